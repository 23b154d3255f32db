"""What scaled targets leave as it was: R2, the coefficients of a line, and the joint answer of folds."""

from functools import partial

import numpy as np
import pytest
from msgspec.structs import replace

from playground.data.folds import fold_rows
from playground.data.prepare import prepare
from playground.data.regression import Line
from playground.data.scaling import GivenScaling, Standardize
from playground.engine.closed_form import ClosedForm
from playground.experiment import build, load_preset
from playground.experiment.studies import Folds, complete

PRESET = load_preset("linear-regression")
PLAIN = replace(PRESET, data=replace(PRESET.data, dataset=Line(samples=60, noise=0.5)))
SCALED = replace(PLAIN, data=replace(PLAIN.data, target_scaling=Standardize()))


def r2(predicted, truth):
    """By the textbook."""
    return 1 - ((truth - predicted) ** 2).sum() / ((truth - truth.mean()) ** 2).sum()


def test_the_same_predictions_have_the_same_r2():
    """A network for targets (y - 500) / 40 says w x + b; one for y itself 40 (w x + b) + 500."""
    given = replace(PLAIN, data=replace(PLAIN.data, target_scaling=GivenScaling((500.0,), (40.0,))))
    scaled, plain = build(given, np.float64), build(PLAIN, np.float64)
    state = {name: array.copy() for name, array in scaled.network.state_dict().items()}
    (weight,), (bias,) = state["0.weight"], state["0.bias"]
    plain.network.load_state_dict({"0.weight": 40 * weight[None], "0.bias": np.array([40 * bias + 500])})
    for part in ("train", "validation", "test"):
        known, own = scaled.evaluate(part), plain.evaluate(part)
        assert known["r2"] == pytest.approx(own["r2"])
        assert own["loss"] == pytest.approx(40**2 * known["loss"]), "the loss is of the scaled numbers"


def test_coefficients_are_in_the_units_of_the_target():
    training = build(SCALED, np.float64)
    raw = prepare(PLAIN.data, np.float64).train
    slope, bias = np.polyfit(raw.raw[:, 0], raw.y[:, 0], 1)
    answer = ClosedForm().answer(training)
    assert answer.closed == pytest.approx([slope, bias])
    places = np.linspace(*training.data.bounds[0], 100)
    assert answer.curve == pytest.approx((slope * places + bias - raw.y.mean()) / raw.y.std()), "beside scaled points"
    for _ in training.run(200):
        pass
    assert ClosedForm().answer(training).found == pytest.approx([slope, bias], abs=0.02)


def test_folds_are_averaged_in_units_that_all_share():
    study = Folds(folds=3)
    trial = complete(study.run(SCALED, epochs=2), lambda progress: None)
    predicted, scales = [], []
    for fold in range(3):
        share = partial(fold_rows, folds=3, fold=fold)
        own = prepare(PLAIN.data, np.float64, share).train.y
        training = study.training(SCALED, fold)
        for _ in training.run(2):
            pass
        scales.append((float(own.mean()), float(own.std())))
        predicted.append(training.network.predict(training.data.test.x) * own.std() + own.mean())
    assert len(set(scales)) == 3, "each fold has measured its own training part"
    truth = prepare(PLAIN.data, np.float64).test.y
    assert trial.joint == pytest.approx(r2(np.mean(predicted, axis=0), truth), abs=1e-5)
