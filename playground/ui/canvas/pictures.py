"""Unit pictures: what a unit computes, as a strip of small images in blue (positive) and orange (negative).

A column is one image: all its units on top of each other, `GAP` of a picture apart. The gaps repeat the
picture's border, so that smooth scaling does not fade the edges; the column's mask covers them. The images of all
columns are made together: a call of NumPy costs more than the numbers of a column.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import count
from typing import Literal, NamedTuple

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
Indices = npt.NDArray[np.intp]
Colours = npt.NDArray[np.uint32]
"""Colours (ARGB, multiplied by their opacity) by index, or of pixels."""


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


class Plan(NamedTuple):
    """How the values of all columns, one after the other, become strips.

    `units`: where the values of each unit begin. `firsts`: the first unit of each column. `column`: the column of each
    unit. `sizes`: how many values a unit has. `finest`: the share of the column's largest value that a unit's scale has
    at least. `places`: which value each pixel shows. `strips`: height and width of each column's strip.
    """

    units: Indices
    firsts: Indices
    column: Indices
    sizes: Indices
    finest: Floats
    places: Indices
    strips: tuple[tuple[int, int], ...]


@lru_cache(maxsize=32)
def plan(shapes: tuple[tuple[int, ...], ...], upwards: bool) -> Plan:
    """How columns of these shapes (units, rows, columns) are drawn.

    `upwards`: row 0 is the lowest one on the screen, as in a map; not so in an image.
    """
    counts = np.array([shape[0] for shape in shapes])
    values = np.array([rows * columns for _, rows, columns in shapes])
    sizes = values.repeat(counts)
    firsts = (counts * values).cumsum() - counts * values
    parts = [_places(shape, upwards) + first for shape, first in zip(shapes, firsts, strict=True)]
    return Plan(
        units=sizes.cumsum() - sizes,
        firsts=counts.cumsum() - counts,
        column=np.arange(len(shapes)).repeat(counts),
        sizes=sizes,
        finest=np.where(sizes == 1, 1.0, _FINEST),
        places=np.concatenate([part.ravel() for part in parts]),
        strips=tuple((len(part), part.shape[1]) for part in parts),
    )


def _places(shape: tuple[int, ...], upwards: bool) -> Indices:
    """Which value each pixel of a strip shows: (height, width).

    There are so many pixels per value that a gap is a whole number of rows, with one at least beside each picture.
    """
    units, rows, columns = shape
    factor = next(n for n in count(1) if rows * n >= _FEWEST_ROWS and rows * n % 5 == 0)
    gap = round(rows * factor * GAP)
    order = np.arange(rows)[::-1] if upwards else np.arange(rows)
    padded = np.pad(order.repeat(factor), (gap // 2, gap - gap // 2), mode="edge")
    stacked = (np.arange(units)[:, None] * rows + padded).ravel()
    shown = stacked[gap // 2 : len(stacked) - (gap - gap // 2)]
    places: Indices = shown[:, None] * columns + np.arange(columns).repeat(factor)
    return places


def codes(columns: Sequence[Floats], plan: Plan) -> npt.NDArray[np.uint8]:
    """Colour indices of the values of all columns, one after the other.

    Every unit has its own scale, the largest magnitude in its picture, but no finer than 1/20 of the column's, so that
    a dead unit looks dead. Single values share the column's scale.
    """
    values = np.concatenate([column.ravel() for column in columns])
    magnitudes = np.maximum.reduceat(np.abs(values), plan.units)
    largest = np.maximum.reduceat(magnitudes, plan.firsts)
    if not np.isfinite(largest).all():
        return _codes_of_broken(columns, plan)
    finest = plan.finest * np.maximum(largest, _SMALLEST)[plan.column]
    scales = (_ZERO / np.maximum(magnitudes, finest)).repeat(plan.sizes)
    return (values * scales + (_ZERO + 0.5)).astype(np.uint8)


def _codes_of_broken(columns: Sequence[Floats], plan: Plan) -> npt.NDArray[np.uint8]:
    """The codes of values some of which are infinite (the outermost colours) or not numbers (transparent)."""
    indices = codes([_mended(column) for column in columns], plan)
    indices[np.concatenate([np.isnan(column).ravel() for column in columns])] = _NOTHING
    return indices


def _mended(values: Floats) -> Floats:
    """Zero for what is not a number, and the largest number there is for what is infinite."""
    finite = np.where(np.isfinite(values), values, 0.0)
    reach = max(float(np.abs(finite).max()), 1.0)
    return np.where(np.isinf(values), np.copysign(reach, values), finite)


def strips(columns: Sequence[Floats], upwards: bool, colours: Colours) -> list[Colours]:
    """The pixels of every column's strip, (height, width): pictures (units, rows, columns) with gaps between them."""
    drawn = plan(tuple(column.shape for column in columns), upwards)
    return painted(codes(columns, drawn), drawn, colours)


def painted(indices: npt.NDArray[np.uint8], plan: Plan, colours: Colours) -> list[Colours]:
    """The strips of colour indices of all columns."""
    pixels, found, begin = colours.take(indices).take(plan.places), [], 0
    for height, width in plan.strips:
        found.append(pixels[begin : begin + height * width].reshape(height, width))
        begin += height * width
    return found


def photo(values: Floats) -> QPixmap:
    """Red, green and blue (3, rows, columns) as a picture: from the least of all values to the largest."""
    finite = np.nan_to_num(values, posinf=0.0, neginf=0.0)
    low, high = float(finite.min()), float(finite.max())
    bytes_ = ((finite - low) * (255 / max(high - low, _SMALLEST))).astype(np.uint8).transpose(1, 2, 0).copy()
    rows, columns, _ = bytes_.shape
    return QPixmap.fromImage(QImage(bytes_.data, columns, rows, 3 * columns, QImage.Format.Format_RGB888))


def pixmap(pixels: Colours) -> QPixmap:
    """A pixmap of pixels (height, width), in the form in which it is drawn: Qt need not convert it."""
    height, width = pixels.shape
    return QPixmap.fromImage(QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied))
