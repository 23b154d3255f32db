"""Scaling: hand-worked columns, and nothing but the training rows is measured."""

import numpy as np
import pytest

from playground.data.scaling import SCALINGS, MinMax, NoScaling, Standardize

TRAIN = np.array([[1.0, 10.0, 7.0], [2.0, 10.0, 7.0], [3.0, 40.0, 7.0]])


def test_the_table_holds_the_names_on_disk():
    assert list(SCALINGS) == ["none", "standardize", "minmax", "given"]


def test_standardize_by_hand():
    scaled = Standardize().fit(TRAIN).apply(TRAIN)
    root = np.sqrt(1.5)  # (3 - 2) / sqrt(2 / 3)
    assert scaled[:, 0] == pytest.approx([-root, 0, root])
    assert scaled[:, 1] == pytest.approx([-np.sqrt(0.5), -np.sqrt(0.5), np.sqrt(2)])
    assert scaled[:, 2].tolist() == [0, 0, 0]


def test_minmax_by_hand():
    scale = MinMax().fit(TRAIN)
    assert scale.apply(TRAIN).tolist() == [[0, 0, 0], [0.5, 0, 0], [1, 1, 0]]
    assert scale.apply(np.array([[5.0, 25.0, 9.0]])).tolist() == [[2, 0.5, 2]]


def test_no_scaling_keeps_the_values():
    assert np.array_equal(NoScaling().fit(TRAIN).apply(TRAIN), TRAIN)


@pytest.mark.parametrize("scaling", [Standardize(), MinMax()])
@pytest.mark.parametrize("value", [0.1, 1e8 + 0.1, -3.3])
def test_a_constant_column_becomes_zero_in_spite_of_rounding(scaling, value):
    columns = np.full((11, 1), value)
    scale = scaling.fit(columns)
    assert scale.divisor.tolist() == [1]
    assert np.abs(scale.apply(columns)).max() < 1e-7
