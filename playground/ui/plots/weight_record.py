"""What the weights looked like earlier: a bounded record of their histograms, taken while somebody looks."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from playground.engine.probes import Histograms

Floats = npt.NDArray[np.float64]

CAPACITY = 64
PERCENTILES = (0.0, 5.0, 25.0, 50.0, 75.0, 95.0, 100.0)


@dataclass(frozen=True, eq=False)
class Moment:
    """The histograms of all blocks at a point of the run, in epochs with fraction. Equal only to itself."""

    epoch: float
    histograms: Histograms


class WeightRecord:
    """At most `CAPACITY` moments, evenly spread over what was seen; a full record drops every second one.

    Nothing is computed for it: it keeps the histograms that were drawn anyway. While the plot is hidden there are
    none, and the record has a gap.
    """

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self.moments: list[Moment] = []
        self._stride, self._offered = 1, 0
        self._last = -1.0

    def offer(self, moment: Moment) -> bool:
        """Take a moment if its turn has come; whether the record has changed. Another run starts it anew."""
        if self.moments and self._is_other(moment):
            self.clear()
        if moment.epoch == self._last:
            return False
        self._last = moment.epoch
        due = self._offered % self._stride == 0
        self._offered += 1
        if not due:
            return False
        self.moments.append(moment)
        if len(self.moments) > CAPACITY:
            self.moments = self.moments[::2]
            self._stride *= 2
        return True

    def nearest(self, epoch: float) -> int:
        """The moment nearest to an epoch."""
        return int(np.argmin([abs(moment.epoch - epoch) for moment in self.moments]))

    def _is_other(self, moment: Moment) -> bool:
        return moment.epoch < self._last or moment.histograms.blocks != self.moments[-1].histograms.blocks


def percentiles(edges: Floats, counts: npt.NDArray[Any], shares: tuple[float, ...] = PERCENTILES) -> Floats:
    """The values below which these shares (in percent) of what a histogram counts lie, exact to within a bar."""
    filled = np.flatnonzero(counts)
    if not len(filled):
        return np.full(len(shares), np.nan)
    first, last = filled[0], filled[-1]
    sums = np.concatenate(([0.0], np.cumsum(counts[first : last + 1], dtype=float)))
    values: Floats = np.interp(np.asarray(shares) / 100 * sums[-1], sums, edges[first : last + 2])
    return values
