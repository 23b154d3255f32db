"""A bounded picture of growing curves: their smallest and largest values per bucket of rows."""

from collections.abc import Sequence
from struct import pack

import numpy as np
import numpy.typing as npt

from playground.ui.plots.blocks import SIZE, Blocks

Floats = npt.NDArray[np.float64]

CAPACITY = 320
"""Buckets of a curve: about one per pixel of a plot in its dock."""


class MinMax:
    """The extremes of append-only curves over the same x in at most `capacity` buckets.

    Only new rows are read at an update: the last bucket grows, and when all are full neighbours are merged and every
    bucket covers twice as many rows. Up to `capacity` rows the curves are kept as they are.
    """

    def __init__(self, count: int = 1, capacity: int = CAPACITY) -> None:
        self._capacity = capacity
        self._bounds, self._extremes = np.empty((2, capacity + 1)), np.empty((2, count, capacity + 1))
        self._x, self._end = self._bounds
        self._low, self._high = self._extremes
        self._places, self._values = np.empty(2 * capacity + 2), np.empty((count, 2 * capacity + 2))
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self._rows = 0
        self._size = 1
        self._used = 0
        self._changed = 0
        self._fingerprint = b""

    def update(self, x: Floats, curves: Sequence[Floats]) -> bool:
        """Read the rows added since the last update; true if these are other data, read from the start.

        `x` and each curve: (n,) with non-finite values where there is none; earlier rows never change.
        """
        restarted = not self._continues(x, curves)
        if restarted:
            self.clear()
        rows = len(x)
        self._make_room(rows)
        if rows > self._rows:
            start = self._rows // self._size * self._size
            values = _finite(stacked(curves, start, rows))
            self._extend(x[start:rows], x[start:rows], values, values)
            self._rows, self._fingerprint = rows, _fingerprint(x, curves, rows)
        return restarted

    def hold(self, x: Floats, ends: Floats, low: Floats, high: Floats) -> None:
        """Hold rows (n,) that stand for several each: from `x` to `ends`, with these extremes (curves, n) or NaN."""
        self.clear()
        self._make_room(len(x))
        self._extend(x, ends, low, high)

    def take_changed(self) -> int:
        """The number of the first point that is not what it was when this was asked last."""
        first, self._changed = self._changed, 2 * self._capacity
        return first

    def points(self) -> tuple[Floats, Floats]:
        """The curves to draw, (m,) and (curves, m): the rows themselves, or a minimum and a maximum per bucket.

        Valid until the next update.
        """
        if self._size == 1:
            return self._x[: self._used], self._low[:, : self._used]
        return self._places[: 2 * self._used], self._values[:, : 2 * self._used]

    def _continues(self, x: Floats, curves: Sequence[Floats]) -> bool:
        if not self._rows:
            return True
        return len(x) >= self._rows and self._fingerprint == _fingerprint(x, curves, self._rows)

    def _make_room(self, rows: int) -> None:
        while rows > self._capacity * self._size:
            self._merge()

    def _extend(self, x: Floats, ends: Floats, low: Floats, high: Floats) -> None:
        """Read rows from the start of the last bucket on."""
        first, size = self._rows // self._size, self._size
        buckets = np.arange(0, len(x), size)
        self._used = end = first + len(buckets)
        np.fmin.reduceat(low, buckets, axis=1, out=self._low[:, first:end])
        np.fmax.reduceat(high, buckets, axis=1, out=self._high[:, first:end])
        self._x[first:end] = x[::size]
        self._end[first : end - 1] = ends[size - 1 :: size][: end - 1 - first]
        self._end[end - 1] = ends[-1]
        self._changed = min(self._changed, first if size == 1 else 2 * first)
        if size > 1:
            self._interleave(first)

    def _interleave(self, first: int) -> None:
        """Bring the points to draw up to date from a bucket on.

        The extreme that lies nearer to the previous bucket comes first, so that a smooth curve stays smooth.
        """
        before, end = max(first - 1, 0), self._used
        low, high = self._low[:, before:end], self._high[:, before:end]
        middle = low + high
        rising = np.ones(middle.shape, np.bool_)
        np.greater_equal(middle[:, 1:], middle[:, :-1], out=rising[:, 1:])
        if not first and end > 1:
            rising[:, 0] = rising[:, 1]
        x, y = self._places[2 * before : 2 * end], self._values[:, 2 * before : 2 * end]
        new = slice(first - before, None)
        x[0::2][new], x[1::2][new] = self._x[first:end], self._end[first:end]
        y[:, 0::2][:, new] = np.where(rising, low, high)[:, new]
        y[:, 1::2][:, new] = np.where(rising, high, low)[:, new]

    def _merge(self) -> None:
        """Double the rows per bucket. What is left of an odd last bucket is read again by the next extension."""
        full = self._rows // (2 * self._size)
        for values, merge in ((self._low, np.fmin), (self._high, np.fmax)):
            pairs = values[:, : 2 * full]
            values[:, :full] = merge(pairs[:, 0::2], pairs[:, 1::2])
        self._x[:full], self._end[:full] = self._x[: 2 * full : 2].copy(), self._end[1 : 2 * full : 2].copy()
        self._size *= 2
        self._rows = full * self._size
        self._used = full
        self._changed = 0
        if full:
            self._interleave(0)


def window(
    x: Floats, curves: Sequence[Floats], rows: tuple[int, int], capacity: int = CAPACITY, blocks: Blocks | None = None
) -> tuple[Floats, Floats]:
    """Some rows of curves in at most `capacity` buckets, (m,) and (curves, m): what a zoomed view draws.

    The bounded picture of the whole would be too coarse there. Many rows are read from `blocks`, if there are any.
    """
    first, last = rows
    if last - first <= 2 * capacity:
        return x[first:last], _finite(stacked(curves, first, last))
    part = MinMax(len(curves), capacity)
    if blocks is None or last - first <= SIZE * capacity:
        part.update(x[first:last], [y[first:last] for y in curves])
        return part.points()
    begin, end = first // SIZE, last // SIZE
    low, high = (extremes[:, begin:end] for extremes in blocks.update(curves))
    starts, ends = x[begin * SIZE : end * SIZE : SIZE], x[begin * SIZE + SIZE - 1 : end * SIZE : SIZE]
    if last > end * SIZE:  # the newest rows fill no block
        rest = _finite(stacked(curves, end * SIZE, last))
        starts, ends = np.append(starts, x[end * SIZE]), np.append(ends, x[last - 1])
        low = np.column_stack([low, np.fmin.reduce(rest, axis=1)])
        high = np.column_stack([high, np.fmax.reduce(rest, axis=1)])
    part.hold(starts, ends, low, high)
    return part.points()


def seen_rows(x: Floats, low: float, high: float) -> tuple[int, int]:
    """The first row and the one after the last between two values of an ascending x; one row beyond either."""
    first = max(int(np.searchsorted(x, low)) - 1, 0)
    return first, min(int(np.searchsorted(x, high, side="right")) + 1, len(x))


def buckets_for(width: float) -> int:
    """Buckets for a plot so many pixels wide: doubled where a bucket's two points would be more than two pixels."""
    capacity = CAPACITY
    while capacity < width / 2:
        capacity *= 2
    return capacity


def stacked(curves: Sequence[Floats], first: int, last: int) -> Floats:
    """Some rows of several curves: (curves, rows)."""
    values = np.empty((len(curves), last - first))
    for row, curve in zip(values, curves, strict=True):
        row[:] = curve[first:last]
    return values


def _finite(values: Floats) -> Floats:
    """NaN instead of all that is not finite."""
    finite = np.isfinite(values)
    return values if finite.all() else np.where(finite, values, np.nan)


def _fingerprint(x: Floats, curves: Sequence[Floats], rows: int) -> bytes:
    """What tells these curves from others of the same length; as bytes, so that NaN equals itself."""
    ends = [values[row] for values in (x, *curves) for row in (0, rows - 1)]
    return pack(f"{len(ends)}d", *ends)
