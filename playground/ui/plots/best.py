"""Which row of a run was the best one, and the mark that shows it."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPen
from PySide6.QtWidgets import QGraphicsEllipseItem, QGraphicsItem, QGraphicsRectItem, QGraphicsSimpleTextItem

from playground.engine.history import Curves
from playground.ui.theme import Theme

Floats = npt.NDArray[np.float64]

RADIUS = 4.0
VEIL = 0.75
HIGH = 0.3
"""In this part of the plot's height the words stand below the ring."""


class BestRow:
    """The row with the least loss on the validation part, or on the training part where there is none."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget the rows seen."""
        self._seen, self._known = 0, b""
        self._row: int | None = None
        self._loss = np.inf

    def find(self, curves: Curves) -> tuple[int, str] | None:
        """The row and the part that was judged; reads only rows added since the last call. None before any loss."""
        losses = curves.loss
        part = "validation" if len(curves) and not np.isnan(losses["validation"][0]) else "train"
        rows = len(curves)
        if rows < self._seen or self._known != self._ends(losses[part], self._seen):
            self.clear()
        if rows > self._seen:
            new = losses[part][self._seen :]
            known = np.where(np.isfinite(new), new, np.inf)
            place = int(known.argmin())
            if known[place] < self._loss:
                self._row, self._loss = self._seen + place, float(known[place])
            self._seen, self._known = rows, self._ends(losses[part], rows)
        return None if self._row is None else (self._row, part)

    @staticmethod
    def _ends(losses: Floats, rows: int) -> bytes:
        """What tells these rows from others; as bytes, so that NaN equals itself."""
        return losses[[0, rows - 1]].tobytes() if rows else b""


class BestMark(QGraphicsEllipseItem):
    """A ring at a point of a curve with a word beside it, of the same size at any zoom."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(-RADIUS, -RADIUS, 2 * RADIUS, 2 * RADIUS, parent)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setZValue(4)
        self._text = QGraphicsSimpleTextItem(self)
        self._veil = QGraphicsRectItem(self._text)
        self._veil.setFlag(QGraphicsItem.GraphicsItemFlag.ItemStacksBehindParent)
        self._veil.setPen(Qt.PenStyle.NoPen)
        self._shown: object = None
        self.hide()

    def restyle(self, theme: Theme, font: QFont) -> None:
        """Take the colours of a theme."""
        self.setPen(QPen(QColor(theme.ink), 1.4))
        self.setBrush(QBrush(QColor(theme.card)))
        self._text.setBrush(QBrush(QColor(theme.ink)))
        self._text.setFont(font)
        veil = QColor(theme.card)
        veil.setAlphaF(VEIL)
        self._veil.setBrush(QBrush(veil))
        self._shown = None

    def show_at(self, place: QPointF, spot: QPointF, area: QRectF, words: str) -> None:
        """Show it at a place in data coordinates, the words where they have room.

        `spot` is the place in the pixels of the plot `area`; at its edge the ring is moved so that all of it is seen.
        """
        wanted = (place, spot, area, words)
        if wanted != self._shown:
            self._shown = wanted
            self.setPos(place)
            right, down = inwards(spot.x(), area.width()), inwards(spot.y(), area.height())
            self.setRect(right - RADIUS, down - RADIUS, 2 * RADIUS, 2 * RADIUS)
            self._text.setText(words)
            self._veil.setRect(self._text.boundingRect())
            metrics = QFontMetricsF(self._text.font())
            across = -RADIUS - metrics.horizontalAdvance(words) if spot.x() > area.width() / 2 else RADIUS
            above = spot.y() > HIGH * area.height()
            self._text.setPos(across + right, down + (-RADIUS - metrics.height() if above else RADIUS - 1))
        self.show()


def inwards(position: float, size: float) -> float:
    """How far to move a ring at a position so that it lies within 0 and `size`; one outside stays there."""
    margin = RADIUS + 1
    return min(max(position, margin), size - margin) - position if 0 <= position <= size else 0.0
