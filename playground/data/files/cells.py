"""From the text of a table to columns of numbers and categories; what cannot be read is named by row and column."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt

from playground.data.files.errors import DataError
from playground.data.files.layout import DELIMITERS, Decimal, Layout, is_missing
from playground.data.files.progress import Progress
from playground.data.files.reading import refuse
from playground.data.files.text import Lines
from playground.data.source import Floats
from playground.sentence import sentence

Kind = Literal["number", "category"]

CHUNK = 1000
"""Rows that are converted at a time."""
CATEGORY_LIMIT = 100
"""Different values of a column of categories at most."""
_SHOWN = 30


@dataclass
class Numbers:
    """A column of numbers, NaN where there is no value."""

    title: str
    decimal: Decimal
    parts: list[Floats] = field(default_factory=list)

    def add(self, path: Path, cells: Sequence[str], rows: Sequence[int]) -> None:
        """Convert the cells of these rows."""
        values = self._convert(cells)
        if values is None:
            known = [index for index, cell in enumerate(cells) if not is_missing(cell)]
            values = np.full(len(cells), np.nan)
            found = self._convert([cells[index] for index in known])
            if found is None:
                raise self._bad(path, cells, rows, known)
            values[known] = found
        self.parts.append(values)

    @property
    def values(self) -> Floats:
        """All of them, (N,)."""
        return np.concatenate(self.parts) if self.parts else np.empty(0)

    def _convert(self, cells: Sequence[str]) -> Floats | None:
        """The numbers if all cells are numbers as people write them: Python also allows 1_000, inf and nan."""
        text = "\n".join(cells)
        if self.decimal == "comma":
            text = "_" if "." in text else text.replace(",", ".")
        if any(letter in text for letter in "_nNiI"):
            return None
        try:
            values = np.fromiter(map(float, text.split("\n") if cells else ()), np.float64)
        except ValueError:
            return None
        return values if len(values) == len(cells) and np.isfinite(values).all() else None

    def _bad(self, path: Path, cells: Sequence[str], rows: Sequence[int], known: Sequence[int]) -> DataError:
        """The error about the first of the known cells that is no number."""
        wrong = (index for index in known if self._convert([cells[index]]) is None)
        index = next(wrong, known[0])
        return bad_cell(path, cells[index], rows[index], self.title)


@dataclass
class Categories:
    """A column of texts, each a whole number 0, 1, ... in the order of first appearance, -1 where there is none."""

    title: str
    known: dict[str, int] = field(default_factory=dict)
    parts: list[npt.NDArray[np.int64]] = field(default_factory=list)
    count: int = 0

    def add(self, path: Path, cells: Sequence[str], rows: Sequence[int]) -> None:
        """Convert the cells of these rows."""
        texts = [cell.strip() for cell in cells]
        for text in dict.fromkeys(texts):
            if text not in self.known:
                self.known[text] = -1 if is_missing(text) else self.count
                self.count += not is_missing(text)
        if self.count > CATEGORY_LIMIT:
            reason = sentence("column {title} has more than {n} different values", title=self.title, n=CATEGORY_LIMIT)
            raise refuse(path, reason)
        self.parts.append(np.fromiter((self.known[text] for text in texts), np.int64, len(texts)))

    @property
    def codes(self) -> npt.NDArray[np.int64]:
        """All of them, (N,)."""
        return np.concatenate(self.parts) if self.parts else np.empty(0, np.int64)

    @property
    def names(self) -> list[str]:
        """The texts in the order of their numbers."""
        return [name for name, code in self.known.items() if code >= 0]


def bad_cell(path: Path, cell: str, row: int, title: str) -> DataError:
    """The error about a cell that is no number."""
    shown = cell if len(cell) <= _SHOWN else cell[:_SHOWN] + "..."
    text = sentence('row {row}, column {title}: "{cell}" is not a number', row=f"{row:,}", title=title, cell=shown)
    return refuse(path, text)


def titles_of(first: Sequence[str], header: bool) -> list[str]:
    """The titles of the columns, each of them once: those of the first row or numbers."""
    titles: list[str] = []
    for number, cell in enumerate(first, 1):
        title = " ".join(cell.split()) if header and cell.strip() else f"column {number}"
        while title in titles:
            title += f" ({number})"
        titles.append(title)
    return titles


def read_columns(
    path: Path, text: str, layout: Layout, kinds: Mapping[str, Kind], progress: Progress
) -> dict[str, Numbers | Categories]:
    """The columns whose titles are in `kinds`. Rows are counted as in the file, from 1, the titles included."""
    source = Lines(text)
    rows = _rows(path, csv.reader(iter(source), delimiter=DELIMITERS[layout.delimiter], strict=True))
    first_number, first = next(rows, (0, []))
    if not first:
        raise refuse(path, sentence("it is empty"))
    titles = titles_of(first, layout.header)
    for title in kinds:
        if title not in titles:
            raise refuse(path, sentence("there is no column {title}; import it again", title=title))
    columns: dict[str, Numbers | Categories] = {
        title: Numbers(title, layout.decimal) if kind == "number" else Categories(title)
        for title, kind in kinds.items()
    }
    start = [] if layout.header else [(first_number, first)]
    while some := start + list(islice(rows, CHUNK)):
        start = []
        _add(path, some, titles, columns)
        progress(source.done)
    return columns


def _rows(path: Path, reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Rows with their numbers, without those that are blank."""
    number = 0
    try:
        for number, row in enumerate(reader, 1):
            if any(cell.strip() for cell in row):
                yield number, row
    except csv.Error:
        reason = sentence(
            "row {row} cannot be read: a quote is not closed, or a cell is too long", row=f"{number + 1:,}"
        )
        raise refuse(path, reason) from None


def _add(
    path: Path,
    rows: Sequence[tuple[int, list[str]]],
    titles: Sequence[str],
    columns: Mapping[str, Numbers | Categories],
) -> None:
    for number, row in rows:
        if len(row) != len(titles):
            reason = sentence(
                "row {row} has {count} cells instead of {wanted}",
                row=f"{number:,}",
                count=len(row),
                wanted=len(titles),
            )
            raise refuse(path, reason)
    cells = dict(zip(titles, zip(*(row for _, row in rows), strict=True), strict=True))
    for title, column in columns.items():
        column.add(path, cells[title], [number for number, _ in rows])
