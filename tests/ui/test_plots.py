"""The live plots, by facts of what they draw, copy and export."""

import csv
import io
from typing import Any

import numpy as np
import pytest
from plot_support import SIZE, frame, histograms, history, near, picture, place, readout, shown
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication

from playground.engine.history import History
from playground.engine.probes import WeightHistograms
from playground.ui.plots.curve_plot import CurvePlot
from playground.ui.plots.curves import LossPlot, MetricPlot
from playground.ui.plots.gradients import GradientPlot
from playground.ui.plots.histograms import WeightPlot
from playground.ui.plots.legend import block_style
from playground.ui.plots.stage import Stage
from playground.ui.plots.weight_layers import shown_rows
from playground.ui.plots.weight_views import staircase
from playground.ui.theme import DARK, LIGHT, Theme, apply_theme

pytestmark = pytest.mark.usefixtures("light")


# --- what is seen -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_loss_curves_are_where_the_numbers_say(qtbot: Any, qapp: QApplication, theme: Theme) -> None:
    apply_theme(qapp, "dark" if theme.dark else "light")
    plot = shown(qtbot, LossPlot())
    plot.show_frame(frame())
    image = picture(plot)
    for epoch in (10.0, 30.0, 70.0):
        assert near(image, place(plot, epoch, 0.8 * (1 - epoch / 100)), theme.series[0])
        assert not near(image, place(plot, epoch, 0.65 * (1 - epoch / 100)), theme.series[0])
    assert any(near(image, place(plot, 90.0 + step, 0.4), theme.series[1]) for step in range(8))
    assert near(image, place(plot, 5.0, 0.6), theme.card, reach=0, tolerance=0)


def test_the_second_curve_is_dashed(qtbot: Any) -> None:
    plot = shown(qtbot, LossPlot())
    plot.show_frame(frame())
    image = picture(plot)
    (left, row), (right, _) = place(plot, 55.0, 0.4), place(plot, 95.0, 0.4)
    hits = [near(image, (x, row), LIGHT.series[1], reach=1) for x in range(left, right)]
    assert any(hits)
    assert not all(hits)


def test_a_part_without_examples_has_no_curve_and_no_label(qtbot: Any) -> None:
    plot = shown(qtbot, LossPlot())
    plot.show_frame(frame())
    assert [label.text for label in plot._labels] == ["train", "validation"]  # type: ignore[attr-defined]


def test_a_theme_change_restyles_at_once(qtbot: Any, qapp: QApplication) -> None:
    plot = shown(qtbot, LossPlot())
    plot.show_frame(frame())
    apply_theme(qapp, "dark")
    image = picture(plot)
    assert near(image, place(plot, 5.0, 0.6), DARK.card, reach=0, tolerance=0)
    assert near(image, place(plot, 30.0, 0.56), DARK.series[0])


def test_marks_are_drawn_and_explained(qtbot: Any) -> None:
    recorded = history()
    recorded.mark(60.0, "learning rate 0.01 to 0.001")
    plot = shown(qtbot, LossPlot())
    plot.show_frame(frame(recorded))
    assert near(picture(plot), place(plot, 60.0, 0.55), LIGHT.strong_line, reach=1, tolerance=25)
    assert readout(plot, 60.4)[:2] == ["epoch 60", "learning rate 0.01 to 0.001"]
    assert readout(plot, 25.2) == ["epoch 25", "train: 0.600", "validation: 0.400"]


def test_a_logarithmic_loss_is_drawn_at_its_logarithm(qtbot: Any) -> None:
    plot = shown(qtbot, LossPlot())
    plot.show_frame(frame())
    plot.log_action.trigger()
    assert plot.logarithmic
    assert near(picture(plot), place(plot, 30.0, np.log10(0.56)), LIGHT.series[0])
    assert plot.stage.y_range() == (-3.0, 0.0)
    plot.log_action.trigger()
    assert plot.stage.y_range() == (0.0, 1.0)


def test_the_metric_switches_between_accuracy_and_r2(qtbot: Any) -> None:
    plot = shown(qtbot, MetricPlot())
    plot.show_frame(frame())
    assert plot.title_label.text() == "Accuracy"
    assert near(picture(plot), place(plot, 50.0, 50.0), LIGHT.series[0])
    plot.show_frame(frame(history(metric="r2")))
    assert "R²" in plot.title_label.text()
    assert plot.what == "r2"
    assert plot.title_label.width() == plot.title_label.sizeHint().width(), "its hint has the room that is left at once"
    assert near(picture(plot), place(plot, 50.0, 0.5), LIGHT.series[0])


def test_an_r2_too_low_to_be_drawn_is_said(qtbot: Any) -> None:
    plot = shown(qtbot, MetricPlot(), (600, 230))
    recorded, bad, middling = history(metric="r2"), {"loss": 9.0, "r2": -3.0}, {"loss": 2.0, "r2": -0.9}
    rows = [(bad, bad, True), (bad, middling, False), (bad, None, True)]
    for epoch, (train, validation, off) in enumerate(rows, 101):
        recorded.append(epoch, epoch, 0.01, {"train": train, "validation": validation, "test": None}, None)
        plot.show_frame(frame(recorded))
        assert plot.hint_label.text() == ("below -1, off the scale" if off else "explained share by epoch")


def test_gradients_are_drawn_per_block_and_zero_leaves_a_gap(qtbot: Any) -> None:
    recorded = history(41)
    for row in range(41, 101):
        recorded.append(
            float(row), row, 0.01, {"train": None, "validation": None, "test": None}, np.array([0.0, 0.001])
        )
    plot = shown(qtbot, GradientPlot())
    plot.show_frame(frame(recorded))
    image = picture(plot)
    assert near(image, place(plot, 20.0, -1.0), LIGHT.series[block_style(0, 2)[0]])
    assert near(image, place(plot, 20.0, -3.0), LIGHT.series[block_style(1, 2)[0]])
    assert not near(image, place(plot, 45.0, -1.0), LIGHT.series[block_style(0, 2)[0]])
    assert "log" not in plot.options


def test_gradients_stay_left_of_their_labels(qtbot: Any) -> None:
    blocks = (*(f"Dense {n + 1}" for n in range(8)), "Output")
    plot = GradientPlot()
    shown(qtbot, plot)
    plot.show_frame(frame(history(150, blocks)))
    last = plot.stage.data.mapToScene(QPointF(149.0, 0.0)).x()
    assert last <= plot._legend.sceneBoundingRect().left() + 1
    assert [label.text for label in plot._labels] == list(blocks)


@pytest.mark.parametrize(("value", "corner"), [(0.95, "bottom"), (0.05, "top")])
def test_labels_are_in_the_corner_that_the_curves_leave_free(qtbot: Any, value: float, corner: str) -> None:
    recorded = History(("Output",), "accuracy")
    for row in range(10):
        part = {"loss": value, "accuracy": value} if row else {"loss": 1.0, "accuracy": 0.0}
        recorded.append(float(row), row, 0.01, {"train": part, "validation": None, "test": None}, None)
    for plot in (LossPlot(), MetricPlot()):
        shown(qtbot, plot)
        plot.show_frame(frame(recorded))
        middle = plot._legend.sceneBoundingRect().center().y()
        assert (middle > plot.stage.area().height() / 2) == (corner == "bottom")


@pytest.mark.parametrize("kind", [LossPlot, MetricPlot, GradientPlot])
def test_a_run_that_went_wrong_is_still_drawn(qtbot: Any, kind: type[CurvePlot]) -> None:
    recorded = history(3)
    for row, value in enumerate((1e30, 1e300, np.inf, np.nan), start=3):
        wrong = {"loss": value, "accuracy": 0.5}
        recorded.append(row, row, 0.01, {"train": wrong, "validation": wrong, "test": None}, np.array([value, value]))
    plot = shown(qtbot, kind())
    plot.show_frame(frame(recorded))
    assert np.isfinite(plot.stage.y_range()).all()
    assert not picture(plot).isNull()


def test_ranges_move_in_coarse_steps_and_never_shrink(qtbot: Any) -> None:
    plot = shown(qtbot, LossPlot())
    ranges = []
    for rows in range(2, 400):
        plot.show_frame(frame(history(rows)))
        ranges.append(plot.stage.x_range()[1])
    assert ranges == sorted(ranges)
    assert len(set(ranges)) <= 11
    assert all(top >= rows - 1 for rows, top in zip(range(2, 400), ranges, strict=True))


def test_a_dragged_view_stays_until_it_is_reset(qtbot: Any) -> None:
    plot = shown(qtbot, LossPlot())
    plot.show_frame(frame())
    box = plot.stage.getPlotItem().getViewBox()
    box.setRange(xRange=(20, 30), padding=0)
    box.sigRangeChangedManually.emit([True, True])
    plot.show_frame(frame(history(300)))
    assert plot.stage.x_range() == (20.0, 30.0)
    plot.reset_action.trigger()
    assert plot.stage.x_range() == (0.0, 300.0)


def test_clearing_empties_the_plot(qtbot: Any) -> None:
    plot = shown(qtbot, LossPlot())
    plot.show_frame(frame())
    plot.clear()
    assert not near(picture(plot), place(plot, 5.0, 0.76), LIGHT.series[0])
    assert plot.stage.x_range() == (0.0, 10.0)


# --- weights ----------------------------------------------------------------------------------------------------------


def test_ridges_are_filled_under_their_bars(qtbot: Any) -> None:
    plot = shown(qtbot, WeightPlot())
    plot.show_frame(frame(probes=histograms()))
    image = picture(plot)
    inside, above = image.pixelColor(*place(plot, 0.5, 0.7)), image.pixelColor(*place(plot, -0.2, 0.7))
    assert inside.blue() > inside.red() + 40
    assert above == QColor(LIGHT.card)
    assert plot.tip(0.5, 0.3) == "Dense 1: 20 weights from 0.000 to 1.000"
    assert plot.tip(-0.5, 1.3) == "Output: 10 weights from -1.000 to 0.000"


def test_a_histogram_is_a_closed_staircase() -> None:
    path = staircase(np.array([-1.0, 0.0, 1.0]), np.array([10, 20]), 3.0)
    box = path.boundingRect()
    assert (box.left(), box.right(), box.top()) == (-1.0, 1.0, 3.0)
    assert path.contains(QPointF(0.5, 3.9))
    assert not path.contains(QPointF(-0.5, 3.9))
    assert path.contains(QPointF(-0.5, 3.4))
    assert staircase(np.array([0.0, 1.0]), np.array([0]), 0.0).isEmpty()


def test_of_many_layers_the_first_and_the_last_are_shown(qtbot: Any) -> None:
    assert shown_rows(14, 99) == (0, 1, 2, 3, 4, 9, 10, 11, 12, 13)
    assert shown_rows(4, 99) == (0, 1, 2, 3)
    assert shown_rows(5, 3) == (0, 3, 4)
    blocks = (*(f"Dense {n + 1}" for n in range(13)), "Output")
    plot = shown(qtbot, WeightPlot())
    plot.show_frame(frame(history(blocks=blocks), histograms(blocks)))
    assert plot.hint_label.text() == "first and last, 10 of 14 layers"


# --- being hidden, words, menu ------------------------------------------------------------------------------------


def test_a_hidden_plot_asks_for_nothing_and_catches_up(qtbot: Any) -> None:
    plot = WeightPlot()
    qtbot.addWidget(plot)
    plot.resize(*SIZE)
    assert plot.probes() == ()
    plot.show_frame(frame(probes=histograms()))
    assert plot.view.ridges == []
    with qtbot.waitExposed(plot):
        plot.show()
    assert plot.probes() == (WeightHistograms(),)
    assert len(plot.view.ridges) == 2


def test_the_plot_says_in_words_what_it_shows(qtbot: Any) -> None:
    loss, gradients, weights = (shown(qtbot, kind()) for kind in (LossPlot, GradientPlot, WeightPlot))
    for plot in (loss, gradients, weights):
        plot.show_frame(frame(probes=histograms()))
    assert loss.accessibleDescription() == "Loss: train 0.000, validation 0.400, falling"
    assert gradients.accessibleDescription() == "Gradient magnitude: Dense 1 0.100, Output 0.001, steady"
    assert weights.accessibleDescription().startswith("Weights: Dense 1 from -1.000 to 1.000, Output")


def test_the_context_menu_is_ours(qtbot: Any) -> None:
    plot = shown(qtbot, LossPlot())
    texts = [action.text() for action in plot.actions() if not action.isSeparator()]
    assert texts[:4] == ["Reset view", "X axis", "Smoothing", "Logarithmic scale"]
    assert texts[-5:] == ["Maximise", "Show in a window of its own", "Copy image", "Copy data", "Export..."]
    with qtbot.waitSignal(plot.exportRequested) as caught:
        plot.menu.export_action.trigger()
    assert caught.args == [plot, "file"]


def test_copied_data_are_the_whole_curves(qtbot: Any) -> None:
    plot = shown(qtbot, LossPlot())
    plot.show_frame(frame(history(1000)))
    plot.menu.data_action.trigger()
    rows = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text())))
    assert rows[0] == ["epoch", "step", "seconds", "train", "validation"]
    assert len(rows) == 1001
    assert [float(cell) for cell in rows[2]] == pytest.approx([1.0, 10.0, 0.25, 0.8 * 998 / 999, 0.4])


def test_no_tick_label_sticks_out_of_the_card(qtbot) -> None:
    stage = Stage(x_ticker=lambda low, high, count: [(-1.0, "-1.25e18 kg"), (0.0, "0"), (1.0, "2e18")])
    qtbot.addWidget(stage)
    stage.resize(*SIZE)
    stage.show()
    stage.set_theme(LIGHT, (True, False))
    stage.set_range((-1.0, 1.0), (0.0, 1.0))
    QApplication.processEvents()
    (shown,) = stage.getPlotItem().getAxis("bottom")._tickLevels
    assert [text for _, text in shown] == ["0", "2e18"]
