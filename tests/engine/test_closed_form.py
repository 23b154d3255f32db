"""The closed form of linear regression, against sums done by hand and against what gradient descent comes to."""

from dataclasses import replace as with_fields

import numpy as np
import pytest
from msgspec.structs import replace

from playground.data.outliers import ClipOutliers
from playground.data.regression import Line, Plane
from playground.data.scaling import MinMax, NoScaling
from playground.data.spec import DataSpec
from playground.engine.activations import ReLU
from playground.engine.blocks import Output
from playground.engine.closed_form import ClosedForm, has_closed_form, solve
from playground.engine.losses import MAE
from playground.engine.optimizers import SGD
from playground.experiment import build, load_preset

PROBE = ClosedForm()
PRESET = load_preset("linear-regression")


def test_a_line_through_four_points():
    """The textbook's sums: means 2.5 and 7, Sxy = 9, Sxx = 5; slope 9 / 5, bias 7 - 2.5 x 1.8."""
    x, t = np.array([[1.0], [2.0], [3.0], [4.0]]), np.array([4.5, 6.0, 7.5, 10.0])
    assert solve(x, t, 0.0) == pytest.approx([1.8, 2.5])


def test_the_penalty_shrinks_the_slope_and_not_the_bias():
    """Sxx = 5, Sxy = 9: slope 9 / (5 + l2 x 4 / 2); the line still goes through the mean (2.5, 7)."""
    x, t = np.array([[1.0], [2.0], [3.0], [4.0]]), np.array([4.5, 6.0, 7.5, 10.0])
    slope = 9 / (5 + 0.5 * 4 / 2)
    assert solve(x, t, 0.5) == pytest.approx([slope, 7 - 2.5 * slope])


def test_columns_that_depend_on_each_other_share_the_weight():
    x = np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 2.0]])
    assert solve(x, np.array([1.0, 3.0, 5.0]), 0.0) == pytest.approx([1.0, 1.0, 1.0])


@pytest.mark.parametrize("scaling", [NoScaling(), MinMax(), PRESET.data.scaling])
def test_coefficients_are_in_the_units_of_the_inputs(scaling):
    """By the textbook's sums over the raw training part, whatever the scaling."""
    training = build(replace(PRESET, data=replace(PRESET.data, scaling=scaling)), np.float64)
    x, t = training.data.train.raw[:, 0], training.data.train.y[:, 0]
    slope = ((x - x.mean()) * (t - t.mean())).sum() / ((x - x.mean()) ** 2).sum()
    found = PROBE.answer(training)
    assert found.closed == pytest.approx([slope, t.mean() - slope * x.mean()])
    low, high = training.data.bounds[0]
    assert found.curve == pytest.approx(np.linspace(low, high, 100) * found.closed[0] + found.closed[1])


@pytest.mark.parametrize("l2", [0.0, 0.3])
@pytest.mark.parametrize("dataset", [Line(), Plane()])
def test_gradient_descent_comes_to_the_same(dataset, l2):
    training = replace(PRESET.training, optimizer=SGD(learning_rate=0.3), l2=l2, batch_size=1000)
    run = build(replace(PRESET, data=DataSpec(dataset=dataset), training=training), np.float64)
    start = PROBE.answer(run)
    assert not np.allclose(start.found, start.closed, atol=0.01)
    for _ in run.run(100):
        pass
    end = PROBE.answer(run)
    assert np.array_equal(end.closed, start.closed)
    assert end.found == pytest.approx(end.closed, abs=1e-6)


def test_the_found_line_is_what_the_network_answers():
    run = build(replace(PRESET, data=replace(PRESET.data, scaling=MinMax())), np.float64)
    w, b = PROBE.answer(run).found
    part = run.data.train
    assert run.network.predict(part.x)[:, 0] == pytest.approx(w * part.raw[:, 0] + b)


def test_a_clipped_input_bends_the_line():
    run = build(replace(PRESET, data=replace(PRESET.data, outliers=ClipOutliers(1.0))), np.float64)
    found = PROBE.answer(run)
    assert found.curve[0] == pytest.approx(found.curve[5])
    assert found.curve[50] != pytest.approx(found.curve[60])


def test_where_there_is_no_formula():
    data = build(PRESET).data
    network, training = PRESET.network, PRESET.training
    assert has_closed_form(network, training, data)
    assert not has_closed_form(load_preset("spiral").network, training, data)
    assert not has_closed_form(replace(network, output=Output(activation=ReLU())), training, data)
    assert not has_closed_form(network, replace(training, loss=MAE()), data)
    assert not has_closed_form(network, replace(training, l1=0.1), data)
    assert not has_closed_form(network, training, with_fields(data, task="classification"))
    spiral = build(load_preset("spiral"))
    assert PROBE.answer(spiral) is None
