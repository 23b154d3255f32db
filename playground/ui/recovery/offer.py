"""At the start: offer what programs that died have left, and open what is chosen."""

import logging
from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from playground.experiment.shelf import Left
from playground.ui.banners import Banners
from playground.ui.dialogs.recovery import RecoveryDialog
from playground.ui.document import Document
from playground.ui.files import Files
from playground.ui.recovery.autosave import Autosave
from playground.ui.recovery.found import Found, readable
from playground.ui.texts import tr_error

_log = logging.getLogger(__name__)


class Offer(QObject):
    """Shows what was `left`. What is recovered counts as not saved; nothing goes without being asked for."""

    def __init__(self, window: QWidget, document: Document, files: Files, banners: Banners, autosave: Autosave) -> None:
        super().__init__(window)
        self._window, self._document, self._files, self._banners = window, document, files, banners
        self._autosave = autosave
        self._found: list[Found] = []
        self.dialog: RecoveryDialog | None = None

    def make(self, everything: Sequence[Left]) -> None:
        """Show the dialog if there is anything to show."""
        for left in everything:
            found, error = readable(left)
            if error is not None:
                text = self.tr("A copy of unsaved work could not be read and was put aside. {reason}")
                self._banners.show_message("message", text.format(reason=tr_error(error)), "warning")
                _log.warning("%s: %s", left.place.name, error)
            if found is None:
                left.discard()
                continue
            if found.fault:
                _log.error("The last words of a program that crashed:\n%s", found.fault)
            self._found.append(found)
        if self._found:
            self.dialog = RecoveryDialog(self._found, self._window)
            self.dialog.chosen.connect(self._recover)
            self.dialog.discarded.connect(self._discard)
            self.dialog.finished.connect(self._put_back)
            self.dialog.open()

    @Slot(object)
    def _recover(self, found: Found) -> None:
        if found.session is None or not self._files.may_leave():
            return
        self._found.remove(found)
        self._autosave.adopt(found.left)
        session = found.session
        self._document.load(session.spec, found.path, found.title, session.state, modified=True, runs=session.runs)

    @Slot(object)
    def _discard(self, found: Found) -> None:
        self._found.remove(found)
        found.left.discard()

    @Slot()
    def _put_back(self) -> None:
        """Offer the rest next time; last words without work have been shown and are in the log."""
        self.dialog = None
        for found in self._found:
            found.left.put_back() if found.session is not None else found.left.discard()
        self._found = []
