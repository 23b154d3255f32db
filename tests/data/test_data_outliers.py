"""Outliers: measured on the training part, against sums done by hand."""

import pickle

import numpy as np
import pytest
from msgspec.structs import replace

from playground.data.files.errors import DataError
from playground.data.files.table import Table
from playground.data.outliers import ClipOutliers, DropOutliers, KeepOutliers
from playground.data.prepare import prepare
from playground.data.scaling import MinMax, NoScaling
from playground.data.spec import DataSpec, Split
from playground.data.tables import Digits, Iris
from playground.experiment import ExperimentSpec, format_preset, parse_preset

PARTS = ("train", "validation", "test")


@pytest.fixture
def spec(tmp_path):
    """100 rows: a number that is far off every tenth time, and a rare category as 0 or 1."""
    rows = [f"{1000 if n % 10 == 0 else n % 7},{int(n % 25 == 0)},{'yes' if n % 2 else 'no'}" for n in range(100)]
    path = tmp_path / "far.csv"
    path.write_text("a,b,kind\n" + "\n".join(rows) + "\n")
    table = Table(str(path), inputs=("a", "b"), target="kind", classes=("no", "yes"), rows=100, low=(0, 0), high=(1, 1))
    return DataSpec(dataset=table, split=Split(0.5, 0.25, 0.25), scaling=NoScaling())


def limits(column, k):
    """Mean and deviation with plain sums."""
    mean = sum(column) / len(column)
    deviation = (sum((value - mean) ** 2 for value in column) / len(column)) ** 0.5
    return mean - k * deviation, mean + k * deviation


def test_clipping_moves_values_to_the_limit_in_all_parts(spec):
    kept, clipped = prepare(spec), prepare(replace(spec, outliers=ClipOutliers(2.0)))
    low, high = limits(kept.train.x[:, 0].astype(float).tolist(), 2.0)
    count = 0
    for name in PARTS:
        before, after = kept.part(name).x, clipped.part(name).x
        wanted = [min(max(value, low), high) for value in before[:, 0].tolist()]
        count += sum(not low <= value <= high for value in before[:, 0].tolist())
        assert np.allclose(after[:, 0], wanted, rtol=1e-6)
        assert np.array_equal(after[:, 1], before[:, 1]), "a rare category is no outlier"
        assert np.array_equal(clipped.part(name).raw, kept.part(name).raw), "pictures show where a point is"
        assert np.array_equal(clipped.encode(clipped.part(name).raw), after)
    assert clipped.outliers == count > 0
    copy = pickle.loads(pickle.dumps(clipped.encode))  # noqa: S301 (bytes made here)
    assert np.array_equal(copy(kept.test.raw), clipped.test.x)


def test_dropping_leaves_validation_and_test_alone(spec):
    kept, dropped = prepare(spec), prepare(replace(spec, outliers=DropOutliers(2.0)))
    far = kept.train.x[:, 0] == 1000
    assert dropped.outliers == far.sum() > 0
    assert np.array_equal(dropped.train.x, kept.train.x[~far])
    assert np.array_equal(dropped.train.y, kept.train.y[~far])
    for name in ("validation", "test"):
        assert np.array_equal(dropped.part(name).x, kept.part(name).x)


def test_scaling_is_fitted_on_what_is_left(spec):
    scaled = prepare(replace(spec, outliers=DropOutliers(2.0), scaling=MinMax()))
    assert (scaled.train.x[:, 0].min(), scaled.train.x[:, 0].max()) == (0, 1)
    assert np.array_equal(scaled.scale.divisor, [6, 1])


def test_a_wide_limit_changes_nothing():
    plain = prepare(DataSpec(dataset=Iris()))
    for rule in (ClipOutliers(10.0), DropOutliers(10.0)):
        same = prepare(DataSpec(dataset=Iris(), outliers=rule))
        assert same.outliers == 0
        assert all(np.array_equal(same.part(name).x, plain.part(name).x) for name in PARTS)


def test_pictures_have_no_outliers():
    plain, treated = (prepare(DataSpec(dataset=Digits(), outliers=rule)) for rule in (KeepOutliers(), DropOutliers()))
    assert np.array_equal(plain.train.x, treated.train.x)


def test_a_limit_that_leaves_nothing_is_refused(tmp_path):
    path = tmp_path / "ends.csv"
    path.write_text("a,b\n" + "0,1\n1,2\n10,3\n11,4\n" * 3)
    table = Table(str(path), inputs=("a",), target="b", rows=12, low=(0,), high=(11,))
    with pytest.raises(DataError, match="choose a wider limit"):
        prepare(DataSpec(dataset=table, split=Split(1, 0, 0), outliers=DropOutliers(0.5)))


def test_it_is_written_and_older_files_do_without():
    spec = replace(ExperimentSpec(), data=DataSpec(outliers=ClipOutliers(2.5)))
    assert parse_preset(format_preset(spec)) == spec
    assert "outliers" not in format_preset(ExperimentSpec())
