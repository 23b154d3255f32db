"""Points a person draws: they are exactly what was drawn, and nothing about one depends on the others."""

import msgspec
import numpy as np
import pytest

from playground.data.drawn import (
    MOST_POINTS,
    PER_POINT,
    Drawn,
    nearest,
    part_of,
    taken_over,
    with_moved,
    with_points,
    without_near,
)
from playground.data.prepare import prepare
from playground.data.problems import part_sizes, problems
from playground.data.scaling import GivenScaling, MinMax, Standardize
from playground.data.spec import DataSpec, Split
from playground.experiment import ExperimentSpec, PresetError, format_preset, parse_preset, replace_at

EMPTY = Drawn(points=())
SHARES = (0.6, 0.2, 0.2)


def cloud(count, seed=0):
    return np.random.default_rng(seed).uniform(-5, 5, (count, 2))


def parts_by_number(dataset, seed=0):
    return dict(zip(dataset.numbers.tolist(), dataset.parts(SHARES, seed).tolist(), strict=True))


def test_points_are_kept_in_the_order_they_were_drawn():
    drawn = with_points(with_points(EMPTY, np.array([[1.0, 2.0]]), 1), np.array([[-3.5, 0.25], [7.0, -9.0]]), 3)
    assert drawn.points == (1.0, 2.0, 1.0, 0.0, -3.5, 0.25, 3.0, 1.0, 6.0, -6.0, 3.0, 2.0), "cut off at the square"
    assert drawn.count == 4, "as many classes as are used"
    examples = drawn.generate(np.random.default_rng())
    assert examples.inputs.tolist() == [[1.0, 2.0], [-3.5, 0.25], [6.0, -6.0]]
    assert examples.targets.tolist() == [1, 3, 3]


def test_moving_and_erasing_touch_no_other_point():
    drawn = with_points(EMPTY, np.array([[0.0, 0.0], [3.0, 4.0], [1.0, 1.0]]), 0)
    assert nearest(drawn, (2.9, 4.2), 0.5) == 1
    assert nearest(drawn, (2.9, 4.2), 0.1) is None
    assert nearest(EMPTY, (0.0, 0.0), 1.0) is None
    moved = with_moved(drawn, 1, (-2.0, 5.0))
    assert moved.table.tolist() == [[0, 0, 0, 0], [-2, 5, 0, 1], [1, 1, 0, 2]]
    assert without_near(drawn, (0.0, 0.0), 1.42).table.tolist() == [[3, 4, 0, 1]], "the root of 2 is 1.414"


def test_there_are_at_most_so_many_points():
    drawn = with_points(EMPTY, cloud(MOST_POINTS + 10), 0)
    assert drawn.rows == MOST_POINTS
    assert with_points(drawn, cloud(1), 0) == drawn


@pytest.mark.parametrize("seed", [0, 1, 77])
def test_a_new_point_and_an_erased_one_leave_all_others_in_their_parts(seed):
    drawn = with_points(EMPTY, cloud(200), 0)
    before = parts_by_number(drawn, seed)
    more = without_near(with_points(drawn, cloud(50, 1), 1), (0.0, 0.0), 2.0)
    after = parts_by_number(more, seed)
    assert any(number >= 200 for number in after)
    assert all(after[number] == before[number] for number in after if number in before)


def test_every_stroke_is_shared_out_as_the_split_says():
    numbers = np.arange(1000)
    for start in range(0, 1000, 50):
        counts = np.bincount(part_of(numbers[start : start + 50], SHARES, 3), minlength=3)
        assert np.abs(counts - [30, 10, 10]).max() <= 2
    assert (part_of(numbers, (1.0, 0.0, 0.0), 5) == 0).all()
    assert (part_of(numbers, (0.5, 0.5, 0.0), 5) < 2).all()


def test_the_first_point_is_for_training_whatever_the_seed():
    one = with_points(EMPTY, cloud(1), 0)
    for seed in range(20):
        spec = DataSpec(dataset=one, seed=seed)
        assert part_sizes(spec) == (1, 0, 0)
        assert prepare(spec).train.rows == 1


def test_a_new_point_does_not_change_what_the_network_is_given_of_the_others():
    for scaling in (Standardize(), MinMax()):
        spec = DataSpec(dataset=with_points(EMPTY, cloud(20), 0), features=("x1", "x2^2"), scaling=scaling)
        more = msgspec.structs.replace(spec, dataset=with_points(spec.dataset, cloud(30, 2), 1))
        first, second = prepare(spec).train, prepare(more).train
        assert np.array_equal(second.x[: first.rows], first.x)
    uniform = prepare(DataSpec(dataset=EMPTY.__class__(), features=("x1", "x2")))
    axis = np.linspace(-6, 6, 25)
    assert uniform.scale is not None
    assert np.allclose(uniform.scale.offset, [0, 0])
    assert np.allclose(uniform.scale.divisor, [axis.std(), axis.std()])


def test_a_wrong_label_stays_wrong_when_points_come_and_go():
    spec = DataSpec(dataset=with_points(EMPTY, cloud(400), 0), label_noise=0.25, split=Split(1.0, 0.0, 0.0))
    before = prepare(spec).train.y
    assert 0.18 < before.mean() < 0.32
    more = msgspec.structs.replace(spec, dataset=with_points(spec.dataset, cloud(100, 1), 1))
    assert np.array_equal(prepare(more).train.y[:400], before)


@pytest.mark.parametrize("shares", [SHARES, (0.8, 0.0, 0.2), (1.0, 0.0, 0.0)])
@pytest.mark.parametrize("seed", [0, 9])
def test_examples_that_are_taken_over_stay_in_their_parts(shares, seed):
    rng = np.random.default_rng(4)
    places, labels = cloud(150), rng.integers(0, 3, 150)
    parts = rng.choice(3, 150, p=shares)
    drawn = taken_over(places, labels, parts, 3, shares, seed)
    assert np.array_equal(part_of(drawn.numbers, shares, seed), parts)
    assert len(set(drawn.numbers.tolist())) == 150
    assert np.allclose(drawn.table[:, :2], places, atol=5e-4)
    assert np.array_equal(drawn.table[:, 2], labels)


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ((), "no points yet"),
        ((1.0, 2.0, 0.0), "four numbers"),
        ((1.0, 6.5, 0.0, 0.0), "outside of the square"),
        ((1.0, 2.0, 0.5, 0.0), "whole numbers"),
        ((1.0, 2.0, 0.0, -1.0), "whole numbers"),
        ((1.0, 2.0, 0.0, 1e12), "whole numbers"),
        ((1.0, 2.0, 2.0, 0.0), "points of class 3"),
    ],
)
def test_what_is_wrong_with_points_is_said_in_a_sentence(points, said):
    spec = DataSpec(dataset=Drawn(points=points))
    found = problems(spec)
    assert len(found) == 1
    assert found[0][0] == "dataset"
    assert said in found[0][1]
    with pytest.raises(ValueError, match=said):
        prepare(spec)


def test_a_preset_keeps_every_point_and_stays_readable():
    dataset = with_points(EMPTY, cloud(MOST_POINTS).round(3), 4)
    spec = replace_at(ExperimentSpec(), "name", "Mine")
    spec = msgspec.structs.replace(spec, data=DataSpec(dataset=dataset))
    text = format_preset(spec)
    assert parse_preset(text) == spec
    assert max(map(len, text.splitlines())) <= 132
    assert len(text) < 500_000
    too_many = text.replace('"points": [', '"points": [' + "0.0, 0.0, 0.0, 9.0, ")
    with pytest.raises(PresetError, match=r"data\.dataset\.points"):
        parse_preset(too_many)


def test_the_starter_has_both_classes_in_every_part():
    data = prepare(DataSpec(dataset=Drawn()))
    assert Drawn().rows * PER_POINT == len(Drawn().points)
    assert all(set(data.part(name).y.tolist()) == {0, 1} for name in ("train", "validation", "test"))


def test_given_scaling_uses_its_numbers_and_says_when_they_do_not_fit():
    given = GivenScaling(offset=(1.0, -2.0), divisor=(2.0, 4.0))
    data = prepare(DataSpec(scaling=given))
    assert np.allclose(data.train.x, (data.train.raw - [1.0, -2.0]) / [2.0, 4.0])
    assert problems(DataSpec(scaling=GivenScaling())) == []
    for wrong in (GivenScaling((1.0,), (1.0,)), GivenScaling((0.0, 0.0), (1.0, 0.0)), GivenScaling((), (1.0, 1.0))):
        assert [field for field, _ in problems(DataSpec(scaling=wrong))] == ["scaling"]
