"""What a window shows while something that it takes is dragged over it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from playground.ui.painting import painting
from playground.ui.theme import current_theme

INSET = 6
WIDTH = 3
TINT = 26
"""How opaque the colour over the window is, of 255."""


class DropFrame(QWidget):
    """A dashed frame in the accent colour along the edges of the widget it lies on, with a line of text in its middle.

    It never takes part in the dragging itself.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.text = ""
        self.hide()

    def show_over(self, text: str) -> None:
        """Cover the whole widget and say what dropping does."""
        self.text = text
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, and the text on a plate of its own."""
        theme = current_theme()
        accent = QColor(theme.accent)
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            tint = QColor(accent)
            tint.setAlpha(TINT)
            painter.setBrush(tint)
            painter.setPen(QPen(accent, WIDTH, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(INSET, INSET, -INSET, -INSET), 10, 10)
            font = painter.font()
            font.setBold(True)
            painter.setFont(font)
            plate = QRectF(painter.fontMetrics().boundingRect(self.text)).adjusted(-18, -9, 18, 9)
            plate.moveCenter(QRectF(self.rect()).center())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawRoundedRect(plate, plate.height() / 2, plate.height() / 2)
            painter.setPen(QColor(theme.on_accent))
            painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, self.text)
