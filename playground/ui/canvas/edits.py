"""Edits of the stack of blocks: an experiment in, another one out."""

from typing import cast

from msgspec.structs import replace

from playground.data.problems import input_shape
from playground.engine.block_rule import BlockRule
from playground.engine.blocks import BLOCKS, Block, misfit, outline
from playground.experiment import ExperimentSpec
from playground.family import fields
from playground.ui.canvas.column import IMAGE_AXES

KINDS = cast("dict[str, type[BlockRule]]", BLOCKS)
"""The kinds of blocks by their names on disk."""


def with_blocks(spec: ExperimentSpec, blocks: list[Block]) -> ExperimentSpec:
    """The experiment with other blocks."""
    return replace(spec, network=replace(spec.network, blocks=tuple(blocks)))


def add(spec: ExperimentSpec, index: int, kind: type[BlockRule]) -> tuple[ExperimentSpec, int]:
    """A block more of that kind, and where it is: at `index`, or at the nearest place where all blocks fit.

    It is like the nearest of its kind before it, or the first one, or the default.
    """
    block = _new(spec, index, kind)
    nearest = sorted(range(len(spec.network.blocks) + 1), key=lambda place: abs(place - index))
    tries = [(_inserted(spec, place, block), place) for place in nearest]
    return next((found for found in tries if misfit(found[0].network, input_shape(spec.data)) is None), tries[0])


def insert(spec: ExperimentSpec, index: int, kind: type[BlockRule]) -> ExperimentSpec:
    """A block more of that kind exactly at `index`, as `add` would make it."""
    return _inserted(spec, index, _new(spec, index, kind))


def refusal(before: ExperimentSpec, after: ExperimentSpec) -> str:
    """The sentence that says why the blocks of an edited experiment do not fit; empty if they do, or did not before."""
    found = misfit(after.network, input_shape(after.data))
    if found is None:
        return ""
    was = misfit(before.network, input_shape(before.data))
    return "" if was is not None and was[1] == found[1] else found[1]


def _new(spec: ExperimentSpec, index: int, kind: type[BlockRule]) -> BlockRule:
    blocks = spec.network.blocks
    alike = [block for block in (*reversed(blocks[:index]), *blocks[index:]) if type(block) is kind]
    return alike[0] if alike else kind.usual(outline(spec.network, input_shape(spec.data), 1)[index].inputs)


def _inserted(spec: ExperimentSpec, index: int, block: BlockRule) -> ExperimentSpec:
    blocks = list(spec.network.blocks)
    blocks.insert(index, cast("Block", block))
    return with_blocks(spec, blocks)


def usual_kind(spec: ExperimentSpec, index: int) -> type[BlockRule]:
    """What one would add at `index`: the first kind that weighs what comes in there, an image window by window."""
    inputs = outline(spec.network, input_shape(spec.data), 1)[index].inputs
    windows = len(inputs) == IMAGE_AXES
    return next(kind for kind in KINDS.values() if kind.counted and bool(kind.window) == windows)


def remove(spec: ExperimentSpec, index: int) -> ExperimentSpec:
    """One block less."""
    blocks = list(spec.network.blocks)
    del blocks[index]
    return with_blocks(spec, blocks)


def move(spec: ExperimentSpec, index: int, to: int) -> ExperimentSpec:
    """The block at `index` moved, so that it is the one at `to` afterwards."""
    blocks = list(spec.network.blocks)
    blocks.insert(to, blocks.pop(index))
    return with_blocks(spec, blocks)


def resize(spec: ExperimentSpec, index: int, change: int) -> ExperimentSpec:
    """The block at `index` with so many units or filters more or less, within its bounds, if it counts any."""
    blocks = list(spec.network.blocks)
    block = blocks[index]
    counted = next((field for field in fields(type(block)) if field.name == block.counted), None)
    if counted is not None:
        low, high = int(counted.low or 1), int(counted.high or 1)
        count = min(max(getattr(block, counted.name) + change, low), high)
        blocks[index] = replace(block, **{counted.name: count})
    return with_blocks(spec, blocks)
