"""Saving a file so that a crash, a full disk or a killed process leaves the old file or the new one, never half of one.

Standard library only. A temporary file in the same folder is written, flushed to the disk and put in the old file's
place in one system call.
"""

import contextlib
import os
import secrets
import stat
import sys
import time
from pathlib import Path

TEMPORARY_PREFIX = ".nn-playground-"
TEMPORARY_SUFFIX = ".tmp"

STALE_SECONDS = 24 * 3600

_WINDOWS_BUSY = {5, 32}  # access denied, sharing violation: a virus scanner or an indexer holds the file for a moment
_WINDOWS_TRIES = 10


class SaveError(OSError):
    """A file could not be saved; the text is one sentence with the path and the cause, which are kept beside it."""

    def __init__(self, number: int | None, path: str, cause: str) -> None:
        super().__init__(number, f"Cannot save {path}: {cause}.")
        self.path = path
        self.cause = cause

    def __str__(self) -> str:
        return str(self.strerror)


def atomic_write(path: str | os.PathLike[str], data: bytes) -> None:
    """Write `data` to `path`, all or nothing.

    The file keeps its mode, a symbolic link keeps pointing to it. Raises `SaveError` (an `OSError`); the old file is
    then unchanged and no temporary file is left. A device or a pipe is written to directly.
    """
    target = Path(os.path.realpath(path))
    try:
        mode = _existing_mode(target)
        if mode is not None and not stat.S_ISREG(mode):
            _write_through(target, data)
        else:
            _replace(target, data, mode)
    except OSError as error:
        cause = error.strerror or str(error)
        raise SaveError(error.errno, os.fspath(path), cause) from error


def _existing_mode(target: Path) -> int | None:
    """The mode of the file to be replaced, `None` for a new one. A write-protected file is refused."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return None
    if not os.access(target, os.W_OK):
        raise PermissionError(13, "The file is write-protected")
    return mode


def _write_through(target: Path, data: bytes) -> None:
    with target.open("wb") as file:
        file.write(data)


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    temporary = target.parent / f"{TEMPORARY_PREFIX}{os.getpid()}-{secrets.token_hex(6)}{TEMPORARY_SUFFIX}"
    try:
        _write_temporary(temporary, data)
        if mode is not None:
            os.chmod(temporary, stat.S_IMODE(mode))
        _move(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _flush_folder(target.parent)
    sweep(target.parent)


def sweep(folder: Path) -> None:
    """Remove the temporary files that killed processes left in `folder` more than a day ago."""
    oldest = time.time() - STALE_SECONDS
    with contextlib.suppress(OSError):
        for file in folder.glob(f"{TEMPORARY_PREFIX}*{TEMPORARY_SUFFIX}"):
            if file.stat().st_mtime < oldest:
                file.unlink()


def _write_temporary(temporary: Path, data: bytes) -> None:
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _move(temporary: Path, target: Path) -> None:
    tries = _WINDOWS_TRIES if sys.platform == "win32" else 1
    for left in reversed(range(tries)):
        try:
            os.replace(temporary, target)
            return
        except OSError as error:
            if not left or getattr(error, "winerror", None) not in _WINDOWS_BUSY:
                raise
            time.sleep(0.05)


def _flush_folder(folder: Path) -> None:
    """Flush the new name to the disk. The file is already in place, so a file system that cannot do it is no error."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
