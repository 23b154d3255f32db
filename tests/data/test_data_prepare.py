"""Preparation: what the engine is given, and what depends on what."""

import pickle

import msgspec
import numpy as np
import pytest

from playground.data.catalog import DATASETS
from playground.data.classification import Circle, Gaussians, Rings, Spiral
from playground.data.gates import AndGate
from playground.data.prepare import flip_labels, prepare
from playground.data.regression import Line, Sine
from playground.data.scaling import MinMax, NoScaling, Standardize
from playground.data.spec import DataSpec, Split
from playground.data.tables import Digits, Iris

PARTS = ("train", "validation", "test")
SPIRAL = DataSpec()


def points(data):
    """The raw rows of all parts, in the order of the parts."""
    return np.concatenate([data.part(name).raw for name in PARTS])


def labels(data):
    return np.concatenate([data.part(name).y for name in PARTS])


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("kind", DATASETS.values(), ids=DATASETS.keys())
def test_every_data_set_is_prepared(kind, dtype):
    data = prepare(DataSpec(dataset=kind()), dtype)
    for name in PARTS:
        part = data.part(name)
        assert part.x.dtype == dtype
        assert part.x.shape == (part.rows, *data.shape)
        assert part.raw.shape == (part.rows, len(data.inputs))
        assert np.isfinite(part.x).all()
        if data.task == "classification":
            assert part.y.dtype == np.int64
            assert part.y.shape == (part.rows,)
        else:
            assert part.y.dtype == dtype
            assert part.y.shape == (part.rows, len(data.targets))
        assert not any(array.flags.writeable for array in (part.x, part.y, part.raw))
        assert np.array_equal(data.encode(part.raw), part.x)
    assert len(data.bounds) == len(data.inputs)
    assert len(data.columns) == np.prod(data.shape)


def test_preparing_twice_gives_equal_bits_and_another_seed_does_not():
    first, again, other = prepare(SPIRAL), prepare(SPIRAL), prepare(msgspec.structs.replace(SPIRAL, seed=1))
    assert all(np.array_equal(first.part(name).x, again.part(name).x) for name in PARTS)
    assert all(np.array_equal(first.part(name).y, again.part(name).y) for name in PARTS)
    assert not np.array_equal(first.train.x, other.train.x)


@pytest.mark.parametrize(
    "change",
    [
        {"features": ("x1^2", "sin(x2)")},
        {"scaling": MinMax()},
        {"scaling": NoScaling()},
        {"label_noise": 0.3},
    ],
    ids=str,
)
def test_neither_features_nor_scaling_nor_label_noise_move_a_point_or_the_split(change):
    changed = prepare(msgspec.structs.replace(SPIRAL, **change))
    assert np.array_equal(points(changed), points(prepare(SPIRAL)))


def test_noise_does_not_change_the_split():
    noisy, still = (prepare(DataSpec(dataset=Rings(noise=noise))) for noise in (0.4, 0.0))
    assert np.array_equal(labels(noisy), labels(still))
    assert np.linalg.norm(points(noisy) - points(still), axis=1).mean() < 2  # the same points, displaced


def test_scaling_is_measured_on_the_training_part_only():
    data = prepare(DataSpec(dataset=Iris()), np.float64)
    assert data.train.x.mean(axis=0) == pytest.approx(np.zeros(4), abs=1e-12)
    assert data.train.x.std(axis=0) == pytest.approx(np.ones(4))
    assert np.abs(data.test.x.mean(axis=0)).max() > 1e-3
    mean, deviation = data.train.raw.mean(axis=0), data.train.raw.std(axis=0)
    assert data.test.x == pytest.approx((data.test.raw - mean) / deviation)


def test_features_are_computed_from_raw_coordinates_and_then_scaled():
    spec = DataSpec(dataset=Gaussians(), features=("x1*x2", "x2"), scaling=Standardize())
    data = prepare(spec, np.float64)
    product = data.train.raw[:, 0] * data.train.raw[:, 1]
    assert data.train.x[:, 0] == pytest.approx((product - product.mean()) / product.std())
    assert data.columns == ("x1·x2", "x2")


def test_features_apply_to_two_inputs_only():
    assert prepare(DataSpec(dataset=Sine(), features=("x2",))).columns == ("x1",)
    assert prepare(DataSpec(dataset=Iris(), features=("x1",))).shape == (4,)


def test_digits_stay_pictures_and_raw_is_grey_from_0_to_1():
    data = prepare(DataSpec(dataset=Digits(), scaling=NoScaling()))
    assert data.shape == (1, 8, 8)
    assert data.train.raw.shape == (1078, 64)
    assert np.array_equal(data.train.x.reshape(-1, 64), data.train.raw.astype(np.float32))
    assert (data.train.x.min(), data.train.x.max()) == (0, 1)


def test_standardized_digits_are_scaled_pixel_by_pixel():
    data = prepare(DataSpec(dataset=Digits()), np.float64)
    pixels = data.train.x.reshape(-1, 64)
    used = np.ptp(data.train.raw, axis=0) > 0
    assert pixels[:, used].std(axis=0) == pytest.approx(np.ones(used.sum()))
    assert not pixels[:, ~used].any()
    assert not used.all()


def test_all_rows_of_a_gate_are_for_training():
    data = prepare(DataSpec(dataset=AndGate(), scaling=NoScaling()))
    assert data.train.x.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert data.train.y.tolist() == [0, 0, 0, 1]
    assert (data.validation.rows, data.test.rows) == (0, 0)
    assert data.test.x.shape == (0, 2)


def test_a_share_may_be_zero():
    data = prepare(DataSpec(split=Split(0.75, 0.0, 0.25)))
    assert [data.part(name).rows for name in PARTS] == [375, 0, 125]


@pytest.mark.parametrize("samples", [4, 5, 7])
def test_tiny_data_sets_do_not_crash(samples):
    data = prepare(DataSpec(dataset=Spiral(samples=samples, arms=5)))
    assert sum(data.part(name).rows for name in PARTS) == samples


@pytest.mark.parametrize("share", [0.0, 0.1, 0.25, 0.5])
def test_label_noise_replaces_exactly_its_share_by_other_classes(share):
    clean, noisy = (prepare(DataSpec(dataset=Rings(), label_noise=value)) for value in (0.0, share))
    wrong = labels(clean) != labels(noisy)
    assert wrong.sum() == round(500 * share)
    assert set(labels(noisy).tolist()) == {0, 1, 2}


def test_more_label_noise_spoils_the_same_labels_and_more():
    original = np.arange(1000) % 4
    little, much = (flip_labels(original, share, 4, np.random.default_rng(5)) for share in (0.1, 0.4))
    spoilt = little != original
    assert np.array_equal(much[spoilt], little[spoilt])
    assert original.tolist() == (np.arange(1000) % 4).tolist()


def test_each_wrong_class_is_as_likely():
    flipped = flip_labels(np.zeros(10_000, dtype=np.int64), 0.5, 5, np.random.default_rng(0))
    assert np.bincount(flipped)[1:] == pytest.approx(np.full(4, 1250), rel=0.1)


def test_label_noise_leaves_a_regression_alone():
    clean, noisy = (prepare(DataSpec(dataset=Line(), label_noise=value)) for value in (0.0, 0.5))
    assert np.array_equal(labels(clean), labels(noisy))


def test_the_encoder_can_be_pickled_and_encodes_new_points():
    data = prepare(DataSpec(dataset=Circle(), features=("x1^2", "x2^2")))
    copy = pickle.loads(pickle.dumps(data.encode))  # noqa: S301 (bytes made here)
    grid = np.array([[0.0, 0.0], [6.0, -6.0]])
    assert np.array_equal(copy(grid), data.encode(grid))
    assert copy(grid).dtype == np.float32


def test_the_default_spiral_is_beyond_a_straight_line_but_not_beyond_its_neighbours():
    """One nearest neighbour gets most of the test points right, the best straight line about half."""
    data = prepare(SPIRAL, np.float64)
    distance = np.linalg.norm(data.test.x[:, None] - data.train.x[None], axis=2)
    nearest = data.train.y[distance.argmin(axis=1)]
    assert (nearest == data.test.y).mean() >= 0.97
    inputs = np.column_stack([data.train.x, np.ones(data.train.rows)])
    weights = np.linalg.lstsq(inputs, 2.0 * data.train.y - 1, rcond=None)[0]
    line = np.column_stack([data.test.x, np.ones(data.test.rows)]) @ weights > 0
    assert (line == data.test.y).mean() < 0.75
