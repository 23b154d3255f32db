"""The small parts: what they show, what they emit, and what they refuse, with real events."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from playground.ui.theme import apply_theme
from playground.ui.widgets.banner import Banner
from playground.ui.widgets.card import Card, Fade, ScrollColumn
from playground.ui.widgets.chips import ChipGroup
from playground.ui.widgets.flow_layout import FlowLayout
from playground.ui.widgets.labels import Labeled, LabeledCombo, Metric, ProblemLabel
from playground.ui.widgets.number_field import NumberField
from playground.ui.widgets.numbers import format_number, parse_number, range_text
from playground.ui.widgets.quiet import ChoiceCombo, QuietSlider
from playground.ui.widgets.seed_field import LARGEST_SEED, SeedField
from playground.ui.widgets.slider_row import Scale, SliderRow
from playground.ui.widgets.split_bar import SplitBar
from playground.ui.widgets.stepper import StepperField, next_number


@pytest.fixture
def show(qtbot, qapp):
    """A function that puts widgets into one shown window and returns them."""
    apply_theme(qapp, "light")
    windows = []

    def put(*widgets):
        window = QWidget()
        windows.append(window)
        window.resize(260, 60 * len(widgets) + 40)
        layout = QVBoxLayout(window)
        other = QPushButton("other")
        for widget in (*widgets, other):
            layout.addWidget(widget)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        other.setFocus()
        return widgets[0] if len(widgets) == 1 else widgets

    yield put
    windows.clear()


def wheel(widget: QWidget, notches: int = 1) -> bool:
    """Turn the wheel over a widget; returns whether the widget took the event."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(0, 0),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def emitted(signal) -> list:
    seen: list = []
    signal.connect(seen.append)
    return seen


# --- the wheel ----------------------------------------------------------------------------------------------------


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


# --- numbers ------------------------------------------------------------------------------------------------------


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
    assert [format_number(x) for x in (0.01, 1e-4, 1e-5, 32, 0.1 + 0.2, 1e6)] == [
        "0.01", "0.0001", "1e-05", "32", "0.3", "1000000",
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


# --- sliders ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "scale",
    [
        Scale(0, 1, log=False, integer=False),
        Scale(2, 5, log=False, integer=True),
        Scale(4, 10_000, log=True, integer=True),
        Scale(0, 10, log=True, integer=False),
        Scale(0, 1, log=False, integer=False, exclusive=True),
        Scale(0, 1e6, log=True, integer=False, exclusive=True),
    ],
    ids=["share", "arms", "samples", "l2", "gamma", "norm"],
)
def test_slider_positions_stay_inside_and_rise(scale):
    values = [scale.value(position) for position in range(scale.steps + 1)]
    assert values == sorted(values)
    assert values[-1] == scale.high
    assert values[0] > scale.low if scale.exclusive else values[0] == scale.low
    for position, value in enumerate(values):
        assert scale.value(scale.position(value)) == pytest.approx(value, rel=0.06), position


def test_the_whole_numbers_of_a_small_range_are_all_there():
    scale = Scale(2, 5, log=False, integer=True)
    assert [scale.value(position) for position in range(scale.steps + 1)] == [2, 3, 4, 5]


@pytest.mark.parametrize("high", [0.5, 0.9, 1, 0.9999])
def test_each_position_of_a_share_is_a_hundredth(high):
    scale = Scale(0, high, log=False, integer=False)
    assert [scale.value(position) for position in range(scale.steps)] == [n / 100 for n in range(scale.steps)]
    assert scale.value(scale.steps) == high


def test_a_slider_row_is_dragged_with_keys_and_typed(show, qtbot):
    row = show(SliderRow("Noise", 0, 1))
    seen = emitted(row.edited)
    row.show_value(0.5)
    assert seen == [], "showing does not emit"
    assert row.slider.value() == 50
    row.slider.setFocus()
    qtbot.keyClick(row.slider, Qt.Key.Key_Right)
    qtbot.keyClick(row.slider, Qt.Key.Key_Right)
    assert seen == [0.51, 0.52]
    stroke = row.stroke
    row.field.setFocus()
    row.field.selectAll()
    qtbot.keyClicks(row.field, "0.123")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert seen[-1] == 0.123
    assert row.field.text() == "0.123", "exact, though the slider has no such position"
    assert row.stroke != stroke, "typing is an edit of its own"
    assert row.field.selectedText() == "0.123", "ready to be typed over"
    qtbot.keyClicks(row.field, "0.4")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert seen[-1] == 0.4
    row.field.selectAll()
    qtbot.keyClicks(row.field, "7")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert seen[-1] == 0.4
    assert row.field.problem == "Enter a number: 0 to 1."


# --- split bar ----------------------------------------------------------------------------------------------------


def test_the_split_is_dragged(show, qtbot):
    bar = show(SplitBar())
    seen = emitted(bar.edited)
    bar.show_value((0.6, 0.2, 0.2))
    assert seen == []
    x = round(bar.width() * 0.6)
    y = bar.height() // 2
    stroke = bar.stroke
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
    qtbot.mouseMove(bar, QPoint(round(bar.width() * 0.5), y))
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton)
    assert bar.stroke == stroke + 1
    train, validation, test = seen[-1]
    assert train == pytest.approx(0.5, abs=0.011)
    assert test == 0.2
    assert train + validation + test == pytest.approx(1, abs=1e-12)


def test_the_split_is_moved_with_keys_within_its_limits(show, qtbot):
    bar = show(SplitBar())
    bar.show_value((0.06, 0.01, 0.93))
    seen = emitted(bar.edited)
    bar.setFocus()
    for _ in range(3):
        qtbot.keyClick(bar, Qt.Key.Key_Left)
    assert bar.value == (0.05, 0.02, 0.93), "something remains for training"
    qtbot.keyClick(bar, Qt.Key.Key_Down)
    for _ in range(4):
        qtbot.keyClick(bar, Qt.Key.Key_Left)
    assert bar.value == (0.05, 0.0, 0.95), "the other two may be empty"
    assert seen[-1] == bar.value
    assert "5 % train, 0 % validation, 95 % test" in bar.accessibleDescription()


@pytest.mark.parametrize(("cut", "press", "move"), [((0.5, 0.0, 0.5), 0.5, 0.7), ((0.5, 0.5, 0.0), 1.0, 0.8)])
def test_no_part_can_get_stuck_at_zero(show, qtbot, cut, press, move):
    bar = show(SplitBar())
    bar.show_value(cut)
    y = bar.height() // 2
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(round((bar.width() - 1) * press), y))
    qtbot.mouseMove(bar, QPoint(round(bar.width() * move), y))
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton)
    assert min(share for share, was in zip(bar.value, cut, strict=True) if was == 0) > 0


# --- the rest -----------------------------------------------------------------------------------------------------


def test_chips_keep_at_least_one(show, qtbot):
    chips = show(ChipGroup({"x1": "x1", "x2": "x2", "x1^2": "x1²"}))
    seen = emitted(chips.edited)
    chips.show_value(["x1"])
    qtbot.mouseClick(chips.chips["x1"], Qt.MouseButton.LeftButton)
    assert seen == []
    assert chips.chips["x1"].isChecked()
    qtbot.mouseClick(chips.chips["x1^2"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(chips.chips["x1"], Qt.MouseButton.LeftButton)
    assert seen == [("x1", "x1^2"), ("x1^2",)]


def test_a_combo_emits_keys_a_person_chose(show, qtbot):
    field = show(LabeledCombo("Optimizer", {"sgd": "SGD", "adam": "Adam"}))
    seen = emitted(field.combo.picked)
    field.combo.show_key("adam")
    assert (seen, field.combo.key()) == ([], "adam")
    field.combo.setFocus()
    qtbot.keyClick(field.combo, Qt.Key.Key_Up)
    assert seen == ["sgd"]
    qtbot.keyClick(field.combo, Qt.Key.Key_Up)
    assert seen == ["sgd"]
    assert field.combo.accessibleName() == "Optimizer"


def test_a_seed_is_typed_and_moved_on(show, qtbot):
    seed = show(SeedField())
    seen = emitted(seed.edited)
    seed.show_value(41)
    qtbot.mouseClick(seed.button, Qt.MouseButton.LeftButton)
    assert seen == [42]
    seed.show_value(LARGEST_SEED)
    qtbot.mouseClick(seed.button, Qt.MouseButton.LeftButton)
    assert seen == [42, 0]


def test_a_banner_speaks_and_acts(show, qtbot):
    banner = show(Banner())
    acted, closed = [], []
    banner.closed.connect(lambda: closed.append(True))
    assert not banner.isVisible()
    banner.show_message("Old.", "info", [("Old", lambda: acted.append("old"))])
    banner.show_message("The loss became infinite.", "problem", [("Restore", lambda: acted.append("new"))])
    assert banner.isVisible()
    assert banner.accessibleName() == "The loss became infinite."
    button = next(child for child in banner.findChildren(QPushButton) if child.text() == "Restore")
    qtbot.waitUntil(button.isVisible)
    assert not any(child.isVisible() for child in banner.findChildren(QPushButton) if child is not button)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert acted == ["new"]
    qtbot.mouseClick(banner.close_button, Qt.MouseButton.LeftButton)
    assert closed == [True]
    assert not banner.isVisible()


def test_a_metric_says_its_number(show):
    metric = show(Metric("Test loss"))
    metric.set_value("0.061")
    assert (metric.value(), metric.accessibleName(), metric.accessibleDescription()) == ("0.061", "Test loss", "0.061")


def test_a_card_is_white_with_a_line(show):
    card = show(Card("Data"))
    image = card.grab().toImage()
    assert image.pixelColor(card.width() // 2, card.height() - 6).name() == "#ffffff"
    assert image.pixelColor(card.width() // 2, 0).name() == "#d8dce2"


def test_a_flow_breaks_into_rows(show):
    flow = QWidget()
    layout = FlowLayout(flow)
    buttons = [QPushButton(f"Button {number}") for number in range(5)]
    for button in buttons:
        layout.addWidget(button)
    show(flow)
    flow.resize(buttons[0].sizeHint().width() * 2 + 20, 200)
    layout.activate()
    assert len({button.y() for button in buttons}) == 3
    assert max(button.geometry().right() for button in buttons) < flow.width()


def test_what_goes_on_below_pales_at_the_edge(qtbot) -> None:
    scroll = ScrollColumn()
    qtbot.addWidget(scroll)
    for _ in range(10):
        row = QWidget()
        row.setFixedHeight(30)
        scroll.column.addWidget(row)
    scroll.resize(200, 120)
    scroll.show()
    fade, bar = scroll.findChild(Fade), scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert fade.isVisible()
    assert fade.geometry().bottom() == scroll.rect().bottom()
    bar.setValue(bar.maximum())
    assert not fade.isVisible()
    bar.setValue(0)
    scroll.resize(200, 600)
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    assert not fade.isVisible()
