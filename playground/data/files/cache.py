"""What was read from files last, kept while the files stay as they are."""

import threading
from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import Generic, TypeVar

from playground.data.files.reading import look

Content = TypeVar("Content")

Stamp = tuple[Hashable, ...]


class FileCache(Generic[Content]):
    """One content at a time, known by its files' paths, times and sizes. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stamp: Stamp = ()
        self._content: Content | None = None

    def get(self, stamp: Stamp) -> Content | None:
        """What was kept under this stamp, or None."""
        with self._lock:
            return self._content if stamp == self._stamp else None

    def put(self, stamp: Stamp, content: Content) -> Content:
        """Keep this instead of what was kept before."""
        with self._lock:
            self._stamp, self._content = stamp, content
        return content


def stamp(paths: Sequence[Path], *settings: Hashable) -> Stamp:
    """What tells whether files, read with these settings, would give the same again; `DataError` if one is missing."""
    return tuple((str(path), *look(path)) for path in paths) + settings
