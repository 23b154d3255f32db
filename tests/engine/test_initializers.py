"""Initial weights against PyTorch's formulas: spread, bounds and orthogonality on large draws."""

import math

import numpy as np
import pytest

from playground.engine.initializers import INITIALIZERS

FAN_IN, FAN_OUT = 800, 1250  # 10^6 draws

# Name, parameters, variance of the weights for the fans above, from the documentation of torch.nn.init.
SPREADS = [
    ("normal", {}, 1.0),
    ("normal", {"std": 0.3}, 0.09),
    ("uniform", {}, 1.0 / 3.0),
    ("uniform", {"bound": 0.6}, 0.12),
    ("xavier_uniform", {}, 2.0 / 2050.0),
    ("xavier_uniform", {"gain": 5 / 3}, 2.0 / 2050.0 * 25 / 9),
    ("xavier_normal", {}, 2.0 / 2050.0),
    ("xavier_normal", {"gain": 0.5}, 0.5 / 2050.0),
    ("he_uniform", {}, 2.0 / 800.0),
    ("he_uniform", {"gain": 1.0}, 1.0 / 800.0),
    ("he_normal", {}, 2.0 / 800.0),
    ("he_normal", {"gain": 2.0}, 4.0 / 800.0),
    ("lecun_uniform", {}, 1.0 / 800.0),
    ("lecun_normal", {}, 1.0 / 800.0),
    ("orthogonal", {}, 1.0 / 1250.0),
]


def draw(name, fan_in=FAN_IN, fan_out=FAN_OUT, seed=0, **parameters):
    return INITIALIZERS[name](**parameters).draw(np.random.default_rng(seed), fan_in, fan_out)


@pytest.mark.parametrize(("name", "parameters", "variance"), SPREADS)
def test_mean_variance_and_shape_follow_the_formula(name, parameters, variance):
    weights = draw(name, **parameters)
    assert weights.shape == (FAN_OUT, FAN_IN)
    error = math.sqrt(variance / weights.size)  # of the mean; that of the variance is at most sqrt(2 / n)
    assert abs(weights.mean()) < 5 * error
    assert abs(weights.var() / variance - 1) < 5 * math.sqrt(2 / weights.size)


@pytest.mark.parametrize(("name", "parameters", "variance"), [row for row in SPREADS if "uniform" in row[0]])
def test_uniform_draws_fill_their_bounds_evenly(name, parameters, variance):
    weights, bound = draw(name, **parameters), math.sqrt(3 * variance)
    assert np.abs(weights).max() <= bound
    counts, _ = np.histogram(weights, bins=20, range=(-bound, bound))
    expected = weights.size / 20
    assert np.abs(counts - expected).max() < 5 * math.sqrt(expected)


@pytest.mark.parametrize(("name", "parameters", "variance"), [row for row in SPREADS if "normal" in row[0]])
def test_normal_draws_have_normal_tails(name, parameters, variance):
    """Not truncated (Keras truncates, PyTorch does not): shares beyond 1, 2 and 3 standard deviations."""
    scaled = np.abs(draw(name, **parameters)) / math.sqrt(variance)
    for limit, share in ((1.0, 0.31731), (2.0, 0.04550), (3.0, 0.00270)):
        assert abs((scaled > limit).mean() - share) < 5 * math.sqrt(share / scaled.size)


def test_zeros_and_constant_are_exact():
    assert not draw("zeros").any()
    assert (draw("constant", value=-0.25) == -0.25).all()


@pytest.mark.parametrize(("fan_in", "fan_out"), [(30, 30), (20, 50), (50, 20), (1, 4), (4, 1)])
def test_orthogonal_has_orthonormal_rows_or_columns(fan_in, fan_out):
    weights = draw("orthogonal", fan_in, fan_out, gain=1.5) / 1.5
    gram = weights @ weights.T if fan_out <= fan_in else weights.T @ weights
    np.testing.assert_allclose(gram, np.eye(min(fan_in, fan_out)), atol=1e-12)


def test_orthogonal_draws_have_no_preferred_sign():
    """Without the sign correction of the QR decomposition the diagonal would lean to one side."""
    first = [draw("orthogonal", 2, 2, seed=seed)[0, 0] for seed in range(400)]
    assert abs(np.mean(first)) < 5 * math.sqrt(0.5 / 400)


@pytest.mark.parametrize("name", list(INITIALIZERS))
def test_draws_repeat_and_depend_on_the_generator_alone(name):
    assert np.array_equal(draw(name), draw(name))
    if name not in ("zeros", "constant"):
        assert not np.array_equal(draw(name), draw(name, seed=1))
