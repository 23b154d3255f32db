"""The seven hand-made features."""

from typing import get_args

import numpy as np
import pytest

from playground.data.features import FEATURES, FeatureName, compute_features


def test_table_and_literal_name_the_same_features():
    assert tuple(FEATURES) == get_args(FeatureName)
    assert " ".join(FEATURES) == "x1 x2 x1^2 x2^2 x1*x2 sin(x1) sin(x2)"
    assert len({feature.title for feature in FEATURES.values()}) == 7


def test_features_by_hand():
    raw = np.array([[2.0, -3.0], [0.5, 4.0]])
    columns = compute_features(get_args(FeatureName), raw)
    sines = [0.9092974268256817, -0.1411200080598672]
    assert columns[0] == pytest.approx([2, -3, 4, 9, -6, *sines])
    assert columns[1, 2:5] == pytest.approx([0.25, 16, 2])
    assert raw.tolist() == [[2.0, -3.0], [0.5, 4.0]]


def test_columns_come_in_the_order_asked_for():
    columns = compute_features(("x2", "x1"), np.array([[1.0, 2.0]]))
    assert columns.tolist() == [[2, 1]]
