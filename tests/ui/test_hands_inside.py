"""Hands on filters and branches: each weight of a filter in its grid, edges and biases of branches; real events."""

import numpy as np
import pytest
from hand import LEFT, NO_KEYS, Hand, send_wheel
from msgspec.structs import replace
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from playground.data.catalog import Digits
from playground.data.spec import DataSpec
from playground.engine.activations import Tanh
from playground.engine.blocks import Dense
from playground.engine.edge_probe import EdgeWeights
from playground.engine.holds import BIAS, Edge, Holds, Unit
from playground.engine.image_blocks import Conv2D
from playground.engine.parallel import Parallel
from playground.engine.specs import NetworkSpec
from playground.runner import RunnerState
from playground.ui.canvas import hover
from playground.ui.canvas.weights_marks import bias_box


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """Nobody has to rest the mouse."""
    monkeypatch.setattr(hover, "DELAY", 0)


def dense(units):
    return Dense(units=units, activation=Tanh())


@pytest.fixture
def filters(open_window, spiral, qtbot):
    """The mouse over two convolutions."""
    blocks = Conv2D(filters=3), Conv2D(filters=2)
    spec = replace(spiral, data=DataSpec(dataset=Digits()), network=NetworkSpec(blocks=blocks))
    return _hand(open_window(spec), qtbot)


@pytest.fixture
def branches(open_window, spiral, qtbot):
    """A function that puts the mouse over a block with branches between two dense ones."""

    def over(*inside, merge="concatenate"):
        blocks = dense(3), Parallel(inside or ((dense(2),), (dense(3), dense(2)), ()), merge), dense(2)
        return _hand(open_window(replace(spiral, network=NetworkSpec(blocks=blocks))), qtbot)

    return over


def _hand(window, qtbot):
    window.resize(1600, 1000)
    QApplication.processEvents()
    return Hand(window, qtbot)


def opened(hand, *edge):
    """Click on an edge that is drawn and wait for its editor."""
    hand.click(hand.on(*edge))
    hand.settle(hand.hands.popup.isVisible)
    return hand.hands.popup


def choose(grid, cell):
    """Click on a weight of a filter."""
    row, column = divmod(cell, grid.columnCount())
    box = grid.visualRect(grid.model().index(row, column))
    QTest.mouseClick(grid.viewport(), LEFT, NO_KEYS, box.center())
    return box.center()


def weights(hand):
    return hand.state["1.weight"][1, 2]


# --- filters ------------------------------------------------------------------------------------------------------


def test_a_click_between_channels_shows_all_weights_of_the_filter(filters):
    asked = filters.window.network.probes
    assert not [probe for probe in asked() if isinstance(probe, EdgeWeights)]
    popup = opened(filters, 1, 1, 2)
    assert popup._title.text() == "Conv2D 1, channel 3 → Conv2D 2, channel 2"
    values = weights(filters)
    shown = [[float(popup.grid.item(row, column).text()) for column in range(3)] for row in range(3)]
    np.testing.assert_allclose(shown, values, atol=0.006)
    assert popup.grid.hasFocus()
    assert filters.hands.open == Edge(1, 1, 2, (), 4), "the one in the middle"
    assert popup.field.value == pytest.approx(values[1, 1], rel=1e-4)
    popup.leave()
    assert not [probe for probe in asked() if isinstance(probe, EdgeWeights)]


def test_a_weight_of_a_filter_is_typed_and_turned_and_undone(filters):
    before = weights(filters)
    popup = opened(filters, 1, 1, 2)
    choose(popup.grid, 5)
    QTest.keyClicks(popup.grid, "-")
    assert popup.field.hasFocus()
    QTest.keyClicks(popup.field, "1.5")
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    filters.settle(lambda: weights(filters)[1, 2] == -1.5)
    assert np.count_nonzero(weights(filters) != before) == 1
    filters.settle(lambda: popup.grid.item(1, 2).text() == "-1.50")
    place = choose(popup.grid, 0)
    send_wheel(popup.grid.viewport(), place, 2)
    filters.settle(lambda: weights(filters)[0, 0] == pytest.approx(before[0, 0] + 0.1, abs=1e-4))
    stack = filters.window.document.undo_stack
    assert stack.count() == 2
    stack.undo()
    stack.undo()
    filters.settle(lambda: weights(filters).tobytes() == before.tobytes())


def test_single_weights_of_a_filter_are_frozen_and_cut_and_the_others_learn(filters, at):
    popup = opened(filters, 1, 1, 2)
    choose(popup.grid, 3)
    QTest.mouseClick(popup.hold, LEFT)
    choose(popup.grid, 7)
    QTest.mouseClick(popup.cut, LEFT)
    whole = Edge(1, 1, 2)
    assert filters.window.document.holds == Holds(
        edges=frozenset({replace(whole, cell=3)}), cut=frozenset({replace(whole, cell=7)})
    )
    assert popup.grid.held[3]
    assert popup.grid.cut[7]
    assert popup.field.isReadOnly()
    assert not filters.hands.marks.locks.path().isEmpty()
    assert filters.hands.marks.cuts.path().isEmpty(), "the edge is still there"
    filters.settle(lambda: weights(filters)[2, 1] == 0)
    before = weights(filters)
    filters.window.transport.run_or_pause()
    at(filters.window, RunnerState.RUNNING, lambda frame: frame.step > 20)
    filters.window.transport.run_or_pause()
    at(filters.window, RunnerState.PAUSED)
    same = np.flatnonzero(weights(filters) == before)
    assert same.tolist() == [3, 7]


def test_the_whole_filter_is_frozen_and_let_go_weight_by_weight(filters):
    popup = opened(filters, 1, 1, 2)
    QTest.mouseClick(popup.whole.hold, LEFT)
    assert filters.window.document.holds.edges == {Edge(1, 1, 2)}
    assert filters.window.document.undo_stack.undoText() == "Freeze an edge"
    assert popup.grid.held.all()
    choose(popup.grid, 8)
    QTest.mouseClick(popup.hold, LEFT)
    assert filters.window.document.holds.edges == {Edge(1, 1, 2, (), cell) for cell in range(8)}
    assert not popup.whole.hold.isChecked()
    QTest.mouseClick(popup.whole.cut, LEFT)
    filters.settle(lambda: not weights(filters).any())
    assert not filters.hands.marks.cuts.path().isEmpty()
    filters.window.document.undo_stack.undo()
    filters.settle(lambda: weights(filters).all())


def test_arrow_keys_go_from_weight_to_weight_and_escape_closes(filters):
    popup = opened(filters, 1, 1, 2)
    QTest.keyClick(popup.grid, Qt.Key.Key_Left)
    QTest.keyClick(popup.grid, Qt.Key.Key_Up)
    assert filters.hands.open.cell == 0
    assert popup.field.value == pytest.approx(weights(filters)[0, 0], rel=1e-4)
    QTest.keyClick(popup.grid, Qt.Key.Key_Escape)
    assert filters.hands.open is None
    assert popup.isHidden()


def test_an_editor_that_is_not_wanted_any_more_does_not_appear(filters):
    filters.click(filters.on(1, 1, 2))
    filters.click(QPointF(5, 5))
    assert filters.hands.open is None
    opened(filters, 1, 0, 1)
    assert filters.hands.open.whole == Edge(1, 0, 1)


def test_an_edge_from_an_image_to_a_unit_has_a_weight_for_each_pixel(open_window, spiral, qtbot):
    spec = replace(spiral, data=DataSpec(dataset=Digits()), network=NetworkSpec(blocks=(dense(3),)))
    hand = _hand(open_window(spec), qtbot)
    popup = opened(hand, 0, 2, 0)
    assert (popup.grid.rowCount(), popup.grid.columnCount()) == (8, 8)
    choose(popup.grid, 8 * 5 + 3)
    QTest.keyClick(popup.grid, Qt.Key.Key_Tab)
    assert popup.field.hasFocus()
    hand.type("-0.5")
    hand.settle(lambda: hand.state["0.weight"][2, 8 * 5 + 3] == -0.5)
    hand.settle(lambda: popup.grid.item(5, 3).text() == "-.50")
    QTest.mouseClick(popup.cut, LEFT)
    hand.settle(lambda: hand.state["0.weight"][2, 8 * 5 + 3] == 0)
    assert hand.window.document.undo_stack.undoText() == "Cut a weight"


# --- branches -----------------------------------------------------------------------------------------------------


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
    _pick(picker.unit, 2)
    hand.settle(lambda: hand.hands._values is not None)
    assert hand.hands.open == Edge(1, 2, 0, (1, 0))
    assert popup.field.value == pytest.approx(hand.state["1.1.0.weight"][2, 0], rel=1e-4)
    hand.type("0.75")
    hand.settle(lambda: hand.state["1.1.0.weight"][2, 0] == 0.75)
    _pick(picker.way, 1)
    _pick(picker.source, 1)
    hand.settle(lambda: hand.hands._values is not None)
    assert hand.hands.open == Edge(1, 1, 1, (1, 1)), "to the second unit of branch B"
    QTest.mouseClick(popup.hold, LEFT)
    assert hand.window.document.holds.edges == {Edge(1, 1, 1, (1, 1))}
    assert not hand.hands.marks.locks.path().isEmpty()
    before = hand.state
    hand.window.transport.run_or_pause()
    at(hand.window, RunnerState.RUNNING, lambda frame: frame.step > 20)
    hand.window.transport.run_or_pause()
    at(hand.window, RunnerState.PAUSED)
    after = hand.state
    assert np.flatnonzero(after["1.1.1.weight"] == before["1.1.1.weight"]).tolist() == [4]


def _pick(combo, index):
    combo.setCurrentIndex(index)
    combo.activated.emit(index)


def test_of_summed_branches_an_edge_is_a_weight_of_each(branches):
    hand = branches((dense(3),), (dense(3),), merge="sum")
    popup = opened(hand, 1, 2, 1)
    assert [popup.picker.way.itemText(index) for index in range(2)] == ["A: Dense 1", "B: Dense 1"]
    _pick(popup.picker.way, 1)
    hand.settle(lambda: hand.hands._values is not None)
    assert popup.field.value == pytest.approx(hand.state["1.1.0.weight"][2, 1], rel=1e-4)
    _pick(popup.picker.source, 1)
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
    _pick(popup.picker.way, 1)
    hand.settle(lambda: popup.hold.toolTip() == "Its unit is frozen.")
    popup.leave()
    hand.click(hand.unit(2, 3))
    hand.settle(lambda: hand.window.output._spot is not None and hand.window.output._spot.pinned)
    assert hand.window.output._title.text() == "Parallel 2 B, unit 2"
    before = hand.state
    hand.window.transport.run_or_pause()
    at(hand.window, RunnerState.RUNNING, lambda frame: frame.step > 20)
    hand.window.transport.run_or_pause()
    at(hand.window, RunnerState.PAUSED)
    after = hand.state
    assert (after["1.1.1.weight"][1] == before["1.1.1.weight"][1]).all()
    assert (after["1.1.1.weight"][0] != before["1.1.1.weight"][0]).all()
