"""What training several networks has shown: each one's curves and figures, their mean and spread, their joint answer.

Spreads are sample standard deviations (over N - 1). A network that diverged counts neither for the means nor for the
averaged prediction.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from playground.engine.divergence import Divergence
from playground.engine.evaluation import score
from playground.engine.history import PARTS, Curves, Evaluation
from playground.engine.probes import Map, Probe
from playground.engine.tape import Array
from playground.engine.training import Training
from playground.experiment.spec import ExperimentSpec

Quantity = Literal["loss", "metric"]


@dataclass(frozen=True, eq=False)
class Trained:
    """One network that has been trained.

    `figures`: loss and metric per part at its end, None for an empty part. `prediction`: what it says about the part on
    which all are judged, (N, units) after the link, read-only; None if there is no such part. It is in the targets' own
    units, because every fold measures its own scaling. `answer`: what it says to the probe of the study, if that has
    one.
    """

    curves: Curves
    figures: dict[str, Evaluation | None]
    prediction: Array | None
    diverged: Divergence | None
    answer: Any = None

    @property
    def epochs(self) -> int:
        """The last epoch that was measured; 0 also if a pre-training diverged."""
        return int(self.curves.epoch[-1]) if len(self.curves) else 0


@dataclass(frozen=True)
class Spread:
    """A mean and the sample standard deviation around it, which is 0 for a single value."""

    mean: float
    deviation: float


@dataclass(frozen=True, eq=False)
class Band:
    """The mean curve (n,) and the deviation around it (n,), over `x` (n,): the epochs, or the one input."""

    x: Array
    mean: Array
    deviation: Array


@dataclass(frozen=True, eq=False)
class Trial:
    """What is known of a committee of `size` networks, by its rule's key, so far.

    `current`: the curves of the network being trained. `part`: the part of the data on which the networks are judged
    together, empty if there is none; `joint`: accuracy or R2 of the mean of their predictions on it.
    """

    spec: ExperimentSpec
    rule: str
    size: int
    members: tuple[Trained, ...] = ()
    current: Curves | None = None
    part: str = ""
    joint: float | None = None

    @property
    def metric(self) -> str:
        """``"accuracy"`` or ``"r2"``."""
        return "accuracy" if self.spec.data.dataset.task == "classification" else "r2"

    @property
    def good(self) -> tuple[Trained, ...]:
        """The networks that did not diverge."""
        return tuple(member for member in self.members if member.diverged is None)

    def showing(self, training: Training[ExperimentSpec]) -> "Trial":
        """The same with the curves so far of the network under way."""
        return replace(self, current=training.history.snapshot())

    def joined_by(
        self, training: Training[ExperimentSpec], judged: Sequence[str], probe: Probe | None = None
    ) -> "Trial":
        """The same with one more trained network; `judged`: the parts on which all may be judged, by choice."""
        part = next((name for name in judged if training.data.part(name).rows), "")
        figures = {name: training.evaluate(name) for name in PARTS}
        data = training.data
        prediction = data.in_own_units(training.network.predict(data.part(part).x)) if part else None
        if prediction is not None:
            prediction.flags.writeable = False
        answer = training.frame((probe,)).probes[probe] if probe is not None else None
        trained = Trained(training.history.snapshot(), figures, prediction, training.diverged, answer)
        trial = replace(self, members=(*self.members, trained), current=None, part=part)
        good = [member.prediction for member in trial.good if member.prediction is not None]
        if not good:
            return trial
        mean = data.scaled(np.mean(good, axis=0))
        return replace(trial, joint=score(training.network, mean, data.part(part).y))

    def figure(self, part: str, name: str) -> Spread | None:
        """Mean and spread of the final ``"loss"`` or metric on a part; None if no network has it."""
        found = [member.figures[part] for member in self.good]
        values = [evaluation[name] for evaluation in found if evaluation is not None]
        return _spread(values) if values else None

    def band(self, quantity: Quantity, part: str) -> Band | None:
        """Mean and spread of a curve of all networks, as far as the shortest of them goes; None without networks.

        All have the same epochs, because they are trained by the same rules; one that stops early has fewer of them.
        """
        curves = [member.curves for member in self.good]
        if not curves:
            return None
        rows = min(map(len, curves))
        return _band(curves[0].epoch[:rows], [curve_of(one, quantity, part)[:rows] for one in curves])

    def fit(self) -> Band | None:
        """Mean and spread of what the networks answer along the one input; None unless two were asked for a map."""
        maps = [member.answer for member in self.good if isinstance(member.answer, Map)]
        if len(maps) < 2:
            return None
        values = [found.values[0].astype(np.float64) for found in maps]
        return _band(np.linspace(*maps[0].bounds[0], len(values[0])), values)


def curve_of(curves: Curves, quantity: Quantity, part: str) -> Array:
    """The loss or the metric of a part over the epochs, (n,)."""
    return (curves.loss if quantity == "loss" else curves.metric)[part]


def _band(x: Array, curves: Sequence[Array]) -> Band:
    table = np.array(curves)
    deviation = table.std(axis=0, ddof=1) if len(curves) > 1 else np.zeros(len(x))
    return Band(x, table.mean(axis=0), deviation)


def _spread(values: Sequence[float]) -> Spread:
    table: Any = np.array(values)
    return Spread(float(table.mean()), float(table.std(ddof=1)) if len(values) > 1 else 0.0)
