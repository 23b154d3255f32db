"""The history of edits as a list: a click goes back to a state, or forward again."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLabel, QUndoView, QVBoxLayout, QWidget

from playground.ui.document import Document
from playground.ui.icons import icon


class EditHistory(QDialog):
    """Stays open beside the window while one works; listens to the document only while it is shown."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Edit history"))
        self._document = document
        self.view = QUndoView(self)
        self.view.setEmptyLabel(self.tr("As opened"))
        self.view.setAccessibleName(self.tr("Edits, the oldest first"))
        self.view.setIconSize(QSize(14, 14))
        self.view.setSpacing(3)
        hint = QLabel(self.tr("Click an edit to go back to it, or forward again. The mark shows what is saved."), self)
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.addWidget(self.view)
        layout.addWidget(hint)
        self.resize(320, 420)

    def present(self) -> None:
        """Show it, or bring it to the front."""
        self.show()
        self.raise_()
        self.activateWindow()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to listen."""
        self.view.setCleanIcon(icon("save", "muted"))
        self.view.setStack(self._document.undo_stack)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Listen no longer."""
        self.view.setStack(None)  # type: ignore[arg-type]
        super().hideEvent(event)
