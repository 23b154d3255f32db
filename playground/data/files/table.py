"""A table of a file as a data set: columns of numbers or categories, one of which is to be predicted."""

from pathlib import Path
from typing import Annotated, ClassVar, Literal

import numpy as np

from playground.data.files.layout import Decimal, Delimiter
from playground.data.files.reading import refuse
from playground.data.files.source import FileSource, Measured
from playground.data.files.text import Encoding
from playground.data.source import Bounds, Examples
from playground.family import setting
from playground.sentence import Sentence, sentence

Numbers = Annotated[tuple[float, ...], setting("Range", "The least or the greatest value per input.", live=False)]


class Table(FileSource, frozen=True, tag="table"):
    """Rows of a CSV file or the like, as it was when it was imported.

    `inputs` names columns of numbers, or ``column = category`` for each category of a column of texts. Without
    `classes` the target is a number. `gaps`: cells filled; `dropped`: rows left out.
    """

    title: ClassVar[str] = "Table"
    help: ClassVar[str] = "Your own table: a CSV file or the like, each row an example."
    source: ClassVar[str] = "RFC 4180 (Y. Shafranovich, 2005)"

    path: Annotated[str, setting("File", "Where the table is.", live=False)] = ""
    encoding: Annotated[Encoding, setting("Encoding", "How letters are written as bytes.", live=False)] = "utf-8"
    delimiter: Annotated[
        Delimiter,
        setting(
            "Separator",
            "What stands between two cells.",
            live=False,
            labels={"comma": "Comma", "semicolon": "Semicolon", "tab": "Tab", "bar": "Bar"},
        ),
    ] = "comma"
    decimal: Annotated[
        Decimal,
        setting("Decimal mark", "1.5 or 1,5.", live=False, labels={"point": "Point", "comma": "Comma"}),
    ] = "point"
    header: Annotated[bool, setting("Titles", "Whether the first row holds the titles.", live=False)] = True
    inputs: Annotated[
        tuple[str, ...], setting("Inputs", "Columns of numbers, or a column and one of its categories.", live=False)
    ] = ()
    target: Annotated[str, setting("Target", "The column to be predicted.", live=False)] = ""
    classes: Annotated[
        tuple[str, ...], setting("Classes", "The texts of the target; none where it is a number.", live=False)
    ] = ()
    missing: Annotated[
        Literal["drop", "mean"],
        setting(
            "Missing values",
            "Leave such rows out, or fill in the mean of the training part.",
            live=False,
            labels={"drop": "Leave rows out", "mean": "Fill with mean"},
        ),
    ] = "drop"
    rows: Annotated[int, setting("Rows", "How many rows are used.", low=4, high=10_000_000, live=False)] = 4
    low: Numbers = ()
    high: Numbers = ()
    gaps: Annotated[int, setting("Filled", "Cells that had no value.", low=0, live=False)] = 0
    dropped: Annotated[int, setting("Left out", "Rows that had gaps.", low=0, live=False)] = 0
    level: Measured = ()
    spread: Measured = ()

    @property
    def task(self) -> Literal["classification", "regression"]:  # type: ignore[override]  # fixed for other data sets
        """Classes to tell apart, or a number to predict."""
        return "classification" if self.classes else "regression"

    @property
    def targets(self) -> tuple[str, ...]:  # type: ignore[override]
        """The one target of a regression."""
        return () if self.classes else (self.target,)

    @property
    def bounds(self) -> Bounds:
        """The range of each input."""
        return tuple(zip(self.low, self.high, strict=True))

    @property
    def paths(self) -> tuple[Path, ...]:
        """The one file."""
        return (Path(self.path),) if self.path else ()

    @property
    def problem(self) -> Sentence | None:
        """File, inputs and target must be there."""
        if not self.path:
            return sentence("No table is chosen; import one.")
        if not self.inputs or not self.target:
            return sentence("The table needs at least one input and a target; import it again.")
        if not len(self.inputs) == len(self.low) == len(self.high):
            return sentence("The table needs a range for each input; import it again.")
        if len(self.classes) == 1:
            return sentence("There must be at least two classes.")
        return None

    def generate(self, rng: np.random.Generator) -> Examples:
        """The rows of the file; `DataError` if it is no longer as described."""
        from playground.data.files.table_reader import read_table  # which knows this class

        inputs, targets = read_table(self)
        if len(inputs) != self.rows:
            reason = sentence(
                "it has {rows} rows that can be used, but {said} are expected; import it again",
                rows=f"{len(inputs):,}",
                said=f"{self.rows:,}",
            )
            raise refuse(self.paths[0], reason)
        return Examples(inputs, targets, gaps=bool(self.gaps))
