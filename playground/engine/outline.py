"""What can be said about a stack of blocks before it is built, also of one that cannot be."""

from collections.abc import Sequence
from contextlib import suppress
from math import prod

import msgspec

from playground.engine.block_rule import BlockRule, Shape, ShapeError
from playground.engine.layers import Layer
from playground.sentence import Title, sentence

LETTERS = "ABC"
"""What the branches of a block are called."""


class BlockInfo(msgspec.Struct, frozen=True):
    """What to say about one block: title, kind (its name on disk, or ``"output"``), shapes, parameter count.

    The title is a `Sentence`. In the outline of an impossible stack, a shape that cannot be known is empty. `inner`:
    the same of the blocks inside, branch by branch.
    """

    title: str
    kind: str
    inputs: Shape
    outputs: Shape
    parameters: int
    inner: "tuple[tuple[BlockInfo, ...], ...]" = ()

    @property
    def leaves(self) -> "tuple[BlockInfo, ...]":
        """The blocks inside, in the order of their parameters and titled with their place; without any, itself."""
        if not any(self.inner):
            return (self,)
        return tuple(
            msgspec.structs.replace(
                info, title=sentence("{block} {branch}: {inner}", block=self.title, branch=letter, inner=info.title)
            )
            for letter, branch in zip(LETTERS, self.inner, strict=False)
            for info in branch
        )


def outline_stack(blocks: Sequence[BlockRule], inputs: Shape) -> tuple[BlockInfo, ...]:
    """One `BlockInfo` per block; behind the first that cannot take what comes before it no shapes are known."""
    infos = []
    for number, block in enumerate(blocks, 1):
        title = sentence("{block} {number}", block=Title(block.title), number=number)
        inner = tuple(outline_stack(branch, inputs) for branch in block.inside())
        info = BlockInfo(title, block.key(), inputs, (), 0, inner)
        if inputs:
            with suppress(ShapeError):
                outputs, parameters = block.output_shape(inputs), count_parameters(block.layers(inputs))
                info = BlockInfo(title, block.key(), inputs, outputs, parameters, inner)
        infos.append(info)
        inputs = info.outputs
    return tuple(infos)


def count_parameters(layers: Sequence[Layer]) -> int:
    """How many numbers the layers learn."""
    return sum(prod(shape) for layer in layers for shape in layer.shapes().values())


def stack_misfit(blocks: Sequence[BlockRule], inputs: Shape) -> tuple[int, str] | None:
    """The index of the first block that cannot take what comes before it, and the sentence that says why."""
    for index, block in enumerate(blocks):
        try:
            inputs = block.output_shape(inputs)
        except ShapeError as error:
            return index, error.args[0]
    return None
