"""Paths as they lie in memory, in the form in which Qt reads them from a stream: many of them at one call."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QByteArray, QDataStream, Qt
from PySide6.QtGui import QPainterPath

ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
"""An element of a path as Qt reads it."""
MOVE, LINE, CURVE, CURVE_DATA = range(4)
"""Kinds of elements: those of `QPainterPath.ElementType`."""

_TAIL = (0).to_bytes(4, "big") + Qt.FillRule.WindingFill.value.to_bytes(4, "big")


def packed(elements: npt.NDArray[np.void]) -> npt.NDArray[np.void]:
    """What belongs together as one piece of memory, copied faster than element by element: (n, ...) to (n,)."""
    rows = elements.reshape(len(elements), int(np.prod(elements.shape[1:])))
    return np.ascontiguousarray(rows).view(np.dtype((np.void, rows.shape[1] * ELEMENT.itemsize))).ravel()


def paths(parts: Sequence[npt.NDArray[np.void]]) -> list[QPainterPath]:
    """A path of each of several sets of elements, of `ELEMENT` in any shape, or `packed`.

    In the format of `QDataStream`: the number of elements, the elements, last start, fill rule. All are read from one
    stream: each new one would hand the interpreter's lock to the thread that trains and wait to have it back.
    """
    content = bytearray()
    for elements in parts:
        count = elements.nbytes // ELEMENT.itemsize
        content += count.to_bytes(4, "big")
        if count:
            content += elements.tobytes()
            content += _TAIL
    found = [QPainterPath() for _ in parts]
    stream = QDataStream(QByteArray(content))
    for path in found:
        stream >> path
    return found
