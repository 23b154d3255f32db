"""The small parts: what they show, what they emit, and what they refuse, with real events."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from widget_support import emitted

from playground.ui.widgets.banner import Banner
from playground.ui.widgets.card import Card, Fade, ScrollColumn
from playground.ui.widgets.chips import ChipGroup
from playground.ui.widgets.flow_layout import FlowLayout
from playground.ui.widgets.labels import LabeledCombo, Metric
from playground.ui.widgets.seed_field import LARGEST_SEED, SeedField
from playground.ui.widgets.slider_row import Scale, SliderRow
from playground.ui.widgets.split_bar import SplitBar

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
