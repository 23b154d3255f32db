"""Blocks: what a person assembles. A block says which layers it stands for and what comes out of it."""

from collections.abc import Sequence
from contextlib import suppress
from math import prod
from typing import TYPE_CHECKING, Annotated, ClassVar

import msgspec

from playground.engine.activations import Activation, Linear, Tanh
from playground.engine.block_rule import (
    BatchNormPlace,
    BlockActivation,
    BlockInitializer,
    BlockRule,
    DropoutRate,
    ResidualFlag,
    Shape,
    ShapeError,
    after_weighing,
)
from playground.engine.image_blocks import AvgPool2D, Conv2D, FlattenBlock, GlobalAvgPool, MaxPool2D
from playground.engine.initializers import XavierNormal
from playground.engine.layer_norm import LayerNorm
from playground.engine.layers import Affine, Layer
from playground.engine.prelu import activation_layer
from playground.engine.residual import Projection, Residual
from playground.family import Section, setting, table
from playground.sentence import Title, sentence

if TYPE_CHECKING:
    from playground.engine.specs import NetworkSpec


class Dense(BlockRule, frozen=True, tag="dense"):
    """Fully connected units: weighted sums, batch norm, activation, dropout."""

    title = "Dense"
    help = "Every unit sees every input. An image is flattened first."
    formula = "y = f(W x + b)"
    counted = "units"
    flattens = True
    units: Annotated[int, setting("Units", "Number of units.", low=1, high=1024, live=False)] = 16
    activation: BlockActivation = Tanh()
    initializer: BlockInitializer = XavierNormal()
    batch_norm: BatchNormPlace = "none"
    dropout: DropoutRate = 0.0
    residual: ResidualFlag = False

    def output_shape(self, inputs: Shape) -> Shape:
        return (self.units,)

    def layers(self, inputs: Shape) -> Sequence[Layer]:
        count = prod(inputs)
        inner = [Affine(count, self.units, self.initializer), *after_weighing(self, self.units)]
        if not self.residual:
            return inner
        same = inputs == (self.units,)
        return [Residual(inner, [] if same else [Projection((count,), (self.units,), self.initializer)])]


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


Block = Dense | Conv2D | MaxPool2D | AvgPool2D | GlobalAvgPool | FlattenBlock | LayerNorm
"""Every kind of block. A new one is one more entry: presets, the window, the command line and the checks know it by
what its class says of itself, see `BlockRule`.
"""
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
