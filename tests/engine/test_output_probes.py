"""What the output panel asks of a network with many inputs, against numbers found another way."""

import numpy as np
import pytest
from msgspec.structs import replace

from playground.data.catalog import Digits, Iris, Spiral, Wine
from playground.data.spec import DataSpec
from playground.engine.blocks import Dense
from playground.engine.guess_probe import Guess
from playground.engine.losses import BinaryCrossEntropy
from playground.engine.plane_probe import PlaneMap
from playground.engine.samples_probe import LOOKED_AT, Mistakes, Samples
from playground.engine.specs import NetworkSpec, TrainingSpec
from playground.experiment import ExperimentSpec, build


def trained(dataset, steps=30, loss=None):
    training = TrainingSpec() if loss is None else TrainingSpec(loss=loss)
    result = build(
        ExperimentSpec(data=DataSpec(dataset=dataset), network=NetworkSpec(blocks=(Dense(units=8),)), training=training)
    )
    for _ in range(steps):
        result.step()
    return result


@pytest.fixture(scope="module")
def iris():
    return trained(Iris())


@pytest.fixture(scope="module")
def digits():
    return trained(Digits(), 60)


# --- planes -----------------------------------------------------------------------------------------------------------


def test_principal_axes_are_the_eigenvectors_of_the_covariance(iris):
    answer = PlaneMap(resolution=5).answer(iris)
    x = iris.data.train.x.astype(np.float64)
    values, vectors = np.linalg.eigh(np.cov(x.T))
    first, second = vectors[:, -1], vectors[:, -2]
    plane = answer.plane
    assert np.allclose(np.abs(plane.axes @ np.stack([first, second], axis=1)), np.eye(2), atol=1e-6)
    assert np.allclose(plane.explained, (values[-1] / values.sum(), values[-2] / values.sum()), atol=1e-6)
    projected = (iris.data.test.x - x.mean(axis=0)) @ np.stack([first, second], axis=1)
    assert np.allclose(np.abs(plane.data.test.raw), np.abs(projected), atol=1e-5)
    assert plane.data.inputs == ("PC1", "PC2")


def test_the_map_over_principal_axes_is_what_the_network_answers_there(iris):
    answer = PlaneMap(resolution=7).answer(iris)
    (left, right), (bottom, top) = answer.map.bounds
    plane = answer.plane
    for row, column in ((0, 0), (6, 2), (3, 6)):
        across = left + column / 6 * (right - left)
        up = bottom + row / 6 * (top - bottom)
        point = plane.middle + across * plane.axes[0] + up * plane.axes[1]
        assert np.allclose(answer.map.values[:, row, column], iris.network.predict(point[None])[0], atol=1e-5)


def test_the_map_over_two_features_holds_the_others_at_their_mean(iris):
    answer = PlaneMap((2, 0), resolution=6).answer(iris)
    raw = iris.data.train.raw
    example = raw.mean(axis=0)
    (left, right), (bottom, top) = answer.map.bounds
    example[2], example[0] = left + 4 / 5 * (right - left), bottom + 1 / 5 * (top - bottom)
    wanted = iris.network.predict(iris.data.encode(example[None]))[0]
    assert np.allclose(answer.map.values[:, 1, 4], wanted, atol=1e-5)
    assert np.array_equal(answer.plane.data.train.raw, raw[:, [2, 0]])
    every = np.concatenate([iris.data.part(name).raw for name in ("train", "validation", "test")])
    assert left < every[:, 2].min() < every[:, 2].max() < right
    assert answer.plane.explained is None
    assert answer.plane.data.inputs == (iris.data.inputs[2], iris.data.inputs[0])


def test_the_plane_is_the_same_while_the_data_are_and_pictures_have_one_too(digits):
    first, again = PlaneMap().answer(digits), PlaneMap().answer(digits)
    assert first.plane is again.plane
    assert first.map.values.shape == (10, 60, 60)
    assert np.allclose(first.map.values.sum(axis=0), 1, atol=1e-5)
    assert not first.map.values.flags.writeable


def test_two_inputs_and_unknown_features_have_no_plane(iris):
    assert PlaneMap().answer(trained(Spiral(), 1)) is None
    assert PlaneMap((0, 4)).answer(iris) is None


# --- samples and mistakes ---------------------------------------------------------------------------------------------


def test_a_page_shows_rows_in_order_with_what_the_network_answers(digits):
    judged = Samples(page=2, count=5, mistakes_first=False).answer(digits)
    assert judged.part == "test"
    assert judged.rows.tolist() == [10, 11, 12, 13, 14]
    wanted = digits.network.predict(digits.data.test.x[10:15])
    assert np.allclose(judged.values, wanted)
    assert np.array_equal(judged.found, wanted.argmax(axis=1))
    assert judged.wrong is None


def test_mistakes_come_first_and_are_counted(digits):
    test = digits.data.test
    missed = np.flatnonzero(digits.network.predict(test.x[:LOOKED_AT]).argmax(axis=1) != test.y[:LOOKED_AT])
    assert len(missed) > 12, "or the test says nothing"
    judged = Samples(count=12).answer(digits)
    assert judged.rows.tolist() == missed[:12].tolist()
    assert judged.wrong == len(missed)
    assert judged.total == min(test.rows, LOOKED_AT)
    last = Samples(page=10_000, count=12).answer(digits)
    assert 0 < len(last.rows) <= 12, "a page too far is the last one"
    assert not set(last.rows.tolist()) & set(missed.tolist())


@pytest.mark.parametrize("loss", [None, BinaryCrossEntropy()])
def test_mistakes_of_every_part(loss):
    training = trained(Spiral(samples=90), 20, loss)
    found = Mistakes().answer(training)
    for name in ("train", "validation", "test"):
        part = training.data.part(name)
        wrong = 1 - training.evaluate(name)["accuracy"]
        assert found[name].mean() == pytest.approx(wrong)
        assert found[name].shape == (part.rows,)


def test_one_output_for_two_classes_tells_both():
    training = trained(Spiral(samples=90), 5, BinaryCrossEntropy())
    judged = Samples(count=4, mistakes_first=False).answer(training)
    second = training.network.predict(training.data.test.x[:4])[:, 0]
    assert np.allclose(judged.values, np.column_stack([1 - second, second]))


# --- a drawn example --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("dataset", [Digits(), Wine()])
def test_a_drawn_example_goes_through_the_scaling_of_the_training(dataset):
    training = trained(dataset, 10)
    for row in (0, 3):
        raw = training.data.test.raw[row].astype(np.float32)
        found = Guess(raw.tobytes()).answer(training)
        assert np.allclose(found.values, training.network.predict(training.data.test.x[row : row + 1])[0], atol=1e-5)
        assert found.classes == training.data.classes


def test_a_drawn_example_of_another_size_has_no_answer(digits):
    assert Guess(np.zeros(10, np.float32).tobytes()).answer(digits) is None


def test_probes_leave_the_training_alone(iris):
    before = iris.network.theta.copy()
    spec = replace(iris.spec, name="other")
    for probe in (PlaneMap(), PlaneMap((0, 1)), Samples(), Mistakes(), Guess(np.zeros(4, np.float32).tobytes())):
        probe.answer(iris)
    assert np.array_equal(iris.network.theta, before)
    assert spec != iris.spec
