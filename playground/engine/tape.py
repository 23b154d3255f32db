"""The tape: a step as a program, a flat list of NumPy calls over buffers that were laid out once.

Building a network *emits* calls; running a step walks the list. Nothing is allocated inside a step, and because the
program is data, the same list is what the code view prints. Inside, the batch is the last axis: (units, rows).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from math import prod
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
Call = tuple[Callable[..., Any], tuple[Any, ...]]
Program = list[Call]
Section = Literal["draw", "forward", "loss", "link", "backward", "update"]

ALIGNMENT = 64  # bytes: one cache line, and what AVX-512 loads want (up to 1.7x on mid-sized buffers)


def aligned(shape: tuple[int, ...], dtype: npt.DTypeLike) -> Array:
    """Zeros of `shape`, C-contiguous and starting on a cache line."""
    kind = np.dtype(dtype)
    size = int(np.prod(shape)) * kind.itemsize
    memory = np.zeros(size + ALIGNMENT, np.uint8)
    start = -memory.ctypes.data % ALIGNMENT
    return memory[start : start + size].view(kind).reshape(shape)


def walk(program: Iterable[Call]) -> None:
    """Run a program."""
    for function, arguments in program:
        function(*arguments)


class Tape:
    """Buffers and calls for one (rows, training or evaluation, dtype). Parameters are shared by all tapes.

    `names` gives every array the name the printed code calls it by. `row_weights` (rows,), with a mean of 1, is how
    much each row counts in the loss; None: all alike.
    """

    def __init__(self, rows: int, training: bool, dtype: npt.DTypeLike) -> None:
        self.rows = rows
        self.training = training
        self.dtype = np.dtype(dtype)
        self.names: dict[str, Any] = {}
        self.scope = ""
        self._sections: defaultdict[Section, Program] = defaultdict(list)
        self._extended: dict[int, tuple[Array, Array]] = {}
        self.ones = self.buffer("ones", (rows,))
        self.ones.fill(1)
        self.row_weights: Array | None = None

    def name(self, name: str, array: Any) -> Any:
        """Register `array` (or a generator) under `name`, made unique by the scope, and return it."""
        key = f"{name}{self.scope}"
        while key in self.names and self.names[key] is not array:
            key += "_"
        self.names[key] = array
        return array

    def buffer(self, name: str, shape: tuple[int, ...], dtype: npt.DTypeLike | None = None) -> Array:
        """A buffer of zeros, allocated once."""
        return self.name(name, aligned(shape, dtype or self.dtype))  # type: ignore[no-any-return]

    def output(self, name: str, shape: tuple[int, ...]) -> Array:
        """A (*shape, rows) buffer with a row of ones beneath it, which carries the bias of a layer that reads it."""
        units = prod(shape)
        whole = self.buffer(name + "_ones", (units + 1, self.rows))
        whole[units] = 1
        return self.extend(self.name(name, whole[:units].reshape(*shape, self.rows)), whole)

    def extend(self, x: Array, whole: Array) -> Array:
        """Say that `whole` (units + 1, rows) is `x` with a row of ones beneath it; returns `x`."""
        self._extended[id(x)] = (x, whole)  # keeps x alive, so that its id stays its own
        return x

    def extended(self, x: Array) -> Array:
        """`x` (..., rows), flattened to (units, rows), with its row of ones: (units + 1, rows)."""
        return self._extended[id(x)][1]

    def scratch(self, shape: tuple[int, ...], slot: int = 0) -> Array:
        """Memory that keeps its content only within one layer's calls; equal shapes share it."""
        scope, self.scope = self.scope, ""
        name = "_".join(["t", str(slot), *map(str, shape)])
        found = self.names.get(name)
        memory = self.buffer(name, shape) if found is None else found
        self.scope = scope
        return memory

    def ones_of(self, length: int) -> Array:
        """A vector of ones, shared by all who ask for this length."""
        if length == self.rows:
            return self.ones
        ones = self.scratch((length,), 9)
        ones.fill(1)
        return ones

    def square_of_ones(self, size: int) -> Array:
        """A (size, size) matrix of ones: its product with a matrix is the sum over the rows, once for each row."""
        ones = self.scratch((size, size), 9)
        ones.fill(1)
        return ones

    def scalar(self, value: float) -> Array:
        """A constant as a 0-d array: what a ufunc takes without converting anything."""
        return np.array(value, self.dtype)

    def emit(self, section: Section, function: Callable[..., Any], *arguments: Any) -> None:
        """Append one call."""
        self._sections[section].append((function, arguments))

    def forward(self, function: Callable[..., Any], *arguments: Any) -> None:
        """Append one call to the forward section."""
        self.emit("forward", function, *arguments)

    def backward(self, function: Callable[..., Any], *arguments: Any) -> None:
        """Append one call to the backward section."""
        self.emit("backward", function, *arguments)

    def program(self, *sections: Section) -> Program:
        """The calls of the given sections, one after the other."""
        return [call for section in sections for call in self._sections[section]]
