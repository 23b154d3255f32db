"""The shelf: where each running program keeps a copy of its unsaved work, and finds what others left when they died.

Every process has a name of its own, and a lock that the system releases with the process, however it ends. Whatever
stands under a name that nobody holds was left behind. No process touches what belongs to a living one; a number of a
process that is used again is of no importance, because the lock decides.
"""

import contextlib
import os
import secrets
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playground.experiment.atomic import atomic_write
from playground.experiment.session import SUFFIX

LOCK = ".lock"
FAULT = ".fault"
BAD = ".bad"

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Place:
    """What stands under one name: a document, and what a crash of the interpreter has written; held by its lock."""

    def __init__(self, folder: Path, name: str, descriptor: int) -> None:
        self.folder, self.name = folder, name
        self.document = folder / f"{name}{SUFFIX}"
        self.fault = folder / f"{name}{FAULT}"
        self._lock = folder / f"{name}{LOCK}"
        self._descriptor: int | None = descriptor

    def forget(self) -> None:
        """Remove the document."""
        self.document.unlink(missing_ok=True)

    def release(self, keep: bool = False) -> None:
        """Let go of the name; all that stands under it is removed unless it is to be found later."""
        if self._descriptor is None:
            return
        if not keep:
            for path in (self.document, self.fault):
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)
        if sys.platform == "win32":  # an open file cannot be removed there
            self._close()
        if not (self.document.exists() or self.fault.exists()):
            with contextlib.suppress(OSError):
                self._lock.unlink(missing_ok=True)
        self._close()

    def _close(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


@dataclass(frozen=True)
class Left:
    """What a program that is gone has left: a document, the last words of the interpreter, or both."""

    place: Place

    @property
    def document(self) -> Path | None:
        """The copy of its work, if it had any that was not saved."""
        return self.place.document if self.place.document.is_file() else None

    @property
    def fault(self) -> str:
        """What `faulthandler` has written; empty if it did not come to that."""
        with contextlib.suppress(OSError):
            return self.place.fault.read_text(encoding="utf-8", errors="replace").strip()
        return ""

    def set_aside(self) -> Path:
        """Keep a document that cannot be read out of the way, and return where it is."""
        path = self.place.document.with_suffix(BAD)
        os.replace(self.place.document, path)
        return path

    def discard(self) -> None:
        """Remove everything."""
        self.place.release()

    def put_back(self) -> None:
        """Leave it for another time."""
        self.place.release(keep=True)


class Shelf:
    """This process's place in `folder`, which is made if need be. Raises `OSError` if there cannot be one."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.place = _new_place(folder)

    def keep(self, data: bytes) -> None:
        """Write the copy of the document, all or nothing; `SaveError` with a sentence if it cannot be written."""
        atomic_write(self.place.document, data)

    def take(self, left: Left) -> None:
        """Make what was left this process's own copy, in one move."""
        os.replace(left.place.document, self.place.document)
        left.discard()

    def left(self) -> list[Left]:
        """What programs that are gone have left, the newest first. It is held until it is discarded or put back."""
        names = {path.stem for path in self.folder.iterdir() if path.suffix in (LOCK, SUFFIX, FAULT)}
        found = []
        for name in sorted(names - {self.place.name}):
            place = _hold(self.folder, name)
            if place is None:
                continue
            left = Left(place)
            if left.document is not None or left.fault:
                found.append(left)
            else:
                left.discard()
        return sorted(found, key=_age)

    def close(self, keep: bool = False) -> None:
        """Give up the place; `keep` leaves the copy for the next start."""
        self.place.release(keep)


def _age(left: Left) -> float:
    path = left.document or left.place.fault
    return -path.stat().st_mtime


def _new_place(folder: Path) -> Place:
    for name in _names():
        place = _hold(folder, name)
        if place is not None:
            return place
    raise AssertionError("unreachable: the names do not end")


def _names() -> Iterator[str]:
    while True:
        yield f"{os.getpid()}-{secrets.token_hex(4)}"


def _hold(folder: Path, name: str) -> Place | None:
    """The place called `name`, if nobody else holds it.

    Between opening and locking, another process may have removed the file: then the lock is one on nothing.
    """
    path = folder / f"{name}{LOCK}"
    descriptor = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        _try_lock(descriptor)
        if not os.path.samestat(os.fstat(descriptor), os.stat(path)):
            raise FileNotFoundError(path)
    except OSError:
        os.close(descriptor)
        return None
    return Place(folder, name, descriptor)
