"""The array functions that NumPy does not offer in the form a step needs."""

import numpy as np
import pytest

from playground.engine.kernels import FEW_ROWS, emit_largest


def run(function, *arguments):
    function(*arguments)


@pytest.mark.parametrize("rows", range(1, FEW_ROWS + 2))
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_largest_of_each_column(rows, dtype):
    x = np.random.default_rng(rows).normal(size=(rows, 50)).astype(dtype)
    top = np.empty(50, dtype)
    emit_largest(run, x, top)
    assert top.tolist() == [max(column) for column in x.T]


@pytest.mark.parametrize("rows", range(1, FEW_ROWS + 2))
def test_the_largest_of_what_is_infinite_or_not_a_number(rows):
    x = np.zeros((rows, 3), np.float32)
    x[-1] = np.nan, np.inf, -np.inf
    top = np.empty(3, np.float32)
    emit_largest(run, x, top)
    np.testing.assert_array_equal(top, [np.nan, np.inf, 0 if rows > 1 else -np.inf])
    x[-1], x[0] = 0, np.nan
    emit_largest(run, x, top)
    assert np.isnan(top).all()
