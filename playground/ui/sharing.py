"""Sending the experiment to somebody, and taking one that was sent."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from playground.experiment import PresetError
from playground.export.sharing import files_needed, to_link, to_text
from playground.ui.banners import Banners
from playground.ui.document import Document
from playground.ui.files import Files
from playground.ui.texts import tr_error


class Sharing(QObject):
    """The commands of the Edit menu that use the clipboard. `said` carries a line for the status bar."""

    said = Signal(str)

    def __init__(self, window: QWidget, document: Document, files: Files, banners: Banners) -> None:
        super().__init__(window)
        self._document = document
        self._files = files
        self._banners = banners

    @Slot()
    def copy_link(self) -> None:
        """Put a link on the clipboard."""
        try:
            link = to_link(self._document.spec)
        except PresetError as error:
            self._banners.show_problem(tr_error(error))
            return
        self._copy(link, self.tr("The link is on the clipboard."))

    @Slot()
    def copy_text(self) -> None:
        """Put the text form on the clipboard."""
        self._copy(to_text(self._document.spec), self.tr("The text is on the clipboard."))

    @Slot()
    def paste(self) -> None:
        """Open what is on the clipboard."""
        self._files.open_text(QGuiApplication.clipboard().text())

    def _copy(self, text: str, done: str) -> None:
        QGuiApplication.clipboard().setText(text)
        missing = ", ".join(files_needed(self._document.spec))
        if missing:
            done += " " + self.tr("Send {files} with it: the data are not in it.").format(files=missing)
        self.said.emit(done)
