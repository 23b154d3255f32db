"""The gradient check of the tests: back-propagation against central differences, in float64.

The draw (batch and dropout masks) is frozen; the forward pass is repeated with one parameter moved by +-1e-5.
Parameters are chosen such that no weighted sum is within 1e-3 of a kink (the losses' kinks are far by their targets and
biases) and no component of the gradient is so small that the rounding of the loss, 1e-16 / 1e-5, would be 1e-6 of it.
"""

import numpy as np
from engine_support import examples, make

from playground.engine.optimizers import SGD

STEP = 1e-5
ZERO, SMALL = 1e-8, 3e-4  # between them the rounding of the loss matters
ROWS = 6


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
        if not hasattr(block, "activation"):
            continue
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
