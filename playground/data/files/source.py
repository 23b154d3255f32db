"""What data sets read from files have in common."""

from pathlib import Path
from typing import Annotated, Any

import numpy as np
import numpy.typing as npt

from playground.data.source import DataSource
from playground.family import setting
from playground.sentence import Sentence

Measured = Annotated[
    tuple[float, ...],
    setting("Measured", "Mean or standard deviation of each target; none of classes.", live=False, later=True),
]


class FileSource(DataSource, frozen=True):
    """A data set whose fields are paths and the facts found at import, so that nothing is opened to describe it.

    `generate` reads the files and raises `DataError` if they cannot be read or no longer are as described.
    """

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files, in the order in which they are read."""
        raise NotImplementedError

    @property
    def label(self) -> str:
        """A short name for people: that of the file."""
        return self.paths[0].stem if self.paths else ""

    @property
    def level(self) -> tuple[float, ...]:
        """The mean of each target of a regression over all rows; empty where it was not measured."""
        return ()

    @property
    def spread(self) -> tuple[float, ...]:
        """The standard deviation of each target of a regression over all rows; empty where it was not measured."""
        return ()

    @property
    def problem(self) -> Sentence | None:
        """What is wrong with the description itself, which needs no look at the files."""
        raise NotImplementedError


def measured(targets: npt.NDArray[Any]) -> dict[str, tuple[float, ...]]:
    """`level` and `spread` of all targets (N, targets) of a regression; nothing of the labels (N,) of classes."""
    if targets.ndim == 1:
        return {}
    level, spread = targets.mean(axis=0, dtype=np.float64), targets.std(axis=0, dtype=np.float64)
    return {"level": tuple(level.tolist()), "spread": tuple(spread.tolist())}
