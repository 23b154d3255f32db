"""A curve drawn in pieces: a training adds to its end, and only the pieces there are made and painted again."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from playground.ui.plots.paths import curve_path

Floats = npt.NDArray[np.float64]

LENGTH = 64
"""Points of a piece: few to draw again, and few pieces in a large plot."""
STEEP = 6.0
"""A piece that goes so many pixels up and down per pixel across is a solid band."""


class Pieces:
    """The items that draw one curve.

    Each of `parents` gets the whole curve, which makes it thicker; but a piece that is a band anyway is drawn once.
    """

    def __init__(self, parents: Sequence[QGraphicsItem], z: float = 0.0) -> None:
        self._parents, self._z = parents, z
        self._items: list[tuple[QGraphicsPathItem, ...]] = []
        self._used = 0
        self._slopes: list[float] = []
        self._steep = np.inf
        self._visible = True
        self._pen = QPen()

    @staticmethod
    def start(first: int) -> int:
        """The point from which on all must be drawn again when those from `first` on have changed."""
        return max(first - 1, 0) // LENGTH * LENGTH

    def draw(self, x: Floats, y: Floats, start: int = 0) -> None:
        """Join points (n,) by lines, with gaps where y is not finite. They follow those before number `start`."""
        pieces = -(-max(len(y) - 1, 1) // LENGTH) if len(y) else 0
        for place in range(pieces):
            part = slice(place * LENGTH, (place + 1) * LENGTH + 1)
            self._set(start // LENGTH + place, x[part], y[part])
        self._keep(start // LENGTH + pieces)

    def set_pen(self, pen: QPen) -> None:
        """Draw with another pen."""
        self._pen = pen
        for items in self._items:
            for item in items:
                item.setPen(pen)

    def set_visible(self, visible: bool) -> None:
        """Show or hide the curve."""
        self._visible = visible
        for place in range(len(self._items)):
            self._show(place)

    def fit(self, across: float, up: float) -> None:
        """A unit of x is now so many pixels wide, a unit of y so many high."""
        steep = STEEP * across / up
        if steep != self._steep and len(self._parents) > 1:
            self._steep = steep
            for place in range(len(self._items)):
                self._show(place)

    def clear(self) -> None:
        """No curve."""
        self._keep(0)

    def remove(self) -> None:
        """Take the items out of their scene."""
        for items in self._items:
            for item in items:
                item.scene().removeItem(item)
        self._items, self._slopes, self._used = [], [], 0

    def path(self) -> QPainterPath:
        """The whole curve."""
        whole = QPainterPath()
        for items in self._items[: self._used]:
            whole.addPath(items[0].path())
        return whole

    def _set(self, place: int, x: Floats, y: Floats) -> None:
        if place == len(self._items):
            self._items.append(tuple(self._item(parent) for parent in self._parents))
            self._slopes.append(0.0)
            self._show(place)
        path = curve_path(x, y)
        for item in self._items[place]:
            item.setPath(path)
        if len(self._parents) == 1:
            return
        # a piece that is still growing is taken for one like its neighbour
        slope = _slope(x, y) if len(y) > LENGTH else self._slopes[place - 1] if place else 0.0
        if slope != self._slopes[place]:
            self._slopes[place] = slope
            self._show(place)

    def _show(self, place: int) -> None:
        first, *more = self._items[place]
        first.setVisible(self._visible)
        for item in more:
            item.setVisible(self._visible and not self._slopes[place] > self._steep)

    def _keep(self, number: int) -> None:
        """Empty the pieces after the first `number`."""
        for items in self._items[number : self._used]:
            for item in items:
                item.setPath(QPainterPath())
        self._used = number

    def _item(self, parent: QGraphicsItem) -> QGraphicsPathItem:
        item = QGraphicsPathItem(parent)
        item.setZValue(self._z)
        item.setPen(self._pen)
        return item


def _slope(x: Floats, y: Floats) -> float:
    """How far a line goes up and down on its way, per unit of x."""
    return float(np.abs(np.diff(y)).sum() / (x[-1] - x[0])) if x[-1] > x[0] else 0.0
