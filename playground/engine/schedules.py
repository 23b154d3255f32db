"""Learning rate schedules: the rate as a function of t, the epochs done, with fraction.

All but `Plateau` are closed forms in t; the values equal PyTorch's at whole epochs.
"""

import math
from collections.abc import Callable
from typing import Annotated

from playground.engine.tape import Array
from playground.family import Member, setting, table

TINY = 1e-12  # of an epoch: in place of a phase of no length


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


class CosineRestarts(ScheduleRule, frozen=True, tag="cosine_restarts"):
    """Half a cosine again and again, as PyTorch's CosineAnnealingWarmRestarts."""

    title = "Cosine with restarts"
    help = "Half a cosine down, then back to the full rate, again and again; each period may be longer than the last."
    formula = "minimum + (rate - minimum) (1 + cos(pi t' / T)) / 2, with t' the epochs since the last restart"
    source = "Loshchilov & Hutter, 2016"
    period: Annotated[
        int, setting("First period", "Epochs until the first restart.", low=1, high=1_000_000, unit="epochs")
    ] = 10
    multiplier: Annotated[
        int, setting("Multiplier", "How many times as long each period is as the last one.", low=1, high=10)
    ] = 1
    minimum: Annotated[float, setting("Minimum", "The rate at the end of each period.", low=0, high=10, log=True)] = 0.0

    def rate(self, base: float, t: float, epochs: int) -> float:
        period = self.period
        if self.multiplier == 1:
            return _half_cosine(base, self.minimum, t % period / period)
        while t >= period:
            t -= period
            period *= self.multiplier
        return _half_cosine(base, self.minimum, t / period)


class OneCycle(ScheduleRule, frozen=True, tag="one_cycle"):
    """Up to the rate and down to almost nothing, as PyTorch's OneCycleLR stepped once an epoch, smooth in between."""

    title = "One cycle"
    help = "Rises to the rate along half a cosine, then falls far below the start along another one."
    formula = "rate / div_factor, up to rate at pct_start epochs - 1, down to start / final_div_factor at epochs - 1"
    source = "Smith & Topin, 2017"
    pct_start: Annotated[float, setting("Rising share", "Share of the epochs that the rise takes.", low=0, high=1)] = (
        0.3
    )
    div_factor: Annotated[
        float, setting("Start divisor", "The first rate is the rate divided by this.", low=1, high=1e6, log=True)
    ] = 25.0
    final_div_factor: Annotated[
        float, setting("End divisor", "The last rate is the first one divided by this.", low=1, high=1e9, log=True)
    ] = 1e4

    def rate(self, base: float, t: float, epochs: int) -> float:
        start, peak, end = base / self.div_factor, self.pct_start * epochs - 1, epochs - 1
        if t < peak:
            return _half_cosine(start, base, t / peak)
        return _half_cosine(base, start / self.final_div_factor, (t - peak) / max(end - peak, TINY))


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
    threshold: Annotated[float, setting("Threshold", "Relative improvement that counts.", low=0, high=1, log=True)] = (
        1e-4
    )
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
    """From `base` at share 0 to `minimum` at share 1 and beyond; `minimum` may be the larger one."""
    return minimum + (base - minimum) * (1 + math.cos(math.pi * min(share, 1.0))) / 2


Schedule = (
    ConstantRate | StepDecay | Exponential | Cosine | CosineRestarts | WarmupCosine | OneCycle | InverseTime | Plateau
)
SCHEDULES = table(Schedule)
