"""Recurrent blocks: gradients, the printed step, an independent forward pass, gradients through time, shapes, names.

Values are compared with PyTorch's in test_golden.
"""

import numpy as np
import pytest
from engine_support import change_block, make, pictures
from gradient_support import settled, worst
from step_support import step_and_code_agree, step_memory

from playground.engine.activations import ACTIVATIONS, PReLU, ReLU
from playground.engine.block_rule import ShapeError
from playground.engine.blocks import Dense
from playground.engine.gradient_check import gradient_check
from playground.engine.image_blocks import Conv2D, MaxPool2D
from playground.engine.initializers import Constant, Orthogonal, Zeros
from playground.engine.losses import LOSSES
from playground.engine.optimizers import SGD
from playground.engine.probes import Weights
from playground.engine.recurrent import SimpleRNN
from playground.engine.time_probe import TimeGradients

SMOOTH = [name for name in ACTIVATIONS if name != "step"]
STACKS = [
    (SimpleRNN(3, returns="all"), SimpleRNN(2)),
    (Conv2D(2, 2), SimpleRNN(3, PReLU(), dropout=0.3), Dense(3)),
    (SimpleRNN(3, returns="all", dropout=0.2), MaxPool2D()),
    (MaxPool2D(2, 1), SimpleRNN(3, returns="all")),
]


def checked(*blocks, shape=(2, 5, 4)):
    return worst(*settled(LOSSES["cross_entropy"](), *blocks, data=pictures(6, shape)))


def by_hand(state, x, f, block=0):
    """The states (steps, rows, units) for images (rows, C, H, W), one example and one step at a time."""
    weights, back, bias = (state[f"{block}.{name}"] for name in ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0"))
    found = []
    for image in x:
        h, states = np.zeros(len(bias)), []
        for row in range(image.shape[1]):
            h = f(weights @ image[:, row].ravel() + back @ h + bias)
            states.append(h)
        found.append(states)
    return np.array(found).transpose(1, 0, 2)


@pytest.mark.parametrize("returns", ["last", "all"])
@pytest.mark.parametrize("activation", SMOOTH)
def test_gradients_through_every_activation(activation, returns):
    assert checked(SimpleRNN(3, ACTIVATIONS[activation](), returns=returns)) < 1e-6


@pytest.mark.parametrize("blocks", STACKS, ids=repr)
def test_gradients_of_stacks(blocks):
    assert checked(*blocks) < 1e-6


@pytest.mark.parametrize("shape", [(1, 1, 4), (1, 6, 1), (3, 2, 2)])
def test_gradients_of_odd_images(shape):
    assert checked(SimpleRNN(2, returns="all"), SimpleRNN(3), shape=shape) < 1e-6


def test_the_programs_own_check_agrees():
    training, _ = settled(LOSSES["cross_entropy"](), SimpleRNN(4, dropout=0.3), data=pictures(6))
    assert gradient_check(training).worst < 1e-6


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("blocks", [*STACKS, (SimpleRNN(40), Dense(5))], ids=repr)
def test_the_printed_step_gives_equal_bits(blocks, dtype):
    step_and_code_agree(make(pictures(10), *blocks, batch_size=4, dtype=dtype), steps=4)  # 4, 4, 2, 4 rows


def test_the_states_are_those_of_the_formula():
    data = pictures(6)
    training = make(data, SimpleRNN(3, returns="all"))
    training.step()
    state, x = training.network.state_dict(), data.train.x
    states = by_hand(state, x, np.tanh)
    z = states.transpose(1, 0, 2).reshape(6, -1) @ state["1.weight"].T + state["1.bias"]
    np.testing.assert_allclose(training.network.outputs(x).z.T, z, rtol=1e-12)


def loss_from(state, x, labels, moved, returns):
    """The cross-entropy by hand, the state of (step, row, unit) moved by the last entry of `moved`."""
    step, row, unit, change = moved
    weights, back, bias = (state[f"0.{name}"] for name in ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0"))
    h, states = np.zeros((len(x), len(bias))), []
    for time in range(x.shape[2]):
        h = np.tanh(x[:, :, time].reshape(len(x), -1) @ weights.T + h @ back.T + bias)
        if time == step:
            h[row, unit] += change
        states.append(h)
    seen = h if returns == "last" else np.concatenate(states, axis=1)
    z = seen @ state["1.weight"].T + state["1.bias"]
    return np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(x)), labels])


@pytest.mark.parametrize("returns", ["last", "all"])
def test_the_gradient_through_time_is_that_of_central_differences(returns):
    data = pictures(6)
    training = make(data, SimpleRNN(3, returns=returns), batch_size=6, optimizer=SGD(0.5))
    for _ in range(3):
        training.step()
    found = training.frame((TimeGradients(0),)).probes[TimeGradients(0)]
    state, x, y = training.network.state_dict(), data.train.x, data.train.y
    expected = np.zeros((5, 6, 3))
    for place in np.ndindex(expected.shape):
        sides = [loss_from(state, x, y, (*place, change), returns) for change in (1e-5, -1e-5)]
        expected[place] = (sides[0] - sides[1]) / 2e-5
    np.testing.assert_allclose(found, np.sqrt(np.square(expected).mean(axis=(1, 2))), rtol=1e-6)


def test_the_gradient_vanishes_by_a_known_factor_where_units_are_linear_and_weights_are_known():
    """U = I/4 and f(z) = z: every step back is a quarter of the one after it."""
    block = SimpleRNN(3, ACTIVATIONS["linear"](), recurrent_initializer=Orthogonal(0.25))
    found = make(pictures(6), block, batch_size=6).frame((TimeGradients(0),)).probes[TimeGradients(0)]
    np.testing.assert_allclose(found[1:] / found[:-1], 4, rtol=1e-9)


def test_looking_at_gradients_through_time_changes_nothing():
    def trained(probes):
        block = SimpleRNN(6, ReLU(), dropout=0.3)
        training = make(pictures(20), block, Dense(4, batch_norm="before", dropout=0.2), batch_size=8)
        for _ in range(10):
            training.step()
            training.frame(probes)
        return training.network.state_dict()

    plain, watched = trained(()), trained((TimeGradients(0),))
    assert all(values.tobytes() == watched[name].tobytes() for name, values in plain.items())


def test_a_block_without_time_has_no_gradient_through_it():
    training = make(pictures(6), Dense(4))
    probes = (TimeGradients(0), TimeGradients(1), TimeGradients(9))
    assert set(training.frame(probes).probes.values()) == {None}


def test_state_has_pytorchs_names_and_layouts():
    blocks = SimpleRNN(5, PReLU(), returns="all"), SimpleRNN(4)
    state = make(pictures(6), *blocks).network.state_dict()
    assert {name: values.shape for name, values in state.items()} == {
        "0.weight_ih_l0": (5, 8),
        "0.weight_hh_l0": (5, 5),
        "0.bias_ih_l0": (5,),
        "0.activation.weight": (1,),
        "1.weight_ih_l0": (4, 5),
        "1.weight_hh_l0": (4, 4),
        "1.bias_ih_l0": (4,),
        "2.weight": (3, 4),
        "2.bias": (3,),
    }


def test_initial_weights_and_what_is_decayed():
    block = SimpleRNN(8, PReLU(0.125), initializer=Constant(0.5), recurrent_initializer=Orthogonal(2))
    network = make(pictures(6), block).network
    state = network.state_dict()
    assert (state["0.weight_ih_l0"] == 0.5).all()
    np.testing.assert_allclose(state["0.weight_hh_l0"] @ state["0.weight_hh_l0"].T, 4 * np.eye(8), atol=1e-12)
    assert not state["0.bias_ih_l0"].any()
    assert state["0.activation.weight"] == 0.125
    network.theta[:] = network.weights
    decayed = {name for name, values in network.state_dict().items() if values.all()}
    assert decayed == {"0.weight_ih_l0", "0.weight_hh_l0", "1.weight"}


def test_an_activation_is_changed_live():
    training = make(pictures(6), SimpleRNN(4))
    before = training.network.state_dict()
    assert training.apply(change_block(training, 0, activation=ReLU())) == "live"
    assert training.apply(change_block(training, 0, recurrent_initializer=Zeros())) == "rebuilt"
    assert all(values.shape == before[name].shape for name, values in training.network.state_dict().items())


def test_a_block_says_why_it_cannot_take_its_input():
    with pytest.raises(ShapeError, match="SimpleRNN reads the rows of images, but gets 4 plain numbers"):
        make(pictures(6), Dense(4), SimpleRNN())


def test_the_canvas_gets_the_input_weights():
    training = make(pictures(6), SimpleRNN(4))
    matrix = training.frame((Weights(),)).probes[Weights()].matrices[0]
    weights = training.network.state_dict()["0.weight_ih_l0"].reshape(4, 2, 4)
    np.testing.assert_allclose(np.abs(matrix), np.sqrt(np.square(weights).mean(axis=2)))
    training = make(pictures(6), SimpleRNN(4, returns="all"))
    matrix = training.frame((Weights(),)).probes[Weights()].matrices[0]
    weights = training.network.state_dict()["0.weight_ih_l0"].reshape(4, 2, 4)
    np.testing.assert_allclose(np.abs(matrix), np.sqrt(np.square(weights).mean(axis=(0, 2)))[None])


def test_a_step_allocates_nothing():
    blocks = SimpleRNN(64, returns="all"), SimpleRNN(48, dropout=0.2)
    training = make(pictures(64, (1, 28, 28)), *blocks, batch_size=64, dtype=np.float32)
    training.step()  # lays out the tape
    assert step_memory(training) < 12288  # one state of the first block is 16 KiB
