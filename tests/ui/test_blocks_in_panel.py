"""Every kind of block in the network panel, under real events."""

import pytest
from canvas_support import kinds
from hand import LEFT, NO_KEYS
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest

from playground.data.catalog import Digits
from playground.engine.blocks import BLOCKS, Dense
from playground.engine.image_blocks import Conv2D, MaxPool2D, Same
from playground.engine.specs import NetworkSpec
from playground.experiment import build, validate
from playground.ui.canvas import edits
from playground.ui.canvas.tips import tip_at


@pytest.fixture
def panel(light, show_network):
    """A small convolutional network whose edits go through a document, as in the window."""
    blocks = (Conv2D(filters=4, padding=Same()), MaxPool2D(), Dense(units=6))
    return show_network(*blocks, dataset=Digits(), size=(860, 380))


def choose(panel, title):
    """Open the menu of the button and click an entry."""
    menu = panel.add.choices
    menu.popup(panel.add.mapToGlobal(QPoint(0, panel.add.height())))
    action = next(action for action in menu.actions() if action.text() == title)
    QTest.mouseClick(menu, LEFT, NO_KEYS, menu.actionGeometry(action).center())


@pytest.mark.qt_log_ignore("does not support grabbing", extend=True)
@pytest.mark.parametrize("key", BLOCKS)
def test_every_kind_is_added_by_the_menu_removed_and_brought_back(panel, key):
    kind = edits.KINDS[key]
    before = panel.document.spec
    choose(panel, kind.title)
    place = panel.selection()
    assert len(kinds(panel)) == 4
    assert kinds(panel)[place] == key
    assert validate(panel.document.spec) == []
    assert not panel.problem.isVisible()
    added = panel.document.spec
    QTest.keyClick(panel.canvas, Qt.Key.Key_Delete)
    assert panel.document.spec == before
    panel.document.undo_stack.undo()
    assert panel.document.spec == added
    panel.document.undo_stack.undo()
    assert panel.document.spec == before
    panel.document.undo_stack.redo()
    assert panel.document.spec == added


def test_the_menu_is_the_registry(panel):
    actions = panel.add.choices.actions()
    assert [action.data() for action in actions] == list(BLOCKS)
    assert actions[0].text() == "Dense"
    assert all(kind.help.split()[0] in action.toolTip() for kind, action in zip(BLOCKS.values(), actions, strict=True))


@pytest.mark.qt_log_ignore("does not support grabbing", extend=True)
def test_the_keyboard_reaches_the_menu(panel, qtbot):
    panel.add.setFocus()
    QTimer.singleShot(0, lambda: QTest.keyClick(panel.add.choices, Qt.Key.Key_Escape))
    with qtbot.waitSignal(panel.add.choices.aboutToShow):
        QTest.keyClick(panel.add, Qt.Key.Key_Down)
    assert len(kinds(panel)) == 3
    panel.add.choices.popup(QPoint())
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(panel.add.choices, key)
    assert kinds(panel) == ["conv2d", "max_pool2d", "conv2d", "dense"]


def test_the_button_itself_adds_what_one_would(panel):
    assert "(Dense)" in panel.add.toolTip()
    QTest.mouseClick(panel.add, LEFT, NO_KEYS, QPoint(15, panel.add.height() // 2))
    assert (kinds(panel), panel.selection()) == (["conv2d", "max_pool2d", "dense", "dense"], 3)
    panel.select(1)
    assert "(Conv2D)" in panel.add.toolTip()
    QTest.mouseClick(panel.add, LEFT, NO_KEYS, QPoint(15, panel.add.height() // 2))
    assert (kinds(panel), panel.selection()) == (["conv2d", "max_pool2d", "conv2d", "dense", "dense"], 2)
    assert panel.document.spec.network.blocks[2] == panel.document.spec.network.blocks[0]


def test_a_reordered_stack_that_does_not_fit_says_why_until_undone(panel):
    panel.select(0)
    for _ in range(2):
        QTest.keyClick(panel.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert kinds(panel) == ["max_pool2d", "dense", "conv2d"]
    assert "Block 3: Conv2D needs images, but gets 6 plain numbers" in panel.problem.text()
    assert panel.canvas.network.columns[3].column.problem
    assert "? → 10" in panel.summary.words()
    panel.document.undo_stack.undo()
    panel.document.undo_stack.undo()
    assert kinds(panel) == ["conv2d", "max_pool2d", "dense"]
    assert not panel.problem.isVisible()


def test_plus_and_minus_count_filters(panel):
    item = panel.canvas.network.columns[1]
    QTest.mouseClick(panel.canvas.viewport(), LEFT, NO_KEYS, panel.canvas.mapFromScene(item.button_centre(1)))
    assert panel.document.spec.network.blocks[0].filters == 5
    assert panel.document.undo_stack.undoText() == "Change filters"
    assert tip_at(panel.canvas.network, panel.canvas.network.columns[1].button_centre(-1)) == "One filter less"
    assert panel.canvas.network.columns[2].buttons == {}
    panel.select(1)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Plus)
    assert panel.document.spec.network.blocks[1] == MaxPool2D()


def test_channels_have_tips(panel):
    item = panel.canvas.network.columns[2]
    assert tip_at(panel.canvas.network, item.slot.picture(2).center()) == "Channel 3 of MaxPool 2×2"
    assert tip_at(panel.canvas.network, panel.canvas.network.columns[0].slot.picture(0).center()) == "8×8 image"


def test_frames_fill_the_panel(panel):
    training = build(panel.document.spec)
    training.step()
    panel.show_frame(training.frame(panel.probes()))
    assert all(not item.pictures.pixmap().isNull() for item in panel.canvas.network.columns)
    other = replace(panel.document.spec, network=NetworkSpec(blocks=(Conv2D(filters=4),)))
    panel.show_spec(other, [])
    panel.show_frame(training.frame(panel.probes()))  # belongs to the network before: left out
    assert all(item.pictures.pixmap().isNull() for item in panel.canvas.network.columns)
