"""Noise: what it adds and when, gradients, the printed step, and the streams it draws from."""

import numpy as np
import pytest
from engine_support import blobs, change_block, dense, make, pictures
from gradient_support import settled, worst
from step_support import step_and_code_agree

from playground.engine.image_blocks import Conv2D, MaxPool2D
from playground.engine.losses import LOSSES
from playground.engine.noise import Noise

STACKS = [
    (Noise(0.3), dense(4)),
    (dense(4), Noise(0.3), dense(3, batch_norm="before", dropout=0.3)),
    (dense(4), Noise(0.5)),
    (Noise(0.2), Noise(0.1)),
    (Noise(0.2), Conv2D(2, 2), Noise(0.2), MaxPool2D(2, 1), Noise(0.2)),
]


def added(training):
    """What the first block, a Noise, added in one step: (inputs, rows)."""
    training.step()
    names = training.program().names
    inputs = names["batch"].T[:-1] if "batch" in names else names["drawn"][: training.network.inputs[0]]
    return names["noisy1"] - inputs.reshape(names["noisy1"].shape)


@pytest.mark.parametrize("blocks", STACKS, ids=repr)
def test_gradients_with_the_draw_held_still(blocks):
    assert worst(*settled(LOSSES["cross_entropy"](), *blocks, data=pictures(6))) < 1e-6


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("blocks", STACKS, ids=repr)
def test_the_printed_step_gives_equal_bits(blocks, dtype):
    step_and_code_agree(make(pictures(10), *blocks, batch_size=4, dtype=dtype), steps=4)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_noise_is_normal_and_another_one_in_every_step(dtype):
    training = make(blobs(5000, features=4), Noise(0.5), dense(3), batch_size=5000, dtype=dtype)
    first, second = added(training).copy(), added(training)
    for noise in (first, second):
        assert abs(noise.mean()) < 5 * 0.5 / np.sqrt(noise.size)
        assert noise.std() == pytest.approx(0.5, rel=0.02)
        within = (np.abs(noise) < 0.5).mean()  # of a normal distribution 68.27 % lie within one standard deviation
        assert within == pytest.approx(0.6827, abs=0.02)
    assert abs(np.corrcoef(first.ravel(), second.ravel())[0, 1]) < 0.03


def test_there_is_no_noise_in_evaluation():
    training, plain = (make(blobs(20), *front, dense(4)) for front in ((Noise(2.0),), ()))
    state = training.network.state_dict()
    names = zip(sorted(plain.network.state_dict()), sorted(state), strict=True)
    plain.network.load_state_dict({own: state[other] for own, other in names})
    x = training.data.train.x
    assert np.array_equal(training.network.predict(x), plain.network.predict(x))


def test_a_noise_of_nothing_costs_nothing():
    """The program has as many calls as without the block: no noise is drawn, and no gradient made for the examples."""
    with_block, without = (make(blobs(20), *front, dense(4)) for front in ((Noise(0.0),), ()))
    sizes = [[len(part) for part in training.program().sections.values()] for training in (with_block, without)]
    assert sizes[0] == sizes[1]


def test_the_examples_stay_as_they_are():
    training = make(blobs(20), Noise(1.0), dense(4), batch_size=5)
    before = training.data.train.x.copy()
    for _ in range(8):
        training.step()
    assert np.array_equal(training.data.train.x, before)


def test_noise_is_changed_live_and_repeats_with_its_seed():
    def trained(seed):
        training = make(blobs(20), Noise(0.3), dense(4), Noise(0.2), batch_size=5, seed=seed)
        for std in (0.1, 0.0, 0.7):
            for _ in range(4):
                training.step()
            assert training.apply(change_block(training, 0, std=std)) == "live"
        return training.network.theta

    assert trained(1).tobytes() == trained(1).tobytes()
    assert trained(1).tobytes() != trained(2).tobytes()
