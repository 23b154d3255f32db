"""One training step as a program: draw a mini-batch, forward, loss, backward."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from playground.engine.augmentation import Augmenter
from playground.engine.class_weights import emit_row_weights
from playground.engine.examples import Part
from playground.engine.network import Network
from playground.engine.tape import Array, Program, Tape


class Examples:
    """The training part as a step wants it: rows with a one appended (which carries the bias), and encoded targets.

    `x` (N, features + 1), `target` (units, N), both in the network's dtype. `weights` (N,): how much each row counts in
    the loss; `augmenter`: what changes the rows of a mini-batch; None for neither.
    """

    def __init__(self, part: Part, target: Array, dtype: np.dtype) -> None:
        flat = part.x.reshape(part.rows, -1)
        self.x = np.ones((part.rows, flat.shape[1] + 1), dtype)
        self.x[:, :-1] = flat
        self.target = target
        self.weights: Array | None = None
        self.augmenter: Augmenter | None = None


class TrainingTape:
    """The calls of a step for a fixed number of rows.

    `gradient`: draw, forward, loss and backward, leaves the gradient in the network's flat buffer and the mean loss
    in `loss`. `finish`: what follows once the step is known to be finite, running statistics and `update`. `outputs`:
    every block's output, last axis rows.
    """

    def __init__(
        self, network: Network, examples: Examples, rows: int, streams: Sequence[np.random.Generator], update: Program
    ) -> None:
        self.tape = tape = Tape(rows, True, network.dtype)
        self.indices = tape.buffer("indices", (rows,), np.intp)
        batch = tape.buffer("batch", (rows, examples.x.shape[1]))
        target = tape.output("target", (network.units,))
        tape.name("examples", examples.x)
        tape.name("targets", examples.target)
        tape.emit("draw", examples.x.take, self.indices, 0, batch, "clip")
        tape.emit("draw", examples.target.take, self.indices, 1, target, "clip")
        if examples.augmenter is not None:
            examples.augmenter.emit(tape, self.indices, batch)
        if examples.weights is not None:
            emit_row_weights(tape, examples.weights, self.indices)
        x1 = batch.T
        x = tape.extend(x1[:-1].reshape(*network.inputs, rows), x1)
        self.outputs, emit_backward = network.emit(tape, x, streams)
        z = self.outputs[-1]
        self.loss, dz = tape.buffer("loss", (1,)), tape.buffer("dz", z.shape)
        network.loss.emit(tape, z, target, self.loss, dz)
        if tape.row_weights is not None:
            tape.backward(np.multiply, dz, tape.row_weights, dz)
        emit_backward(dz)
        self.gradient = tape.program("draw", "forward", "loss", "backward")
        self.finish = tape.program("update") + update


@dataclass(frozen=True)
class StepProgram:
    """A whole step on `rows` examples: its calls by section, and the names of everything they work on."""

    rows: int
    sections: dict[str, Program]
    names: dict[str, Any]
