"""Hand-made input features of data sets with two inputs: what the network may be given instead of plain x1 and x2."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from playground.data.source import AnyFloats

FeatureName = Literal["x1", "x2", "x1^2", "x2^2", "x1*x2", "sin(x1)", "sin(x2)"]


@dataclass(frozen=True)
class Feature:
    """A column: its `title` for people, and `compute`, which gives it, (N,), from the raw coordinates (N, 2)."""

    title: str
    compute: Callable[[AnyFloats], AnyFloats]


FEATURES: dict[FeatureName, Feature] = {
    "x1": Feature("x1", lambda x: x[:, 0]),
    "x2": Feature("x2", lambda x: x[:, 1]),
    "x1^2": Feature("x1²", lambda x: x[:, 0] ** 2),
    "x2^2": Feature("x2²", lambda x: x[:, 1] ** 2),
    "x1*x2": Feature("x1·x2", lambda x: x[:, 0] * x[:, 1]),
    "sin(x1)": Feature("sin(x1)", lambda x: np.sin(x[:, 0])),
    "sin(x2)": Feature("sin(x2)", lambda x: np.sin(x[:, 1])),
}
"""Every feature by its name on disk; the keys are those of `FeatureName`."""

FEATURE_TITLES = {str(name): feature.title for name, feature in FEATURES.items()}


def compute_features(names: Sequence[FeatureName], raw: AnyFloats) -> AnyFloats:
    """The columns (N, len(names)) called `names` from raw coordinates (N, 2); the coordinates stay as they are."""
    return np.column_stack([FEATURES[name].compute(raw) for name in names])
