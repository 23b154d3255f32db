"""Everything that stands between a person's work and the end of the program, put together for one window."""

import contextlib
import faulthandler
import logging
import os

from PySide6.QtCore import QObject, QTimer, Slot

from playground.experiment import SaveError
from playground.experiment.shelf import Left, Shelf
from playground.ui.folders import Folders
from playground.ui.log import start_log, stop_log
from playground.ui.main_window import MainWindow
from playground.ui.recovery.autosave import Autosave
from playground.ui.recovery.crashes import Crashes
from playground.ui.recovery.offer import Offer
from playground.ui.texts import tr_error

_log = logging.getLogger(__name__)


class Safety(QObject):
    """From here to `close`: a log, copies of unsaved work, one dialog for errors, last words, and the offer at start.

    Without a folder that can be written to there are no copies, and the window says so.
    """

    def __init__(self, window: MainWindow, folders: Folders) -> None:
        super().__init__(window)
        self._window = window
        self._log = start_log(folders.logs)
        self.crashes = Crashes(window, self._save, folders.logs)
        self.crashes.repeated.connect(window.uncaught)
        window.runner.failed.connect(self.crashes.report_text)
        self.crashes.install()
        self.autosave: Autosave | None = None
        self.offer: Offer | None = None
        self._fault: int | None = None
        self._left: list[Left] = []
        try:
            shelf = Shelf(folders.recovery)
        except OSError as error:
            _log.warning("No copies of unsaved work: %s", error)
            cause = error.strerror or str(error)
            self._complain(SaveError(error.errno, str(folders.recovery), cause))
        else:
            self._keep_copies(shelf)

    def close(self) -> None:
        """End all of it, after the runner has ended. A copy stays if the window was not closed by a person."""
        self.crashes.remove()
        if self._fault is not None:
            faulthandler.disable()
            os.close(self._fault)
        if self.autosave is not None:
            self.autosave.close()
        stop_log(self._log)

    def _keep_copies(self, shelf: Shelf) -> None:
        window = self._window
        autosave = Autosave(window.document, window.runner, shelf, self)
        autosave.failed.connect(self._complain)
        window.givenUp.connect(autosave.give_up)
        window.preferred.follow("autosave_interval", autosave.set_interval)
        window.preferred.follow("autosave", autosave.turn)
        self.autosave = autosave
        self.offer = Offer(window, window.document, window.files, window.banners, autosave)
        with contextlib.suppress(OSError):
            self._fault = os.open(shelf.place.fault, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
            faulthandler.enable(self._fault)
        self._left = shelf.left()
        QTimer.singleShot(0, self._make_offer)  # when the window is shown

    @Slot()
    def _make_offer(self) -> None:
        if self.offer is not None:
            self.offer.make(self._left)

    def _save(self) -> bool:
        """Copy the work now; whether there is any that is not saved."""
        if self.autosave is None:
            return False
        self.autosave.save()
        return self.autosave.needed

    @Slot(Exception)
    def _complain(self, error: Exception) -> None:
        text = self.tr("No copy of unsaved work can be kept; save often. {reason}").format(reason=tr_error(error))
        self._window.banners.show_message("message", text, "warning")
