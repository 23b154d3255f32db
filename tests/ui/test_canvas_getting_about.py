"""Getting about on the canvas with real events: folded columns, the keyboard, zoom and pan."""

import numpy as np
import pytest
from canvas_support import activate, dense, experiment, frame, on_screen, press, turn, units
from hand import LEFT, NO_KEYS
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from playground.data.catalog import Digits
from playground.engine.image_blocks import Conv2D, MaxPool2D
from playground.experiment import build
from playground.ui.canvas.joins import joins
from playground.ui.canvas.tips import tip_at

MIDDLE, CONTROL = Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.ControlModifier

# --- folded columns ---------------------------------------------------------------------------------------------------


def test_the_wheel_scrolls_a_folded_column_and_its_units_are_asked_for(show_network, qtbot):
    panel = show_network(dense(40), dense(3))
    training = build(panel.document.spec)
    frame(panel, training)
    item = panel.canvas.network.columns[1]
    drawn = len(item.slot.tops)
    with qtbot.waitSignal(panel.asked):
        turn(panel, item.slot.strip.center(), -2)
    assert item.slot.first == 6
    assert item.fold.words.text() == f"7-{6 + drawn} of 40"
    answer = training.frame(panel.probes()).probes
    maps, weights = (next(v for k, v in answer.items() if type(k).__name__ == name) for name in ("UnitMaps", "Weights"))
    np.testing.assert_array_equal(weights.matrices[1], training.network.state_dict()["1.weight"][:, 6:22])
    assert len(maps.columns[1]) == 16
    assert tip_at(panel.canvas.network, item.slot.picture(0).center()) == "Unit 7 of Dense 40"


def test_scrolling_stops_at_both_ends(show_network):
    panel = show_network(dense(40))
    item = panel.canvas.network.columns[1]
    turn(panel, item.slot.strip.center(), 3)
    assert item.slot.first == 0
    turn(panel, item.slot.strip.center(), -50)
    assert item.slot.first == 40 - len(item.slot.tops)
    assert "40" in tip_at(panel.canvas.network, item.slot.picture(len(item.slot.tops) - 1).center())


def test_numbers_of_the_units_before_do_not_fill_a_scrolled_column(show_network):
    panel = show_network(dense(40))
    training = build(panel.document.spec)
    old = training.frame(panel.probes())
    panel.show_frame(old)
    picture = panel.canvas.network.columns[1].pictures.pixmap().toImage()
    turn(panel, panel.canvas.network.columns[1].slot.strip.center(), -4)
    panel.show_frame(old)
    assert panel.canvas.network.columns[1].pictures.pixmap().toImage() == picture
    frame(panel, training)
    assert panel.canvas.network.columns[1].pictures.pixmap().toImage() != picture


def test_a_scrolled_column_stays_scrolled_when_the_view_gets_another_size(show_network):
    panel = show_network(dense(60))
    turn(panel, panel.canvas.network.columns[1].slot.strip.center(), -4)
    panel.resize(940, 420)
    QApplication.processEvents()
    assert panel.canvas.network.columns[1].slot.first == 12
    frame(panel)
    assert not panel.canvas.network.columns[1].pictures.pixmap().isNull()


def test_edges_of_scrolled_channels_join_the_same_channels(show_network):
    panel = show_network(Conv2D(filters=24), MaxPool2D(), dataset=Digits(), size=(760, 300))
    frame(panel)
    conv = panel.canvas.network.columns[1]
    turn(panel, conv.slot.strip.center(), -1)
    frame(panel)
    slots = [item.slot for item in panel.canvas.network.columns[1:3]]
    join = joins([item.column for item in panel.canvas.network.columns[1:3]], slots)[0]
    shown = [[slot.first + place for place in range(len(slot.tops))] for slot in slots]
    assert slots[0].first != slots[1].first
    same = [(to, came) for to, unit in enumerate(shown[1]) for came, other in enumerate(shown[0]) if unit == other]
    assert [tuple(pair) for pair in np.argwhere(join.mask).tolist()] == same
    turn(panel, conv.slot.strip.center(), -9)
    frame(panel)
    assert not panel.canvas.network.edges.items[5].path().isEmpty()


def test_the_window_answers_a_scroll_with_the_training_paused(open_window, qtbot):
    window = open_window(experiment(dense(40)))
    canvas = window.network.canvas
    item = canvas.network.columns[1]
    turn(window.network, item.slot.strip.center(), -3)
    wanted = window.network.probes()
    qtbot.waitUntil(lambda: all(probe in window.pump.frame.probes for probe in wanted))
    assert item.slot.first == 9


# --- the keyboard -----------------------------------------------------------------------------------------------------


def test_arrows_walk_from_unit_to_unit_and_from_block_to_block(show_network, qtbot):
    panel = show_network(dense(4), dense(2))
    activate(panel, qtbot)
    panel.select(0)
    press(panel, Qt.Key.Key_Down, Qt.Key.Key_Down)
    ring, first = panel.canvas.network.ring, panel.canvas.network.columns[1].slot
    assert ring.isVisible()
    assert ring.path().boundingRect().center() == first.picture(1).center()
    assert panel.canvas.accessibleDescription().endswith("Output 2 softmax. Unit 2 of Dense 4")
    press(panel, Qt.Key.Key_Right)
    assert panel.selection() == 1
    assert panel.canvas.accessibleDescription().endswith(". Unit 1 of Dense 2")
    press(panel, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert panel.canvas.accessibleDescription().endswith(". x1")
    assert panel.selection() == 0
    press(panel, Qt.Key.Key_Escape)
    assert not ring.isVisible()
    assert panel.canvas.accessibleDescription() == "Input 2, Dense 4 tanh, Dense 2 tanh, Output 2 softmax"


def test_walking_beyond_the_last_unit_drawn_scrolls(show_network):
    panel = show_network(dense(40))
    panel.canvas.setFocus()
    panel.select(0)
    drawn = len(panel.canvas.network.columns[1].slot.tops)
    press(panel, *[Qt.Key.Key_Down] * (drawn + 3))
    assert panel.canvas.network.columns[1].slot.first == 3
    assert panel.canvas.accessibleDescription().endswith(f"Unit {drawn + 3} of Dense 40")


def test_enter_opens_the_block_of_the_unit(show_network, qtbot):
    panel = show_network(dense(4), dense(2))
    panel.canvas.setFocus()
    panel.select(0)
    press(panel, Qt.Key.Key_Down, Qt.Key.Key_Right)
    with qtbot.waitSignal(panel.opened) as opened:
        press(panel, Qt.Key.Key_Return)
    assert opened.args == [1]


def test_the_ring_is_there_only_while_the_canvas_has_the_focus(show_network, qtbot):
    panel = show_network(dense(4))
    activate(panel, qtbot)
    panel.select(0)
    press(panel, Qt.Key.Key_Down)
    panel.trash.setFocus()
    assert not panel.canvas.network.ring.isVisible()
    panel.canvas.setFocus()
    assert panel.canvas.network.ring.isVisible()


# --- zoom and pan -----------------------------------------------------------------------------------------------------


def test_keys_zoom_and_do_not_resize(show_network):
    panel = show_network(dense(4))
    panel.select(0)
    press(panel, Qt.Key.Key_Plus, Qt.Key.Key_Equal, modifiers=CONTROL)
    assert panel.canvas.navigation.zoom == pytest.approx(1.25**2)
    press(panel, Qt.Key.Key_Minus, modifiers=CONTROL)
    assert panel.canvas.navigation.zoom == pytest.approx(1.25)
    press(panel, Qt.Key.Key_0, modifiers=CONTROL)
    assert panel.canvas.navigation.zoom == 1
    assert units(panel) == [4]


def test_edges_get_their_strands_once_a_zoom_has_come_to_rest(show_network, qtbot):
    panel = show_network(dense(4))
    frame(panel, build(panel.document.spec))

    def elements():
        return sum(item.path().elementCount() for item in panel.canvas.network.edges.items.values())

    before = elements()
    press(panel, Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Plus, modifiers=CONTROL)
    assert elements() == before
    qtbot.waitUntil(lambda: elements() > before)


def test_two_fingers_zoom(show_network):
    panel = show_network(dense(4))
    at = QPointF(200, 100)
    gesture, device = Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice()
    event = QNativeGestureEvent(gesture, device, 2, at, at, at, 0.5, QPointF())
    QApplication.sendEvent(panel.canvas, event)
    assert panel.canvas.navigation.zoom == pytest.approx(1.5)


@pytest.mark.parametrize("button", [LEFT, MIDDLE])
def test_a_zoomed_view_is_moved_with_the_mouse(show_network, button):
    panel = show_network(dense(4))
    press(panel, *[Qt.Key.Key_Plus] * 4, modifiers=CONTROL)
    viewport, bar = panel.canvas.viewport(), panel.canvas.horizontalScrollBar()
    bar.setValue(bar.maximum() // 2)
    item = panel.canvas.network.columns[0]  # the input cannot be dragged
    start = on_screen(panel, item.slot.frame.center()) if button is LEFT else viewport.rect().center()
    if not viewport.rect().contains(start):
        bar.setValue(0)
        start = on_screen(panel, item.slot.frame.center())
    before = bar.value()
    QTest.mousePress(viewport, button, NO_KEYS, start)
    QTest.mouseMove(viewport, start - QPoint(40, 0))
    QTest.mouseRelease(viewport, button, NO_KEYS, start - QPoint(40, 0))
    assert bar.value() == before + 40
    assert not panel.canvas.navigation.panning


def test_what_is_all_visible_is_not_moved(show_network):
    panel = show_network(dense(4))
    assert not panel.canvas.navigation.grab(QPointF(5, 5))
