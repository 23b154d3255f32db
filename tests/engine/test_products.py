"""Products and convolutions large enough to be cut into pieces, against NumPy's einsum."""

import numpy as np
import pytest
from engine_support import make, pictures
from numpy.lib.stride_tricks import sliding_window_view
from step_support import step_and_code_agree

from playground.engine.blocks import Dense
from playground.engine.convolution import Convolution
from playground.engine.image_blocks import Conv2D, MaxPool2D, Same
from playground.engine.initializers import Normal
from playground.engine.layers import Affine
from playground.engine.products import cut, emit_product, pieces
from playground.engine.tape import Tape, walk


def bound(layer, rng):
    """The layer with parameters and gradients of its own, in float64."""
    shapes = layer.shapes()
    values, grads = ({name: np.zeros(shape) for name, shape in shapes.items()} for _ in range(2))
    layer.bind(values, grads, {name: np.zeros(shape) for name, shape in shapes.items()})
    layer.initialize(rng)
    return layer.W, layer.dW


def passes(layer, x, dy_of):
    """The output, the gradient of the input for dy = `dy_of(output)`, and the calls that made them."""
    tape = Tape(x.shape[-1], True, np.float64)
    given = tape.output("x", x.shape[:-1])
    given[...] = x
    y, way = layer.emit(tape, given, True, np.random.default_rng(0))
    dy = tape.buffer("dy", y.shape)
    dx = way(dy)
    walk(tape.program("forward"))
    dy[...] = dy_of(y)
    walk(tape.program("backward"))
    return y.copy(), dx.copy(), [function for function, _ in tape.program("forward", "backward")]


@pytest.mark.parametrize(("rows", "inner", "columns"), [(300, 70, 90), (90, 70, 300), (30, 26, 3000), (1200, 900, 1)])
def test_a_product_in_pieces_is_the_product(rows, inner, columns):
    rng = np.random.default_rng(1)
    for a in (rng.normal(size=(rows, inner)), rng.normal(size=(inner, rows)).T):
        b, out = rng.normal(size=(inner, columns)), np.zeros((rows, columns))
        program = []
        emit_product(lambda function, *arguments, to=program: to.append((function, arguments)), a, b, out)
        assert program[0][0] is np.matmul
        walk(program)
        np.testing.assert_allclose(out, np.einsum("ik,kj->ij", a, b), rtol=1e-10, atol=1e-12)


def test_small_products_and_indivisible_ones_stay_whole():
    assert pieces(100, 1_000_000, 1_000_000) == 1
    assert pieces(100, 1_000_001, 1_000_000) == 2
    assert pieces(101, 10_000_000, 1_000_000) == 1
    assert pieces(100, 43_000_000, 1_000_000) == 1  # pieces of two rows would be too short


def test_pieces_are_views():
    matrix = np.arange(24.0).reshape(4, 6)
    for axis, shape in ((0, (2, 2, 6)), (1, (2, 4, 3))):
        part = cut(matrix, axis, 2)
        assert part.shape == shape
        assert np.shares_memory(part, matrix)
    assert np.array_equal(np.concatenate(cut(matrix, 1, 2), axis=1), matrix)
    assert np.array_equal(cut(matrix.T, 0, 3)[1], matrix.T[2:4])


@pytest.mark.parametrize("leads", [True, False])
def test_a_large_affine_layer(leads):
    rng = np.random.default_rng(2)
    layer, x = Affine(160, 96, Normal()), rng.normal(size=(160, 128))
    layer.leads = leads
    W, dW = bound(layer, rng)
    W[:, -1] = rng.normal(size=96)
    y, dx, functions = passes(layer, x, np.sin)
    assert np.matmul in functions
    np.testing.assert_allclose(y, np.einsum("ui,in->un", W[:, :-1], x) + W[:, -1:], rtol=1e-9, atol=1e-11)
    np.testing.assert_allclose(dx, np.einsum("ui,un->in", W[:, :-1], np.sin(y)), rtol=1e-9, atol=1e-10)
    np.testing.assert_allclose(dW[:, :-1], np.einsum("un,in->ui", np.sin(y), x), rtol=1e-9, atol=1e-10)
    np.testing.assert_allclose(dW[:, -1], np.sin(y).sum(axis=1), rtol=1e-9, atol=1e-11)


@pytest.mark.parametrize(("channels", "filters"), [(1, 12), (6, 20)])
def test_a_large_convolution(channels, filters):
    rng = np.random.default_rng(3)
    x, kernel = rng.normal(size=(channels, 14, 14, 32)), 5
    layer = Convolution((channels, 14, 14), filters, kernel, 1, (0, 0), Normal())
    W, dW = bound(layer, rng)
    y, dx, functions = passes(layer, x, np.sin)
    assert np.matmul in functions
    kernels, windows = W[:, :-1].reshape(filters, channels, kernel, kernel), sliding_window_view(x, (5, 5), (1, 2))
    np.testing.assert_allclose(y, np.einsum("fcij,chwnij->fhwn", kernels, windows), rtol=1e-9, atol=1e-10)
    dy = np.sin(y)
    expected = np.einsum("fhwn,chwnij->fcij", dy, windows).reshape(filters, -1)
    np.testing.assert_allclose(dW[:, :-1], expected, rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(dW[:, -1], dy.sum(axis=(1, 2, 3)), rtol=1e-9, atol=1e-9)
    wide = np.pad(dy, ((0, 0), (4, 4), (4, 4), (0, 0)))
    turned = sliding_window_view(wide, (5, 5), (1, 2))[..., ::-1, ::-1]
    np.testing.assert_allclose(dx, np.einsum("fcij,fhwnij->chwn", kernels, turned), rtol=1e-9, atol=1e-9)


def test_the_printed_step_of_large_blocks_gives_equal_bits():
    blocks = Conv2D(16, 5), MaxPool2D(), Conv2D(16, 3, padding=Same(), residual=True), Dense(96, residual=True)
    training = make(pictures(140, (2, 14, 14)), *blocks, batch_size=64, dtype=np.float32)  # two strips
    step_and_code_agree(training, steps=3)
