"""A unit more or less: all other weights stay, and the training goes on."""

import msgspec
import numpy as np
import pytest
from engine_support import blobs, change_block, dense, examples, make, pictures

from playground.engine.image_blocks import Conv2D, FlattenBlock, GlobalAvgPool, MaxPool2D, Same
from playground.engine.layer_norm import LayerNorm
from playground.engine.optimizers import Adam
from playground.engine.parallel import Parallel
from playground.engine.recurrent import SimpleRNN
from playground.engine.resuming import resume
from playground.engine.specs import EarlyStopping
from playground.engine.state import capture


def trained(*blocks, data=None, **settings):
    training = make(data or blobs(20), *blocks, batch_size=8, optimizer=Adam(0.05), **settings)
    training.epoch()
    training.step()
    return training


def states(training):
    return training.network.state_dict()


def blocks_replaced(training, blocks):
    network = msgspec.structs.replace(training.spec.network, blocks=tuple(blocks))
    return msgspec.structs.replace(training.spec, network=network)


@pytest.mark.parametrize("units", [7, 5, 1])
def test_all_other_weights_stay_and_the_training_goes_on(units):
    training = trained(dense(4, batch_norm="before"), dense(6, batch_norm="after"), dense(3))
    before, progress, rows = states(training), training.progress, len(training.history)
    assert training.apply(change_block(training, 1, units=units)) == "resized"
    after, kept = states(training), min(units, 6)
    for name, values in after.items():
        block = name.partition(".")[0]
        if block == "1":
            np.testing.assert_array_equal(values[:kept], before[name][:kept], name)
        elif name == "2.weight":
            np.testing.assert_array_equal(values[:, :kept], before[name][:, :kept], name)
        else:
            np.testing.assert_array_equal(values, before[name], name)
    assert (training.progress, len(training.history), training.steps_done) == (progress, rows, 4)
    mark = training.history.snapshot().marks[-1]
    assert (mark.epoch, mark.text) == (progress, f"Units 6 → {units}")
    seen = [training.step().indices]
    while training.epochs_done == 1:
        seen.append(training.step().indices)
    assert sum(map(len, seen)) == 20 - 8, "the rest of the epoch"


def test_a_new_unit_starts_as_the_initializers_draw_it():
    training = trained(dense(4), dense(3))
    training.apply(change_block(training, 0, units=5))
    drawn = states(make(blobs(20), dense(5), dense(3)))
    after = states(training)
    np.testing.assert_array_equal(after["0.weight"][4], drawn["0.weight"][4])
    np.testing.assert_array_equal(after["1.weight"][:, 4], drawn["1.weight"][:, 4])
    assert after["0.bias"][4] == 0
    assert np.any(after["0.weight"][4])


def test_without_the_new_unit_the_network_computes_what_it_did():
    training = trained(dense(4), dense(3))
    x = training.data.train.x
    before = training.network.predict(x)
    training.apply(change_block(training, 0, units=5))
    assert not np.allclose(training.network.predict(x), before)
    state = states(training)
    state["1.weight"][:, 4] = 0
    training.network.load_state_dict(state)
    np.testing.assert_allclose(training.network.predict(x), before, atol=1e-12)


def test_a_network_as_it_was_drawn_is_drawn_anew():
    """So that a network assembled by hand is the one that its file and its seed give."""
    training = make(blobs(20), dense(4), dense(3))
    assert training.apply(change_block(training, 0, units=5)) == "rebuilt"
    fresh = make(blobs(20), dense(5), dense(3))
    assert all(np.array_equal(values, states(fresh)[name]) for name, values in states(training).items())


def test_filters_take_their_pixels_with_them():
    """The dense block behind the flattened image: its weights for the kept channels stay, channel by channel."""
    conv = Conv2D(filters=3, kernel=3, padding=Same(), batch_norm="before")
    training = trained(conv, MaxPool2D(), FlattenBlock(), dense(4), data=pictures(12))
    pixels = training.network.blocks[1].outputs[1] * training.network.blocks[1].outputs[2]
    before = states(training)
    assert training.apply(change_block(training, 0, filters=5)) == "resized"
    after = states(training)
    assert after["3.weight"].shape == (4, 5 * pixels)
    np.testing.assert_array_equal(after["3.weight"][:, : 3 * pixels], before["3.weight"])
    np.testing.assert_array_equal(after["0.weight"][:3], before["0.weight"])
    np.testing.assert_array_equal(after["0.norm.running_var"][:3], before["0.norm.running_var"])
    training.step()


def test_the_next_filters_keep_their_kernels():
    training = trained(Conv2D(filters=3, kernel=2), Conv2D(filters=2, kernel=2), GlobalAvgPool(), data=pictures(12))
    before = states(training)
    training.apply(change_block(training, 0, filters=2))
    after = states(training)
    np.testing.assert_array_equal(after["1.weight"], before["1.weight"][:, :2])
    np.testing.assert_array_equal(after["3.weight"], before["3.weight"])


def test_side_by_side_the_units_of_one_branch_move_those_of_the_next():
    """Branch A gets a fifth unit: what the next block makes of branch B's units is now one column further."""
    training = trained(Parallel(((dense(4),), (dense(3),))), LayerNorm(), dense(2))
    before = states(training)
    assert training.apply(change_block(training, 0, branches=((dense(5),), (dense(3),)))) == "resized"
    after = states(training)
    old, new = [0, 1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 5, 6, 7]
    np.testing.assert_array_equal(after["2.weight"][:, new], before["2.weight"][:, old])
    np.testing.assert_array_equal(after["1.norm.weight"][new], before["1.norm.weight"][old])
    np.testing.assert_array_equal(after["0.1.0.weight"], before["0.1.0.weight"])


def test_recurrent_units_keep_their_past():
    training = trained(SimpleRNN(units=4, returns="all"), SimpleRNN(units=3), data=pictures(12, (1, 5, 4)))
    before = states(training)
    training.apply(change_block(training, 0, units=6))
    after = states(training)
    np.testing.assert_array_equal(after["0.weight_hh_l0"][:4, :4], before["0.weight_hh_l0"])
    np.testing.assert_array_equal(after["0.weight_ih_l0"][:4], before["0.weight_ih_l0"])
    np.testing.assert_array_equal(after["1.weight_ih_l0"][:, :4], before["1.weight_ih_l0"])
    np.testing.assert_array_equal(after["1.weight_hh_l0"], before["1.weight_hh_l0"])


def test_a_residual_block_keeps_what_it_still_has():
    training = trained(dense(4), dense(4, residual=True))
    before = states(training)
    training.apply(change_block(training, 1, units=5))
    after = states(training)
    np.testing.assert_array_equal(after["1.weight"][:4], before["1.weight"])
    assert after["1.shortcut.weight"].shape == (5, 4)


def test_a_moved_block_takes_what_fits_along():
    training = trained(dense(4), dense(4, batch_norm="after"), dense(5), dense(3))
    first, second, *rest = training.spec.network.blocks
    before = states(training)
    assert training.apply(blocks_replaced(training, (second, first, *rest)), keep_weights=True) == "rebuilt"
    after = states(training)
    np.testing.assert_array_equal(after["1.bias"], np.zeros(4), "its inputs were two, now they are four")
    np.testing.assert_array_equal(after["0.norm.weight"], np.ones(4))
    for name in ("2.weight", "3.weight", "4.weight"):
        np.testing.assert_array_equal(after[name], before[name])


def test_an_inserted_block_leaves_the_others_alone():
    training = trained(dense(4), dense(3))
    first, second = training.spec.network.blocks
    before = states(training)
    training.apply(blocks_replaced(training, (first, dense(6), second)), keep_weights=True)
    after = states(training)
    np.testing.assert_array_equal(after["0.weight"], before["0.weight"])
    np.testing.assert_array_equal(after["3.weight"], before["2.weight"])
    assert after["2.weight"].shape == (3, 6)


def test_what_the_journal_kept_of_the_old_sizes_is_forgotten():
    data = examples(blobs(20).train.x, blobs(20).train.y, 2, validation=(blobs(8).train.x, blobs(8).train.y))
    training = trained(dense(4), data=data, early_stopping=EarlyStopping(patience=2))
    training.apply(change_block(training, 0, units=6))
    assert training.good_epoch == training.epochs_done
    for _ in training.run(6):
        pass
    copy = type(training)(training.spec, training._prepare, training.dtype)
    resume(copy, capture(training))
    assert copy.step().loss == training.step().loss
    training.restore()
    training.step()
