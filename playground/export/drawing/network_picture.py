"""The network as an SVG drawing: a column per block, its first units, and the weights between them as lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from playground.engine.probes import Matrices
from playground.export.drawing.colouring import Colours
from playground.export.drawing.svg import Drawing

WIDTH, HEIGHT = 780, 300
SIDE = 54
"""Room beside the outermost columns."""
TOP, BOTTOM = 12, 52
UNITS = 8
"""The most units of a column that are drawn."""
STRONGEST = 3.0
FAINTEST = 0.04
"""Share of the largest weight below which a line is not drawn."""


class NetworkColours(Colours, Protocol):
    """What the picture of a network needs of a theme."""

    @property
    def ink(self) -> str: ...
    @property
    def muted(self) -> str: ...
    @property
    def card(self) -> str: ...
    @property
    def strong_line(self) -> str: ...


@dataclass(frozen=True)
class Column:
    """A column of the picture: its title, the shape of what leaves it, ``(units,)`` or (C, H, W)."""

    title: str
    shape: tuple[int, ...]

    @property
    def shown(self) -> int:
        """How many units, or channels of images, are drawn."""
        return min(self.shape[0], UNITS)


def network_picture(title: str, columns: Sequence[Column], weights: Matrices, colours: NetworkColours) -> Drawing:
    """The columns from the input to the output, and the weights of every column but the first.

    Blue lines are positive weights, orange ones negative; they are as wide as the weights of their block are large.
    """
    drawing = Drawing(WIDTH, HEIGHT, title)
    step = (WIDTH - 2 * SIDE) / max(len(columns) - 1, 1)
    places = [[(SIDE + number * step, y) for y in _heights(column.shown)] for number, column in enumerate(columns)]
    for number, matrix in enumerate(weights.matrices, 1):
        if matrix is not None:
            _draw_lines(drawing, places[number - 1], places[number], matrix, colours)
        else:
            middle = (TOP + HEIGHT - BOTTOM) / 2
            start, end = places[number - 1][0][0] + 14, places[number][0][0] - 14
            drawing.line([(start, middle), (end, middle)], colours.strong_line, 1.5, "4 3")
    for number, (column, points) in enumerate(zip(columns, places, strict=True)):
        _draw_column(drawing, column, points, number % 2 == 1 and step < 100, colours)
    return drawing


def _heights(count: int) -> list[float]:
    """Where the units of a column are, from above."""
    room = HEIGHT - TOP - BOTTOM
    step = min(room / UNITS, 34.0)
    first = TOP + room / 2 - (count - 1) * step / 2
    return [first + number * step for number in range(count)]


def _draw_lines(
    drawing: Drawing,
    before: Sequence[tuple[float, float]],
    after: Sequence[tuple[float, float]],
    matrix: np.ndarray[tuple[int, ...], np.dtype[np.floating]],
    colours: NetworkColours,
) -> None:
    """The weights (units, inputs) between two columns, the weakest first."""
    matrix = np.nan_to_num(matrix[: len(after), : len(before)])
    largest = float(np.abs(matrix).max(initial=0)) or 1.0
    for place in np.argsort(np.abs(matrix), axis=None).tolist():
        unit, source = divmod(place, matrix.shape[1])
        share = float(matrix[unit, source]) / largest
        if abs(share) >= FAINTEST:
            colour = colours.positive if share > 0 else colours.negative
            drawing.line([before[source], after[unit]], colour, max(STRONGEST * abs(share), 0.3))


def _draw_column(
    drawing: Drawing,
    column: Column,
    points: Sequence[tuple[float, float]],
    lower: bool,
    colours: NetworkColours,
) -> None:
    """The units, how many more there are, and the title, `lower` where titles side by side would not fit."""
    image = len(column.shape) == 3
    for x, y in points:
        if image:
            drawing.square(x, y, 20, colours.card, colours.ink)
        else:
            drawing.circle(x, y, 9, colours.card, colours.ink)
    x, y = points[-1]
    more = column.shape[0] - column.shown
    if more:
        drawing.write(x, y + 24, f"+ {more:,}", colours.muted)
    base = HEIGHT - 22 + (14 if lower else 0)
    drawing.write(x, base, column.title, colours.ink)
