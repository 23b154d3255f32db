"""Hands on branches: edges into them and out of them, biases and units; with real events."""

import numpy as np
import pytest
from hand import LEFT, opened, over, pick
from msgspec.structs import replace
from PySide6.QtTest import QTest

from playground.engine.activations import Tanh
from playground.engine.blocks import Dense
from playground.engine.holds import BIAS, Edge, Unit
from playground.engine.parallel import Parallel
from playground.engine.specs import NetworkSpec
from playground.ui.canvas import hover
from playground.ui.canvas.weights_marks import bias_box


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """Nobody has to rest the mouse."""
    monkeypatch.setattr(hover, "DELAY", 0)


def dense(units):
    return Dense(units=units, activation=Tanh())


@pytest.fixture
def branches(open_window, spiral, qtbot):
    """A function that puts the mouse over a block with branches between two dense ones."""

    def make(*inside, merge="concatenate"):
        blocks = dense(3), Parallel(inside or ((dense(2),), (dense(3), dense(2)), ()), merge), dense(2)
        return over(open_window(replace(spiral, network=NetworkSpec(blocks=blocks))), qtbot)

    return make


def test_an_edge_into_a_branch_of_one_block_is_a_weight(branches):
    hand = branches()
    before = hand.state["1.0.0.weight"][1, 2]
    hand.move(hand.on(1, 1, 2))
    assert hand.scene.root.toolTip().startswith(f"Dense 1, unit 3 → Parallel 2 A, unit 2: {before:.4g}\n")
    popup = opened(hand, 1, 1, 2)
    assert popup.picker.isHidden()
    assert hand.hands.open == Edge(1, 1, 2, (0, 0))
    hand.type("-1.5")
    hand.settle(lambda: hand.state["1.0.0.weight"][1, 2] == -1.5)
    QTest.mouseClick(popup.cut, LEFT)
    hand.settle(lambda: hand.state["1.0.0.weight"][1, 2] == 0)
    assert not hand.hands.marks.cuts.path().isEmpty()
    assert hand.hands.reach.at(hand.on(1, 1, 2)).edge == Edge(1, 1, 2, (0, 0))


def test_an_edge_into_a_branch_of_several_blocks_offers_the_weights_behind_it(branches, at):
    hand = branches()
    popup = opened(hand, 1, 3, 0)
    picker = popup.picker
    assert [picker.way.itemText(index) for index in range(2)] == ["B: Dense 1", "B: Dense 2"]
    assert [picker.source.itemText(index) for index in range(picker.source.count())] == ["Dense 1, unit 1", "bias"]
    assert picker.unit.count() == 3
    pick(picker.unit, 2)
    hand.settle(lambda: hand.hands._values is not None)
    assert hand.hands.open == Edge(1, 2, 0, (1, 0))
    assert popup.field.value == pytest.approx(hand.state["1.1.0.weight"][2, 0], rel=1e-4)
    hand.type("0.75")
    hand.settle(lambda: hand.state["1.1.0.weight"][2, 0] == 0.75)
    pick(picker.way, 1)
    pick(picker.source, 1)
    hand.settle(lambda: hand.hands._values is not None)
    assert hand.hands.open == Edge(1, 1, 1, (1, 1)), "to the second unit of branch B"
    QTest.mouseClick(popup.hold, LEFT)
    assert hand.window.document.holds.edges == {Edge(1, 1, 1, (1, 1))}
    assert not hand.hands.marks.locks.path().isEmpty()
    before = hand.state
    hand.train(at, lambda frame: frame.step > 20)
    after = hand.state
    assert np.flatnonzero(after["1.1.1.weight"] == before["1.1.1.weight"]).tolist() == [4]


def test_of_summed_branches_an_edge_is_a_weight_of_each(branches):
    hand = branches((dense(3),), (dense(3),), merge="sum")
    popup = opened(hand, 1, 2, 1)
    assert [popup.picker.way.itemText(index) for index in range(2)] == ["A: Dense 1", "B: Dense 1"]
    pick(popup.picker.way, 1)
    hand.settle(lambda: hand.hands._values is not None)
    assert popup.field.value == pytest.approx(hand.state["1.1.0.weight"][2, 1], rel=1e-4)
    pick(popup.picker.source, 1)
    assert hand.hands.open == Edge(1, 2, BIAS, (1, 0))


def test_edges_out_of_branches_and_biases_of_their_units(branches):
    hand = branches()
    opened(hand, 2, 1, 3)
    assert hand.hands.open == Edge(2, 1, 3)
    hand.type("0.5")
    hand.settle(lambda: hand.state["2.weight"][1, 3] == 0.5)
    hand.click(bias_box(hand.scene.columns[2], 3).center())
    assert hand.hands.open == Edge(1, 1, BIAS, (1, 1))
    hand.type("0.25")
    hand.settle(lambda: hand.state["1.1.1.bias"][1] == 0.25)
    assert hand.hands.reach.bias(hand.scene.columns[2], 4) is None, "the input itself has none"
    assert hand.hands.reach.at(hand.on(1, 4, 0)) is None, "nor a weight"


def test_a_unit_of_a_branch_is_frozen_pinned_and_named(branches, at):
    hand = branches()
    names = {action.text(): action for action in hand.canvas.menu.at(hand.unit(2, 3)).actions()}
    assert "Parallel 2 B, unit 2" in names
    names["Freeze unit"].trigger()
    assert hand.window.document.holds.units == {Unit(1, 3)}
    popup = opened(hand, 1, 3, 0)
    pick(popup.picker.way, 1)
    hand.settle(lambda: popup.hold.toolTip() == "Its unit is frozen.")
    popup.leave()
    hand.click(hand.unit(2, 3))
    hand.settle(lambda: hand.window.output._spot is not None and hand.window.output._spot.pinned)
    assert hand.window.output._title.text() == "Parallel 2 B, unit 2"
    before = hand.state
    hand.train(at, lambda frame: frame.step > 20)
    after = hand.state
    assert (after["1.1.1.weight"][1] == before["1.1.1.weight"][1]).all()
    assert (after["1.1.1.weight"][0] != before["1.1.1.weight"][0]).all()
