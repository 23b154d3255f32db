"""The curves of a plot: their rows, their smoothed forms, and the pieces that draw both."""

from collections.abc import Callable, Sequence

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
MOST_WIDE = 6
"""More curves than these are drawn thin: they would cost too much and hide each other."""


class CurveLines:
    """Draws `count` growing curves over the same x; smoothed, the raw ones stay faint behind.

    `low`, `high` and `ends` tell how far the raw curves reach and where each of them ends, as they are drawn; `shown`
    are the values of all rows as the strong lines have them, (n,) each.
    """

    def __init__(self, stage: Stage, count: int) -> None:
        heights = [place / count for place in range(count)]
        self._strong = Pieces((stage.data, stage.echo) if count <= MOST_WIDE else (stage.data,), heights)
        self._faint = Pieces((stage.data,), [height - 1.0 for height in heights])
        self._raw, self._smooth = Trace(count), Trace(count)
        self._smoothed = [Smoothed(0.0) for _ in range(count)]
        self._weight = 0.0
        self._anew = self._visible = True
        self._new = 0
        self.clear()

    def clear(self) -> None:
        """No curves."""
        count = len(self._smoothed)
        self._raw.clear()
        self._smooth.clear()
        self._strong.clear()
        self._faint.clear()
        self._forget_smoothed()
        self.shown: Sequence[Floats] = [np.empty(0)] * count
        self._anew = True
        self.low, self.high, self.ends = np.inf, -np.inf, np.full(count, np.nan)

    def set_smoothing(self, weight: float) -> None:
        """Smooth by this weight from the next update on; 0 not at all."""
        if weight != self._weight:
            self._weight = weight
            self._forget_smoothed()
            self._smooth.clear()
            self._faint.clear()
            self._anew = True

    def set_capacity(self, capacity: int) -> None:
        """Keep so many buckets of the curves from now on."""
        self._raw.set_capacity(capacity)
        self._smooth.set_capacity(capacity)

    def update(self, x: Floats, curves: Sequence[Floats]) -> bool:
        """Read the rows added since the last update; true if these are other data."""
        restarted = self._raw.update(x, curves)
        if self._weight:
            if restarted:
                self._forget_smoothed()
            curves = [smoothed.update(y) for smoothed, y in zip(self._smoothed, curves, strict=True)]
            self._smooth.update(x, curves)
        self.shown = curves
        return restarted

    def renew(self) -> None:
        """Draw all points the next time: they are scaled otherwise."""
        self._anew = True

    def draw(self, view: View | None, scaled: Scale) -> None:
        """Draw the curves, as a whole or where a zoomed view looks; of a whole one only what is new."""
        y, first = self._draw(self._raw, self._faint if self._weight else self._strong, view, scaled)
        strong = self._draw(self._smooth, self._strong, view, scaled)[1] if self._weight else first
        self._new = min(self._new, strong)
        self._anew = False
        if view is None:
            low, high = (self.low, self.high) if first else (np.inf, -np.inf)
            self.low = float(np.fmin.reduce(y, axis=None, initial=low))
            self.high = float(np.fmax.reduce(y, axis=None, initial=high))
            if y.size:
                self.ends = y[:, -1]

    def take_new(self) -> int:
        """From which point on the strong lines have been drawn anew since this was asked last."""
        new, self._new = self._new, len(self.points[0])
        return new

    @property
    def points(self) -> Points:
        """The points of the strong lines as they were drawn last, in their own scale."""
        return (self._smooth if self._weight else self._raw).drawn

    def set_visible(self, visible: bool) -> None:
        """Show or hide the curves. Hidden ones are not drawn, but measured."""
        if visible != self._visible:
            self._visible = self._anew = visible
            self._strong.set_visible(visible)
            self._faint.set_visible(visible)

    def set_pens(self, strong: Sequence[QPen], faint: Sequence[QPen]) -> None:
        """Take a pen per curve, and one for each raw curve behind a smoothed one."""
        self._strong.set_pens(strong)
        self._faint.set_pens(faint)

    def fit(self, across: float, up: float) -> None:
        """A unit of x is now so many pixels wide, a unit of y so many high."""
        self._strong.fit(across, up)

    def remove(self) -> None:
        """Take the items out of their scene."""
        self._strong.remove()
        self._faint.remove()

    def _forget_smoothed(self) -> None:
        self._smoothed = [Smoothed(self._weight) for _ in self._smoothed]

    def _draw(self, trace: Trace, pieces: Pieces, view: View | None, scaled: Scale) -> tuple[Floats, int]:
        """Draw what is new of a trace; those points, as drawn, and the number of the first."""
        x, y, first = trace.points(view)
        first = 0 if self._anew else first
        start = pieces.start(first)
        part = scaled(y[:, start:])
        if self._visible and (first < len(x) or not first):
            pieces.draw(x[start:], part, start)
        return part, start
