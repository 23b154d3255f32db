"""The files opened or saved last."""

import os
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

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


class RecentMenu(QMenu):
    """Lists the recent files each time it opens. `chosen` carries a path."""

    chosen = Signal(object)

    def __init__(self, title: str, recent: RecentFiles, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._recent = recent
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List what there is now."""
        self.clear()
        for number, path in enumerate(self._recent.paths(), start=1):
            action = self.addAction(f"&{number % 10} {path.name.replace('&', '&&')}")
            action.setToolTip(str(path))
            action.setStatusTip(str(path))
            action.setData(str(path))
            action.triggered.connect(self._choose)
        if self.isEmpty():
            self.addAction(self.tr("No recent files")).setEnabled(False)
            return
        self.addSeparator()
        self.addAction(self.tr("&Clear this list")).triggered.connect(self._recent.clear)

    def _choose(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.chosen.emit(Path(action.data()))
