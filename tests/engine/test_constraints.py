"""Constraints on the weights: no unit's weights are longer than they may be, and nothing else is touched."""

import numpy as np
import pytest
from engine_support import blobs, change, dense, make, pictures
from step_support import step_and_code_agree

from playground.engine.constraints import MaxNorm, NoConstraint
from playground.engine.image_blocks import Conv2D
from playground.engine.optimizers import SGD, Adam
from playground.engine.schedules import Exponential


def norms(training):
    """The length of every unit's weights, by tensor."""
    state = training.network.state_dict()
    return {
        name: np.sqrt(np.square(weight).reshape(len(weight), -1).sum(axis=1))
        for name, weight in state.items()
        if name.endswith("weight") and weight.ndim > 1
    }


def rich(**settings):
    blocks = (Conv2D(filters=4, residual=True), dense(6, batch_norm="before", residual=True), dense(5, dropout=0.3))
    return make(pictures(20), *blocks, batch_size=8, **settings)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_after_every_step_each_unit_keeps_to_the_limit(dtype):
    training = rich(optimizer=SGD(1.0), constraint=MaxNorm(0.8), dtype=dtype)
    for _ in range(6):
        training.step()
        found = norms(training)
        assert len(found) == 6  # three blocks, two shortcuts and the output
        assert all((values <= 0.8 * (1 + 1e-6)).all() for values in found.values())
        assert any((values > 0.79).any() for values in found.values())


def test_it_shortens_the_weights_of_a_step_and_leaves_biases_and_short_weights_alone():
    free, bound = (make(blobs(20), dense(6), optimizer=SGD(3.0), constraint=rule)
                   for rule in (NoConstraint(), MaxNorm(1.0)))  # fmt: skip
    free.step()
    bound.step()
    a, b = free.network.state_dict(), bound.network.state_dict()
    for name, values in a.items():
        expected = values
        if name.endswith("weight"):
            lengths = np.linalg.norm(values, axis=1, keepdims=True)
            assert (lengths > 1).any()
            expected = np.where(lengths > 1, values / (lengths + 1e-7), values)
        np.testing.assert_allclose(b[name], expected, rtol=1e-14)
        short = expected == values
        np.testing.assert_array_equal(b[name][short], values[short])


def test_a_limit_out_of_reach_changes_no_bit():
    free, bound = rich(optimizer=Adam()), rich(optimizer=Adam(), constraint=MaxNorm(1000.0))
    for _ in range(5):
        free.step()
        bound.step()
    assert free.network.theta.tobytes() == bound.network.theta.tobytes()


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_printed_step_gives_equal_bits(dtype):
    step_and_code_agree(rich(optimizer=Adam(), constraint=MaxNorm(0.8), dtype=dtype))
    step_and_code_agree(rich(schedule=Exponential(), constraint=MaxNorm(0.8), dtype=dtype))


def test_it_is_switched_live():
    training = rich()
    training.epoch()
    assert training.apply(change(training, constraint=MaxNorm(0.5))) == "live"
    training.step()
    assert max(values.max() for values in norms(training).values()) <= 0.5 * (1 + 1e-6)
    assert training.history.marks[-1].text == "Weight constraint None → Max norm"
