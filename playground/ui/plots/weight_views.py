"""What every way of showing weights has in common, and the outline of a histogram."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtGui import QFont, QPainterPath

from playground.engine.probes import Histograms
from playground.export.drawing.scales import Ticks, coarse_above, hold, no_ticks
from playground.ui.plots.stage import Stage
from playground.ui.plots.weight_record import Moment
from playground.ui.theme import Theme

Floats = npt.NDArray[np.float64]
Range = tuple[float, float]

HEIGHT = 0.94
"""The tallest bar of a histogram, as a share of the distance between two baselines."""
FILL_LIGHT, FILL_DARK = 0.55, 0.6


@dataclass(frozen=True)
class Shown:
    """What is to be drawn: the moments from the first to the present, which of them is chosen, and which block."""

    moments: tuple[Moment, ...]
    chosen: Moment
    block: int

    @property
    def histograms(self) -> Histograms:
        """Those of the chosen moment."""
        return self.chosen.histograms


class WeightView:
    """One way of showing weights, by items on a stage that are there only while it is shown."""

    over_time = True
    """Whether it shows one block at many moments, not all blocks at one."""
    axes = (True, True)
    """Which axes have tick labels."""

    def __init__(self, stage: Stage, theme: Theme, font: QFont) -> None:
        self.stage, self.theme, self.font = stage, theme, font
        self._x: Range | None = None

    def draw(self, shown: Shown) -> None:
        """Bring the items to what is to be shown."""
        raise NotImplementedError

    def ranges(self) -> tuple[Range, Range]:
        """The ranges of both axes for what was drawn last."""
        raise NotImplementedError

    def clear(self) -> None:
        """Take all items away."""
        raise NotImplementedError

    def restyle(self, theme: Theme, font: QFont) -> None:
        """Take the colours of a theme; what was drawn is drawn again afterwards."""
        self.theme, self.font = theme, font

    def arrange(self) -> None:
        """Place what is given in pixels."""

    def ticks(self, low: float, high: float, count: int) -> Ticks:
        """The ticks of the y axis."""
        return no_ticks(low, high, count)

    def tip(self, shown: Shown, x: float, y: float) -> str:
        """The text for a position."""
        return ""

    def widen(self, reach: float) -> None:
        """Hold a symmetric range of weights in coarse steps; it shrinks when half of it would do."""
        top = coarse_above(reach)
        if self._x is not None and top <= self._x[1] / 2:
            self._x = None
        self._x = hold(self._x, (-top, top))


def staircase(edges: Floats, counts: npt.NDArray[Any], baseline: float, height: float = HEIGHT) -> QPainterPath:
    """The outline of a histogram as a closed staircase on a baseline, scaled to its own tallest bar."""
    path = QPainterPath()
    tallest = counts.max(initial=0)
    if tallest > 0 and np.isfinite(edges).all():
        x = np.repeat(edges, 2)
        y = np.full(len(x), float(baseline))
        y[1:-1] += height * np.repeat(counts / tallest, 2)
        path.addPolygon(arrayToQPolygonF(x, y))
        path.closeSubpath()
    return path
