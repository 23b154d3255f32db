"""The dense block: fully connected units."""

from collections.abc import Sequence
from math import prod
from typing import Annotated

from playground.engine.activations import Tanh
from playground.engine.block_rule import (
    BatchNormPlace,
    BlockActivation,
    BlockInitializer,
    BlockRule,
    DropoutRate,
    ResidualFlag,
    Shape,
    after_weighing,
)
from playground.engine.initializers import XavierNormal
from playground.engine.layers import Affine, Layer
from playground.engine.residual import Projection, Residual
from playground.family import setting


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
