"""Committees against hand calculation and NumPy: who is in which fold, what is averaged."""

import statistics

import numpy as np
import pytest
from msgspec.structs import replace
from study_runs import LINE, finish

from playground.data.catalog import Line, Sine
from playground.data.folds import fold_rows
from playground.data.prepare import prepare, share_rows
from playground.data.source import Examples
from playground.data.spec import DataSpec, Split
from playground.data.tables import Iris
from playground.engine.activations import Sigmoid
from playground.engine.blocks import Dense, Output
from playground.engine.losses import LOSSES
from playground.engine.optimizers import SGD, Adam
from playground.engine.probes import OutputMap
from playground.engine.schedules import Cosine
from playground.engine.specs import EarlyStopping, NetworkSpec, TrainingSpec
from playground.experiment import ExperimentSpec, build, load_preset
from playground.experiment.studies import Ensemble, Folds, reseeded, trial_csv

# --- folds ----------------------------------------------------------------------------------------------------------


def examples(labels):
    return Examples(np.zeros((len(labels), 4)), np.array(labels))


def test_every_row_is_held_out_once_and_the_test_part_never():
    spec = DataSpec(dataset=Iris(), seed=3)
    rows = Iris().generate(np.random.default_rng(0))
    train, validation, test = share_rows(spec, rows)
    parts = [fold_rows(spec, rows, 5, fold) for fold in range(5)]
    held_out = np.concatenate([part[1] for part in parts])
    assert sorted(held_out) == sorted([*train, *validation])
    for learnt, held, kept in parts:
        assert sorted([*learnt, *held]) == sorted(held_out)
        assert kept.tolist() == test.tolist()


def test_classes_are_spread_evenly_over_the_folds():
    """40 rows, a quarter of them kept for the test: 15 + 9 + 6 remain, which makes 5 + 3 + 2 in each of 3 folds."""
    labels = [0] * 20 + [1] * 12 + [2] * 8
    spec = DataSpec(dataset=Iris(), split=Split(train=0.5, validation=0.25, test=0.25))
    for fold in range(3):
        _, held, test = fold_rows(spec, examples(labels), 3, fold)
        assert np.bincount(np.array(labels)[held]).tolist() == [5, 3, 2]
        assert np.bincount(np.array(labels)[test]).tolist() == [5, 3, 2]


def test_folds_of_a_regression_differ_by_one_row_at_most():
    spec = DataSpec(dataset=Sine(samples=53), split=Split(train=0.8, validation=0.2, test=0.0))
    rows = spec.dataset.generate(np.random.default_rng(0))
    assert sorted(len(fold_rows(spec, rows, 5, fold)[1]) for fold in range(5)) == [10, 10, 11, 11, 11]


def test_each_fold_is_scaled_by_its_own_training_part():
    spec = ExperimentSpec(data=DataSpec(dataset=Iris()))
    data = [Folds(folds=3).training(spec, number).data for number in range(3)]
    for one in data:
        np.testing.assert_allclose(one.train.x.mean(0), 0, atol=1e-6)
        np.testing.assert_allclose(one.train.x.std(0), 1, atol=1e-5)
    assert len({one.test.x.tobytes() for one in data}) == 3
    assert {one.test.raw.tobytes() for one in data} == {prepare(spec.data).test.raw.tobytes()}


# --- what several networks show -------------------------------------------------------------------------------------

SMALL = ExperimentSpec(
    data=DataSpec(dataset=Iris()),
    network=NetworkSpec(blocks=(Dense(units=4),)),
    training=TrainingSpec(optimizer=Adam(learning_rate=0.02), epochs=4),
)


def trained(spec, rule):
    """The same networks, trained by themselves."""
    trainings = [rule.training(spec, number) for number in range(rule.size)]
    for training in trainings:
        list(training.run())
    return trainings


@pytest.mark.parametrize("rule", [Ensemble(members=3), Folds(folds=3)], ids=["ensemble", "folds"])
def test_the_averaged_prediction_is_the_mean_of_the_predictions(rule):
    trial = finish(rule.run(SMALL))
    trainings = trained(SMALL, rule)
    mean = np.mean([training.network.predict(training.data.test.x) for training in trainings], axis=0)
    np.testing.assert_array_equal(np.mean([one.prediction for one in trial.members], axis=0), mean)
    assert trial.part == "test"
    assert trial.joint == np.mean(mean.argmax(1) == trainings[0].data.test.y)
    assert [one.figures["test"] for one in trial.members] == [training.evaluate("test") for training in trainings]


def test_figures_are_means_and_sample_deviations():
    trial = finish(Folds(folds=4).run(SMALL))
    losses = [one.figures["validation"]["loss"] for one in trial.members]
    spread = trial.figure("validation", "loss")
    assert spread.mean == pytest.approx(statistics.mean(losses))
    assert spread.deviation == pytest.approx(statistics.stdev(losses))
    band = trial.band("loss", "validation")
    assert band.x.tolist() == [0, 1, 2, 3, 4]
    third = [one.curves.loss["validation"][3] for one in trial.members]
    assert (band.mean[3], band.deviation[3]) == pytest.approx((statistics.mean(third), statistics.stdev(third)))


def test_members_of_an_ensemble_differ_in_weights_and_order_and_not_in_data():
    first, second = (Ensemble().training(SMALL, number) for number in (0, 1))
    assert first.spec == SMALL
    assert (first.data.train.x == second.data.train.x).all()
    assert (first.network.theta != second.network.theta).any()
    assert (first.step().indices != second.step().indices).any()


def test_an_ensemble_without_test_rows_is_judged_on_what_there_is():
    split = Split(train=0.8, validation=0.2, test=0.0)
    spec = replace(SMALL, data=replace(SMALL.data, split=split))
    assert finish(Ensemble(members=2).run(spec)).part == "validation"
    trial = finish(Folds(folds=2).run(spec))
    assert (trial.part, trial.joint) == ("", None)
    assert finish(Ensemble(members=2).run(load_preset("xor-gate"))).part == "train"


TWO_CLASSES = [
    ("cross_entropy", False),
    ("binary_cross_entropy", False),
    ("mse", False),
    ("mse", True),
    ("hinge", False),
]


@pytest.mark.parametrize(("loss", "sigmoid"), TWO_CLASSES)
def test_one_network_says_the_same_averaged_as_by_itself(loss, sigmoid):
    """Through every kind of output: several units, a probability, a value around 0, a value around one half."""
    spec = replace(load_preset("moons-with-adam"), network=NetworkSpec(blocks=(Dense(units=4),)))
    spec = replace(spec, training=replace(spec.training, loss=LOSSES[loss](), epochs=2))
    if sigmoid:
        spec = replace(spec, network=replace(spec.network, output=Output(activation=Sigmoid())))
    rule = Ensemble(members=2)
    (first, *_), trial = trained(spec, rule), None
    for progress in rule.run(spec):
        trial = progress.result
        if len(trial.members) == 1:
            break
    assert trial.joint == pytest.approx(first.evaluate("test")["accuracy"])


def test_values_of_a_regression_are_averaged():
    spec = replace(load_preset("sine-regression"), network=NetworkSpec(blocks=(Dense(units=4),)))
    spec = replace(spec, training=replace(spec.training, epochs=3))
    rule = Ensemble(members=3)
    trial = finish(rule.run(spec))
    y = build(spec).data.test.y.astype(np.float64)
    mean = np.mean([one.network.predict(one.data.test.x) for one in trained(spec, rule)], axis=0)
    assert trial.joint == pytest.approx(1 - ((mean - y) ** 2).sum() / ((y - y.mean()) ** 2).sum())


def test_networks_of_other_seeds_answer_a_question_after_some_epochs():
    """Two epochs of a schedule that is made for nine, from the three seeds that come next."""
    spec = replace(load_preset("sine-regression"), network=NetworkSpec(blocks=(Dense(units=4),), seed=8))
    spec = replace(spec, training=replace(spec.training, epochs=9, schedule=Cosine(), seed=2))
    trial = finish(Ensemble(members=3).run(reseeded(spec, 1), epochs=2, probe=OutputMap(resolution=20)))
    x, curves = np.linspace(-6, 6, 20), []
    for step in (1, 2, 3):
        network, training = replace(spec.network, seed=8 + step), replace(spec.training, seed=2 + step)
        one = build(replace(spec, network=network, training=training))
        one.epoch()
        one.epoch()
        curves.append(one.network.predict(one.data.encode(x[:, None]).astype(np.float32))[:, 0].tolist())
    band = trial.fit()
    np.testing.assert_allclose(band.x, x)
    np.testing.assert_allclose(band.mean, [statistics.mean(column) for column in zip(*curves, strict=True)], rtol=1e-6)
    wanted = [statistics.stdev(column) for column in zip(*curves, strict=True)]
    np.testing.assert_allclose(band.deviation, wanted, rtol=1e-5, atol=1e-8)
    assert finish(Ensemble(members=2).run(spec, epochs=1)).fit() is None, "nobody asked"


def test_networks_that_diverge_count_for_nothing():
    """At this rate descent explodes: no mean, no averaged prediction, and the reason beside each network."""
    spec = replace(LINE, training=replace(LINE.training, optimizer=SGD(learning_rate=500.0), epochs=100))
    trial = finish(Ensemble(members=2).run(spec))
    assert all(one.diverged is not None for one in trial.members)
    assert (trial.good, trial.joint, trial.figure("test", "loss"), trial.band("loss", "test")) == ((), None, None, None)


def test_curves_of_different_lengths_have_a_mean_as_far_as_the_shortest_goes():
    stopping = EarlyStopping(patience=2, min_delta=0.01)
    spec = replace(SMALL, training=replace(SMALL.training, epochs=60, early_stopping=stopping))
    trial = finish(Folds(folds=3).run(spec))
    lengths = [len(one.curves) for one in trial.members]
    assert len(set(lengths)) > 1
    assert len(trial.band("loss", "validation").mean) == min(lengths)
    rows = trial_csv(trial).splitlines()
    assert len(rows) == max(lengths) + 1
    assert rows[-1].split(",")[rows[0].split(",").index("train_loss mean")] == ""


def test_what_cannot_be_held_out_is_refused():
    with pytest.raises(ValueError, match="complete table of cases"):
        next(Folds().run(load_preset("and-no-hidden-layer")))
    spec = replace(LINE, data=DataSpec(dataset=Line(samples=20)))
    spec = replace(spec, data=replace(spec.data, split=Split(train=0.1, validation=0.1, test=0.8)))
    assert str(Folds(folds=5).problem(spec)) == "5 folds need as many examples, but there are 4."
    assert Folds(folds=4).problem(spec) is None
