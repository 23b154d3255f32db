"""What the runner is doing."""

from enum import Enum


class RunnerState(Enum):
    """The state of the runner as the window sees it.

    `BUILDING`: data and network are being made. `PAUSED`: ready, not training. `RUNNING`: training. `FINISHED`: all
    epochs are done, or early stopping ended the run. `DIVERGED`: a number became infinite or undefined. `INVALID`: the
    experiment cannot be built, see `validate`.
    """

    BUILDING = "building"
    PAUSED = "paused"
    RUNNING = "running"
    FINISHED = "finished"
    DIVERGED = "diverged"
    INVALID = "invalid"
