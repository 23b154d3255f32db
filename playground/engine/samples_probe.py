"""Some examples with what the network makes of each of them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from playground.engine.evaluation import decide
from playground.engine.examples import Data
from playground.engine.network import CHUNK
from playground.engine.probes import Probe
from playground.engine.tape import Array

if TYPE_CHECKING:
    from playground.engine.training import Training

LOOKED_AT = 500
"""Rows among which mistakes are looked for in every frame."""


@dataclass(frozen=True)
class Judged:
    """Examples of the part called `part`: `rows` (n,) in it, `values` (n, classes) and the class `found` (n,) for each.

    `wrong` of the first `total` rows of the part are taken for another class; None where that was not asked.
    """

    part: str
    rows: Array
    values: Array
    found: Array
    total: int
    wrong: int | None


class Samples(Probe, frozen=True):
    """A page of the test part (validation or training where it is empty); mistakes come first if so wanted."""

    page: int = 0
    count: int = 12
    mistakes_first: bool = True

    def answer(self, training: "Training[Any]") -> Judged | None:
        data = training.data
        if not data.classes:
            return None
        name = part_judged(data)
        part, most = data.part(name), min(data.part(name).rows, LOOKED_AT)
        start = min(self.page, max(0, most - 1) // self.count) * self.count
        looked = slice(0, most) if self.mistakes_first else slice(start, min(start + self.count, most))
        values, found = _judge(training, part.x[looked])
        order, wrong = np.arange(len(found)), None
        if self.mistakes_first:
            missed = found != part.y[looked]
            wrong = int(np.count_nonzero(missed))
            order = np.argsort(~missed, kind="stable")[start : start + self.count]
        rows = order + (looked.start or 0)
        answer = Judged(name, rows, values[order], found[order], most, wrong)
        for array in (answer.rows, answer.values, answer.found):
            array.flags.writeable = False
        return answer


class Mistakes(Probe, frozen=True):
    """Which examples of each part are taken for another class: by the name of the part, (N,) of at most 2,000 rows."""

    most: int = 2000

    def answer(self, training: "Training[Any]") -> dict[str, Array] | None:
        data = training.data
        if not data.classes:
            return None
        found = {}
        for name in ("train", "validation", "test"):
            part = data.part(name)
            found[name] = _judge(training, part.x[: self.most])[1] != part.y[: self.most]
            found[name].flags.writeable = False
        return found


def part_judged(data: Data) -> str:
    """The part that tells most: the test part, or the next one that has examples."""
    return next(name for name in ("test", "validation", "train") if data.part(name).rows)


def _judge(training: "Training[Any]", x: Array) -> tuple[Array, Array]:
    """What the network answers, (n, classes), and the class it decides on, (n,)."""
    network, classes = training.network, len(training.data.classes)
    values, found = [np.empty((0, classes))], [np.empty(0, np.int64)]
    for begin in range(0, len(x), CHUNK):
        tape = network.outputs(x[begin : begin + CHUNK])
        found.append(decide(network, tape.z).copy())
        linked = tape.link().T.astype(np.float64)
        if linked.shape[1] == 1 and classes == 2:
            linked = np.column_stack([1 - linked, linked])
        values.append(linked)
    return np.concatenate(values), np.concatenate(found)
