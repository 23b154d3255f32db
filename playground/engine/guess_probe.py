"""What the network makes of an example that is in no data set, such as a digit drawn by hand."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from playground.engine.probes import Probe
from playground.engine.tape import Array

if TYPE_CHECKING:
    from playground.engine.training import Training


@dataclass(frozen=True)
class Guessed:
    """`values` (units,): what the network answers, after the link. `classes`: the titles of the classes."""

    values: Array
    classes: tuple[str, ...]


class Guess(Probe, frozen=True):
    """The answer for one example given by its raw inputs, as the bytes of float32 numbers.

    They go through the same features and scaling as the training part. None where they are not as many as the inputs.
    """

    raw: bytes

    def answer(self, training: "Training[Any]") -> Guessed | None:
        data = training.data
        raw = np.frombuffer(self.raw, np.float32)
        if len(raw) != len(data.inputs):
            return None
        values = training.network.predict(data.encode(raw[None]).astype(training.dtype))[0]
        values.flags.writeable = False
        return Guessed(values, data.classes)
