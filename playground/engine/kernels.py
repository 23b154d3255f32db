"""The few array functions NumPy does not offer in the form a step needs. Each writes into the buffers it is given."""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

__all__ = [
    "SIXTEEN_BITS",
    "clip",
    "draw_mask",
    "emit_broadcast",
    "emit_largest",
    "emit_sigmoid",
    "maximum",
    "normal_cdf",
]

SIXTEEN_BITS = 2**16  # values of a number of 16 bits
FEW_ROWS = 3  # rows of which the largest values are found faster two by two
SHORT_ROW = 256  # elements of a row for which stretching costs more than copying

try:  # the ufunc behind np.clip: keeps NaN, and 3 times faster than np.maximum on small buffers
    from numpy._core.umath import clip  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover - the name is NumPy's own and may move

    def clip(x: Array, low: Array, high: Array, out: Array) -> None:
        """Limit `x` to [low, high]; NaN stays NaN."""
        np.clip(x, low, high, out=out)


def maximum(a: Array, b: Array, out: Array) -> None:
    """The larger of each pair; NaN stays NaN. Twice as fast as `clip` where both are strided views of large arrays."""
    np.maximum(a, b, out=out)


def emit_sigmoid(emit: Callable[..., None], z: Array, y: Array) -> None:
    """Emit y = 1 / (1 + exp(-z)), as 0.5 + 0.5 tanh(z/2): no overflow, and faster than exp and divide."""
    half = np.array(0.5, z.dtype)
    emit(np.multiply, z, half, y)
    emit(np.tanh, y, y)
    emit(np.multiply, y, half, y)
    emit(np.add, y, half, y)


def draw_mask(rng: np.random.Generator, dropped: int, mask: Array) -> None:
    """Fill `mask` with 0, at a chance of `dropped` in 65,536, and 1.

    Sixteen random bits an element: half the time of `rng.random`. The bits come in arrays of their own, of 32 KB.
    """
    flat, at_once = mask.reshape(-1), 16_384
    for start in range(0, flat.size, at_once):
        part = flat[start : start + at_once]
        bits = rng.bit_generator.random_raw(-(-part.size // 4)).view(np.uint16)
        np.greater_equal(bits[: part.size], np.uint16(dropped), part)


def emit_largest(emit: Callable[..., None], x: Array, top: Array) -> None:
    """Emit top = the largest of each column of `x` (rows, columns); NaN where there is one.

    NumPy takes as long for a short column as for three arrays.
    """
    if not 2 <= len(x) <= FEW_ROWS:
        emit(np.maximum.reduce, x, 0, None, top)
        return
    largest = x[0]
    for row in x[1:]:
        emit(clip, row, largest, np.array(np.inf, x.dtype), top)
        largest = top


def emit_broadcast(
    emit: Callable[..., None], function: Callable[..., Any], x: Array, vector: Array, wide: Array, out: Array
) -> None:
    """Emit out = function(x, vector), where `vector` stretches over `x` in one of its axes; `wide` is scratch like x.

    NumPy stretches row by row: for short rows it is faster to copy the vector to all of x's shape first.
    """
    if x.shape[-1] <= SHORT_ROW:
        emit(np.copyto, wide, vector)
        vector = wide
    emit(function, x, vector, out)


def normal_cdf(z: Array, phi: Array, out: Array, t: Array) -> None:
    """Standard normal distribution function of `z` into `out`; `phi` must hold exp(-z^2/2); `t` is scratch.

    float32: Abramowitz & Stegun 7.1.26, absolute error below 3e-7. float64: `math.erf`, exact to the last digit and
    slow, which is what the gradient check wants.
    """
    if z.dtype == np.float64:
        out[...] = 0.5 * (1.0 + _erf(z * 0.7071067811865476))
        return
    np.abs(z, t)
    np.multiply(t, np.float32(0.3275911 * 0.7071067811865476), t)
    np.add(t, np.float32(1), t)
    np.reciprocal(t, t)
    np.multiply(t, np.float32(1.061405429), out)
    for coefficient in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        np.add(out, np.float32(coefficient), out)
        np.multiply(out, t, out)
    np.multiply(out, phi, out)
    np.multiply(out, np.float32(0.5), out)  # 1 - CDF(|z|)
    np.subtract(np.float32(0.5), out, out)
    np.copysign(out, z, out)
    np.add(out, np.float32(0.5), out)


def _erf(x: Array) -> Array:
    from math import erf

    return np.array([erf(value) for value in x.ravel().tolist()], np.float64).reshape(x.shape)
