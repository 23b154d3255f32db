"""The canvas with real events: scrolling, walking, zooming, inserting, reordering, the palette, examples, dropout."""

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from playground.data.catalog import Digits, Iris, Spiral
from playground.data.spec import DataSpec
from playground.engine.activations import Tanh
from playground.engine.blocks import Dense
from playground.engine.image_blocks import Conv2D, MaxPool2D
from playground.engine.specs import MOST_BLOCKS, NetworkSpec
from playground.experiment import build, validate
from playground.experiment.spec import ExperimentSpec
from playground.runner import RunnerState
from playground.ui.canvas.animation import matches
from playground.ui.canvas.columns import columns
from playground.ui.canvas.edits import KINDS
from playground.ui.canvas.joins import joins
from playground.ui.canvas.reorder import block_data
from playground.ui.canvas.tips import tip_at
from playground.ui.document import Document
from playground.ui.motion import motion
from playground.ui.panels.network_panel import NetworkPanel
from playground.ui.settings import Settings

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
NO_KEYS, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def experiment(*blocks, dataset=None):
    return ExperimentSpec(data=DataSpec(dataset=dataset or Spiral()), network=NetworkSpec(blocks=blocks))


def dense(units, **settings):
    return Dense(units=units, activation=Tanh(), **settings)


@pytest.fixture
def show(qtbot, qapp):
    """A function that shows an experiment in a panel with a document behind it."""

    def show_it(*blocks, dataset=None, size=(900, 360)):
        found = NetworkPanel()
        qtbot.addWidget(found)
        document = Document(parent=found)
        found.edited.connect(document.edit)
        document.changed.connect(lambda spec: found.show_spec(spec, validate(spec)))
        document.loaded.connect(lambda spec: found.show_spec(spec, validate(spec)))
        found.resize(*size)
        found.show()
        document.load(experiment(*blocks, dataset=dataset))
        found.document = document
        return found

    return show_it


@pytest.fixture
def moving():
    """Animation as it is by default, put back afterwards."""
    before = motion.wanted
    motion.choose(True)
    yield motion
    motion.choose(before)


def kinds(panel):
    return [type(block).key() for block in panel.document.spec.network.blocks]


def units(panel):
    return [block.units for block in panel.document.spec.network.blocks]


def on_screen(panel, point):
    return panel.canvas.mapFromScene(point)


def turn(panel, point, notches, keys=NO_KEYS, buttons=Qt.MouseButton.NoButton):
    viewport, at = panel.canvas.viewport(), QPointF(on_screen(panel, point))
    angle = QPoint(0, 120 * notches)
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, viewport.mapToGlobal(at), QPoint(), angle, buttons, keys, phase, False)
    QApplication.sendEvent(viewport, event)


def press(panel, *keys, modifiers=NO_KEYS):
    for key in keys:
        QTest.keyClick(panel.canvas, key, modifiers)


def frame(panel, training=None):
    training = training or build(panel.document.spec)
    found = training.frame(panel.probes())
    panel.show_frame(found)
    return found


# --- folded columns -----------------------------------------------------------------------------------------------


def test_the_wheel_scrolls_a_folded_column_and_its_units_are_asked_for(show, qtbot):
    panel = show(dense(40), dense(3))
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


def test_scrolling_stops_at_both_ends(show):
    panel = show(dense(40))
    item = panel.canvas.network.columns[1]
    turn(panel, item.slot.strip.center(), 3)
    assert item.slot.first == 0
    turn(panel, item.slot.strip.center(), -50)
    assert item.slot.first == 40 - len(item.slot.tops)
    assert "40" in tip_at(panel.canvas.network, item.slot.picture(len(item.slot.tops) - 1).center())


def test_numbers_of_the_units_before_do_not_fill_a_scrolled_column(show):
    panel = show(dense(40))
    training = build(panel.document.spec)
    old = training.frame(panel.probes())
    panel.show_frame(old)
    picture = panel.canvas.network.columns[1].pictures.pixmap().toImage()
    turn(panel, panel.canvas.network.columns[1].slot.strip.center(), -4)
    panel.show_frame(old)
    assert panel.canvas.network.columns[1].pictures.pixmap().toImage() == picture
    frame(panel, training)
    assert panel.canvas.network.columns[1].pictures.pixmap().toImage() != picture


def test_a_scrolled_column_stays_scrolled_when_the_view_gets_another_size(show):
    panel = show(dense(60))
    turn(panel, panel.canvas.network.columns[1].slot.strip.center(), -4)
    panel.resize(940, 420)
    QApplication.processEvents()
    assert panel.canvas.network.columns[1].slot.first == 12
    frame(panel)
    assert not panel.canvas.network.columns[1].pictures.pixmap().isNull()


def test_edges_of_scrolled_channels_join_the_same_channels(show):
    panel = show(Conv2D(filters=24), MaxPool2D(), dataset=Digits(), size=(760, 300))
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


def activate(panel, qtbot):
    """Give the canvas the focus."""
    with qtbot.waitActive(panel):
        panel.activateWindow()
    panel.canvas.setFocus()


# --- the keyboard -------------------------------------------------------------------------------------------------


def test_arrows_walk_from_unit_to_unit_and_from_block_to_block(show, qtbot):
    panel = show(dense(4), dense(2))
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


def test_walking_beyond_the_last_unit_drawn_scrolls(show):
    panel = show(dense(40))
    panel.canvas.setFocus()
    panel.select(0)
    drawn = len(panel.canvas.network.columns[1].slot.tops)
    press(panel, *[Qt.Key.Key_Down] * (drawn + 3))
    assert panel.canvas.network.columns[1].slot.first == 3
    assert panel.canvas.accessibleDescription().endswith(f"Unit {drawn + 3} of Dense 40")


def test_enter_opens_the_block_of_the_unit(show, qtbot):
    panel = show(dense(4), dense(2))
    panel.canvas.setFocus()
    panel.select(0)
    press(panel, Qt.Key.Key_Down, Qt.Key.Key_Right)
    with qtbot.waitSignal(panel.opened) as opened:
        press(panel, Qt.Key.Key_Return)
    assert opened.args == [1]


def test_the_ring_is_there_only_while_the_canvas_has_the_focus(show, qtbot):
    panel = show(dense(4))
    activate(panel, qtbot)
    panel.select(0)
    press(panel, Qt.Key.Key_Down)
    panel.trash.setFocus()
    assert not panel.canvas.network.ring.isVisible()
    panel.canvas.setFocus()
    assert panel.canvas.network.ring.isVisible()


# --- zoom and pan -------------------------------------------------------------------------------------------------


def test_keys_zoom_and_do_not_resize(show):
    panel = show(dense(4))
    panel.select(0)
    press(panel, Qt.Key.Key_Plus, Qt.Key.Key_Equal, modifiers=CONTROL)
    assert panel.canvas.navigation.zoom == pytest.approx(1.25**2)
    press(panel, Qt.Key.Key_Minus, modifiers=CONTROL)
    assert panel.canvas.navigation.zoom == pytest.approx(1.25)
    press(panel, Qt.Key.Key_0, modifiers=CONTROL)
    assert panel.canvas.navigation.zoom == 1
    assert units(panel) == [4]


def test_two_fingers_zoom(show):
    panel = show(dense(4))
    at = QPointF(200, 100)
    gesture, device = Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice()
    event = QNativeGestureEvent(gesture, device, 2, at, at, at, 0.5, QPointF())
    QApplication.sendEvent(panel.canvas, event)
    assert panel.canvas.navigation.zoom == pytest.approx(1.5)


@pytest.mark.parametrize("button", [LEFT, MIDDLE])
def test_a_zoomed_view_is_moved_with_the_mouse(show, button):
    panel = show(dense(4))
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


def test_what_is_all_visible_is_not_moved(show):
    panel = show(dense(4))
    assert not panel.canvas.navigation.grab(QPointF(5, 5))


# --- inserting ----------------------------------------------------------------------------------------------------


@pytest.mark.qt_log_ignore("does not support grabbing", extend=True)
def test_the_plus_between_two_columns_offers_what_can_stand_there(show):
    panel = show(Conv2D(filters=4), MaxPool2D(), dense(5), dataset=Digits())
    gaps = panel.canvas.network.gaps
    assert len(gaps.items) == 4
    QTest.mouseClick(panel.canvas.viewport(), LEFT, NO_KEYS, on_screen(panel, gaps.centres[3]))
    assert panel.gap_menu.isVisible()
    offers = {action.data(): action for action in panel.gap_menu.actions()}
    assert list(offers) == list(KINDS)
    assert offers["dense"].isEnabled()
    assert not offers["conv2d"].isEnabled()
    assert offers["conv2d"].toolTip().startswith("Not here: Conv2D needs images, but gets 5 plain numbers")
    panel.gap_menu.close()


@pytest.mark.qt_log_ignore("does not support grabbing", extend=True)
def test_a_kind_from_the_menu_stands_in_its_gap_and_can_be_undone(show):
    panel = show(Conv2D(filters=4), dense(5), dataset=Digits())
    panel.canvas._press_gap(1)
    action = next(action for action in panel.gap_menu.actions() if action.data() == "avg_pool2d")
    action.trigger()
    panel.gap_menu.close()
    assert kinds(panel) == ["conv2d", "avg_pool2d", "dense"]
    assert panel.selection() == 1
    assert panel.document.undo_stack.undoText() == "Insert a block"
    panel.document.undo_stack.undo()
    assert kinds(panel) == ["conv2d", "dense"]


@pytest.mark.qt_log_ignore("does not support grabbing", extend=True)
def test_the_insert_key_opens_the_menu_behind_the_selected_block(show):
    panel = show(dense(4), dense(5))
    panel.select(0)
    press(panel, Qt.Key.Key_Insert)
    assert panel.gap_menu.isVisible()
    next(action for action in panel.gap_menu.actions() if action.data() == "layer_norm").trigger()
    panel.gap_menu.close()
    assert kinds(panel) == ["dense", "layer_norm", "dense"]


def test_a_full_network_takes_no_more(show):
    panel = show(*[dense(2)] * MOST_BLOCKS)
    assert panel.edits.may_insert("dense", 0) == f"{MOST_BLOCKS} blocks are the most there can be."
    assert not panel.blocks.isEnabled()


def test_in_narrow_gaps_the_plus_appears_under_the_mouse(show):
    panel = show(*[dense(3)] * 10, size=(700, 300))
    gaps = panel.canvas.network.gaps
    assert not gaps.items[4].isVisible()
    QTest.mouseMove(panel.canvas.viewport(), on_screen(panel, gaps.centres[4]))
    assert gaps.items[4].isVisible()
    assert tip_at(panel.canvas.network, gaps.centres[4]) == "Insert a block here (Insert)"


# --- reordering ---------------------------------------------------------------------------------------------------


def header(panel, place):
    return on_screen(panel, panel.canvas.network.columns[place].heading[0].sceneBoundingRect().center())


def test_a_place_where_a_block_cannot_stand_refuses_and_says_why(show):
    panel = show(Conv2D(filters=4), dense(5), dense(6), dataset=Digits())
    said = []
    panel.said.connect(said.append)
    viewport, start, end = panel.canvas.viewport(), header(panel, 1), header(panel, 3) + QPoint(25, 0)
    QTest.mousePress(viewport, LEFT, NO_KEYS, start)
    QTest.mouseMove(viewport, start + QPoint(30, 0))
    QTest.mouseMove(viewport, end)
    line = panel.canvas.network.drop_line
    assert line.isVisible()
    refused = line.pen().color()
    QTest.mouseRelease(viewport, LEFT, NO_KEYS, end)
    assert kinds(panel) == ["conv2d", "dense", "dense"]
    assert said[0].startswith("Not here: Conv2D needs images")
    assert not line.isVisible()
    QTest.mousePress(viewport, LEFT, NO_KEYS, header(panel, 2))
    QTest.mouseMove(viewport, header(panel, 2) + QPoint(30, 0))
    QTest.mouseMove(viewport, end)
    assert line.pen().color() != refused
    QTest.mouseRelease(viewport, LEFT, NO_KEYS, end)
    assert units_of_dense(panel) == [6, 5]
    assert panel.document.undo_stack.undoText() == "Move a block"


def units_of_dense(panel):
    return [block.units for block in panel.document.spec.network.blocks if isinstance(block, Dense)]


def test_a_stack_that_already_fails_may_be_mended_by_dragging(show):
    panel = show(dense(5), Conv2D(filters=4), dataset=Digits())
    assert panel.edits.may_move(1, 0) == ""


# --- the palette --------------------------------------------------------------------------------------------------


def drop_events(panel, data, place):
    """Enter, move, drop over a place of the view."""
    action, viewport = Qt.DropAction.CopyAction, panel.canvas.viewport()
    enter = QDragEnterEvent(place, action, data, LEFT, NO_KEYS)
    move = QDragMoveEvent(place, action, data, LEFT, NO_KEYS)
    drop = QDropEvent(QPointF(place), action, data, LEFT, NO_KEYS)
    QApplication.sendEvent(viewport, enter)
    QApplication.sendEvent(viewport, move)
    return enter, drop, viewport


def test_the_palette_is_the_registry(show):
    panel = show(dense(4))
    assert list(panel.blocks.tiles) == list(KINDS)
    assert panel.blocks.tiles["simple_rnn"].accessibleName() == "Add SimpleRNN"


def test_a_tile_is_dropped_into_a_gap(show):
    panel = show(dense(4), dense(5))
    place = header(panel, 2) - QPoint(25, 0)
    data = block_data("layer_norm")
    enter, drop, viewport = drop_events(panel, data, place)
    assert enter.isAccepted()
    assert panel.canvas.network.drop_line.isVisible()
    QApplication.sendEvent(viewport, drop)
    assert kinds(panel) == ["dense", "layer_norm", "dense"]
    assert not panel.canvas.network.drop_line.isVisible()
    assert panel.document.undo_stack.undoText() == "Insert a block"


def test_a_tile_dropped_where_it_cannot_stand_says_why(show):
    panel = show(dense(4))
    said = []
    panel.said.connect(said.append)
    data = block_data("max_pool2d")
    _, drop, viewport = drop_events(panel, data, header(panel, 1) - QPoint(25, 0))
    QApplication.sendEvent(viewport, drop)
    assert kinds(panel) == ["dense"]
    assert said[0].startswith("Not here: MaxPool2D needs images, but gets 2 plain numbers")


def test_a_drag_that_leaves_leaves_nothing_and_files_are_for_the_window(show):
    panel = show(dense(4))
    data = block_data("dense")
    _, _, viewport = drop_events(panel, data, header(panel, 1))
    QApplication.sendEvent(viewport, QDragLeaveEvent())
    assert not panel.canvas.network.drop_line.isVisible()
    text = QMimeData()
    text.setText("a file")
    enter, _, _ = drop_events(panel, text, header(panel, 1))
    assert not enter.isAccepted()


def test_a_tile_is_pressed_by_mouse_and_keyboard(show):
    panel = show(dense(4))
    panel.select(0)
    QTest.mouseClick(panel.blocks.tiles["layer_norm"], LEFT)
    assert kinds(panel) == ["dense", "layer_norm"]
    tile = panel.blocks.tiles["dense"]
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Return)
    assert kinds(panel) == ["dense", "layer_norm", "dense"]
    QTest.mouseClick(tile, LEFT)
    QTest.mouseDClick(tile, LEFT)
    assert len(kinds(panel)) == 4


def test_a_tile_is_carried_once_the_mouse_has_moved(show, monkeypatch):
    panel = show(dense(4))
    tile, carried = panel.blocks.tiles["dense"], []
    monkeypatch.setattr(type(tile), "drag", lambda self: carried.append(self.key))
    QTest.mousePress(tile, LEFT, NO_KEYS, QPoint(5, 5))
    QTest.mouseMove(tile, QPoint(8, 5))
    assert carried == []
    QTest.mouseMove(tile, QPoint(40, 30))
    QTest.mouseRelease(tile, LEFT, NO_KEYS, QPoint(40, 30))
    assert carried == ["dense"]
    assert kinds(panel) == ["dense"]


def test_the_palette_can_be_hidden_and_stays_hidden(show, tmp_path):
    panel = show(dense(4))
    assert panel.blocks.isVisible()
    QTest.mouseClick(panel.header.tiles, LEFT)
    assert not panel.blocks.isVisible()
    settings = Settings(tmp_path / "settings.ini")
    panel.store(settings)
    other = show(dense(4))
    other.restore(settings)
    assert not other.blocks.isVisible()


# --- examples and dropout -----------------------------------------------------------------------------------------


def test_another_example_is_chosen_by_button_and_key(show, qtbot):
    panel = show(dense(4), dataset=Iris())
    training = build(panel.document.spec)
    frame(panel, training)
    samples, data = panel.header.samples, training.data
    assert samples.isVisible()
    assert samples.label.text() == f"1/{data.test.rows}"
    with qtbot.waitSignal(panel.asked):
        QTest.mouseClick(samples.after, LEFT)
    answers = frame(panel, training).probes
    maps = next(value for key, value in answers.items() if type(key).__name__ == "UnitMaps")
    np.testing.assert_array_equal(maps.columns[0].ravel(), data.test.x[1])
    assert samples.label.toolTip() == f"Test example 2 of {data.test.rows}: {data.classes[data.test.y[1]]}"
    press(panel, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp)
    frame(panel, training)
    assert samples.label.text() == f"{data.test.rows}/{data.test.rows}"


def test_where_units_are_drawn_over_the_plane_there_is_no_example(show):
    panel = show(dense(4))
    frame(panel)
    assert not panel.header.samples.isVisible()


def test_dropout_is_seen_between_steps_and_not_while_training(show):
    panel = show(dense(6, dropout=0.5), dense(3))
    training = build(panel.document.spec)
    first = panel.canvas.network.columns[1]
    frame(panel, training)
    assert first.veil is None
    training.step()
    frame(panel, training)
    assert first.veil.isVisible()
    assert panel.canvas.network.note.text().startswith("striped: ")
    names = training.last_tape.tape.names
    image = first.veil.pixmap().toImage()
    width, height = image.width() / 16, image.height() / len(first.slot.tops)
    for unit in range(6):
        seen = [image.pixelColor(int((n + 0.5) * width), int((unit + 0.45) * height)).alpha() > 0 for n in range(16)]
        np.testing.assert_array_equal(seen, names["keep1"][unit, :16] == 0)
    panel.show_state(RunnerState.RUNNING)
    frame(panel, training)
    assert not first.veil.isVisible()
    assert panel.canvas.network.note.text() == ""
    assert panel.canvas.network.columns[2].veil is None


def test_red_green_and_blue_are_one_picture(show):
    panel = show(dense(4), dataset=Digits())
    photo = panel.canvas.network.columns[0]
    values = np.zeros((3, 4, 4))
    values[0, 0, 0], values[1, 3, 3], values[2, 0, 3] = 1.0, 1.0, 1.0
    photo.show_pictures(values, upwards=False)
    image = photo.pictures.pixmap().toImage()
    names = [image.pixelColor(*place).name() for place in ((0, 0), (3, 3), (3, 0), (1, 1))]
    assert names == ["#ff0000", "#00ff00", "#0000ff", "#000000"]


def test_a_residual_block_has_an_arc_around_it(show):
    plain, around = show(dense(4), dense(4)), show(dense(4), dense(4, residual=True))
    before, after = around.canvas.network.columns[1:3]
    arcs = [item for item in after.group.childItems() if item.zValue() == 4]
    assert len(arcs) == 2
    assert not [item for item in plain.canvas.network.columns[2].group.childItems() if item.zValue() == 4]
    start = arcs[0].path().elementAt(0)
    assert start.x == pytest.approx(before.slot.centre)
    assert arcs[0].path().boundingRect().top() > after.heading[1].sceneBoundingRect().bottom()


# --- animation ----------------------------------------------------------------------------------------------------


def test_columns_are_recognised_after_an_edit():
    def found(before, after):
        return matches(columns(experiment(*before)), columns(experiment(*after)))

    a, b, c, new = dense(2), dense(3), dense(4), dense(7)
    assert found((a, b), (a, new, b)) == {0: 0, 1: 1, 3: 2, 4: 3}
    assert found((a, b, c), (b, c, a)) == {0: 0, 1: 2, 2: 3, 3: 1, 4: 4}
    assert found((a, b), (a, new)) == {0: 0, 1: 1, 2: 2, 3: 3}
    assert found((a, b), (b,)) == {0: 0, 1: 2, 2: 3}


def test_columns_glide_to_their_new_places(show, moving, qtbot):
    panel = show(dense(4), dense(5))
    before = panel.canvas.network.columns[2].slot.centre
    panel.select(0)
    panel.edits.add_usual()
    glide = panel.canvas.glide
    assert glide.animation.duration() <= 200
    moved = panel.canvas.network.columns[3]
    assert moved.slot.centre + moved.group.x() == pytest.approx(before)
    assert panel.canvas.network.columns[2].group.opacity() == 0
    qtbot.waitUntil(lambda: glide.animation.state() is glide.animation.State.Stopped)
    assert moved.group.x() == 0
    assert panel.canvas.network.edge_layer.opacity() == 1


def test_nothing_glides_where_that_is_not_wanted(show, moving):
    panel = show(dense(4))
    moving.choose(False)
    panel.edits.add_usual()
    assert panel.canvas.glide.animation.state() is panel.canvas.glide.animation.State.Stopped
    assert all(item.group.x() == 0 for item in panel.canvas.network.columns)


def test_nothing_glides_where_the_desktop_asks_for_reduced_motion(show, moving, monkeypatch):
    monkeypatch.setattr("playground.ui.motion.reduced", lambda: True)
    panel = show(dense(4))
    panel.edits.add_usual()
    assert panel.canvas.glide.animation.state() is panel.canvas.glide.animation.State.Stopped


def test_a_hidden_view_is_at_its_end_at_once(show, moving):
    panel = show(dense(4))
    panel.edits.add_usual()
    panel.hide()
    assert panel.canvas.glide.animation.state() is panel.canvas.glide.animation.State.Stopped
    assert panel.canvas.network.edge_layer.opacity() == 1


def test_two_edits_in_a_row_leave_everything_in_place(show, moving, qtbot):
    panel = show(dense(4))
    panel.edits.add_usual()
    panel.edits.remove_selected()
    glide = panel.canvas.glide
    qtbot.waitUntil(lambda: glide.animation.state() is glide.animation.State.Stopped)
    assert all(item.group.x() == 0 and item.group.opacity() == 1 for item in panel.canvas.network.columns)


def test_a_press_does_not_begin_a_drag_for_a_tremble(show):
    panel = show(dense(4), dense(5))
    start = header(panel, 1)
    QTest.mousePress(panel.canvas.viewport(), LEFT, NO_KEYS, start)
    QTest.mouseMove(panel.canvas.viewport(), start + QPoint(2, 1))
    assert not panel.canvas.network.drop_line.isVisible()
    QTest.mouseRelease(panel.canvas.viewport(), LEFT, NO_KEYS, start + QPoint(2, 1))
    assert units(panel) == [4, 5]


# --- in the window ------------------------------------------------------------------------------------------------


def test_the_window_answers_a_scroll_with_the_training_paused(open_window, qtbot):
    window = open_window(experiment(dense(40)))
    canvas = window.network.canvas
    item = canvas.network.columns[1]
    turn(window.network, item.slot.strip.center(), -3)
    wanted = window.network.probes()
    qtbot.waitUntil(lambda: all(probe in window.pump.frame.probes for probe in wanted))
    assert item.slot.first == 9


def test_a_single_step_shows_the_mask_and_a_run_hides_it(open_window, at, qtbot):
    window = open_window(experiment(dense(6, dropout=0.5)))
    window.actions_["step"].trigger()
    first = window.network.canvas.network.columns[1]
    qtbot.waitUntil(lambda: first.veil is not None and first.veil.isVisible())
    window.actions_["run"].trigger()
    qtbot.waitUntil(lambda: not first.veil.isVisible())
    window.actions_["run"].trigger()
    qtbot.waitUntil(lambda: first.veil.isVisible())
