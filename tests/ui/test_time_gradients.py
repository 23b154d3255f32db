"""The gradient through time in the window: when it is shown, what it asks for, draws and says."""

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication

from playground.data.catalog import Digits
from playground.data.spec import DataSpec
from playground.engine.blocks import Dense
from playground.engine.recurrent import SimpleRNN
from playground.engine.specs import NetworkSpec, TrainingSpec
from playground.engine.time_probe import TimeGradients
from playground.experiment import ExperimentSpec
from playground.runner import RunnerState
from playground.ui.panels.time_gradients import TimeGradientsView, decades, rounded
from playground.ui.theme import current_theme

ROWS_OF_DIGITS = ExperimentSpec(
    name="Rows",
    data=DataSpec(dataset=Digits()),
    network=NetworkSpec(blocks=(SimpleRNN(6, returns="all"), SimpleRNN(5), Dense(units=4))),
    training=TrainingSpec(batch_size=64, epochs=1_000_000),
)


@pytest.fixture
def view(qtbot, open_window):
    """The view of a window on a stack of recurrent blocks that has been shown its first numbers."""
    window = open_window(ROWS_OF_DIGITS)
    found = window.inspector.layer.time
    qtbot.waitUntil(lambda: found.bars.values is not None)
    found.window_shown = window
    return found


def painted(bars, x: int) -> int:
    """How many pixels of a column have the colour of a bar."""
    image = bars.grab().toImage()
    colour = QColor(current_theme().positive)
    return sum(QColor(image.pixel(x, y)) == colour for y in range(image.height()))


def middle_of(bars, step: int) -> int:
    plot = bars._plot()
    return round(plot.left() + (step + 0.5) * plot.width() / len(bars.values))


def test_the_selected_recurrent_block_shows_its_steps(view, qtbot):
    window = view.window_shown
    assert view.isVisible()
    assert view.probes() == (TimeGradients(0),)
    first = view.bars.values
    assert first.shape == (8,)
    window.network.select(1)
    qtbot.waitUntil(lambda: view.bars.values is not None and view.bars.values is not first)
    assert view.probes() == (TimeGradients(1),)
    np.testing.assert_array_equal(view.bars.values, window.pump.frame.probes[TimeGradients(1)])


def test_out_of_sight_it_asks_for_nothing(view, qtbot):
    inspector = view.window_shown.inspector
    inspector.tabs.setCurrentIndex(1)
    assert view.probes() == ()
    with qtbot.waitSignal(view.asked):
        inspector.tabs.setCurrentIndex(0)
    assert view.probes() == (TimeGradients(0),)
    for selection in (2, "output", None):
        view.window_shown.network.select(selection)
        assert not view.isVisible()
        assert view.probes() == ()


def test_it_follows_the_training(view, qtbot, at):
    window = view.window_shown
    before = view.bars.values
    window.actions_["run"].trigger()
    qtbot.waitUntil(lambda: view.bars.values is not before)
    window.runner.pause()
    at(window, RunnerState.PAUSED)
    assert np.isfinite(view.bars.values).all()


def test_an_edit_that_takes_the_block_away_hides_it(view):
    window = view.window_shown
    spec = replace(window.document.spec, network=NetworkSpec(blocks=(Dense(units=4),)))
    window.document.edit(spec, "Change", "")
    assert not view.isVisible()


@pytest.fixture
def alone(qtbot):
    """The view by itself, about block 0."""
    made = TimeGradientsView()
    qtbot.addWidget(made)
    made.resize(260, 140)
    made.watch(0)
    qtbot.waitExposed(made)
    return made


def test_bars_are_as_high_as_the_logarithms(alone):
    values = np.array([1e-6, 1e-4, 0.0, 1e-2])
    alone._show_values(values)
    assert decades(values) == (-7, -2)
    heights = [painted(alone.bars, middle_of(alone.bars, step)) for step in range(4)]
    assert heights[2] == 0
    unit = alone.bars._plot().height() / 5  # five powers of ten from 10^-7 to 10^-2
    for step, powers in ((0, 1), (1, 3), (3, 5)):
        assert abs(heights[step] - powers * unit) <= 2


def test_the_words_tell_both_ends_and_their_ratio(alone):
    alone._show_values(np.array([2e-6, 1e-3, 0.068]))
    assert alone.accessibleDescription() == (
        "The gradient of the states is 2.00e-06 at step 1 and 0.068 at step 3, 34,000 times as much."
    )
    assert alone.ratio.text() == "× 34,000"
    assert alone.bars.tip(middle_of(alone.bars, 1)) == "step 2: 0.001"
    assert alone.bars.tip(0) == ""


def test_the_values_beneath_keep_clear_of_the_scale(alone):
    alone._show_values(np.array([2e-3, 1e-3]))
    plot, image = alone.bars._plot(), alone.bars.grab().toImage()
    scale_ends = round(plot.bottom() + alone.bars.fontMetrics().height() / 2)
    beneath = ((x, y) for x in range(3, round(plot.left()) - 2) for y in range(scale_ends, image.height() - 3))
    assert {QColor(image.pixel(*point)).name() for point in beneath} == {current_theme().raised}


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([0.0, 0.0], "No gradient reaches step 1; step 2 gets 0.000."),
        ([0.0, 0.5], "No gradient reaches step 1; step 2 gets 0.500."),
        ([np.nan, 1.0], "The gradient is not finite."),
        ([1.0, np.inf], "The gradient is not finite."),
    ],
)
def test_numbers_without_a_ratio_are_said_and_drawn_without_a_fault(alone, values, words):
    alone._show_values(np.array(values))
    alone.bars.grab()
    assert alone.accessibleDescription() == words
    assert alone.ratio.text() == ""


def test_one_step_and_many(alone):
    for values in ([0.1], np.geomspace(1e-30, 1, 60)):
        alone._show_values(np.array(values))
        assert painted(alone.bars, middle_of(alone.bars, len(values) // 2)) > 0


def test_the_numbers_can_be_copied_and_the_picture_exported(alone, qtbot):
    alone._show_values(np.array([0.25, 0.5]))
    alone.menu.copy_data()
    assert QGuiApplication.clipboard().text() == "step,dL/dh\n1,0.25\n2,0.5\n"
    with qtbot.waitSignal(alone.exportRequested) as asked:
        alone.menu.export_action.trigger()
    assert asked.args == [alone, "file"]


def test_everything_lies_inside(alone):
    alone._show_values(np.array([1e-9, 0.5]))
    inside = QRect(QPoint(0, 0), alone.size())
    assert all(inside.contains(part.geometry()) for part in (alone.title, alone.ratio, alone.bars))
    assert alone.ratio.fontMetrics().horizontalAdvance(alone.ratio.text()) <= alone.ratio.width()
    assert alone.ratio.alignment() & Qt.AlignmentFlag.AlignRight


@pytest.mark.parametrize(("ratio", "text"), [(33_640.0, "34,000"), (0.447, "0.45"), (1.0, "1"), (2e12, "2.0e+12")])
def test_ratios_have_two_digits(ratio, text):
    assert rounded(ratio) == text
