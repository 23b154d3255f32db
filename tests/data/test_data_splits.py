"""Splits: the arithmetic by hand, and what must hold for every split."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.data.splits import apportion, split_rows, stratify

shares_of_all = st.lists(st.integers(0, 20), min_size=3, max_size=3).filter(any)


@pytest.mark.parametrize(
    ("count", "shares", "parts"),
    [
        (500, (0.6, 0.2, 0.2), [300, 100, 100]),
        (178, (0.6, 0.2, 0.2), [107, 36, 35]),  # 106.8, 35.6, 35.6
        (1797, (0.6, 0.2, 0.2), [1078, 360, 359]),  # 1078.2, 359.4, 359.4
        (10, (1 / 3, 1 / 3, 1 / 3), [4, 3, 3]),
        (7, (0.5, 0.5, 0.0), [4, 3, 0]),
        (4, (1.0, 0.0, 0.0), [4, 0, 0]),
        (10, (0.7, 0.2, 0.1), [7, 2, 1]),  # 0.7 x 10 is not 7 in floating point
        (0, (0.6, 0.2, 0.2), [0, 0, 0]),
    ],
)
def test_largest_remainder(count, shares, parts):
    assert apportion(count, shares).tolist() == parts


def test_stratification_of_wine_by_hand():
    # quotas 35.4 11.8 11.8 / 42.6 14.2 14.2 / 28.8 9.6 9.6
    assert stratify([59, 71, 48], (0.6, 0.2, 0.2)).tolist() == [[35, 12, 12], [43, 14, 14], [29, 10, 9]]


def test_parts_get_their_total_although_each_class_alone_would_round_the_same_way():
    # By themselves the classes give 4 2 / 1 0 / 1 0 / 1 0: 7 and 2 instead of 6 and 3.
    counts = stratify([6, 1, 1, 1], (2 / 3, 1 / 3))
    assert counts.sum(axis=0).tolist() == [6, 3]
    assert counts[0].tolist() == [4, 2]  # exactly its quota, so it is not the one to move a row
    assert sorted(counts[1:].tolist()) == [[0, 1], [1, 0], [1, 0]]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), shares_of_all)
def test_stratified_counts_add_up_both_ways_and_stay_near_their_quotas(sizes, weights):
    shares = np.array(weights) / sum(weights)
    counts = stratify(sizes, shares)
    assert counts.sum(axis=1).tolist() == sizes
    assert counts.sum(axis=0).tolist() == apportion(sum(sizes), shares).tolist()
    assert (counts >= 0).all()
    assert np.abs(counts - np.outer(sizes, shares)).max() < 2
    assert not counts[:, shares == 0].any()


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(0, 4), min_size=1, max_size=60), shares_of_all, st.integers(0, 2**32 - 1))
def test_every_row_is_in_exactly_one_part(labels, weights, seed):
    strata = np.array(labels, dtype=np.int64)
    shares = np.array(weights) / sum(weights)
    parts = split_rows(strata, shares, seed)
    assert sorted(np.concatenate(parts).tolist()) == list(range(len(labels)))
    assert [len(part) for part in parts] == apportion(len(labels), shares).tolist()


def test_each_part_has_each_class_in_proportion_and_in_mixed_order():
    strata = np.repeat([0, 1, 2], 50)
    parts = split_rows(strata, (0.6, 0.2, 0.2), seed=0)
    assert [np.bincount(strata[part]).tolist() for part in parts] == [[30] * 3, [10] * 3, [10] * 3]
    changes = np.count_nonzero(np.diff(strata[parts[0]]))
    assert changes > 30  # sorted by class there would be 2


def test_the_seed_alone_draws_the_split():
    strata = np.arange(100) % 3
    first, again, other = (split_rows(strata, (0.6, 0.2, 0.2), seed) for seed in (1, 1, 2))
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert not np.array_equal(first[0], other[0])
