"""How long a training has trained: processor time of its thread, so that a pause or a speed limit does not count."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import get_ident
from time import thread_time


class Stopwatch:
    """Seconds of work of whichever thread calls. Is read once per history row, so a step costs nothing.

    Nothing computed depends on it: runs of equal seeds stay equal, only their seconds differ.
    """

    def __init__(self, seconds: float = 0.0) -> None:
        self._seconds = seconds
        self._since(get_ident())

    def read(self) -> float:
        """Seconds so far. What another thread did since the last reading is not seen: clocks are per thread."""
        thread = get_ident()
        if thread == self._thread:
            self._seconds += thread_time() - self._begin
        self._since(thread)
        return self._seconds

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Leave out what is done meanwhile."""
        self.read()
        yield
        self._since(get_ident())

    def _since(self, thread: int) -> None:
        self._thread, self._begin = thread, thread_time()
