"""The smallest and largest value per few rows of a growing curve: what a zoomed view of many rows is read from."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

SIZE = 16
"""Rows per block."""


class Blocks:
    """Whole blocks of an append-only curve; an update reads the new rows only."""

    def __init__(self) -> None:
        self._extremes = np.empty((2, 256))
        self._used = 0

    def clear(self) -> None:
        """Forget everything."""
        self._used = 0

    def update(self, y: Floats) -> tuple[Floats, Floats]:
        """The least and the largest finite value of every full block of `y`, (n,): two arrays (n // SIZE,)."""
        whole, used = len(y) // SIZE, self._used
        if whole > self._extremes.shape[1]:
            grown = np.empty((2, 2 * whole))
            grown[:, :used] = self._extremes[:, :used]
            self._extremes = grown
        if whole > used:
            new = y[used * SIZE : whole * SIZE].reshape(-1, SIZE)
            new = np.where(np.isfinite(new), new, np.nan)
            np.fmin.reduce(new, axis=1, out=self._extremes[0, used:whole])
            np.fmax.reduce(new, axis=1, out=self._extremes[1, used:whole])
            self._used = whole
        low, high = self._extremes[:, :whole]
        return low, high
