"""How fast to train: when the next step is due, and how many are trained in a row."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Speed:
    """A speed: `value` steps or epochs per second, or without limit (`value` then means nothing)."""

    value: float
    unit: Literal["steps", "epochs", "unlimited"]


UNLIMITED = Speed(0.0, "unlimited")

#: What the speed slider offers, from slow to fast. An epoch has at least one step, and on most data sets ten or more.
SPEEDS: tuple[Speed, ...] = (
    *(Speed(value, "steps") for value in (1.0, 2.0, 5.0, 10.0)),
    *(Speed(value, "epochs") for value in (1.0, 2.0, 5.0, 10.0, 30.0, 100.0, 300.0)),
    UNLIMITED,
)

#: Slow enough to see learning happen, fast enough to see it within two seconds.
DEFAULT_SPEED = Speed(30.0, "epochs")


class Pace:
    """Says how long to wait before the next step so that a run keeps its speed.

    It counts from an anchor instead of from the last step, so that errors of single waits do not add up. A run that
    falls behind by more than `PATIENCE` seconds takes a new anchor: it does not catch up in a burst.
    """

    PATIENCE = 0.25

    def __init__(self) -> None:
        self._speed = UNLIMITED
        self._anchor: tuple[float, float] | None = None

    def restart(self) -> None:
        """Count from the next call of `delay` on."""
        self._anchor = None

    def delay(self, speed: Speed, steps: int, progress: float, now: float) -> float:
        """Seconds to wait before the next step, given what is done (`steps`, `progress` in epochs) at time `now`."""
        if speed.unit == "unlimited":
            return 0.0
        done = float(steps) if speed.unit == "steps" else progress
        if self._anchor is None or speed != self._speed:
            self._speed, self._anchor = speed, (now, done)
        since, start = self._anchor
        delay = since + (done - start) / speed.value - now
        if delay < -self.PATIENCE:
            self._anchor = (now, done)
            return 0.0
        return max(delay, 0.0)


class Burst:
    """How many `steps` to train in a row before the clock and the mailbox are looked at.

    That look costs as much as a third of a small step. A burst takes `LONGEST` seconds or so at most: slower networks
    train fewer steps in a row, down to one.
    """

    LONGEST = 0.002
    MOST = 128
    BRISK = 4

    def __init__(self) -> None:
        self.steps = 1

    @property
    def brisk(self) -> bool:
        """Whether steps are so short that one can wait for the end of any: below 0.5 ms."""
        return self.steps >= self.BRISK

    def fit(self, seconds: float) -> None:
        """Make the next burst shorter or longer, given how long one took."""
        if seconds > self.LONGEST:
            self.steps = max(1, self.steps // 2)
        elif seconds < self.LONGEST / 2:
            self.steps = min(self.MOST, self.steps * 2)
