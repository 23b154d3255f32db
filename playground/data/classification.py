"""Toy classification in the square [-6, 6]: shapes that a person can see and a network must bend around.

Circle, XOR and Gaussians follow TensorFlow Playground (dataset.ts), moons follow scikit-learn. The label belongs to a
point before it is displaced, so that noise mixes the classes.
"""

from typing import Annotated, ClassVar

import numpy as np

from playground.data.source import Examples
from playground.data.square import DISPLACEMENT, EDGE, Noise, SquareSource, balanced, displace, polar
from playground.family import setting

ArmCount = Annotated[int, setting("Arms", "How many arms, each a class of its own.", low=2, high=5, live=False)]
RingCount = Annotated[int, setting("Rings", "How many rings, each a class of its own.", low=2, high=4, live=False)]
UpperShare = Annotated[
    float,
    setting(
        "Share of upper right",
        "How many of the examples are in the upper right cloud: far from a half, one class is rare.",
        low=0.02,
        high=0.98,
        live=False,
        later=True,
    ),
]
CellCount = Annotated[int, setting("Cells", "How many cells a side of the board has.", low=2, high=6, live=False)]


class Circle(SquareSource, frozen=True, tag="circle"):
    """A disc inside a ring: radii 0 to 2.5 and 3.5 to 5."""

    title: ClassVar[str] = "Circle"
    help: ClassVar[str] = "A disc inside a ring: no straight line separates them, a few hidden units do."
    formula: ClassVar[str] = "inside: r < 2.5; outside: 3.5 < r < 5"
    source: ClassVar[str] = "TensorFlow Playground, classifyCircleData"

    @property
    def classes(self) -> tuple[str, ...]:
        """Outside and inside."""
        return ("Outside", "Inside")

    def generate(self, rng: np.random.Generator) -> Examples:
        """Radii are uniform in each region, angles all around."""
        labels = balanced(self.samples, 2)
        share = rng.random(self.samples)
        radius = np.where(labels == 1, 2.5 * share, 3.5 + 1.5 * share)
        points = polar(radius, rng.uniform(0, 2 * np.pi, self.samples))
        return Examples(displace(points, self.noise, rng), labels)


class XOR(SquareSource, frozen=True, tag="xor"):
    """Opposite quadrants belong together: 0.3 < |x1|, |x2| < 5.3."""

    title: ClassVar[str] = "XOR"
    help: ClassVar[str] = "Opposite quadrants belong together: a linear model cannot do better than guess."
    formula: ClassVar[str] = "same: x1 x2 > 0; different: x1 x2 < 0"
    source: ClassVar[str] = "TensorFlow Playground, classifyXORData"

    @property
    def classes(self) -> tuple[str, ...]:
        """Whether the two coordinates have the same sign."""
        return ("Different signs", "Same sign")

    def generate(self, rng: np.random.Generator) -> Examples:
        """Points are uniform in four squares with a gap of 0.6 between them."""
        labels = balanced(self.samples, 2)
        points = rng.uniform(0.3, 5.3, (self.samples, 2))
        sign = rng.choice((-1.0, 1.0), self.samples)
        points[:, 0] *= sign
        points[:, 1] *= np.where(labels == 1, sign, -sign)
        return Examples(displace(points, self.noise, rng), labels)


class Gaussians(SquareSource, frozen=True, tag="gaussians"):
    """Two round clouds around (-2, -2) and (2, 2)."""

    title: ClassVar[str] = "Two Gaussians"
    help: ClassVar[str] = "Two round clouds: one straight line, that is, no hidden layer at all, separates them."
    formula: ClassVar[str] = "x ~ N(±(2, 2), s² I), s = 0.75 + 2.5 noise"
    source: ClassVar[str] = "TensorFlow Playground, classifyTwoGaussData"

    share: UpperShare = 0.5

    @property
    def classes(self) -> tuple[str, ...]:
        """The lower left and the upper right cloud."""
        return ("Lower left", "Upper right")

    def generate(self, rng: np.random.Generator) -> Examples:
        """A cloud has the standard deviation 0.75 even without noise. The labels take turns as the shares ask for."""
        labels = np.diff(np.floor(np.arange(self.samples + 1) * self.share)).astype(np.int64)
        centres = np.array([[-2.0, -2.0], [2.0, 2.0]])[labels]
        return Examples(displace(centres, 0.75 / DISPLACEMENT + self.noise, rng), labels)


class Spiral(SquareSource, frozen=True, tag="spiral"):
    """Arms that wind once around the centre, from radius 0.5 to 5."""

    title: ClassVar[str] = "Spiral"
    help: ClassVar[str] = "Arms wound around each other: hard for small networks, a good test of depth and width."
    formula: ClassVar[str] = "r = 0.5 + 4.5 t, angle = 2π (t + arm / arms), 0 < t < 1"
    source: ClassVar[str] = "K. Lang and M. Witbrock (1988), Learning to tell two spirals apart; here one turn"

    arms: ArmCount = 2

    @property
    def classes(self) -> tuple[str, ...]:
        """One class per arm."""
        return ("Arm 1", "Arm 2", "Arm 3", "Arm 4", "Arm 5")[: self.arms]

    def generate(self, rng: np.random.Generator) -> Examples:
        """Points are uniform along the turn. The more arms, the closer they lie: noise shrinks with their distance."""
        labels = balanced(self.samples, self.arms)
        turn = rng.random(self.samples)
        points = polar(0.5 + 4.5 * turn, 2 * np.pi * (turn + labels / self.arms))
        return Examples(displace(points, self.noise * 2 / self.arms, rng), labels)


class Moons(SquareSource, frozen=True, tag="moons"):
    """Two interleaved half circles of radius 10/3."""

    title: ClassVar[str] = "Moons"
    help: ClassVar[str] = "Two half moons that reach into each other: the boundary has to bend twice."
    formula: ClassVar[str] = "upper: (cos t, sin t); lower: (1 - cos t, 1/2 - sin t); 0 < t < π; centred, times 10/3"
    source: ClassVar[str] = "scikit-learn, make_moons"

    @property
    def classes(self) -> tuple[str, ...]:
        """The upper and the lower moon."""
        return ("Upper", "Lower")

    def generate(self, rng: np.random.Generator) -> Examples:
        """Points are uniform along each half circle."""
        labels = balanced(self.samples, 2)
        angle = rng.uniform(0, np.pi, self.samples)
        upper = polar(np.ones(self.samples), angle)
        lower = np.array([1.0, 0.5]) - upper
        points = np.where(labels[:, None] == 1, lower, upper) - (0.5, 0.25)
        return Examples(displace(points * (10 / 3), self.noise, rng), labels)


class Rings(SquareSource, frozen=True, tag="rings"):
    """Concentric rings, the outermost of radius 5."""

    title: ClassVar[str] = "Rings"
    help: ClassVar[str] = "Rings inside each other: several classes that only the distance from the centre tells apart."
    formula: ClassVar[str] = "r = 5 ring / rings"
    source: ClassVar[str] = "scikit-learn, make_circles, with more than two circles"

    rings: RingCount = 3

    @property
    def classes(self) -> tuple[str, ...]:
        """One class per ring, from the inside out."""
        return ("Ring 1", "Ring 2", "Ring 3", "Ring 4")[: self.rings]

    def generate(self, rng: np.random.Generator) -> Examples:
        """Angles are uniform all around."""
        labels = balanced(self.samples, self.rings)
        points = polar(5.0 * (labels + 1) / self.rings, rng.uniform(0, 2 * np.pi, self.samples))
        return Examples(displace(points, self.noise, rng), labels)


class Checkerboard(SquareSource, frozen=True, tag="checkerboard"):
    """Cells of alternating classes that fill the square; the lower left one is dark."""

    title: ClassVar[str] = "Checkerboard"
    help: ClassVar[str] = "Cells of alternating classes: each one more asks for more hidden units."
    formula: ClassVar[str] = "dark: row + column even"
    source: ClassVar[str] = "XOR, repeated"

    noise: Noise = 0.05
    cells: CellCount = 4

    @property
    def classes(self) -> tuple[str, ...]:
        """The light and the dark cells."""
        return ("Light", "Dark")

    def generate(self, rng: np.random.Generator) -> Examples:
        """A cell of the right colour is drawn, then a point in it, off its borders by 5 % of its side."""
        labels = balanced(self.samples, 2)
        rows, columns = np.divmod(np.arange(self.cells**2), self.cells)
        parity = (rows + columns) % 2
        drawn = rng.random(self.samples)
        cell = np.empty(self.samples, dtype=np.int64)
        for label in (0, 1):
            members = np.flatnonzero(parity == 1 - label)
            chosen = labels == label
            cell[chosen] = members[(drawn[chosen] * len(members)).astype(np.int64)]
        corner = np.column_stack([columns[cell], rows[cell]])
        points = (corner + rng.uniform(0.05, 0.95, (self.samples, 2))) * (2 * EDGE / self.cells) - EDGE
        return Examples(displace(points, self.noise, rng), labels)
