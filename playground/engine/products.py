"""Matrix products in pieces.

OpenBLAS multiplies small matrices without first packing them into blocks. A large product with a thin side is faster as
many small ones: by a tenth to a third for dense layers, by a third for the gradient of a convolution.
"""

from collections.abc import Callable

import numpy as np

from playground.engine.tape import Array

SMALL = 1_000_000  # multiplications of a product that is not packed
SMALL_TRANSPOSED = 500_000  # the same where the first factor is a transposed view
LEAST = 8  # rows or columns of a piece


def emit_product(emit: Callable[..., None], a: Array, b: Array, out: Array, small: int = SMALL) -> None:
    """Emit out = a b, in pieces along the longer side of `out`."""
    axis = 0 if out.shape[0] >= out.shape[1] else 1
    count = pieces(out.shape[axis], a.size * b.shape[1], small)
    if count == 1 and out.flags.c_contiguous:
        emit(a.dot, b, out)
    elif count == 1:
        emit(np.matmul, a, b, out)
    elif axis == 0:
        emit(np.matmul, cut(a, 0, count), b, cut(out, 0, count))
    else:
        emit(np.matmul, a, cut(b, 1, count), cut(out, 1, count))


def pieces(length: int, work: int, small: int, least: int = LEAST) -> int:
    """Into how many equal pieces to cut `length`, so that each has at most `small` of the `work`.

    1, that is none, where a piece would be shorter than `least`.
    """
    for count in range(-(-work // small), length // least + 1):
        if length % count == 0:
            return count
    return 1


def cut(matrix: Array, axis: int, count: int) -> Array:
    """A view of `matrix` as (count, rows, columns): pieces one beneath (axis 0) or beside (axis 1) the other."""
    rows, columns = matrix.shape
    if axis == 0:
        return matrix.reshape(count, rows // count, columns)
    return matrix.reshape(rows, count, columns // count).transpose(1, 0, 2)
