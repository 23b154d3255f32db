"""Batch norm: every unit's sums over the mini-batch with mean 0 and spread 1, then a scale and a shift of its own."""

from collections.abc import Callable, Mapping

import numpy as np

from playground.engine.kernels import emit_broadcast
from playground.engine.layers import Backward, Layer
from playground.engine.tape import Array, Tape


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
        centred = tape.buffer("centred", x.shape)
        inverse, scale = tape.buffer("inverse", (self.units,)), tape.buffer("scale", (self.units,))
        if of_batch:
            self._emit_statistics(tape, x, stats, centred)
        else:
            self._by_unit(tape, tape.forward, np.subtract, x, stats[0], centred)
        tape.forward(np.add, stats[1], tape.scalar(self.EPSILON), inverse)
        tape.forward(np.sqrt, inverse, inverse)
        tape.forward(np.reciprocal, inverse, inverse)
        tape.forward(np.multiply, inverse, gamma, scale)
        self._by_unit(tape, tape.forward, np.multiply, centred, scale, flat)
        self._by_unit(tape, tape.forward, np.add, flat, beta, flat)
        return y, lambda dy: self._emit_backward(tape, centred, inverse, scale, dy, of_batch)

    def _emit_statistics(self, tape: Tape, x: Array, stats: Array, centred: Array) -> None:
        """Mean and biased variance of the batch; the running ones move in the update section."""
        rows, t = x.shape[1], tape.scratch(x.shape)
        share = tape.buffer("share", (rows,))
        moved, weight = (tape.buffer(name, stats.shape) for name in ("moved", "momentum"))
        share.fill(1 / rows)
        tape.forward(x.dot, share, stats[0])
        self._by_unit(tape, tape.forward, np.subtract, x, stats[0], centred)
        tape.forward(np.multiply, centred, centred, t)
        tape.forward(t.dot, share, stats[1])
        running = tape.name("running", self.running)
        weight[0], weight[1] = self.MOMENTUM, self.MOMENTUM * rows / (rows - 1)
        tape.emit("update", np.multiply, stats, weight, moved)
        tape.emit("update", np.multiply, running, tape.scalar(1 - self.MOMENTUM), running)
        tape.emit("update", np.add, running, moved, running)

    def _by_unit(
        self, tape: Tape, emit: Callable[..., None], function: np.ufunc, x: Array, vector: Array, out: Array
    ) -> None:
        """out = function(x, vector), with one number of the vector for each unit."""
        emit_broadcast(emit, function, x, vector[:, None], tape.scratch(x.shape, 1), out)

    def _emit_backward(
        self, tape: Tape, centred: Array, inverse: Array, scale: Array, dy: Array, of_batch: bool
    ) -> Array:
        """dx = gamma / sigma (dy - mean(dy) - x^ mean(dy x^)); the means only where the batch made the statistics."""
        dgamma, dbeta = tape.name("dgamma", self.dgamma), tape.name("dbeta", self.dbeta)
        shape, dy = dy.shape, dy.reshape(centred.shape)
        ones = tape.ones_of(centred.shape[1])
        t, mean = tape.scratch(dy.shape), tape.buffer("mean", (self.units,))
        tape.backward(np.multiply, dy, centred, t)
        tape.backward(t.dot, ones, dgamma)
        tape.backward(np.multiply, dgamma, inverse, dgamma)
        tape.backward(dy.dot, ones, dbeta)
        if of_batch:
            part = tape.scalar(1 / centred.shape[1])
            tape.backward(np.multiply, dgamma, part, mean)
            tape.backward(np.multiply, mean, inverse, mean)
            self._by_unit(tape, tape.backward, np.multiply, centred, mean, t)
            tape.backward(np.subtract, dy, t, dy)
            tape.backward(np.multiply, dbeta, part, mean)
            self._by_unit(tape, tape.backward, np.subtract, dy, mean, dy)
        self._by_unit(tape, tape.backward, np.multiply, dy, scale, dy)
        return dy.reshape(shape)
