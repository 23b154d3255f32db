"""Learning rates against values worked by hand. t counts epochs done, with fraction."""

import json
from math import cos, inf, pi, sqrt
from pathlib import Path

import numpy as np
import pytest

from playground.engine.schedules import SCHEDULES, Plateau, PlateauState

BASE, EPOCHS = 0.4, 100

# Schedule, its parameters, and (t, rate) pairs for a base rate of 0.4 over 100 epochs.
TABLES = [
    ("constant", {}, [(0, 0.4), (3.5, 0.4), (100, 0.4), (250, 0.4)]),
    ("step", {}, [(0, 0.4), (29.99, 0.4), (30, 0.04), (59.5, 0.04), (60, 0.004), (90, 0.0004)]),
    ("step", {"step_size": 2, "gamma": 0.5}, [(0, 0.4), (1.75, 0.4), (2, 0.2), (4.25, 0.1), (7, 0.05)]),
    ("exponential", {"gamma": 0.5}, [(0, 0.4), (1, 0.2), (2, 0.1), (0.5, 0.4 / sqrt(2)), (3.5, 0.05 / sqrt(2))]),
    ("exponential", {}, [(1, 0.38), (2, 0.361)]),
    ("cosine", {}, [(0, 0.4), (25, 0.2 * (1 + sqrt(0.5))), (50, 0.2), (75, 0.2 * (1 - sqrt(0.5))), (100, 0.0)]),
    ("cosine", {"minimum": 0.1}, [(0, 0.4), (50, 0.25), (100, 0.1), (130, 0.1), (100 / 3, 0.325)]),
    (
        "warmup_cosine",  # from a third of the rate over 5 epochs, as LinearLR, then half a cosine over the other 95
        {},
        [
            (0, 0.4 / 3),
            (2.5, 0.8 / 3),
            (5, 0.4),
            (52.5, 0.2),
            (100, 0.0),
            (101, 0.0),
            (10, 0.2 * (1 + cos(pi * 5 / 95))),
        ],
    ),
    ("warmup_cosine", {"warmup": 20, "minimum": 0.2}, [(10, 0.8 / 3), (20, 0.4), (60, 0.3), (100, 0.2)]),
    ("warmup_cosine", {"warmup": 0}, [(0, 0.4), (50, 0.2), (100, 0.0)]),
    (
        "cosine_restarts",  # after the restart at 10 the second period begins at the full rate
        {},
        [(0, 0.4), (5, 0.2), (10 - 1e-9, 0.0), (10, 0.4), (12.5, 0.2 * (1 + sqrt(0.5))), (35, 0.2), (100, 0.4)],
    ),
    (
        "cosine_restarts",  # periods of 4, 8, 16 epochs
        {"period": 4, "multiplier": 2, "minimum": 0.1},
        [(2, 0.25), (4, 0.4), (8, 0.25), (12, 0.4), (20, 0.25), (28, 0.4)],
    ),
    (
        "one_cycle",  # the top is at 29, the end at 99
        {},
        [(0, 0.016), (14.5, 0.208), (29, 0.4), (64, 0.2 + 0.8e-6), (99, 1.6e-6), (99.9, 1.6e-6), (200, 1.6e-6)],
    ),
    ("one_cycle", {"pct_start": 0.0, "div_factor": 1.0, "final_div_factor": 2.0}, [(49, 0.3), (99, 0.2)]),
    ("one_cycle", {"pct_start": 1.0, "div_factor": 4.0}, [(0, 0.1), (49.5, 0.25), (99, 0.4)]),
    ("inverse_time", {}, [(0, 0.4), (10, 0.2), (30, 0.1), (2.5, 0.32)]),
    ("inverse_time", {"decay": 3.0}, [(1, 0.1), (3, 0.04)]),
    ("plateau", {}, [(0, 0.4), (57.5, 0.4)]),  # its cuts are below
]


def test_every_schedule_is_worked_here():
    assert {name for name, *_ in TABLES} == set(SCHEDULES)


@pytest.mark.parametrize(("name", "parameters", "table"), TABLES)
def test_rates_equal_the_table(name, parameters, table):
    schedule = SCHEDULES[name](**parameters)
    for t, rate in table:
        assert schedule.rate(BASE, t, EPOCHS) == pytest.approx(rate, rel=1e-12, abs=1e-15)


def golden():
    """PyTorch's rates: schedule, parameters, and the rate of each of 100 epochs; and the losses of the plateaus."""
    with np.load(Path(__file__).parents[1] / "golden" / "golden.npz", allow_pickle=False) as file:
        entries = json.loads(str(file["schedules"]))
        return [(*entry, file[f"schedules/{i}"]) for i, entry in enumerate(entries)], file["schedules/losses"]


PYTORCHS, LOSSES = golden()


@pytest.mark.parametrize(("name", "parameters", "expected"), PYTORCHS)
def test_rates_of_100_epochs_equal_pytorchs(name, parameters, expected):
    schedule, state = SCHEDULES[name](**parameters), PlateauState()
    found = []
    for epoch in range(len(expected)):
        rule = state.bound(schedule) if isinstance(schedule, Plateau) else schedule.rate
        found.append(rule(BASE, float(epoch), len(expected)))
        if isinstance(schedule, Plateau):
            state.observe(schedule, LOSSES[epoch])
    np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-15)


def test_every_schedule_is_compared_with_pytorch():
    assert {name for name, *_ in PYTORCHS} == set(SCHEDULES)


def test_one_cycle_over_few_epochs_is_defined():
    for epochs in (1, 2, 3, 4):
        for t in (0.0, 0.5, 1.0, 2.7, 4.0):
            assert 0 < SCHEDULES["one_cycle"]().rate(BASE, t, epochs) <= BASE


def rates(schedule, losses, base=0.4):
    """The rate after each of the losses."""
    state, found = PlateauState(), []
    for loss in losses:
        state.observe(schedule, loss)
        found.append(state.bound(schedule)(base, 0.0, EPOCHS))
    return found


def test_plateau_cuts_when_bad_epochs_exceed_the_patience():
    schedule = Plateau(factor=0.5, patience=2)
    # best, bad 1, bad 2 (still tolerated), bad 3: cut; the count begins again
    assert rates(schedule, [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]) == [0.4, 0.4, 0.4, 0.2, 0.2, 0.2, 0.1]


def test_plateau_starts_counting_again_after_an_improvement():
    schedule = Plateau(factor=0.5, patience=1)
    assert rates(schedule, [1.0, 1.0, 0.9, 0.9, 0.9]) == [0.4, 0.4, 0.4, 0.4, 0.2]


def test_plateau_compares_relative_to_the_best_loss():
    """With threshold 0.1 a fall from 1.0 to 0.91 is not an improvement, a fall to 0.89 is."""
    schedule = Plateau(factor=0.5, patience=0, threshold=0.1)
    assert rates(schedule, [1.0, 0.91]) == [0.4, 0.2]
    assert rates(schedule, [1.0, 0.89]) == [0.4, 0.4]


def test_plateau_without_patience_cuts_at_every_bad_epoch_down_to_the_minimum():
    schedule = Plateau(factor=0.1, patience=0, minimum=0.01)
    assert rates(schedule, [1.0, 2.0, 2.0, 2.0]) == pytest.approx([0.4, 0.04, 0.01, 0.01], rel=1e-12)


def test_a_rate_below_the_minimum_is_not_raised_to_it():
    schedule = Plateau(factor=0.1, patience=0, minimum=0.5)
    assert rates(schedule, [1.0, inf]) == [0.4, 0.4]
