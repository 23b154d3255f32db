"""The crosshair of a plot: a line at the cursor's row, a dot on every curve, and a box with the values."""

from html import escape

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QFont, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsLineItem, QGraphicsPathItem, QGraphicsRectItem, QGraphicsTextItem

from playground.ui.theme import Theme

DOT = 3.0
GAP = 8.0
PADDING = 4.0

Lines = list[tuple[str, str]]
"""Texts with their colours, one per line; the first line is bold."""


class Crosshair(QGraphicsRectItem):
    """Is made of items that Qt paints; costs nothing while hidden."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
        self.setZValue(10)
        self._line = QGraphicsLineItem(self)
        self._dots = QGraphicsPathItem(self)
        self._box = QGraphicsRectItem(self)
        self._text = QGraphicsTextItem(self._box)
        self._text.document().setDocumentMargin(PADDING)
        self.hide()

    def restyle(self, theme: Theme, font: QFont) -> None:
        """Take the colours of a theme."""
        self._line.setPen(QPen(QColor(theme.muted), 1.0))
        self._dots.setPen(QPen(QColor(theme.card), 1.0))
        self._dots.setBrush(QBrush(QColor(theme.ink)))
        self._box.setPen(QPen(QColor(theme.line), 1.0))
        self._box.setBrush(QBrush(QColor(theme.card)))
        self._text.setFont(font)

    def show_at(self, x: float, dots: list[QPointF], lines: Lines, area: QRectF) -> None:
        """Show the line at `x` and the box beside it, all in pixels of the plot area."""
        middle = round(x) + 0.5
        self._line.setLine(middle, 0, middle, area.height())
        path = QPainterPath()
        for dot in dots:
            path.addEllipse(dot, DOT, DOT)
        self._dots.setPath(path)
        self._text.setHtml("<br>".join(_html(*line, bold=not number) for number, line in enumerate(lines)))
        size = self._text.boundingRect()
        self._box.setRect(0, 0, size.width(), size.height())
        left = middle + GAP if middle + GAP + size.width() <= area.width() else middle - GAP - size.width()
        rightmost, lowest = area.width() - size.width() - 1, area.height() - size.height()
        self._box.setPos(max(min(left, rightmost), 1), max(min(GAP, lowest), 1))
        self.show()


def _html(text: str, colour: str, bold: bool) -> str:
    words = escape(text).replace("\n", "<br>")
    return f'<span style="color:{colour};{"font-weight:bold" if bold else ""}">{words}</span>'
