"""Numbers and one word written with strokes, so that a picture made without fonts can say which epoch it shows.

A glyph is a set of lines in units of the height of a digit, the baseline at 0, upwards; it is 0.6 wide.
"""

from functools import cache
from itertools import pairwise
from math import cos, pi, sin

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Line = list[tuple[float, float]]

ADVANCE = {" ": 0.4, ".": 0.36, "1": 0.62}
"""How far the next glyph is, in heights; 0.82 for those not named."""
DESCENT = 0.3
FAR = 1e3


def _arc(x: float, y: float, across: float, up: float, start: float = 0, end: float = 360) -> Line:
    """A part of an ellipse around (x, y), between two angles in degrees."""
    angles = [(start + (end - start) * step / 24) * pi / 180 for step in range(25)]
    return [(x + across * cos(angle), y + up * sin(angle)) for angle in angles]


_SIX = [_arc(0.3, 0.31, 0.28, 0.31), _arc(0.6, 0.31, 0.58, 0.69, 180, 102)]
GLYPHS: dict[str, list[Line]] = {
    "0": [_arc(0.3, 0.5, 0.28, 0.5)],
    "1": [[(0.08, 0.8), (0.32, 1.0), (0.32, 0.0)]],
    "2": [[*_arc(0.3, 0.72, 0.27, 0.28, 170, -38), (0.03, 0.0), (0.58, 0.0)]],
    "3": [_arc(0.28, 0.76, 0.24, 0.24, 150, -90), _arc(0.28, 0.26, 0.29, 0.26, 90, -150)],
    "4": [[(0.45, 0.0), (0.45, 1.0), (0.02, 0.3), (0.62, 0.3)]],
    "5": [[(0.54, 1.0), (0.12, 1.0), (0.08, 0.55), *_arc(0.28, 0.33, 0.29, 0.33, 125, -150)]],
    "6": _SIX,
    "7": [[(0.02, 1.0), (0.58, 1.0), (0.22, 0.0)]],
    "8": [_arc(0.3, 0.76, 0.23, 0.24), _arc(0.3, 0.26, 0.28, 0.26)],
    "9": [[(0.6 - x, 1.0 - y) for x, y in line] for line in _SIX],
    ".": [[(0.1, 0.02), (0.1, 0.02)]],
    "e": [[(0.04, 0.33), *_arc(0.29, 0.32, 0.25, 0.32, 2, 318)]],
    "p": [[(0.06, 0.64), (0.06, -0.28)], _arc(0.31, 0.32, 0.25, 0.32)],
    "o": [_arc(0.3, 0.32, 0.27, 0.32)],
    "c": [_arc(0.31, 0.32, 0.27, 0.32, 48, 312)],
    "h": [[(0.06, 1.0), (0.06, 0.0)], [*_arc(0.3, 0.38, 0.24, 0.26, 180, 0), (0.54, 0.0)]],
    " ": [],
}


def distances(text: str, height: int, margin: int) -> Floats:
    """How far each pixel of a line of text is from the nearest stroke, in pixels: (rows, columns), top row first."""
    steps = [round(ADVANCE.get(letter, 0.82) * height) for letter in text]
    glyphs = [_glyph(letter, height, margin) for letter in text]
    width = sum(steps[:-1]) + glyphs[-1].shape[1]
    field = np.full((glyphs[0].shape[0], width), FAR, np.float32)
    place = 0
    for glyph, step in zip(glyphs, steps, strict=True):
        part = field[:, place : place + glyph.shape[1]]
        np.minimum(part, glyph[:, : part.shape[1]], out=part)
        place += step
    return field


@cache
def _glyph(letter: str, height: int, margin: int) -> Floats:
    """The distances for one glyph."""
    rows = np.arange(-margin, round(height * (1 + DESCENT)) + margin) + 0.5
    columns = np.arange(-margin, round(0.7 * height) + margin) + 0.5
    y, x = np.meshgrid(1 - rows / height, columns / height, indexing="ij")
    nearest = np.full(x.shape, FAR / height)
    for line in GLYPHS[letter]:
        for (x0, y0), (x1, y1) in pairwise(line):
            dx, dy = x1 - x0, y1 - y0
            along = np.clip(((x - x0) * dx + (y - y0) * dy) / max(dx * dx + dy * dy, 1e-12), 0, 1)
            np.minimum(nearest, np.hypot(x - x0 - along * dx, y - y0 - along * dy), out=nearest)
    return np.asarray(nearest * height, np.float32)
