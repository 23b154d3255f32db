"""A bounded picture of a growing curve: its smallest and largest value per bucket of rows."""

from struct import pack

import numpy as np
import numpy.typing as npt

from playground.ui.plots.blocks import SIZE, Blocks

Floats = npt.NDArray[np.float64]

CAPACITY = 320
"""Buckets of a curve: about one per pixel of a plot in its dock."""


class MinMax:
    """The extremes of an append-only curve in at most `capacity` buckets.

    Only new rows are read at an update: the last bucket grows, and when all are full neighbours are merged and every
    bucket covers twice as many rows. Up to `capacity` rows the curve is kept as it is.
    """

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._capacity = capacity
        self._buckets = np.empty((4, capacity + 1))
        self._low, self._high, self._x, self._end = self._buckets
        self._points = np.empty((2, 2 * capacity + 2))
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self._rows = 0
        self._size = 1
        self._used = 0
        self._changed = 0
        self._fingerprint = b""

    def update(self, x: Floats, y: Floats) -> bool:
        """Read the rows added since the last update; true if these are other data, read from the start.

        `x`, `y`: (n,) with non-finite values where there is none; earlier rows never change.
        """
        restarted = not self._continues(x, y)
        if restarted:
            self.clear()
        rows = len(x)
        self._make_room(rows)
        if rows > self._rows:
            start = self._rows // self._size * self._size
            values = _finite(y[start:rows])
            self._extend(x[start:rows], x[start:rows], values, values)
            self._rows, self._fingerprint = rows, _fingerprint(x, y, rows)
        return restarted

    def hold(self, x: Floats, ends: Floats, low: Floats, high: Floats) -> None:
        """Hold rows (n,) that stand for several each: from `x` to `ends`, with these extremes or NaN."""
        self.clear()
        self._make_room(len(x))
        self._extend(x, ends, low, high)

    def take_changed(self) -> int:
        """The number of the first point that is not what it was when this was asked last."""
        first, self._changed = self._changed, 2 * self._capacity
        return first

    def points(self) -> tuple[Floats, Floats]:
        """The curve to draw: the rows themselves, or a minimum and a maximum per bucket.

        Valid until the next update.
        """
        if self._size == 1:
            return self._x[: self._used], self._low[: self._used]
        x, y = self._points[:, : 2 * self._used]
        return x, y

    def _continues(self, x: Floats, y: Floats) -> bool:
        if not self._rows:
            return True
        return len(x) >= self._rows and self._fingerprint == _fingerprint(x, y, self._rows)

    def _make_room(self, rows: int) -> None:
        while rows > self._capacity * self._size:
            self._merge()

    def _extend(self, x: Floats, ends: Floats, low: Floats, high: Floats) -> None:
        """Read rows from the start of the last bucket on."""
        first, size = self._rows // self._size, self._size
        buckets = np.arange(0, len(x), size)
        self._used = end = first + len(buckets)
        np.fmin.reduceat(low, buckets, out=self._low[first:end])
        np.fmax.reduceat(high, buckets, out=self._high[first:end])
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
        low, high = self._low[first : self._used], self._high[first : self._used]
        before = max(first - 1, 0)
        middle = self._low[before : self._used] + self._high[before : self._used]
        rising = middle[1:] >= middle[:-1]
        if not first:
            rising = np.concatenate((rising[:1] if len(rising) else [True], rising))
        x, y = self._points[:, 2 * first : 2 * self._used]
        x[0::2], x[1::2] = self._x[first : self._used], self._end[first : self._used]
        y[0::2] = np.where(rising, low, high)
        y[1::2] = np.where(rising, high, low)

    def _merge(self) -> None:
        """Double the rows per bucket. What is left of an odd last bucket is read again by the next extension."""
        full = self._rows // (2 * self._size)
        pairs = self._buckets[:, : 2 * full].reshape(4, full, 2)
        if full:
            merged = np.fmin.reduce(pairs[0], axis=1), np.fmax.reduce(pairs[1], axis=1), pairs[2, :, 0], pairs[3, :, 1]
            self._buckets[:, :full] = np.stack(merged)
        self._size *= 2
        self._rows = full * self._size
        self._used = full
        self._changed = 0
        if full:
            self._interleave(0)


def window(
    x: Floats, y: Floats, rows: tuple[int, int], capacity: int = CAPACITY, blocks: Blocks | None = None
) -> tuple[Floats, Floats]:
    """Some rows of a curve in at most `capacity` buckets: what a zoomed view draws.

    The bounded picture of the whole would be too coarse there. Many rows are read from `blocks`, if there are any.
    """
    first, last = rows
    if last - first <= 2 * capacity:
        return x[first:last], _finite(y[first:last])
    part = MinMax(capacity)
    if blocks is None or last - first <= SIZE * capacity:
        part.update(x[first:last], y[first:last])
        return part.points()
    begin, end = first // SIZE, last // SIZE
    low, high = (extremes[begin:end] for extremes in blocks.update(y))
    starts, ends = x[begin * SIZE : end * SIZE : SIZE], x[begin * SIZE + SIZE - 1 : end * SIZE : SIZE]
    if last > end * SIZE:  # the newest rows fill no block
        rest = _finite(y[end * SIZE : last])
        starts, ends = np.append(starts, x[end * SIZE]), np.append(ends, x[last - 1])
        low, high = np.append(low, np.fmin.reduce(rest)), np.append(high, np.fmax.reduce(rest))
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


def _finite(values: Floats) -> Floats:
    """NaN instead of all that is not finite."""
    finite = np.isfinite(values)
    return values if finite.all() else np.where(finite, values, np.nan)


def _fingerprint(x: Floats, y: Floats, rows: int) -> bytes:
    """What tells this curve from another one of the same length; as bytes, so that NaN equals itself."""
    return pack("4d", x[0], y[0], x[rows - 1], y[rows - 1])
