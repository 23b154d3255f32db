"""Reading arrays of NumPy's .npy and .npz files without pickles, the header checked before anything is allocated."""

import tokenize
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import numpy as np
import numpy.typing as npt

from playground.data.files.errors import DataError
from playground.data.files.reading import explained, refuse
from playground.sentence import sentence

Array = npt.NDArray[Any]

SIZE_LIMIT = 1_000_000_000
"""Bytes of one array at most."""
HEADER_LIMIT = 10_000
_ALLOWED = "fiub"
_FAILURES = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    tokenize.TokenError,
)
"""What damaged files make NumPy and zipfile raise, found by feeding them 20,000 of them."""


def read_npy(path: Path) -> Array:
    """The array of a .npy file; `DataError` if anything is wrong with it."""
    with _guarded(path), path.open("rb") as file:
        return _read(path, file, path.stat().st_size)


def read_npz(path: Path, names: Sequence[str]) -> list[Array]:
    """The arrays called `names` of a .npz file, in any case of letters; `DataError` if anything is wrong with it."""
    with _guarded(path), zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
        found = {entry.filename.removesuffix(".npy").lower(): entry for entry in entries}
        if len(found) != len(entries):
            raise refuse(path, sentence("it holds two arrays of one name"))
        arrays = []
        for name in names:
            if name not in found:
                held = ", ".join(sorted(found)) or "-"
                raise refuse(path, sentence("it holds no array called {name}, but {names}", name=name, names=held))
            with archive.open(found[name]) as file:
                arrays.append(_read(path, file, found[name].file_size))
        return arrays


@contextmanager
def _guarded(path: Path) -> Iterator[None]:
    with explained(path):
        try:
            yield
        except DataError:
            raise
        except _FAILURES:
            raise refuse(path, sentence("this is not a file of NumPy arrays, or it is damaged")) from None


def _read(path: Path, file: IO[bytes], size: int) -> Array:
    """An array of plain numbers from a stream of `size` bytes."""
    version = np.lib.format.read_magic(file)
    reader = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
    shape, fortran, dtype = reader(file, max_header_size=HEADER_LIMIT)
    if dtype.kind not in _ALLOWED or dtype.itemsize == 0 or dtype.hasobject:
        raise refuse(path, sentence("it holds {kind} instead of numbers", kind=str(dtype)))
    count = int(np.prod(shape, dtype=object))
    if count == 0 or min(shape, default=1) < 0:
        raise refuse(path, sentence("it is empty"))
    if count * dtype.itemsize > SIZE_LIMIT:
        raise refuse(path, sentence("it announces more than the {n} MB that are read", n=SIZE_LIMIT // 1_000_000))
    if count * dtype.itemsize > size:
        raise refuse(path, sentence("it is too short for the {said} values its header announces", said=f"{count:,}"))
    content = file.read(count * dtype.itemsize)
    return np.frombuffer(content, dtype).reshape(shape, order="F" if fortran else "C")
