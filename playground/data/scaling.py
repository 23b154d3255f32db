"""Scaling of inputs and targets: per column, measured on the training part only, so that nothing leaks from others."""

from collections.abc import Callable
from typing import Annotated, Any, ClassVar

import numpy as np

from playground.data.source import AnyFloats, Floats
from playground.engine.scale import Scale
from playground.family import Member, setting, table

BLOCK = 64
"""Columns that are measured at a time."""


class ScalingRule(Member, frozen=True):
    """How a scaling is fitted. A column without spread is divided by 1."""

    def fit(self, columns: AnyFloats) -> Scale:
        """Measure the training rows (N, columns), of which there must be at least one."""
        raise NotImplementedError


class NoScaling(ScalingRule, frozen=True, tag="none"):
    """Columns stay as they are."""

    title: ClassVar[str] = "None"
    help: ClassVar[str] = "Columns keep their own units; those of very different size make training slow or unstable."
    formula: ClassVar[str] = "x"

    def fit(self, columns: AnyFloats) -> Scale:
        """Nothing is measured."""
        return Scale(np.zeros(columns.shape[1]), np.ones(columns.shape[1]))


class Standardize(ScalingRule, frozen=True, tag="standardize"):
    """Each column gets mean 0 and standard deviation 1 over the training part."""

    title: ClassVar[str] = "Standardize"
    help: ClassVar[str] = "Each column gets mean 0 and standard deviation 1, measured on the training part only."
    formula: ClassVar[str] = "(x - mean) / standard deviation"
    source: ClassVar[str] = "scikit-learn, StandardScaler (deviation over N, not N - 1)"

    def fit(self, columns: AnyFloats) -> Scale:
        """Measure mean and standard deviation of each column."""
        return Scale(_by_columns(np.mean, columns), _or_one(_by_columns(np.std, columns), columns))


class MinMax(ScalingRule, frozen=True, tag="minmax"):
    """Each column runs from 0 to 1 over the training part; other parts may lie a little outside."""

    title: ClassVar[str] = "Min-max"
    help: ClassVar[str] = "Each column runs from 0 to 1, measured on the training part only."
    formula: ClassVar[str] = "(x - minimum) / (maximum - minimum)"
    source: ClassVar[str] = "scikit-learn, MinMaxScaler"

    def fit(self, columns: AnyFloats) -> Scale:
        """Measure the range of each column."""
        return Scale(columns.min(axis=0).astype(np.float64), _or_one(np.ptp(columns, axis=0), columns))


class GivenScaling(ScalingRule, frozen=True, tag="given"):
    """Numbers that were measured before, or that a person knows: other examples change nothing."""

    title: ClassVar[str] = "Given"
    help: ClassVar[str] = "Columns are scaled with numbers that stay the same whatever the examples are."
    formula: ClassVar[str] = "(x - offset) / divisor"

    offset: Annotated[
        tuple[float, ...], setting("Offsets", "What is subtracted: a number for every column.", live=False)
    ] = ()
    divisor: Annotated[
        tuple[float, ...],
        setting("Divisors", "What is divided by then: a number above 0 for every column.", live=False),
    ] = ()

    def fits(self, columns: int) -> bool:
        """Whether there are numbers for so many columns; without any, columns stay as they are."""
        if not self.offset and not self.divisor:
            return True
        return len(self.offset) == len(self.divisor) == columns and min(self.divisor) > 0

    def fit(self, columns: AnyFloats) -> Scale:
        """Nothing is measured."""
        count = columns.shape[1]
        if not self.offset:
            return Scale(np.zeros(count), np.ones(count))
        return Scale(np.array(self.offset, np.float64), np.array(self.divisor, np.float64))


def _by_columns(measure: Callable[..., Any], columns: AnyFloats) -> Floats:
    """`measure` of each column in float64, a few columns at a time where the values are stored in another type."""
    if columns.dtype == np.float64:
        return np.asarray(measure(columns, axis=0))
    blocks = (columns[:, start : start + BLOCK] for start in range(0, columns.shape[1], BLOCK))
    return np.concatenate([measure(block.astype(np.float64), axis=0) for block in blocks])


def _or_one(spread: AnyFloats, columns: AnyFloats) -> Floats:
    """`spread` with 1 where a column is constant, also where rounding left it a little above zero."""
    return np.where(np.ptp(columns, axis=0) > 0, spread, 1.0).astype(np.float64)


Scaling = NoScaling | Standardize | MinMax | GivenScaling

SCALINGS = table(Scaling)
