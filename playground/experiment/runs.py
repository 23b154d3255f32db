"""Runs that were kept: what was asked for and what came of it, as values that never change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import nan

import numpy as np

from playground.engine.block_rule import BlockRule
from playground.engine.history import PARTS, Curves
from playground.experiment.spec import ExperimentSpec
from playground.sentence import Sentence, Title, joined, sentence

MOST_RUNS = 200
"""Runs a document holds. A run of 1,000 epochs and four blocks is 110 kB; all of that size together are 22 MB."""
LEAST_APART = 1e-6
"""Seconds between two runs, so that the moment tells them apart."""
LONGEST_NAME = 80


@dataclass(frozen=True, eq=False)
class Run:
    """A kept run. `when` (seconds since 1970) is the moment it was kept at and tells it from all others.

    `shown`: its curves are drawn behind those of the current run.
    """

    name: str
    spec: ExperimentSpec
    curves: Curves
    when: float
    starred: bool = False
    shown: bool = False

    @property
    def seconds(self) -> float:
        """Time spent training, NaN if that is unknown."""
        return float(self.curves.seconds[-1]) if len(self.curves.seconds) else nan

    @property
    def epochs(self) -> int:
        """Epochs done."""
        return int(self.curves.epoch[-1]) if len(self.curves) else 0

    @property
    def seconds_per_epoch(self) -> float:
        """Time spent training per epoch, NaN if none is done or the time is unknown."""
        return self.seconds / self.epochs if self.epochs else nan

    @property
    def figures(self) -> dict[str, float]:
        """The last loss and the last accuracy or R2 of each part by ``"train_loss"`` and the like; NaN: no examples."""
        curves = self.curves
        metric = curves.metric_name
        found = {f"{part}_loss": curves.loss[part] for part in PARTS}
        found |= {f"{part}_{metric}": curves.metric[part] for part in PARTS}
        return {name: float(values[-1]) if len(values) else nan for name, values in found.items()}


Runs = tuple[Run, ...]
"""Kept runs, the oldest first."""


def owned(curves: Curves) -> Curves:
    """The curves in arrays of their own, which hold no more than the rows; a history's view may hold much more."""
    whole = np.column_stack([curves.table, _seconds(curves)]).T.copy()
    whole.flags.writeable = False
    return replace(curves, table=whole[:-1].T, seconds=whole[-1])


def rows_of(curves: Curves) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """All columns, seconds last, (rows, columns): what `curves_of` takes."""
    return np.column_stack([curves.table, _seconds(curves)])


def _seconds(curves: Curves) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return curves.seconds if len(curves.seconds) == len(curves) else np.full(len(curves), nan)


def kept(runs: Runs, name: str, spec: ExperimentSpec, curves: Curves, now: float, shown: bool = False) -> Run:
    """A run to be put behind `runs`."""
    latest = max((run.when for run in runs), default=-np.inf)
    return Run(name[:LONGEST_NAME], spec, owned(curves), max(now, latest + LEAST_APART), shown=shown)


def in_order(runs: Iterable[Run]) -> Runs:
    """The oldest first."""
    return tuple(sorted(runs, key=lambda run: run.when))


def bounded(runs: Runs, most: int = MOST_RUNS) -> Runs:
    """At most so many runs: the oldest that are not starred go first, never the newest, starred ones only at last."""
    excess = len(runs) - most
    if excess <= 0:
        return runs
    going = sorted(runs[:-1], key=lambda run: run.starred)[:excess]
    return tuple(run for run in runs if run not in going)


def network_text(blocks: Sequence[BlockRule]) -> Sentence:
    """A network in short: ``"16-16 Tanh"``; blocks without units, or of several kinds, by their short titles."""
    parts: list[str] = []
    activations: list[str] = []
    for block in blocks:
        count = getattr(block, block.counted) if block.counted else None
        title = Title(block.short or block.title)
        if count is None or block.key() != "dense":
            parts.append(title if count is None else sentence("{block} {number}", block=title, number=count))
        else:
            parts.append(str(count))
        activation = getattr(block, "activation", None)
        if activation is not None and activation.title not in activations:
            activations.append(activation.title)
    if not parts:
        return sentence("no hidden blocks")
    return joined([joined(parts, "-"), *([joined(map(Title, activations), "/")] if activations else [])], " ")
