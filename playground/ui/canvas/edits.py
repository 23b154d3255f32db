"""Edits of the stack of blocks: an experiment in, another one out."""

from msgspec.structs import replace

from playground.engine.blocks import Block, Dense
from playground.experiment import ExperimentSpec
from playground.family import fields


def with_blocks(spec: ExperimentSpec, blocks: list[Block]) -> ExperimentSpec:
    """The experiment with other blocks."""
    return replace(spec, network=replace(spec.network, blocks=tuple(blocks)))


def add(spec: ExperimentSpec, index: int) -> ExperimentSpec:
    """A block more at `index`: like the one before it, or the first one, or the default."""
    blocks = list(spec.network.blocks)
    model = blocks[max(index - 1, 0)] if blocks else Dense()
    blocks.insert(index, model)
    return with_blocks(spec, blocks)


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
    """The block at `index` with so many units more or less, within what a block allows."""
    blocks = list(spec.network.blocks)
    low, high = unit_bounds(type(blocks[index]))
    blocks[index] = replace(blocks[index], units=min(max(blocks[index].units + change, low), high))
    return with_blocks(spec, blocks)


def unit_bounds(block: type[Block]) -> tuple[int, int]:
    """The smallest and largest number of units of a kind of block."""
    units = next(field for field in fields(block) if field.name == "units")
    return int(units.low or 1), int(units.high or 1)
