"""Pools: the outputs of small layers side by side in memory.

Where a slope follows from the output (1 - y^2 of a tanh), the slopes of all layers then take two calls together instead
of two each. On a small network a call costs more than its arithmetic.
"""

from collections.abc import Callable
from typing import Protocol

import numpy.typing as npt

from playground.engine.memory import ALIGNMENT, Array, Program, aligned

CAPACITY = 16_384  # elements of a pool
LARGEST = 4_096  # elements of one layer's output; larger ones are better worked on while they are in cache


class PooledRule(Protocol):
    """An activation whose slope follows from its output."""

    def emit_slope(self, emit: Callable[..., None], y: Array, slope: Array) -> None:
        """Emit slope = f'(z), from y = f(z)."""


class Pool:
    """Memory for outputs (`y`) and slopes of one rule, handed out piece by piece."""

    def __init__(self, rule: PooledRule, dtype: npt.DTypeLike) -> None:
        self._rule = rule
        self.y, self.slope = (aligned((CAPACITY,), dtype) for _ in range(2))
        self._used = 0

    def take(self, size: int) -> tuple[Array, Array] | None:
        """Flat pieces of `size` elements for an output and its slope; None if it is too large, or the pool full."""
        start = self._used
        if size > LARGEST or start + size > CAPACITY:
            return None
        self._used += -(-size // ALIGNMENT) * ALIGNMENT
        return self.y[start : start + size], self.slope[start : start + size]

    def calls(self) -> Program:
        """What fills in all slopes."""
        program: Program = []
        if not self._used:
            return program
        self._rule.emit_slope(lambda f, *arguments: program.append((f, arguments)), self.y[: self._used],
                              self.slope[: self._used])  # fmt: skip
        return program
