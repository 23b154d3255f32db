"""Evaluation: loss and accuracy (or R2) of a network on one part of the data, without dropout."""

import numpy as np

from playground.engine.examples import Part
from playground.engine.history import Evaluation
from playground.engine.network import CHUNK, Network
from playground.engine.tape import Array


def evaluate(network: Network, part: Part, target: Array) -> Evaluation | None:
    """Mean loss and ``"accuracy"`` (labels) or ``"r2"`` (values); None for an empty part.

    `target` is the part's encoded targets (units, N).
    """
    if not part.rows:
        return None
    labels = part.y.ndim == 1
    loss = hits = squares = 0.0
    for start in range(0, part.rows, CHUNK):
        rows = slice(start, start + CHUNK)
        tape = network.outputs(part.x[rows])
        loss += tape.loss(target[:, rows]) * len(part.x[rows])
        if labels:
            hits += int(np.count_nonzero(decide(network, tape.z) == part.y[rows]))
        else:
            squares += float(np.square(tape.z.T - part.y[rows], dtype=np.float64).sum())
    if labels:
        return {"loss": loss / part.rows, "accuracy": hits / part.rows}
    return {"loss": loss / part.rows, "r2": _r2(squares, part.y)}


def decide(network: Network, z: Array) -> Array:
    """The predicted classes (N,) for outputs z (units, N): the largest output, or a threshold for a single unit."""
    threshold = network.loss.threshold(network.zero_one)
    classes: Array = (z[0] > threshold).astype(np.int64) if len(z) == 1 else z.argmax(0)
    return classes


def _r2(squares: float, y: Array) -> float:
    """1 - residual / total sum of squares; for constant targets 1 if they are hit exactly, else 0."""
    total = float(np.square(y - y.mean(0), dtype=np.float64).sum())
    if total == 0:
        return 1.0 if squares == 0 else 0.0
    return 1 - squares / total
