"""Which units of two neighbouring columns are joined, and where the weights of their edges stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from playground.engine.shown_units import Indices
from playground.ui.canvas.column import Column, Joint
from playground.ui.canvas.layout import Slot


@dataclass(frozen=True)
class Join:
    """The edges between the units drawn of two columns.

    `mask` (units, units before): which are there. `weighed` (units,): whose edges are weights. `rows`, `columns`: where
    the units stand in a matrix of weights.
    """

    mask: npt.NDArray[np.bool_]
    weighed: npt.NDArray[np.bool_]
    rows: Indices
    columns: Indices

    @cached_property
    def count(self) -> int:
        """How many edges there are."""
        return int(np.count_nonzero(self.mask))

    def fits(self, matrix: npt.NDArray[np.floating]) -> bool:
        """Whether a matrix of weights is at least as large as what is drawn of it."""
        rows, columns = self._least
        return bool(matrix.shape[0] >= rows and matrix.shape[1] >= columns)

    def weights(self, matrix: npt.NDArray[np.floating] | None) -> npt.NDArray[np.floating]:
        """The weights of the edges in a row, from a matrix that fits; 0 where an edge is no weight."""
        if matrix is None or not self.weighed.any():
            return np.zeros(self.count)
        part: npt.NDArray[np.floating] = matrix[self._grid]
        return part.ravel() if self._plain else np.where(self.weighed[:, None], part, 0.0)[self.mask]

    @cached_property
    def _grid(self) -> tuple[Indices, Indices]:
        return self.rows[:, None], self.columns[None, :]

    @cached_property
    def _least(self) -> tuple[int, int]:
        """The size a matrix must have."""
        return (int(self.rows.max()) + 1, int(self.columns.max()) + 1) if self.weighed.any() else (0, 0)

    @cached_property
    def _plain(self) -> bool:
        """Whether all units are joined, by weights."""
        return bool(self.mask.all() and self.weighed.all())


def plain_join(joint: Joint, units: int, before: int) -> Join:
    """The first units of two columns, all joined in the same way."""
    mask = np.eye(units, before, dtype=np.bool_) if joint == "own" else np.full((units, before), joint != "none")
    return Join(mask, np.full(units, joint == "weights"), np.arange(units), np.arange(before))


def joins(described: Sequence[Column], slots: Sequence[Slot]) -> list[Join]:
    """The edges into every column but the first."""
    return [
        _join(column, slot, before, slot_before)
        for before, slot_before, column, slot in zip(described, slots, described[1:], slots[1:], strict=False)
    ]


def _join(column: Column, slot: Slot, before: Column, slot_before: Slot) -> Join:
    units, units_before = len(slot.tops), len(slot_before.tops)
    if not (column.branches or before.branches or slot.first or slot_before.first):
        return plain_join(column.joint, units, units_before)
    joints: list[Joint] = [column.joint] * units
    own = column.numbers(units, slot.first)
    if column.branches:
        drawn = column.drawn(units)
        joints = [branch.joint for branch, count in zip(column.branches, drawn, strict=True) for _ in range(count)]
        firsts = column.firsts(units, slot.first)
        own = np.concatenate([np.arange(first, first + n) for first, n in zip(firsts, drawn, strict=True)])
    mask = own[:, None] == before.numbers(units_before, slot_before.first)
    for row, joint in enumerate(joints):
        if joint != "own":
            mask[row] = joint != "none"
    weighed = np.array([joint == "weights" for joint in joints])
    return Join(mask, weighed, column.places(units, slot.first), before.places(units_before, slot_before.first))
