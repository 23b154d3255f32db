"""Residual blocks, layer norm and PReLU: gradients, printed steps, states. Values are compared in test_golden."""

import msgspec
import numpy as np
import pytest
from engine_support import blobs, change_block, dense, make, pictures
from gradient_support import settled, worst
from step_support import step_and_code_agree

from playground.engine.activations import ACTIVATIONS, PReLU, ReLU, Tanh
from playground.engine.block_rule import ShapeError
from playground.engine.image_blocks import Conv2D, MaxPool2D, Pixels, Same, Valid
from playground.engine.layer_norm import LayerNorm
from playground.engine.losses import LOSSES

SMOOTH = [name for name in ACTIVATIONS if name != "step"]
PLAIN = [
    (dense(3, residual=True), dense(3, residual=True)),
    (dense(4, residual=True), dense(2, residual=True)),
    (LayerNorm(), dense(4)),
    (dense(4), LayerNorm(), dense(3, residual=True), LayerNorm()),
    (dense(4, PReLU(), residual=True), dense(3, PReLU(0.6))),
]
OF_IMAGES = [
    (Conv2D(2, 3, 1, Same(), Tanh(), residual=True),),
    (Conv2D(3, 2, 1, Same(), Tanh(), residual=True), Conv2D(3, 3, 1, Same(), residual=True)),
    (Conv2D(3, 2, 1, Valid(), Tanh(), residual=True), Conv2D(2, 3, 2, Pixels(1), residual=True)),
    (Conv2D(2, 2), LayerNorm(), MaxPool2D()),
    (LayerNorm(), Conv2D(2, 2, activation=PReLU())),
    (dense(3, residual=True),),
]


@pytest.mark.parametrize("batch_norm", ["none", "before", "after"])
@pytest.mark.parametrize("activation", SMOOTH)
def test_gradients_of_residual_blocks_with_every_activation(activation, batch_norm):
    settings = {"activation": ACTIVATIONS[activation](), "batch_norm": batch_norm, "dropout": 0.2, "residual": True}
    assert worst(*settled(LOSSES["cross_entropy"](), dense(3, **settings), dense(4, **settings))) < 1e-6
    images = Conv2D(2, 3, padding=Same(), **settings), Conv2D(3, 2, stride=2, **settings)
    assert worst(*settled(LOSSES["cross_entropy"](), *images, data=pictures(6))) < 1e-6


@pytest.mark.parametrize("blocks", PLAIN, ids=repr)
def test_gradients(blocks):
    assert worst(*settled(LOSSES["cross_entropy"](), *blocks)) < 1e-6


@pytest.mark.parametrize("blocks", OF_IMAGES, ids=repr)
def test_gradients_of_images(blocks):
    assert worst(*settled(LOSSES["cross_entropy"](), *blocks, data=pictures(6))) < 1e-6


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("blocks", PLAIN + OF_IMAGES, ids=repr)
def test_the_printed_step_gives_equal_bits(blocks, dtype):
    step_and_code_agree(make(pictures(10), *blocks, batch_size=4, dtype=dtype), steps=4)


def test_states_have_pytorchs_names_and_layouts():
    blocks = (
        Conv2D(3, 3, padding=Same(), activation=PReLU(), batch_norm="before", residual=True),
        LayerNorm(),
        dense(4, residual=True),
        dense(4, residual=True),
    )
    state = make(pictures(6), *blocks).network.state_dict()
    assert {name: values.shape for name, values in state.items()} == {
        "0.weight": (3, 2, 3, 3),
        "0.bias": (3,),
        **{f"0.norm.{name}": (3,) for name in ("weight", "bias", "running_mean", "running_var")},
        "0.activation.weight": (1,),
        "0.shortcut.weight": (3, 2, 1, 1),
        "1.norm.weight": (3, 5, 4),
        "1.norm.bias": (3, 5, 4),
        "2.weight": (4, 60),
        "2.bias": (4,),
        "2.shortcut.weight": (4, 60),
        "3.weight": (4, 4),
        "3.bias": (4,),
        "4.weight": (3, 4),
        "4.bias": (3,),
    }


def test_only_weights_are_decayed():
    training = make(pictures(6), Conv2D(3, 2, activation=PReLU(), residual=True), LayerNorm(), dense(4, residual=True))
    network = training.network
    network.theta[:] = network.weights
    decayed = {name for name, values in network.state_dict().items() if values.any()}
    assert decayed == {"0.weight", "0.shortcut.weight", "2.weight", "2.shortcut.weight", "3.weight"}


def test_a_shortcut_leaves_the_other_initial_weights_alone():
    plain = make(blobs(20), dense(5), dense(6)).network.state_dict()
    residual = make(blobs(20), dense(5, residual=True), dense(6, residual=True)).network.state_dict()
    assert all(np.array_equal(values, residual[name]) for name, values in plain.items())
    assert residual["0.shortcut.weight"].std() > 0


def test_a_block_without_weight_passes_its_input_on():
    training = make(blobs(20, classes=3), dense(5), dense(5, ReLU(), residual=True))
    state = training.network.state_dict()
    state["1.weight"][:] = 0
    training.network.load_state_dict(state)
    shorter = make(blobs(20, classes=3), dense(5))
    shorter.network.load_state_dict({name.replace("2.", "1."): v for name, v in state.items() if name[0] != "1"})
    x = training.data.train.x
    np.testing.assert_allclose(training.network.predict(x), shorter.network.predict(x), rtol=1e-14)


def test_layer_norm_makes_examples_alike_in_mean_and_spread():
    training = make(blobs(20, features=4), LayerNorm())
    normed = training.network.outputs(training.data.train.x * 1000 + 5)
    y = normed.tape.names["n1"]
    np.testing.assert_allclose(y.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(y.std(axis=0), 1, rtol=1e-6)


def test_a_learned_slope_starts_as_asked_and_moves():
    training = make(blobs(20), dense(5, PReLU(0.5)), batch_size=10)
    assert training.network.state_dict()["0.activation.weight"] == 0.5
    training.epoch()
    assert training.network.state_dict()["0.activation.weight"] != 0.5


def test_an_activation_that_learns_rebuilds_and_one_that_does_not_applies_live():
    training = make(blobs(20), dense(5), batch_size=10)
    training.step()
    assert training.apply(change_block(training, 0, activation=PReLU())) == "rebuilt"
    assert training.network.parameters == make(blobs(20), dense(5)).network.parameters + 1
    training.step()
    assert training.apply(change_block(training, 0, activation=ReLU())) == "rebuilt"
    training.step()
    assert training.apply(change_block(training, 0, activation=Tanh())) == "live"


def test_an_output_that_learns_rebuilds():
    training = make(blobs(20), loss="mse")
    output = msgspec.structs.replace(training.spec.network.output, activation=PReLU())
    network = msgspec.structs.replace(training.spec.network, output=output)
    assert training.apply(msgspec.structs.replace(training.spec, network=network)) == "rebuilt"
    assert "0.activation.weight" in training.network.state_dict()


def test_a_residual_convolution_needs_its_middle_inside_the_image():
    make(pictures(6), Conv2D(2, 3, padding=Pixels(1), residual=True))
    for kernel in (3, 4):
        with pytest.raises(ShapeError, match="at most 1 pixels"):
            make(pictures(6), Conv2D(2, kernel, padding=Pixels(2), residual=True))
