"""The learning rate range test: one short run whose rate grows from step to step until the loss explodes.

Rates at which the loss falls are large enough to learn; where it turns up again, steps have become too long.
Source: L. N. Smith, Cyclical Learning Rates for Training Neural Networks (2017), section 3.3; the smoothing and the
stopping are those of fastai's `lr_find`.
"""

import math
from dataclasses import dataclass, replace
from typing import Annotated, Any, cast

import numpy as np
from msgspec.structs import replace as changed

from playground.data.problems import part_sizes
from playground.engine.schedules import Schedule, ScheduleRule
from playground.engine.tape import Array
from playground.experiment.building import build
from playground.experiment.spec import ExperimentSpec
from playground.experiment.studies.study import Progress, Study
from playground.family import Section, setting
from playground.sentence import Sentence, sentence

MEMORY = 0.9
"""Share of the smoothed loss that each step keeps."""
EXPLODED = 4.0
"""How many times the best smoothed loss ends the test."""
LEAST_FALL = 0.05
"""Share by which the smoothed loss must have fallen for a suggestion; less may be chance."""
SETTLING = 10
"""Steps after which the smoothed loss is believed: the first ones are single mini-batches."""


class RangeTest(Section, frozen=True):
    """From which rate to which, in how many steps; each step's rate is the same factor above the last one's."""

    low: Annotated[float, setting("Lowest rate", "Where the test starts.", above=0, high=1000, log=True)] = 1e-5
    high: Annotated[
        float, setting("Highest rate", "Where the test ends, unless the loss explodes before.", above=0, high=1000,
                       log=True)
    ] = 10.0  # fmt: skip
    steps: Annotated[
        int, setting("Steps", "Mini-batches from the lowest to the highest rate.", low=20, high=100_000, log=True)
    ] = 200

    def problem(self, spec: ExperimentSpec) -> Sentence | None:
        """Why the test cannot be made for `spec`, which is otherwise sound."""
        if self.low < self.high:
            return None
        return sentence("The highest rate must be above the lowest one.")

    def run(self, spec: ExperimentSpec, dtype: Any = np.float32) -> Study["Sweep"]:
        """Train a fresh network of `spec`, with its optimizer, its mini-batches and its initial weights.

        A pre-training comes first. The schedule, the number of epochs and early stopping do not count. Ends when the
        smoothed loss is `EXPLODED` times its best, when something is not finite, or after `steps`.
        """
        training = build(_swept(spec, self), dtype)
        table = np.empty((3, self.steps))
        smoother, best, exploded = Smoother(), np.inf, False
        sweep = Sweep(spec, *_three(table, 0), exploded)
        for _ in training.run(0):  # a pre-training, which has a rate of its own
            yield Progress(0.0, sweep)
        for count in range(self.steps):
            loss = training.step().loss
            if training.diverged:
                return replace(sweep, exploded=True)
            smoothed = smoother.add(loss)
            table[:, count] = training.rate, loss, smoothed
            best = min(best, smoothed)
            exploded = count >= SETTLING and smoothed > EXPLODED * best
            sweep = Sweep(spec, *_three(table, count + 1), exploded)
            if exploded:
                break
            yield Progress((count + 1) / self.steps, sweep)
        return sweep


@dataclass(frozen=True, eq=False)
class Sweep:
    """What a range test has found, per step: the rate, the mini-batch's loss before the step, the smoothed loss.

    `spec` is the experiment tested; all arrays are (n,) and read-only. `exploded`: whether the loss ended the test.
    """

    spec: ExperimentSpec
    rates: Array
    losses: Array
    smoothed: Array
    exploded: bool

    @property
    def suggestion(self) -> float | None:
        """A tenth of the rate at which the smoothed loss is least, to two significant digits.

        At the least loss the steps are about to become too long. The point of steepest descent, the other common
        choice, moves with the noise of the mini-batches: on half of the shipped presets it is far too small.
        None if the loss has not fallen by `LEAST_FALL`.
        """
        if len(self.smoothed) <= SETTLING:
            return None
        least = SETTLING + int(self.smoothed[SETTLING:].argmin())
        if self.smoothed[least] > (1 - LEAST_FALL) * self.smoothed[SETTLING - 1]:
            return None
        return float(f"{self.rates[least] / 10:.2g}")


class Smoother:
    """The fading mean of a series, corrected for its start at zero (as Adam's moments are)."""

    def __init__(self) -> None:
        self._mean = 0.0
        self._weight = 1.0

    def add(self, value: float) -> float:
        """The mean after one more value."""
        self._mean = MEMORY * self._mean + (1 - MEMORY) * value
        self._weight *= MEMORY
        return self._mean / (1 - self._weight)


def _three(table: Array, rows: int) -> tuple[Array, Array, Array]:
    """Read-only views of the first steps of rates, losses and smoothed losses."""
    found = table[:, :rows]
    found.flags.writeable = False
    return found[0], found[1], found[2]


class _Sweeping(ScheduleRule, frozen=True, tag="sweep"):
    """The rate of a range test: from `low` to `high` over `end` epochs, whatever the optimizer's own rate is."""

    low: float = 1e-5
    high: float = 1.0
    end: float = 1.0

    def rate(self, base: float, t: float, epochs: int) -> float:
        return self.low * math.pow(self.high / self.low, t / self.end)


def _swept(spec: ExperimentSpec, test: RangeTest) -> ExperimentSpec:
    """The experiment with the growing rate, and nothing that would end it."""
    rows, batch = part_sizes(spec.data)[0], spec.training.batch_size
    epochs, steps = divmod(test.steps - 1, -(-rows // batch))
    schedule = _Sweeping(low=test.low, high=test.high, end=epochs + steps * batch / rows)
    training = changed(spec.training, schedule=cast("Schedule", schedule), early_stopping=None)
    return changed(spec, training=training)
