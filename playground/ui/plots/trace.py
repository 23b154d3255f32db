"""The points that growing curves are drawn by, and which of them are new."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from playground.ui.plots.blocks import Blocks
from playground.ui.plots.minmax import CAPACITY, MinMax, seen_rows, window

Floats = npt.NDArray[np.float64]
Points = tuple[Floats, Floats]
"""Where the points lie, (m,), and the values of the curves there, (curves, m)."""

View = tuple[float, float]
"""The ends of what a zoomed plot shows of the x axis."""


class Trace:
    """Append-only curves over the same x, as a whole or where a zoomed view looks, in at most `capacity` buckets."""

    def __init__(self, count: int = 1, capacity: int = CAPACITY) -> None:
        self._count, self._capacity = count, capacity
        self._whole, self._blocks = MinMax(count, capacity), Blocks(count)
        self._x, self._curves = np.empty(0), [np.empty(0)] * count
        self._seen: tuple[View, tuple[int, int]] | None = None
        self._window: Points = self._x, np.empty((count, 0))

    def update(self, x: Floats, curves: Sequence[Floats]) -> bool:
        """Read the rows added since the last update; true if these are other data."""
        self._x, self._curves = x, list(curves)
        restarted = self._whole.update(x, self._curves)
        if restarted:
            self._blocks.clear()
            self._seen = None
        return restarted

    def set_capacity(self, capacity: int) -> None:
        """Keep so many buckets from now on."""
        if capacity != self._capacity:
            self._capacity = capacity
            self._whole, self._seen = MinMax(self._count, capacity), None
            self._whole.update(self._x, self._curves)

    def points(self, view: View | None) -> tuple[Floats, Floats, int]:
        """The points to draw, and the number of the first that is not what it was the last time."""
        if view is None:
            first = self._whole.take_changed() if self._seen is None else 0
            self._seen = None
            return *self._whole.points(), first
        rows = seen_rows(self._x, *view)
        if self._seen == (view, rows):
            return *self._window, len(self._window[0])
        before = self._window if self._seen is not None and self._seen[0] == view else None
        self._seen = view, rows
        self._window = window(self._x, self._curves, rows, self._capacity, self._blocks)
        return *self._window, 0 if before is None else _first_other(before, self._window)

    @property
    def drawn(self) -> Points:
        """The points that were drawn last."""
        return self._whole.points() if self._seen is None else self._window

    def clear(self) -> None:
        """No rows."""
        self._whole.clear()
        self._blocks.clear()
        self._x, self._curves = np.empty(0), [np.empty(0)] * self._count
        self._seen = None


def _first_other(before: Points, now: Points) -> int:
    """The number of the first point that is not what it was."""
    number = min(len(before[0]), len(now[0]))
    same = (before[0][:number] == now[0][:number]) & (before[1][:, :number] == now[1][:, :number]).all(axis=0)
    return number if same.all() else int(same.argmin())
