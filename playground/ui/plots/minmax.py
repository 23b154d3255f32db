"""A bounded picture of a growing curve: its smallest and largest value per bucket of rows."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


class MinMax:
    """The extremes of an append-only curve in at most `capacity` buckets.

    Only new rows are read at an update: the last bucket grows, and when all are full neighbours are merged and every
    bucket covers twice as many rows. Up to `capacity` rows the curve is kept as it is.
    """

    def __init__(self, capacity: int = 320) -> None:
        self._capacity = capacity
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self._rows = 0
        self._size = 1
        self._low = np.empty(0)
        self._high = np.empty(0)
        self._x = np.empty(0)
        self._end = np.empty(0)
        self._fingerprint = b""

    def update(self, x: Floats, y: Floats) -> bool:
        """Read the rows added since the last update; true if these are other data, read from the start.

        `x`, `y`: (n,) with non-finite values where there is none; earlier rows never change.
        """
        restarted = not self._continues(x, y)
        if restarted:
            self.clear()
        rows = len(x)
        while rows > self._capacity * self._size:
            self._merge()
        if rows > self._rows:
            self._extend(x, y, rows)
        return restarted

    def points(self) -> tuple[Floats, Floats]:
        """The curve to draw: the rows themselves, or a minimum and a maximum per bucket."""
        if self._size == 1:
            return self._x, self._low
        x, y = np.empty(2 * len(self._x)), np.empty(2 * len(self._x))
        x[0::2], x[1::2] = self._x, self._end
        # The extreme that lies nearer to the previous bucket comes first, so that a smooth curve stays smooth.
        middle = self._low + self._high
        rising = np.ones(len(middle), bool)
        np.greater_equal(middle[1:], middle[:-1], rising[1:])
        rising[:1] = rising[1:2]
        y[0::2] = np.where(rising, self._low, self._high)
        y[1::2] = np.where(rising, self._high, self._low)
        return x, y

    def _continues(self, x: Floats, y: Floats) -> bool:
        if not self._rows:
            return True
        return len(x) >= self._rows and self._fingerprint == _fingerprint(x, y, self._rows)

    def _extend(self, x: Floats, y: Floats, rows: int) -> None:
        first = self._rows // self._size
        start = first * self._size
        buckets = np.arange(0, rows - start, self._size)
        values = np.where(np.isfinite(y[start:rows]), y[start:rows], np.nan)
        self._low = np.concatenate((self._low[:first], np.fmin.reduceat(values, buckets)))
        self._high = np.concatenate((self._high[:first], np.fmax.reduceat(values, buckets)))
        last = np.minimum(buckets + self._size, rows - start) - 1
        self._x = np.concatenate((self._x[:first], x[start:rows][buckets]))
        self._end = np.concatenate((self._end[:first], x[start:rows][last]))
        self._rows = rows
        self._fingerprint = _fingerprint(x, y, rows)

    def _merge(self) -> None:
        """Double the rows per bucket. What is left of an odd last bucket is read again by the next extension."""
        full = self._rows // (2 * self._size)
        pairs = slice(0, 2 * full)
        self._low = np.fmin.reduce(self._low[pairs].reshape(full, 2), axis=1) if full else self._low[:0]
        self._high = np.fmax.reduce(self._high[pairs].reshape(full, 2), axis=1) if full else self._high[:0]
        self._x = self._x[pairs][0::2]
        self._end = self._end[pairs][1::2]
        self._size *= 2
        self._rows = full * self._size


def _fingerprint(x: Floats, y: Floats, rows: int) -> bytes:
    """What tells this curve from another one of the same length; as bytes, so that NaN equals itself."""
    return np.array((x[0], y[0], x[rows - 1], y[rows - 1]), float).tobytes()
