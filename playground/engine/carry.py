"""What a changed network takes over from the one before it: weights and statistics, unit by unit.

Where a block has gained or lost units, all others keep what they weigh; the next blocks keep their weights for the
units that are still there. What is new stays as the initializers drew it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from math import prod
from typing import NamedTuple

import numpy as np

from playground.engine.block_rule import BlockRule, Shape
from playground.engine.network import Network
from playground.engine.outline import BlockInfo
from playground.engine.parallel import Parallel
from playground.engine.shown_units import Indices
from playground.engine.specs import NetworkSpec
from playground.engine.tape import Array

State = Mapping[str, Array]


class Past(NamedTuple):
    """A network at one moment: what it was, what came in, and its parameters and statistics."""

    spec: NetworkSpec
    inputs: Shape
    blocks: tuple[BlockInfo, ...]
    state: State


def past(network: Network) -> Past:
    """A network as it is now."""
    return Past(network.spec, network.inputs, network.blocks, network.snapshot())


class Kept(NamedTuple):
    """Things that are the same ones: their numbers in the old network and in the new one."""

    old: Indices
    new: Indices


@dataclass(frozen=True)
class Passage:
    """What goes from one block to the next in the old and in the new network, and which units or channels are kept."""

    before: Shape
    after: Shape
    units: Kept

    def columns(self, before: int, after: int) -> Kept:
        """What is kept of so many inputs of a weight matrix: single numbers, channels, or the pixels of a row."""
        for axes in (range(len(self.before)), (0,), (0, 2)):
            if max(axes) < len(self.before):
                sizes = [tuple(shape[axis] for axis in axes) for shape in (self.before, self.after)]
                if (prod(sizes[0]), prod(sizes[1])) == (before, after):
                    return self._flat(*sizes)
        return _first(0)

    def _flat(self, before: Shape, after: Shape) -> Kept:
        """The places of what is kept in a row of so many channels, rows and columns."""
        states = before[:1] == after[:1] == (1,)  # of a recurrent block: its units are the last axis
        if before[1:] != after[1:] and not (states and before[1:-1] == after[1:-1]):
            return _first(0)
        rest = [np.arange(min(sizes)) for sizes in zip(before[1:], after[1:], strict=True)]
        old, new = (np.ravel_multi_index(np.ix_(part, *rest), shape).ravel() for part, shape in
                    ((self.units.old, before), (self.units.new, after)))  # fmt: skip
        return Kept(old, new)


def carry(old: Past, new: Network) -> None:
    """Copy parameters and statistics of what is still there, unit by unit.

    Blocks are followed by what they are: one that has not changed is found again where it is now, one of the same kind
    in its old place is taken for the same. The output is the output. Weights of units that a block did not read
    before are carried only where their matrix fits as a whole.
    """
    carrying = _Carrying(old.state, new.snapshot())
    start = Passage(old.inputs, new.inputs, _first(min(old.inputs[0], new.inputs[0])))
    end = carrying.stack(old.spec.blocks, new.spec.blocks, old.blocks, new.blocks, start)
    carrying.weighing(f"{len(old.blocks) - 1}.", f"{len(new.groups) - 1}.", end)
    new.restore(carrying.taken)


class _Carrying:
    """The states of both networks, and what has been `taken` over so far."""

    def __init__(self, old: State, new: State) -> None:
        self._old, self._new = old, new
        self.taken: dict[str, Array] = {}

    def stack(
        self, old: Sequence[BlockRule], new: Sequence[BlockRule], old_infos: Sequence[BlockInfo],
        new_infos: Sequence[BlockInfo], start: Passage, head: str = "",
    ) -> Passage:  # fmt: skip
        """Carry blocks in a row, whose names begin with `head`; returns what comes out of the last one."""
        partners = _partners(old, new)
        passage, last = start, -1
        for index, partner in enumerate(partners):
            if partner is None:
                passage, last = _unknown(new_infos[index].outputs), -2
                continue
            if partner != last + 1:  # it reads from another block than before
                passage = _whole(old_infos[partner].inputs, new_infos[index].inputs)
            infos = old_infos[partner], new_infos[index]
            heads = f"{head}{partner}.", f"{head}{index}."
            passage, last = self._block(old[partner], new[index], *infos, passage, heads), partner
        if last == len(old) - 1:
            return passage
        before = old_infos[len(old) - 1].outputs if old else start.before
        return _whole(before, new_infos[len(new) - 1].outputs if new else start.after)

    def _block(
        self, old: BlockRule, new: BlockRule, old_info: BlockInfo, new_info: BlockInfo, ins: Passage,
        heads: tuple[str, str],
    ) -> Passage:  # fmt: skip
        """Carry one block; returns what comes out of it."""
        if isinstance(old, Parallel) and isinstance(new, Parallel):
            return self._parallel(old, new, old_info, new_info, ins, heads)
        outputs = old_info.outputs, new_info.outputs
        if new.counted:
            self.weighing(*heads, ins)
            return Passage(*outputs, _first(min(outputs[0][0], outputs[1][0])))
        if new_info.inputs[0] == new_info.outputs[0]:
            self._by_row(*heads, ins.units)
            return Passage(*outputs, ins.units)
        return Passage(*outputs, ins.columns(outputs[0][0], outputs[1][0]))  # an image laid in one row

    def _parallel(
        self, old: Parallel, new: Parallel, old_info: BlockInfo, new_info: BlockInfo, ins: Passage,
        heads: tuple[str, str],
    ) -> Passage:  # fmt: skip
        """Carry the branches, each by its place; side by side, the units of one move those of the next."""
        units: list[Kept] = []
        shifts = [0, 0]
        pairs = zip_longest(old.branches, new.branches, old_info.inner, new_info.inner, fillvalue=())
        for place, (before, after, before_infos, after_infos) in enumerate(pairs):
            inner = _Carrying(*(_below(state, f"{head}{place}.") for state, head in
                                ((self._old, heads[0]), (self._new, heads[1]))))  # fmt: skip
            end = inner.stack(before, after, before_infos, after_infos, ins)
            self.taken |= {f"{heads[1]}{place}.{name}": value for name, value in inner.taken.items()}
            units.append(Kept(end.units.old + shifts[0], end.units.new + shifts[1]))
            shifts = [shifts[0] + end.before[0], shifts[1] + end.after[0]]
        if old.merge != new.merge or len(old.branches) != len(new.branches):
            return _whole(old_info.outputs, new_info.outputs)
        found = units[0] if new.merge == "sum" else Kept(*(np.concatenate(part) for part in zip(*units, strict=True)))
        return Passage(old_info.outputs, new_info.outputs, found)

    def weighing(self, old_head: str, new_head: str, ins: Passage) -> None:
        """Carry a block that weighs its inputs: rows by their number, columns by what comes in."""
        if not len(ins.units.old):
            return
        for name, old, new in self._pairs(old_head, new_head):
            rows = _first(min(len(old), len(new)))
            if old.ndim == 1 or name.startswith("norm."):
                self._take(new_head + name, old, new, rows)
            elif old.shape[2:] == new.shape[2:]:
                past = name.endswith("weight_hh_l0")
                columns = rows if past else ins.columns(old.shape[1], new.shape[1])
                self._take(new_head + name, old, new, rows, columns)

    def _by_row(self, old_head: str, new_head: str, units: Kept) -> None:
        """Carry a block that has numbers of its own for each unit or channel that comes in."""
        for name, old, new in self._pairs(old_head, new_head):
            if old.shape[1:] == new.shape[1:]:
                self._take(new_head + name, old, new, units)

    def _pairs(self, old_head: str, new_head: str) -> list[tuple[str, Array, Array]]:
        """What a block has in both networks: name, old array, new array."""
        own = _below(self._new, new_head)
        there = _below(self._old, old_head)
        return [(name, there[name], new) for name, new in own.items() if name in there and there[name].ndim == new.ndim]

    def _take(self, name: str, old: Array, new: Array, *axes: Kept) -> None:
        result = new.copy()
        result[np.ix_(*(axis.new for axis in axes))] = old[np.ix_(*(axis.old for axis in axes))]
        self.taken[name] = result


def _partners(old: Sequence[BlockRule], new: Sequence[BlockRule]) -> list[int | None]:
    """Which old block each new one was: the same in its place, the same elsewhere, or one of its kind in its place."""
    found: list[int | None] = [None] * len(new)
    free = list(range(len(old)))

    def settle(index: int, place: int) -> None:
        found[index] = place
        free.remove(place)

    for index, block in enumerate(new):
        if index < len(old) and old[index] == block:
            settle(index, index)
    for index, block in enumerate(new):
        place = next((place for place in free if found[index] is None and old[place] == block), None)
        if place is not None:
            settle(index, place)
    for index, block in enumerate(new):
        if found[index] is None and index in free and type(old[index]) is type(block):
            settle(index, index)
    return found


def _below(state: State, head: str) -> dict[str, Array]:
    """The entries whose names begin with `head`, without it."""
    return {name.removeprefix(head): array for name, array in state.items() if name.startswith(head)}


def _first(count: int) -> Kept:
    return Kept(np.arange(count), np.arange(count))


def _whole(before: Shape, after: Shape) -> Passage:
    """Other things than before come in: all or nothing is carried, by whether the shapes are equal."""
    return Passage(before, after, _first(after[0] if before == after else 0))


def _unknown(after: Shape) -> Passage:
    return Passage((), after, _first(0))
