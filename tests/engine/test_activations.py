"""Values and slopes of the activations against their definitions, written with Python's math one number at a time."""

import math

import numpy as np
import pytest

from playground.engine.activations import ACTIVATIONS, sample


def sigmoid(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def normal_cdf(z):
    return 0.5 * math.erfc(-z / math.sqrt(2))


def normal_pdf(z):
    return math.exp(-z * z / 2) / math.sqrt(2 * math.pi)


SELU_SCALE, SELU_ALPHA = 1.0507009873554805, 1.6732632423543772

DEFINITIONS = [
    ("linear", {}, lambda z: z, lambda z: 1.0),
    ("step", {}, lambda z: float(z > 0), lambda z: 0.0),
    ("sigmoid", {}, sigmoid, lambda z: sigmoid(z) * sigmoid(-z)),
    ("tanh", {}, math.tanh, lambda z: 1 - math.tanh(z) ** 2),
    ("relu", {}, lambda z: max(z, 0.0), lambda z: float(z > 0)),
    ("leaky_relu", {}, lambda z: z if z > 0 else 0.01 * z, lambda z: 1.0 if z > 0 else 0.01),
    ("leaky_relu", {"negative_slope": 0.3}, lambda z: z if z > 0 else 0.3 * z, lambda z: 1.0 if z > 0 else 0.3),
    ("prelu", {}, lambda z: z if z > 0 else 0.25 * z, lambda z: 1.0 if z > 0 else 0.25),
    ("elu", {}, lambda z: z if z > 0 else math.expm1(z), lambda z: 1.0 if z > 0 else math.exp(z)),
    (
        "elu",
        {"alpha": 2.5},
        lambda z: z if z > 0 else 2.5 * math.expm1(z),
        lambda z: 1.0 if z > 0 else 2.5 * math.exp(z),
    ),
    (
        "selu",
        {},
        lambda z: SELU_SCALE * (z if z > 0 else SELU_ALPHA * math.expm1(z)),
        lambda z: SELU_SCALE * (1.0 if z > 0 else SELU_ALPHA * math.exp(z)),
    ),
    ("softplus", {}, lambda z: max(z, 0.0) + math.log1p(math.exp(-abs(z))), sigmoid),
    ("gelu", {}, lambda z: z * normal_cdf(z), lambda z: normal_cdf(z) + z * normal_pdf(z)),
    ("silu", {}, lambda z: z * sigmoid(z), lambda z: sigmoid(z) * (1 + z * sigmoid(-z))),
    ("sine", {}, math.sin, math.cos),
]
POINTS = [-30.0, -8.0, -3.7, -1.2, -0.4, -1e-3, 1e-3, 0.3, 0.9, 2.2, 5.5, 12.0, 30.0]


def test_every_activation_is_defined_here():
    assert {name for name, *_ in DEFINITIONS} == set(ACTIVATIONS)


@pytest.mark.parametrize(("name", "parameters", "value", "slope"), DEFINITIONS)
def test_values_and_slopes_equal_the_definition(name, parameters, value, slope):
    y, dy = sample(ACTIVATIONS[name](**parameters), np.array(POINTS))
    np.testing.assert_allclose(y, [value(z) for z in POINTS], rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(dy, [slope(z) for z in POINTS], rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize(("name", "slope"), [("relu", 0.0), ("leaky_relu", 0.01), ("elu", 1.0), ("step", 0.0)])
def test_at_zero_the_slope_is_pytorchs(name, slope):
    y, dy = sample(ACTIVATIONS[name](), np.array([0.0]))
    assert (y[0], dy[0]) == (0.0, slope)


@pytest.mark.parametrize("name", list(ACTIVATIONS))
def test_extreme_sums_neither_overflow_nor_warn(name):
    y, dy = sample(ACTIVATIONS[name](), np.array([-1e4, 1e4]))
    assert np.isfinite(y).all()
    assert np.isfinite(dy).all()
