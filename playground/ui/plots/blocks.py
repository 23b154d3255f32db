"""The smallest and largest value per few rows of growing curves: what a zoomed view of many rows is read from."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

SIZE = 16
"""Rows per block."""


class Blocks:
    """Whole blocks of append-only curves; an update reads the new rows only."""

    def __init__(self, count: int = 1) -> None:
        self._extremes = np.empty((2, count, 256))
        self._used = 0

    def clear(self) -> None:
        """Forget everything."""
        self._used = 0

    def update(self, curves: Sequence[Floats]) -> tuple[Floats, Floats]:
        """The least and the largest finite values of every full block of curves of the same length, (n,) each.

        Two arrays (curves, n // SIZE).
        """
        whole, used = min(map(len, curves), default=0) // SIZE, self._used
        if whole > self._extremes.shape[2]:
            grown = np.empty((*self._extremes.shape[:2], 2 * whole))
            grown[..., :used] = self._extremes[..., :used]
            self._extremes = grown
        if whole > used:
            for number, curve in enumerate(curves):
                new = curve[used * SIZE : whole * SIZE].reshape(-1, SIZE)
                new = np.where(np.isfinite(new), new, np.nan)
                np.fmin.reduce(new, axis=1, out=self._extremes[0, number, used:whole])
                np.fmax.reduce(new, axis=1, out=self._extremes[1, number, used:whole])
            self._used = whole
        low, high = self._extremes[..., :whole]
        return low, high
