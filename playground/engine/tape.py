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

from playground.engine.memory import Array, Call, Program, aligned
from playground.engine.pools import Pool, PooledRule

__all__ = ["Array", "Program", "Section", "Tape", "aligned", "walk"]

Section = Literal["draw", "forward", "loss", "mean", "link", "backward", "update"]


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
        self._pools: dict[PooledRule, Pool] = {}
        self._taken: list[tuple[Callable[..., Any], int, Array]] = []
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

    def unscoped(self, name: str, array: Array) -> Array:
        """Register what belongs to no block."""
        scope, self.scope = self.scope, ""
        self.name(name, array)
        self.scope = scope
        return array

    def buffer(self, name: str, shape: tuple[int, ...], dtype: npt.DTypeLike | None = None) -> Array:
        """A buffer of zeros, allocated once."""
        return self.name(name, aligned(shape, dtype or self.dtype))  # type: ignore[no-any-return]

    def output(self, name: str, shape: tuple[int, ...]) -> Array:
        """A (*shape, rows) buffer with a row of ones beneath it, which carries the bias of a layer that reads it."""
        return self.with_ones(name, self.buffer(name + "_ones", (prod(shape) + 1, self.rows)), shape)

    def with_ones(self, name: str, whole: Array, shape: tuple[int, ...]) -> Array:
        """`whole` (units + 1, rows) as an output of `shape`, with ones in its last row."""
        whole[-1] = 1
        return self.extend(self.name(name, whole[:-1].reshape(*shape, self.rows)), whole)

    def pooled(self, rule: PooledRule, shape: tuple[int, ...]) -> tuple[Array, Array] | None:
        """An output of `shape`, and its slope as the way back will find it; None if it is too large for the pool."""
        pool = self._pools.get(rule)
        if pool is None:
            pool = self._pools[rule] = Pool(rule, self.dtype)
            name = type(rule).__name__.lower()
            self.unscoped(f"{name}_outputs", pool.y)
            self.unscoped(f"{name}_slopes", pool.slope)
        place = pool.take((prod(shape) + 1) * self.rows)
        if place is None:
            return None
        whole, slope = (flat.reshape(-1, self.rows) for flat in place)
        return self.with_ones("y", self.name("y_ones", whole), shape), slope[:-1].reshape(*shape, self.rows)

    def extend(self, x: Array, whole: Array) -> Array:
        """Say that `whole` (units + 1, rows) is `x` with a row of ones beneath it; returns `x`."""
        self._extended[id(x)] = (x, whole)  # keeps x alive, so that its id stays its own
        return x

    def extended(self, x: Array) -> Array:
        """`x` (..., rows), flattened to (units, rows), with its row of ones: (units + 1, rows)."""
        return self._extended[id(x)][1]

    def scratch(self, shape: tuple[int, ...], slot: int = 0) -> Array:
        """Memory that keeps its content only within one layer's calls; equal shapes share it."""
        name = "_".join(["t", str(slot), *map(str, shape)])
        found: Array | None = self.names.get(name)
        return self.unscoped(name, aligned(shape, self.dtype)) if found is None else found

    def ones_of(self, *shape: int) -> Array:
        """An array of ones, shared by all who ask for this shape."""
        if shape == (self.rows,):
            return self.ones
        name = "_".join(["ones", *map(str, shape)])
        if name not in self.names:
            self.unscoped(name, aligned(shape, self.dtype)).fill(1)
        ones: Array = self.names[name]
        return ones

    def scalar(self, value: float) -> Array:
        """A constant as a 0-d array: what a ufunc takes without converting anything."""
        return np.array(value, self.dtype)

    def draw(self, name: str, source: Array, axis: int, out: Array) -> None:
        """Say that `out` is to hold the entries of `source`, called `name`, that a step is given, along `axis`."""
        self._taken.append((self.name(name, source).take, axis, out))

    def take(self, indices: npt.NDArray[np.intp]) -> None:
        """Fill in what is drawn by number: the first thing a step does."""
        for take, axis, out in self._taken:
            take(indices, axis, out, "clip")

    def taking(self, indices: npt.NDArray[np.intp]) -> Program:
        """The calls of `take`."""
        return [(take, (indices, axis, out, "clip")) for take, axis, out in self._taken]

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
        calls: Program = []
        for section in sections:
            if section == "backward":
                calls += [call for pool in self._pools.values() for call in pool.calls()]
            calls += self._sections[section]
        return calls
