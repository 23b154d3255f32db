"""Activations: what a unit makes of its weighted sum. Definitions and defaults are PyTorch's."""

from collections.abc import Callable
from typing import Annotated, Any

import numpy as np

from playground.engine.activation_rule import ActivationRule, SlopeOfOutput
from playground.engine.bends import emit_bend, emit_bend_backward, emit_exponential, emit_exponential_backward
from playground.engine.kernels import clip, emit_sigmoid, normal_cdf
from playground.engine.tape import Array, Tape
from playground.family import setting, table


class Linear(ActivationRule, frozen=True, tag="linear"):
    """The identity."""

    title = "Linear"
    help = "Passes the weighted sum on. A stack of linear layers is still one linear layer."
    formula = "f(z) = z"

    def emit(self, tape: Tape, z: Array, y: Array) -> None:
        tape.forward(np.copyto, y, z)

    def emit_backward(self, tape: Tape, z: Array, y: Array, dy: Array) -> None:
        pass


class Step(ActivationRule, frozen=True, tag="step"):
    """The perceptron's threshold (Rosenblatt, 1958)."""

    title = "Step"
    help = "Fires or does not. Its gradient is zero everywhere, so nothing before it can learn by gradient descent."
    formula = "f(z) = 1 if z > 0, else 0;  f'(z) = 0"
    source = "Rosenblatt, 1958"
    kinks = (0.0,)

    def emit(self, tape: Tape, z: Array, y: Array) -> None:
        tape.forward(np.greater, z, tape.scalar(0), y)

    def emit_backward(self, tape: Tape, z: Array, y: Array, dy: Array) -> None:
        tape.backward(dy.fill, 0)


class Sigmoid(SlopeOfOutput, frozen=True, tag="sigmoid"):
    """The logistic function."""

    title = "Sigmoid"
    help = "Squashes to (0, 1). Its slope is at most 1/4, so gradients shrink quickly through many layers."
    formula = "f(z) = 1 / (1 + exp(-z));  f' = f (1 - f)"

    def emit(self, tape: Tape, z: Array, y: Array) -> None:
        emit_sigmoid(tape.forward, z, y)

    def emit_slope(self, emit: Callable[..., None], y: Array, slope: Array) -> None:
        emit(np.subtract, np.array(1, y.dtype), y, slope)
        emit(np.multiply, slope, y, slope)


class Tanh(SlopeOfOutput, frozen=True, tag="tanh"):
    """The hyperbolic tangent."""

    title = "Tanh"
    help = "Squashes to (-1, 1), centred on zero. Saturated units pass almost no gradient."
    formula = "f(z) = tanh(z);  f' = 1 - f^2"

    def emit(self, tape: Tape, z: Array, y: Array) -> None:
        tape.forward(np.tanh, z, y)

    def emit_slope(self, emit: Callable[..., None], y: Array, slope: Array) -> None:
        emit(np.multiply, y, y, slope)
        emit(np.subtract, np.array(1, y.dtype), slope, slope)


class ReLU(SlopeOfOutput, frozen=True, tag="relu"):
    """The rectified linear unit."""

    title = "ReLU"
    help = "Lets positive sums through. A unit whose sum is negative for every example is dead: it gets no gradient."
    formula = "f(z) = max(0, z);  f' = 1 if z > 0, else 0"
    source = "Nair & Hinton, 2010"
    kinks = (0.0,)

    def emit(self, tape: Tape, z: Array, y: Array) -> None:
        tape.forward(clip, z, tape.scalar(0), tape.scalar(np.inf), y)

    def emit_slope(self, emit: Callable[..., None], y: Array, slope: Array) -> None:
        huge = np.sqrt(np.finfo(y.dtype).max)  # 0 stays 0, all that matters becomes more than 1
        emit(np.multiply, y, np.array(huge, y.dtype), slope)
        emit(clip, slope, np.array(0, y.dtype), np.array(1, y.dtype), slope)

    def emit_backward(self, tape: Tape, z: Array, y: Array, dy: Array) -> None:
        mask = tape.buffer("mask", z.shape, np.bool_)  # faster than a slope, where there is much to do
        tape.backward(np.greater, z, tape.scalar(0), mask)
        tape.backward(np.multiply, dy, mask, dy)


class LeakyReLU(ActivationRule, frozen=True, tag="leaky_relu"):
    """ReLU with a small slope on the negative side."""

    title = "Leaky ReLU"
    help = "Like ReLU, but a little gradient flows on the negative side, so units do not die."
    formula = "f(z) = z if z > 0, else a z"
    source = "Maas et al., 2013"
    kinks = (0.0,)
    negative_slope: Annotated[
        float, setting("Negative slope", "Slope for negative sums. 0 is ReLU, 1 is linear.", low=0, high=1)
    ] = 0.01

    def emit(self, tape: Tape, z: Array, y: Array) -> None:
        emit_bend(tape, z, y, tape.scalar(self.negative_slope - 1))

    def emit_backward(self, tape: Tape, z: Array, y: Array, dy: Array) -> None:
        emit_bend_backward(tape, z, dy, tape.scalar(self.negative_slope), tape.scalar(1 - self.negative_slope))


class PReLU(ActivationRule, frozen=True, tag="prelu"):
    """Leaky ReLU that learns its negative slope: one number per block, as PyTorch's PReLU."""

    title = "PReLU"
    help = "Like leaky ReLU, but the slope on the negative side is learned, one for each block. Rebuilds the network."
    formula = "f(z) = z if z > 0, else a z, with a learned"
    source = "He et al., 2015"
    kinks = (0.0,)
    monotone = False
    negative_slope: Annotated[
        float, setting("First slope", "The negative slope that learning starts from.", low=0, high=1, live=False)
    ] = 0.25

    def emit(self, tape: Tape, z: Array, y: Array) -> None:
        emit_bend(tape, z, y, tape.scalar(self.negative_slope - 1))

    def emit_backward(self, tape: Tape, z: Array, y: Array, dy: Array) -> None:
        emit_bend_backward(tape, z, dy, tape.scalar(self.negative_slope), tape.scalar(1 - self.negative_slope))


class ELU(ActivationRule, frozen=True, tag="elu"):
    """The exponential linear unit."""

    title = "ELU"
    help = "Linear for positive sums, a smooth curve down to -alpha for negative ones; mean outputs stay near zero."
    formula = "f(z) = z if z > 0, else alpha (exp(z) - 1)"
    source = "Clevert et al., 2015"
    kinks = (0.0,)
    alpha: Annotated[
        float, setting("Alpha", "The value approached for very negative sums is -alpha.", above=0, high=10)
    ] = 1.0

    def emit(self, tape: Tape, z: Array, y: Array) -> None:
        emit_exponential(tape, z, y, self.alpha, 1.0)

    def emit_backward(self, tape: Tape, z: Array, y: Array, dy: Array) -> None:
        emit_exponential_backward(tape, z, y, dy, self.alpha, 1.0)


SELU_ALPHA = 1.6732632423543772
SELU_SCALE = 1.0507009873554805


class SELU(ActivationRule, frozen=True, tag="selu"):
    """The self-normalising exponential unit."""

    title = "SELU"
    help = "Scaled so that, with LeCun initialisation, outputs keep mean 0 and variance 1 from layer to layer."
    formula = "f(z) = 1.0507 (z if z > 0, else 1.6733 (exp(z) - 1))"
    source = "Klambauer et al., 2017"
    kinks = (0.0,)

    def emit(self, tape: Tape, z: Array, y: Array) -> None:
        emit_exponential(tape, z, y, SELU_ALPHA, SELU_SCALE)

    def emit_backward(self, tape: Tape, z: Array, y: Array, dy: Array) -> None:
        emit_exponential_backward(tape, z, y, dy, SELU_ALPHA, SELU_SCALE)


class Softplus(ActivationRule, frozen=True, tag="softplus"):
    """A smooth ReLU."""

    title = "Softplus"
    help = "A smooth ReLU: always positive, with a gradient everywhere."
    formula = "f(z) = log(1 + exp(z));  f' = sigmoid(z)"
    source = "Dugas et al., 2000"

    def emit(self, tape: Tape, z: Array, y: Array) -> None:
        t = tape.scratch(z.shape)  # max(z, 0) + log1p(exp(-|z|)) cannot overflow
        tape.forward(np.abs, z, t)
        tape.forward(np.negative, t, t)
        tape.forward(np.exp, t, t)
        tape.forward(np.log1p, t, t)
        tape.forward(clip, z, tape.scalar(0), tape.scalar(np.inf), y)
        tape.forward(np.add, y, t, y)

    def emit_backward(self, tape: Tape, z: Array, y: Array, dy: Array) -> None:
        t = tape.scratch(z.shape)  # sigmoid(z) = 1 - exp(-softplus(z))
        tape.backward(np.negative, y, t)
        tape.backward(np.expm1, t, t)
        tape.backward(np.multiply, dy, t, dy)
        tape.backward(np.negative, dy, dy)


class GELU(ActivationRule, frozen=True, tag="gelu"):
    """The Gaussian error linear unit, in its exact (erf) form."""

    title = "GELU"
    help = "Weighs the sum by the chance that a normal variable is below it. Common in transformers."
    formula = "f(z) = z CDF(z);  f' = CDF(z) + z pdf(z)"
    source = "Hendrycks & Gimpel, 2016"
    monotone = False

    def emit(self, tape: Tape, z: Array, y: Array) -> None:
        t = tape.scratch(z.shape)
        phi, cdf = tape.buffer("phi", z.shape), tape.buffer("cdf", z.shape)
        tape.forward(np.multiply, z, z, phi)
        tape.forward(np.multiply, phi, tape.scalar(-0.5), phi)
        tape.forward(np.exp, phi, phi)
        tape.forward(normal_cdf, z, phi, cdf, t)
        tape.forward(np.multiply, z, cdf, y)
        tape.forward(np.multiply, phi, tape.scalar(1 / np.sqrt(2 * np.pi)), phi)  # now the density
        tape.forward(np.multiply, phi, z, phi)
        tape.forward(np.add, phi, cdf, cdf)  # the derivative, kept for the way back

    def emit_backward(self, tape: Tape, z: Array, y: Array, dy: Array) -> None:
        derivative = tape.names[f"cdf{tape.scope}"]
        tape.backward(np.multiply, dy, derivative, dy)


class SiLU(ActivationRule, frozen=True, tag="silu"):
    """The sigmoid linear unit, also called swish."""

    title = "SiLU (swish)"
    help = "The sum times its sigmoid: smooth, slightly negative for negative sums."
    formula = "f(z) = z sigmoid(z);  f' = s (1 + z (1 - s))"
    source = "Elfwing et al., 2017; Ramachandran et al., 2017"
    monotone = False

    def emit(self, tape: Tape, z: Array, y: Array) -> None:
        s = tape.buffer("s", z.shape)
        Sigmoid().emit(tape, z, s)
        tape.forward(np.multiply, z, s, y)

    def emit_backward(self, tape: Tape, z: Array, y: Array, dy: Array) -> None:
        s, t = tape.names[f"s{tape.scope}"], tape.scratch(z.shape)
        tape.backward(np.subtract, z, y, t)  # z (1 - s)
        tape.backward(np.add, t, tape.scalar(1), t)
        tape.backward(np.multiply, t, s, t)
        tape.backward(np.multiply, dy, t, dy)


class Sine(ActivationRule, frozen=True, tag="sine"):
    """The sine, for signals that repeat."""

    title = "Sine"
    help = "Periodic: fits waves with few units, but its loss has many valleys."
    formula = "f(z) = sin(z);  f' = cos(z)"
    source = "Sitzmann et al., 2020"
    monotone = False

    def emit(self, tape: Tape, z: Array, y: Array) -> None:
        tape.forward(np.sin, z, y)

    def emit_backward(self, tape: Tape, z: Array, y: Array, dy: Array) -> None:
        t = tape.scratch(z.shape)
        tape.backward(np.cos, z, t)
        tape.backward(np.multiply, dy, t, dy)


Activation = Linear | Step | Sigmoid | Tanh | ReLU | LeakyReLU | PReLU | ELU | SELU | Softplus | GELU | SiLU | Sine
ACTIVATIONS = table(Activation)


def sample(activation: ActivationRule, z: Array) -> tuple[Array, Array]:
    """f(z) and f'(z) of a 1-D array, for pictures of the function."""
    tape = Tape(len(z), True, np.float64)
    row: Any = np.ascontiguousarray(z, np.float64)[None]
    y, slope = tape.buffer("y", row.shape), np.ones_like(row)
    activation.emit(tape, row, y)
    activation.emit_backward(tape, row, y, slope)
    for function, arguments in tape.program("forward", "backward"):
        function(*arguments)
    return y[0], slope[0]
