"""A probe for one unit: its picture as large as the output's."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from playground.engine.network import CHUNK
from playground.engine.parallel import IMAGE_AXES
from playground.engine.probes import Probe, grid, shown_part
from playground.engine.tape import Array

if TYPE_CHECKING:
    from playground.engine.training import Training


@dataclass(frozen=True)
class UnitPicture:
    """`values` (rows, columns), the lowest line of the picture first; a single number is a picture of one.

    `bounds`: (low, high) across and up. `plane`: these are the inputs (of one input: across only), not pixels.
    """

    values: Array
    bounds: tuple[tuple[float, float], tuple[float, float]]
    plane: bool


class UnitMap(Probe, frozen=True):
    """What one unit says over the plane of two inputs, along one input, or of one example: a `UnitPicture`.

    `column`: 0 is the input, then the blocks, then the output (after its link); `unit`: a unit, or a channel;
    `example`: which example, where the data are not such a plane. Units that weigh the pixels of an image directly show
    their weights. The answer is None if there is no such unit.
    """

    column: int
    unit: int
    resolution: int = 100
    example: int = 0

    def answer(self, training: "Training[Any]") -> UnitPicture | None:
        data = training.data
        if len(data.bounds) in (1, 2) and len(data.inputs) <= 2:
            found = self._values(training, grid(training, self.resolution))
            up = data.bounds[1] if len(data.bounds) > 1 else (0.0, 1.0)
            return None if found is None else _picture(found.reshape(-1, self.resolution), (data.bounds[0], up), True)
        part = data.part(shown_part(data))
        row = self.example % part.rows
        found = self._weights(training)
        if found is None:
            found = self._values(training, part.x[row : row + 1])
        if found is None:
            return None
        pixels = (found if found.ndim == 2 else found.reshape(found.shape[1:] or (1, 1)))[::-1]
        return _picture(pixels, ((0.0, float(pixels.shape[1])), (0.0, float(pixels.shape[0]))), False)

    def _weights(self, training: "Training[Any]") -> Array | None:
        """The weights of a unit right behind an image, as an image; None for all other units."""
        network = training.network
        state = {name: view for layer in network.groups[0] for name, view in layer.state().items()}
        weights = state.get("weight")
        if self.column != 1 or len(network.inputs) != IMAGE_AXES or weights is None or weights.ndim != 2:
            return None
        found: Array = weights[self.unit : self.unit + 1].reshape(-1, *network.inputs)
        return found[0].mean(axis=0) if len(found) else None

    def _values(self, training: "Training[Any]", x: Array) -> Array | None:
        """What the unit says of all rows, (rows, ...); None if there is no such unit."""
        parts = [self._of_rows(training, x[start : start + CHUNK]) for start in range(0, len(x), CHUNK)]
        return np.concatenate(parts) if all(len(part) for part in parts) else None

    def _of_rows(self, training: "Training[Any]", x: Array) -> Array:
        network = training.network
        answers = x.reshape(len(x), *network.inputs)
        if self.column == len(network.blocks):
            answers = network.predict(x)
        elif 0 < self.column < len(network.blocks):
            answers = np.moveaxis(network.outputs(x).outputs[self.column - 1], -1, 0)
        exists = self.column <= len(network.blocks) and self.unit < answers.shape[1]
        return answers[:, self.unit].copy() if exists else answers[:0]


def _picture(values: Array, bounds: tuple[tuple[float, float], tuple[float, float]], plane: bool) -> UnitPicture:
    own = np.array(values)
    own.flags.writeable = False
    return UnitPicture(own, bounds, plane)
