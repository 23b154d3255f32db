"""Back-propagation against central differences, in float64: every activation x loss x batch norm x dropout.

The tables are the registries, so that a new activation or loss is checked by being there.
"""

from itertools import product

import numpy as np
import pytest
from engine_support import dense, examples
from gradient_support import ROWS, analytic_gradient, numeric_gradient, settled, worst

from playground.engine.activations import ACTIVATIONS, ReLU, Tanh
from playground.engine.gradient_check import gradient_check
from playground.engine.losses import LOSSES, CrossEntropy, Focal, Huber

LOSS_RULES = [
    *(rule() for rule in LOSSES.values()),
    Huber(delta=20.0),  # in its squared part
    CrossEntropy(smoothing=0.3),
    Focal(gamma=0.5),
]
SMOOTH = [name for name in ACTIVATIONS if name != "step"]


@pytest.mark.parametrize("loss", LOSS_RULES, ids=repr)
@pytest.mark.parametrize("activation", SMOOTH)
def test_every_activation_and_loss_with_and_without_norm_and_dropout(activation, loss):
    rule, errors = ACTIVATIONS[activation](), {}
    for batch_norm, dropout in product(("none", "before", "after"), (0.0, 0.3)):
        blocks = (dense(4, rule, batch_norm=batch_norm, dropout=dropout), dense(3, rule, batch_norm=batch_norm))
        errors[batch_norm, dropout] = worst(*settled(loss, *blocks))
    assert {key: error for key, error in errors.items() if not error < 1e-6} == {}


@pytest.mark.parametrize("loss", [rule for rule in LOSS_RULES if rule.free_output], ids=repr)
@pytest.mark.parametrize("activation", SMOOTH)
def test_every_activation_of_the_output(activation, loss):
    training, program = settled(loss, dense(4), output=ACTIVATIONS[activation]())
    assert worst(training, program) < 1e-6


@pytest.mark.parametrize("loss", LOSS_RULES, ids=repr)
def test_without_hidden_layers(loss):
    assert worst(*settled(loss)) < 1e-6


@pytest.mark.parametrize("parameters", [{"negative_slope": 0.3}, {"negative_slope": 1.0}])
def test_other_slopes_of_leaky_relu(parameters):
    rule = ACTIVATIONS["leaky_relu"](**parameters)
    assert worst(*settled(LOSSES["mse"](), dense(4, rule), dense(4, rule))) < 1e-6


@pytest.mark.parametrize("alpha", [0.3, 2.0])
def test_other_alphas_of_elu(alpha):
    rule = ACTIVATIONS["elu"](alpha=alpha)
    assert worst(*settled(LOSSES["mse"](), dense(4, rule), dense(4, rule))) < 1e-6


@pytest.mark.parametrize("batch_norm", ["before", "after"])
def test_a_batch_of_one_row_through_the_running_statistics(batch_norm):
    blocks = (dense(4, batch_norm=batch_norm), dense(3, batch_norm=batch_norm))
    assert worst(*settled(LOSSES["mse"](), *blocks, rows=1)) < 1e-6


def test_a_batch_of_three_rows_through_batch_norm():
    assert worst(*settled(LOSSES["mse"](), dense(4, batch_norm="after"), rows=3)) < 1e-6


def test_images_are_flattened():
    rng = np.random.default_rng(4)
    data = examples(rng.normal(size=(ROWS, 1, 3, 3)), np.arange(ROWS) % 3, 3)
    assert worst(*settled(LOSSES["cross_entropy"](), dense(4, ReLU()), dense(4), data=data)) < 1e-6


def test_deep_networks():
    assert worst(*settled(LOSSES["cross_entropy"](), *[dense(3) for _ in range(6)])) < 1e-6


def test_the_step_function_passes_no_gradient():
    training, program = settled(LOSSES["mse"](), dense(4, Tanh()), dense(4, ACTIVATIONS["step"]()))
    gradient = analytic_gradient(training, program)
    for name in ("0.weight", "0.bias", "1.weight", "1.bias"):
        assert not gradient[name].any()
    numeric = numeric_gradient(training, program)
    for name in ("2.weight", "2.bias"):
        np.testing.assert_allclose(gradient[name], numeric[name], rtol=1e-6)


def test_a_step_of_plain_descent_follows_the_checked_gradient():
    """Rate 1: the weights move by the gradient; L1 and L2 add theirs to the weights alone."""
    training, program = settled(LOSSES["mse"](), dense(4), dense(3), l1=0.01, l2=0.1)
    gradient, before = analytic_gradient(training, program), training.network.state_dict()
    training.step()
    after = training.network.state_dict()
    for name, values in before.items():
        penalty = 0.01 * np.sign(values) + 0.1 * values if name.endswith("weight") else 0
        np.testing.assert_allclose(before[name] - after[name], gradient[name] + penalty, rtol=0, atol=1e-14)


def test_the_programs_own_check_agrees_and_puts_everything_back():
    training, _ = settled(LOSSES["cross_entropy"](), dense(4, batch_norm="before", dropout=0.3), dense(3))
    before = training.network.state_dict()
    check = gradient_check(training)
    assert check.worst < 1e-6
    assert len(check.places) == training.network.parameters
    assert all(np.array_equal(values, before[name]) for name, values in training.network.state_dict().items())


def test_the_programs_own_check_finds_a_wrong_gradient(monkeypatch):
    monkeypatch.setattr(Tanh, "emit_slope", lambda self, emit, y, slope: emit(np.multiply, y, y, slope))
    training, _ = settled(LOSSES["cross_entropy"](), dense(4))
    assert gradient_check(training).worst > 1e-2
