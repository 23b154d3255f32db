"""What weighs inside a block with branches, and how that is joined to what comes into the block and out of it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from playground.engine.block_rule import BlockRule
from playground.engine.outline import BlockInfo

Inside = tuple[int, ...]
"""A block inside another one: its branch and its place there; empty for the block itself."""


class Weigher(NamedTuple):
    """A block inside a branch that weighs `sources` units or channels, in `units` of its own.

    `first`: its sources are the units or channels that come into the branch; `last`: its units are those that come out.
    """

    inside: Inside
    title: str
    sources: int
    units: int
    first: bool
    last: bool


def weighers(block: BlockRule, info: BlockInfo) -> tuple[tuple[Weigher, ...], ...]:
    """The weighing blocks of every branch of a block; nothing for a block without branches."""
    pairs = zip(block.inside(), info.inner, strict=True)
    return tuple(tuple(_of_branch(place, *pair)) for place, pair in enumerate(pairs))


def behind(block: BlockRule, info: BlockInfo, unit: int) -> list[tuple[int, int]]:
    """Which units of which branches, (branch, unit there), one of the units that come out of a block is made of."""
    branches = len(block.inside())
    groups = block.groups(info.inputs)
    if len(groups) < branches:  # summed
        return [(branch, unit) for branch in range(branches)]
    for branch, units in enumerate(groups):
        if unit < units:
            return [(branch, unit)]
        unit -= units
    return []


def _of_branch(place: int, blocks: Sequence[BlockRule], infos: Sequence[BlockInfo]) -> Iterator[Weigher]:
    weighing = [position for position, block in enumerate(blocks) if block.counted]
    for position in weighing:
        info, units = infos[position], int(getattr(blocks[position], blocks[position].counted))
        if info.inputs and info.outputs:
            first = position == weighing[0] and _keep(infos[:position])
            last = position == weighing[-1] and _keep(infos[position + 1 :]) and info.outputs[0] == units
            yield Weigher((place, position), info.title, info.inputs[0], units, first, last)


def _keep(infos: Sequence[BlockInfo]) -> bool:
    """Whether what goes through these blocks keeps its units or channels."""
    return all(info.inputs[:1] == info.outputs[:1] for info in infos)
