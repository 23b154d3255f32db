"""Reading files in a thread of its own."""

import traceback
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from playground.data.files.errors import DataError
from playground.data.files.progress import Cancelled, Progress

Read = Callable[[Progress], Any]
"""Reads something, telling how far it is; raises `DataError` or lets `Cancelled` through."""


class ImportJob(QThread):
    """Calls `read` once. One of `found` (what was read), `refused` (a sentence) and `failed` (a text) follows.

    After `cancel` none of them does. `progressed` carries the share that is done.
    """

    found = Signal(object)
    refused = Signal(object)
    failed = Signal(str)
    progressed = Signal(float)

    def __init__(self, read: Read, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read

    def cancel(self) -> None:
        """Stop reading at the next opportunity."""
        self.requestInterruption()

    def run(self) -> None:
        """The thread's life."""
        try:
            content = self._read(self._tell)
        except Cancelled:
            return
        except DataError as error:
            if not self.isInterruptionRequested():
                self.refused.emit(error.sentence)
        except Exception:
            self.failed.emit(traceback.format_exc())
        else:
            if not self.isInterruptionRequested():
                self.found.emit(content)

    def _tell(self, share: float) -> None:
        if self.isInterruptionRequested():
            raise Cancelled
        self.progressed.emit(share)
