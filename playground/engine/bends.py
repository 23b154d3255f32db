"""The calls of activations that are a straight line on the positive side and another curve on the negative one."""

import numpy as np

from playground.engine.kernels import clip
from playground.engine.tape import Array, Tape


def emit_bend(tape: Tape, z: Array, y: Array, bend: Array) -> None:
    """y = z + bend min(z, 0): a negative slope of 1 + bend."""
    t = tape.scratch(z.shape)
    tape.forward(clip, z, tape.scalar(-np.inf), tape.scalar(0), t)
    tape.forward(np.multiply, t, bend, t)
    tape.forward(np.add, z, t, y)


def emit_bend_backward(tape: Tape, z: Array, dy: Array, slope: Array, rest: Array) -> None:
    """dy *= 1 for z > 0, else slope; `rest` is 1 - slope."""
    t, mask = tape.scratch(z.shape), tape.buffer("mask", z.shape, np.bool_)
    tape.backward(np.greater, z, tape.scalar(0), mask)
    tape.backward(np.multiply, mask, rest, t)
    tape.backward(np.add, t, slope, t)
    tape.backward(np.multiply, dy, t, dy)


def emit_exponential(tape: Tape, z: Array, y: Array, alpha: float, scale: float) -> None:
    """y = scale * (z if z > 0, else alpha (exp(z) - 1))."""
    t, zero = tape.scratch(z.shape), tape.scalar(0)
    tape.forward(clip, z, tape.scalar(-np.inf), zero, t)
    tape.forward(np.expm1, t, t)
    tape.forward(np.multiply, t, tape.scalar(scale * alpha), t)
    tape.forward(clip, z, zero, tape.scalar(np.inf), y)
    if scale != 1:
        tape.forward(np.multiply, y, tape.scalar(scale), y)
    tape.forward(np.add, y, t, y)


def emit_exponential_backward(tape: Tape, z: Array, y: Array, dy: Array, alpha: float, scale: float) -> None:
    """dy *= scale for z > 0, else y + scale * alpha."""
    t, s = tape.scratch(z.shape), tape.scratch(z.shape, 1)
    tape.backward(clip, y, tape.scalar(-np.inf), tape.scalar(0), t)
    tape.backward(np.add, t, tape.scalar(scale * alpha), t)
    if alpha != 1:
        tape.backward(np.greater, z, tape.scalar(0), s)
        tape.backward(np.multiply, s, tape.scalar(scale * (1 - alpha)), s)
        tape.backward(np.add, t, s, t)
    tape.backward(np.multiply, dy, t, dy)
