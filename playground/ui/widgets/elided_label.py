"""A line of text that may be longer than its room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from playground.ui.painting import painting


class ElidedLabel(QLabel):
    """Asks for no width; what does not fit ends in an ellipsis, and the tool tip then tells all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more room now, or less."""
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text as far as there is room."""
        fitting = self._fitting()
        if fitting == self.text():
            super().paintEvent(event)
            return
        room, palette, role = self.contentsRect(), self.palette(), self.foregroundRole()
        with painting(self) as painter:
            self.style().drawItemText(painter, room, self.alignment(), palette, self.isEnabled(), fitting, role)

    def _fitting(self) -> str:
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def _tell(self) -> None:
        self.setToolTip("" if self._fitting() == self.text() else self.text())
