"""Kept runs behind the curves of the current one: thin grey lines, built once per change."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QPen

from playground.engine.history import Curves
from playground.experiment.runs import Run, Runs
from playground.export.drawing.colouring import mix
from playground.ui.plots.crosshair import Lines
from playground.ui.plots.legend import Label
from playground.ui.plots.pieces import Pieces
from playground.ui.plots.run_axis import RunAxis
from playground.ui.plots.smoothing import Smoothed
from playground.ui.plots.stage import Stage
from playground.ui.plots.trace import Trace, View
from playground.ui.theme import Theme

Floats = npt.NDArray[np.float64]

PATTERNS: tuple[tuple[float, ...], ...] = (
    (),
    (6, 3),
    (2, 2.5),
    (8, 3, 2, 3),
    (12, 4),
    (8, 2, 2, 2, 2, 2),
    (3, 6),
    (14, 3, 4, 3),
)
"""The dashes of the runs that are shown; there are as many as may be shown at once."""
MOST_SHOWN = len(PATTERNS)
GREYS = (1.0, 0.62)
"""Strengths of neighbouring runs, so that dashes are not the only difference."""
GREY = 5
"""The number of the grey among the colours of curves."""
LONGEST_LABEL = 24
BEHIND = -3.0


class Look(NamedTuple):
    """How the curves of a plot are drawn: by which axis and smoothing, in how many buckets, and where it looks."""

    axis: RunAxis
    smoothing: float
    capacity: int
    view: View | None


class Overlays:
    """The lines of the shown runs in one plot. `end`, `low` and `high` tell how far they reach, as they are drawn."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._runs: Runs = ()
        self._drawn: list[tuple[int, Run, Floats, Pieces]] = []
        self._look: Look | None = None
        self.end, self.low, self.high = 0.0, np.inf, -np.inf

    @property
    def runs(self) -> Runs:
        """The runs to draw."""
        return self._runs

    def set_runs(self, runs: Runs) -> None:
        """Draw these from the next `draw` on, in this order of looks."""
        self._runs = runs[:MOST_SHOWN]

    def draw(
        self,
        look: Look,
        values: Callable[[Curves], Floats | None],
        scaled: Callable[[Floats], Floats],
        theme: Theme,
    ) -> None:
        """Make the lines anew. `values` (n,) are what is drawn of a run, None if it has nothing of that kind."""
        for _, _, _, pieces in self._drawn:
            pieces.remove()
        self._drawn, self._look = [], look
        self.end, self.low, self.high = 0.0, np.inf, -np.inf
        for number, run in enumerate(self._runs):
            found = values(run.curves)
            if found is None or not len(found):
                continue
            x, trace = look.axis.values(run.curves), Trace(capacity=look.capacity)
            pieces = Pieces((self._stage.data,), (BEHIND,))
            trace.update(x, [Smoothed(look.smoothing).update(found) if look.smoothing else found])
            points_x, points_y, _ = trace.points(look.view)
            points_y = scaled(points_y)
            pieces.set_pens([overlay_pen(self._stage, number, theme)])
            pieces.draw(points_x, points_y)
            self._drawn.append((number, run, found, pieces))
            self.end = max(self.end, float(np.fmax.reduce(x, initial=0.0)))
            self.low = float(np.fmin.reduce(points_y, axis=None, initial=self.low))
            self.high = float(np.fmax.reduce(points_y, axis=None, initial=self.high))

    def labels(self) -> tuple[Label, ...]:
        """The entries of the legend."""
        return tuple(
            Label(_short(run.name), GREY, PATTERNS[number], strength=GREYS[number % 2])
            for number, run, _, _ in self._drawn
        )

    def read(self, x: float, text: Callable[[float], str], theme: Theme) -> Lines:
        """What the runs say at a place of the axis, as far as they have come."""
        lines: Lines = []
        for _, run, found, _ in self._drawn:
            assert self._look is not None
            places = self._look.axis.values(run.curves)
            if len(places) and x <= places[-1]:
                value = float(found[self._look.axis.nearest(run.curves, x)])
                lines.append((f"{_short(run.name)}: {text(value)}", theme.series_text[GREY]))
        return lines

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        for number, _, _, pieces in self._drawn:
            pieces.set_pens([overlay_pen(self._stage, number, theme)])


def overlay_pen(stage: Stage, number: int, theme: Theme) -> QPen:
    """The pen of the run that is shown as number so many, from 0 on."""
    return stage.line_pen(grey(theme, number), 1.0, PATTERNS[number])


def grey(theme: Theme, number: int) -> str:
    """The colour of the run that is shown as number so many, as ``#rrggbb``."""
    return QColor.fromRgb(mix(theme.card, theme.series[GREY], GREYS[number % 2])).name()


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_LABEL else f"{name[: LONGEST_LABEL - 1]}…"
