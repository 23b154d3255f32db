"""From strokes of a pen to a small picture such as the data sets of digits have them."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from playground.ui.painting import painting

Stroke = tuple[tuple[float, float], ...]
"""The places a pen passed, as (right, down) in shares of the pad's side."""

Floats = npt.NDArray[np.float32]

LARGE = 16
"""From this side on a picture has a margin, as MNIST's do."""
BODY = 20 / 28
"""The share of a large picture's side that a digit takes (LeCun et al., 1998); of a small one it takes all."""
PEN, SMALL_PEN = 2.3 / 28, 1.15 / 8
"""The width of the pen in shares of the picture's side."""


def picture_of(strokes: Sequence[Stroke], height: int, width: int) -> Floats:
    """The picture (height, width) of strokes: 0 is paper, 1 is ink.

    As in MNIST the drawing is scaled, keeping its proportions, until its longer side takes the body of the picture, and
    put with its centre of mass in the middle, as far as it stays inside.
    """
    if not any(strokes):
        return np.zeros((height, width), np.float32)
    places = np.concatenate([np.array(stroke) for stroke in strokes if stroke])
    low, high = places.min(axis=0), places.max(axis=0)
    side = min(height, width)
    pen = side * (PEN if side >= LARGE else SMALL_PEN)
    room = max(side * (BODY if side >= LARGE else 1.0) - pen, 1.0)
    scale = room / max(float((high - low).max()), 0.2)
    middle = np.array([width, height]) / 2
    shift = middle - scale * (low + high) / 2
    shift += _towards_mass(_drawn(strokes, scale, shift, pen, height, width), scale * (high - low) + pen)
    return _drawn(strokes, scale, shift, pen, height, width)


def _towards_mass(picture: Floats, extent: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """How far to move (right, down), in whole pixels, so that the centre of mass is in the middle."""
    height, width = picture.shape
    total = float(picture.sum()) or 1.0
    across = float(picture.sum(axis=0) @ (np.arange(width) + 0.5)) / total
    down = float(picture.sum(axis=1) @ (np.arange(height) + 0.5)) / total
    wanted = np.array([width / 2 - across, height / 2 - down])
    room = np.maximum((np.array([width, height]) - extent) / 2, 0)
    moved: npt.NDArray[np.float64] = np.round(np.clip(wanted, -room, room))
    return moved


def _drawn(
    strokes: Sequence[Stroke], scale: float, shift: npt.NDArray[np.float64], pen: float, height: int, width: int
) -> Floats:
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    image.fill(0)
    with painting(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(float(shift[0]), float(shift[1]))
        painter.scale(scale, scale)
        painter.setPen(pen_of(Qt.GlobalColor.white, pen / scale))
        for stroke in strokes:
            if stroke:
                painter.drawPath(path_of(stroke))
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine())[:, :width]
    shares: Floats = pixels.astype(np.float32)
    shares /= 255
    return shares


def pen_of(colour: QColor | Qt.GlobalColor, width: float) -> QPen:
    """A round pen."""
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def path_of(stroke: Stroke) -> QPainterPath:
    """A stroke as a path; a single place is a dot."""
    first, *rest = (QPointF(*place) for place in stroke)
    path = QPainterPath(first)
    for place in rest or [first + QPointF(1e-4, 0)]:
        path.lineTo(place)
    return path
