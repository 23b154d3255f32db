"""What an edge is drawn with: a bundle of thin curves.

Qt needs 0.1 ms for a stroked curve wider than a pixel but 0.006 ms for a thin one, so a wide edge is several thin
curves side by side.
"""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from playground.ui.canvas.layout import Slot
from playground.ui.path_stream import CURVE, CURVE_DATA, ELEMENT, MOVE

Floats = npt.NDArray[np.floating]


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
    result["kind"] = (MOVE, CURVE, CURVE_DATA, CURVE_DATA)
    result["x"] = np.stack(np.broadcast_arrays(x0, bend, bend, x1), axis=-1)
    result["y"] = np.stack(np.broadcast_arrays(y0, y0, y1, y1), axis=-1)
    return result.reshape(-1, len(offsets), 4)
