"""The files opened or saved last."""

import os
from pathlib import Path

from playground.ui.settings import Settings

MOST = 10


class RecentFiles:
    """At most ten paths, the newest first, kept in the settings; files that are gone are left out."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def paths(self) -> list[Path]:
        """The files that still exist."""
        return [path for path in map(Path, self._settings.texts("recent")) if path.is_file()]

    def add(self, path: Path) -> None:
        """Put a file first."""
        first = Path(os.path.abspath(path))
        rest = [other for other in self.paths() if other != first]
        self._settings.store("recent", [str(entry) for entry in [first, *rest][:MOST]])

    def clear(self) -> None:
        """Forget all files."""
        self._settings.forget("recent")
