"""Unit pictures: what a unit computes, as a strip of small images in blue (positive) and orange (negative).

A column is one image: all its units on top of each other, `GAP` of a picture apart. The gaps repeat the
picture's border, so that smooth scaling does not fade the edges; the column's mask covers them.
"""

from collections.abc import Callable
from functools import cache
from itertools import count
from typing import Literal

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage, QPixmap, qRgba

from playground.ui.tokens import Theme

GAP = 0.2
"""The distance between two pictures as a share of a picture's side."""

_ZERO = 127
_FINEST = 0.05
_SMALLEST = 1e-12
_NOTHING = 255
_FEWEST_ROWS = 10

Link = Literal["", "softmax", "sigmoid"]
"""How the output's logits become probabilities, if they do."""

Floats = npt.NDArray[np.floating]
Colours = npt.NDArray[np.uint32]
"""Colours (ARGB, multiplied by their opacity) by index."""


def colour_table(theme: Theme) -> Colours:
    """255 colours from negative over zero to positive, and a transparent one for what is not a number."""
    negative, zero, positive = QColor(theme.negative), QColor(theme.zero), QColor(theme.positive)
    below = [_mix(zero, negative, step / _ZERO) for step in range(_ZERO, 0, -1)]
    above = [_mix(zero, positive, step / _ZERO) for step in range(_ZERO + 1)]
    return np.array([*below, *above, 0], np.uint32)


def _mix(start: QColor, end: QColor, share: float) -> int:
    def between(channel: Callable[[QColor], int]) -> int:
        return round(channel(start) + share * (channel(end) - channel(start)))

    return qRgba(between(QColor.red), between(QColor.green), between(QColor.blue), 255)


def linked(values: Floats, link: Link) -> Floats:
    """Output pictures as probabilities on the scale from -1 (certainly not) to 1 (certainly), where there are any.

    `values`: the logits of all output units, (units, rows, columns).
    """
    if link == "softmax":
        with np.errstate(over="ignore", invalid="ignore"):  # of a network that diverges
            powers = np.exp(values - values.max(axis=0))
        shares: Floats = 2.0 * powers / powers.sum(axis=0) - 1.0
        return shares
    return np.tanh(0.5 * values) if link == "sigmoid" else values


def codes(values: Floats) -> npt.NDArray[np.uint8]:
    """Colour indices (units, rows, columns) of values of the same shape.

    Every unit has its own scale, the largest magnitude in its picture, but no finer than 1/20 of the column's, so that
    a dead unit looks dead. Single values share the column's scale.
    """
    magnitudes = np.abs(values).max(axis=(1, 2), keepdims=True)
    largest = float(magnitudes.max(initial=_SMALLEST))
    if not np.isfinite(largest):
        return _codes_of_broken(values)
    finest = largest if values[0].size == 1 else _FINEST * largest
    indices: npt.NDArray[np.uint8] = (values * (_ZERO / np.maximum(magnitudes, finest)) + (_ZERO + 0.5)).astype(
        np.uint8
    )
    return indices


def _codes_of_broken(values: Floats) -> npt.NDArray[np.uint8]:
    """The codes of values some of which are infinite (the outermost colours) or not numbers (transparent)."""
    finite = np.where(np.isfinite(values), values, 0.0)
    reach = max(float(np.abs(finite).max()), 1.0)
    indices = codes(np.where(np.isinf(values), np.copysign(reach, values), finite))
    indices[np.isnan(values)] = _NOTHING
    return indices


def strip(values: Floats, upwards: bool) -> npt.NDArray[np.uint8]:
    """The colour indices of a whole column as one image: pictures (units, rows, columns) with gaps between them.

    `upwards`: row 0 is the lowest one on the screen, as in a map; not so in an image.
    """
    return stacked(codes(values), upwards)


def stacked(indices: npt.NDArray[np.uint8], upwards: bool) -> npt.NDArray[np.uint8]:
    """Colour indices (units, rows, columns) as a `strip`."""
    units, rows, columns = indices.shape
    places, factor = _rows(units, rows, upwards)
    image = indices.reshape(units * rows, columns)[places]
    return image if factor == 1 else image.repeat(factor, axis=1)


@cache
def _rows(units: int, rows: int, upwards: bool) -> tuple[npt.NDArray[np.intp], int]:
    """Which row of the stacked pictures each row of the strip shows, and how many pixels a value is wide.

    There are so many pixels per value that a gap is a whole number of rows, with one at least beside each picture.
    """
    factor = next(n for n in count(1) if rows * n >= _FEWEST_ROWS and rows * n % 5 == 0)
    gap = round(rows * factor * GAP)
    order = np.arange(rows)[::-1] if upwards else np.arange(rows)
    padded = np.pad(order.repeat(factor), (gap // 2, gap - gap // 2), mode="edge")
    stacked = (np.arange(units)[:, None] * rows + padded).ravel()
    return stacked[gap // 2 : len(stacked) - (gap - gap // 2)], factor


def photo(values: Floats) -> QPixmap:
    """Red, green and blue (3, rows, columns) as a picture: from the least of all values to the largest."""
    finite = np.nan_to_num(values, posinf=0.0, neginf=0.0)
    low, high = float(finite.min()), float(finite.max())
    bytes_ = ((finite - low) * (255 / max(high - low, _SMALLEST))).astype(np.uint8).transpose(1, 2, 0).copy()
    rows, columns, _ = bytes_.shape
    return QPixmap.fromImage(QImage(bytes_.data, columns, rows, 3 * columns, QImage.Format.Format_RGB888))


def pixmap(image: npt.NDArray[np.uint8], colours: Colours) -> QPixmap:
    """A pixmap of colour indices (rows, columns), in the form in which it is drawn: Qt need not convert it."""
    rows, columns = image.shape
    pixels = colours.take(image)
    return QPixmap.fromImage(QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_ARGB32_Premultiplied))
