"""What colour a network's output has: one byte per point of a map, and the table the byte looks up."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from playground.engine.activations import Sigmoid
from playground.engine.examples import Data
from playground.engine.losses import BinaryCrossEntropy
from playground.engine.specs import NetworkSpec, TrainingSpec
from playground.export.drawing.scales import coarse_above

Floats = npt.NDArray[np.floating[Any]]
Bytes = npt.NDArray[np.uint8]

HALF = 127
"""Levels on either side of the middle of a diverging table: index 0 is -1, 127 is 0, 254 is +1."""


class Colours(Protocol):
    """What pictures need of a theme: colours as ``#rrggbb``; hashable."""

    def __hash__(self) -> int: ...
    @property
    def positive(self) -> str: ...
    @property
    def negative(self) -> str: ...
    @property
    def zero(self) -> str: ...
    @property
    def series(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Colouring:
    """How a map is coloured. `classes`: number of classes, 0 for a regression. `reach`: how far the ends of a diverging
    table are from its `middle`. `probability`: a single unit means a probability instead of -1 to +1.
    """

    classes: int
    reach: float = 1.0
    probability: bool = False
    middle: float = 0.0

    @property
    def diverging(self) -> bool:
        """Whether the table runs from orange through the middle to blue."""
        return self.classes <= 2

    def signed(self, values: Floats) -> Floats:
        """Values (units, ...) of a diverging map as -1 (orange, first class) to +1 (blue, second class)."""
        if len(values) > 1:
            signed = values[1] - values[0]
        elif self.probability:
            signed = 2 * values[0] - 1
        else:
            signed = (values[0] - self.middle) / self.reach
        return cut(signed, -1)

    def indices(self, values: Floats, discretize: bool) -> Bytes:
        """Values (units, ...) as places in the colour table; what is not a number is shown as zero.

        With classes the depth of the colour is how far the best class is ahead of the next one.
        """
        with np.errstate(invalid="ignore"):
            return self._diverging(values, discretize) if self.diverging else self._ranked(values, discretize)

    def _diverging(self, values: Floats, discretize: bool) -> Bytes:
        signed = self.signed(values)
        if discretize:
            return np.where(signed < 0, 0, 2 * HALF).astype(np.uint8)
        # Adding a half before cutting off the fraction rounds: nothing here is negative.
        return np.asarray(signed * HALF + (HALF + 0.5), np.uint8)

    def _ranked(self, values: Floats, discretize: bool) -> Bytes:
        levels = 256 // self.classes
        best = values.argmax(axis=0).astype(np.uint8) * np.uint8(levels)
        if discretize:
            return np.asarray(best + np.uint8(levels - 1))
        ranked = np.partition(values, -2, axis=0)
        depth = np.asarray(cut(ranked[-1] - ranked[-2], 0) * (levels - 1) + 0.5, np.uint8)
        return np.asarray(best + depth)

    def table(self, theme: Colours) -> list[int]:
        """The 256 colours as 0xAARRGGBB."""
        return _table(self.classes if not self.diverging else 0, theme)


@cache
def _table(classes: int, theme: Colours) -> list[int]:
    """The colours of some classes one after the other, or those of a diverging map for none."""
    if not classes:
        low = [mix(theme.negative, theme.zero, step / HALF) for step in range(HALF)]
        high = [mix(theme.zero, theme.positive, step / HALF) for step in range(HALF + 1)]
        return [*low, *high, high[-1]]
    levels = 256 // classes
    colours = [
        mix(theme.zero, class_colour(theme, number), step / (levels - 1))
        for number in range(classes)
        for step in range(levels)
    ]
    return colours + [colours[-1]] * (256 - len(colours))


def colouring_of(network: NetworkSpec, training: TrainingSpec, data: Data) -> Colouring:
    """How the outputs of a network that learns `data` are to be read."""
    probability = isinstance(training.loss, BinaryCrossEntropy) or isinstance(network.output.activation, Sigmoid)
    if data.task == "classification":
        return Colouring(len(data.classes), probability=probability)
    return value_colouring(np.atleast_2d(data.train.y.T)[0])


def value_colouring(targets: Floats) -> Colouring:
    """How values like the targets (N,) are coloured: about zero if it is among them, or else about their middle."""
    if not len(targets) or targets.min() <= 0 <= targets.max():
        return Colouring(0, reach=coarse_above(float(np.abs(targets).max(initial=0.0))))
    low, high = float(targets.min()), float(targets.max())
    step = coarse_above((high - low) / 2) / 5
    middle = round((low + high) / 2 / step) * step
    return Colouring(0, reach=coarse_above(max(high - middle, middle - low)), middle=middle)


def cut(values: Floats, low: float) -> Floats:
    """Values cut off at a lower limit and at 1; zero for what is not a number."""
    result = np.asarray(np.clip(values, low, 1))
    result[np.isnan(result)] = 0
    return result


def class_colour(theme: Colours, number: int) -> str:
    """The colour of a class: orange, blue, then the series."""
    order: list[int] = [1, 0, *range(2, len(theme.series))]
    return theme.series[order[number % len(order)]]


def mix(first: str, second: str, share: float) -> int:
    """A colour between two others, by share of the second, as 0xAARRGGBB."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(channels(first), channels(second), strict=True))
    return 0xFF000000 | red << 16 | green << 8 | blue


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of ``#rrggbb``, 0 to 255."""
    number = int(colour.removeprefix("#"), 16)
    return number >> 16, number >> 8 & 255, number & 255
