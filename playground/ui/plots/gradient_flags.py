"""When a gradient counts as vanishing or exploding.

Back-propagation starts at the output, so the output's gradient is what the others are measured by: a block whose
gradient (root mean square, median of the last rows) is less than a thousandth of the output's is vanishing, one with
more than a thousand times the output's is exploding. A gradient that is not finite is exploding wherever it is. In
networks that learn well the ratio stays between about 0.1 and 10.
"""

from math import isfinite
from typing import Literal

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Flag = Literal["vanishing", "exploding"] | None

RATIO = 1000.0
ROWS = 10
"""Rows that are looked at: one noisy step raises no flag."""


def flags(gradients: Floats) -> tuple[Flag, ...]:
    """One per block of `gradients` (rows, blocks), the output last; rows without any gradient do not count."""
    recent = gradients[-ROWS:]
    # the untrained network has no gradients: its row is all missing, which is not the same as one that overflowed
    recent = recent[~np.isnan(recent).all(axis=1)] if len(recent) < ROWS else recent
    if not len(recent):
        return tuple(None for _ in range(gradients.shape[1]))
    ordered = np.sort(recent, axis=0)
    middle: list[float] = ((ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2).tolist()
    last: list[float] = recent[-1].tolist()
    return tuple(_flag(end, own, middle[-1]) for end, own in zip(last, middle, strict=True))


def _flag(last: float, own: float, reference: float) -> Flag:
    if not isfinite(last):
        return "exploding"
    if not isfinite(own + reference) or reference <= 0:
        return None
    if own < reference / RATIO:
        return "vanishing"
    return "exploding" if own > reference * RATIO else None
