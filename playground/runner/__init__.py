"""Running an experiment without blocking the window: one worker thread, queued commands, a mailbox for frames."""

from playground.runner.runner import Runner
from playground.runner.speed import DEFAULT_SPEED, SPEEDS, UNLIMITED, Speed
from playground.runner.state import RunnerState

__all__ = ["DEFAULT_SPEED", "SPEEDS", "UNLIMITED", "Runner", "RunnerState", "Speed"]
