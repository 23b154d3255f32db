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


def averaged(values: Floats, size: int) -> Floats:
    """The means of so many neighbours each. What an area is drawn by, because its outline must not zigzag."""
    if size <= 1 or not len(values):
        return values
    means: Floats = np.add.reduceat(values, np.arange(0, len(values), size))
    means[:-1] /= size
    means[-1] /= (len(values) - 1) % size + 1
    return means


def band_path(x: Floats, low: Floats, high: Floats) -> QPainterPath:
    """The area between two curves over the same x, where both are finite."""
    path = QPainterPath()
    known = np.isfinite(low) & np.isfinite(high)
    if known.sum() > 1:
        x, low, high = x[known], low[known], high[known]
        path.addPolygon(arrayToQPolygonF(np.concatenate((x, x[::-1])), np.concatenate((low, high[::-1]))))
        path.closeSubpath()
    return path
