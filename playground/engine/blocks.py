"""Blocks: what a person assembles. A block says which layers it stands for and what comes out of it."""

from collections.abc import Sequence
from contextlib import suppress
from math import prod
from typing import TYPE_CHECKING, Annotated, ClassVar

import msgspec

from playground.engine.activations import Activation, Linear
from playground.engine.block_rule import BlockInitializer, Shape, ShapeError
from playground.engine.dense import Dense
from playground.engine.initializers import XavierNormal
from playground.engine.layers import Affine, Layer
from playground.engine.plain_blocks import PlainBlock
from playground.engine.prelu import activation_layer
from playground.family import Section, setting, table
from playground.sentence import Title, sentence

__all__ = ["BLOCKS", "Block", "BlockInfo", "Dense", "Output", "describe", "misfit", "outline"]

if TYPE_CHECKING:
    from playground.engine.specs import NetworkSpec


class Output(Section, frozen=True):
    """The last layer: as many units as the data and the loss ask for."""

    flattens: ClassVar[bool] = True
    initializer: BlockInitializer = XavierNormal()
    activation: Annotated[
        Activation, setting("Activation", "Other than linear only with squared, absolute or Huber loss.")
    ] = Linear()

    def layers(self, inputs: Shape, units: int) -> Sequence[Layer]:
        """The primitive layers of an output of `units`."""
        return [Affine(prod(inputs), units, self.initializer), activation_layer(self.activation)]


Block = PlainBlock
"""Every kind of block; see `PlainBlock` for where to add one."""
BLOCKS = table(Block)


class BlockInfo(msgspec.Struct, frozen=True):
    """What to say about one block: title, kind (its name on disk, or ``"output"``), shapes, parameter count.

    The title is a `Sentence`. In the outline of an impossible stack, a shape that cannot be known is empty.
    """

    title: str
    kind: str
    inputs: Shape
    outputs: Shape
    parameters: int


def describe(network: "NetworkSpec", inputs: Shape, units: int) -> tuple[BlockInfo, ...]:
    """One `BlockInfo` per block and one for the output, for examples of shape `inputs` and `units` output units.

    Raises `ShapeError` at the first block that cannot take what comes before it; see `misfit` and `outline`.
    """
    found = misfit(network, inputs)
    if found is not None:
        raise ShapeError(found[1])
    return outline(network, inputs, units)


def outline(network: "NetworkSpec", inputs: Shape, units: int) -> tuple[BlockInfo, ...]:
    """As `describe`, but an impossible stack raises nothing: behind its misfit no shapes and parameters are known."""
    infos = []
    for number, block in enumerate(network.blocks, 1):
        title = sentence("{block} {number}", block=Title(block.title), number=number)
        info = BlockInfo(title, block.key(), inputs, (), 0)
        if inputs:
            with suppress(ShapeError):
                info = BlockInfo(title, block.key(), inputs, block.output_shape(inputs), _count(block.layers(inputs)))
        infos.append(info)
        inputs = info.outputs
    parameters = _count(network.output.layers(inputs, units)) if inputs else 0
    return (*infos, BlockInfo(sentence("Output"), "output", inputs, (units,), parameters))


def _count(layers: Sequence[Layer]) -> int:
    return sum(prod(shape) for layer in layers for shape in layer.shapes().values())


def misfit(network: "NetworkSpec", inputs: Shape) -> tuple[int, str] | None:
    """The index of the first block that cannot take what comes before it, and the sentence that says why."""
    for index, block in enumerate(network.blocks):
        try:
            inputs = block.output_shape(inputs)
        except ShapeError as error:
            return index, error.args[0]
    return None
