"""A chart of some curves as an SVG drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from playground.export.drawing.colouring import Colours
from playground.export.drawing.scales import decade_ticks, linear_ticks, logarithms
from playground.export.drawing.svg import Drawing

Floats = npt.NDArray[np.floating[Any]]

WIDTH, HEIGHT = 380, 230
LEFT, RIGHT, TOP, BOTTOM = 46, 10, 44, 24
MOST_POINTS = 400
"""Points of a curve that are drawn: more than there are pixels."""
DASHES = ("", "5 3", "2 2", "8 3 2 3")
"""So that colour is never the only difference."""


class ChartColours(Colours, Protocol):
    """What a chart needs of a theme."""

    @property
    def ink(self) -> str: ...
    @property
    def muted(self) -> str: ...
    @property
    def line(self) -> str: ...


@dataclass(frozen=True)
class Curve:
    """A curve (n,) and its name; `dots` draws points instead of a line."""

    title: str
    x: Floats
    y: Floats
    dots: bool = False


def chart(
    title: str, across: str, curves: Sequence[Curve], colours: ChartColours, logarithmic: bool = False
) -> Drawing:
    """The curves over what is called `across`, without values that are not finite or have no logarithm."""
    drawing = Drawing(WIDTH, HEIGHT, title)
    drawing.write(LEFT, 14, title, colours.ink, "start", bold=True)
    shown = [(curve, logarithms(np.asarray(curve.y, float)) if logarithmic else curve.y) for curve in curves]
    finite = [(curve, y, np.isfinite(y)) for curve, y in shown]
    if not any(keep.any() for _, _, keep in finite):
        return drawing
    x_low, x_high = _range([curve.x[keep] for curve, _, keep in finite])
    y_low, y_high = _range([y[keep] for _, y, keep in finite], room=0.05)

    def place(x: float, y: float) -> tuple[float, float]:
        across = LEFT + (x - x_low) / (x_high - x_low) * (WIDTH - LEFT - RIGHT)
        return across, HEIGHT - BOTTOM - (y - y_low) / (y_high - y_low) * (HEIGHT - TOP - BOTTOM)

    ticks = decade_ticks(y_low, y_high, 5) if logarithmic else linear_ticks(y_low, y_high, 5)
    for value, text in ticks if len(ticks) > 1 or not logarithmic else _between(y_low, y_high):
        drawing.line([place(x_low, value), place(x_high, value)], colours.line)
        drawing.write(LEFT - 5, place(x_low, value)[1] + 4, text, colours.muted, "end")
    for x, text in linear_ticks(x_low, x_high, 5):
        drawing.write(place(x, y_low)[0], HEIGHT - BOTTOM + 14, text, colours.muted)
    drawing.write(WIDTH - RIGHT, 14, across, colours.muted, "end")
    for number, (curve, y, keep) in enumerate(finite):
        colour = colours.series[number % len(colours.series)]
        points = [place(float(a), float(b)) for a, b in _thinned(curve.x[keep], y[keep], curve.dots)]
        if curve.dots:
            for across_, up in points:
                drawing.circle(across_, up, 1.8, colour, "none")
        else:
            drawing.line(points, colour, 1.5, DASHES[number % len(DASHES)])
    _legend(drawing, [curve.title for curve in curves], colours)
    return drawing


def _legend(drawing: Drawing, titles: Sequence[str], colours: ChartColours) -> None:
    """The names behind short pieces of their curves, in one line under the title."""
    if len(titles) < 2:
        return
    room = (WIDTH - LEFT) / len(titles)
    for number, title in enumerate(titles):
        x = LEFT + number * room
        colour = colours.series[number % len(colours.series)]
        drawing.line([(x, 29), (x + 16, 29)], colour, 2, DASHES[number % len(DASHES)])
        drawing.write(x + 20, 33, _fitting(title, room - 24), colours.ink, "start")


def _fitting(title: str, room: float) -> str:
    """A title cut to a room in pixels, letters of the Latin alphabet taken as 6 wide and others as 11."""
    used = 0.0
    for place, letter in enumerate(title):
        used += 6 if ord(letter) < 0x1100 else 11
        if used > room:
            return title[: max(place - 1, 1)] + "…"
    return title


def _range(parts: Sequence[Floats], room: float = 0.0) -> tuple[float, float]:
    """The least and the greatest value, with some room around them; never empty."""
    values = np.concatenate(parts)
    low, high = float(values.min()), float(values.max())
    span = high - low
    if span <= 0:
        return (min(0.0, 2 * low), max(0.0, 2 * low)) if low else (-1.0, 1.0)
    return low - room * span, high + room * span


def _thinned(x: Floats, y: Floats, dots: bool) -> npt.NDArray[Any]:
    """(n, 2): all points, or as many as can be told apart, the first and the last among them."""
    points = np.stack([x, y], axis=1)
    if dots or len(points) <= MOST_POINTS:
        return points
    return points[np.linspace(0, len(points) - 1, MOST_POINTS).round().astype(np.intp)]


def _between(low: float, high: float) -> list[tuple[float, str]]:
    """Ticks of a logarithmic axis that spans no power of ten."""
    return [(value, f"{10**value:.2g}") for value in np.linspace(low, high, 4).tolist()]
