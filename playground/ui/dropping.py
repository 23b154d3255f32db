"""Presets, sessions, exported pictures and data dropped on the window."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from playground.export.opening import SUFFIXES
from playground.ui.files import Files
from playground.ui.importing.importing import Importing, takes
from playground.ui.widgets.drop_frame import DropFrame


class Dropping(QObject):
    """Says what a drop would do while something is dragged over the window, and does it.

    `said` carries a line for the status bar: why something is not taken.
    """

    said = Signal(str)

    def __init__(self, window: QWidget, files: Files, importing: Importing) -> None:
        super().__init__(window)
        self._files = files
        self._importing = importing
        self.frame = DropFrame(window)

    def enter(self, event: QDragEnterEvent) -> None:
        """Accept one preset, session or exported picture, or files or a folder of data; say why not otherwise."""
        paths = _local_paths(event)
        if not _taken(paths):
            self.said.emit(
                self.tr("Only an experiment (.json, .nnp, .png), a file of data or a folder can be dropped here.")
            )
            return
        event.acceptProposedAction()
        name = paths[0].name if len(paths) == 1 else self.tr("{n} files").format(n=len(paths))
        opens = self.tr("Drop to open {name}") if _opens(paths) else self.tr("Drop to import {name}")
        self.frame.show_over(opens.format(name=name))

    def leave(self) -> None:
        """The drag has gone elsewhere."""
        self.frame.hide()

    def drop(self, event: QDropEvent) -> None:
        """Open an experiment, or import data."""
        self.frame.hide()
        paths = _local_paths(event)
        if not _taken(paths):
            return
        event.acceptProposedAction()
        if _opens(paths):
            self._files.open_path(paths[0])
        else:
            self._importing.open_paths(paths)


def _local_paths(event: QDropEvent) -> list[Path]:
    """What is dragged; empty if any of it is no file on this computer."""
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls] if all(url.isLocalFile() for url in urls) else []


def _opens(paths: Sequence[Path]) -> bool:
    return len(paths) == 1 and paths[0].suffix.lower() in SUFFIXES and not paths[0].is_dir()


def _taken(paths: Sequence[Path]) -> bool:
    return _opens(paths) or takes(paths)
