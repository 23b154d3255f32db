"""Opening a data file, gzipped or not, with every failure told in one sentence."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from playground.data.files.errors import DataError
from playground.sentence import Sentence, sentence

DEFLATE_MOST = 1032
"""How many bytes one byte of a gzipped file can become at most (zlib's technical notes)."""
_GZIP = b"\x1f\x8b"
_CAUSES: dict[type[Exception], Sentence] = {
    FileNotFoundError: sentence("there is no such file"),
    PermissionError: sentence("it may not be read"),
    IsADirectoryError: sentence("it is a folder"),
}


def refuse(path: Path, reason: Sentence) -> DataError:
    """The error that says why a file is refused; `reason` is a clause without a full stop."""
    return DataError(sentence("{file}: {reason}.", file=path.name, reason=reason))


def look(path: Path) -> tuple[int, int]:
    """Time of change in nanoseconds and size in bytes; `DataError` if there is no such file."""
    with explained(path):
        found = path.stat()
    return found.st_mtime_ns, found.st_size


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what goes wrong while reading into a `DataError`."""
    try:
        yield
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise refuse(path, sentence("the compressed data are damaged or cut off")) from None
    except MemoryError:
        raise refuse(path, sentence("there is not enough memory for it")) from None
    except (OSError, ValueError) as error:
        if isinstance(error, DataError):
            raise
        cause = _CAUSES.get(type(error), sentence("it cannot be read"))  # ValueError: a name no file can have
        raise refuse(path, cause) from None


@contextmanager
def opened(path: Path) -> Iterator[tuple[IO[bytes], int]]:
    """The bytes of a file, unzipped where need be, and how many there can be at most."""
    with explained(path), path.open("rb") as file:
        size = path.stat().st_size
        zipped = file.read(len(_GZIP)) == _GZIP
        file.seek(0)
        if not zipped:
            yield file, size
            return
        with gzip.open(file) as unzipped:
            yield unzipped, size * DEFLATE_MOST  # type: ignore[misc]  # a GzipFile reads like any binary file
