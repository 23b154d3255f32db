"""Outlines in data coordinates: a curve, the area between two curves, and what keeps an area simple."""

import numpy as np
import numpy.typing as npt
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtGui import QPainterPath

Floats = npt.NDArray[np.float64]


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


def averaged(x: Floats, y: Floats, most: int) -> tuple[Floats, Floats]:
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
