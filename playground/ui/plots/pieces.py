"""Curves drawn in pieces: a training adds to their ends, and only the pieces there are made and painted again."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from playground.ui.plots.paths import curve_paths

Floats = npt.NDArray[np.float64]
Items = tuple[QGraphicsPathItem, ...]

LENGTH = 64
"""Points of a piece: few to draw again, and few pieces in a large plot."""
STEEP = 6.0
"""A piece that goes so many pixels up and down per pixel across is a solid band."""


class Pieces:
    """The items that draw some curves over the same x.

    Each of `parents` gets the whole curves, which makes them thicker; but a piece that is a band anyway is drawn once.
    `heights`: of each curve, those of larger ones are in front.
    """

    def __init__(self, parents: Sequence[QGraphicsItem], heights: Sequence[float]) -> None:
        self._parents, self._heights = parents, heights
        self._items: list[list[Items]] = []
        self._used = 0
        self._flat = np.zeros(len(heights))
        self._slopes: list[Floats] = []
        self._steep = np.inf
        self._visible = True
        self._pens = [QPen()] * len(heights)

    @staticmethod
    def start(first: int) -> int:
        """The point from which on all must be drawn again when those from `first` on have changed."""
        return max(first - 1, 0) // LENGTH * LENGTH

    def draw(self, x: Floats, curves: Floats, start: int = 0) -> None:
        """Join points (m,), (curves, m) by lines, with gaps where they are not finite.

        They follow those before number `start`.
        """
        pieces = -(-max(len(x) - 1, 1) // LENGTH) if len(x) else 0
        for place in range(pieces):
            part = slice(place * LENGTH, (place + 1) * LENGTH + 1)
            self._set(start // LENGTH + place, x[part], curves[:, part])
        self._keep(start // LENGTH + pieces)

    def set_pens(self, pens: Sequence[QPen]) -> None:
        """Draw with other pens, one per curve."""
        self._pens = list(pens)
        for piece in self._items:
            for items, pen in zip(piece, pens, strict=True):
                for item in items:
                    item.setPen(pen)

    def set_visible(self, visible: bool) -> None:
        """Show or hide the curves."""
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
        """No curves."""
        self._keep(0)

    def remove(self) -> None:
        """Take the items out of their scene."""
        for item in (item for piece in self._items for items in piece for item in items):
            item.scene().removeItem(item)
        self._items, self._slopes, self._used = [], [], 0

    def path(self, curve: int = 0) -> QPainterPath:
        """The whole of a curve."""
        whole = QPainterPath()
        for piece in self._items[: self._used]:
            whole.addPath(piece[curve][0].path())
        return whole

    def _set(self, place: int, x: Floats, curves: Floats) -> None:
        if place == len(self._items):
            self._items.append([self._new(height, pen) for height, pen in zip(self._heights, self._pens, strict=True)])
            self._slopes.append(self._flat)
            self._show(place)
        for items, path in zip(self._items[place], curve_paths(x, curves), strict=True):
            for item in items:
                item.setPath(path)
        if len(self._parents) == 1:
            return
        # a piece that is still growing is taken for one like its neighbour
        before = self._slopes[place - 1] if place else self._flat
        slopes = _slopes(x, curves) if len(x) > LENGTH else before
        if slopes is not self._slopes[place]:
            self._slopes[place] = slopes
            self._show(place)

    def _show(self, place: int) -> None:
        steep = (self._slopes[place] > self._steep).tolist()
        for (first, *more), is_band in zip(self._items[place], steep, strict=True):
            first.setVisible(self._visible)
            for item in more:
                item.setVisible(self._visible and not is_band)

    def _keep(self, number: int) -> None:
        """Empty the pieces after the first `number`."""
        for piece in self._items[number : self._used]:
            for items in piece:
                for item in items:
                    item.setPath(QPainterPath())
        self._used = number

    def _new(self, height: float, pen: QPen) -> Items:
        items = tuple(QGraphicsPathItem(parent) for parent in self._parents)
        for item in items:
            item.setZValue(height)
            item.setPen(pen)
        return items


def _slopes(x: Floats, curves: Floats) -> Floats:
    """How far lines go up and down on their way, per unit of x."""
    ups: Floats = np.abs(np.diff(curves)).sum(axis=1)
    return ups / (x[-1] - x[0]) if x[-1] > x[0] else np.zeros(len(curves))
