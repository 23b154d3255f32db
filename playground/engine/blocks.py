"""Blocks: what a person assembles. A block says which layers it stands for and what comes out of it."""

from math import prod
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from playground.engine.activations import Activation, Linear, Tanh
from playground.engine.initializers import Initializer, XavierNormal
from playground.engine.layers import Activate, Affine, BatchNorm, Dropout, Layer
from playground.family import Member, Section, setting, table
from playground.sentence import sentence

if TYPE_CHECKING:
    from playground.engine.specs import NetworkSpec

Shape = tuple[int, ...]

BatchNormPlace = Literal["none", "before", "after"]
ACTIVATION = setting("Activation", "What each unit makes of its weighted sum.")
INITIALIZER = setting("Initialization", "How the first weights are drawn.", live=False)


class BlockRule(Member, frozen=True):
    """Base of the blocks."""

    def output_shape(self, inputs: Shape) -> Shape:
        """The shape of one example after this block."""
        raise NotImplementedError

    def layers(self, inputs: Shape) -> list[Layer]:
        """The primitive layers this block stands for."""
        raise NotImplementedError


class Dense(BlockRule, frozen=True, tag="dense"):
    """Fully connected units: weighted sums, batch norm, activation, dropout."""

    title = "Dense"
    help = "Every unit sees every input. An image is flattened first."
    formula = "y = f(W x + b)"
    units: Annotated[int, setting("Units", "Number of units.", low=1, high=1024, live=False)] = 16
    activation: Annotated[Activation, ACTIVATION] = Tanh()
    initializer: Annotated[Initializer, INITIALIZER] = XavierNormal()
    batch_norm: Annotated[
        BatchNormPlace,
        setting(
            "Batch norm",
            "Normalises each unit over the mini-batch, before or after the activation.",
            live=False,
            labels={"none": "None", "before": "Before activation", "after": "After activation"},
        ),
    ] = "none"
    dropout: Annotated[
        float, setting("Dropout", "Share of units silenced at random in each training step.", low=0, high=0.9)
    ] = 0.0

    def output_shape(self, inputs: Shape) -> Shape:
        return (self.units,)

    def layers(self, inputs: Shape) -> list[Layer]:
        parts: list[Layer] = [Affine(prod(inputs), self.units, self.initializer)]
        if self.batch_norm == "before":
            parts.append(BatchNorm(self.units))
        parts.append(Activate(self.activation))
        if self.batch_norm == "after":
            parts.append(BatchNorm(self.units))
        parts.append(Dropout(self.dropout))
        return parts


class Output(Section, frozen=True):
    """The last layer: as many units as the data and the loss ask for."""

    initializer: Annotated[Initializer, INITIALIZER] = XavierNormal()
    activation: Annotated[
        Activation, setting("Activation", "Other than linear only with squared, absolute or Huber loss.")
    ] = Linear()

    def layers(self, inputs: Shape, units: int) -> list[Layer]:
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
    """One `BlockInfo` per block and one for the output, for examples of shape `inputs` and `units` output units."""
    infos = []
    for number, block in enumerate(network.blocks, 1):
        outputs = block.output_shape(inputs)
        title = sentence("{block} {number}", block=block.title, number=number)
        infos.append(_info(title, block.key(), inputs, outputs, block.layers(inputs)))
        inputs = outputs
    infos.append(_info(sentence("Output"), "output", inputs, (units,), network.output.layers(inputs, units)))
    return tuple(infos)


def _info(title: str, kind: str, inputs: Shape, outputs: Shape, layers: list[Layer]) -> BlockInfo:
    count = sum(prod(shape) for layer in layers for shape in layer.shapes().values())
    return BlockInfo(title, kind, inputs, outputs, count)
