"""What a network learns from: the examples of one experiment, split and scaled, ready for the engine."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from playground.engine.scale import Scale

Floats = npt.NDArray[np.floating[Any]]


@dataclass(frozen=True)
class Part:
    """One part of the split.

    `x`: (N, features) or (N, C, H, W), after features and scaling. `y`: (N,) labels as integers, or (N, targets) of
    floats for a regression. `raw`: (N, inputs), the coordinates before features and scaling, for pictures. `raw_y`: (N,
    targets), the targets before scaling, where that changed them. All are read-only.
    """

    x: Floats
    y: npt.NDArray[Any]
    raw: Floats
    raw_y: Floats | None = None

    @property
    def rows(self) -> int:
        """The number of examples."""
        return len(self.x)

    @property
    def truth(self) -> npt.NDArray[Any]:
        """`y` in its own units."""
        return self.y if self.raw_y is None else self.raw_y


@dataclass(frozen=True)
class Data:
    """All examples of an experiment.

    `classes`: the titles of the classes, empty for a regression. `inputs`, `targets`: titles of the raw inputs and of
    the regression targets. `columns`: titles of the network's inputs (features). `bounds`: (low, high) per raw input,
    the region a map of the inputs should show. `encode`: turns raw inputs (N, inputs) into what the network is given,
    with the features and the scaling fitted on the training part. `scale`: that scaling of the columns, or None.
    `target_scale`: the scaling of the targets; None where they are as they were. `outliers`: how many values were
    clipped, or examples dropped. `growing`: examples come and go one by one, and a network goes on learning from those
    there are.
    """

    train: Part
    validation: Part
    test: Part
    task: Literal["classification", "regression"]
    classes: tuple[str, ...]
    inputs: tuple[str, ...]
    columns: tuple[str, ...]
    targets: tuple[str, ...]
    bounds: tuple[tuple[float, float], ...]
    encode: Callable[[Floats], Floats]
    scale: Scale | None = None
    target_scale: Scale | None = None
    outliers: int = 0
    growing: bool = False

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of one example as the network sees it: (features,) or (C, H, W)."""
        return self.train.x.shape[1:]

    @property
    def scales_inputs(self) -> bool:
        """Whether scaling has changed any column."""
        return self.scale is not None and not self.scale.changes_nothing

    def continues(self, other: "Data") -> bool:
        """Whether a network that learns from `other` can go on with these examples: only some of them are others."""
        alike = self.columns == other.columns and self.shape == other.shape and self.task == other.task
        return self.growing and alike and len(self.classes) == len(other.classes)

    def in_own_units(self, values: Floats) -> Floats:
        """What a network predicts, (N, outputs), in the units of the targets before scaling, in its own type."""
        return values if self.target_scale is None else self.target_scale.undo(values).astype(values.dtype)

    def scaled(self, values: Floats) -> Floats:
        """Values (N, targets) in the targets' own units as a network is to predict them, in their own type."""
        return values if self.target_scale is None else self.target_scale.apply(values).astype(values.dtype)

    def part(self, name: str) -> Part:
        """The part called ``"train"``, ``"validation"`` or ``"test"``."""
        parts: dict[str, Part] = {"train": self.train, "validation": self.validation, "test": self.test}
        return parts[name]
