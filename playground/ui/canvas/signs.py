"""Squares with a plus or a minus in them: their lines, each square's as one piece, see `path_stream.packed`."""

import numpy as np
import numpy.typing as npt

from playground.ui.path_stream import ELEMENT, LINE, MOVE, packed

Doubles = npt.NDArray[np.float64]

ARM = 0.29
"""How far the strokes of a plus reach from the middle, as a share of the square's width."""


def squares(boxes: Doubles) -> npt.NDArray[np.void]:
    """The outlines of boxes (n, 4): x, y, width, height."""
    x, y, width, height = boxes.T
    return _lines([(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)])


def strokes(boxes: Doubles) -> tuple[npt.NDArray[np.void], npt.NDArray[np.void]]:
    """A horizontal stroke in each of the boxes (n, 4), and an upright one."""
    x, y = (boxes[:, :2] + boxes[:, 2:] / 2).T
    wide, high = (ARM * boxes[:, 2:]).T
    return _lines([(x - wide, y), (x + wide, y)]), _lines([(x, y - high), (x, y + high)])


def _lines(points: list[tuple[Doubles, Doubles]]) -> npt.NDArray[np.void]:
    """For each row a line through so many points."""
    elements = np.zeros((len(points[0][0]), len(points)), ELEMENT)
    elements["kind"] = [MOVE] + [LINE] * (len(points) - 1)
    elements["x"] = np.stack([x for x, _ in points], axis=1)
    elements["y"] = np.stack([y for _, y in points], axis=1)
    return packed(elements)
