"""Unit pictures: what a unit computes, as a strip of small images in blue (positive) and orange (negative).

A column is one Indexed8 image: all its units on top of each other, `GAP` of a picture apart. The gaps repeat the
picture's border, so that smooth scaling does not fade the edges; the column's mask covers them.
"""

from collections.abc import Callable
from itertools import count

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage, QPixmap, qRgba

from playground.ui.tokens import Theme

GAP = 0.2
"""The distance between two pictures as a share of a picture's side."""

_ZERO = 127
_FINEST = 0.05
_FEWEST_ROWS = 10

Floats = npt.NDArray[np.floating]


def colour_table(theme: Theme) -> list[int]:
    """255 colours from negative over zero to positive, and a transparent one for what is not a number."""
    negative, zero, positive = QColor(theme.negative), QColor(theme.zero), QColor(theme.positive)
    below = [_mix(zero, negative, step / _ZERO) for step in range(_ZERO, 0, -1)]
    above = [_mix(zero, positive, step / _ZERO) for step in range(_ZERO + 1)]
    return [*below, *above, 0]


def _mix(start: QColor, end: QColor, share: float) -> int:
    def between(channel: Callable[[QColor], int]) -> int:
        return round(channel(start) + share * (channel(end) - channel(start)))

    return qRgba(between(QColor.red), between(QColor.green), between(QColor.blue), 255)


def codes(values: Floats) -> npt.NDArray[np.uint8]:
    """Colour indices (units, rows, columns) of values of the same shape.

    Every unit has its own scale, the largest magnitude in its picture, but no finer than 1/20 of the column's, so that
    a dead unit looks dead. Single values share the column's scale.
    """
    magnitudes = np.abs(np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0)).max(axis=(1, 2), keepdims=True)
    largest = max(float(magnitudes.max(initial=0.0)), 1e-12)
    finest = largest if values[0].size == 1 else _FINEST * largest
    scaled = np.clip(values / np.maximum(magnitudes, finest), -1.0, 1.0) * _ZERO + _ZERO
    indices: npt.NDArray[np.uint8] = np.nan_to_num(np.rint(scaled), nan=255.0).astype(np.uint8)
    return indices


def strip(values: Floats, upwards: bool) -> npt.NDArray[np.uint8]:
    """The colour indices of a whole column as one image: pictures (units, rows, columns) with gaps between them.

    `upwards`: row 0 is the lowest one on the screen, as in a map; not so in an image.
    """
    pictures = codes(values)[:, ::-1] if upwards else codes(values)
    # so many pixels per value that a gap is a whole number of rows, and at least one beside each picture
    factor = next(n for n in count(1) if pictures.shape[1] * n >= _FEWEST_ROWS and pictures.shape[1] * n % 5 == 0)
    pictures = pictures.repeat(factor, axis=1).repeat(factor, axis=2)
    gap = round(pictures.shape[1] * GAP)
    padded = np.pad(pictures, ((0, 0), (gap // 2, gap - gap // 2), (0, 0)), mode="edge")
    stacked = padded.reshape(-1, padded.shape[2])
    return np.ascontiguousarray(stacked[gap // 2 : len(stacked) - (gap - gap // 2)])


def pixmap(image: npt.NDArray[np.uint8], table: list[int]) -> QPixmap:
    """A pixmap of colour indices (rows, columns)."""
    rows, columns = image.shape
    picture = QImage(image.data, columns, rows, columns, QImage.Format.Format_Indexed8)
    picture.setColorTable(table)
    return QPixmap.fromImage(picture)
