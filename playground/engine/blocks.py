"""Blocks: what a person assembles. A block says which layers it stands for and what comes out of it."""

from collections.abc import Sequence
from math import prod
from typing import TYPE_CHECKING, Annotated

import msgspec

from playground.engine.activations import Activation, Linear, Tanh
from playground.engine.block_rule import (
    BatchNormPlace,
    BlockActivation,
    BlockInitializer,
    BlockRule,
    DropoutRate,
    Shape,
    ShapeError,
    after_weighing,
)
from playground.engine.initializers import XavierNormal
from playground.engine.layers import Activate, Affine, Layer
from playground.family import Section, setting, table
from playground.sentence import sentence

if TYPE_CHECKING:
    from playground.engine.specs import NetworkSpec

class Dense(BlockRule, frozen=True, tag="dense"):
    """Fully connected units: weighted sums, batch norm, activation, dropout."""

    title = "Dense"
    help = "Every unit sees every input. An image is flattened first."
    formula = "y = f(W x + b)"
    units: Annotated[int, setting("Units", "Number of units.", low=1, high=1024, live=False)] = 16
    activation: BlockActivation = Tanh()
    initializer: BlockInitializer = XavierNormal()
    batch_norm: BatchNormPlace = "none"
    dropout: DropoutRate = 0.0

    def output_shape(self, inputs: Shape) -> Shape:
        return (self.units,)

    def layers(self, inputs: Shape) -> Sequence[Layer]:
        return [Affine(prod(inputs), self.units, self.initializer), *after_weighing(self, self.units)]


class Output(Section, frozen=True):
    """The last layer: as many units as the data and the loss ask for."""

    initializer: BlockInitializer = XavierNormal()
    activation: Annotated[
        Activation, setting("Activation", "Other than linear only with squared, absolute or Huber loss.")
    ] = Linear()

    def layers(self, inputs: Shape, units: int) -> Sequence[Layer]:
        """The primitive layers of an output of `units`."""
        return [Affine(prod(inputs), units, self.initializer), Activate(self.activation)]


Block = Dense
BLOCKS = table(Block)


class BlockInfo(msgspec.Struct, frozen=True):
    """What to say about one block: title, kind (its name on disk, or ``"output"``), shapes, parameter count.

    The title is a `Sentence`.
    """

    title: str
    kind: str
    inputs: Shape
    outputs: Shape
    parameters: int


def describe(network: "NetworkSpec", inputs: Shape, units: int) -> tuple[BlockInfo, ...]:
    """One `BlockInfo` per block and one for the output, for examples of shape `inputs` and `units` output units.

    Raises `ShapeError` at the first block that cannot take what comes before it; see `misfit`.
    """
    infos = []
    for number, block in enumerate(network.blocks, 1):
        outputs = block.output_shape(inputs)
        title = sentence("{block} {number}", block=block.title, number=number)
        infos.append(_info(title, block.key(), inputs, outputs, block.layers(inputs)))
        inputs = outputs
    infos.append(_info(sentence("Output"), "output", inputs, (units,), network.output.layers(inputs, units)))
    return tuple(infos)


def _info(title: str, kind: str, inputs: Shape, outputs: Shape, layers: Sequence[Layer]) -> BlockInfo:
    count = sum(prod(shape) for layer in layers for shape in layer.shapes().values())
    return BlockInfo(title, kind, inputs, outputs, count)


def misfit(network: "NetworkSpec", inputs: Shape) -> tuple[int, str] | None:
    """The index of the first block that cannot take what comes before it, and the sentence that says why."""
    for index, block in enumerate(network.blocks):
        try:
            inputs = block.output_shape(inputs)
        except ShapeError as error:
            return index, error.args[0]
    return None
