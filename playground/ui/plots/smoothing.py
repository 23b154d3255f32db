"""Smoothing as TensorBoard does it: an exponential moving average, corrected for its start at zero."""

from math import log

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

NEGLIGIBLE = 1e-18
"""Weights below this change no double."""


class Smoothed:
    """The smoothed form of an append-only curve: each update reads the new rows only.

    s[k] = weight s[k-1] + (1 - weight) y[k], divided by 1 - weight^k (Adam's bias correction): a constant curve stays
    what it is from its first row on. Rows without a value have none and are passed over.
    """

    def __init__(self, weight: float) -> None:
        self.weight = weight
        self._values = np.empty(256)
        self._rows = self._count = 0
        self._last = 0.0

    def update(self, y: Floats) -> Floats:
        """`y`, (n,), with the rows read before unchanged; returns all rows smoothed, (n,)."""
        rows = len(y)
        if rows > len(self._values):
            self._values = np.concatenate((self._values[: self._rows], np.empty(2 * rows - self._rows)))
        if rows > self._rows:
            self._values[self._rows : rows] = self._extend(y[self._rows :])
            self._rows = rows
        return self._values[:rows]

    def _extend(self, new: Floats) -> Floats:
        finite = np.isfinite(new)
        number = int(finite.sum())
        result = np.full(len(new), np.nan)
        if number:
            powers = _powers(self.weight, number)
            average = decayed_sums((1 - self.weight) * new[finite], self.weight) + self._last * powers
            result[finite] = average / (1 - self.weight**self._count * powers)
            self._last, self._count = float(average[-1]), self._count + number
        return result


def decayed_sums(values: Floats, weight: float) -> Floats:
    """The sums of weight^j values[k - j] over all j >= 0, (n,), in log2(n) passes: s of 2m terms from two of m."""
    sums, span, factor = values.copy(), 1, weight
    while span < len(sums) and factor > NEGLIGIBLE:
        sums[span:] += factor * sums[:-span]
        span, factor = 2 * span, factor * factor
    return sums


def _powers(weight: float, number: int) -> Floats:
    """weight^1 to weight^number, zero where they are negligible."""
    telling = number if weight <= 0 else min(number, int(log(NEGLIGIBLE) / log(weight)) + 1)
    powers = np.zeros(number)
    powers[:telling] = weight ** np.arange(1, telling + 1)
    return powers
