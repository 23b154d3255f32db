"""Input scaling: per column, measured on the training part only, so that nothing leaks from validation and test."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from playground.data.source import Floats
from playground.family import Member, table


@dataclass(frozen=True, eq=False)
class Scale:
    """A fitted scaling: column by column (x - `offset`) / `divisor`; both (columns,)."""

    offset: Floats
    divisor: Floats

    def apply(self, columns: Floats) -> Floats:
        """Scale columns (N, columns)."""
        return (columns - self.offset) / self.divisor


class ScalingRule(Member, frozen=True):
    """How a scaling is fitted. A column without spread is divided by 1."""

    def fit(self, columns: Floats) -> Scale:
        """Measure the training rows (N, columns), of which there must be at least one."""
        raise NotImplementedError


class NoScaling(ScalingRule, frozen=True, tag="none"):
    """Columns stay as they are."""

    title: ClassVar[str] = "None"
    help: ClassVar[str] = "Inputs keep their own units; columns of very different size make training slow or unstable."
    formula: ClassVar[str] = "x"

    def fit(self, columns: Floats) -> Scale:
        """Nothing is measured."""
        return Scale(np.zeros(columns.shape[1]), np.ones(columns.shape[1]))


class Standardize(ScalingRule, frozen=True, tag="standardize"):
    """Each column gets mean 0 and standard deviation 1 over the training part."""

    title: ClassVar[str] = "Standardize"
    help: ClassVar[str] = "Each input gets mean 0 and standard deviation 1, measured on the training part only."
    formula: ClassVar[str] = "(x - mean) / standard deviation"
    source: ClassVar[str] = "scikit-learn, StandardScaler (deviation over N, not N - 1)"

    def fit(self, columns: Floats) -> Scale:
        """Measure mean and standard deviation of each column."""
        return Scale(columns.mean(axis=0), _or_one(columns.std(axis=0), columns))


class MinMax(ScalingRule, frozen=True, tag="minmax"):
    """Each column runs from 0 to 1 over the training part; other parts may lie a little outside."""

    title: ClassVar[str] = "Min-max"
    help: ClassVar[str] = "Each input runs from 0 to 1, measured on the training part only."
    formula: ClassVar[str] = "(x - minimum) / (maximum - minimum)"
    source: ClassVar[str] = "scikit-learn, MinMaxScaler"

    def fit(self, columns: Floats) -> Scale:
        """Measure the range of each column."""
        return Scale(columns.min(axis=0), _or_one(np.ptp(columns, axis=0), columns))


def _or_one(spread: Floats, columns: Floats) -> Floats:
    """`spread` with 1 where a column is constant, also where rounding left it a little above zero."""
    return np.where(np.ptp(columns, axis=0) > 0, spread, 1.0)


Scaling = NoScaling | Standardize | MinMax

SCALINGS = table(Scaling)
