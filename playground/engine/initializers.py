"""Initial weights: how wide to draw them so that signals neither fade nor explode. Definitions are PyTorch's.

`draw(rng, inputs, units, positions)` returns a float64 matrix (units, inputs), as a layer keeps it. For a convolution,
`inputs` counts every pixel under the kernel and `positions` the pixels of the kernel, so that the fans are PyTorch's:
fan_in = inputs, fan_out = units x positions.
"""

import math
from typing import Annotated

import numpy as np

from playground.engine.tape import Array
from playground.family import Member, setting, table

_GAIN = setting("Gain", "Multiplies the spread; 1 for tanh and linear, 1.414 for ReLU.", low=0, high=10, live=False)


class InitializerRule(Member, frozen=True):
    """Base of the initializers."""

    def draw(self, rng: np.random.Generator, inputs: int, units: int, positions: int = 1) -> Array:
        """Weights (units, inputs) in float64."""
        raise NotImplementedError


def _uniform(rng: np.random.Generator, inputs: int, units: int, variance: float) -> Array:
    bound = math.sqrt(3 * variance)
    return rng.uniform(-bound, bound, (units, inputs))


def _normal(rng: np.random.Generator, inputs: int, units: int, variance: float) -> Array:
    return rng.normal(0, math.sqrt(variance), (units, inputs))


class Zeros(InitializerRule, frozen=True, tag="zeros"):
    """All weights zero."""

    title = "Zeros"
    help = "All units of a layer stay the same for ever: nothing breaks the symmetry."
    formula = "w = 0"

    def draw(self, rng: np.random.Generator, inputs: int, units: int, positions: int = 1) -> Array:
        return np.zeros((units, inputs))


class Constant(InitializerRule, frozen=True, tag="constant"):
    """All weights the same number."""

    title = "Constant"
    help = "Every weight the same: as symmetric as zeros, but signals pass."
    formula = "w = value"
    value: Annotated[float, setting("Value", "The weight of every connection.", low=-10, high=10, live=False)] = 0.1

    def draw(self, rng: np.random.Generator, inputs: int, units: int, positions: int = 1) -> Array:
        return np.full((units, inputs), self.value)


class Normal(InitializerRule, frozen=True, tag="normal"):
    """Normal with a chosen spread, whatever the layer's size."""

    title = "Normal"
    help = "Normal numbers with a spread you choose, whatever the layer's size."
    formula = "w ~ N(0, std^2)"
    std: Annotated[
        float, setting("Standard deviation", "Spread of the weights.", low=0, high=100, log=True, live=False)
    ] = 1.0

    def draw(self, rng: np.random.Generator, inputs: int, units: int, positions: int = 1) -> Array:
        return _normal(rng, inputs, units, self.std**2)


class Uniform(InitializerRule, frozen=True, tag="uniform"):
    """Uniform within a chosen bound, whatever the layer's size."""

    title = "Uniform"
    help = "Uniform numbers within a bound you choose, whatever the layer's size."
    formula = "w ~ U(-bound, bound)"
    bound: Annotated[
        float, setting("Bound", "Weights lie between -bound and bound.", low=0, high=100, log=True, live=False)
    ] = 1.0

    def draw(self, rng: np.random.Generator, inputs: int, units: int, positions: int = 1) -> Array:
        return rng.uniform(-self.bound, self.bound, (units, inputs))


class XavierUniform(InitializerRule, frozen=True, tag="xavier_uniform"):
    """Glorot's uniform initialisation."""

    title = "Xavier uniform"
    help = "Keeps the variance of signals and gradients about equal through tanh layers."
    formula = "w ~ U(-a, a), a = gain sqrt(6 / (fan_in + fan_out))"
    source = "Glorot & Bengio, 2010"
    gain: Annotated[float, _GAIN] = 1.0

    def draw(self, rng: np.random.Generator, inputs: int, units: int, positions: int = 1) -> Array:
        return _uniform(rng, inputs, units, self.gain**2 * 2 / (inputs + units * positions))


class XavierNormal(InitializerRule, frozen=True, tag="xavier_normal"):
    """Glorot's normal initialisation."""

    title = "Xavier normal"
    help = "Keeps the variance of signals and gradients about equal through tanh layers."
    formula = "w ~ N(0, gain^2 2 / (fan_in + fan_out))"
    source = "Glorot & Bengio, 2010"
    gain: Annotated[float, _GAIN] = 1.0

    def draw(self, rng: np.random.Generator, inputs: int, units: int, positions: int = 1) -> Array:
        return _normal(rng, inputs, units, self.gain**2 * 2 / (inputs + units * positions))


class HeUniform(InitializerRule, frozen=True, tag="he_uniform"):
    """Kaiming He's uniform initialisation."""

    title = "He uniform"
    help = "Twice LeCun's variance, because ReLU drops half of the signal."
    formula = "w ~ U(-a, a), a = gain sqrt(3 / fan_in)"
    source = "He et al., 2015"
    gain: Annotated[float, _GAIN] = math.sqrt(2)

    def draw(self, rng: np.random.Generator, inputs: int, units: int, positions: int = 1) -> Array:
        return _uniform(rng, inputs, units, self.gain**2 / inputs)


class HeNormal(InitializerRule, frozen=True, tag="he_normal"):
    """Kaiming He's normal initialisation."""

    title = "He normal"
    help = "Twice LeCun's variance, because ReLU drops half of the signal."
    formula = "w ~ N(0, gain^2 / fan_in)"
    source = "He et al., 2015"
    gain: Annotated[float, _GAIN] = math.sqrt(2)

    def draw(self, rng: np.random.Generator, inputs: int, units: int, positions: int = 1) -> Array:
        return _normal(rng, inputs, units, self.gain**2 / inputs)


class LecunUniform(InitializerRule, frozen=True, tag="lecun_uniform"):
    """LeCun's uniform initialisation."""

    title = "LeCun uniform"
    help = "Keeps the variance of the signal through linear and SELU layers."
    formula = "w ~ U(-a, a), a = sqrt(3 / fan_in)"
    source = "LeCun et al., 1998"

    def draw(self, rng: np.random.Generator, inputs: int, units: int, positions: int = 1) -> Array:
        return _uniform(rng, inputs, units, 1 / inputs)


class LecunNormal(InitializerRule, frozen=True, tag="lecun_normal"):
    """LeCun's normal initialisation."""

    title = "LeCun normal"
    help = "Keeps the variance of the signal through linear and SELU layers."
    formula = "w ~ N(0, 1 / fan_in)"
    source = "LeCun et al., 1998"

    def draw(self, rng: np.random.Generator, inputs: int, units: int, positions: int = 1) -> Array:
        return _normal(rng, inputs, units, 1 / inputs)


class Orthogonal(InitializerRule, frozen=True, tag="orthogonal"):
    """A random rotation: rows (or columns, whichever are fewer) are orthonormal."""

    title = "Orthogonal"
    help = "A random rotation: lengths are kept exactly through linear layers."
    formula = "W = gain Q, with Q from the QR decomposition of normal numbers"
    source = "Saxe et al., 2013"
    gain: Annotated[float, _GAIN] = 1.0

    def draw(self, rng: np.random.Generator, inputs: int, units: int, positions: int = 1) -> Array:
        tall = rng.normal(size=(max(inputs, units), min(inputs, units)))
        q, r = np.linalg.qr(tall)
        q = q * np.sign(np.diagonal(r))  # makes the rotation uniform over all rotations (Mezzadri, 2007)
        return self.gain * np.ascontiguousarray(q if units >= inputs else q.T)


Initializer = (
    Zeros
    | Constant
    | Normal
    | Uniform
    | XavierUniform
    | XavierNormal
    | HeUniform
    | HeNormal
    | LecunUniform
    | LecunNormal
    | Orthogonal
)
INITIALIZERS = table(Initializer)
