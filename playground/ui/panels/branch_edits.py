"""Edits of a block with branches: a `Parallel` in, another one out."""

from collections.abc import Sequence
from typing import cast

from msgspec.structs import replace

from playground.engine.block_rule import BlockRule, Shape
from playground.engine.outline import LETTERS, outline_stack
from playground.engine.parallel import Parallel
from playground.engine.plain_blocks import PlainBlock
from playground.family import fields, table

Place = tuple[int, int]
"""Branch and position of a block, both from 0."""

KINDS = cast("dict[str, type[BlockRule]]", table(PlainBlock))
"""The kinds of blocks a branch may hold, by their names on disk."""

FEWEST, MOST = 2, len(LETTERS)
BRANCHES = next(field for field in fields(Parallel) if field.name == "branches")


def with_branch(block: Parallel, branch: int, blocks: Sequence[BlockRule]) -> Parallel:
    """The block with other blocks in one of its branches."""
    branches = list(block.branches)
    branches[branch] = cast("tuple[PlainBlock, ...]", tuple(blocks))
    return replace(block, branches=tuple(branches))


def put(block: Parallel, place: Place, inner: BlockRule) -> Parallel:
    """Another block in a place."""
    blocks: list[BlockRule] = list(block.branches[place[0]])
    blocks[place[1]] = inner
    return with_branch(block, place[0], blocks)


def add(block: Parallel, place: Place, kind: type[BlockRule], inputs: Shape) -> Parallel:
    """A block more of that kind in a place: like the last of its kind before it, or as is usual for what comes in.

    `inputs`: the shape that all branches read.
    """
    branch, position = place
    blocks: list[BlockRule] = list(block.branches[branch])
    before = [one for one in blocks[:position] if type(one) is kind]
    infos = outline_stack(blocks[:position], inputs)
    blocks.insert(position, before[-1] if before else kind.usual(infos[-1].outputs if infos else inputs))
    return with_branch(block, branch, blocks)


def remove(block: Parallel, place: Place) -> Parallel:
    """One block less; a branch without any is the input itself."""
    blocks = list(block.branches[place[0]])
    del blocks[place[1]]
    return with_branch(block, place[0], blocks)


def move(block: Parallel, place: Place, to: int) -> Parallel:
    """The block in a place moved to another position of its branch."""
    blocks = list(block.branches[place[0]])
    blocks.insert(to, blocks.pop(place[1]))
    return with_branch(block, place[0], blocks)


def add_branch(block: Parallel) -> Parallel:
    """One branch more: the input itself, or like the last one where a sum needs its shape."""
    return replace(block, branches=(*block.branches, block.branches[-1] if block.merge == "sum" else ()))


def remove_branch(block: Parallel, branch: int) -> Parallel:
    """One branch less."""
    return replace(block, branches=(*block.branches[:branch], *block.branches[branch + 1 :]))
