"""Residual blocks: what a block makes of its input, plus the input itself (He et al., 2015).

The sum comes last, y = dropout(f(norm(W x + b))) + shortcut(x), and is not activated again: a stack of tanh or ReLU
blocks whose weights are zero is the identity.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from playground.engine.composite import Composite
from playground.engine.initializers import InitializerRule
from playground.engine.layers import Backward, Layer, emit_chain
from playground.engine.products import SMALL_TRANSPOSED, emit_product
from playground.engine.tape import Array, Tape


class Residual(Composite):
    """y = inner(x) + shortcut(x); no shortcut layers mean x itself."""

    def __init__(self, inner: Sequence[Layer], shortcut: Sequence[Layer]) -> None:
        self.inner, self.shortcut = list(inner), list(shortcut)
        # the shortcut last, so that it does not change the other initial weights
        super().__init__({str(index): layer for index, layer in enumerate(self.inner + self.shortcut)})

    def state(self) -> dict[str, Array]:
        inner = {name: view for layer in self.inner for name, view in layer.state().items()}
        return inner | {f"shortcut.{name}": view for layer in self.shortcut for name, view in layer.state().items()}

    def emit(self, tape: Tape, x: Array, want_dx: bool, rng: np.random.Generator) -> tuple[Array, Backward]:
        inside, back_inside = emit_chain(self.inner, tape, x, want_dx, rng)
        around, back_around = emit_chain(self.shortcut, tape, x, want_dx, rng)
        y = tape.output("sum", inside.shape[:-1])
        tape.forward(np.add, inside, around, y)

        def backward(dy: Array) -> Array | None:
            kept = tape.buffer("dsum", dy.shape)
            tape.backward(np.copyto, kept, dy)
            dx, more = back_inside(dy), back_around(kept)
            if not want_dx or dx is None or more is None:
                return None
            tape.backward(np.add, dx, more, dx)
            return dx

        return y, backward


class Projection(Layer):
    """s = W x, without bias: the shortcut where a block changes the shape. `inputs` and `outputs` are (units,).

    Of images, (channels, height, width), W weighs the channels of each pixel: a 1x1 convolution.
    """

    def __init__(self, inputs: tuple[int, ...], outputs: tuple[int, ...], initializer: InitializerRule) -> None:
        self.inputs, self.outputs, self.initializer = inputs, outputs, initializer

    def shapes(self) -> dict[str, tuple[int, ...]]:
        return {"W": (self.outputs[0], self.inputs[0])}

    def bind(self, values: Mapping[str, Array], grads: Mapping[str, Array], weights: Mapping[str, Array]) -> None:
        self.W, self.dW = values["W"], grads["W"]
        weights["W"][:] = 1

    def initialize(self, rng: np.random.Generator) -> None:
        self.W[:] = self.initializer.draw(rng, self.inputs[0], self.outputs[0])

    def state(self) -> dict[str, Array]:
        kernel = (1,) * len(self.inputs[1:])
        return {"weight": self.W.reshape(*self.W.shape, *kernel)}

    def emit(self, tape: Tape, x: Array, want_dx: bool, rng: np.random.Generator) -> tuple[Array, Backward]:
        W, dW = tape.name("P", self.W), tape.name("dP", self.dW)
        if len(self.inputs) > 1 and not x.flags.c_contiguous:  # the examples themselves: their rows come first
            whole = tape.buffer("whole", x.shape)
            tape.forward(np.copyto, whole, x)
            x = whole
        flat = x.reshape(self.inputs[0], -1)
        s = tape.buffer("s", (self.outputs[0], flat.shape[1]))
        emit_product(tape.forward, W, flat, s)

        def backward(ds: Array) -> Array | None:
            ds = ds.reshape(s.shape)
            tape.backward(ds.dot, flat.T, dW)
            if not want_dx:
                return None
            dx = tape.buffer("dx", flat.shape)
            emit_product(tape.backward, W.T, ds, dx, SMALL_TRANSPOSED)
            return dx.reshape(x.shape)

        return s.reshape(*self.outputs, tape.rows), backward


class Pick(Layer):
    """Every `stride`-th pixel of an image from `start` on: those beneath the middle of a sliding kernel."""

    def __init__(self, inputs: tuple[int, int, int], size: tuple[int, ...], start: int, stride: int) -> None:
        self.inputs, self.size = inputs, size
        self.rows, self.columns = (slice(start, start + stride * (side - 1) + 1, stride) for side in size)

    def emit(self, tape: Tape, x: Array, want_dx: bool, rng: np.random.Generator) -> tuple[Array, Backward]:
        picked = tape.buffer("picked", (self.inputs[0], *self.size, tape.rows))
        tape.forward(np.copyto, picked, x[:, self.rows, self.columns])

        def backward(dy: Array) -> Array | None:
            if not want_dx:
                return None
            dx = tape.buffer("dx", (*self.inputs, tape.rows))
            tape.backward(dx.fill, 0)
            tape.backward(np.copyto, dx[:, self.rows, self.columns], dy)
            return dx

        return picked, backward
