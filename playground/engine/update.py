"""The update as a program: clip, add L1 and L2, then the optimizer's rule over cache-sized chunks of all parameters.

The order is the same for every rule: clip the raw gradient, add the penalties' gradients (weights only), then decay
and rule. What must survive a step (moments, step count) lives in `UpdateState`, so that re-emitting the program after
a live change goes on where it was.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from playground.engine.tape import Array, Program, aligned

if TYPE_CHECKING:
    from playground.engine.clipping import ClipRule
    from playground.engine.optimizers import OptimizerRule

CHUNK = 16_384  # elements; six such float32 arrays fit the second-level cache


class UpdateState:
    """Moments (flat, as long as the parameters), scalars and the step count of one optimizer."""

    def __init__(self, size: int, dtype: Any) -> None:
        self.size, self.dtype = size, dtype
        self.arrays: dict[str, Array] = {}
        self.numbers: dict[str, Array] = {}
        self.count = np.zeros((), np.int64)

    def array(self, name: str) -> Array:
        """The flat array called `name`, zero at first."""
        if name not in self.arrays:
            self.arrays[name] = aligned((self.size,), self.dtype)
        return self.arrays[name]

    def number(self, name: str, start: float) -> Array:
        """The float64 0-d array called `name`."""
        return self.numbers.setdefault(name, np.array(start, np.float64))

    def measure(self, name: str, unit: float) -> None:
        """Express the array called `name` in another unit, if it is not in this one yet."""
        known = self.number(f"{name}_unit", unit)
        if known.item() != unit:
            self.array(name)[...] *= known.item() / unit
            known[()] = unit


class Update:
    """The context in which an optimizer emits its calls.

    `rate` is the 0-d learning rate of the current step, `count` the number of steps done.
    """

    def __init__(self, w: Array, g: Array, weights: Array, state: UpdateState, rate: Array) -> None:
        self.program: Program = []
        self.rate = rate
        self.count = state.count
        self._state = state
        self._w, self._g, self._weights = w, g, weights
        self._scratch = [aligned((min(len(w), CHUNK),), w.dtype) for _ in range(2)]
        self._numbers: dict[str, Array] = {}
        self._chunk = slice(0, len(w))

    def emit(self, function: Callable[..., Any], *arguments: Any) -> None:
        """Append one call."""
        self.program.append((function, arguments))

    def scalar(self, value: float) -> Array:
        """A constant as a 0-d array of the parameters' dtype."""
        return np.array(value, self._w.dtype)

    def number(self, name: str) -> Array:
        """A 0-d array of the parameters' dtype, filled once a step by what `begin` emitted."""
        return self._numbers.setdefault(name, np.zeros((), self._w.dtype))

    def buffer(self, name: str, shape: tuple[int, ...]) -> Array:
        """Memory of one update under a name of its own; equal names share it."""
        return self._numbers.setdefault(name, aligned(shape, self._w.dtype))

    def memory(self, name: str, start: float) -> Array:
        """A 0-d float64 array that survives steps and re-emission."""
        return self._state.number(name, start)

    def state(self, name: str, unit: float = 1.0) -> Array:
        """This chunk of the flat state array called `name`, which holds its quantity in multiples of `unit`."""
        self._state.measure(name, unit)
        return self._state.array(name)[self._chunk]

    def scratch(self, slot: int = 0) -> Array:
        """Memory for one chunk."""
        return self._scratch[slot][: self._chunk.stop - self._chunk.start]

    def names(self) -> dict[str, Array]:
        """Every named array the program works on."""
        state = {**self._state.arrays, **self._state.numbers, "count": self.count}
        scratch = {f"scratch_{slot}": memory for slot, memory in enumerate(self._scratch)}
        return {"rate": self.rate, **state, **self._numbers, **scratch}

    def weights_only(self, value: float) -> Array:
        """This chunk of an array that holds `value` at weights and 0 at biases and norm parameters."""
        return self._weights[self._chunk] * self.scalar(value)

    def emit_all(self, optimizer: "OptimizerRule", clip: "ClipRule", l1: float, l2: float) -> Program:
        """Emit one whole update and return its program."""
        clip.emit(self.program, self._g)
        optimizer.begin(self)
        for start in range(0, len(self._w), CHUNK):
            self._chunk = slice(start, min(start + CHUNK, len(self._w)))
            w, g = self._w[self._chunk], self._g[self._chunk]
            self._emit_penalties(w, g, l1, l2)
            optimizer.emit(self, w, g)
        return self.program

    def _emit_penalties(self, w: Array, g: Array, l1: float, l2: float) -> None:
        t = self.scratch()
        if l1:
            self.emit(np.sign, w, t)
            self.emit(np.multiply, t, self.weights_only(l1), t)
            self.emit(np.add, g, t, g)
        if l2:
            self.emit(np.multiply, w, self.weights_only(l2), t)
            self.emit(np.add, g, t, g)
