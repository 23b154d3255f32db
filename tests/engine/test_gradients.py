"""Back-propagation against central differences, in float64: every activation x loss x batch norm x dropout.

The draw (batch and dropout masks) is frozen; the forward pass is repeated with one parameter moved by +-1e-5. The
tables are the registries, so that a new activation or loss is checked by being there. Parameters are chosen such that
no weighted sum is within 1e-3 of a kink (the losses' kinks are far by their targets and biases) and no component of the
gradient is so small that the rounding of the loss, 1e-16 / 1e-5, would be 1e-6 of it.
"""

from itertools import product

import numpy as np
import pytest
from engine_support import dense, examples, make

from playground.engine.activations import ACTIVATIONS, ReLU, Tanh
from playground.engine.gradient_check import gradient_check
from playground.engine.losses import LOSSES, Huber
from playground.engine.optimizers import SGD

STEP = 1e-5
ZERO, SMALL = 1e-8, 3e-4  # between them the rounding of the loss matters
ROWS = 6
LOSS_RULES = [*(rule() for rule in LOSSES.values()), Huber(delta=20.0)]  # the last one in its squared part


def data_for(loss):
    """Six rows of three inputs; classes far apart in bias, or targets far from what an untrained network says."""
    rng = np.random.default_rng(11)
    x = rng.normal(0, 1, (ROWS, 3))
    if "regression" in loss.tasks:
        return examples(x, rng.choice([-2.0, 2.0], (ROWS, 2)) * rng.uniform(0.9, 1.1, (ROWS, 2)))
    classes = 2 if loss.only_two_classes else 3
    return examples(x, np.arange(ROWS) % classes, classes)


def distances(training, names):
    """How far each weighted sum of the frozen draw is from the kinks of its activation."""
    network = training.spec.network
    for number, block in enumerate([*network.blocks, network.output], 1):
        z = names[f"n{number}" if getattr(block, "batch_norm", "none") == "before" else f"z{number}"]
        for kink in block.activation.kinks:
            yield np.abs(z - kink).min()


def settled(loss, *blocks, rows=ROWS, data=None, **settings):
    """A training away from its symmetric start, and its next step, that can be checked to 1e-6."""
    data = data or data_for(loss)
    training = make(data, *blocks, loss=loss, optimizer=SGD(1.0), batch_size=rows, **settings)
    for seed in range(2000):
        training.network.load_state_dict(shaken(training.network.state_dict(), np.random.default_rng(seed)))
        program = training.program()
        run(program, "draw", "forward", "loss", "backward")
        gradient = np.abs(training.network.grad)
        tiny = ((gradient > ZERO) & (gradient < SMALL)).any()
        if not tiny and min(distances(training, program.names), default=1.0) > 1e-3:
            return training, program
    raise AssertionError("no such parameters")


def shaken(state, rng):
    """Parameters to check at: small weights into the output, its biases apart."""
    last = max(int(name.split(".")[0]) for name in state)
    for name, values in state.items():
        if name.endswith(("norm.weight", "running_var")):
            state[name] = rng.uniform(0.6, 1.4, values.shape)
        else:
            state[name] = rng.normal(0, 0.25 if name == f"{last}.weight" else 0.6, values.shape)
    bias = state[f"{last}.bias"]
    if len(bias) > 2:
        bias[:] = np.linspace(2.0, -2.0, len(bias))
    return state


def run(program, *sections):
    for section in sections:
        for function, arguments in program.sections[section]:
            function(*arguments)


def numeric_gradient(training, program):
    """Central differences of the frozen draw's loss, by tensor name."""
    network, found = training.network, {}
    start = network.state_dict()

    def loss():
        run(program, "forward", "loss")
        return program.names["loss"].item()

    for name, values in start.items():
        if "running" in name:
            continue
        found[name] = np.zeros(values.shape)
        for place in np.ndindex(values.shape):
            sides = []
            for step in (STEP, -STEP):
                moved = {**start, name: values.copy()}
                moved[name][place] += step
                network.load_state_dict(moved)
                sides.append(loss())
            found[name][place] = (sides[0] - sides[1]) / (2 * STEP)
    network.load_state_dict(start)
    return found


def analytic_gradient(training, program):
    """What back-propagation leaves, by tensor name: a copy of the parameters with the gradient written over them."""
    network = training.network
    run(program, "forward", "loss", "backward")
    start, gradient = network.theta.copy(), network.grad.copy()
    network.theta[:] = gradient
    found = network.state_dict()
    network.theta[:] = start
    return {name: values for name, values in found.items() if "running" not in name}


def worst(training, program):
    """The largest relative error |a - n| / max(|a|, |n|), where not both are below 1e-8."""
    analytic, numeric = analytic_gradient(training, program), numeric_gradient(training, program)
    assert analytic.keys() == numeric.keys()
    errors = [0.0]
    for name, a in analytic.items():
        size = np.maximum(np.abs(a), np.abs(numeric[name]))
        errors.append(np.where(size < ZERO, 0, np.abs(a - numeric[name]) / np.maximum(size, ZERO)).max())
    return max(errors)


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
    monkeypatch.setattr(Tanh, "emit_backward", lambda self, tape, z, y, dy: tape.backward(np.multiply, dy, y, dy))
    training, _ = settled(LOSSES["cross_entropy"](), dense(4))
    assert gradient_check(training).worst > 1e-2
