"""Learning rate schedules: the rate as a function of t, the epochs done, with fraction.

All but `Plateau` are closed forms in t; the values equal PyTorch's at whole epochs.
"""

import math
from collections.abc import Callable
from typing import Annotated

from playground.engine.tape import Array
from playground.family import Member, setting, table


class ScheduleRule(Member, frozen=True):
    """Base of the schedules."""

    def rate(self, base: float, t: float, epochs: int) -> float:
        """The learning rate after `t` epochs of `epochs`, starting from `base`."""
        return base


class ConstantRate(ScheduleRule, frozen=True, tag="constant"):
    """The same rate throughout."""

    title = "Constant"
    help = "The same rate throughout."
    formula = "rate"


class StepDecay(ScheduleRule, frozen=True, tag="step"):
    """A cut every so many epochs."""

    title = "Step"
    help = "Multiplies the rate by gamma every few epochs."
    formula = "rate gamma^floor(t / step_size)"
    step_size: Annotated[int, setting("Every", "Epochs between two cuts.", low=1, high=1_000_000, unit="epochs")] = 30
    gamma: Annotated[float, setting("Gamma", "Factor of each cut.", above=0, high=1)] = 0.1

    def rate(self, base: float, t: float, epochs: int) -> float:
        return base * math.pow(self.gamma, math.floor(t / self.step_size))


class Exponential(ScheduleRule, frozen=True, tag="exponential"):
    """The same factor every epoch."""

    title = "Exponential"
    help = "Multiplies the rate by gamma once an epoch, smoothly."
    formula = "rate gamma^t"
    gamma: Annotated[float, setting("Gamma", "Factor per epoch.", above=0, high=1)] = 0.95

    def rate(self, base: float, t: float, epochs: int) -> float:
        return base * math.pow(self.gamma, t)


class Cosine(ScheduleRule, frozen=True, tag="cosine"):
    """Half a cosine from the rate down to the minimum."""

    title = "Cosine"
    help = "Half a cosine from the rate down to the minimum at the last epoch."
    formula = "minimum + (rate - minimum) (1 + cos(pi t / epochs)) / 2"
    source = "Loshchilov & Hutter, 2016"
    minimum: Annotated[float, setting("Minimum", "The rate at the end.", low=0, high=10, log=True)] = 0.0

    def rate(self, base: float, t: float, epochs: int) -> float:
        return _half_cosine(base, self.minimum, t / epochs)


class WarmupCosine(ScheduleRule, frozen=True, tag="warmup_cosine"):
    """A linear warm-up from a third of the rate, then half a cosine."""

    title = "Warm-up + cosine"
    help = "Rises from a third of the rate over the first epochs, then follows half a cosine."
    formula = "rate (1/3 + 2/3 t / warmup) up to warmup, then cosine over the rest"
    source = "PyTorch's LinearLR and CosineAnnealingLR; Goyal et al., 2017"
    warmup: Annotated[int, setting("Warm-up", "Epochs of rising rate.", low=0, high=1_000_000, unit="epochs")] = 5
    minimum: Annotated[float, setting("Minimum", "The rate at the end.", low=0, high=10, log=True)] = 0.0

    def rate(self, base: float, t: float, epochs: int) -> float:
        if t < self.warmup:
            return base * (1 + 2 * t / self.warmup) / 3
        return _half_cosine(base, self.minimum, (t - self.warmup) / max(epochs - self.warmup, 1))


class InverseTime(ScheduleRule, frozen=True, tag="inverse_time"):
    """The 1/t decay of stochastic approximation."""

    title = "1/t"
    help = "Falls like 1/t: fast at first, then ever more slowly."
    formula = "rate / (1 + decay t)"
    source = "Robbins & Monro, 1951"
    decay: Annotated[float, setting("Decay", "How fast the rate falls, per epoch.", low=0, high=100, log=True)] = 0.1

    def rate(self, base: float, t: float, epochs: int) -> float:
        return base / (1 + self.decay * t)


class Plateau(ScheduleRule, frozen=True, tag="plateau"):
    """Cuts the rate when the validation loss stops falling, as PyTorch's ReduceLROnPlateau.

    What it has seen is kept in a `PlateauState`, fed once an epoch.
    """

    title = "Reduce on plateau"
    help = "Cuts the rate when the validation loss (or the training loss, without validation) stops falling."
    formula = "rate factor^cuts; a cut when more than `patience` epochs in a row were not better by `threshold`"
    factor: Annotated[float, setting("Factor", "Factor of each cut.", above=0, high=1)] = 0.1
    patience: Annotated[
        int, setting("Patience", "Epochs without improvement that are tolerated.", low=0, high=100_000, unit="epochs")
    ] = 10
    threshold: Annotated[
        float, setting("Threshold", "Relative improvement that counts.", low=0, high=1, log=True)
    ] = 1e-4
    minimum: Annotated[float, setting("Minimum", "The rate is never cut below this.", low=0, high=10, log=True)] = 0.0


class PlateauState:
    """What reduce-on-plateau remembers: the best loss, the bad epochs since, and the product of its cuts."""

    def __init__(self) -> None:
        self.best = math.inf
        self.bad = 0
        self.scale = 1.0

    def observe(self, schedule: Plateau, loss: float) -> None:
        """Take in one epoch's loss; cut when bad epochs exceed the patience."""
        if loss < self.best * (1 - schedule.threshold):
            self.best, self.bad = loss, 0
        else:
            self.bad += 1
        if self.bad > schedule.patience:
            self.scale *= schedule.factor
            self.bad = 0

    def bound(self, schedule: Plateau) -> Callable[[float, float, int], float]:
        """The rate after the cuts so far, in the form of the other schedules."""
        return lambda base, t, epochs: max(base * self.scale, min(schedule.minimum, base))


def set_rate(rate: Array, clock: Array, rule: Callable[[float, float, int], float], base: float, epochs: int) -> None:
    """Write the scheduled learning rate of the step that starts at `clock` epochs."""
    rate[()] = rule(base, clock.item(), epochs)


def _half_cosine(base: float, minimum: float, share: float) -> float:
    return minimum + (base - minimum) * (1 + math.cos(math.pi * min(share, 1.0))) / 2


Schedule = ConstantRate | StepDecay | Exponential | Cosine | WarmupCosine | InverseTime | Plateau
SCHEDULES = table(Schedule)
