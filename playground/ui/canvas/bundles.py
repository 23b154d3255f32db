"""What an edge is drawn with: a bundle of thin curves, in the form in which Qt reads a path from a stream.

Qt needs 0.1 ms for a stroked curve wider than a pixel but 0.006 ms for a thin one, so a wide edge is several thin
curves side by side.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QByteArray, QDataStream, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from playground.ui.canvas.layout import Slot

Floats = npt.NDArray[np.floating]

ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
"""An element of a path as Qt reads it."""

_MOVE, _CURVE, _CURVE_DATA = 0, 2, 3
_TAIL = (0).to_bytes(4, "big") + Qt.FillRule.WindingFill.value.to_bytes(4, "big")


def path_item(parent: QGraphicsItem) -> QGraphicsPathItem:
    """An empty path that leaves the mouse to others."""
    item = QGraphicsPathItem(parent)
    item.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
    return item


def faded(colour: str, ground: str, strength: float) -> QColor:
    """The colour as it looks on the ground at that opacity: an opaque line costs a third less than such a one."""
    above, below = QColor(colour), QColor(ground)
    pairs = zip(above.getRgb()[:3], below.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(strength * high + (1 - strength) * low) for high, low in pairs))


def thin_pen(ink: QColor) -> QPen:
    """A pen one pixel of the screen wide, whatever the zoom.

    Of width 0, not 1: for that one Qt would work out the outline of every path to know its bounds.
    """
    pen = QPen(ink, 0.0)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def bundles(source: Slot, target: Slot, offsets: Floats) -> npt.NDArray[np.void]:
    """All edges between two columns, target first: (edges, strands, 4 path elements), strands `offsets` apart."""
    starts = np.array([source.leave(unit).toTuple() for unit in range(len(source.tops))])
    ends = np.array([target.entry(unit).toTuple() for unit in range(len(target.tops))])
    y0 = starts[None, :, None, 1] + offsets
    y1 = ends[:, None, None, 1] + offsets
    x0, x1 = starts[0, 0], ends[0, 0]
    # Shifting the bend as well keeps steep curves as wide as flat ones.
    steepness = np.clip((ends[:, None, None, 1] - starts[None, :, None, 1]) / max(x1 - x0, 1.0), -2.0, 2.0)
    bend = (x0 + x1) / 2 - 1.3 * steepness * offsets
    result = np.zeros((len(ends), len(starts), len(offsets), 4), ELEMENT)
    result["kind"] = (_MOVE, _CURVE, _CURVE_DATA, _CURVE_DATA)
    result["x"] = np.stack(np.broadcast_arrays(x0, bend, bend, x1), axis=-1)
    result["y"] = np.stack(np.broadcast_arrays(y0, y0, y1, y1), axis=-1)
    return result.reshape(-1, len(offsets), 4)


def packed(elements: npt.NDArray[np.void]) -> npt.NDArray[np.void]:
    """What belongs together as one piece of memory, copied faster than element by element: (n, ...) to (n,)."""
    rows = elements.reshape(len(elements), int(np.prod(elements.shape[1:])))
    return np.ascontiguousarray(rows).view(np.dtype((np.void, rows.shape[1] * ELEMENT.itemsize))).ravel()


def paths(bundles: Sequence[npt.NDArray[np.void]]) -> list[QPainterPath]:
    """A path of each bundle of elements, of `ELEMENT` in any shape, or `packed`.

    In the format of `QDataStream`: the number of elements, the elements, last start, fill rule. All are read from one
    stream: each new one would hand the interpreter's lock to the thread that trains and wait to have it back.
    """
    content = bytearray()
    for elements in bundles:
        count = elements.nbytes // ELEMENT.itemsize
        content += count.to_bytes(4, "big")
        if count:
            content += elements.tobytes()
            content += _TAIL
    found = [QPainterPath() for _ in bundles]
    stream = QDataStream(QByteArray(content))
    for path in found:
        stream >> path
    return found
