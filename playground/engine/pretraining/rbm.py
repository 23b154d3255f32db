"""Restricted Boltzmann machines: each layer learns to reconstruct what comes in from binary hidden units.

A stack of them, one on top of the other, is a deep belief network (Hinton, Osindero & Teh, 2006). The details follow
Hinton, "A practical guide to training restricted Boltzmann machines" (2010): hidden units are sampled once, when they
are driven by the data; everything else works with probabilities.
"""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from playground.engine.kernels import emit_sigmoid
from playground.engine.layers import Affine
from playground.engine.pretraining.rule import LayerTrainer, LayerwiseRule
from playground.engine.products import SMALL_TRANSPOSED, emit_product
from playground.engine.streams import stream
from playground.engine.tape import Array, Program, Tape, walk

if TYPE_CHECKING:
    from playground.engine.network import Network

MOMENTUM = 0.5
SPREAD = 0.01  # standard deviation of the first weights
GAUSSIAN_SHARE = 0.1  # of the rate, for Gaussian visible units: nothing bounds what they are reconstructed as
RAREST = 0.01  # a probability at least this far from 0 and 1 decides a first visible bias


class RestrictedBoltzmann(LayerwiseRule, frozen=True, tag="rbm"):
    """Greedy contrastive divergence with one step of sampling (CD-1)."""

    title = "RBM (CD-1)"
    help = (
        "Each Dense layer in turn learns the inputs as a restricted Boltzmann machine (CD-1): a deep belief network. "
        "Made for sigmoid layers; inputs from 0 to 1 are taken as probabilities, all others as Gaussian, with a tenth "
        "of the rate."
    )
    formula = "v -> h = sigmoid(W v + b) -> v' -> h';  W += rate mean(h v^T - h' v'^T)"
    source = "Hinton et al., 2006; Hinton, 2010"

    def trainer(self, network: "Network", index: int, x: Array) -> LayerTrainer:
        affine = network.groups[index][0]
        assert isinstance(affine, Affine), "a plain Dense block begins with its weighted sums"
        rng = stream(network.spec.seed, "pretraining", index, "chance")
        return BoltzmannTrainer(affine.W, x, self.learning_rate, rng)


class BoltzmannTrainer:
    """One machine: `W` (hidden, visible + 1) are a layer's own weights, hidden biases last, and `x` (N, visible).

    The visible units are Bernoulli if all of `x` lies between 0 and 1, else Gaussian with unit variance. `c`, the
    visible biases (visible, 1), start where they alone reconstruct the mean; the velocities keep half of each step.
    """

    def __init__(self, W: Array, x: Array, rate: float, rng: np.random.Generator) -> None:
        hidden, visible = W.shape[0], W.shape[1] - 1
        self.W, self._x, self._rng = W, x, rng
        self.binary = bool(x.min() >= 0 and x.max() <= 1)
        self.rate = rate if self.binary else rate * GAUSSIAN_SHARE
        W[:, :visible] = rng.normal(0, SPREAD, (hidden, visible))
        W[:, visible] = 0
        mean = x.mean(0, dtype=np.float64)[:, None]
        if self.binary:
            share = mean.clip(RAREST, 1 - RAREST)
            mean = np.log(share / (1 - share))
        self.c: Array = mean.astype(W.dtype)
        self.velocity, self.c_velocity = np.zeros_like(W), np.zeros_like(self.c)
        self._tapes: dict[int, ContrastiveTape] = {}

    def step(self, indices: npt.NDArray[np.intp]) -> float:
        rows = len(indices)
        tape = self._tapes.get(rows)
        if tape is None:
            tape = self._tapes[rows] = ContrastiveTape(self, self._x, rows, self._rng)
        tape.tape.take(indices)
        walk(tape.program)
        error: float = tape.error.item() / (rows * self._x.shape[1])
        return error

    def memory(self) -> dict[str, Array]:
        return {"c": self.c, "velocity": self.velocity, "c_velocity": self.c_velocity}


class ContrastiveTape:
    """The calls of one step on `rows` examples; leaves the sum of squared reconstruction errors in `error` (1,)."""

    def __init__(self, machine: BoltzmannTrainer, x: Array, rows: int, rng: np.random.Generator) -> None:
        W = machine.W
        (hidden, width), visible = W.shape, W.shape[1] - 1
        self.tape = tape = Tape(rows, True, W.dtype)
        self.error = tape.buffer("error", (1,))
        batch, chance = tape.buffer("batch", (rows, visible)), tape.buffer("chance", (hidden, rows))
        self.v, self.v1 = tape.output("v", (visible,)), tape.output("v1", (visible,))
        self.h, self.h1 = tape.buffer("h", (hidden, rows)), tape.buffer("h1", (hidden, rows))
        tape.draw("x", x, 0, batch)
        tape.emit("draw", np.copyto, self.v, batch.T)
        tape.emit("draw", rng.random, None, tape.dtype, chance)
        self._emit_hidden(W, self.v, self.h)
        tape.forward(np.less, chance, self.h, chance)  # from here on: binary states
        emit_product(tape.forward, W[:, :visible].T, chance, self.v1, SMALL_TRANSPOSED)
        tape.forward(np.add, self.v1, machine.c, self.v1)
        if machine.binary:
            emit_sigmoid(tape.forward, self.v1, self.v1)
        self._emit_hidden(W, self.v1, self.h1)
        self._emit_update(machine, tape.buffer("positive", (hidden, width)), tape.buffer("negative", (hidden, width)))
        self.program: Program = tape.program("draw", "forward", "loss", "update")

    def _emit_hidden(self, W: Array, v: Array, h: Array) -> None:
        """h = sigmoid(W v + b)."""
        emit_product(self.tape.forward, W, self.tape.extended(v), h)
        emit_sigmoid(self.tape.forward, h, h)

    def _emit_update(self, machine: BoltzmannTrainer, positive: Array, negative: Array) -> None:
        """W += rate mean(h v^T - h' v'^T), c += rate mean(v - v'), both with momentum; the row of ones makes b's."""
        tape = self.tape
        difference, mean = tape.buffer("difference", self.v.shape), tape.buffer("mean", machine.c.shape)
        flat = difference.reshape(-1)
        tape.emit("loss", np.subtract, self.v, self.v1, difference)
        tape.emit("loss", flat.dot, flat, self.error.reshape(()))
        tape.emit("update", self.h.dot, tape.extended(self.v).T, positive)
        tape.emit("update", self.h1.dot, tape.extended(self.v1).T, negative)
        tape.emit("update", np.subtract, positive, negative, positive)
        tape.emit("update", difference.dot, tape.ones, mean.reshape(-1))
        share, kept = tape.scalar(machine.rate / tape.rows), tape.scalar(MOMENTUM)
        for w, g, velocity in ((machine.W, positive, machine.velocity), (machine.c, mean, machine.c_velocity)):
            tape.emit("update", np.multiply, velocity, kept, velocity)
            tape.emit("update", np.multiply, g, share, g)
            tape.emit("update", np.add, velocity, g, velocity)
            tape.emit("update", np.add, w, velocity, w)
