"""Drawing points on the output map with the real mouse and keys, in the real window, while it trains."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from playground.data.catalog import Circle, Gaussians, Iris
from playground.data.drawn import MOST_POINTS, Drawn
from playground.data.scaling import GivenScaling
from playground.data.spec import DataSpec
from playground.experiment import ExperimentSpec
from playground.runner import RunnerState
from playground.ui.own_points import as_own_points, can_be_drawn, points_shown

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


class Hand:
    """A hand with a mouse over the map of a window, in units of the square."""

    def __init__(self, qtbot, window):
        self.qtbot, self.window = qtbot, window
        self.view = window.output.map.map
        self.viewport = self.view.viewport()

    def at(self, x, y):
        return QPointF(*self.view.to_pixels(np.array([[x, y]]))[0])

    def click(self, x, y, button=LEFT):
        self.qtbot.mouseClick(self.viewport, button, pos=self.at(x, y).toPoint())

    def drag(self, *places, button=LEFT):
        first, *rest = places
        self.qtbot.mousePress(self.viewport, button, pos=self.at(*first).toPoint())
        for place in rest:
            self.move(place, button)
        self.qtbot.mouseRelease(self.viewport, button, pos=self.at(*places[-1]).toPoint())

    def move(self, place, button=Qt.MouseButton.NoButton):
        spot = self.at(*place)
        everywhere = self.viewport.mapToGlobal(spot)
        none, key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(QEvent.Type.MouseMove, spot, everywhere, none, button, key)
        QApplication.sendEvent(self.viewport, event)

    @property
    def drawn(self):
        return self.window.document.spec.data.dataset

    @property
    def last(self):
        return self.drawn.table[-1]


@pytest.fixture
def hand(qtbot, window):
    window.resize(1280, 800)
    qtbot.waitUntil(window.output.draw.isVisible)
    window.output.draw.click()
    assert window.output.tools.isVisible()
    return Hand(qtbot, window)


def train_rows(dataset):
    return int((dataset.parts((0.6, 0.2, 0.2), 0) == 0).sum())


def test_a_click_while_training_adds_a_point_and_the_next_batches_contain_it(hand, at):
    window = hand.window
    window.actions_["run"].trigger()
    at(window, RunnerState.RUNNING, lambda frame: frame.epoch >= 3)
    old = window.document.spec
    for place in ((4.0, -4.0), (4.5, -4.5), (4.2, -3.8)):
        hand.click(*place)
    assert isinstance(hand.drawn, Drawn)
    assert hand.drawn.rows == 103
    assert np.allclose(hand.last[:3], [4.2, -3.8, 0.0], atol=0.05), "the class is that of the first chip"
    frame = at(window, RunnerState.RUNNING, lambda frame: frame.data.train.rows == train_rows(hand.drawn))
    assert frame.epoch >= 3, "the training was not restarted"
    assert {mark.text for mark in frame.curves.marks} == {"Points changed"}
    assert any(np.allclose(row, (4.2, -3.8), atol=0.05) for row in frame.data.train.raw) or (
        any(np.allclose(row, (4.2, -3.8), atol=0.05) for row in frame.data.test.raw)
        or any(np.allclose(row, (4.2, -3.8), atol=0.05) for row in frame.data.validation.raw)
    )
    for _ in range(3):
        window.document.undo_stack.undo()
    assert window.document.spec == old, "exactly"
    for _ in range(3):
        window.document.undo_stack.redo()
    assert hand.drawn.rows == 103


def test_a_stroke_is_one_step_back(hand):
    old = hand.window.document.spec
    stack = hand.window.document.undo_stack
    hand.drag((-5, 5), (-2, 5), (0, 4), (3, 4))
    assert stack.count() == 1
    assert stack.undoText() == "Draw points"
    stroke = hand.drawn.table[100:]
    assert len(stroke) > 20
    assert stroke[:, 1].min() > 2.9, "within the brush"
    hand.click(0, -5)
    assert stack.count() == 2
    stack.undo()
    stack.undo()
    assert hand.window.document.spec == old


def test_number_keys_choose_the_class_and_more_classes_are_made_when_needed(hand, qtbot, at):
    window = hand.window
    hand.click(1, 1)
    qtbot.keyClick(hand.view, Qt.Key.Key_2)
    assert window.output.tools.label == 1
    hand.click(2, 2)
    assert hand.last[2] == 1
    assert hand.drawn.count == 2
    qtbot.keyClick(hand.view, Qt.Key.Key_5)
    hand.click(-2, 2)
    assert (hand.last[2], hand.drawn.count) == (4, 5)
    frame = at(window, RunnerState.PAUSED, lambda frame: len(frame.data.classes) == 5)
    assert frame.spec.data == window.document.spec.data
    window.output.tools.chips[2].click()
    hand.click(-3, 2)
    assert hand.last[2] == 2


def test_a_point_is_dragged_to_another_place(hand):
    hand.click(5.0, 5.0)
    number = hand.last[3]
    hand.window.output.tools.buttons["move"].click()
    hand.drag((5.05, 5.0), (3.0, 5.0), (-5.0, -5.5))
    assert np.allclose(hand.drawn.table[hand.drawn.table[:, 3] == number][0, :2], (-5.0, -5.5), atol=0.05)
    assert hand.window.document.undo_stack.undoText() == "Move a point"
    hand.drag((0.0, 5.8), (0.0, -5.8))
    assert hand.window.document.undo_stack.count() == 2, "there is nothing to move up there"


@pytest.mark.parametrize("button", [LEFT, RIGHT])
def test_points_are_erased_with_the_eraser_and_with_the_right_button(hand, button):
    hand.click(5.5, 5.5)
    hand.click(-5.5, 5.5)
    rows = hand.drawn.rows
    if button is LEFT:
        hand.window.output.tools.buttons["erase"].click()
    hand.click(5.5, 5.5, button)
    assert hand.drawn.rows < rows
    places = hand.drawn.table[:, :2]
    assert np.hypot(*(places - (5.5, 5.5)).T).min() > 0.5
    assert np.hypot(*(places - (-5.5, 5.5)).T).min() < 0.05


def test_without_any_point_it_says_what_to_do_and_the_first_ones_bring_it_back(hand, at):
    window = hand.window
    at(window, RunnerState.PAUSED)
    window.output.tools.clear_action.trigger()
    assert hand.drawn.points == ()
    assert window.document.undo_stack.undoText() == "Erase all points"
    assert "no points yet" in window.transport._reason()
    assert not window.actions_["run"].isEnabled()
    assert window.output.tools.isVisible(), "or nobody could draw"
    hand.click(1, 1)
    window.output.tools.choose_class(1)
    hand.click(-1, -1)
    at(window, RunnerState.PAUSED, lambda frame: frame.data.train.rows >= 1)
    assert window.actions_["run"].isEnabled()


def test_points_appear_at_once_and_not_only_when_the_training_has_them(hand):
    hand.click(1, 1)
    shown = hand.view._points.data
    assert sum(part.rows for part in (shown.train, shown.validation, shown.test)) == 101


def test_escape_leaves_and_then_the_mouse_draws_no_more(hand, qtbot):
    hand.click(1, 1)
    qtbot.keyClick(hand.view, Qt.Key.Key_Escape)
    output = hand.window.output
    assert not output.draw.isChecked()
    assert not output.tools.isVisible()
    before = hand.window.document.spec
    hand.click(2, 2)
    qtbot.keyClick(output.draw, Qt.Key.Key_3)
    assert hand.window.document.spec == before
    assert output.tools.label == 0


def test_the_cursor_and_the_ring_show_the_tool(hand):
    output, ring = hand.window.output, hand.window.output.drawing._ring
    hand.move((0.0, 0.0))
    assert hand.viewport.cursor().shape() is Qt.CursorShape.CrossCursor
    assert ring.isVisible()
    assert ring.rect().width() == pytest.approx(2 * 0.6 / 12 * hand.view.width(), rel=0.01)
    output.tools.buttons["move"].click()
    hand.move((0.1, 0.0))
    assert hand.viewport.cursor().shape() is Qt.CursorShape.OpenHandCursor
    assert not ring.isVisible()
    output.draw.click()
    assert hand.viewport.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_tools_are_offered_where_there_is_something_to_draw_on(open_window, spiral, qtbot):
    window = open_window(ExperimentSpec(data=DataSpec(dataset=Iris())))
    assert not window.output.draw.isVisible()
    window.load(spiral)
    qtbot.waitUntil(window.output.draw.isVisible)


def test_what_can_be_drawn_on_is_in_the_square_and_small_enough(open_window, spiral):
    window = open_window(spiral)
    frame = window.pump.frame
    assert can_be_drawn(spiral, frame)
    assert not can_be_drawn(spiral, None)
    many = ExperimentSpec(data=DataSpec(dataset=Circle(samples=MOST_POINTS + 4)))
    assert not can_be_drawn(many, frame), "a frame of other data"
    assert can_be_drawn(ExperimentSpec(data=DataSpec(dataset=Drawn(points=()))), None)


def test_taken_over_examples_keep_part_label_and_scaling(open_window):
    spec = ExperimentSpec(data=DataSpec(dataset=Gaussians(samples=60), label_noise=0.3))
    window = open_window(spec)
    data = window.pump.frame.data
    own = as_own_points(spec, data)
    assert isinstance(own.data.scaling, GivenScaling)
    assert own.data.label_noise == 0
    shown = points_shown(own.data)
    for name in ("train", "validation", "test"):
        before, after = data.part(name), shown.part(name)
        assert np.allclose(before.raw, after.raw, atol=6e-4)
        assert np.array_equal(before.y, after.y)


def test_the_map_goes_on_while_points_change(hand, at):
    """A frame of some points earlier is still shown: otherwise the map would stand still during a stroke."""
    hand.click(1, 1)
    window = hand.window
    frame = at(window, RunnerState.PAUSED)
    hand.click(1, 2)
    assert frame.spec.data != window.document.spec.data
    assert window._belongs(frame)
    assert hand.viewport.rect().contains(QPoint(1, 1))
