"""The journal of a run: what each epoch brought, and what follows from it.

It keeps the history, the best epoch for early stopping, what reduce-on-plateau has seen, and the last state that was
no worse than the untrained network.
"""

from math import inf

import numpy as np

from playground.engine.divergence import Watch
from playground.engine.history import Evaluation, History, MetricName, keeps
from playground.engine.network import Network
from playground.engine.schedules import Plateau, PlateauState
from playground.engine.specs import TrainingSpec
from playground.engine.stopping import Best
from playground.engine.stopwatch import Stopwatch
from playground.engine.tape import Array


class Journal:
    """One run's memory between epochs.

    `good`: the last epoch no worse than the start, and its weights and statistics. `gave_up`: early stopping has
    struck.
    """

    def __init__(self, network: Network, metric: MetricName) -> None:
        self._learning = [index for index, info in enumerate(network.leaves) if info.parameters]
        self.history = History(tuple(network.leaves[index].title for index in self._learning), metric)
        self.plateau = PlateauState()
        self.watch = Watch()
        self.stopwatch = Stopwatch()
        self.good: tuple[int, dict[str, Array]] = (0, network.snapshot())
        self.gave_up = False
        self._best = Best()

    @staticmethod
    def wants(training: TrainingSpec, epoch: int) -> bool:
        """Whether this epoch must be evaluated."""
        needed = training.early_stopping is not None or isinstance(training.schedule, Plateau)
        return needed or keeps(epoch)

    def restart(self, old: TrainingSpec, new: TrainingSpec) -> None:
        """Forget what belongs to a schedule or a stopping rule that has been changed; losses of another kind too."""
        other_loss = new.loss != old.loss
        if other_loss:
            self.watch = Watch()
        if other_loss or new.schedule != old.schedule:
            self.plateau = PlateauState()
        if other_loss or new.early_stopping != old.early_stopping:
            self._best, self.gave_up = Best(), False

    def forget_weights(self, network: Network, epoch: int) -> None:
        """The network has other sizes now: what it is here is the good state, and the best is yet to come."""
        self.good = (epoch, network.snapshot())
        self._best = Best()

    def forget_best(self) -> None:
        """Losses on other examples cannot be compared with those before."""
        self._best, self.gave_up = Best(), False
        self.plateau.best = inf
        self.plateau.bad = 0

    def record(
        self, training: TrainingSpec, network: Network, epoch: int, step: int, rate: float,
        found: dict[str, Evaluation | None], gradients: list[float] | None,
    ) -> None:  # fmt: skip
        """Take in an epoch (0: the untrained network) with its evaluations and its last RMS gradients, per block."""
        learning = None if gradients is None else np.array([gradients[index] for index in self._learning])
        self.history.append(epoch, step, rate, found, learning, self.stopwatch.read() if epoch else 0.0)
        train, validation = found["train"], found["validation"]
        assert train is not None, "the training part is never empty"
        if self.watch.observe(train["loss"]):
            self.good = (epoch, network.snapshot())
        watched = (validation or train)["loss"]
        if isinstance(training.schedule, Plateau) and epoch:
            self.plateau.observe(training.schedule, watched)
        if training.early_stopping and validation:
            self.gave_up = self._best.observe(training.early_stopping, watched, epoch, network)
