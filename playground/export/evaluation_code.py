"""An evaluation as a program to print: the forward pass and the loss, for any number of rows up to a chunk."""

from math import prod

import numpy as np

from playground.engine.network import Network
from playground.engine.tape import Program, Tape


class EvaluationProgram:
    """A pass over `rows` rows without dropout.

    Unlike in `EvaluationTape`, each row counts in the loss as much as `row_weights` says, so that the rows of a chunk
    that is not full can be left out: their weights are 0, the others' rows / count.
    """

    def __init__(self, network: Network, rows: int) -> None:
        self.tape = tape = Tape(rows, False, network.dtype)
        features = prod(network.inputs)
        inputs = tape.buffer("inputs", (rows, features + 1))
        inputs[:, features] = 1
        x1 = inputs.T
        x = tape.extend(x1[:features].reshape(*network.inputs, rows), x1)
        streams = [np.random.default_rng(0)] * len(network.groups)  # an evaluation draws nothing
        outputs, _ = network.emit(tape, x, streams)
        z = tape.name("z", outputs[-1])
        target = tape.output("target", z.shape[:1])
        tape.row_weights = tape.buffer("row_weights", (rows,))
        network.loss.emit(tape, z, target, tape.buffer("loss", (1,)), z)
        self.sections: dict[str, Program] = {"forward": tape.program("forward"), "loss": tape.program("loss", "mean")}
