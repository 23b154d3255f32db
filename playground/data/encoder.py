"""From raw inputs to what the network is given."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from playground.data.features import FeatureName, compute_features
from playground.data.scaling import Scale, ScalingRule
from playground.data.source import Floats
from playground.engine.examples import Floats as AnyFloats


@dataclass(frozen=True, eq=False)
class Encoder:
    """Features, fitted scaling, type and shape as one picklable function.

    `features`: names of hand-made features, or None to pass the raw inputs on. `image`: the shape (C, H, W) of one
    example, or None for a row of columns. A picture is scaled pixel by pixel.
    """

    features: tuple[FeatureName, ...] | None
    scale: Scale
    image: tuple[int, int, int] | None
    dtype: np.dtype[np.floating[Any]]

    def __call__(self, raw: AnyFloats) -> AnyFloats:
        """Raw inputs (N, inputs) as the network's inputs: (N, columns) or (N, C, H, W)."""
        scaled = self.scale.apply(select(self.features, np.asarray(raw, dtype=np.float64)))
        shape = (len(scaled), *self.image) if self.image else scaled.shape
        return np.ascontiguousarray(scaled.reshape(shape), dtype=self.dtype)


def select(features: tuple[FeatureName, ...] | None, raw: Floats) -> Floats:
    """The columns before scaling: the hand-made features, or the raw inputs themselves."""
    return raw if features is None else compute_features(features, raw)


def fit_encoder(
    features: tuple[FeatureName, ...] | None,
    scaling: ScalingRule,
    image: tuple[int, int, int] | None,
    train: Floats,
    dtype: np.dtype[np.floating[Any]],
) -> Encoder:
    """An encoder whose scaling is fitted on the raw training rows (N, inputs)."""
    return Encoder(features, scaling.fit(select(features, train)), image, dtype)
