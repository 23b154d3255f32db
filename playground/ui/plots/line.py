"""One curve of a plot: its bounded history, its smoothed form, and the items that draw them."""

import numpy as np
import numpy.typing as npt
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtGui import QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from playground.ui.plots.minmax import CAPACITY, MinMax, window
from playground.ui.plots.smoothing import Smoothed
from playground.ui.plots.stage import Stage

Floats = npt.NDArray[np.float64]
Points = tuple[Floats, Floats]

View = tuple[float, float]
"""The ends of what a zoomed plot shows of the x axis."""

FAINT = 0.32
"""The strength of the raw curve behind a smoothed one: opaque, because that is painted faster."""


class Line:
    """Draws a growing curve; smoothed, the raw one stays faint behind."""

    def __init__(self, stage: Stage, twice: bool) -> None:
        parents = (stage.data, stage.echo) if twice else (stage.data,)
        self.items = [QGraphicsPathItem(parent) for parent in parents]
        self._raw_item = QGraphicsPathItem(stage.data)
        self._raw_item.setZValue(-1)
        self._capacity = CAPACITY
        self._raw, self._smooth = MinMax(), MinMax()
        self._smoothed = Smoothed(0.0)
        self._x = self._y = self._s = np.empty(0)

    @property
    def shown(self) -> Floats:
        """The values of all rows as the strong line has them: (n,)."""
        return self._s if self._smoothed.weight else self._y

    def set_smoothing(self, weight: float) -> None:
        """Smooth by this weight from the next update on; 0 not at all."""
        if weight != self._smoothed.weight:
            self._smoothed = Smoothed(weight)
            self._smooth.clear()
            self._raw_item.setPath(QPainterPath())

    def set_capacity(self, capacity: int) -> None:
        """Keep so many buckets of the curve from now on."""
        if capacity != self._capacity:
            self._capacity = capacity
            self._raw, self._smooth = MinMax(capacity), MinMax(capacity)
            self._raw.update(self._x, self._y)
            if self._smoothed.weight:
                self._smooth.update(self._x, self._s)

    def update(self, x: Floats, y: Floats) -> bool:
        """Read the rows added since the last update; true if these are other data."""
        self._x, self._y = x, y
        restarted = self._raw.update(x, y)
        if self._smoothed.weight:
            if restarted:
                self._smoothed = Smoothed(self._smoothed.weight)
            self._s = self._smoothed.update(y)
            self._smooth.update(x, self._s)
        return restarted

    def raw(self, view: View | None) -> Points:
        """The raw curve to draw: as a whole, or where a zoomed view looks."""
        return self._raw.points() if view is None else window(self._x, self._y, *view, self._capacity)

    def strong(self, view: View | None) -> Points | None:
        """The smoothed curve to draw; None if it is not smoothed."""
        if not self._smoothed.weight:
            return None
        return self._smooth.points() if view is None else window(self._x, self._s, *view, self._capacity)

    def clear(self) -> None:
        """No curve."""
        self._raw.clear()
        self._smooth.clear()
        self._smoothed = Smoothed(self._smoothed.weight)
        self.set_paths(QPainterPath(), None)

    def set_paths(self, raw: QPainterPath, strong: QPainterPath | None) -> None:
        """Draw paths in data coordinates: the raw curve alone, or faint behind the smoothed one."""
        for item in self.items:
            item.setPath(raw if strong is None else strong)
        if strong is not None:
            self._raw_item.setPath(raw)

    def set_visible(self, visible: bool) -> None:
        """Show or hide the items."""
        for item in (*self.items, self._raw_item):
            item.setVisible(visible)

    def set_pens(self, strong: QPen, faint: QPen) -> None:
        """Take a pen, and one for the raw curve behind a smoothed one."""
        for item in self.items:
            item.setPen(strong)
        self._raw_item.setPen(faint)

    def remove(self) -> None:
        """Take the items out of their scene."""
        for item in (*self.items, self._raw_item):
            item.scene().removeItem(item)


def curve_path(x: Floats, y: Floats) -> QPainterPath:
    """Points joined by lines, with gaps where y is not finite."""
    path = QPainterPath()
    if not len(y):
        return path
    finite = np.isfinite(y)
    if finite.all():
        path.addPolygon(arrayToQPolygonF(x, y))
        return path
    edges = np.flatnonzero(np.diff(np.concatenate(([False], finite, [False]))))
    for first, end in zip(edges[0::2], edges[1::2], strict=True):
        path.addPolygon(arrayToQPolygonF(x[first:end], y[first:end]))
    return path


def averaged(x: Floats, y: Floats, most: int) -> Points:
    """At most `most` points: the means of neighbours. What an area is drawn by, because its outline must not zigzag."""
    size = -(-len(x) // most)
    if size <= 1:
        return x, y
    starts = np.arange(0, len(x), size)
    number = np.diff(np.append(starts, len(x)))
    return np.add.reduceat(x, starts) / number, np.add.reduceat(y, starts) / number


def band_path(x: Floats, low: Floats, high: Floats) -> QPainterPath:
    """The area between two curves over the same x, where both are finite."""
    path = QPainterPath()
    known = np.isfinite(low) & np.isfinite(high)
    if known.sum() > 1:
        x, low, high = x[known], low[known], high[known]
        path.addPolygon(arrayToQPolygonF(np.concatenate((x, x[::-1])), np.concatenate((low, high[::-1]))))
        path.closeSubpath()
    return path
