"""A frame: everything a window may show of one moment of a training, immutable and owned by whoever takes it."""

from dataclasses import dataclass
from typing import Any

from playground.engine.divergence import Divergence
from playground.engine.examples import Data
from playground.engine.history import Curves, Evaluation
from playground.engine.pretraining.phase import Phase, Reconstruction


@dataclass(frozen=True)
class Frame:
    """One moment of a training.

    `loss` is the last mini-batch's; `evaluation` the last history row's, per part (None: no examples). `probes` holds
    the result of each probe that was asked for. `spec` is the experiment that all of this belongs to. `phase` says
    where a pre-training stands that is going on, `pretraining` what its errors are or were. `goal` is the epoch that a
    run was asked to go on to, whatever the experiment says; 0 if it was not.
    """

    spec: Any
    data: Data
    epoch: int
    step: int
    samples: int
    progress: float
    loss: float
    rate: float
    curves: Curves
    evaluation: dict[str, Evaluation | None]
    diverged: Divergence | None
    not_learning: bool
    good_epoch: int
    stopped: str | None
    probes: dict[Any, Any]
    phase: Phase | None = None
    pretraining: Reconstruction | None = None
    goal: int = 0

    @property
    def begun(self) -> bool:
        """Whether a step has been taken, be it of a pre-training."""
        return self.step > 0 or (self.phase is not None and self.phase.steps > 0)
