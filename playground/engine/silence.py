"""Silenced units: what they say is zero, in training and in evaluation."""

import numpy as np

from playground.engine.layers import Backward, Layer
from playground.engine.shown_units import Indices
from playground.engine.tape import Array, Tape


class Silence(Layer):
    """y = 0 for some units or channels, x for all others; no gradient goes back through the silent ones."""

    def __init__(self, units: Indices) -> None:
        self.units = units

    def emit(self, tape: Tape, x: Array, want_dx: bool, rng: np.random.Generator) -> tuple[Array, Backward]:
        heard = tape.buffer("heard", (len(x), *[1] * (x.ndim - 1)))
        heard.fill(1)
        heard[self.units] = 0
        y = tape.output("h", x.shape[:-1])
        tape.forward(np.multiply, x, heard, y)

        def backward(dy: Array) -> Array:
            tape.backward(np.multiply, dy, heard, dy)
            return dy

        return y, backward
