"""The curves of a training as comma-separated values: one row per recorded epoch."""

import csv
import io
import math
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Any

from playground.engine.history import PARTS, Curves

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def history_csv(curves: Curves) -> str:
    """The text of the table.

    Columns: epoch, step, learning_rate, loss and metric of each part, RMS gradient of each block. What was not
    measured (an empty part, the gradient before the first step) is an empty cell. Numbers are written so that reading
    them gives the same number. The seconds are left out: equal seeds give equal files.
    """
    return columns_csv(dict(_columns(curves)))


def columns_csv(columns: Mapping[str, Iterable[Any]]) -> str:
    """Columns of numbers by their titles as comma-separated values; NaN and what a shorter column lacks are empty."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([safe_cell(title) for title in columns])
    writer.writerows(zip_longest(*(map(cell, column) for column in columns.values()), fillvalue=""))
    return text.getvalue()


def safe_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula: a leading = + - @ gets an apostrophe in front (CWE-1236)."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _columns(curves: Curves) -> Iterator[tuple[str, Any]]:
    yield "epoch", curves.epoch
    yield "step", curves.step
    yield "learning_rate", curves.rate
    for part in PARTS:
        yield f"{part}_loss", curves.loss[part]
    for part in PARTS:
        yield f"{part}_{curves.metric_name}", curves.metric[part]
    for index, block in enumerate(curves.blocks):
        yield f"gradient {block}", curves.gradients[:, index]


def cell(value: Any) -> str:
    """A number as text that reads as the same number; NaN is empty."""
    number = float(value)
    if math.isnan(number):
        return ""
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
