"""From raw inputs to what the network is given."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from playground.data.features import FeatureName, compute_features
from playground.data.outliers import Limits
from playground.data.scaling import ScalingRule
from playground.data.source import AnyFloats
from playground.engine.scale import Scale

CHUNK = 2048
"""Rows that are computed at a time, in float64: many pictures must not be in memory twice."""


@dataclass(frozen=True, eq=False)
class Encoder:
    """Clipping, features, fitted scaling, type and shape as one picklable function.

    `clip`: limits of the raw inputs, or None. `features`: names of hand-made features, or None to pass the raw inputs
    on. `image`: the shape (C, H, W) of one example, or None for a row of columns. A picture is scaled pixel by pixel.
    """

    features: tuple[FeatureName, ...] | None
    scale: Scale
    image: tuple[int, int, int] | None
    dtype: np.dtype[np.floating[Any]]
    clip: Limits | None = None

    def keeps(self, raw: AnyFloats) -> bool:
        """Whether the values and the type of raw inputs stay as they are."""
        return self.features is None and self.clip is None and self.scale.changes_nothing and raw.dtype == self.dtype

    def shaped(self, columns: AnyFloats) -> AnyFloats:
        """Columns (N, columns) in the shape the network is given."""
        return columns.reshape(len(columns), *self.image) if self.image else columns

    def __call__(self, raw: AnyFloats) -> AnyFloats:
        """Raw inputs (N, inputs) as the network's inputs: (N, columns) or (N, C, H, W)."""
        columns = raw.shape[1] if self.features is None else len(self.features)
        encoded = np.empty((len(raw), columns), self.dtype)
        for start in range(0, len(raw), CHUNK):
            some = np.asarray(raw[start : start + CHUNK], dtype=np.float64)
            encoded[start : start + CHUNK] = self.scale.apply(select(self.features, self.clip, some))
        return self.shaped(encoded)


def select(features: tuple[FeatureName, ...] | None, clip: Limits | None, raw: AnyFloats) -> AnyFloats:
    """The columns before scaling: the hand-made features of raw inputs, or these themselves, clipped if so wanted."""
    raw = raw if clip is None else clip.clip(raw)
    return raw if features is None else compute_features(features, raw)


def fit_encoder(
    features: tuple[FeatureName, ...] | None,
    scaling: ScalingRule,
    image: tuple[int, int, int] | None,
    train: AnyFloats,
    dtype: np.dtype[np.floating[Any]],
    clip: Limits | None = None,
) -> Encoder:
    """An encoder whose scaling is fitted on the raw training rows (N, inputs)."""
    return Encoder(features, scaling.fit(select(features, clip, train)), image, dtype, clip)
