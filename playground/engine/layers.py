"""Layers: the primitive pieces of a network. A layer holds parameters and running statistics, never buffers.

`emit` lays a layer's calls on a tape: it reads x, owns its output y, and returns y with a function that emits the way
back. The way back may overwrite dy, returns dx (or None where nobody wants it), and fills the layer's gradients.
Batches are the last axis: (units, rows).
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from playground.engine.activation_rule import ActivationRule, SlopeOfOutput
from playground.engine.activations import Linear
from playground.engine.initializers import InitializerRule
from playground.engine.kernels import SIXTEEN_BITS, draw_mask
from playground.engine.products import emit_product
from playground.engine.tape import Array, Tape

Backward = Callable[[Array], Array | None]


class Layer:
    """A piece of a network.

    Parameters live in the network's flat buffers: `shapes` says what the layer needs, `bind` hands it its views.
    `leads`: it reads the examples, so that nobody asks for its dx.
    """

    leads = False

    def shapes(self) -> dict[str, tuple[int, ...]]:
        """Shapes of the parameters by name; none by default."""
        return {}

    def bind(self, values: Mapping[str, Array], grads: Mapping[str, Array], weights: Mapping[str, Array]) -> None:
        """Take the views of the parameters and their gradients; mark in `weights` (zeros) what L1 and L2 act on."""

    def initialize(self, rng: np.random.Generator) -> None:
        """Fill parameters and statistics with their first values."""

    def state(self) -> dict[str, Array]:
        """Views of everything that makes up the trained layer, under PyTorch's names and layouts."""
        return {}

    def emit(self, tape: Tape, x: Array, want_dx: bool, rng: np.random.Generator) -> tuple[Array, Backward]:
        """Lay the layer on the tape. `rng` is the stream of this layer's chance (dropout)."""
        raise NotImplementedError


def emit_chain(
    layers: Sequence[Layer], tape: Tape, x: Array, want_dx: bool, rng: np.random.Generator
) -> tuple[Array, Backward]:
    """Lay layers one after the other; the way back ends where nobody before has parameters or wants dx."""
    ways: list[Backward] = []
    for layer in layers:
        x, way = layer.emit(tape, x, want_dx, rng)
        want_dx = want_dx or bool(layer.shapes())
        ways.append(way)

    def backward(dy: Array) -> Array | None:
        dx: Array | None = dy
        for way in reversed(ways):
            if dx is None:
                break
            dx = way(dx)
        return dx

    return x, backward


class Affine(Layer):
    """z = W x + b.

    The bias is one more column of the weights, [W b], and meets a row of ones beneath x: this saves the addition on
    the way forward and the sum on the way back, which is what a small network spends its time on. Unless the layer
    leads, W lies in memory as its transpose: then the weights without the biases are one piece, and the way back need
    not copy them.
    """

    def __init__(self, inputs: int, units: int, initializer: InitializerRule) -> None:
        self.inputs, self.units, self.initializer = inputs, units, initializer

    def shapes(self) -> dict[str, tuple[int, ...]]:
        return {"W": (self.units, self.inputs + 1) if self.leads else (self.inputs + 1, self.units)}

    def bind(self, values: Mapping[str, Array], grads: Mapping[str, Array], weights: Mapping[str, Array]) -> None:
        self.W, self.dW, mask = (each["W"] if self.leads else each["W"].T for each in (values, grads, weights))
        mask[:, : self.inputs] = 1

    def initialize(self, rng: np.random.Generator) -> None:
        self.W[:, : self.inputs] = self.initializer.draw(rng, self.inputs, self.units)
        self.W[:, self.inputs] = 0

    def state(self) -> dict[str, Array]:
        return {"weight": self.W[:, : self.inputs], "bias": self.W[:, self.inputs]}

    def emit(self, tape: Tape, x: Array, want_dx: bool, rng: np.random.Generator) -> tuple[Array, Backward]:
        W, dW = tape.name("W", self.W), tape.name("dW", self.dW)
        x1 = tape.extended(x)
        z = tape.output("z", (self.units,))
        emit_product(tape.forward, W, x1, z)

        def backward(dz: Array) -> Array | None:
            tape.backward(*(dz.dot, x1.T, dW) if self.leads else (x1.dot, dz.T, dW.T))
            if not want_dx:
                return None
            dx = tape.buffer("dx", (self.inputs, tape.rows))
            emit_product(tape.backward, W[:, : self.inputs].T, dz, dx)
            return dx.reshape(x.shape)

        return z, backward


class Activate(Layer):
    """y = f(z)."""

    def __init__(self, activation: ActivationRule) -> None:
        self.activation = activation

    def emit(self, tape: Tape, x: Array, want_dx: bool, rng: np.random.Generator) -> tuple[Array, Backward]:
        if isinstance(self.activation, Linear):
            return x, lambda dy: dy
        rule, shape = self.activation, x.shape[:-1]
        pooled = tape.pooled(rule, shape) if tape.training and isinstance(rule, SlopeOfOutput) else None
        y, slope = pooled or (tape.output("y", shape), None)
        rule.emit(tape, x, y)

        def backward(dy: Array) -> Array:
            if slope is None:
                rule.emit_backward(tape, x, y, dy)
            else:
                tape.backward(np.multiply, dy, slope, dy)
            return dy

        return y, backward


class Dropout(Layer):
    """Silences a share of the units at random while training, and scales up the rest (inverted dropout)."""

    def __init__(self, rate: float) -> None:
        self.rate = rate

    def emit(self, tape: Tape, x: Array, want_dx: bool, rng: np.random.Generator) -> tuple[Array, Backward]:
        if not tape.training or not self.rate:
            return x, lambda dy: dy
        mask = tape.buffer("keep", x.shape)
        dropped = round(self.rate * SIXTEEN_BITS)
        tape.emit("draw", draw_mask, tape.name("rng", rng), dropped, mask)
        tape.emit("draw", np.multiply, mask, tape.scalar(SIXTEEN_BITS / (SIXTEEN_BITS - dropped)), mask)
        y = tape.output("d", x.shape[:-1])
        tape.forward(np.multiply, x, mask, y)

        def backward(dy: Array) -> Array:
            tape.backward(np.multiply, dy, mask, dy)
            return dy

        return y, backward
