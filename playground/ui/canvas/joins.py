"""Which units of two neighbouring columns are joined, and where the weights of their edges stand."""

from collections.abc import Sequence
from dataclasses import dataclass

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

    @property
    def count(self) -> int:
        """How many edges there are."""
        return int(np.count_nonzero(self.mask))


def plain_join(joint: Joint, units: int, before: int) -> Join:
    """The first units of two columns, all joined in the same way."""
    mask = np.eye(units, before, dtype=np.bool_) if joint == "own" else np.full((units, before), joint != "none")
    return Join(mask, np.full(units, joint == "weights"), np.arange(units), np.arange(before))


def joins(described: Sequence[Column], slots: Sequence[Slot]) -> list[Join]:
    """The edges into every column but the first."""
    return [
        _join(column, len(slot.tops), before, len(slot_before.tops))
        for before, slot_before, column, slot in zip(described, slots, described[1:], slots[1:], strict=False)
    ]


def _join(column: Column, units: int, before: Column, units_before: int) -> Join:
    if not (column.branches or before.branches):
        return plain_join(column.joint, units, units_before)
    joints: list[Joint] = [column.joint] * units
    own = column.numbers(units)
    if column.branches:
        drawn = column.drawn(units)
        joints = [branch.joint for branch, count in zip(column.branches, drawn, strict=True) for _ in range(count)]
        own = np.concatenate([np.arange(count) for count in drawn])
    mask = own[:, None] == before.numbers(units_before)
    for row, joint in enumerate(joints):
        if joint != "own":
            mask[row] = joint != "none"
    weighed = np.array([joint == "weights" for joint in joints])
    return Join(mask, weighed, column.places(units), before.places(units_before))
