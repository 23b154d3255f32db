"""Toy regression: inputs in [-6, 6], one target y of order 1, noise added to the target."""

from typing import Annotated, ClassVar, Literal

import numpy as np

from playground.data.source import Bounds, DataSource, Examples, Floats, Samples
from playground.data.square import EDGE
from playground.family import setting

TargetNoise = Annotated[
    float,
    setting(
        "Noise",
        "Standard deviation of the normal noise added to the target, which itself runs from about -1 to 1.",
        low=0.0,
        high=1.0,
        live=False,
    ),
]


class Regression(DataSource, frozen=True):
    """A function of one or two inputs, drawn uniformly, plus normal noise."""

    task: ClassVar[Literal["classification", "regression"]] = "regression"
    targets: ClassVar[tuple[str, ...]] = ("y",)
    dimensions: ClassVar[int] = 1

    samples: Samples = 500
    noise: TargetNoise = 0.1

    @property
    def inputs(self) -> tuple[str, ...]:
        """x1, or x1 and x2."""
        return ("x1", "x2")[: self.dimensions]

    @property
    def bounds(self) -> Bounds:
        """[-6, 6] for each input."""
        return ((-EDGE, EDGE),) * self.dimensions

    @property
    def rows(self) -> int:
        """The samples asked for."""
        return self.samples

    def value(self, x: Floats) -> Floats:
        """The function without noise: (N,) from inputs (N, dimensions)."""
        raise NotImplementedError

    def generate(self, rng: np.random.Generator) -> Examples:
        """Uniform inputs and the function's value plus noise."""
        x = rng.uniform(-EDGE, EDGE, (self.samples, self.dimensions))
        y = self.value(x) + self.noise * rng.standard_normal(self.samples)
        return Examples(x, y[:, None])


class Line(Regression, frozen=True, tag="line"):
    """A straight line with slope 0.2 that meets x1 = 0 at 0.3."""

    title: ClassVar[str] = "Line"
    help: ClassVar[str] = "Linear regression with one input: without a hidden layer the network finds slope and offset."
    formula: ClassVar[str] = "y = 0.2 x1 + 0.3"

    def value(self, x: Floats) -> Floats:
        """The line's height."""
        return 0.2 * x[:, 0] + 0.3


class Plane(Regression, frozen=True, tag="plane"):
    """A tilted plane."""

    title: ClassVar[str] = "Plane"
    help: ClassVar[str] = "Linear regression with two inputs: without a hidden layer the network finds both slopes."
    formula: ClassVar[str] = "y = 0.2 x1 - 0.1 x2 + 0.3"
    dimensions: ClassVar[int] = 2

    def value(self, x: Floats) -> Floats:
        """The plane's height."""
        return 0.2 * x[:, 0] - 0.1 * x[:, 1] + 0.3


class Sine(Regression, frozen=True, tag="sine"):
    """Almost two periods of a sine."""

    title: ClassVar[str] = "Sine"
    help: ClassVar[str] = "Almost two periods of a sine: watch the curve being assembled from the hidden units."
    formula: ClassVar[str] = "y = sin(x1)"

    def value(self, x: Floats) -> Floats:
        """The sine of the input."""
        return np.sin(x[:, 0])


class Polynomial(Regression, frozen=True, tag="polynomial"):
    """A cubic with two bends, the Chebyshev polynomial T3 of x1 / 6, which stays between -1 and 1."""

    title: ClassVar[str] = "Noisy polynomial"
    help: ClassVar[str] = "A noisy cubic: few samples and many units show over-fitting at its plainest."
    formula: ClassVar[str] = "y = 4 u³ - 3 u, u = x1 / 6"
    source: ClassVar[str] = "Chebyshev polynomial of the first kind, degree 3"

    noise: TargetNoise = 0.2

    def value(self, x: Floats) -> Floats:
        """The polynomial's value."""
        u = x[:, 0] / EDGE
        return u * (4 * u * u - 3)


class GaussianBumps(Regression, frozen=True, tag="gaussian_bumps"):
    """Three hills and three hollows on a plane, in two rows."""

    title: ClassVar[str] = "Gaussian bumps"
    help: ClassVar[str] = "Three hills and three hollows over the plane: several hidden units have to work on each."
    formula: ClassVar[str] = "y = Σ s exp(-d² / 4), s = ±1, d the distance from one of six centres"
    source: ClassVar[str] = "TensorFlow Playground, regressGaussian; here smooth"
    dimensions: ClassVar[int] = 2
    centres: ClassVar[tuple[tuple[float, float], ...]] = (
        (-4, 2.5),
        (0, 2.5),
        (4, 2.5),
        (-4, -2.5),
        (0, -2.5),
        (4, -2.5),
    )
    signs: ClassVar[tuple[float, ...]] = (1, -1, 1, -1, 1, -1)

    noise: TargetNoise = 0.05

    def value(self, x: Floats) -> Floats:
        """The sum of the six bumps."""
        squares = np.square(x[:, None, :] - np.array(self.centres)).sum(axis=2)
        return np.asarray(np.exp(-squares / 4) @ np.array(self.signs))
