"""One unit's picture is what the network computes there."""

import numpy as np
import pytest
from engine_support import blobs, dense, examples, make, pictures

from playground.engine.image_blocks import Conv2D
from playground.engine.unit_map import UnitMap


def plane(side):
    axis = np.linspace(-6, 6, side)
    return np.stack([part.ravel() for part in np.meshgrid(axis, axis)], axis=1)


def test_a_hidden_unit_over_the_plane():
    """tanh(w x + b), by hand; more points than one pass takes."""
    training = make(blobs(20), dense(5), dense(3), dtype=np.float64)
    training.step()
    state = training.network.state_dict()
    found = UnitMap(1, 3, resolution=30).answer(training)
    expected = np.tanh(plane(30) @ state["0.weight"][3] + state["0.bias"][3])
    np.testing.assert_allclose(found.values, expected.reshape(30, 30), atol=1e-12)
    assert found.bounds == ((-6.0, 6.0), (-6.0, 6.0))
    assert found.plane


def test_the_ends():
    training = make(blobs(20), dense(5), dtype=np.float64)
    x = plane(7)
    np.testing.assert_allclose(UnitMap(0, 1, resolution=7).answer(training).values.ravel(), x[:, 1])
    np.testing.assert_allclose(
        UnitMap(2, 1, resolution=7).answer(training).values.ravel(), training.network.predict(x)[:, 1], atol=1e-12
    )


@pytest.mark.parametrize(("column", "unit"), [(1, 5), (2, 2), (3, 0), (0, 2)])
def test_a_unit_that_does_not_exist(column, unit):
    assert UnitMap(column, unit, resolution=5).answer(make(blobs(20), dense(5))) is None


def test_along_a_line():
    data = examples(np.linspace(-6, 6, 12)[:, None], np.zeros((12, 1)))
    training = make(data, dense(4), loss="mse", dtype=np.float64)
    state = training.network.state_dict()
    found = UnitMap(1, 2, resolution=9).answer(training)
    np.testing.assert_allclose(found.values[0], np.tanh(np.linspace(-6, 6, 9) * state["0.weight"][2, 0]), atol=1e-12)


def test_of_images_a_feature_map_a_number_or_the_weights():
    data = pictures(12)
    training = make(data, Conv2D(filters=3, kernel=2), dense(4), dtype=np.float64)
    answers = training.network.outputs(data.train.x[2:3]).outputs
    channel = UnitMap(1, 1, example=2).answer(training)
    np.testing.assert_array_equal(channel.values[::-1], answers[0][1, ..., 0])
    assert (channel.bounds, channel.plane) == (((0.0, 3.0), (0.0, 4.0)), False)
    assert UnitMap(2, 3, example=2).answer(training).values == answers[1][3, 0]
    np.testing.assert_array_equal(UnitMap(0, 1, example=2).answer(training).values[::-1], data.train.x[2, 1])
    direct = make(data, dense(4), dtype=np.float64)
    weights = direct.network.state_dict()["0.weight"][2].reshape(2, 5, 4).mean(axis=0)
    np.testing.assert_array_equal(UnitMap(1, 2).answer(direct).values[::-1], weights)
