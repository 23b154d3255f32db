"""Blocks: what a person assembles. A block says which layers it stands for and what comes out of it."""

from collections.abc import Sequence
from math import prod
from typing import TYPE_CHECKING, Annotated, ClassVar

from playground.engine.activations import Activation, Linear
from playground.engine.block_rule import BlockInitializer, Shape, ShapeError
from playground.engine.dense import Dense
from playground.engine.initializers import XavierNormal
from playground.engine.layers import Affine, Layer
from playground.engine.outline import BlockInfo, count_parameters, outline_stack, stack_misfit
from playground.engine.parallel import Parallel
from playground.engine.plain_blocks import PlainBlock
from playground.engine.prelu import activation_layer
from playground.family import Section, setting, table
from playground.sentence import sentence

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


Block = PlainBlock | Parallel
"""Every kind of block; see `PlainBlock` for where to add one."""
BLOCKS = table(Block)


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
    infos = outline_stack(network.blocks, inputs)
    last = infos[-1].outputs if infos else inputs
    parameters = count_parameters(network.output.layers(last, units)) if last else 0
    return (*infos, BlockInfo(sentence("Output"), "output", last, (units,), parameters))


def misfit(network: "NetworkSpec", inputs: Shape) -> tuple[int, str] | None:
    """The index of the first block that cannot take what comes before it, and the sentence that says why."""
    return stack_misfit(network.blocks, inputs)
