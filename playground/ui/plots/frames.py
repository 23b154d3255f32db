"""Small containers for pictures: a square place, and a bar that explains colours."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QLinearGradient, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.export.drawing.scales import short
from playground.ui.painting import painting
from playground.ui.theme import Theme, current_theme, scaled_font

BAR_HEIGHT = 8
TEXT = 0.85


class SquareBox(QWidget):
    """Keeps one widget square and centred, as large as there is room."""

    def __init__(self, child: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._child = child
        child.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """A square of a comfortable size."""
        return QSize(280, 280)

    def minimumSizeHint(self) -> QSize:
        """The least the child asks for."""
        return self._child.minimumSize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the child."""
        super().resizeEvent(event)
        side = min(self.width(), self.height())
        self._child.setGeometry((self.width() - side) // 2, (self.height() - side) // 2, side, side)


class ColourBar(QWidget):
    """A slim bar from orange to blue with the values of its ends and a note on them. Painted on changes only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._ends = (-1.0, 1.0)
        self._note = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def ends(self) -> tuple[float, float]:
        """The values of the orange and of the blue end."""
        return self._ends

    @property
    def note(self) -> str:
        """What stands after the value of the blue end."""
        return self._note

    def set_ends(self, low: float, high: float, note: str = "") -> None:
        """Take the values of both ends, and what is to be said of them."""
        if (low, high, note) != (*self._ends, self._note):
            self._ends, self._note = (low, high), note
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """One line of text."""
        return QSize(160, QFontMetrics(scaled_font(self.font(), TEXT)).height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar between its two numbers."""
        with painting(self) as painter:
            painter.setFont(scaled_font(self.font(), TEXT))
            painter.setPen(QColor(self._theme.muted))
            texts = (short(self._ends[0]), f"{short(self._ends[1])} {self._note}".rstrip())
            margin = max(painter.fontMetrics().horizontalAdvance(text) for text in texts) + 6
            line = QRect(0, 0, self.width(), self.height())
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, texts[0])
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, texts[1])
            bar = QRectF(margin + 0.5, (self.height() - BAR_HEIGHT) // 2 + 0.5, self.width() - 2 * margin, BAR_HEIGHT)
            gradient = QLinearGradient(bar.topLeft(), bar.topRight())
            for place, colour in ((0.0, self._theme.negative), (0.5, self._theme.zero), (1.0, self._theme.positive)):
                gradient.setColorAt(place, QColor(colour))
            painter.fillRect(bar, gradient)
            painter.setPen(QPen(QColor(self._theme.line), 1))
            painter.drawRect(bar)
