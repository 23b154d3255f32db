"""Scaling the targets of a regression: fitted by hand on the training part, and without any effect on the rest."""

from statistics import fmean, pstdev

import numpy as np
import pytest
from msgspec.structs import replace

from playground.data.classification import Spiral
from playground.data.files.arrays import import_arrays
from playground.data.prepare import prepare
from playground.data.problems import problems
from playground.data.regression import Line, Sine
from playground.data.scaling import GivenScaling, MinMax, NoScaling, Standardize
from playground.data.spec import DataSpec
from playground.engine.losses import MSE
from playground.experiment import ExperimentSpec, format_preset, parse_preset

PARTS = ("train", "validation", "test")
PLAIN = DataSpec(dataset=Sine(samples=50))
OWN = prepare(PLAIN, np.float64)
"""The same examples as they are."""


def targets(scaling, dtype=np.float64):
    data = prepare(replace(PLAIN, target_scaling=scaling), dtype)
    return data, [data.part(name).y[:, 0] for name in PARTS]


def test_all_parts_are_standardized_with_mean_and_deviation_of_the_training_part():
    known = OWN.train.y[:, 0].tolist()
    data, found = targets(Standardize())
    for name, values in zip(PARTS, found, strict=True):
        own = OWN.part(name)
        assert values == pytest.approx([(y - fmean(known)) / pstdev(known) for y in own.y[:, 0].tolist()])
        assert np.array_equal(data.part(name).truth, own.y)
        assert np.array_equal(data.part(name).x, own.x), "inputs are as they were"
    assert data.target_scale.offset == pytest.approx([fmean(known)])
    assert data.target_scale.divisor == pytest.approx([pstdev(known)])
    assert data.in_own_units(data.test.y) == pytest.approx(OWN.test.y)
    assert data.scaled(OWN.test.y) == pytest.approx(data.test.y)


def test_from_zero_to_one_over_the_training_part():
    known = OWN.train.y[:, 0].tolist()
    _, found = targets(MinMax())
    assert (found[0].min(), found[0].max()) == (0, 1)
    assert found[2] == pytest.approx([(y - min(known)) / (max(known) - min(known)) for y in OWN.test.y[:, 0].tolist()])


def test_numbers_that_are_given_are_used_as_they_are():
    _, found = targets(GivenScaling((0.5,), (2.0,)))
    assert found[1] == pytest.approx([(y - 0.5) / 2 for y in OWN.validation.y[:, 0].tolist()])


def test_targets_of_different_size_are_scaled_one_by_one(tmp_path):
    y = np.array([[1.5, 100.0], [2.5, 300.0], [3.5, 500.0], [4.5, 700.0]] * 10)
    np.savez(tmp_path / "two.npz", x=np.arange(80.0).reshape(40, 2), y=y)
    spec = DataSpec(dataset=import_arrays(tmp_path / "two.npz"), target_scaling=Standardize())
    data = prepare(spec)
    assert data.train.y.mean(axis=0) == pytest.approx([0, 0], abs=1e-6)
    assert data.train.y.std(axis=0) == pytest.approx([1, 1])
    assert data.targets == ("y1", "y2")


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_numbers_are_of_the_type_wanted_and_cannot_be_written(dtype):
    data, _ = targets(Standardize(), dtype)
    for name in PARTS:
        part = data.part(name)
        assert part.y.dtype == part.truth.dtype == dtype
        assert not part.y.flags.writeable
        assert not part.truth.flags.writeable
    assert data.in_own_units(data.test.y).dtype == dtype


def test_targets_that_are_all_the_same_become_zero(tmp_path):
    np.savez(tmp_path / "flat.npz", x=np.arange(40.0).reshape(20, 2), y=np.full(20, 512.5))
    spec = DataSpec(dataset=import_arrays(tmp_path / "flat.npz"), target_scaling=Standardize())
    assert not prepare(spec).train.y.any()


def test_without_scaling_the_targets_are_those_that_were_drawn():
    assert PLAIN.target_scaling == NoScaling()
    assert OWN.target_scale is None
    assert OWN.train.truth is OWN.train.y
    assert OWN.in_own_units(OWN.test.y) is OWN.test.y


@pytest.mark.parametrize("scaling", [Standardize(), MinMax(), GivenScaling((1.0, 2.0), (3.0, 0.0))])
def test_classes_are_no_numbers_to_be_scaled(scaling):
    plain = DataSpec(dataset=Spiral(samples=40))
    spec = replace(plain, target_scaling=scaling)
    assert problems(spec) == []
    data = prepare(spec)
    assert data.target_scale is None
    assert np.array_equal(data.train.y, prepare(plain).train.y)


@pytest.mark.parametrize("given", [GivenScaling((1.0, 2.0), (1.0, 2.0)), GivenScaling((1.0,), (0.0,))])
def test_given_numbers_must_fit_the_targets(given):
    [(field, words)] = problems(DataSpec(dataset=Line(), target_scaling=given))
    assert field == "target_scaling"
    assert "not for 1 targets" in words
    with pytest.raises(ValueError, match="target scaling"):
        prepare(DataSpec(dataset=Line(), target_scaling=given))


def test_a_preset_tells_it_only_where_it_is_chosen():
    spec = ExperimentSpec(data=PLAIN)
    spec = replace(spec, training=replace(spec.training, loss=MSE()))
    assert "target_scaling" not in format_preset(spec)
    chosen = replace(spec, data=replace(PLAIN, target_scaling=MinMax()))
    assert parse_preset(format_preset(chosen)) == chosen
