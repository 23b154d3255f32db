"""What all blocks have in common: the base class, and the settings of blocks that weigh and activate."""

from collections.abc import Sequence
from typing import Annotated, ClassVar, Literal, Protocol, Self

from playground.engine.activations import Activation
from playground.engine.batch_norm import BatchNorm
from playground.engine.initializers import Initializer
from playground.engine.layers import Dropout, Layer
from playground.engine.prelu import activation_layer
from playground.family import Member, setting

Shape = tuple[int, ...]

BlockActivation = Annotated[Activation, setting("Activation", "What each unit makes of its weighted sum.")]
BlockInitializer = Annotated[Initializer, setting("Initialization", "How the first weights are drawn.", live=False)]
BatchNormPlace = Annotated[
    Literal["none", "before", "after"],
    setting(
        "Batch norm",
        "Normalises each unit over the mini-batch, before or after the activation.",
        live=False,
        labels={"none": "None", "before": "Before activation", "after": "After activation"},
    ),
]
DropoutRate = Annotated[
    float, setting("Dropout", "Share of units silenced at random in each training step.", low=0, high=0.9)
]
ResidualFlag = Annotated[
    bool,
    setting(
        "Residual",
        "Adds the input to the output, through a linear map where their shapes differ.",
        live=False,
    ),
]


class ShapeError(ValueError):
    """A block cannot take what comes before it; the argument is a `Sentence` that says why."""


class BlockRule(Member, frozen=True):
    """Base of the blocks.

    `short`: the title where there is little room. `counted`: the field with the number of units or filters, each of
    which weighs all that comes in; empty for a block that has as many as come in. `window`: the field with the side of
    what slides over an image, if anything does. `flattens`: an image is laid in one row before it is weighed.
    """

    short: ClassVar[str] = ""
    counted: ClassVar[str] = ""
    window: ClassVar[str] = ""
    flattens: ClassVar[bool] = False

    def working(self, inputs: Shape) -> tuple[str, ...]:
        """The formula of the output's size with its numbers, once per side that differs; empty if there is none."""
        return ()

    @classmethod
    def usual(cls, inputs: Shape) -> Self:
        """What to add where examples of shape `inputs` (empty: not known) come in."""
        return cls()

    def inside(self) -> "tuple[tuple[BlockRule, ...], ...]":
        """The branches of blocks inside this one; none unless it is made of them."""
        return ()

    def groups(self, inputs: Shape) -> tuple[int, ...]:
        """How many units or channels of the output come from where: from each branch, if they stand side by side."""
        return self.output_shape(inputs)[:1]

    def output_shape(self, inputs: Shape) -> Shape:
        """The shape of one example after this block. Raises `ShapeError` if it cannot take `inputs`."""
        raise NotImplementedError

    def layers(self, inputs: Shape) -> Sequence[Layer]:
        """The primitive layers this block stands for."""
        raise NotImplementedError


class Weighing(Protocol):
    """A block that weighs its inputs."""

    @property
    def activation(self) -> Activation: ...
    @property
    def batch_norm(self) -> str: ...
    @property
    def dropout(self) -> float: ...


def after_weighing(block: Weighing, units: int) -> list[Layer]:
    """What follows the weighted sums of `units` units or channels: batch norm, activation, dropout."""
    parts: list[Layer] = [activation_layer(block.activation)]
    if block.batch_norm == "before":
        parts.insert(0, BatchNorm(units))
    if block.batch_norm == "after":
        parts.append(BatchNorm(units))
    return [*parts, Dropout(block.dropout)] if block.dropout else parts
