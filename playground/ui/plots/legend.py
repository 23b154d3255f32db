"""Direct labels: the names of the curves inside the plot, each with a piece of its line."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsLineItem, QGraphicsRectItem, QGraphicsSimpleTextItem

from playground.export.drawing.colouring import mix
from playground.ui.theme import Theme

LABEL_FONT = 0.88
"""The size of labels beside what they name, as a share of the window's font."""
SAMPLE = 22.0
GAP = 6.0
LINE = 1.6
NAME_SHARE, LEAST_NAME = 0.6, 60.0
"""The widest a name may be: a share of the plot area, or so many pixels in a small one."""

DASHES: tuple[tuple[float, ...], ...] = ((), (6, 3), (2, 2.5), (8, 3, 2, 3))
"""Dash patterns, so that colour is never the only difference."""


class Label(NamedTuple):
    """One entry: its text, the number of its colour and its dash pattern. A note has no line.

    `strength`: how far the line's colour is from the card's.
    """

    text: str
    colour: int
    dash: tuple[float, ...] = ()
    note: bool = False
    strength: float = 1.0


class Legend(QGraphicsRectItem):
    """A column of labels in a corner of the plot area, on a veil that keeps them readable over curves."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.at_bottom = False
        """Whether the labels are in the lower corner; takes effect when they are shown next."""
        self._shown: tuple[object, ...] = ()
        self.setPen(QPen(Qt.PenStyle.NoPen))
        self.setZValue(5)

    def width(self) -> float:
        """How much of the plot area's width the labels take, in pixels."""
        return self.rect().width() + 4 if self.childItems() else 0.0

    def show_labels(self, labels: tuple[Label, ...], area: QRectF, theme: Theme, font: QFont) -> None:
        """Draw the labels that fit into the area; the rest is counted in a last line."""
        wanted = (labels, self.at_bottom, area.width(), area.height(), theme, font.toString())
        if wanted == self._shown:
            return
        self._shown = wanted
        for child in self.childItems():
            self.scene().removeItem(child)
        metrics = QFontMetricsF(font)
        fitting = tuple(
            label._replace(text=shortened(label.text, area, metrics))
            for label in _fitting(labels, _rows(area, metrics))
        )
        width = max((metrics.horizontalAdvance(label.text) for label in fitting), default=0) + SAMPLE + GAP
        for row, label in enumerate(fitting):
            self._add(label, row, width, theme, font, metrics)
        self._place(area, width, len(fitting) * metrics.height())
        veil = QColor(theme.card)
        veil.setAlphaF(0.8)
        self.setBrush(QBrush(veil) if fitting else QBrush())

    def _add(self, label: Label, row: int, width: float, theme: Theme, font: QFont, metrics: QFontMetricsF) -> None:
        top = row * metrics.height()
        text = QGraphicsSimpleTextItem(label.text, self)
        text.setFont(font)
        text.setBrush(QColor(theme.muted if label.note else theme.series_text[label.colour % len(theme.series_text)]))
        text.setPos(width - metrics.horizontalAdvance(label.text), top)
        if label.note:
            return
        middle = round(top + metrics.height() / 2) + 0.5
        right = width - metrics.horizontalAdvance(label.text) - GAP
        line = QGraphicsLineItem(right - SAMPLE, middle, right, middle, self)
        colour = mix(theme.card, theme.series[label.colour % len(theme.series)], label.strength)
        pen = QPen(QColor.fromRgb(colour), LINE)
        if label.dash:
            pen.setDashPattern(list(label.dash))
        line.setPen(pen)

    def _place(self, area: QRectF, width: float, height: float) -> None:
        self.setRect(-4, -2, width + 8, height + 4)
        top = area.height() - height - 6 if self.at_bottom else 4.0
        self.setPos(area.width() - width - 4, top)


def _rows(area: QRectF, metrics: QFontMetricsF) -> int:
    return max(2, int((area.height() - 8) / metrics.height()))


def _fitting(labels: tuple[Label, ...], rows: int) -> tuple[Label, ...]:
    if len(labels) <= rows:
        return labels
    return (*labels[: rows - 1], Label(f"+ {len(labels) - rows + 1}", 0, note=True))


def shortened(name: str, area: QRectF, metrics: QFontMetricsF) -> str:
    """A name that leaves room for what it names. Its end is kept: there blocks inside a parallel one differ."""
    return metrics.elidedText(name, Qt.TextElideMode.ElideLeft, max(NAME_SHARE * area.width(), LEAST_NAME))


def block_style(number: int, blocks: int) -> tuple[int, tuple[float, ...]]:
    """The colour and the dash pattern of a block: blue first, the output always purple."""
    hidden = (0, 2, 1, 4, 5)
    if number == blocks - 1:
        return 3, ()
    return hidden[number % len(hidden)], DASHES[(number // len(hidden)) % len(DASHES)]
