"""Kept runs as tensors of a session: ``runs`` holds what is text, as JSON in bytes, ``runs.0`` the rows of one."""

import math
from collections.abc import Mapping
from typing import Annotated

import msgspec
import numpy as np

from playground.engine.history import Curves, MetricName
from playground.engine.state import Marked
from playground.engine.tape import Array
from playground.experiment.preset import format_preset, parse_preset
from playground.experiment.runs import LONGEST_NAME, MOST_RUNS, Run, Runs, in_order, rows_of

TEXTS = "runs"
MOST_ROWS = 1_000_000
"""More rows than any training leaves: it has a row per epoch up to 1,000, then ever fewer."""
COLUMNS = 9
"""Columns before those of the gradients; see `Curves`. The seconds come last."""


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is not a number of a row."""

    name: Annotated[str, msgspec.Meta(max_length=LONGEST_NAME)]
    preset: str
    blocks: tuple[str, ...]
    metric: MetricName
    when: float
    marks: tuple[Marked, ...] = ()
    starred: bool = False
    shown: bool = False


def store_runs(runs: Runs) -> dict[str, Array]:
    """The tensors; none without runs."""
    if not runs:
        return {}
    texts = msgspec.json.encode([_facts(run) for run in runs])
    return {TEXTS: np.frombuffer(texts, np.uint8)} | {
        f"{TEXTS}.{number}": rows_of(run.curves) for number, run in enumerate(runs)
    }


def take_runs(tensors: dict[str, Array]) -> Runs:
    """Remove the tensors of the runs from `tensors`, and return the runs.

    Raises `KeyError` for one that is missing, `msgspec.MsgspecError` for one that is not what `store_runs` makes, and
    `PresetError` for an experiment that cannot be read.
    """
    mine = {name: tensors.pop(name) for name in list(tensors) if name == TEXTS or name.startswith(f"{TEXTS}.")}
    if not mine:
        return ()
    texts = mine.pop(TEXTS)
    if texts.dtype != np.uint8 or texts.ndim != 1:
        raise msgspec.ValidationError("the texts are no bytes")
    kept = msgspec.json.decode(texts.tobytes(), type=list[_Kept])
    if len(kept) != len(mine) or len(kept) > MOST_RUNS or len({facts.when for facts in kept}) != len(kept):
        raise msgspec.ValidationError("there are other runs than are named")
    return in_order(_run(facts, _rows(mine, number, facts)) for number, facts in enumerate(kept))


def _facts(run: Run) -> _Kept:
    curves = run.curves
    return _Kept(
        name=run.name,
        preset=format_preset(run.spec),
        blocks=tuple(map(str, curves.blocks)),
        metric=curves.metric_name,
        when=run.when,
        marks=tuple(map(Marked.of, curves.marks)),
        starred=run.starred,
        shown=run.shown,
    )


def _rows(tensors: Mapping[str, Array], number: int, facts: _Kept) -> Array:
    """The rows (n, columns) of a run, if they are what its texts say: as many gradients as blocks, epochs ascending."""
    rows = tensors[f"{TEXTS}.{number}"]
    columns = COLUMNS + len(facts.blocks) + 1
    if rows.dtype != np.float64 or rows.ndim != 2 or rows.shape[1] != columns or not 0 < len(rows) <= MOST_ROWS:
        raise msgspec.ValidationError("a table has another size")
    counters = rows[:, :2]
    if not (np.isfinite(counters).all() and (counters >= 0).all() and (np.diff(counters, axis=0) >= 0).all()):
        raise msgspec.ValidationError("epochs do not ascend")
    if not math.isfinite(facts.when):
        raise msgspec.ValidationError("a run was kept at no time")
    return rows


def _run(facts: _Kept, rows: Array) -> Run:
    columns = np.ascontiguousarray(rows.T)
    columns.flags.writeable = False
    marks = tuple(mark.mark() for mark in facts.marks)
    curves = Curves(columns[:-1].T, facts.blocks, facts.metric, marks, columns[-1])
    return Run(facts.name, parse_preset(facts.preset), curves, facts.when, facts.starred, facts.shown)
