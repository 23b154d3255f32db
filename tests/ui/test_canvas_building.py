"""Building on the canvas with real events: inserting, reordering, the palette."""

import pytest
from canvas_support import dense, header, kinds, on_screen, press, units
from hand import LEFT, NO_KEYS
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from playground.data.catalog import Digits
from playground.engine.image_blocks import Conv2D, MaxPool2D
from playground.engine.specs import MOST_BLOCKS
from playground.ui.canvas.edits import KINDS
from playground.ui.canvas.reorder import block_data
from playground.ui.canvas.tips import tip_at
from playground.ui.settings import Settings

# --- inserting --------------------------------------------------------------------------------------------------------


@pytest.mark.qt_log_ignore("does not support grabbing", extend=True)
def test_the_plus_between_two_columns_offers_what_can_stand_there(show_network):
    panel = show_network(Conv2D(filters=4), MaxPool2D(), dense(5), dataset=Digits())
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
def test_a_kind_from_the_menu_stands_in_its_gap_and_can_be_undone(show_network):
    panel = show_network(Conv2D(filters=4), dense(5), dataset=Digits())
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
def test_the_insert_key_opens_the_menu_behind_the_selected_block(show_network):
    panel = show_network(dense(4), dense(5))
    panel.select(0)
    press(panel, Qt.Key.Key_Insert)
    assert panel.gap_menu.isVisible()
    next(action for action in panel.gap_menu.actions() if action.data() == "layer_norm").trigger()
    panel.gap_menu.close()
    assert kinds(panel) == ["dense", "layer_norm", "dense"]


def test_a_full_network_takes_no_more(show_network):
    panel = show_network(*[dense(2)] * MOST_BLOCKS)
    assert panel.edits.may_insert("dense", 0) == f"{MOST_BLOCKS} blocks are the most there can be."
    assert not panel.blocks.isEnabled()


def test_in_narrow_gaps_the_plus_appears_under_the_mouse(show_network):
    panel = show_network(*[dense(3)] * 10, size=(700, 300))
    gaps = panel.canvas.network.gaps
    assert not gaps.items[4].isVisible()
    QTest.mouseMove(panel.canvas.viewport(), on_screen(panel, gaps.centres[4]))
    assert gaps.items[4].isVisible()
    assert tip_at(panel.canvas.network, gaps.centres[4]) == "Insert a block here (Insert)"


# --- reordering -------------------------------------------------------------------------------------------------------


def test_a_place_where_a_block_cannot_stand_refuses_and_says_why(show_network):
    panel = show_network(Conv2D(filters=4), dense(5), dense(6), dataset=Digits())
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
    assert units(panel) == [6, 5]
    assert panel.document.undo_stack.undoText() == "Move a block"


def test_a_stack_that_already_fails_may_be_mended_by_dragging(show_network):
    panel = show_network(dense(5), Conv2D(filters=4), dataset=Digits())
    assert panel.edits.may_move(1, 0) == ""


def test_a_press_does_not_begin_a_drag_for_a_tremble(show_network):
    panel = show_network(dense(4), dense(5))
    start = header(panel, 1)
    QTest.mousePress(panel.canvas.viewport(), LEFT, NO_KEYS, start)
    QTest.mouseMove(panel.canvas.viewport(), start + QPoint(2, 1))
    assert not panel.canvas.network.drop_line.isVisible()
    QTest.mouseRelease(panel.canvas.viewport(), LEFT, NO_KEYS, start + QPoint(2, 1))
    assert units(panel) == [4, 5]


# --- the palette ------------------------------------------------------------------------------------------------------


def drop_events(panel, data, place):
    """Enter, move, drop over a place of the view."""
    action, viewport = Qt.DropAction.CopyAction, panel.canvas.viewport()
    enter = QDragEnterEvent(place, action, data, LEFT, NO_KEYS)
    move = QDragMoveEvent(place, action, data, LEFT, NO_KEYS)
    drop = QDropEvent(QPointF(place), action, data, LEFT, NO_KEYS)
    QApplication.sendEvent(viewport, enter)
    QApplication.sendEvent(viewport, move)
    return enter, drop, viewport


def test_the_palette_is_the_registry(show_network):
    panel = show_network(dense(4))
    assert list(panel.blocks.tiles) == list(KINDS)
    assert panel.blocks.tiles["simple_rnn"].accessibleName() == "Add SimpleRNN"


def test_a_tile_is_dropped_into_a_gap(show_network):
    panel = show_network(dense(4), dense(5))
    place = header(panel, 2) - QPoint(25, 0)
    data = block_data("layer_norm")
    enter, drop, viewport = drop_events(panel, data, place)
    assert enter.isAccepted()
    assert panel.canvas.network.drop_line.isVisible()
    QApplication.sendEvent(viewport, drop)
    assert kinds(panel) == ["dense", "layer_norm", "dense"]
    assert not panel.canvas.network.drop_line.isVisible()
    assert panel.document.undo_stack.undoText() == "Insert a block"


def test_a_tile_dropped_where_it_cannot_stand_says_why(show_network):
    panel = show_network(dense(4))
    said = []
    panel.said.connect(said.append)
    data = block_data("max_pool2d")
    _, drop, viewport = drop_events(panel, data, header(panel, 1) - QPoint(25, 0))
    QApplication.sendEvent(viewport, drop)
    assert kinds(panel) == ["dense"]
    assert said[0].startswith("Not here: MaxPool2D needs images, but gets 2 plain numbers")


def test_a_drag_that_leaves_leaves_nothing_and_files_are_for_the_window(show_network):
    panel = show_network(dense(4))
    data = block_data("dense")
    _, _, viewport = drop_events(panel, data, header(panel, 1))
    QApplication.sendEvent(viewport, QDragLeaveEvent())
    assert not panel.canvas.network.drop_line.isVisible()
    text = QMimeData()
    text.setText("a file")
    enter, _, _ = drop_events(panel, text, header(panel, 1))
    assert not enter.isAccepted()


def test_a_tile_is_pressed_by_mouse_and_keyboard(show_network):
    panel = show_network(dense(4))
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


def test_a_tile_is_carried_once_the_mouse_has_moved(show_network, monkeypatch):
    panel = show_network(dense(4))
    tile, carried = panel.blocks.tiles["dense"], []
    monkeypatch.setattr(type(tile), "drag", lambda self: carried.append(self.key))
    QTest.mousePress(tile, LEFT, NO_KEYS, QPoint(5, 5))
    QTest.mouseMove(tile, QPoint(8, 5))
    assert carried == []
    QTest.mouseMove(tile, QPoint(40, 30))
    QTest.mouseRelease(tile, LEFT, NO_KEYS, QPoint(40, 30))
    assert carried == ["dense"]
    assert kinds(panel) == ["dense"]


def test_the_palette_can_be_hidden_and_stays_hidden(show_network, tmp_path):
    panel = show_network(dense(4))
    assert panel.blocks.isVisible()
    QTest.mouseClick(panel.header.tiles, LEFT)
    assert not panel.blocks.isVisible()
    settings = Settings(tmp_path / "settings.ini")
    panel.store(settings)
    other = show_network(dense(4))
    other.restore(settings)
    assert not other.blocks.isVisible()
