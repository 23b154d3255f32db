"""PReLU as a layer: the only activation that learns."""

from collections.abc import Mapping

import numpy as np

from playground.engine.activation_rule import ActivationRule
from playground.engine.activations import PReLU
from playground.engine.bends import emit_bend, emit_bend_backward
from playground.engine.kernels import clip
from playground.engine.layers import Activate, Backward, Layer
from playground.engine.tape import Array, Tape


class LearnedSlope(Layer):
    """y = z for z > 0, else a z. The slope a is one number, learned; it starts at `first`."""

    def __init__(self, first: float) -> None:
        self.first = first

    def shapes(self) -> dict[str, tuple[int, ...]]:
        return {"slope": (1,)}

    def bind(self, values: Mapping[str, Array], grads: Mapping[str, Array], weights: Mapping[str, Array]) -> None:
        self.slope, self.dslope = values["slope"], grads["slope"]

    def initialize(self, rng: np.random.Generator) -> None:
        self.slope[:] = self.first

    def state(self) -> dict[str, Array]:
        return {"activation.weight": self.slope}

    def emit(self, tape: Tape, x: Array, want_dx: bool, rng: np.random.Generator) -> tuple[Array, Backward]:
        slope, dslope = tape.name("slope", self.slope), tape.name("dslope", self.dslope)
        y, bend, rest = tape.output("y", x.shape[:-1]), tape.buffer("bend", (1,)), tape.buffer("rest", (1,))
        tape.forward(np.subtract, slope, tape.scalar(1), bend)
        emit_bend(tape, x, y, bend)

        def backward(dy: Array) -> Array:
            t = tape.scratch(x.shape)
            tape.backward(clip, x, tape.scalar(-np.inf), tape.scalar(0), t)
            tape.backward(t.reshape(-1).dot, dy.reshape(-1), dslope.reshape(()))
            tape.backward(np.negative, bend, rest)
            emit_bend_backward(tape, x, dy, slope, rest)
            return dy

        return y, backward


def activation_layer(activation: ActivationRule) -> Layer:
    """The layer of an activation."""
    return LearnedSlope(activation.negative_slope) if isinstance(activation, PReLU) else Activate(activation)
