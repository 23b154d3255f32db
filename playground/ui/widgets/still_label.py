"""Text that changes many times a second without moving anything."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from playground.ui.theme import tabular


class StillLabel(QWidget):
    """A line of text, with digits of equal width, whose size does not follow the text.

    A `QLabel` asks every layout above it, up to the window's docks, to be computed anew at each change of its text:
    ten times a second that costs the training more than drawing the plots. Here the label has no layout around it. The
    room is one line high and as wide as `widest`; where that is given, it grows for a longer text and never shrinks.
    """

    def __init__(self, text: str = "", widest: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel(text, self)
        self._label.setProperty("role", role)
        self._label.setFont(tabular(self._label.font()))
        self._widest = widest
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._measure()

    def text(self) -> str:
        """The text shown."""
        return self._label.text()

    def setText(self, text: str) -> None:
        """Show another text."""
        if text != self._label.text():
            self._label.setText(text)
            if self._widest and len(text) > len(self._widest):
                self._widest = text
                self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the room with the label."""
        super().resizeEvent(event)
        self._label.setGeometry(self.rect())

    def changeEvent(self, event: QEvent) -> None:
        """Another font or style sheet needs other room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_widest"):
            self._measure()

    def _measure(self) -> None:
        self._label.ensurePolished()
        metrics = self._label.fontMetrics()
        self.setMinimumWidth(metrics.horizontalAdvance(self._widest))
        self.setFixedHeight(max(metrics.height(), self._label.sizeHint().height()))  # a style may add a margin
