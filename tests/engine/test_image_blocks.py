"""Blocks for images: gradients, the printed step, PyTorch's shapes and fans. Values are compared in test_golden."""

import math

import numpy as np
import pytest
from engine_support import make, pictures
from gradient_support import settled, worst
from step_support import step_and_code_agree, step_memory

from playground.engine.activations import ACTIVATIONS, ReLU, Tanh
from playground.engine.block_rule import ShapeError
from playground.engine.blocks import Dense
from playground.engine.gradient_check import gradient_check
from playground.engine.image_blocks import (
    AvgPool2D,
    Conv2D,
    FlattenBlock,
    GlobalAvgPool,
    MaxPool2D,
    Pixels,
    Same,
    Valid,
)
from playground.engine.initializers import INITIALIZERS
from playground.engine.losses import LOSSES

SMOOTH = [name for name in ACTIVATIONS if name != "step"]
BEHIND = [
    (),
    (MaxPool2D(),),
    (MaxPool2D(2, 1),),
    (MaxPool2D(2, 3),),
    (AvgPool2D(),),
    (AvgPool2D(3, 1),),
    (AvgPool2D(1, 2),),
    (GlobalAvgPool(),),
    (FlattenBlock(), Dense(3)),
]
CONVOLUTIONS = [
    Conv2D(2, 2, 1, Valid()),
    Conv2D(2, 2, 1, Same()),
    Conv2D(2, 3, 1, Same()),
    Conv2D(2, 3, 2, Same()),
    Conv2D(2, 2, 2, Pixels(1)),
    Conv2D(3, 1, 1, Valid()),
    Conv2D(3, 1, 3, Valid()),
]


def checked(*blocks, **settings):
    return worst(*settled(LOSSES["cross_entropy"](), *blocks, data=pictures(6), **settings))


@pytest.mark.parametrize("behind", BEHIND, ids=repr)
@pytest.mark.parametrize("activation", SMOOTH)
def test_gradients_of_every_block_behind_every_activation(activation, behind):
    assert checked(Conv2D(2, 2, activation=ACTIVATIONS[activation]()), *behind) < 1e-6


@pytest.mark.parametrize("second", CONVOLUTIONS, ids=repr)
@pytest.mark.parametrize("batch_norm", ["none", "before", "after"])
def test_gradients_through_every_convolution(second, batch_norm):
    first = Conv2D(2, 2, activation=Tanh(), batch_norm=batch_norm, dropout=0.2)
    assert checked(first, second) < 1e-6


@pytest.mark.parametrize("batch_norm", ["before", "after"])
def test_gradients_of_norm_per_channel(batch_norm):
    blocks = Conv2D(2, 2, batch_norm=batch_norm), MaxPool2D(2, 2), Conv2D(2, 1, batch_norm=batch_norm)
    assert checked(*blocks) < 1e-6


@pytest.mark.parametrize("first", [MaxPool2D(2, 1), AvgPool2D(), GlobalAvgPool(), FlattenBlock()], ids=repr)
def test_gradients_behind_a_first_block_without_parameters(first):
    assert checked(first, Dense(4)) < 1e-6


def test_the_programs_own_check_samples_large_blocks():
    training, _ = settled(LOSSES["cross_entropy"](), Conv2D(8, 5, 1, Same()), GlobalAvgPool(), data=pictures(6))
    check = gradient_check(training, per_block=50)
    assert len(check.places) == 50 + 3 * 9
    assert check.worst < 1e-5  # the sample takes any place, also where rounding counts


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("behind", BEHIND, ids=repr)
def test_the_printed_step_gives_equal_bits(behind, dtype):
    for first in (Conv2D(3, 3, 1, Same(), batch_norm="before", dropout=0.3), Conv2D(3, 2, 1, batch_norm="after")):
        training = make(pictures(10), first, Conv2D(2, 2, 1, Same()), *behind, batch_size=4, dtype=dtype)
        step_and_code_agree(training, steps=4)  # 4, 4, 2, 4 rows


@pytest.mark.parametrize("second", CONVOLUTIONS, ids=repr)
def test_the_printed_step_of_every_convolution_gives_equal_bits(second):
    step_and_code_agree(make(pictures(6), Conv2D(4, 2), second, batch_size=6, dtype=np.float32))


def test_state_has_pytorchs_names_and_layouts():
    blocks = Conv2D(5, 3, padding=Same(), batch_norm="before"), MaxPool2D(), Conv2D(4, 2), FlattenBlock(), Dense(6)
    state = make(pictures(6, (2, 7, 6)), *blocks).network.state_dict()
    assert {name: values.shape for name, values in state.items()} == {
        "0.weight": (5, 2, 3, 3),
        "0.bias": (5,),
        **{f"0.norm.{name}": (5,) for name in ("weight", "bias", "running_mean", "running_var")},
        "2.weight": (4, 5, 2, 2),
        "2.bias": (4,),
        "4.weight": (6, 4 * 2 * 2),
        "4.bias": (6,),
        "5.weight": (3, 6),
        "5.bias": (3,),
    }


# Variance of the weights of 64 filters of 3x3 over 40 channels, from the documentation of torch.nn.init:
# fan_in = 40 * 9, fan_out = 64 * 9.
FAN_IN, FAN_OUT = 360, 576
SPREADS = {
    "xavier_uniform": 2 / (FAN_IN + FAN_OUT),
    "xavier_normal": 2 / (FAN_IN + FAN_OUT),
    "he_uniform": 2 / FAN_IN,
    "he_normal": 2 / FAN_IN,
    "lecun_uniform": 1 / FAN_IN,
    "lecun_normal": 1 / FAN_IN,
    "orthogonal": 1 / FAN_IN,  # 64 orthonormal rows of 360
}


@pytest.mark.parametrize("name", SPREADS)
def test_initial_weights_spread_by_pytorchs_fans(name):
    training = make(pictures(3, (40, 3, 3)), Conv2D(64, 3, initializer=INITIALIZERS[name]()))
    state = training.network.state_dict()
    weights = state["0.weight"]
    assert not state["0.bias"].any()
    assert abs(weights.mean()) < 5 * math.sqrt(SPREADS[name] / weights.size)
    assert abs(weights.var() / SPREADS[name] - 1) < 5 * math.sqrt(2 / weights.size)


def test_weights_alone_are_decayed():
    training = make(pictures(6), Conv2D(3, 2, batch_norm="before"), Dense(4))
    network = training.network
    network.theta[:] = network.weights
    state = network.state_dict()
    assert {name for name, values in state.items() if values.any()} - {"0.norm.running_var"} == {
        "0.weight", "1.weight", "2.weight"
    }  # fmt: skip
    assert all(values.all() for name, values in state.items() if name.endswith(".weight") and "norm" not in name)


@pytest.mark.parametrize(
    ("blocks", "words"),
    [
        ((Conv2D(2, 6),), "6 pixels does not fit an image of 5×4"),
        ((MaxPool2D(5, 1),), "5 pixels does not fit an image of 5×4"),
        ((Dense(4), Conv2D(2, 1)), "needs images, but gets 4 plain numbers"),
        ((GlobalAvgPool(), AvgPool2D()), "needs images, but gets 2 plain numbers"),
    ],
)
def test_a_block_says_why_it_cannot_take_its_input(blocks, words):
    with pytest.raises(ShapeError, match=words):
        make(pictures(6), *blocks)


def test_a_step_allocates_nothing_but_the_buffers_of_numpys_loops():
    blocks = Conv2D(8, 5, 1, Same(), batch_norm="before", residual=True), MaxPool2D(), Conv2D(16, 3), AvgPool2D(3, 1)
    training = make(pictures(64, (2, 16, 16)), *blocks, Dense(64), batch_size=64, dtype=np.float32)
    training.step()  # lays out the tape
    # a loop of NumPy buffers 8192 elements of each operand; the first image is 2 MB
    assert step_memory(training) < 3 * 8192 * 8


def test_a_dead_image_stays_finite():
    training = make(pictures(6), Conv2D(2, 3, activation=ReLU(), initializer=INITIALIZERS["zeros"]()), MaxPool2D(1, 1))
    assert all(math.isfinite(training.step().loss) for _ in range(5))
