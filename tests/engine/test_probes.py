"""Probes and frames: each answer against a plain computation, owned and read-only."""

import dataclasses

import numpy as np
import pytest
import reference
from engine_support import blobs, dense, examples, make, waves
from numpy.lib.stride_tricks import sliding_window_view

from playground.engine import evaluation
from playground.engine.image_blocks import Conv2D, GlobalAvgPool, MaxPool2D, Same
from playground.engine.probes import Confusion, Counts, OutputMap, UnitMaps, WeightHistograms, Weights


def trained(data=None, *blocks, **settings):
    training = make(data or blobs(40, classes=3), *(blocks or (dense(20), dense(5))), batch_size=8, **settings)
    for _ in range(3):
        training.epoch()
    return training


def grid(data, resolution):
    """Raw inputs over the bounds, row by row from the lowest second input."""
    (low1, high1), (low2, high2) = data.bounds
    return np.array(
        [[x1, x2] for x2 in np.linspace(low2, high2, resolution) for x1 in np.linspace(low1, high1, resolution)]
    )


def test_weight_histograms_count_every_weight_once():
    training = trained()
    found = WeightHistograms(bins=12).answer(training)
    state = training.network.state_dict()
    assert found.blocks == ("Dense 1", "Dense 2", "Output")
    assert (found.edges.shape, found.counts.shape) == ((3, 13), (3, 12))
    for index in range(3):
        expected, _ = np.histogram(state[f"{index}.weight"], bins=found.edges[index])
        assert np.array_equal(found.counts[index], expected)
        assert found.counts[index].sum() == state[f"{index}.weight"].size


@pytest.mark.parametrize("value", [0.0, 1e-40, 1.0, -3.5e4])
def test_histograms_of_equal_weights_put_all_in_one_bin(value):
    training = make(blobs(20), dtype=np.float64)
    training.network.load_state_dict({"0.weight": np.full((2, 2), value), "0.bias": np.zeros(2)})
    found = WeightHistograms().answer(training)
    assert sorted(found.counts[0])[-1] == 4
    assert found.edges[0][0] <= value <= found.edges[0][-1]
    assert (np.diff(found.edges[0]) > 0).all()


def test_the_output_map_is_what_predict_says_over_the_plane():
    training = trained()
    found = OutputMap(resolution=30).answer(training)
    predicted = training.network.predict(grid(training.data, 30))
    assert found.values.shape == (3, 30, 30)
    np.testing.assert_allclose(found.values, predicted.T.reshape(3, 30, 30), rtol=1e-12)
    assert found.bounds == training.data.bounds
    corner = training.network.predict(np.array([[6.0, -6.0]]))[0]  # highest x1, lowest x2
    np.testing.assert_allclose(found.values[:, 0, -1], corner, rtol=1e-12)


def test_the_output_map_goes_through_the_datas_own_encoding():
    data = dataclasses.replace(blobs(40), encode=lambda raw: raw[:, ::-1] * 2 + 1)
    training = trained(data)
    found = OutputMap(resolution=9).answer(training)
    predicted = training.network.predict(grid(data, 9)[:, ::-1] * 2 + 1)
    np.testing.assert_allclose(found.values, predicted.T.reshape(2, 9, 9), rtol=1e-12)


def test_the_output_map_of_one_input_is_a_line():
    x = np.linspace(-3, 3, 20)[:, None]
    training = trained(examples(x, np.sin(x)), loss="mse")
    found = OutputMap(resolution=15).answer(training)
    assert found.values.shape == (1, 15)
    expected = training.network.predict(np.linspace(-6, 6, 15)[:, None])
    np.testing.assert_allclose(found.values, expected.T, rtol=1e-12)


def test_there_is_no_output_map_of_many_inputs():
    assert OutputMap().answer(trained(blobs(40, features=5))) is None


@pytest.mark.parametrize("resolution", [7, 30])  # 30 x 30 is more than one pass of the evaluation
def test_unit_maps_show_every_column_over_the_plane(resolution):
    training = trained(blobs(40), dense(20, batch_norm="before"), dense(5))
    found = UnitMaps(resolution=resolution, units=16).answer(training)
    assert found.sizes == (2, 20, 5, 2)
    assert [column.shape for column in found.columns] == [(n, resolution, resolution) for n in (2, 16, 5, 2)]
    raw = grid(training.data, resolution)
    np.testing.assert_allclose(found.columns[0], raw.T.reshape(2, resolution, resolution), rtol=1e-12)
    state = training.network.state_dict()
    z = reference.normalise(state, 0, raw @ state["0.weight"].T + state["0.bias"], training=False)
    np.testing.assert_allclose(found.columns[1], np.tanh(z).T[:16].reshape(16, resolution, resolution), rtol=1e-9)


def test_unit_maps_of_many_inputs_are_the_activations_on_one_example():
    training = trained(blobs(40, features=5), dense(20), dense(4))
    found = UnitMaps(units=6).answer(training)
    assert [column.shape for column in found.columns] == [(5, 1, 1), (6, 1, 1), (4, 1, 1), (2, 1, 1)]
    state, x = training.network.state_dict(), training.data.train.x[0]
    expected = np.tanh(state["0.weight"] @ x + state["0.bias"])[:6]
    np.testing.assert_allclose(found.columns[1].ravel(), expected, rtol=1e-9)


def test_unit_maps_of_images_are_the_picture_and_the_first_blocks_weights():
    rng = np.random.default_rng(0)
    data = dataclasses.replace(
        examples(rng.normal(size=(20, 1, 4, 3)), np.arange(20) % 2, 2), inputs=tuple("abcdefghijkl"), bounds=()
    )
    training = trained(data, dense(6), dense(4))
    found = UnitMaps(units=5).answer(training)
    np.testing.assert_allclose(found.columns[0], data.train.x[0])
    weights = training.network.state_dict()["0.weight"][:5]
    np.testing.assert_allclose(found.columns[1], weights.reshape(5, 4, 3))
    assert [column.shape for column in found.columns[2:]] == [(4, 1, 1), (2, 1, 1)]


def convolutional(classes=3):
    rng = np.random.default_rng(0)
    data = examples(rng.normal(size=(24, 1, 8, 8)), np.arange(24) % classes, classes)
    blocks = (Conv2D(filters=5), MaxPool2D(), Conv2D(filters=6, padding=Same()), GlobalAvgPool(), dense(4))
    return trained(data, *blocks)


def test_unit_maps_of_images_are_the_feature_maps_on_one_example():
    training = convolutional()
    found = UnitMaps(units=5).answer(training)
    assert found.sizes == (1, 5, 5, 6, 6, 4, 3)
    shapes = [(1, 8, 8), (5, 6, 6), (5, 3, 3), (5, 3, 3), (5, 1, 1), (4, 1, 1), (3, 1, 1)]
    assert [column.shape for column in found.columns] == shapes
    x, state = training.data.train.x[0], training.network.state_dict()
    windows = sliding_window_view(x[0], (3, 3))
    z = np.einsum("ijkl,fkl->fij", windows, state["0.weight"][:, 0]) + state["0.bias"][:, None, None]
    np.testing.assert_allclose(found.columns[0], x)
    np.testing.assert_allclose(found.columns[1], np.maximum(z, 0), rtol=1e-9, atol=1e-12)
    pooled = found.columns[1].reshape(5, 3, 2, 3, 2).max(axis=(2, 4))
    np.testing.assert_allclose(found.columns[2], pooled)
    np.testing.assert_allclose(found.columns[4].ravel(), found.columns[3].mean(axis=(1, 2)))


def test_weights_of_filters_are_one_number_per_channel():
    training = convolutional()
    found, state = Weights(units=5).answer(training), training.network.state_dict()
    shapes = [None if matrix is None else matrix.shape for matrix in found.matrices]
    assert shapes == [(5, 1), None, (5, 5), None, (4, 5), (3, 4)]
    assert [bias is None for bias in found.biases] == [False, True, False, True, False, False]
    kernel = state["2.weight"][1, 4]
    assert found.matrices[1 + 1][1, 4] == pytest.approx(np.sign(kernel.sum()) * np.sqrt((kernel**2).mean()))
    assert np.array_equal(found.matrices[4], state["4.weight"][:, :5])


def test_weights_behind_an_image_are_one_number_per_channel():
    data = examples(np.random.default_rng(0).normal(size=(24, 2, 3, 3)), np.arange(24) % 3, 3)
    training = trained(data, dense(4))
    (matrix, _), state = Weights().answer(training).matrices, training.network.state_dict()
    assert matrix.shape == (4, 2)
    behind = state["0.weight"][3, 9:]  # of the second channel
    assert matrix[3, 1] == pytest.approx(np.sign(behind.sum()) * np.sqrt((behind**2).mean()))


def test_blocks_without_weights_have_no_histogram_and_no_gradient():
    training = convolutional()
    titles = ("Conv2D 1", "Conv2D 3", "Dense 5", "Output")
    found = WeightHistograms().answer(training)
    assert found.blocks == titles
    assert found.counts.sum(axis=1).tolist() == [5 * 9, 6 * 5 * 9, 6 * 4, 4 * 3]
    curves = training.history.snapshot()
    assert curves.blocks == titles
    assert (curves.gradients[1:] > 0).all()


def test_weights_show_the_first_units_of_every_block():
    training = trained()
    found, state = Weights(units=4).answer(training), training.network.state_dict()
    assert [matrix.shape for matrix in found.matrices] == [(4, 2), (4, 4), (3, 4)]
    for index, (matrix, bias) in enumerate(zip(found.matrices, found.biases, strict=True)):
        assert np.array_equal(matrix, state[f"{index}.weight"][:4, :4])
        assert np.array_equal(bias, state[f"{index}.bias"][:4])


@pytest.mark.parametrize("loss", ["cross_entropy", "binary_cross_entropy", "mse"])
def test_confusion_counts_truth_against_answers_on_the_test_part(loss):
    train, test = blobs(40).train, blobs(700, seed=1).train
    training = trained(examples(train.x, train.y, 2, test=(test.x, test.y)), loss=loss)
    found = Confusion().answer(training)
    p = training.network.predict(test.x)
    answers = p.argmax(axis=1) if p.shape[1] > 1 else (p[:, 0] > (0.5 if loss != "mse" else 0.0)).astype(int)
    expected = [[((test.y == truth) & (answers == said)).sum() for said in range(2)] for truth in range(2)]
    assert np.array_equal(found.counts, expected)
    assert found.part == "test"


def test_confusion_falls_back_to_the_part_that_has_examples():
    assert Confusion().answer(trained()).part == "train"
    assert Confusion().answer(trained(waves(30), loss="mse")) is None


def test_a_hurried_frame_takes_the_answers_of_a_moment_ago_where_new_ones_are_dear(monkeypatch):
    train, test = blobs(40).train, blobs(60, seed=1).train
    training = make(examples(train.x, train.y, 2, test=(test.x, test.y)), dense(5), batch_size=8)

    def counts(hurried):
        found: Counts = training.frame((Confusion(),), hurried=hurried).probes[Confusion()]
        return found.counts.tolist()

    def expected():
        said = training.network.predict(test.x).argmax(axis=1)
        return [[int(((test.y == truth) & (said == answer)).sum()) for answer in range(2)] for truth in range(2)]

    monkeypatch.setattr(evaluation, "thread_time", iter(range(0, 10**9, 10**6)).__next__)  # each takes days
    before = expected()
    assert counts(hurried=False) == before
    training.network.theta[-12:] *= -1  # those of the output
    assert counts(hurried=True) == before != expected()
    assert counts(hurried=False) == expected()
    monkeypatch.setattr(evaluation, "thread_time", lambda: 0.0)  # and now nothing
    assert counts(hurried=False) == expected()
    training.network.theta[-12:] *= -1  # those of the output
    assert counts(hurried=True) == expected() == before


PROBES = (WeightHistograms(), OutputMap(resolution=8), UnitMaps(resolution=5), Weights(), Confusion())


def arrays(value):
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from arrays(part)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from arrays(getattr(value, field.name))


def test_a_frame_holds_owned_read_only_answers_that_stay_what_they_were():
    training = trained()
    frame = training.frame(PROBES)
    assert set(frame.probes) == set(PROBES)
    found = list(arrays(tuple(frame.probes.values())))
    assert len(found) > 10
    kept = [array.copy() for array in found]
    assert not any(array.flags.writeable for array in found)
    for _ in range(2):
        training.epoch()
        training.frame(PROBES)
    assert all(np.array_equal(array, copy) for array, copy in zip(found, kept, strict=True))


def test_a_frame_says_where_the_training_stands():
    training = make(blobs(20), dense(4), batch_size=8, epochs=2)
    empty = training.frame()
    assert (empty.epoch, empty.step, empty.samples, empty.progress, empty.probes) == (0, 0, 0, 0.0, {})
    results = list(training.run())
    frame = training.frame()
    assert (frame.epoch, frame.step, frame.samples, frame.progress) == (2, 6, 40, 2.0)
    assert (frame.loss, frame.stopped, frame.rate) == (results[-1].loss, "epochs", 0.1)
    assert frame.spec is training.spec
    assert frame.data is training.data
    assert frame.evaluation["train"] == training.evaluate("train")
    assert frame.evaluation["validation"] is None
    assert list(frame.curves.epoch) == [0, 1, 2]
    assert list(empty.curves.epoch) == [0]
    assert (frame.diverged, frame.not_learning) == (None, False)


def test_looking_never_changes_what_is_trained():
    seen, unseen = (make(blobs(40), dense(8, batch_norm="after", dropout=0.3), batch_size=8) for _ in range(2))
    for _ in range(10):
        seen.step()
        seen.frame(PROBES)
        seen.evaluate("train")
        seen.program()
        unseen.step()
    assert seen.network.state_dict().keys() == unseen.network.state_dict().keys()
    for name, values in seen.network.state_dict().items():
        assert values.tobytes() == unseen.network.state_dict()[name].tobytes()


def test_units_of_one_input_are_drawn_along_their_line():
    x = np.linspace(-3, 3, 20)[:, None]
    training = trained(examples(x, np.sin(x)), dense(3), loss="mse")
    found = UnitMaps(resolution=8).answer(training)
    assert [column.shape for column in found.columns] == [(1, 8, 8), (3, 8, 8), (1, 8, 8)]
    line = np.linspace(*training.data.bounds[0], 8)[:, None]
    state = training.network.state_dict()
    hidden = np.tanh(training.data.encode(line) @ state["0.weight"].T + state["0.bias"])
    for row in range(8):
        np.testing.assert_allclose(found.columns[1][:, row], hidden.T, rtol=1e-5, atol=1e-6)
