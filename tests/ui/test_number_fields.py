"""Fields for numbers: what can be typed, what is written, and what the wheel and the arrows do."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from widget_support import emitted, wheel

from playground.ui.widgets.labels import Labeled, ProblemLabel
from playground.ui.widgets.number_field import NumberField
from playground.ui.widgets.numbers import format_number, parse_number, range_text
from playground.ui.widgets.quiet import ChoiceCombo, QuietSlider
from playground.ui.widgets.stepper import StepperField, next_number


@pytest.mark.parametrize("focused", [False, True])
def test_the_wheel_changes_only_a_focused_field(show, focused):
    slider, combo = show(QuietSlider(), ChoiceCombo({"a": "A", "b": "B", "c": "C"}))
    slider.setValue(50)
    combo.show_key("b")
    for field, value in ((slider, slider.value), (combo, combo.key)):
        if focused:
            field.setFocus()
        before = value()
        taken = wheel(field)
        assert (value() != before) == focused
        assert taken or not focused, "an unfocused field leaves the event to the panel"


@pytest.mark.parametrize(
    ("text", "integer", "value"),
    [
        ("0.01", False, 0.01),
        (" 1e-4 ", False, 1e-4),
        ("0,5", False, 0.5),
        ("-3", True, -3),
        ("1e3", True, 1000),
        ("1.5", True, None),
        ("", False, None),
        ("abc", False, None),
        ("nan", False, None),
        ("inf", False, None),
    ],
)
def test_reading_numbers(text, integer, value):
    assert parse_number(text, integer) == value


def test_writing_numbers():
    assert [format_number(x) for x in (0.01, 1e-4, 1e-5, 32, 0.1 + 0.2, 1e6, -0.0)] == [
        "0.01", "0.0001", "1e-05", "32", "0.3", "1000000", "0",
    ]  # fmt: skip


def test_ranges_in_words(qapp):
    assert range_text(0, 0.9) == "0 to 0.9"
    assert range_text(0, None, True) == "above 0"
    assert range_text(0, 10, True) == "above 0, up to 10"
    assert range_text(1, None, unit="epochs") == "1 or more epochs"


def test_a_number_is_typed(show, qtbot):
    field = show(NumberField(0, 10, exclusive=True))
    field.show_value(1.0)
    seen = emitted(field.edited)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "0.5")
    assert seen == []
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert seen == [0.5]
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert seen == [0.5], "the same number is no edit"


@pytest.mark.parametrize(
    ("value", "text"), [(2**0.5, "1.4142"), (0.000123456789, "0.000123456789"), (60000, "60000"), (1e-5, "1e-05")]
)
def test_a_long_number_is_written_short_and_kept_whole(show, qtbot, value, text):
    field = show(NumberField(0))
    edited = []
    field.edited.connect(edited.append)
    field.show_value(value)
    assert field.text() == text
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert edited == []
    assert field.value == value


@pytest.mark.parametrize("text", ["11", "0", "-1", "abc", "nan", "1e999", ""])
def test_a_wrong_number_marks_the_field_and_emits_nothing(show, qtbot, text):
    field = show(NumberField(0, 10, exclusive=True))
    field.show_value(1.0)
    seen, problems = emitted(field.edited), emitted(field.problemChanged)
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert seen == []
    assert field.text() == text, "what was typed is kept"
    assert field.property("invalid")
    assert field.problem == field.toolTip() == "Enter a number: above 0, up to 10."
    assert problems == [field.problem]
    assert not QApplication.activeModalWidget()
    field.show_value(1.0)
    assert field.text() == text, "showing the same spec again does not wipe it"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "1"
    assert not field.property("invalid")
    assert problems[-1] == ""


def test_a_problem_is_written_beneath_the_field(show, qtbot):
    field = NumberField(0, 10)
    cell = show(Labeled("Rate", field, explain=True))
    height = cell.sizeHint().height()
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    (beneath,) = cell.findChildren(ProblemLabel)
    assert beneath.isVisible()
    assert beneath.text() == "Enter a number: 0 to 10."
    assert cell.sizeHint().height() > height
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not beneath.isVisible()


def test_another_value_replaces_a_wrong_text(show, qtbot):
    field = show(NumberField(0, 10))
    field.setFocus()
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.problem
    field.show_value(3)
    assert (field.text(), field.problem) == ("3", "")


@pytest.mark.parametrize(
    ("value", "up", "integer", "log", "expected"),
    [
        (16, True, True, False, 17),
        (16, False, True, False, 15),
        (32, True, True, True, 64),
        (1, False, True, True, 0),
        (0.01, True, False, True, 0.02),
        (0.02, True, False, True, 0.05),
        (0.05, True, False, True, 0.1),
        (0.1, False, False, True, 0.05),
        (0.001, False, False, True, 0.0005),
        (0.003, True, False, True, 0.005),
        (0.003, False, False, True, 0.002),
        (1e-8, True, False, True, 2e-8),
        (0.3, True, False, False, 0.4),
    ],
)
def test_next_number(value, up, integer, log, expected):
    assert next_number(value, up, integer=integer, log=log) == expected


def test_a_stepper_steps_and_stops_at_its_bounds(show, qtbot):
    stepper = show(StepperField(1, 3, integer=True))
    stepper.show_value(2)
    seen = emitted(stepper.edited)
    qtbot.mouseClick(stepper.larger, Qt.MouseButton.LeftButton)
    assert seen == [3]
    assert not stepper.larger.isEnabled()
    stepper.field.setFocus()
    qtbot.keyClick(stepper.field, Qt.Key.Key_Up)
    qtbot.keyClick(stepper.field, Qt.Key.Key_Down)
    qtbot.keyClick(stepper.field, Qt.Key.Key_Down)
    qtbot.keyClick(stepper.field, Qt.Key.Key_Down)
    assert seen == [3, 2, 1]
    assert not stepper.smaller.isEnabled()
    stepper.field.selectAll()
    qtbot.keyClicks(stepper.field, "1.5")
    qtbot.keyClick(stepper.field, Qt.Key.Key_Return)
    assert seen == [3, 2, 1]
    assert stepper.field.problem == "Enter a whole number: 1 to 3."
