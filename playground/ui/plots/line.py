"""One curve of a plot: its rows, its smoothed form, and the pieces that draw both."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QPen

from playground.ui.plots.pieces import Pieces
from playground.ui.plots.smoothing import Smoothed
from playground.ui.plots.stage import Stage
from playground.ui.plots.trace import Points, Trace, View

Floats = npt.NDArray[np.float64]
Scale = Callable[[Floats], Floats]

FAINT = 0.32
"""The strength of the raw curve behind a smoothed one: opaque, because that is painted faster."""


class Line:
    """Draws a growing curve; smoothed, the raw one stays faint behind.

    `low`, `high` and `end` tell how far the raw curve reaches and where it ends, as it is drawn.
    """

    def __init__(self, stage: Stage, twice: bool, above: float = 0.0) -> None:
        """`above`: curves of larger numbers, below 1, are in front."""
        self._strong = Pieces((stage.data, stage.echo) if twice else (stage.data,), above)
        self._faint = Pieces((stage.data,), above - 1.0)
        self._raw, self._smooth = Trace(), Trace()
        self._smoothed = Smoothed(0.0)
        self._y = self._s = np.empty(0)
        self._anew = self._visible = True
        self._new = 0
        self.low, self.high, self.end = np.inf, -np.inf, np.nan

    @property
    def shown(self) -> Floats:
        """The values of all rows as the strong line has them: (n,)."""
        return self._s if self._smoothed.weight else self._y

    def set_smoothing(self, weight: float) -> None:
        """Smooth by this weight from the next update on; 0 not at all."""
        if weight != self._smoothed.weight:
            self._smoothed = Smoothed(weight)
            self._smooth.clear()
            self._faint.clear()
            self._anew = True

    def set_capacity(self, capacity: int) -> None:
        """Keep so many buckets of the curve from now on."""
        self._raw.set_capacity(capacity)
        self._smooth.set_capacity(capacity)

    def update(self, x: Floats, y: Floats) -> bool:
        """Read the rows added since the last update; true if these are other data."""
        self._y = y
        restarted = self._raw.update(x, y)
        if self._smoothed.weight:
            if restarted:
                self._smoothed = Smoothed(self._smoothed.weight)
            self._s = self._smoothed.update(y)
            self._smooth.update(x, self._s)
        return restarted

    def renew(self) -> None:
        """Draw all points the next time: they are scaled otherwise."""
        self._anew = True

    def draw(self, view: View | None, scaled: Scale) -> None:
        """Draw the curve, as a whole or where a zoomed view looks; of a whole one only what is new."""
        smooth = bool(self._smoothed.weight)
        y, first = self._draw(self._raw, self._faint if smooth else self._strong, view, scaled)
        strong = self._draw(self._smooth, self._strong, view, scaled)[1] if smooth else first
        self._new = min(self._new, strong)
        self._anew = False
        if view is None:
            if not first:
                self.low, self.high, self.end = np.inf, -np.inf, np.nan
            self.low = float(np.fmin.reduce(y, initial=self.low))
            self.high = float(np.fmax.reduce(y, initial=self.high))
            self.end = float(y[-1]) if len(y) else self.end

    def take_new(self) -> int:
        """From which point on the strong line has been drawn anew since this was asked last."""
        new, self._new = self._new, len(self._y)
        return new

    @property
    def points(self) -> Points:
        """The points of the strong line as it was drawn last, in its own scale."""
        return (self._smooth if self._smoothed.weight else self._raw).drawn

    def clear(self) -> None:
        """No curve."""
        self._raw.clear()
        self._smooth.clear()
        self._smoothed = Smoothed(self._smoothed.weight)
        self._y = self._s = np.empty(0)
        self._strong.clear()
        self._faint.clear()
        self._anew = True

    def set_visible(self, visible: bool) -> None:
        """Show or hide the curve. A hidden one is not drawn, but measured."""
        if visible != self._visible:
            self._visible = self._anew = visible
            self._strong.set_visible(visible)
            self._faint.set_visible(visible)

    def set_pens(self, strong: QPen, faint: QPen) -> None:
        """Take a pen, and one for the raw curve behind a smoothed one."""
        self._strong.set_pen(strong)
        self._faint.set_pen(faint)

    def fit(self, across: float, up: float) -> None:
        """A unit of x is now so many pixels wide, a unit of y so many high."""
        self._strong.fit(across, up)

    def remove(self) -> None:
        """Take the items out of their scene."""
        self._strong.remove()
        self._faint.remove()

    def _draw(self, trace: Trace, pieces: Pieces, view: View | None, scaled: Scale) -> tuple[Floats, int]:
        """Draw what is new of a trace; those points, as drawn, and the number of the first."""
        x, y, first = trace.points(view)
        first = 0 if self._anew else first
        start = pieces.start(first)
        part = scaled(y[start:])
        if self._visible and (first < len(y) or not first):
            pieces.draw(x[start:], part, start)
        return part, start
