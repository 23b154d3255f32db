"""Layer norm: every example normalised by itself."""

from collections.abc import Mapping, Sequence
from math import prod

import numpy as np

from playground.engine.block_rule import BlockRule, Shape
from playground.engine.layers import Backward, Layer
from playground.engine.tape import Array, Tape


class Normalize(Layer):
    """y = gamma (x - mean) / sqrt(variance + eps) + beta, over the features of each example (Ba et al., 2016).

    The variance is the biased one, as in PyTorch's LayerNorm. Nothing depends on the batch, so training and evaluation
    are the same.
    """

    EPSILON = 1e-5

    def __init__(self, inputs: Shape) -> None:
        self.inputs, self.units = inputs, prod(inputs)

    def shapes(self) -> dict[str, tuple[int, ...]]:
        return {"gamma": (self.units,), "beta": (self.units,)}

    def bind(self, values: Mapping[str, Array], grads: Mapping[str, Array], weights: Mapping[str, Array]) -> None:
        self.gamma, self.beta = values["gamma"], values["beta"]
        self.dgamma, self.dbeta = grads["gamma"], grads["beta"]

    def initialize(self, rng: np.random.Generator) -> None:
        self.gamma[:], self.beta[:] = 1, 0

    def state(self) -> dict[str, Array]:
        return {"norm.weight": self.gamma.reshape(self.inputs), "norm.bias": self.beta.reshape(self.inputs)}

    def emit(self, tape: Tape, x: Array, want_dx: bool, rng: np.random.Generator) -> tuple[Array, Backward]:
        y = tape.output("n", x.shape[:-1])
        x, flat = x.reshape(self.units, tape.rows), y.reshape(self.units, tape.rows)
        gamma, beta = tape.name("gamma", self.gamma), tape.name("beta", self.beta)
        share = tape.buffer("share", (self.units,))
        share.fill(1 / self.units)
        mean, inverse = tape.buffer("mean", (tape.rows,)), tape.buffer("inverse", (tape.rows,))
        centred, t = tape.buffer("centred", x.shape), tape.scratch(x.shape)
        tape.forward(share.dot, x, mean)
        tape.forward(np.subtract, x, mean, centred)
        tape.forward(np.multiply, centred, centred, t)
        tape.forward(share.dot, t, inverse)
        tape.forward(np.add, inverse, tape.scalar(self.EPSILON), inverse)
        tape.forward(np.sqrt, inverse, inverse)
        tape.forward(np.reciprocal, inverse, inverse)
        tape.forward(np.multiply, centred, inverse, centred)  # from here on: x^
        tape.forward(np.multiply, centred, gamma[:, None], flat)
        tape.forward(np.add, flat, beta[:, None], flat)

        def backward(dy: Array) -> Array:
            """dx = (g - mean(g) - x^ mean(g x^)) / sigma, with g = gamma dy; the means are over the features."""
            dgamma, dbeta = tape.name("dgamma", self.dgamma), tape.name("dbeta", self.dbeta)
            g, t = dy.reshape(centred.shape), tape.scratch(centred.shape)
            tape.backward(np.multiply, g, centred, t)
            tape.backward(t.dot, tape.ones, dgamma)
            tape.backward(g.dot, tape.ones, dbeta)
            tape.backward(np.multiply, g, gamma[:, None], g)
            tape.backward(np.multiply, g, centred, t)
            tape.backward(share.dot, t, mean)
            tape.backward(np.multiply, centred, mean, t)
            tape.backward(share.dot, g, mean)
            tape.backward(np.subtract, g, mean, g)
            tape.backward(np.subtract, g, t, g)
            tape.backward(np.multiply, g, inverse, g)
            return dy

        return y, backward


class LayerNorm(BlockRule, frozen=True, tag="layer_norm"):
    """Layer norm over all features of an example."""

    title = "LayerNorm"
    help = "Normalises the features of each example by themselves; unlike batch norm, it does not mix examples."
    formula = "y = gamma (x - mean) / sqrt(variance + 1e-5) + beta"
    source = "Ba et al., 2016"

    def output_shape(self, inputs: Shape) -> Shape:
        return inputs

    def layers(self, inputs: Shape) -> Sequence[Layer]:
        return [Normalize(inputs)]
