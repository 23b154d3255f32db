"""Every data set of the table describes itself truly, and the toy sets have the shape their formula says."""

import msgspec
import numpy as np
import pytest

from playground.data.catalog import DATASETS
from playground.data.classification import XOR, Checkerboard, Circle, Gaussians, Moons, Rings, Spiral
from playground.data.gates import AndGate, OrGate, XorGate
from playground.data.regression import GaussianBumps, Line, Plane, Polynomial, Sine
from playground.family import fields

NAMES = (
    "circle xor gaussians spiral moons rings checkerboard drawn and_gate or_gate xor_gate line plane sine polynomial "
    "gaussian_bumps iris wine breast_cancer digits"
)

everyone = pytest.mark.parametrize("kind", DATASETS.values(), ids=DATASETS.keys())


def rng(seed=0):
    return np.random.default_rng(seed)


def test_the_table_holds_the_names_on_disk():
    assert " ".join(DATASETS) == NAMES


@everyone
def test_every_member_says_what_it_is(kind):
    assert kind.title
    assert kind.help.endswith(".")
    assert kind.formula or kind.source
    for field in fields(kind):
        assert field.title
        assert field.help.endswith(".")
        if field.kind == "numbers":  # points a person draws
            continue
        assert not field.live
        assert field.low is not None
        assert field.high is not None


@everyone
@pytest.mark.parametrize("noise", [0.0, 1.0])
def test_examples_have_the_described_shape_and_bounds(kind, noise):
    dataset = kind()
    if "noise" in kind.__struct_fields__:
        dataset = msgspec.structs.replace(dataset, noise=noise)
    examples = dataset.generate(rng())
    assert examples.inputs.shape == (dataset.rows, len(dataset.inputs))
    assert examples.inputs.dtype == np.float64
    low, high = np.array(dataset.bounds).T
    assert (examples.inputs >= low).all()
    assert (examples.inputs <= high).all()
    if dataset.task == "classification":
        assert examples.targets.shape == (dataset.rows,)
        assert examples.targets.dtype == np.int64
        assert set(examples.targets.tolist()) == set(range(len(dataset.classes)))
        assert dataset.targets == ()
    else:
        assert examples.targets.shape == (dataset.rows, len(dataset.targets))
        assert np.isfinite(examples.targets).all()
        assert dataset.classes == ()


@everyone
def test_the_same_generator_state_gives_the_same_examples(kind):
    first, second = kind().generate(rng(3)), kind().generate(rng(3))
    assert np.array_equal(first.inputs, second.inputs)
    assert np.array_equal(first.targets, second.targets)


@pytest.mark.parametrize("samples", [4, 5, 101])
@pytest.mark.parametrize("kind", [Circle, XOR, Gaussians, Spiral, Moons, Rings, Checkerboard])
def test_classes_are_balanced_for_every_number_of_samples(kind, samples):
    dataset = kind(samples=samples)
    counts = np.bincount(dataset.generate(rng()).targets, minlength=len(dataset.classes))
    assert counts.sum() == samples
    assert np.ptp(counts) <= 1


@pytest.mark.parametrize("kind", [Circle, XOR, Gaussians, Spiral, Moons, Rings, Checkerboard])
def test_noise_moves_points_by_its_standard_deviation_and_keeps_labels(kind):
    still = kind(samples=10_000, noise=0.0).generate(rng())
    noisy = kind(samples=10_000, noise=0.1).generate(rng())
    assert np.array_equal(still.targets, noisy.targets)
    central = np.abs(noisy.inputs) < 4  # away from the edge, where points are mirrored
    moved = (noisy.inputs - still.inputs)[central]
    assert moved.std() == pytest.approx(0.25, rel=0.1)


@pytest.mark.parametrize("arms", [2, 3, 5])
def test_spiral_arms_turn_once_and_are_rotations_of_each_other(arms):
    spiral = Spiral(samples=2000, noise=0.0, arms=arms)
    examples = spiral.generate(rng())
    radius = np.hypot(*examples.inputs.T)
    turn = (radius - 0.5) / 4.5
    assert turn.min() > -1e-9
    assert turn.max() < 1 + 1e-9
    assert np.ptp(turn) > 0.99
    angle = np.arctan2(examples.inputs[:, 1], examples.inputs[:, 0]) / (2 * np.pi)
    offset = (angle - turn - examples.targets / arms + 0.5) % 1 - 0.5  # in turns
    assert np.abs(offset).max() < 1e-9
    assert len(spiral.classes) == arms


def test_spiral_arms_keep_their_distance():
    examples = Spiral(samples=1000, noise=0.0).generate(rng())
    first, second = (examples.inputs[examples.targets == label] for label in (0, 1))
    distance = np.linalg.norm(first[:, None] - second[None], axis=2).min()
    assert distance > 0.9  # the arms start on opposite sides at radius 0.5


def test_circle_has_a_gap_between_disc_and_ring():
    examples = Circle(noise=0.0).generate(rng())
    radius = np.hypot(*examples.inputs.T)
    assert radius[examples.targets == 1].max() <= 2.5
    assert radius[examples.targets == 0].min() >= 3.5
    assert radius.max() <= 5


def test_xor_is_the_sign_of_the_product():
    examples = XOR(noise=0.0).generate(rng())
    assert np.array_equal(examples.inputs.prod(axis=1) > 0, examples.targets == 1)
    assert np.abs(examples.inputs).min() >= 0.3
    quadrants = {tuple(row) for row in np.sign(examples.inputs).tolist()}
    assert len(quadrants) == 4


@pytest.mark.parametrize(("share", "count"), [(0.5, 50), (0.05, 5), (0.9, 90), (0.333, 33)])
def test_gaussians_of_unequal_size(share, count):
    labels = Gaussians(samples=100, share=share).generate(rng()).targets
    assert np.bincount(labels).tolist() == [100 - count, count]
    assert np.unique(labels[:40]).tolist() == [0, 1]  # they take turns


def test_gaussians_of_equal_size_take_turns():
    assert Gaussians(samples=7).generate(rng()).targets.tolist() == [0, 1, 0, 1, 0, 1, 0]


def test_gaussians_have_their_means_and_deviations():
    examples = Gaussians(samples=10_000, noise=0.1).generate(rng())
    for label, centre in ((0, -2.0), (1, 2.0)):
        cloud = examples.inputs[examples.targets == label]
        assert cloud.mean(axis=0) == pytest.approx([centre, centre], abs=0.05)
        assert cloud.std(axis=0) == pytest.approx([1.0, 1.0], rel=0.03)


def test_moons_are_half_circles():
    examples = Moons(noise=0.0).generate(rng())
    for label, centre, side in ((0, (-5 / 3, -5 / 6), 1), (1, (5 / 3, 5 / 6), -1)):
        moon = examples.inputs[examples.targets == label] - centre
        assert np.hypot(*moon.T) == pytest.approx(np.full(len(moon), 10 / 3))
        assert (side * moon[:, 1] >= -1e-9).all()


@pytest.mark.parametrize("rings", [2, 3, 4])
def test_rings_have_evenly_spaced_radii(rings):
    examples = Rings(noise=0.0, rings=rings).generate(rng())
    assert np.hypot(*examples.inputs.T) == pytest.approx(5 * (examples.targets + 1) / rings)


@pytest.mark.parametrize("cells", [2, 3, 4, 6])
def test_checkerboard_alternates_and_fills_every_cell(cells):
    examples = Checkerboard(samples=2000, noise=0.0, cells=cells).generate(rng())
    column, row = np.floor((examples.inputs + 6) / 12 * cells).astype(int).T
    assert np.array_equal((row + column) % 2 == 0, examples.targets == 1)
    assert len(set(zip(row.tolist(), column.tolist(), strict=True))) == cells**2


@pytest.mark.parametrize(("gate", "truth"), [(AndGate, min), (OrGate, max), (XorGate, lambda bits: bits[0] != bits[1])])
def test_gates_are_truth_tables(gate, truth):
    examples = gate().generate(rng())
    assert sorted(examples.inputs.tolist()) == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert examples.targets.tolist() == [truth(bits) for bits in examples.inputs.tolist()]
    assert gate.train_only


def bump(x1, x2):
    hills = [(-4, 2.5), (4, 2.5), (0, -2.5)]
    hollows = [(0, 2.5), (-4, -2.5), (4, -2.5)]
    return sum(np.exp(-((x1 - a) ** 2 + (x2 - b) ** 2) / 4) for a, b in hills) - sum(
        np.exp(-((x1 - a) ** 2 + (x2 - b) ** 2) / 4) for a, b in hollows
    )


@pytest.mark.parametrize(
    ("kind", "function"),
    [
        (Line, lambda x1: 0.2 * x1 + 0.3),
        (Plane, lambda x1, x2: 0.2 * x1 - 0.1 * x2 + 0.3),
        (Sine, np.sin),
        (Polynomial, lambda x1: np.cos(3 * np.arccos(x1 / 6))),  # what defines a Chebyshev polynomial
        (GaussianBumps, bump),
    ],
)
def test_regressions_are_their_function_plus_noise(kind, function):
    exact = kind(samples=10_000, noise=0.0).generate(rng())
    assert exact.targets[:, 0] == pytest.approx(function(*exact.inputs.T), abs=1e-12)
    assert 0.3 < exact.targets.std() < 1
    noisy = kind(samples=10_000, noise=0.2).generate(rng())
    assert np.array_equal(noisy.inputs, exact.inputs)
    assert (noisy.targets - exact.targets).std() == pytest.approx(0.2, rel=0.03)
