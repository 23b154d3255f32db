"""Ranges and ticks that people can read: nice numbers, few of them, and rarely changing."""

from collections.abc import Iterable
from math import ceil, floor, isfinite, log10

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

Ticks = list[tuple[float, str]]
"""Positions on an axis with their texts."""

COARSE = (1.0, 1.5, 2.0, 3.0, 5.0, 7.5, 10.0)
STEPS = (1.0, 2.0, 5.0, 10.0)
SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def coarse_above(value: float) -> float:
    """The smallest coarse number (steps of about 1.5) not below a value; 1 for what is not a positive number."""
    return _above(value, COARSE)


def metric_limits(low: float, accuracy: bool) -> tuple[float, float]:
    """Accuracy: up to 100 %, from a round share below the lowest value. R2: up to 1, never below -1."""
    if accuracy:
        return max(floor(low / 20) * 20.0, 0.0), 101.0
    return (0.0 if low >= 0 else -1.0), 1.02


def linear_ticks(low: float, high: float, count: int) -> Ticks:
    """About `count` round positions between two limits; no single one, which would say nothing of the scale."""
    span = high - low
    if not isfinite(span) or span <= 0:
        return []
    step = _above(0.95 * span / max(count, 1), STEPS)  # a little more than a round range counts as round
    for _ in range(2):
        if _last(high, step) <= _first(low, step):
            step = _above(0.3 * step, STEPS)  # the step below
    first, last = _first(low, step), _last(high, step)
    return [(number * step, short(number * step)) for number in range(first, last + 1)]


def _first(low: float, step: float) -> int:
    return ceil(low / step - 1e-9)


def _last(high: float, step: float) -> int:
    return floor(high / step + 1e-9)


def decade_ticks(low: float, high: float, count: int) -> Ticks:
    """About `count` powers of ten between two limits that are logarithms to base 10."""
    if not isfinite(high - low) or high <= low:
        return []
    step = max(1, ceil((high - low) / max(count, 1)))
    first = ceil(low / step - 1e-9) * step
    return [(float(power), power_text(power)) for power in range(first, floor(high + 1e-9) + 1, step)]


def no_ticks(low: float, high: float, count: int) -> Ticks:
    """No ticks: what is drawn carries its own names."""
    return []


def power_text(power: int) -> str:
    """A power of ten as text: ``0.01`` near one, ``10⁻⁵`` further away."""
    if -2 <= power <= 3:
        return f"{10.0**power:g}"
    return "10" + str(power).translate(SUPERSCRIPT)


def short(value: float) -> str:
    """A tick as text of at most about five characters."""
    if value == 0 or abs(value) < 1e-300:
        return "0"
    size = abs(value)
    if size >= 1e4 or size < 1e-3:
        mantissa, exponent = f"{value:.2g}".split("e") if "e" in f"{value:.2g}" else f"{value:.1e}".split("e")
        return f"{float(mantissa):g}e{int(exponent)}"
    return f"{value:.4g}"


def number(value: float) -> str:
    """A measured value as people write it: three digits, no exponent unless it is needed, and never minus zero."""
    if not isfinite(value):
        return "–"
    if value != 0 and (abs(value) >= 1e5 or abs(value) < 1e-3):
        return f"{value:.2e}"
    return f"{value:z.3f}" if abs(value) < 10 else f"{value:.4g}"


def logarithms(values: Floats) -> Floats:
    """Logarithms to base 10, NaN where the value is zero, negative or not finite."""
    positive = np.isfinite(values) & (values > 0)
    return np.log10(values, out=np.full(values.shape, np.nan), where=positive)


def hold(previous: tuple[float, float] | None, wanted: tuple[float, float]) -> tuple[float, float]:
    """The union of the range shown so far and the one wanted: ranges only grow until the plot is cleared."""
    if previous is None:
        return wanted
    return min(previous[0], wanted[0]), max(previous[1], wanted[1])


def decades(low: float, high: float) -> tuple[float, float]:
    """Whole powers of ten around two logarithms; the lower one stays off the axis."""
    bottom, top = float(floor(low - 0.1)), float(ceil(high))
    return bottom, max(top, bottom + 1)


def _above(value: float, mantissas: Iterable[float]) -> float:
    if not isfinite(value) or value <= 0:
        return 1.0
    decade = 10.0 ** floor(log10(value))
    return next((m * decade for m in mantissas if m * decade >= value * (1 - 1e-9)), 10 * decade)
