"""Examples that come and go while a network learns: it goes on, and the new ones are in the next mini-batches."""

import msgspec
import numpy as np
import pytest

from playground.data.drawn import Drawn, with_points, without_near
from playground.data.spec import DataSpec
from playground.engine.blocks import Dense
from playground.engine.examples import Part
from playground.engine.newcomers import bring_forward, newcomers
from playground.engine.optimizers import Adam
from playground.engine.resuming import resume
from playground.engine.specs import EarlyStopping, NetworkSpec, TrainingSpec
from playground.engine.state import capture
from playground.experiment import ExperimentSpec, build

EMPTY = Drawn(points=())


def cloud(count, label=0, seed=0, onto=EMPTY):
    return with_points(onto, np.random.default_rng(seed).uniform(-5, 5, (count, 2)), label)


def experiment(dataset, **training):
    settings = {"optimizer": Adam(), "batch_size": 10} | training
    return ExperimentSpec(
        data=DataSpec(dataset=dataset),
        network=NetworkSpec(blocks=(Dense(units=4),)),
        training=TrainingSpec(**settings),
    )


def on(spec, dataset):
    return msgspec.structs.replace(spec, data=msgspec.structs.replace(spec.data, dataset=dataset))


BOTH = cloud(60, 1, 1, cloud(60))


def part(raw, y):
    return Part(np.array(raw, float), np.array(y), np.array(raw, float))


def test_newcomers_are_those_with_another_place_or_label():
    before = part([[0, 0], [1, 2], [3, 4]], [0, 1, 0])
    now = part([[3, 4], [1, 2], [1, 2.5], [0, 0], [3, 4]], [0, 0, 1, 0, 0])
    assert newcomers(before, now).tolist() == [False, True, True, False, False]


@pytest.mark.parametrize("done", [0.0, 0.3, 0.95])
def test_newcomers_come_next_among_as_many_others(done):
    rng = np.random.default_rng(0)
    fresh = np.zeros(50, bool)
    fresh[[3, 17, 20, 44]] = True
    order, position = bring_forward(rng.permutation(50), fresh, done, rng)
    assert sorted(order) == list(range(50))
    assert position == min(int(done * 50), 46)
    assert set(np.flatnonzero(fresh)) <= set(order[position : position + 8])
    assert not fresh[order[:position]].any()


def test_a_point_more_changes_no_weight_no_moment_and_no_curve():
    spec = experiment(BOTH)
    training = build(spec)
    for _ in range(17):
        training.step()
    theta, moments = training.network.theta.copy(), training._update_state.array("m").copy()
    rows, done, progress = len(training.history), training.steps_done, training.progress
    assert training.apply(on(spec, cloud(12, 1, 2, BOTH))) == "live"
    assert np.array_equal(training.network.theta, theta)
    assert np.array_equal(training._update_state.array("m"), moments)
    assert (len(training.history), training.steps_done) == (rows, done)
    assert training.progress == pytest.approx(progress, abs=1 / training.data.train.rows)
    assert [mark.text for mark in training.history.marks] == ["Points changed"]
    before = build(spec).data.train
    new = set(np.flatnonzero(newcomers(before, training.data.train)).tolist())
    assert len(new) == training.data.train.rows - before.rows
    seen = set()
    for _ in range(2 * len(new) // 10 + 1):
        seen |= set(training.step().indices.tolist())
    assert new <= seen


def test_the_gradient_after_a_change_is_that_of_the_new_points():
    spec = experiment(BOTH)
    training = build(spec, np.float64)
    training.step()
    changed = on(spec, cloud(12, 1, 2, BOTH))
    training.apply(changed)
    fresh = build(changed, np.float64)
    fresh.network.load_state_dict(training.network.state_dict())
    rows = np.arange(10)
    assert training.step(rows).loss == fresh.step(rows).loss
    assert np.array_equal(training.network.grad, fresh.network.grad)


def test_an_epoch_has_every_point_that_is_left_once():
    spec = experiment(BOTH)
    training = build(spec)
    training.apply(on(spec, without_near(BOTH, (2.0, 2.0), 2.5)))
    seen = []
    while training.epochs_done == 0:
        seen += training.step().indices.tolist()
    assert sorted(seen) == list(range(training.data.train.rows))


def test_erasing_in_the_middle_of_an_epoch_never_leaves_the_order():
    spec = experiment(BOTH, batch_size=7)
    training = build(spec)
    dataset = BOTH
    for round_ in range(12):
        training.step()
        dataset = without_near(cloud(5, round_ % 2, round_, dataset), (round_ - 5.0, 0.0), 1.5)
        assert training.apply(on(spec, dataset)) == "live"
        assert 0 <= training._position < training.data.train.rows
        assert sorted(training._order) == list(range(training.data.train.rows))
    assert np.isfinite(training.epoch().loss)


def test_other_classes_features_or_data_sets_rebuild():
    spec = experiment(BOTH)
    assert build(spec).apply(on(spec, cloud(3, 2, 5, BOTH))) == "rebuilt"
    features = msgspec.structs.replace(spec, data=msgspec.structs.replace(spec.data, features=("x1", "x1^2")))
    assert build(spec).apply(features) == "rebuilt"
    assert build(spec).apply(ExperimentSpec(network=spec.network, training=spec.training)) == "rebuilt"
    spiral = ExperimentSpec(network=spec.network, training=spec.training)
    assert build(spiral).apply(msgspec.structs.replace(spiral, data=spec.data)) == "live", "taken over"


def test_what_early_stopping_remembers_belongs_to_the_old_points():
    spec = experiment(BOTH, early_stopping=EarlyStopping(patience=50))
    training = build(spec)
    for _ in range(3):
        training.epoch()
    assert training._journal._best.epoch > 0
    training.apply(on(spec, cloud(5, 1, 3, BOTH)))
    assert training._journal._best.loss == np.inf


def test_a_session_after_a_change_goes_on_bit_for_bit():
    spec = experiment(BOTH)
    training = build(spec)
    for _ in range(5):
        training.step()
    training.apply(on(spec, cloud(9, 0, 8, BOTH)))
    training.step()
    state = capture(training)
    again = build(training.spec)
    resume(again, state)
    for _ in range(20):
        first, second = training.step(), again.step()
        assert first.loss == second.loss
        assert np.array_equal(first.indices, second.indices)
    assert np.array_equal(training.network.theta, again.network.theta)


def test_one_mark_stands_for_a_stroke():
    spec = experiment(BOTH)
    training = build(spec)
    training.step()
    dataset = BOTH
    for seed in range(10):
        training.step()
        dataset = cloud(1, 0, seed, dataset)
        training.apply(on(spec, dataset))
    assert len(training.history.marks) == 1
    for _ in range(25):
        training.epoch()
    training.apply(on(spec, cloud(1, 0, 99, dataset)))
    assert len(training.history.marks) == 2
