"""A probe for one unit: its picture as large as the output's."""

from typing import TYPE_CHECKING, Any

import numpy as np

from playground.engine.network import CHUNK
from playground.engine.probes import Map, Probe, grid
from playground.engine.tape import Array

if TYPE_CHECKING:
    from playground.engine.training import Training


class UnitMap(Probe, frozen=True):
    """What one unit says over the plane of two inputs, along one input, or on one example.

    `column`: 0 is the input, then the blocks, then the output (after its link); `unit`: a unit, or a channel. The
    answer's values are (1, R, R), (1, R), or for other data what the unit says of one example: (1, height, width), or
    (1, 1, 1) for a single number; then the bounds are those of the picture, in pixels. None if there is no such unit.
    """

    column: int
    unit: int
    resolution: int = 100

    def answer(self, training: "Training[Any]") -> Map | None:
        data, network = training.data, training.network
        plain = len(data.bounds) in (1, 2) and len(data.inputs) <= 2
        part = next(part for part in (data.test, data.validation, data.train) if part.rows)
        x = grid(training, self.resolution) if plain else part.x[:1]
        found = np.concatenate([self._values(training, x[start : start + CHUNK]) for start in range(0, len(x), CHUNK)])
        if not len(found) or self.column > len(network.blocks):
            return None
        shape = (self.resolution,) * len(data.bounds) if plain else (found.shape[1:] or (1, 1))
        values = np.ascontiguousarray(found, network.dtype).reshape(1, *shape)
        values.flags.writeable = False
        return Map(values, data.bounds if plain else tuple((0.0, float(side)) for side in reversed(shape)))

    def _values(self, training: "Training[Any]", x: Array) -> Array:
        """What the unit says of some rows, rows first; empty if there is no such unit."""
        network = training.network
        if self.column == 0:
            answers = np.moveaxis(x, 0, -1)
        elif self.column == len(network.blocks):
            answers = network.predict(x).T
        else:
            outputs = network.outputs(x).outputs
            answers = outputs[min(self.column - 1, len(outputs) - 1)]
        found = answers[self.unit : self.unit + 1]
        return np.moveaxis(found[0], -1, 0).copy() if len(found) else found[:, ..., 0][:0]
