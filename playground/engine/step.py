"""One training step as a program: draw a mini-batch, forward, loss, backward."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from playground.engine.augmentation import Augmenter
from playground.engine.class_weights import emit_row_weights
from playground.engine.examples import Part
from playground.engine.network import Network
from playground.engine.tape import Array, Program, Tape

NARROW = 12
"""Up to so many features, a step is faster (a fifth on tiny nets) if each of them is one row of memory."""


class Examples:
    """The training part as a step wants it, in the network's dtype; a one after the features carries the bias.

    `x` (N, features + 1), `target` (units, N): encoded. `columns` (features + 1 + units + 1, N): both in one piece, and
    another one, if the features are few. `weights` (N,): how much each row counts in the loss; `augmenter`: what
    changes the rows of a mini-batch; None for neither.
    """

    def __init__(self, part: Part, target: Array, dtype: np.dtype) -> None:
        flat = part.x.reshape(part.rows, -1)
        self.x = np.ones((part.rows, flat.shape[1] + 1), dtype)
        self.x[:, :-1] = flat
        self.target = target
        self.columns: Array | None = None
        if flat.shape[1] <= NARROW:
            self.columns = np.ones((flat.shape[1] + len(target) + 2, part.rows), dtype)
            self.columns[: flat.shape[1]] = flat.T
            self.columns[flat.shape[1] + 1 : -1] = target
        self.weights: Array | None = None
        self.augmenter: Augmenter | None = None

    def emit(self, tape: Tape) -> tuple[Array, Array]:
        """Emit the drawing of a mini-batch: (features + 1, rows) with the ones, and the targets (units, rows)."""
        features = self.x.shape[1]
        if self.columns is not None and self.augmenter is None:
            drawn = tape.buffer("drawn", (len(self.columns), tape.rows))
            tape.draw("examples", self.columns, 1, drawn)
            return drawn[:features], tape.extend(tape.name("target", drawn[features:-1]), drawn[features:])
        batch, target = tape.buffer("batch", (tape.rows, features)), tape.output("target", self.target.shape[:1])
        tape.draw("examples", self.x, 0, batch)
        tape.draw("targets", self.target, 1, target)
        if self.augmenter is not None:
            self.augmenter.emit(tape, batch)
        return batch.T, target


class TrainingTape:
    """The calls of a step for a fixed number of rows.

    `take(indices)` begins it. `gradient`: draw, forward, loss and backward, leaves the gradient in the network's flat
    buffer; `loss()` is the mean loss then. `finish`: what follows once the step is known to be finite, running
    statistics and `update`. `outputs`: every block's output, last axis rows.
    """

    def __init__(
        self, network: Network, examples: Examples, rows: int, streams: Sequence[np.random.Generator], update: Program
    ) -> None:
        self.tape = tape = Tape(rows, True, network.dtype)
        self.take = tape.take
        x1, target = examples.emit(tape)
        if examples.weights is not None:
            emit_row_weights(tape, examples.weights)
        x = tape.extend(x1[:-1].reshape(*network.inputs, rows), x1)
        self.outputs, emit_backward = network.emit(tape, x, streams)
        z = self.outputs[-1]
        dz = tape.buffer("dz", z.shape)
        network.loss.emit(tape, z, target, tape.buffer("loss", (1,)), dz)
        if tape.row_weights is not None:
            tape.backward(np.multiply, dz, tape.row_weights, dz)
        emit_backward(dz)
        self.gradient = tape.program("draw", "forward", "loss", "backward")
        self.finish = tape.program("update") + update
        ((_, (self._sum, factor, _)),) = tape.program("mean")
        self._factor: float = factor.item()

    def sections(self, indices: npt.NDArray[np.intp]) -> dict[str, Program]:
        """All calls by section, on the rows `indices`; those of "loss" end with the mean."""
        program = self.tape.program
        return {
            "draw": self.tape.taking(indices) + program("draw"),
            "forward": program("forward"),
            "loss": program("loss", "mean"),
            "backward": program("backward"),
        }

    def loss(self) -> float:
        """The mean loss. A product of two numbers: the array call that is printed takes eight times as long."""
        total: float = self._sum.item()
        return total * self._factor


@dataclass(frozen=True)
class StepProgram:
    """A whole step on `rows` examples: its calls by section, and the names of everything they work on."""

    rows: int
    sections: dict[str, Program]
    names: dict[str, Any]
