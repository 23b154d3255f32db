"""The gradient through time: how much of it reaches each step of a recurrent block."""

from typing import TYPE_CHECKING, Any

import numpy as np

from playground.engine.probes import Probe
from playground.engine.recurrent import Recurrent
from playground.engine.tape import Array, walk

if TYPE_CHECKING:
    from playground.engine.training import Training


class TimeGradients(Probe, frozen=True):
    """The root mean square of dL/dh_t per step of a recurrent block, over its units and the next mini-batch.

    None for a block that has no steps. The pass is walked once more for it: nothing is updated, and the chance that was
    drawn is put back, so that the training goes on as if nobody had looked.
    """

    block: int = 0

    def answer(self, training: "Training[Any]") -> Array | None:
        groups = training.network.groups
        layers = groups[self.block] if self.block < len(groups) else []
        layer = next((layer for layer in layers if isinstance(layer, Recurrent)), None)
        if layer is None:
            return None
        step = training.program()
        streams = [thing for thing in step.names.values() if isinstance(thing, np.random.Generator)]
        states = [stream.bit_generator.state for stream in streams]
        for section in ("draw", "forward", "loss", "backward"):
            walk(step.sections[section])
        for stream, state in zip(streams, states, strict=True):
            stream.bit_generator.state = state
        found = layer.state_gradients(step.names, str(self.block + 1))
        rms: Array = np.sqrt(np.square(found, dtype=np.float64).mean(axis=(1, 2)))
        rms.flags.writeable = False
        return rms
