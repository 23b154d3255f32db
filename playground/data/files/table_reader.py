"""Reading tables: a first look, the import, and the rows of an imported one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from msgspec.structs import replace

from playground.data.files.cache import FileCache, stamp
from playground.data.files.cells import CATEGORY_LIMIT, Categories, Kind, Numbers, read_columns, titles_of
from playground.data.files.layout import Layout, detect_layout, is_missing, is_number, sample_rows
from playground.data.files.progress import Progress, unheard
from playground.data.files.reading import refuse
from playground.data.files.source import measured
from playground.data.files.table import Table
from playground.data.files.text import Encoding, decode, detect_encoding, read_bytes, whole
from playground.data.source import Floats
from playground.sentence import sentence

LOOK = 256_000
"""Bytes of a file that a first look reads."""
FEW = 20
"""Different whole numbers up to which a column is taken for classes."""
VALUE_LIMIT = 100_000_000
"""Numbers in all inputs of a table at most, with a column per category."""
LEAST_ROWS = 4

Task = Literal["classification", "regression"]
Missing = Literal["drop", "mean"]
Labels = npt.NDArray[Any]


@dataclass(frozen=True)
class Look:
    """The beginning of a table: titles, rows of cells, and what each column seems to hold."""

    path: Path
    layout: Layout
    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kinds: Mapping[str, Kind]

    def column(self, title: str) -> list[str]:
        """The cells of a column that hold something."""
        place = self.titles.index(title)
        return [row[place].strip() for row in self.rows if place < len(row) and not is_missing(row[place])]

    def task(self, title: str) -> Task:
        """Classes for a column of texts or of few whole numbers, otherwise a regression."""
        cells = self.column(title)
        if self.kinds[title] == "category":
            return "classification"
        whole_ones = all(cell.lstrip("+-").isdigit() for cell in cells)
        return "classification" if whole_ones and len(set(cells)) <= FEW else "regression"

    def usual_inputs(self, target: str) -> tuple[str, ...]:
        """All columns but the target and texts that are different in nearly every row, as names are."""
        return tuple(title for title in self.titles if title != target and not self._is_name(title))

    def _is_name(self, title: str) -> bool:
        cells = self.column(title)
        different = len(set(cells))
        return self.kinds[title] == "category" and (
            different > CATEGORY_LIMIT or different <= 1 or (different > FEW and different > 0.5 * len(cells))
        )


@dataclass(frozen=True)
class Choice:
    """What a person wants of a table: which columns are inputs, what is predicted, what happens to gaps."""

    layout: Layout
    kinds: Mapping[str, Kind]
    target: str
    task: Task
    missing: Missing = "drop"


def look_at(path: Path, encoding: Encoding | None = None, layout: Layout | None = None) -> Look:
    """A first look at a table with a given layout or encoding, or with those it seems to have.

    Raises `DataError` if it is not a text or empty.
    """
    content = read_bytes(path, LOOK)
    if layout is None:
        encoding = encoding or detect_encoding(content)
    text = decode(path, content, layout.encoding if layout else encoding or "utf-8", part=True)
    if len(content) == LOOK and "\n" in text:
        text = text[: text.rindex("\n") + 1]
    if layout is None:
        layout = detect_layout(text, encoding or "utf-8")
    rows = sample_rows(text, layout.delimiter)
    if not rows:
        raise refuse(path, sentence("it is empty"))
    titles = titles_of(rows[0], layout.header)
    cells = [tuple(row) for row in rows[layout.header :]]
    kinds = {
        title: _kind([row[place] for row in cells if place < len(row)], layout) for place, title in enumerate(titles)
    }
    return Look(path, layout, tuple(titles), tuple(cells), kinds)


def _kind(cells: Sequence[str], layout: Layout) -> Kind:
    known = [cell for cell in cells if not is_missing(cell)]
    return "number" if all(is_number(cell, layout.decimal) for cell in known) else "category"


def import_table(path: Path, choice: Choice, progress: Progress = unheard) -> Table:
    """The data set of a table with all its facts; all of it is read, so that what is imported is known to be good."""
    layout = choice.layout
    kinds = dict(choice.kinds) | {choice.target: _target_kind(choice.task)}
    columns = _columns(path, layout, kinds, progress)
    target = columns.pop(choice.target)
    table = Table(
        path=str(path.absolute()),
        encoding=layout.encoding,
        delimiter=layout.delimiter,
        decimal=layout.decimal,
        header=layout.header,
        inputs=tuple(name for title in choice.kinds for name in _input_names(path, columns[title])),
        target=choice.target,
        classes=_class_names(path, target) if isinstance(target, Categories) else (),
        missing=choice.missing,
    )
    inputs, targets, dropped = _arrays(path, table, columns | {choice.target: target})
    _remember(table, inputs, targets)
    return replace(
        table,
        rows=len(inputs),
        low=tuple(np.nanmin(inputs, axis=0).tolist()),
        high=tuple(np.nanmax(inputs, axis=0).tolist()),
        gaps=int(np.isnan(inputs).sum()),
        dropped=dropped,
        **measured(targets),
    )


def read_table(table: Table) -> tuple[Floats, Labels]:
    """Inputs (N, inputs), NaN for what is to be filled, and labels (N,) or target values (N, 1); all read-only."""
    path = table.paths[0]
    kept = _cache.get(_mark(table))
    if kept is not None:
        return kept
    layout = Layout(table.encoding, table.delimiter, table.decimal, table.header)
    task: Task = "classification" if table.classes else "regression"
    kinds: dict[str, Kind] = {}
    text = decode(path, whole(path), layout.encoding)
    titles = titles_of((sample_rows(text[:LOOK], layout.delimiter, 1) or [[]])[0], layout.header)
    for name in table.inputs:
        title = name if name in titles else name.partition(" = ")[0]
        kinds[title] = "number" if name in titles else "category"
    columns = _columns(path, layout, kinds | {table.target: _target_kind(task)}, unheard)
    inputs, targets, _ = _arrays(path, table, columns)
    return _remember(table, inputs, targets)


_cache: FileCache[tuple[Floats, Labels]] = FileCache()


def _mark(table: Table) -> tuple[Any, ...]:
    """What decides about the arrays, besides the file."""
    settings = replace(table, rows=LEAST_ROWS, low=(), high=(), gaps=0, dropped=0, level=(), spread=())
    return stamp(table.paths, settings)


def _remember(table: Table, inputs: Floats, targets: Labels) -> tuple[Floats, Labels]:
    for array in (inputs, targets):
        array.setflags(write=False)
    return _cache.put(_mark(table), (inputs, targets))


def _target_kind(task: Task) -> Kind:
    return "category" if task == "classification" else "number"


def _columns(
    path: Path, layout: Layout, kinds: Mapping[str, Kind], progress: Progress
) -> dict[str, Numbers | Categories]:
    progress(0.0)
    return read_columns(path, decode(path, whole(path), layout.encoding), layout, kinds, progress)


def _input_names(path: Path, column: Numbers | Categories) -> list[str]:
    if isinstance(column, Categories):
        names = [f"{column.title} = {name}" for name in sorted(column.names, key=_natural)]
    else:
        names = [] if np.isnan(column.values).all() else [column.title]
    if not names:
        raise refuse(path, sentence("column {title} holds nothing; leave it out", title=column.title))
    return names


def _class_names(path: Path, column: Categories) -> tuple[str, ...]:
    if column.count < 2:
        raise refuse(path, sentence("column {title} has only one class", title=column.title))
    return tuple(sorted(column.names, key=_natural))


def _natural(text: str) -> tuple[bool, float, str]:
    """Numbers by their size, then texts by their letters."""
    return (False, float(text), text) if is_number(text, "point") else (True, 0.0, text)


def _arrays(path: Path, table: Table, columns: Mapping[str, Numbers | Categories]) -> tuple[Floats, Labels, int]:
    """Inputs, targets, and how many rows were left out: those without a target, and those with gaps if so wanted."""
    target = columns[table.target]
    count = len(target.codes) if isinstance(target, Categories) else len(target.values)
    if count * len(table.inputs) > VALUE_LIMIT:
        raise refuse(path, sentence("it is too large: more than {n} values in all inputs", n=f"{VALUE_LIMIT:,}"))
    inputs = np.empty((count, len(table.inputs)))
    for place, name in enumerate(table.inputs):
        inputs[:, place] = _input(columns, name)
    labels, known = _target(path, table, target)
    if table.missing == "drop":
        known &= ~np.isnan(inputs).any(axis=1)
    if known.sum() < LEAST_ROWS:
        raise refuse(
            path,
            sentence(
                "only {n} rows have a value in each column; {least} are needed at least",
                n=int(known.sum()),
                least=LEAST_ROWS,
            ),
        )
    return inputs[known], labels[known], int((~known).sum())


def _input(columns: Mapping[str, Numbers | Categories], name: str) -> Floats:
    """A column of numbers, or 1 where a column holds a category and 0 elsewhere, NaN where it holds nothing."""
    column = columns.get(name)
    if isinstance(column, Numbers):
        return column.values
    title, _, category = name.partition(" = ")
    found = columns[title]
    assert isinstance(found, Categories)
    codes = found.codes
    hot: Floats = (codes == found.known.get(category, -2)).astype(np.float64)
    hot[codes < 0] = np.nan
    return hot


def _target(path: Path, table: Table, target: Numbers | Categories) -> tuple[Labels, npt.NDArray[np.bool_]]:
    """Labels or values, and where there are any."""
    if isinstance(target, Numbers):
        return target.values[:, None], ~np.isnan(target.values)
    unknown = [name for name in target.names if name not in table.classes]
    if unknown:
        reason = sentence(
            "column {title} has the class {name}, which is not expected; import it again",
            title=table.target,
            name=unknown[0],
        )
        raise refuse(path, reason)
    order = np.array([table.classes.index(name) for name in target.names] + [-1], np.int64)
    labels = order[target.codes]
    return labels, labels >= 0
