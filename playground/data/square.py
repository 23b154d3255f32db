"""The square [-6, 6] x [-6, 6] in which the toy data sets live, and the one meaning of noise in it."""

from typing import Annotated

import numpy as np

from playground.data.source import Bounds, DataSource, Floats, Samples
from playground.family import setting

EDGE = 6.0
"""Half the side of the square."""

DISPLACEMENT = 2.5
"""Standard deviation of a displacement at noise 1, in the units of the square."""

Noise = Annotated[
    float,
    setting(
        "Noise",
        "How far points are displaced at random: at 0.1 the shape is clear, at 0.5 the classes overlap strongly.",
        low=0.0,
        high=1.0,
        live=False,
    ),
]


class SquareSource(DataSource, frozen=True):
    """A classification with the two inputs x1 and x2 in the square."""

    samples: Samples = 500
    noise: Noise = 0.1

    @property
    def inputs(self) -> tuple[str, ...]:
        """The two coordinates."""
        return ("x1", "x2")

    @property
    def bounds(self) -> Bounds:
        """The square."""
        return ((-EDGE, EDGE), (-EDGE, EDGE))

    @property
    def rows(self) -> int:
        """The samples asked for."""
        return self.samples


def balanced(samples: int, classes: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Labels (samples,) that take turns, so that the sizes of the classes differ by one at most."""
    return np.arange(samples, dtype=np.int64) % classes


def polar(radius: Floats, angle: Floats) -> Floats:
    """Points (N, 2) from radius (N,) and angle (N,) in radians."""
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])


def displace(points: Floats, noise: float, rng: np.random.Generator) -> Floats:
    """Points (N, 2) displaced by a normal distribution of standard deviation `noise` x `DISPLACEMENT`.

    What would leave the square is mirrored back into it, so that no pile of points builds up at its edge.
    """
    moved = points + noise * DISPLACEMENT * rng.standard_normal(points.shape)
    return EDGE - np.abs((moved + EDGE) % (4 * EDGE) - 2 * EDGE)
