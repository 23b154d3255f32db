"""What colour a network's output has: one byte per point of a map, and the table the byte looks up."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor

from playground.ui.theme import Theme

Floats = npt.NDArray[np.floating]
Bytes = npt.NDArray[np.uint8]

HALF = 127
"""Levels on either side of the middle of a diverging table: index 0 is -1, 127 is 0, 254 is +1."""


@dataclass(frozen=True)
class Colouring:
    """How a map is coloured. `classes`: number of classes, 0 for a regression. `reach`: the value of the ends of a
    diverging table (symmetric about zero). `probability`: a single unit means a probability instead of -1 to +1.
    """

    classes: int
    reach: float = 1.0
    probability: bool = False

    @property
    def diverging(self) -> bool:
        """Whether the table runs from orange through the middle to blue."""
        return self.classes <= 2

    def signed(self, values: Floats) -> Floats:
        """Values (units, ...) of a diverging map as -1 (orange, first class) to +1 (blue, second class)."""
        if len(values) > 1:
            return clipped(values[1] - values[0])
        if self.probability:
            return clipped(2 * values[0] - 1)
        return clipped(values[0] / self.reach)

    def indices(self, values: Floats, discretize: bool) -> Bytes:
        """Values (units, ...) as places in the colour table.

        With classes the depth of the colour is how far the best class is ahead of the next one.
        """
        values = np.nan_to_num(np.asarray(values, np.float64), nan=0.0)
        if self.diverging:
            signed = self.signed(values)
            if discretize:
                signed = np.where(signed < 0, -1.0, 1.0)
            return np.rint((signed + 1) * HALF).astype(np.uint8)
        levels = 256 // self.classes
        best = values.argmax(axis=0)
        ranked = np.partition(values, -2, axis=0)
        ahead = np.ones(best.shape) if discretize else np.clip(ranked[-1] - ranked[-2], 0, 1)
        return np.asarray(best * levels + np.rint(ahead * (levels - 1)), np.uint8)

    def table(self, theme: Theme) -> list[int]:
        """The 256 colours as 0xAARRGGBB."""
        if self.diverging:
            low = [mix(theme.negative, theme.zero, step / HALF) for step in range(HALF)]
            high = [mix(theme.zero, theme.positive, step / HALF) for step in range(HALF + 1)]
            return [*low, *high, high[-1]]
        levels = 256 // self.classes
        colours = [
            mix(theme.zero, class_colour(theme, number), step / (levels - 1))
            for number in range(self.classes)
            for step in range(levels)
        ]
        return colours + [colours[-1]] * (256 - len(colours))


def clipped(values: Floats) -> Floats:
    """Values cut off at -1 and +1."""
    return np.asarray(np.clip(values, -1, 1))


def class_colour(theme: Theme, number: int) -> str:
    """The colour of a class: orange, blue, then the series."""
    order: list[int] = [1, 0, *range(2, len(theme.series))]
    return theme.series[order[number % len(order)]]


def mix(first: str, second: str, share: float) -> int:
    """A colour between two others, by share of the second, as 0xAARRGGBB."""
    one, two = QColor(first), QColor(second)
    red, green, blue = (
        round(a + (b - a) * share)
        for a, b in ((one.red(), two.red()), (one.green(), two.green()), (one.blue(), two.blue()))
    )
    return QColor(red, green, blue).rgba()
