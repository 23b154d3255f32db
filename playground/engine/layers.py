"""Layers: the primitive pieces of a network. A layer holds parameters and running statistics, never buffers.

`emit` lays a layer's calls on a tape: it reads x, owns its output y, and returns y with a function that emits the way
back. The way back may overwrite dy, returns dx (or None where nobody wants it), and fills the layer's gradients.
Batches are the last axis: (units, rows).
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from playground.engine.activations import ActivationRule, Linear
from playground.engine.initializers import InitializerRule
from playground.engine.products import SMALL_TRANSPOSED, emit_product
from playground.engine.tape import Array, Tape

Backward = Callable[[Array], Array | None]


class Layer:
    """A piece of a network.

    Parameters live in the network's flat buffers: `shapes` says what the layer needs, `bind` hands it its views.
    """

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
    """Lay layers one after the other; only the first may withhold its dx."""
    ways: list[Backward] = []
    for layer in layers:
        x, way = layer.emit(tape, x, want_dx or bool(ways), rng)
        ways.append(way)

    def backward(dy: Array) -> Array | None:
        dx: Array | None = dy
        for way in reversed(ways):
            assert dx is not None, "only the first layer may withhold its dx"
            dx = way(dx)
        return dx

    return x, backward


class Affine(Layer):
    """z = W x + b.

    The bias is one more column of the weights, [W b], and meets a row of ones beneath x: this saves the addition on
    the way forward and the sum on the way back, which is what a small network spends its time on.
    """

    def __init__(self, inputs: int, units: int, initializer: InitializerRule) -> None:
        self.inputs, self.units, self.initializer = inputs, units, initializer

    def shapes(self) -> dict[str, tuple[int, ...]]:
        return {"W": (self.units, self.inputs + 1)}

    def bind(self, values: Mapping[str, Array], grads: Mapping[str, Array], weights: Mapping[str, Array]) -> None:
        self.W, self.dW = values["W"], grads["W"]
        weights["W"][:, : self.inputs] = 1

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
            tape.backward(dz.dot, x1.T, dW)
            if not want_dx:
                return None
            dx = tape.buffer("dx", (self.inputs, tape.rows))
            emit_product(tape.backward, W[:, : self.inputs].T, dz, dx, SMALL_TRANSPOSED)
            return dx.reshape(x.shape)

        return z, backward


class Activate(Layer):
    """y = f(z)."""

    def __init__(self, activation: ActivationRule) -> None:
        self.activation = activation

    def emit(self, tape: Tape, x: Array, want_dx: bool, rng: np.random.Generator) -> tuple[Array, Backward]:
        if isinstance(self.activation, Linear):
            return x, lambda dy: dy
        y = tape.output("y", x.shape[:-1])
        self.activation.emit(tape, x, y)

        def backward(dy: Array) -> Array:
            self.activation.emit_backward(tape, x, y, dy)
            return dy

        return y, backward


class BatchNorm(Layer):
    """y = gamma (x - mean) / sqrt(variance + eps) + beta, per unit over the batch (Ioffe & Szegedy, 2015).

    Of images, per channel over the batch and all places. As PyTorch: the batch is normalised with its biased variance;
    the running variance is unbiased. A single number per unit has no variance: it goes through the running statistics
    and leaves them alone.
    """

    EPSILON = 1e-5
    MOMENTUM = 0.1  # weight of the new value

    def __init__(self, units: int) -> None:
        self.units = units

    def shapes(self) -> dict[str, tuple[int, ...]]:
        return {"gamma": (self.units,), "beta": (self.units,)}

    def bind(self, values: Mapping[str, Array], grads: Mapping[str, Array], weights: Mapping[str, Array]) -> None:
        self.gamma, self.beta = values["gamma"], values["beta"]
        self.dgamma, self.dbeta = grads["gamma"], grads["beta"]
        self.running = np.zeros((2, self.units), self.gamma.dtype)  # mean, variance

    def initialize(self, rng: np.random.Generator) -> None:
        self.gamma[:], self.beta[:] = 1, 0
        self.running[0], self.running[1] = 0, 1

    def state(self) -> dict[str, Array]:
        return {
            "norm.weight": self.gamma,
            "norm.bias": self.beta,
            "norm.running_mean": self.running[0],
            "norm.running_var": self.running[1],
        }

    def emit(self, tape: Tape, x: Array, want_dx: bool, rng: np.random.Generator) -> tuple[Array, Backward]:
        y = tape.output("n", x.shape[:-1])
        x, flat = x.reshape(self.units, -1), y.reshape(self.units, -1)
        of_batch = tape.training and x.shape[1] > 1
        stats = tape.buffer("stats", self.running.shape) if of_batch else tape.name("running", self.running)
        gamma, beta = tape.name("gamma", self.gamma), tape.name("beta", self.beta)
        centred, inverse = tape.buffer("centred", x.shape), tape.buffer("inverse", (self.units,))
        if of_batch:
            self._emit_statistics(tape, x, stats, centred)
        else:
            tape.forward(np.subtract, x, stats[0][:, None], centred)
        tape.forward(np.add, stats[1], tape.scalar(self.EPSILON), inverse)
        tape.forward(np.sqrt, inverse, inverse)
        tape.forward(np.reciprocal, inverse, inverse)
        tape.forward(np.multiply, centred, inverse[:, None], centred)  # from here on: x^
        tape.forward(np.multiply, centred, gamma[:, None], flat)
        tape.forward(np.add, flat, beta[:, None], flat)
        return y, lambda dy: self._emit_backward(tape, centred, inverse, dy, of_batch)

    def _emit_statistics(self, tape: Tape, x: Array, stats: Array, centred: Array) -> None:
        """Mean and biased variance of the batch; the running ones move in the update section."""
        rows, t = x.shape[1], tape.scratch(x.shape)
        share, moved = tape.buffer("share", (rows,)), tape.buffer("moved", stats.shape)
        share.fill(1 / rows)
        tape.forward(x.dot, share, stats[0])
        tape.forward(np.subtract, x, stats[0][:, None], centred)
        tape.forward(np.multiply, centred, centred, t)
        tape.forward(t.dot, share, stats[1])
        running = tape.name("running", self.running)
        weight = tape.buffer("momentum", (2, 1))
        weight[:, 0] = self.MOMENTUM, self.MOMENTUM * rows / (rows - 1)
        tape.emit("update", np.multiply, stats, weight, moved)
        tape.emit("update", np.multiply, running, tape.scalar(1 - self.MOMENTUM), running)
        tape.emit("update", np.add, running, moved, running)

    def _emit_backward(self, tape: Tape, x_hat: Array, inverse: Array, dy: Array, of_batch: bool) -> Array:
        """dx = gamma / sigma (dy - mean(dy) - x^ mean(dy x^)); the means only where the batch made the statistics."""
        dgamma, dbeta = tape.name("dgamma", self.dgamma), tape.name("dbeta", self.dbeta)
        shape, dy = dy.shape, dy.reshape(x_hat.shape)
        ones = tape.ones_of(x_hat.shape[1])
        t, mean = tape.scratch(dy.shape), tape.buffer("mean", (self.units,))
        tape.backward(np.multiply, dy, x_hat, t)
        tape.backward(t.dot, ones, dgamma)
        tape.backward(dy.dot, ones, dbeta)
        if of_batch:
            part = tape.scalar(1 / x_hat.shape[1])
            tape.backward(np.multiply, dgamma, part, mean)
            tape.backward(np.multiply, x_hat, mean[:, None], t)
            tape.backward(np.subtract, dy, t, dy)
            tape.backward(np.multiply, dbeta, part, mean)
            tape.backward(np.subtract, dy, mean[:, None], dy)
        tape.backward(np.multiply, inverse, tape.names[f"gamma{tape.scope}"], mean)
        tape.backward(np.multiply, dy, mean[:, None], dy)
        return dy.reshape(shape)


class Dropout(Layer):
    """Silences a share of the units at random while training, and scales up the rest (inverted dropout)."""

    def __init__(self, rate: float) -> None:
        self.rate = rate

    def emit(self, tape: Tape, x: Array, want_dx: bool, rng: np.random.Generator) -> tuple[Array, Backward]:
        if not tape.training or not self.rate:
            return x, lambda dy: dy
        chance, mask = tape.scratch(x.shape), tape.buffer("keep", x.shape)
        tape.emit("draw", tape.name("rng", rng).random, None, tape.dtype, chance)
        tape.emit("draw", np.greater_equal, chance, tape.scalar(self.rate), mask)
        tape.emit("draw", np.multiply, mask, tape.scalar(1 / (1 - self.rate)), mask)
        y = tape.output("d", x.shape[:-1])
        tape.forward(np.multiply, x, mask, y)

        def backward(dy: Array) -> Array:
            tape.backward(np.multiply, dy, mask, dy)
            return dy

        return y, backward
