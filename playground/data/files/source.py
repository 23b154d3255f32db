"""What data sets read from files have in common."""

from pathlib import Path

from playground.data.source import DataSource
from playground.sentence import Sentence


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
    def spread(self) -> tuple[float, ...]:
        """The standard deviation of each target of a regression over all rows; empty where it was not measured."""
        return ()

    @property
    def problem(self) -> Sentence | None:
        """What is wrong with the description itself, which needs no look at the files."""
        raise NotImplementedError
