"""The history of a run: one row per epoch, append-only, so that a view of the first rows stays true for ever."""

from dataclasses import dataclass, field
from math import ceil
from typing import Literal

import numpy as np

from playground.engine.tape import Array

PARTS = ("train", "validation", "test")
EVERY_EPOCH_UP_TO = 1000
MetricName = Literal["accuracy", "r2"]
Evaluation = dict[str, float]


@dataclass(frozen=True)
class Mark:
    """A setting changed while training: when, in epochs with fraction, and what, as text or `Sentence`."""

    epoch: float
    text: str


@dataclass(frozen=True)
class Curves:
    """An immutable view of the first rows of a history.

    `table` is (rows, columns): epoch, step, rate, three losses, three metrics, one gradient per block; read-only.
    A part without examples has NaN; row 0 is the untrained network and has no gradients. `seconds` (rows,) is the time
    spent training, apart from the table: runs of equal seeds have equal tables.
    """

    table: Array
    blocks: tuple[str, ...]
    metric_name: MetricName
    marks: tuple[Mark, ...] = ()
    seconds: Array = field(default_factory=lambda: np.empty(0))

    def __len__(self) -> int:
        return len(self.table)

    @property
    def epoch(self) -> Array:
        """Epochs done, (n,)."""
        return self.table[:, 0]

    @property
    def step(self) -> Array:
        """Steps done, (n,)."""
        return self.table[:, 1]

    @property
    def rate(self) -> Array:
        """Learning rate of the epoch's last step, (n,)."""
        return self.table[:, 2]

    @property
    def loss(self) -> dict[str, Array]:
        """Loss without penalty in evaluation mode, (n,) per part."""
        return {part: self.table[:, 3 + index] for index, part in enumerate(PARTS)}

    @property
    def metric(self) -> dict[str, Array]:
        """Accuracy (0 to 1) or R2 in evaluation mode, (n,) per part."""
        return {part: self.table[:, 6 + index] for index, part in enumerate(PARTS)}

    @property
    def gradients(self) -> Array:
        """RMS gradient per block that has parameters, before clipping, (n, blocks), in the epoch's last step."""
        return self.table[:, 9:]


class History:
    """Rows of a run. Earlier rows never change; growing makes a new table and leaves old views alone."""

    def __init__(self, blocks: tuple[str, ...], metric_name: MetricName) -> None:
        self.blocks, self.metric_name = blocks, metric_name
        self.marks: tuple[Mark, ...] = ()
        # a curve is a column: kept contiguous, because curves are read far more often than rows are written
        self._columns = np.full((9 + len(blocks) + 1, 256), np.nan)  # the last one holds the seconds
        self._rows = 0

    def __len__(self) -> int:
        return self._rows

    def append(
        self, epoch: float, step: int, rate: float, evaluations: dict[str, Evaluation | None], gradients: Array | None,
        seconds: float = np.nan,
    ) -> None:  # fmt: skip
        """Add a row; `seconds`: the time spent training so far."""
        if self._rows == self._columns.shape[1]:
            self._columns = np.hstack([self._columns, np.full_like(self._columns, np.nan)])
        row = self._columns[:, self._rows]
        row[:3] = epoch, step, rate
        for index, part in enumerate(PARTS):
            found = evaluations[part]
            if found is not None:
                row[3 + index], row[6 + index] = found["loss"], found[self.metric_name]
        if gradients is not None:
            row[9:-1] = gradients
        row[-1] = seconds
        self._rows += 1

    def mark(self, epoch: float, text: str) -> None:
        """Remember that a setting changed."""
        self.marks = (*self.marks, Mark(epoch, text))

    def mark_once(self, epoch: float, text: str) -> None:
        """Remember something that goes on for a while: what follows shortly moves the mark to its own epoch."""
        last = self.marks[-1] if self.marks else None
        if last is not None and last.text == text and epoch - last.epoch <= max(20, 0.1 * last.epoch):
            self.marks = self.marks[:-1]
        self.mark(epoch, text)

    def snapshot(self) -> Curves:
        """The rows so far; costs nothing, copies nothing."""
        view = self._columns[:, : self._rows].T
        view.flags.writeable = False
        return Curves(view[:, :-1], self.blocks, self.metric_name, self.marks, view[:, -1])

    def rows(self) -> Array:
        """All columns of the rows so far, seconds last: (rows, columns), read-only; what `refill` takes."""
        view = self._columns[:, : self._rows].T
        view.flags.writeable = False
        return view

    def refill(self, rows: Array, marks: tuple[Mark, ...]) -> None:
        """Hold these rows and marks instead; old views stay what they are."""
        self._columns = np.full((rows.shape[1], max(len(rows), 256)), np.nan)
        self._columns[:, : len(rows)] = rows.T
        self._rows, self.marks = len(rows), marks

    def last(self) -> dict[str, Evaluation | None]:
        """The evaluations of the last row, None for a part without examples."""
        row = self._columns[:, self._rows - 1]
        return {
            part: None if np.isnan(row[6 + i]) and np.isnan(row[3 + i]) else
            {"loss": float(row[3 + i]), self.metric_name: float(row[6 + i])}
            for i, part in enumerate(PARTS)
        }  # fmt: skip


def keeps(epoch: int) -> bool:
    """Whether an epoch gets a row: all up to 1,000, then every ceil(epoch / 1,000)-th."""
    return epoch % ceil(max(epoch, 1) / EVERY_EPOCH_UP_TO) == 0
