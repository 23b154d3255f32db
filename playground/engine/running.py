"""Training: the loop as an object. It yields, it never calls back, and it knows no thread and no window.

Pause, step and stop are what happens between two `next()` of `run()`.
"""

from collections.abc import Iterator
from typing import Literal

from playground.engine.stepping import SpecT, Stepping, StepResult


class Running(Stepping[SpecT]):
    """Steps to the end of an epoch or of the training, with a row of the history after every epoch."""

    def epoch(self) -> StepResult:
        """Finish the current epoch, of the pre-training if there is one, and write its row; returns its last step."""
        if self.phase is not None:
            *_, result = self.pretraining_epoch()
            return result
        self.record()
        while True:
            result = self.step()
            if self._row_due or self.diverged:
                self.record()
                return result

    def pretraining_epoch(self) -> Iterator[StepResult]:
        """Pre-train step by step to the end of the current epoch of the pre-training, which must not be done."""
        assert self.pretraining is not None
        before = self.pretraining.epochs_done
        while True:
            yield self.step()
            if self.pretraining.epochs_done != before or self.diverged:
                return

    def run(self, epochs: int | None = None) -> Iterator[StepResult]:
        """Train step by step: `epochs` more of them, or up to the spec's number; then `stopped` says why it ended.

        What is left of a pre-training comes first, also where `epochs` is 0.
        """
        last = None if epochs is None else self.epochs_done + epochs
        self.stopped, self.goal = None, last or 0
        while self.phase is not None and not self.diverged:
            yield self.step()
        self._journal.gave_up &= last is None
        self.record()
        while True:
            self.stopped = self._reason(last)
            if self.stopped:
                return
            result = self.step()
            if self._row_due:
                self.record()
            yield result

    def _reason(self, last: int | None) -> Literal["epochs", "early_stopping", "diverged"] | None:
        if self.diverged:
            return "diverged"
        if self._journal.gave_up:
            return "early_stopping"
        end = self.spec.training.epochs if last is None else last
        return "epochs" if self.epochs_done >= end else None
