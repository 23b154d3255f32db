"""The map is as fine as it may be without costing more than a twentieth of the time."""

import pytest

from playground.ui.plots.resolution import AIM, ENOUGH, LADDER, LUXURY, MOST, Resolution


def settle(resolution, cost_per_point, rate=10.0, seconds=60.0, begin=0.0):
    """Maps at a rate per second whose cost is proportional to their points; the sides that were used."""
    sides = [resolution.side]
    for step in range(1, int(seconds * rate)):
        resolution.observe(resolution.side, cost_per_point * resolution.side**2, begin + step / rate)
        sides.append(resolution.side)
    return sides


@pytest.mark.parametrize("cost", [1e-8, 1e-7, 3e-7, 6e-7, 1e-6, 3e-6])
def test_it_settles_where_the_share_is_below_the_limit_and_stays(cost):
    resolution = Resolution()
    sides = settle(resolution, cost)
    assert len(set(sides[-300:])) == 1, "no hunting"
    share = cost * sides[-1] ** 2 * 10
    assert share <= MOST or sides[-1] == LADDER[0]
    finer = [side for side in LADDER if side > sides[-1]]
    may_cost = AIM if finer and finer[0] <= ENOUGH else LUXURY
    assert not finer or cost * finer[0] ** 2 * 10 > may_cost, "as fine as it may be"


def test_an_expensive_map_is_coarser_within_a_second():
    sides = settle(Resolution(), 5e-6, seconds=1.0)
    assert sides[-1] < 50


def test_single_frames_that_follow_each_other_closely_do_not_matter():
    resolution = Resolution()
    at = 0.0
    for _ in range(40):
        for gap in (0.002, 0.198):
            at += gap
            resolution.observe(100, 0.002, at)
    assert resolution.side >= 100
    assert resolution.share == pytest.approx(0.02, rel=0.3)


def test_a_map_that_holds_everything_up_is_coarser_although_frames_are_rare():
    resolution = Resolution()
    sides = settle(resolution, 1e-4, rate=0.2)
    assert sides[-1] == LADDER[0]


def test_maps_that_are_still_on_their_way_are_not_counted():
    resolution = Resolution(60)
    for step in range(20):
        assert not resolution.observe(100, 0.09, 0.1 * step)
