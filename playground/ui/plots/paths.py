"""Outlines in data coordinates: a curve, the area between two curves, and what keeps an area simple."""

import numpy as np
import numpy.typing as npt
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtGui import QPainterPath

from playground.ui.path_stream import ELEMENT, LINE, MOVE, paths

Floats = npt.NDArray[np.float64]


def curve_path(x: Floats, y: Floats) -> QPainterPath:
    """Points (m,) joined by lines, with gaps where y is not finite."""
    (path,) = curve_paths(x, y[None])
    return path


def curve_paths(x: Floats, curves: Floats) -> list[QPainterPath]:
    """The same for several curves (curves, m) over the same x (m,)."""
    elements = np.empty(curves.shape, ELEMENT)
    elements["kind"], elements["x"], elements["y"] = LINE, x, curves
    elements["kind"][:, :1] = MOVE
    finite = np.isfinite(curves)
    if finite.all():
        return paths(list(elements))
    elements["kind"][:, 1:][~finite[:, :-1]] = MOVE
    return paths([row[known] for row, known in zip(elements, finite, strict=True)])


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
