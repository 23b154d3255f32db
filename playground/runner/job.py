"""One piece of work in a thread of its own: it tells how far it is, can be cancelled, and fails with a text."""

import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol

import numpy as np
from PySide6.QtCore import QObject, QThread, Signal

from playground.data.files.errors import DataError
from playground.data.files.progress import Cancelled

TELL_SECONDS = 0.1
"""Seconds between two reports: nobody could follow more of them."""

TURN = 0.0005
"""Seconds for which a job keeps the interpreter from the window, which waits as long at every call into Qt."""


class Tell(Protocol):
    """Called by the work with the share that is done, 0 to 1, and what it has found so far; may raise `Cancelled`."""

    def __call__(self, share: float, found: object = None) -> None: ...


Work = Callable[[Tell], Any]
"""Does something and returns what it found; raises `DataError` or lets `Cancelled` through."""


class Job(QThread):
    """Calls `work` once. One of `found` (what it returned), `refused` (a sentence) and `failed` (a text) follows.

    After `cancel` none of them does. `progressed` carries the share that is done, `glimpsed` what was found so far,
    both now and then.
    """

    found = Signal(object)
    refused = Signal(object)
    failed = Signal(str)
    progressed = Signal(float)
    glimpsed = Signal(object)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # macOS gives threads 512 KB, too little for the matrix products of some libraries
        self.setStackSize(16 << 20)
        self._work = work
        self._next = 0.0

    def cancel(self) -> None:
        """Stop at the next opportunity."""
        self.requestInterruption()

    def run(self) -> None:
        """The thread's life."""
        try:
            with np.errstate(all="ignore"), _short_turns():
                result = self._work(self._tell)
        except Cancelled:
            return
        except DataError as error:
            if not self.isInterruptionRequested():
                self.refused.emit(error.sentence)
        except Exception:
            self.failed.emit(traceback.format_exc())
        else:
            if not self.isInterruptionRequested():
                self.found.emit(result)

    def _tell(self, share: float, found: object = None) -> None:
        if self.isInterruptionRequested():
            raise Cancelled
        now = time.monotonic()
        if now >= self._next:
            self._next = now + TELL_SECONDS
            self.progressed.emit(share)
            if found is not None:
                self.glimpsed.emit(found)


_lock = threading.Lock()
_jobs: list[float] = []
"""For each job that runs the length of a turn before it."""


@contextmanager
def _short_turns() -> Iterator[None]:
    """Let the threads of this program take turns more often while at least one job runs."""
    with _lock:
        _jobs.append(_jobs[0] if _jobs else sys.getswitchinterval())
        sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        with _lock:
            usual = _jobs.pop()
            if not _jobs:
                sys.setswitchinterval(usual)


def end(job: Job | None) -> None:
    """Cancel a job, if there is one, and wait for its end."""
    if job is not None:
        job.cancel()
        job.wait()
        job.deleteLater()
