"""What all activations have in common.

Each emits two things: y = f(z), and dz = dy * f'(z), which it writes over dy. The derivative comes from the output y
where that is possible, because y is already there.
"""

from collections.abc import Callable
from typing import ClassVar

import numpy as np

from playground.engine.tape import Array, Tape
from playground.family import Member


class ActivationRule(Member, frozen=True):
    """Base of the activations. `kinks` are the z where f is not differentiable; `monotone`: f never falls."""

    kinks: ClassVar[tuple[float, ...]] = ()
    monotone: ClassVar[bool] = True

    def emit(self, tape: Tape, z: Array, y: Array) -> None:
        """Emit y = f(z) over (units, rows) buffers; z is read only."""
        raise NotImplementedError

    def emit_backward(self, tape: Tape, z: Array, y: Array, dy: Array) -> None:
        """Emit dy *= f'(z), in place."""
        raise NotImplementedError


class SlopeOfOutput(ActivationRule, frozen=True):
    """Base of the activations whose slope follows from the output alone."""

    def emit_slope(self, emit: Callable[..., None], y: Array, slope: Array) -> None:
        """Emit slope = f'(z), from y = f(z)."""
        raise NotImplementedError

    def emit_backward(self, tape: Tape, z: Array, y: Array, dy: Array) -> None:
        t = tape.scratch(y.shape)
        self.emit_slope(tape.backward, y, t)
        tape.backward(np.multiply, dy, t, dy)
