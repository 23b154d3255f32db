"""Hands on the network: weights, biases, locks and cuts on the canvas, the unit that is looked at; with real events."""

import numpy as np
import pytest
from hand import LEFT, NO_KEYS, over
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from playground.engine.holds import BIAS, OUTPUT, Edge, Holds, Unit
from playground.runner import RunnerState
from playground.ui.canvas import hover
from playground.ui.canvas.weights_marks import bias_box


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """Nobody has to rest the mouse."""
    monkeypatch.setattr(hover, "DELAY", 0)


@pytest.fixture
def hand(window, qtbot):
    return over(window, qtbot)


def test_the_edge_under_the_mouse_says_what_it_weighs(hand):
    value = hand.state["1.weight"][2, 3]
    hand.move(hand.on(1, 2, 3))
    tip = hand.scene.root.toolTip()
    assert tip.startswith(f"Dense 1, unit 4 → Dense 2, unit 3: {value:.4g}\n")
    assert not hand.hands._light.path().isEmpty()
    hand.move(QPointF(3, 3))
    assert hand.hands._light.path().isEmpty()


def test_a_click_on_an_edge_types_a_weight_and_undo_brings_the_old_one_back(hand):
    before = hand.state["1.weight"][2, 3]
    hand.click(hand.on(1, 2, 3))
    assert hand.hands.open == Edge(1, 2, 3)
    assert hand.hands.popup.field.value == pytest.approx(before, rel=1e-4)
    hand.type("-1.5")
    hand.settle(lambda: hand.state["1.weight"][2, 3] == -1.5)
    stack = hand.window.document.undo_stack
    assert stack.undoText() == "Set a weight"
    hand.settle(lambda: hand.hands.reach.value_of(Edge(1, 2, 3)) == -1.5)
    stack.undo()
    hand.settle(lambda: hand.state["1.weight"][2, 3] == before)
    stack.redo()
    hand.settle(lambda: hand.state["1.weight"][2, 3] == -1.5)


def test_the_wheel_turns_the_weight_whose_editor_is_open_and_undoes_as_one(hand):
    before = float(hand.state["0.weight"][1, 0])
    hand.click(hand.on(0, 1, 0))
    zoom = hand.canvas.transform().m11()
    for _ in range(3):
        hand.wheel(1)
    hand.wheel(1, Qt.KeyboardModifier.ShiftModifier)
    hand.settle(lambda: hand.state["0.weight"][1, 0] == pytest.approx(before + 0.155, abs=1e-4))
    assert hand.canvas.transform().m11() == zoom
    assert hand.window.document.undo_stack.count() == 1
    hand.window.document.undo_stack.undo()
    hand.settle(lambda: hand.state["0.weight"][1, 0] == pytest.approx(before, abs=1e-6))


def test_escape_and_a_click_elsewhere_close_the_editor_and_drop_what_was_typed(hand):
    hand.click(hand.on(0, 1, 0))
    QTest.keyClicks(hand.hands.popup.field, "77")
    QTest.keyClick(hand.hands.popup.field, Qt.Key.Key_Escape)
    assert hand.hands.open is None
    assert hand.hands.popup.isHidden()
    assert hand.window.document.undo_stack.count() == 0
    hand.click(hand.on(0, 2, 0))
    QTest.keyClick(hand.hands.popup.hold, Qt.Key.Key_Escape)
    assert hand.hands.open is None
    hand.click(hand.on(0, 1, 0))
    hand.click(QPointF(hand.scene.columns[0].slot.frame.left() + 3, hand.scene.sceneRect().bottom() - 40))
    assert hand.hands.open is None


def test_the_editor_is_worked_by_the_keyboard(hand):
    before = float(hand.state["0.weight"][1, 0])
    hand.click(hand.on(0, 1, 0))
    popup = hand.hands.popup
    assert popup.field.hasFocus()
    QTest.keyClick(popup.field, Qt.Key.Key_Up)
    hand.settle(lambda: hand.state["0.weight"][1, 0] == pytest.approx(before + 0.05, abs=1e-4))
    QTest.keyClick(popup.hold, Qt.Key.Key_Space)
    assert hand.window.document.holds.edges == {Edge(0, 1, 0)}
    QTest.keyClick(popup.hold, Qt.Key.Key_Delete)
    assert len(hand.window.document.spec.network.blocks) == 2, "keys stay in the editor"


def test_a_frozen_weight_stays_while_the_others_are_trained(hand, at):
    hand.click(hand.on(1, 0, 0))
    hand.type("0.75")
    QTest.mouseClick(hand.hands.popup.hold, LEFT)
    assert hand.hands.popup.hold.text() == "Frozen"
    before = hand.state
    hand.train(at, lambda frame: frame.epoch > 3)
    after = hand.state
    assert after["1.weight"][0, 0] == np.float32(0.75)
    assert np.count_nonzero(after["1.weight"] == before["1.weight"]) == 1
    assert not hand.hands.marks.locks.path().isEmpty()
    assert "frozen" in hand.hands.hover(hand.on(1, 0, 0))


def test_a_cut_edge_is_drawn_apart_and_mended_has_its_weight_again(hand):
    before = hand.state["1.weight"][2, 1]
    drawn = hand.scene.edges.drawn
    hand.click(hand.on(1, 2, 1))
    QTest.mouseClick(hand.hands.popup.cut, LEFT)
    hand.settle(lambda: hand.state["1.weight"][2, 1] == 0)
    hand.settle(lambda: hand.scene.edges.drawn == drawn - 1)
    marks = hand.hands.marks
    assert not marks.cuts.path().isEmpty()
    assert marks.cuts.pen().style() == Qt.PenStyle.DashLine
    assert hand.hands.popup.field.isReadOnly()
    assert hand.hands.reach.at(hand.on(1, 2, 1)).edge == Edge(1, 2, 1), "it can still be clicked on"
    QTest.mouseClick(hand.hands.popup.cut, LEFT)
    hand.settle(lambda: hand.state["1.weight"][2, 1] == before and hand.scene.edges.drawn == drawn)
    assert marks.cuts.path().isEmpty()
    stack = hand.window.document.undo_stack
    assert [stack.text(index) for index in range(stack.count())] == ["Cut an edge", "Mend an edge"]


def test_a_click_on_a_bias(hand):
    hand.click(bias_box(hand.scene.columns[3], 1).center())
    assert hand.hands.open == Edge(OUTPUT, 1, BIAS)
    assert hand.hands.popup.cut.isHidden()
    hand.type("0.5")
    hand.settle(lambda: hand.state["2.bias"][1] == 0.5)
    assert hand.window.document.undo_stack.undoText() == "Set a bias"
    hand.settle(lambda: not hand.hands.marks.biases[1].path().isEmpty())


def entries(menu):
    return {action.text(): action for action in menu.actions() if action.isEnabled() and action.text()}


def test_a_unit_is_silenced_frozen_and_let_go_by_its_menu(hand):
    menu = hand.canvas.menu.at(hand.unit(2, 1))
    assert list(entries(menu)) == ["Freeze unit", "Its weights", "Silence unit", "Freeze block"]
    entries(menu)["Silence unit"].trigger()
    holds = hand.window.document.holds
    assert holds.silenced == {Unit(1, 1)}
    assert not hand.hands.marks.crosses.path().isEmpty()
    hand.settle(lambda: hand.window.runner._worker._training.holds == holds)
    hand.settle(
        lambda: not hand.window.pump.frame.probes[hand.window.network._questions.probes()[0]].columns[2][1].any()
    )
    entries(hand.canvas.menu.at(hand.unit(2, 0)))["Freeze block"].trigger()
    words = entries(hand.canvas.menu.at(hand.unit(2, 1)))
    assert {"Let the unit speak again", "Unfreeze block", "Unfreeze everything"} <= words.keys()
    hand.click(hand.on(1, 2, 1))
    assert hand.hands.popup.hold.toolTip() == "Its block is frozen."
    assert not hand.hands.popup.hold.isEnabled()
    words["Unfreeze everything"].trigger()
    assert hand.window.document.holds == Holds()
    assert hand.window.document.undo_stack.undoText() == "Unfreeze everything"


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_the_menu_comes_by_the_keyboard_too(hand):
    QTest.keyClick(hand.canvas, Qt.Key.Key_Down)
    item, number = hand.canvas._walk.item(hand.scene), hand.canvas._walk.place
    assert number == 0
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(hand.canvas.viewport(), event)
    menu = QApplication.activePopupWidget()
    weights = menu.findChild(QMenu).actions()
    assert len(weights) == 1 + 2
    assert weights[0].text().startswith("Bias of Dense 1, unit 1: ")
    weights[2].trigger()
    assert hand.hands.open == Edge(0, 0, 1)
    assert item.column.key == 0


def test_a_unit_under_the_mouse_fills_the_output_panel_and_the_rest_steps_back(hand):
    output, edges = hand.window.output, hand.scene.edges
    hand.move(hand.unit(1, 2))
    hand.settle(lambda: output._spot is not None and output.unit._result is not None)
    assert output._title.text() == "Dense 1, unit 3"
    probe = output.unit.probe
    assert (probe.column, probe.unit) == (1, 2)
    assert output.map.probe not in hand.window.runner._worker.probes, "the output's own map is not computed meanwhile"
    values = hand.window.pump.frame.probes[probe].values
    state = hand.state
    corner = np.array([low for low, _ in hand.window.pump.frame.data.bounds])[None]
    x = hand.window.pump.frame.data.encode(corner)[0]
    assert values[0, 0] == pytest.approx(np.tanh(state["0.weight"][2] @ x + state["0.bias"][2]), abs=1e-5)
    assert edges.items[1].opacity() < 0.5
    bright = sum(item.path().elementCount() for item in edges._bright.values() if item.isVisible())
    assert 0 < bright < sum(item.path().elementCount() for item in edges.items.values())
    assert not hand.canvas.units._veil.path().isEmpty()
    hand.move(QPointF(3, 3))
    hand.settle(lambda: output._spot is None)
    assert output._title.text() == "Output"
    assert edges.items[1].opacity() == 1.0
    assert not any(item.isVisible() for item in edges._bright.values())
    assert hand.canvas.units._veil.path().isEmpty()
    view = output.unit
    hand.move(hand.unit(0, 0))
    hand.settle(lambda: view._result is not None and view.probe.column == 0)
    with hand.qtbot.waitSignal(view.described) as said:
        QTest.mouseMove(view.map.viewport(), QPoint(view.map.width() // 2, 10))
    names, value = said.args[0].split(": ")
    assert names.startswith("x1 ")
    assert float(value) == pytest.approx(view._result.values[-3:, 49:52].mean(), abs=0.2)


def test_a_click_pins_a_unit_and_escape_lets_it_go(hand, at):
    output = hand.window.output
    hand.click(hand.unit(2, 0))
    hand.move(QPointF(3, 3))
    hand.settle(lambda: output._spot is not None and output._spot.pinned)
    assert "pinned" in output._note.text()
    assert not hand.canvas.units._ring.path().isEmpty()
    hand.window.transport.run_or_pause()
    first = output.unit._result
    at(hand.window, RunnerState.RUNNING, lambda frame: output.unit._result is not first)
    hand.window.transport.run_or_pause()
    at(hand.window, RunnerState.PAUSED)
    hand.canvas.setFocus()
    QTest.keyClick(hand.canvas, Qt.Key.Key_Escape)
    hand.settle(lambda: output._spot is None)
    hand.click(hand.unit(2, 0))
    hand.click(hand.unit(2, 0))
    assert hand.canvas.units.pinned is None
    start = hand.canvas.mapFromScene(hand.unit(1, 0))
    QTest.mousePress(hand.canvas.viewport(), LEFT, NO_KEYS, start)
    for step in range(1, 5):
        QTest.mouseMove(hand.canvas.viewport(), start + QPoint(0, 12 * step))
    QTest.mouseRelease(hand.canvas.viewport(), LEFT, NO_KEYS, start + QPoint(0, 48))
    assert hand.canvas.units.pinned is None, "it was a drag"


def test_plus_keeps_the_training_going_and_what_is_held(hand, at):
    hand.window.document.hold(Holds(edges=frozenset({Edge(0, 0, 0)})), "Freeze a weight")
    hand.window.transport.run_or_pause()
    epoch = at(hand.window, RunnerState.RUNNING, lambda frame: frame.epoch > 5).epoch
    item = hand.scene.columns[1]
    hand.click(item.button_centre(1))
    frame = at(hand.window, RunnerState.RUNNING, lambda frame: frame.epoch > epoch)
    assert frame.spec.network.blocks[0].units == 5
    assert [str(mark.text) for mark in frame.curves.marks] == ["Units 4 → 5"]
    assert len(frame.curves) > epoch
    assert hand.window.runner._worker._training.holds == hand.window.document.holds != Holds()
    hand.window.document.undo_stack.undo()
    at(hand.window, RunnerState.RUNNING, lambda frame: frame.spec.network.blocks[0].units == 4)
    hand.window.transport.run_or_pause()


def test_a_session_keeps_what_is_held_and_another_experiment_does_not(hand, tmp_path, spiral, at):
    holds = Holds(cut=frozenset({Edge(0, 0, 0)}), silenced=frozenset({Unit(1, 1)}))
    hand.window.document.hold(holds, "x")
    path = tmp_path / "held.nnp"
    hand.window.document.save(path, hand.window.files._state())
    hand.window.load(spiral)
    hand.settle(lambda: hand.window.runner._worker._training is not None)
    at(hand.window, RunnerState.PAUSED)
    assert hand.window.document.holds == Holds()
    assert hand.hands.marks.cuts.path().isEmpty()
    hand.window.files._open(path)
    hand.settle(lambda: hand.window.runner._worker._training is not None)
    at(hand.window, RunnerState.PAUSED)
    assert hand.window.document.holds == holds == hand.hands.holds
    assert hand.window.runner._worker._training.holds == holds
    assert not hand.hands.marks.crosses.path().isEmpty()


def test_undoing_a_minus_brings_the_unit_back_with_what_it_weighed(hand, at):
    hand.train(at, lambda frame: frame.epoch > 5)
    before = hand.state
    hand.click(hand.scene.columns[1].button_centre(-1))
    at(hand.window, RunnerState.PAUSED, lambda frame: frame.spec.network.blocks[0].units == 3)
    hand.window.actions_["step"].trigger()
    at(hand.window, RunnerState.PAUSED)
    now = hand.state
    hand.window.document.undo_stack.undo()
    at(hand.window, RunnerState.PAUSED, lambda frame: frame.spec.network.blocks[0].units == 4)
    after = hand.state
    np.testing.assert_array_equal(after["0.weight"], [*now["0.weight"], before["0.weight"][3]])
    np.testing.assert_array_equal(after["1.weight"][:, 3], before["1.weight"][:, 3])
    np.testing.assert_array_equal(after["1.weight"][:, :3], now["1.weight"])
    assert after["0.bias"][3] == before["0.bias"][3] != 0
