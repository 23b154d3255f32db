"""Noise as a regulariser: what passes is blurred while training, and left alone afterwards."""

from collections.abc import Sequence
from typing import Annotated

import numpy as np

from playground.engine.block_rule import BlockRule, Shape
from playground.engine.layers import Backward, Layer
from playground.engine.tape import Array, Tape
from playground.family import setting


class AddNoise(Layer):
    """y = x + std n with fresh normal numbers n in every training step; y = x in evaluation."""

    def __init__(self, std: float) -> None:
        self.std = std

    def emit(self, tape: Tape, x: Array, want_dx: bool, rng: np.random.Generator) -> tuple[Array, Backward]:
        if not tape.training or not self.std:
            return x, lambda dy: dy
        noise = tape.buffer("noise", x.shape)
        tape.emit("draw", tape.name("rng", rng).standard_normal, None, tape.dtype, noise)
        tape.emit("draw", np.multiply, noise, tape.scalar(self.std), noise)
        y = tape.output("noisy", x.shape[:-1])
        tape.forward(np.add, x, noise, y)
        return y, lambda dy: dy


class Noise(BlockRule, frozen=True, tag="noise"):
    """Normal noise on whatever passes; as the first block, on the inputs."""

    title = "Noise"
    help = (
        "Adds fresh normal numbers to all that passes while training, and nothing afterwards: small differences stop "
        "to matter. As the first block it blurs the examples."
    )
    formula = "y = x + n, n ~ N(0, std^2), in training only"
    source = "Bishop, 1995"
    std: Annotated[
        float,
        setting("Noise", "Standard deviation of the noise, in the units of what comes in.", low=0, high=10),
    ] = 0.1

    def output_shape(self, inputs: Shape) -> Shape:
        return inputs

    def layers(self, inputs: Shape) -> Sequence[Layer]:
        return [AddNoise(self.std)]
