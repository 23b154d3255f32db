"""Squares with a plus or a minus in them, many in one path."""

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QPainterPath

from playground.ui.canvas.bundles import ELEMENT, bundle_path

Doubles = npt.NDArray[np.float64]

ARM = 0.29
"""How far the strokes of a plus reach from the middle, as a share of the square's width."""
_MOVE, _LINE = 0, 1


def square_path(boxes: Doubles) -> QPainterPath:
    """The outlines of boxes (n, 4): x, y, width, height."""
    x, y, width, height = boxes.T
    corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
    return _path(corners)


def sign_path(crossed: Doubles, stood: Doubles) -> QPainterPath:
    """A horizontal stroke in the boxes `crossed` and an upright one in those that `stood` names, (n, 4) each."""
    across, up = (boxes[:, :2] + boxes[:, 2:] / 2 for boxes in (crossed, stood))
    wide, high = ARM * crossed[:, 2], ARM * stood[:, 2]
    path = _path([(across[:, 0] - wide, across[:, 1]), (across[:, 0] + wide, across[:, 1])])
    path.addPath(_path([(up[:, 0], up[:, 1] - high), (up[:, 0], up[:, 1] + high)]))
    return path


def _path(points: list[tuple[Doubles, Doubles]]) -> QPainterPath:
    """For each row a line through so many points."""
    elements = np.zeros((len(points[0][0]), len(points)), ELEMENT)
    elements["kind"] = [_MOVE] + [_LINE] * (len(points) - 1)
    elements["x"] = np.stack([x for x, _ in points], axis=1)
    elements["y"] = np.stack([y for _, y in points], axis=1)
    return bundle_path(elements)
