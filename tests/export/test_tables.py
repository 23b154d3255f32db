"""Tables: every number comes back exactly, negative ones stay numbers, and no text becomes a formula."""

import csv
import io
import re

import numpy as np
import pytest
from export_support import experiment, trained
from msgspec.structs import replace

from playground.data.prepare import prepare
from playground.export.targets import EXPORTS


def rows(training, target):
    (text,) = EXPORTS[target].files(training, "run").values()
    return list(csv.DictReader(io.StringIO(text.decode())))


@pytest.fixture(scope="module")
def spiral():
    return trained(experiment("spiral"))


def test_data_with_their_split(spiral):
    found = rows(spiral, "data")
    for part in ("train", "validation", "test"):
        there = [row for row in found if row["split"] == part]
        raw = np.array([[float(row["x1"]), float(row["x2"])] for row in there])
        assert np.array_equal(raw, spiral.data.part(part).raw)
        assert [spiral.data.classes.index(row["class"]) for row in there] == spiral.data.part(part).y.tolist()
    assert any(row["x1"].startswith("-") for row in found)


def test_weights_with_their_places(spiral):
    state = {name: np.full_like(array, np.nan) for name, array in spiral.network.state_dict().items()}
    for row in rows(spiral, "weights"):
        place = tuple(int(row[f"index{axis}"]) for axis in range(2) if row[f"index{axis}"])
        state[row["parameter"]][place] = np.float32(row["value"])
    for name, array in spiral.network.state_dict().items():
        assert np.array_equal(state[name], array)


@pytest.mark.parametrize("preset", ["spiral", "imbalanced-classes", "and-no-hidden-layer", "digits-mlp"])
def test_predictions_agree_with_the_accuracy(preset):
    training = trained(experiment(preset))
    found = rows(training, "predictions")
    for part in ("train", "validation", "test"):
        there = [row for row in found if row["split"] == part]
        assert len(there) == training.data.part(part).rows
        if there:
            right = np.mean([row["class"] == row["prediction"] for row in there])
            assert right == pytest.approx(training.evaluate(part)["accuracy"])


def test_predictions_of_a_regression():
    training = trained(experiment("sine-regression"))
    found = [row for row in rows(training, "predictions") if row["split"] == "test"]
    (target,) = training.data.targets
    errors = [(float(row[f"output {target}"]) - float(row[target])) ** 2 for row in found]
    assert np.mean(errors) == pytest.approx(training.evaluate("test")["loss"], rel=1e-5)


def test_no_cell_of_text_is_a_formula(spiral):
    data = spiral.data
    spiral = trained(experiment("spiral"), 0)
    spiral.data = type(data)(**{**vars(data), "classes": ("=1+1", "@x"), "inputs": ("-a", "+b")})
    for target in ("data", "predictions"):
        (text,) = EXPORTS[target].files(spiral, "run").values()
        cells = [cell for row in csv.reader(io.StringIO(text.decode())) for cell in row]
        assert "'=1+1" in cells
        for cell in cells:
            if cell.startswith(("=", "+", "-", "@")):
                float(cell)


def test_curves(spiral):
    found = rows(spiral, "history")
    assert [float(row["train_loss"]) for row in found] == spiral.history.snapshot().loss["train"].tolist()


def test_a_hint_at_the_scaling(spiral):
    plain = trained(replace(spiral.spec, data=replace(experiment("spiral", data__scaling="none").data)), 0)
    assert EXPORTS["data"].limits(plain) == []
    assert EXPORTS["data"].limits(spiral)


# --- scaled targets -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def scaled():
    """A regression on standardized targets."""
    return trained(experiment("sine-regression", data__target_scaling="standardize"))


def test_scaled_targets_are_written_as_they_were(scaled):
    plain = trained(experiment("sine-regression"), 0)
    assert EXPORTS["data"].files(scaled, "run") == EXPORTS["data"].files(plain, "run")
    assert len(EXPORTS["data"].limits(scaled)) == len(EXPORTS["data"].limits(plain)) + 1


def test_predictions_of_scaled_targets_are_in_their_own_units(scaled):
    own = prepare(experiment("sine-regression").data, np.float64)
    mean, deviation = float(own.train.y.mean()), float(own.train.y.std())
    found = [row for row in rows(scaled, "predictions") if row["split"] == "test"]
    assert [float(row["y"]) for row in found] == pytest.approx(own.test.y[:, 0].tolist())
    outputs = scaled.network.predict(scaled.data.test.x)[:, 0]
    assert [float(row["output y"]) for row in found] == pytest.approx((outputs * deviation + mean).tolist(), abs=1e-5)
    (limit,) = EXPORTS["predictions"].limits(scaled)
    assert "own units" in limit


@pytest.mark.parametrize("target", ["pytorch", "keras", "numpy", "sklearn", "onnx"])
def test_scripts_say_how_their_targets_are_scaled(scaled, target):
    own = prepare(experiment("sine-regression").data, np.float64).train.y
    (limit,) = [limit for limit in EXPORTS[target].limits(scaled) if "Targets are scaled" in limit]
    offset, divisor = (float(word) for word in re.findall(r"-?\d+\.\d+", limit))
    assert (offset, divisor) == pytest.approx((own.mean(), own.std()))
    plain = trained(experiment("sine-regression"), 0)
    assert not any("Targets are scaled" in limit for limit in EXPORTS[target].limits(plain))
