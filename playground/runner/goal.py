"""Where a run ends, and the steps that lead there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playground.engine.training import Training
    from playground.experiment.spec import ExperimentSpec


@dataclass(frozen=True)
class Goal:
    """Where a run ends: with epoch `until`, or as the experiment says; `hurry` ignores the speed."""

    until: int | None = None
    hurry: bool = False

    def steps(self, training: Training[ExperimentSpec]) -> Iterator[object]:
        """The steps of a run; those to the end of a given epoch go on even where the experiment itself has ended.

        In a pre-training, the epoch that is finished in a hurry is one of its own.
        """
        if self.hurry and training.phase is not None:
            return training.pretraining_epoch()
        return training.run() if self.until is None else training.run(self.until - training.epochs_done)


def finished(training: Training[ExperimentSpec]) -> bool:
    """Whether the experiment has come to its end: all its epochs are done, or it stopped early."""
    return training.stopped == "early_stopping" or training.epochs_done >= training.spec.training.epochs
