"""Outliers: inputs far from the mean of the training part, kept, clipped or dropped before anything is scaled."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar

import numpy as np
import numpy.typing as npt

from playground.data.files.errors import DataError
from playground.data.scaling import Standardize
from playground.data.source import AnyFloats, Floats
from playground.family import Member, setting
from playground.sentence import sentence

Rows = npt.NDArray[np.int64]

Deviations = Annotated[
    float,
    setting(
        "Beyond",
        "How far from the mean of the training part an input counts as an outlier, in its standard deviations.",
        low=0.5,
        high=10.0,
        unit="σ",
        live=False,
    ),
]


@dataclass(frozen=True, eq=False)
class Limits:
    """The least and the greatest value of each raw input that is no outlier; both (inputs,)."""

    low: Floats
    high: Floats

    def outside(self, raw: AnyFloats) -> npt.NDArray[np.bool_]:
        """Which values of raw inputs (N, inputs) are outliers."""
        return (raw < self.low) | (raw > self.high)

    def clip(self, raw: AnyFloats) -> AnyFloats:
        """Raw inputs (N, inputs) with the nearest limit in place of every outlier."""
        return np.clip(raw, self.low, self.high)


@dataclass(frozen=True, eq=False)
class Treated:
    """What is left of the training part. `clip`: what all parts are clipped to. `count`: values clipped, rows dropped.

    `raw`: (N, inputs); `rows`: their numbers (N,).
    """

    raw: AnyFloats
    rows: Rows
    clip: Limits | None = None
    count: int = 0


class OutlierRule(Member, frozen=True):
    """What happens to outliers. It concerns inputs that are numbers; targets and pictures stay as they are."""

    def treat(self, parts: Sequence[AnyFloats], rows: Rows) -> Treated:
        """Measure and treat the first of `parts`, the training part, whose rows have the numbers `rows`."""
        raise NotImplementedError


class KeepOutliers(OutlierRule, frozen=True, tag="keep"):
    """Nothing is done."""

    title: ClassVar[str] = "Keep"
    help: ClassVar[str] = "Values far from the others stay; a single one can squeeze all others when inputs are scaled."

    def treat(self, parts: Sequence[AnyFloats], rows: Rows) -> Treated:
        """All rows as they are."""
        return Treated(parts[0], rows)


class ClipOutliers(OutlierRule, frozen=True, tag="clip"):
    """Winsorizing: no example is lost."""

    title: ClassVar[str] = "Clip"
    help: ClassVar[str] = "Values far from the others are moved to the limit, in all parts alike."
    formula: ClassVar[str] = "x = min(max(x, mean - k deviations), mean + k deviations)"

    deviations: Deviations = 3.0

    def treat(self, parts: Sequence[AnyFloats], rows: Rows) -> Treated:
        """All rows, and the limits for the values of all parts."""
        limits = measure(parts[0], self.deviations)
        count = sum(int(np.count_nonzero(limits.outside(part))) for part in parts)
        return Treated(parts[0], rows, limits, count)


class DropOutliers(OutlierRule, frozen=True, tag="drop"):
    """Rows leave the training part only: what a network is judged on is not chosen to suit it."""

    title: ClassVar[str] = "Drop"
    help: ClassVar[str] = (
        "Examples with a value far from the others are left out of training; validation and test keep theirs."
    )
    formula: ClassVar[str] = "left out if |x - mean| > k deviations"

    deviations: Deviations = 3.0

    def treat(self, parts: Sequence[AnyFloats], rows: Rows) -> Treated:
        """The rows without outliers; `DataError` if none is left."""
        train = parts[0]
        inside = ~measure(train, self.deviations).outside(train).any(axis=1)
        if not inside.any():
            raise DataError(sentence("Every example of the training part has an outlier; choose a wider limit."))
        return Treated(train[inside], rows[inside], count=int(np.count_nonzero(~inside)))


def measure(train: AnyFloats, deviations: float) -> Limits:
    """The limits of each column of the training part (N, inputs).

    A column of one or two values, such as a category that an example has or has not, knows no outliers.
    """
    scale = Standardize().fit(train)
    reach = deviations * scale.divisor
    two = ((train == train.min(axis=0)) | (train == train.max(axis=0))).all(axis=0)
    return Limits(np.where(two, -np.inf, scale.offset - reach), np.where(two, np.inf, scale.offset + reach))


Outliers = KeepOutliers | ClipOutliers | DropOutliers
