"""A recurrent layer that reads an image row by row, and its block: back-propagation through time.

Inside, time is the first axis, so that what belongs to one step lies together: (steps, units, rows).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from math import prod
from typing import Annotated, Any, Literal

import numpy as np

from playground.engine.activation_rule import ActivationRule
from playground.engine.activations import PReLU, Tanh
from playground.engine.block_rule import BlockActivation, BlockInitializer, BlockRule, DropoutRate, Shape, ShapeError
from playground.engine.initializers import Initializer, InitializerRule, Orthogonal, XavierNormal
from playground.engine.layers import Backward, Dropout, Layer
from playground.engine.prelu import LearnedSlope
from playground.engine.products import emit_product
from playground.engine.tape import Array, Tape
from playground.family import setting
from playground.sentence import Title, sentence


class Recurrent(Layer):
    """h_t = f(W x_t + U h_{t-1} + b) with h_0 = 0 (Elman, 1990); x_t is row t of an image (C, H, W), all channels.

    The weights are one matrix [W U b], and what it meets in step t is one column of rows: x_t, h_{t-1} and a one. So a
    step is one product, and the gradient of all weights is one product per step, summed. PyTorch's RNN has two biases
    that are always added; b is its ``bias_ih_l0``, with ``bias_hh_l0`` left at zero.

    `every`: the states of all steps come out, as an image (1, steps, units), instead of the last one (units,).
    """

    def __init__(
        self, inputs: tuple[int, int, int], units: int, activation: ActivationRule, initializer: InitializerRule,
        recurrent_initializer: InitializerRule, every: bool,
    ) -> None:  # fmt: skip
        channels, self.steps, width = self.inputs = inputs
        self.units, self.activation, self.every = units, activation, every
        self.initializer, self.recurrent_initializer = initializer, recurrent_initializer
        self.width = channels * width
        self.past = slice(self.width, self.width + units)
        self.first_slope = activation.negative_slope if isinstance(activation, PReLU) else None

    def shapes(self) -> dict[str, tuple[int, ...]]:
        shapes: dict[str, tuple[int, ...]] = {"W": (self.units, self.past.stop + 1)}
        return shapes if self.first_slope is None else shapes | {"slope": (1,)}

    def bind(self, values: Mapping[str, Array], grads: Mapping[str, Array], weights: Mapping[str, Array]) -> None:
        self.W, self.dW = values["W"], grads["W"]
        if self.first_slope is not None:
            self.slope, self.dslope = values["slope"], grads["slope"]
        weights["W"][:, : self.past.stop] = 1

    def initialize(self, rng: np.random.Generator) -> None:
        self.W[:, : self.width] = self.initializer.draw(rng, self.width, self.units)
        self.W[:, self.past] = self.recurrent_initializer.draw(rng, self.units, self.units)
        self.W[:, self.past.stop] = 0
        if self.first_slope is not None:
            self.slope[:] = self.first_slope

    def state(self) -> dict[str, Array]:
        parts = {
            "weight_ih_l0": self.W[:, : self.width],
            "weight_hh_l0": self.W[:, self.past],
            "bias_ih_l0": self.W[:, self.past.stop],
        }
        return parts if self.first_slope is None else parts | {"activation.weight": self.slope}

    def emit(self, tape: Tape, x: Array, want_dx: bool, rng: np.random.Generator) -> tuple[Array, Backward]:
        W = tape.name("W", self.W)
        seen = tape.buffer("seen", (self.steps, self.past.stop + 1, tape.rows))  # x_t, h_{t-1}, 1
        seen[:, self.past.stop] = 1
        tape.forward(np.copyto, self._rows_of(seen), x)
        z = tape.buffer("z", (self.steps, self.units, tape.rows))
        y = tape.output("y", (1, self.steps, self.units) if self.every else (self.units,))
        homes = [*seen[1:, self.past], y[0, -1] if self.every else y]
        ways = []
        slopes = None if self.first_slope is None else tape.buffer("slopes", (self.steps, 1))
        for step, home in enumerate(homes):
            emit_product(tape.forward, W, seen[step], z[step])
            with _named(tape, step):
                ways.append(self._emit_activation(tape, z[step], home, None if slopes is None else slopes[step], rng))
        if self.every:
            tape.forward(np.copyto, y[0, :-1], seen[1:, self.past])

        def backward(dy: Array) -> Array | None:
            dz = self._emit_through_time(tape, tape.name("dh", dy), ways)
            if slopes is not None:
                tape.backward(np.add.reduce, slopes, 0, None, tape.name("dslope", self.dslope))
            self._emit_dw(tape, dz, seen)
            return self._emit_dx(tape, dz) if want_dx else None

        return y, backward

    def _rows_of(self, seen: Array) -> Array:
        """Where the image (C, H, W, rows) goes in what the steps see."""
        channels, steps, width = self.inputs
        return seen[:, : self.width].reshape(steps, channels, width, -1).transpose(1, 0, 2, 3)

    def _emit_activation(
        self, tape: Tape, z: Array, h: Array, dslope: Array | None, rng: np.random.Generator
    ) -> Callable[[Array], Any]:
        """Emit h = f(z) of one step; returns what emits dh *= f'(z). A learned slope leaves this step's part of its
        gradient in `dslope`.
        """
        if dslope is None:
            self.activation.emit(tape, z, h)
            return lambda dh: self.activation.emit_backward(tape, z, h, dh)
        shared = LearnedSlope(0)
        shared.slope, shared.dslope = self.slope, dslope
        y, way = shared.emit(tape, z, True, rng)
        tape.forward(np.copyto, h, y)
        return way

    def _emit_through_time(self, tape: Tape, dy: Array, ways: Sequence[Callable[[Array], Any]]) -> Array:
        """dz (steps, units, rows): dz_t = f'(z_t) (dy_t + U^T dz_{t+1}), from the last step to the first."""
        dz = tape.buffer("dz", (self.steps, self.units, tape.rows))
        back = tape.name("U", self.W[:, self.past]).T  # a part of W, which `dot` would copy each time
        tape.backward(np.copyto, dz if self.every else dz[-1], dy[0] if self.every else dy)
        for step in reversed(range(self.steps)):
            with _named(tape, step):
                ways[step](dz[step])
            if not step:
                break
            if self.every:
                part = tape.scratch(dz[0].shape, 2)
                tape.backward(np.matmul, back, dz[step], part)
                tape.backward(np.add, dz[step - 1], part, dz[step - 1])
            else:
                tape.backward(np.matmul, back, dz[step], dz[step - 1])
        return dz

    def _emit_dw(self, tape: Tape, dz: Array, seen: Array) -> None:
        parts = tape.scratch((self.steps, *self.W.shape))
        tape.backward(np.matmul, dz, seen.transpose(0, 2, 1), parts)
        tape.backward(np.add.reduce, parts, 0, None, tape.name("dW", self.dW))

    def _emit_dx(self, tape: Tape, dz: Array) -> Array:
        """W^T dz_t of all steps, laid as the image is."""
        channels, steps, width = self.inputs
        rows = tape.buffer("drows", (steps, self.width, tape.rows))
        tape.backward(np.matmul, self.W[:, : self.width].T, dz, rows)
        if channels == 1:
            return rows.reshape(*self.inputs, tape.rows)
        dx = tape.buffer("dx", (*self.inputs, tape.rows))
        tape.backward(np.copyto, dx, rows.reshape(steps, channels, width, -1).transpose(1, 0, 2, 3))
        return dx

    def state_gradients(self, names: Mapping[str, Any], scope: str) -> Array:
        """dL/dh_t (steps, units, rows) of the pass whose buffers are `names`: dy_t + U^T dz_{t+1}."""
        dy, dz = names[f"dh{scope}"], names[f"dz{scope}"]
        found: Array = np.zeros_like(dz)
        found[:-1] = self.W[:, self.past].T @ dz[1:]
        found[slice(None) if self.every else -1] += dy[0] if self.every else dy
        return found


@contextmanager
def _named(tape: Tape, step: int) -> Iterator[None]:
    """Names of buffers within carry the number of a step: an activation may keep something for the way back."""
    scope = tape.scope
    tape.scope = f"{scope}_{step + 1}"
    yield
    tape.scope = scope


class SimpleRNN(BlockRule, frozen=True, tag="simple_rnn"):
    """Recurrent units that read an image from its first row to its last."""

    title = "SimpleRNN"
    help = "Reads an image row by row; in every step each unit sees one row and what all units said one step before."
    formula = "h_t = f(W x_t + U h_(t-1) + b), h_0 = 0"
    source = "Elman, 1990"
    short = "RNN"
    counted = "units"
    units: Annotated[int, setting("Units", "Number of units.", low=1, high=512, live=False)] = 32
    activation: BlockActivation = Tanh()
    initializer: BlockInitializer = XavierNormal()
    recurrent_initializer: Annotated[
        Initializer,
        setting("Recurrent initialization", "How the first weights from one step to the next are drawn.", live=False),
    ] = Orthogonal()
    returns: Annotated[
        Literal["last", "all"],
        setting(
            "Returns",
            "The state after the last row, or those after every row as an image that another SimpleRNN can read.",
            live=False,
            labels={"last": "Last state", "all": "All states"},
        ),
    ] = "last"
    dropout: DropoutRate = 0.0

    def output_shape(self, inputs: Shape) -> Shape:
        steps = _rows(inputs, self.title)[1]
        return (self.units,) if self.returns == "last" else (1, steps, self.units)

    def working(self, inputs: Shape) -> tuple[str, ...]:
        channels, steps, width = _rows(inputs, self.title)
        return (f"t = 1 … {steps}:  x_t ({channels * width}),  h_t ({self.units})",)

    def layers(self, inputs: Shape) -> Sequence[Layer]:
        every = self.returns == "all"
        layer = Recurrent(
            _rows(inputs, self.title), self.units, self.activation, self.initializer, self.recurrent_initializer, every
        )
        return [layer, Dropout(self.dropout)]


def _rows(inputs: Shape, title: str) -> tuple[int, int, int]:
    """`inputs` as (C, H, W), or a `ShapeError`."""
    if len(inputs) != 3:
        raise ShapeError(
            sentence(
                "{block} reads the rows of images, but gets {n} plain numbers: choose images as the data, put it "
                "before the Dense blocks, and let a SimpleRNN before it return all states.",
                block=Title(title), n=prod(inputs),
            )
        )  # fmt: skip
    channels, height, width = inputs
    return channels, height, width
