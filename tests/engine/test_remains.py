"""What a change has taken away comes back when it is undone; what is there meanwhile stays as it is."""

import numpy as np
import pytest
from engine_support import blobs, change_block, dense, make, pictures
from msgspec.structs import replace

from playground.engine.carry import past
from playground.engine.holds import Edge, Holds
from playground.engine.image_blocks import Conv2D, FlattenBlock
from playground.engine.optimizers import Adam
from playground.engine.remains import Remains


def trained(*blocks, data=None):
    training = make(data or blobs(20), *blocks, batch_size=8, optimizer=Adam(0.05))
    training.epoch()
    return training


def states(training):
    return training.network.state_dict()


@pytest.mark.parametrize("steps", [0, 5])
def test_a_unit_that_was_taken_away_comes_back_as_it_was_and_the_others_stay_as_they_are(steps):
    training = trained(dense(5), dense(3))
    whole, old = training.spec, states(training)
    training.apply(change_block(training, 0, units=4), edits=("a",))
    for _ in range(steps):
        training.step()
    now = states(training)
    assert training.apply(whole, edits=("a",)) == "resized"
    back = states(training)
    assert np.array_equal(back["0.weight"][4], old["0.weight"][4])
    assert np.array_equal(back["1.weight"][:, 4], old["1.weight"][:, 4])
    assert back["0.bias"][4] == old["0.bias"][4] != 0
    assert np.array_equal(back["0.weight"][:4], now["0.weight"])
    assert np.array_equal(back["1.weight"][:, :4], now["1.weight"])
    if steps == 0:
        assert all(np.array_equal(back[name], old[name]) for name in old)
    training.step()


def test_without_its_name_a_unit_is_a_new_one():
    training = trained(dense(5), dense(3))
    whole, old = training.spec, states(training)
    training.apply(change_block(training, 0, units=4), edits=("a",))
    training.apply(whole, edits=("b",))
    drawn = states(make(blobs(20), dense(5), dense(3)))
    assert np.array_equal(states(training)["0.weight"][4], drawn["0.weight"][4])
    assert not np.array_equal(states(training)["0.weight"][4], old["0.weight"][4])


def test_steps_undone_one_by_one_bring_back_their_own_unit():
    """Minus, plus, undo, undo: the first unit comes back, not the one that was added in between."""
    training = trained(dense(5), dense(3))
    first, old = training.spec, states(training)
    fewer = change_block(training, 0, units=4)
    training.apply(fewer, edits=("minus",))
    training.apply(first, edits=("plus",))
    training.step()
    added = states(training)
    training.apply(fewer, edits=("plus",))
    training.apply(first, edits=("minus",))
    assert np.array_equal(states(training)["0.weight"][4], old["0.weight"][4])
    training.apply(fewer, edits=("minus",))
    training.apply(first, edits=("plus",))
    assert np.array_equal(states(training)["0.weight"][4], added["0.weight"][4])


@pytest.mark.parametrize("names", [("a",), ("a", "b", "c")])
def test_a_slider_that_went_down_step_by_step_is_undone_at_once_or_step_by_step(names):
    training = trained(dense(6), dense(3))
    specs = [training.spec, *(change_block(training, 0, units=units) for units in (5, 4, 3))]
    old = states(training)
    if len(names) == 1:  # all steps in one
        for spec in specs[1:]:
            training.apply(spec, edits=names)
        training.apply(specs[0], edits=names)
    else:  # several edits that were taken over in one go
        training.apply(specs[3], edits=names)
        for spec, name in zip(specs[2::-1], reversed(names), strict=True):
            training.apply(spec, edits=(name,))
    assert all(np.array_equal(states(training)[name], old[name]) for name in old)


def test_filters_come_back_with_all_that_reads_them():
    conv = Conv2D(filters=3, kernel=2, batch_norm="before")
    training = trained(conv, FlattenBlock(), dense(4), data=pictures(12))
    whole, old = training.spec, states(training)
    training.apply(change_block(training, 0, filters=1), edits=("a",))
    training.apply(whole, edits=("a",))
    assert all(np.array_equal(states(training)[name], old[name]) for name in old)


def test_a_unit_with_a_cut_edge_comes_back_with_what_the_edge_weighed():
    training = trained(dense(5), dense(3))
    whole, old = training.spec, states(training)
    holds = Holds(cut=frozenset({Edge(0, 4, 1), Edge(1, 0, 1)}))
    training.hold(holds)
    training.apply(change_block(training, 0, units=4), edits=("a",))
    assert training.holds.cut == {Edge(1, 0, 1)}
    assert states(training)["1.weight"][0, 1] == 0
    training.apply(whole, edits=("a",))
    training.hold(holds)
    assert (states(training)["0.weight"][4, 1], states(training)["1.weight"][0, 1]) == (0, 0)
    training.hold(Holds())
    assert all(np.array_equal(states(training)[name], old[name]) for name in old)


def test_a_block_that_was_taken_away_comes_back_where_weights_are_kept():
    training = trained(dense(5), dense(4), dense(3))
    whole, old = training.spec, states(training)
    first, _, last = whole.network.blocks
    without = replace(whole, network=replace(whole.network, blocks=(first, last)))
    training.apply(without, keep_weights=True, edits=("a",))
    training.step()
    now = states(training)
    training.apply(whole, keep_weights=True, edits=("a",))
    back = states(training)
    assert np.array_equal(back["1.weight"], old["1.weight"])
    assert np.array_equal(back["0.weight"], now["0.weight"])
    assert np.array_equal(back["3.weight"], now["2.weight"])


def test_what_was_learnt_before_a_reset_does_not_come_back():
    training = trained(dense(5), dense(3))
    whole = training.spec
    training.apply(change_block(training, 0, units=4), edits=("a",))
    training.reset()
    training.step()
    training.apply(whole, edits=("a",))
    drawn = states(make(blobs(20), dense(5), dense(3)))
    assert np.array_equal(states(training)["0.weight"][4], drawn["0.weight"][4])


def test_only_the_last_changes_are_remembered_with_their_first_and_newest_network(monkeypatch):
    pasts = [past(make(blobs(8), dense(units)).network) for units in (5, 4, 3)]
    sizes = [2 * units + units + 2 * units + 2 for units in (5, 4, 3)]
    monkeypatch.setattr("playground.engine.remains.MOST", 10 * (sizes[0] + sizes[2]) + 10)
    remains = Remains()
    for number in range(13):
        for each in pasts:
            remains.keep((f"edit {number}",), each)
    assert remains.of(("edit 2",)) == []
    assert remains.of(("edit 3", "edit 12")) == [pasts[0], pasts[2]] * 2
    remains.forget()
    assert remains.of(("edit 9",)) == []
