"""Evaluation: loss and accuracy (or R2) of a network on one part of the data, without dropout."""

from dataclasses import dataclass
from time import perf_counter, thread_time

import numpy as np
import numpy.typing as npt

from playground.engine.examples import Data, Part
from playground.engine.history import PARTS, Evaluation
from playground.engine.network import CHUNK, Network
from playground.engine.tape import Array

MOST_TRAIN_ROWS = 2000  # rows of the training part that an epoch's row is computed on


Labels = npt.NDArray[np.intp]


@dataclass
class Answers:
    """The class `found` for every row of a part; `cost`: processor time in seconds; `at`: when, on `perf_counter`."""

    found: Labels
    cost: float
    at: float


class Evaluator:
    """A network's data with its targets encoded for the loss: what to compare the outputs with.

    `targets`: (units, N) per part.
    """

    def __init__(self, network: Network, data: Data) -> None:
        self._network, self._data = network, data
        classes = len(data.classes)
        self.targets: dict[str, Array] = {}
        for name in PARTS:
            encoded = network.loss.encode(data.part(name).y, classes, network.zero_one)
            self.targets[name] = np.ascontiguousarray(encoded.T, network.dtype)
        train = data.train
        chosen = np.linspace(0, train.rows - 1, min(train.rows, MOST_TRAIN_ROWS)).round().astype(np.intp)
        self._shown = Part(train.x[chosen], train.y[chosen], train.raw[chosen])
        self._shown_target = self.targets["train"][:, chosen]
        self._answers: dict[str, Answers] = {}

    def part(self, name: str) -> Evaluation | None:
        """Loss and accuracy or R2 on all rows of a part; None if it is empty."""
        part, begin = self._data.part(name), thread_time()
        found = np.empty(part.rows, np.intp)
        result = evaluate(self._network, part, self.targets[name], found)
        self._answers[name] = Answers(found, thread_time() - begin, perf_counter())
        return result

    def answers(self, name: str, share: float | None = None) -> Labels:
        """The class the network takes each row of a part for.

        With `share`, an earlier answer will do where a new one would take more than that part of the time since.
        """
        last = self._answers.get(name)
        if share is None or last is None or last.cost <= share * (perf_counter() - last.at):
            self.part(name)
        return self._answers[name].found

    def row(self) -> dict[str, Evaluation | None]:
        """Every part, for the history; of a large training part always the same `MOST_TRAIN_ROWS` rows."""
        train = evaluate(self._network, self._shown, self._shown_target)
        return {"train": train} | {name: self.part(name) for name in PARTS[1:]}


def evaluate(network: Network, part: Part, target: Array, found: Labels | None = None) -> Evaluation | None:
    """Mean loss and ``"accuracy"`` (labels) or ``"r2"`` (values); None for an empty part.

    `target` is the part's encoded targets (units, N). `found` (N,) takes the classes that were found, of labels.
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
            classes = decide(network, tape.z)
            hits += int(np.count_nonzero(classes == part.y[rows]))
            if found is not None:
                found[rows] = classes
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


def score(network: Network, p: Array, y: Array) -> float:
    """Accuracy for labels y (N,), R2 for values y (N, targets), of predictions p (N, units) after the link.

    The predictions may be the mean of those of several networks; `network` is any of them.
    """
    if y.ndim > 1:
        return _r2(float(np.square(p - y, dtype=np.float64).sum()), y)
    if p.shape[1] > 1:
        return float((p.argmax(1) == y).mean())
    tape = network.outputs(np.zeros((1, *network.inputs), network.dtype))
    tape.z[...] = network.loss.threshold(network.zero_one)  # through the link, to where predictions are
    return float(((p[:, 0] > tape.link().item()) == y).mean())


def _r2(squares: float, y: Array) -> float:
    """1 - residual / total sum of squares; for constant targets 1 if they are hit exactly, else 0."""
    total = float(np.square(y - y.mean(0), dtype=np.float64).sum())
    if total == 0:
        return 1.0 if squares == 0 else 0.0
    return 1 - squares / total
