"""Errors of the program that nobody caught: kept in the log, the work copied, and one dialog shown."""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from playground.ui.dialogs.crash import CrashDialog, Kept

CRASHED = 1
"""The exit code after Quit."""

_log = logging.getLogger(__name__)


class Crashes(QObject):
    """Between `install` and `remove`: takes uncaught exceptions of all threads, those nobody can catch, too.

    `save` copies the work; whether there is anything unsaved is what it returns. The same error is shown once; when it
    comes again, `repeated` carries it. While a dialog is open, further errors are only counted in it.
    """

    repeated = Signal(str)
    _caught = Signal(str, str)

    def __init__(self, window: QWidget, save: Callable[[], bool], logs: Path) -> None:
        super().__init__(window)
        self._window, self._save, self._logs = window, save, logs
        self._seen: set[str] = set()
        self._before: tuple[Any, Any, Any] | None = None
        self.dialog: CrashDialog | None = None
        # queued: an error in a paint event must not open a window while something is painted
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take all exceptions from here on."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self.report
        threading.excepthook = lambda found: self.report(found.exc_type, found.exc_value, found.exc_traceback)
        sys.unraisablehook = lambda found: self.report(found.exc_type, found.exc_value, found.exc_traceback)

    def remove(self) -> None:
        """Put the hooks of before back."""
        if self._before is not None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
            self._before = None

    def report(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None = None
    ) -> None:
        """Take one exception; from any thread."""
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        self.report_text("".join(traceback.format_exception(kind, error, trace)))

    @Slot(str)
    def report_text(self, details: str) -> None:
        """Take an exception as the text of its traceback."""
        _log.error("Uncaught exception:\n%s", details)
        lines = [line.strip() for line in details.strip().splitlines()]
        places = [line for line in lines if line.startswith("File ")]
        cause = f"{lines[-1].split(':')[0]} {places[-1] if places else ''}"
        self._caught.emit(cause, details)

    @Slot(str, str)
    def _show(self, cause: str, details: str) -> None:
        """In the window's thread. An error in here must not lead to itself."""
        try:
            self._take(cause, details)
        except Exception:
            _log.exception("The error could not be shown")

    def _take(self, cause: str, details: str) -> None:
        if self.dialog is not None:
            self.dialog.repeat()
            self._seen.add(cause)
            return
        error = details.strip().splitlines()[-1]
        kept = self._saved()
        if cause in self._seen:
            self.repeated.emit(error)
            return
        self._seen.add(cause)
        self.dialog = CrashDialog(error, details, kept, self._window)
        self.dialog.folderWanted.connect(self._open_folder)
        self.dialog.quitWanted.connect(self._quit)
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _saved(self) -> Kept:
        try:
            return "copied" if self._save() else "nothing"
        except Exception:
            _log.exception("The work could not be copied")
            return "failed"

    @Slot()
    def _closed(self) -> None:
        self.dialog = None

    @Slot()
    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._logs)))

    @Slot()
    def _quit(self) -> None:
        """End without a question: the copy of the work stays for the next start."""
        if self.dialog is not None:
            self.dialog.close()
        QCoreApplication.exit(CRASHED)
