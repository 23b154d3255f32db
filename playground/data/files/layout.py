"""How a table is written down: what separates its cells, its decimal mark, whether it starts with titles."""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from playground.data.files.text import Encoding

Delimiter = Literal["comma", "semicolon", "tab", "bar"]
Decimal = Literal["point", "comma"]

DELIMITERS: dict[Delimiter, str] = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
MISSING = frozenset(("", "na", "n/a", "nan", "null", "none", "?", "-"))
"""Cells that say that there is no value, in small letters."""
SAMPLE = 200
"""Rows that are looked at."""
_POINT = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_COMMA = re.compile(r"[+-]?(\d+,?\d*|,\d+)([eE][+-]?\d+)?")


@dataclass(frozen=True)
class Layout:
    """The settings by which a file becomes rows of cells."""

    encoding: Encoding
    delimiter: Delimiter
    decimal: Decimal
    header: bool


def is_missing(cell: str) -> bool:
    """Whether a cell says that there is no value."""
    return cell.strip().lower() in MISSING


def is_number(cell: str, decimal: Decimal) -> bool:
    """Whether a cell is a finite number as people write them."""
    return (_POINT if decimal == "point" else _COMMA).fullmatch(cell.strip()) is not None


def detect_layout(text: str, encoding: Encoding) -> Layout:
    """The layout of the beginning of a table.

    Right is the separator under which most rows have equally many cells, then the one that gives more numbers, then the
    one that gives more cells; `csv.Sniffer` takes letters for separators.
    """
    scores = {delimiter: _score(sample_rows(text, delimiter), delimiter) for delimiter in DELIMITERS}
    delimiter = max(scores, key=lambda name: scores[name])
    rows = sample_rows(text, delimiter)
    decimal = _decimal(rows, delimiter)
    return Layout(encoding, delimiter, decimal, _has_header(rows, decimal))


def sample_rows(text: str, delimiter: Delimiter, most: int = SAMPLE) -> list[list[str]]:
    """The first rows that are not blank; what cannot be parsed ends them."""
    rows: list[list[str]] = []
    try:
        for row in csv.reader(text.splitlines(keepends=True), delimiter=DELIMITERS[delimiter]):
            if any(cell.strip() for cell in row):
                rows.append(row)
            if len(rows) == most:
                break
    except csv.Error:
        pass
    return rows


def _score(rows: Sequence[Sequence[str]], delimiter: Delimiter) -> tuple[bool, float, float, int]:
    if not rows:
        return (False, 0.0, 0.0, 0)
    width, times = Counter(map(len, rows)).most_common(1)[0]
    decimal = _decimal(rows, delimiter)
    cells = [cell for row in rows[1:] for cell in row]
    numbers = sum(is_number(cell, decimal) or is_missing(cell) for cell in cells)
    return (width > 1, round(times / len(rows), 1), round(numbers / max(len(cells), 1), 1), width)


def _decimal(rows: Sequence[Sequence[str]], delimiter: Delimiter) -> Decimal:
    if delimiter == "comma":
        return "point"
    cells = [cell.strip() for row in rows for cell in row]
    commas = sum("," in cell and is_number(cell, "comma") for cell in cells)
    points = sum("." in cell and is_number(cell, "point") for cell in cells)
    return "comma" if commas > points else "point"


def _has_header(rows: Sequence[Sequence[str]], decimal: Decimal) -> bool:
    """A row of titles holds no number and no gap; a table of one row is data if it can be."""
    if not rows:
        return False
    return not any(is_number(cell, decimal) or is_missing(cell) for cell in rows[0])
