"""What probes show beyond the first units and the first example, and dropout's masks."""

import numpy as np
import pytest
from engine_support import blobs, dense, make, pictures

from playground.engine.activations import Tanh
from playground.engine.dropout_masks import MOST_ROWS, DropoutMasks
from playground.engine.image_blocks import Conv2D
from playground.engine.parallel import Parallel
from playground.engine.probes import UnitMaps, Weights
from playground.engine.shown_units import first_of_each, shown_windows


def test_windows_start_where_asked_and_show_one_unit_at_least():
    assert shown_windows((20, 3), 4, (18, 9)) == [slice(18, 20), slice(2, 3)]
    assert shown_windows((20, 3), 4) == [slice(0, 4), slice(0, 3)]
    assert first_of_each((5, 6), 2, (3,)).tolist() == [3, 4, 5, 6]


def test_scrolled_pictures_and_weights_are_those_of_the_units_asked_for():
    training = make(blobs(40), dense(20), dense(9))
    first = ((0,), (11,), (3,), (0,))
    whole, part = UnitMaps(units=99).answer(training), UnitMaps(units=5, first=first).answer(training)
    np.testing.assert_array_equal(part.columns[1], whole.columns[1][11:16])
    np.testing.assert_array_equal(part.columns[2], whole.columns[2][3:8])
    assert part.sizes == whole.sizes
    state, found = training.network.state_dict(), Weights(units=5, first=first).answer(training)
    np.testing.assert_array_equal(found.matrices[1], state["1.weight"][3:8, 11:16])
    np.testing.assert_array_equal(found.biases[1], state["1.bias"][3:8])


def test_a_window_beyond_the_end_of_a_smaller_network_does_no_harm():
    training = make(blobs(40), dense(3))
    first = ((90,), (90,), (90,), (90,))
    assert [len(column) for column in UnitMaps(first=first).answer(training).columns] == [1, 1, 1]
    assert [matrix.shape for matrix in Weights(first=first).answer(training).matrices] == [(1, 1), (1, 1)]


def test_branches_are_scrolled_one_by_one():
    training = make(blobs(40), Parallel(((dense(8),), (dense(12),))))
    first = ((0,), (2, 7))
    state, found = training.network.state_dict(), Weights(units=3, first=first).answer(training)
    expected = np.concatenate([state["0.0.0.weight"][2:5], state["0.1.0.weight"][7:10]])
    np.testing.assert_array_equal(found.matrices[0], expected)
    assert len(UnitMaps(units=3, first=first).answer(training).columns[1]) == 6


@pytest.mark.parametrize("row", [0, 3, 51])
def test_another_example_is_shown(row):
    training = make(blobs(40, features=4), dense(5))
    part = training.data.train
    shown = UnitMaps(example=row).answer(training)
    x = part.x[row % part.rows]
    np.testing.assert_array_equal(shown.columns[0].ravel(), x)
    state = training.network.state_dict()
    np.testing.assert_allclose(shown.columns[1].ravel(), np.tanh(state["0.weight"] @ x + state["0.bias"]), rtol=1e-5)


def test_masks_are_zeros_of_what_the_last_step_let_through():
    training = make(blobs(40), dense(30, dropout=0.5), dense(4), batch_size=16)
    assert DropoutMasks().answer(training) is None
    training.step()
    masks = DropoutMasks(units=12, first=((0,), (5,))).answer(training).masks
    assert [mask is None for mask in masks] == [True, False, True, True]
    names = training.last_tape.tape.names
    assert masks[1].shape == (12, 1, 16)
    np.testing.assert_array_equal(masks[1][:, 0], names["d1"][5:17] == 0)
    assert 0.25 < masks[1].mean() < 0.75


def test_masks_follow_the_last_step_also_where_an_epoch_ends_with_fewer_rows():
    training = make(blobs(40), dense(6, dropout=0.5), batch_size=16)
    sizes = []
    for _ in range(6):
        result = training.step()
        sizes.append((DropoutMasks().answer(training).masks[1].shape[-1], len(result.indices)))
    assert all(shown == min(rows, MOST_ROWS) for shown, rows in sizes)
    assert len(set(sizes)) == 2


def test_masks_of_branches_stand_where_their_units_do():
    training = make(blobs(40), Parallel(((dense(3),), (dense(5, dropout=0.6),))))
    training.step()
    mask = DropoutMasks().answer(training).masks[1]
    assert not mask[:3].any()
    assert mask[3:].any()


def test_a_block_without_dropout_has_no_masks():
    training = make(blobs(40), dense(3))
    training.step()
    assert DropoutMasks().answer(training) is None


def test_the_mask_of_channels_is_that_of_the_first_example():
    training = make(pictures(24, (1, 6, 6)), Conv2D(filters=3, activation=Tanh(), dropout=0.5), batch_size=8)
    training.step()
    mask = DropoutMasks().answer(training).masks[1]
    np.testing.assert_array_equal(mask, training.last_tape.tape.names["d1"][..., 0] == 0)
    assert mask.shape == (3, 4, 4)


def test_units_that_weigh_pixels_show_the_mean_over_the_channels():
    training = make(pictures(12, (3, 4, 5)), dense(4))
    weight = training.network.state_dict()["0.weight"].reshape(4, 3, 4, 5)
    shown = UnitMaps().answer(training)
    np.testing.assert_allclose(shown.columns[1], weight.mean(axis=1), rtol=1e-12)
    assert shown.columns[0].shape == (3, 4, 5)
