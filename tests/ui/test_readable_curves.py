"""Smoothing, crosshair, axes, the best epoch and the gap, by facts of what is shown."""

import csv
import io
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plot_support import frame, history, near, picture, place, readout, shown
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF

from playground.engine.history import History
from playground.ui.plots.best import inwards
from playground.ui.plots.card_menu import csv_text
from playground.ui.plots.curves import LossPlot, MetricPlot
from playground.ui.plots.gradients import GradientPlot
from playground.ui.plots.legend import shortened
from playground.ui.plots.minmax import CAPACITY, seen_rows, window
from playground.ui.plots.smoothing import Smoothed
from playground.ui.settings import Settings
from playground.ui.theme import LIGHT

pytestmark = pytest.mark.usefixtures("light")


def tensorboard(values: list[float], weight: float) -> list[float]:
    """TensorBoard's smoothing, value by value (vz_line_chart2: resmoothDataset)."""
    last, count, result = 0.0, 0, []
    for value in values:
        if not np.isfinite(value):
            result.append(np.nan)
            continue
        last = last * weight + (1 - weight) * value
        count += 1
        result.append(last / (1 - weight**count))
    return result


# --- smoothing ------------------------------------------------------------------------------------------------------


@given(
    st.lists(st.floats(-1e6, 1e6, allow_subnormal=False) | st.just(np.nan) | st.just(np.inf), min_size=1, max_size=60),
    st.floats(0.01, 0.99),
    st.lists(st.integers(1, 60), max_size=4),
)
@settings(max_examples=60, deadline=None)
def test_smoothing_is_tensorboards_however_the_rows_arrive(
    values: list[float], weight: float, stops: list[int]
) -> None:
    smoothed = Smoothed(weight)
    for stop in sorted(min(stop, len(values)) for stop in stops):
        smoothed.update(np.array(values[:stop]))
    np.testing.assert_allclose(smoothed.update(np.array(values)), tensorboard(values, weight), rtol=1e-9, atol=1e-6)


def test_a_long_curve_is_smoothed_as_a_whole() -> None:
    values = np.random.default_rng(1).normal(size=3000)
    np.testing.assert_allclose(Smoothed(0.99).update(values), tensorboard(values.tolist(), 0.99), rtol=0, atol=1e-12)


def test_the_raw_curve_stays_faint_behind_the_smoothed_one(qtbot: Any) -> None:
    recorded = History(("Output",), "accuracy")
    values = [0.8 if row % 20 < 10 else 0.2 for row in range(101)]
    for row, value in enumerate(values):
        part = {"loss": value, "accuracy": value}
        recorded.append(float(row), row, 0.01, {"train": part, "validation": None, "test": None}, None)
    plot = shown(qtbot, LossPlot())
    plot.options.set("best", False)
    plot.show_frame(frame(recorded))
    assert near(picture(plot), place(plot, 85.0, 0.8), LIGHT.series[0])
    plot.options.set("smoothing", 0.99)
    image = picture(plot)
    smooth = tensorboard(values, 0.99)
    assert near(image, place(plot, 85.0, smooth[85]), LIGHT.series[0])
    assert not near(image, place(plot, 85.0, 0.8), LIGHT.series[0])
    assert near(image, place(plot, 85.0, 0.8), "#bcd6f0", tolerance=45)
    assert readout(plot, 85.0)[1] == f"train: 0.800 (smoothed {smooth[85]:.3f})"


# --- axes -----------------------------------------------------------------------------------------------------------


def test_the_x_axis_counts_epochs_steps_or_seconds(qtbot: Any) -> None:
    recorded = history()  # ten steps and a quarter of a second per epoch
    recorded.mark(60.5, "learning rate 0.01 to 0.001")
    plot = shown(qtbot, LossPlot())
    plot.show_frame(frame(recorded))
    hints = []
    for kind, end, at, mark in (
        ("epochs", 100, 30.0, 60.5),
        ("steps", 1000, 300.0, 605.0),
        ("seconds", 30, 7.5, 15.125),
    ):
        plot.options.set("x", kind)
        hints.append(plot.hint_label.text())
        assert plot.stage.x_range() == (0.0, end)
        image = picture(plot)
        assert near(image, place(plot, at, 0.56), LIGHT.series[0])
        assert near(image, place(plot, mark, 0.65), LIGHT.strong_line, reach=1, tolerance=25)
        assert readout(plot, at)[0].startswith("epoch 30")
        assert "learning rate 0.01 to 0.001" in readout(plot, mark)
    assert hints == ["by epoch", "by step", "by second of training"]
    assert readout(plot, 7.6)[0] == "epoch 30, 7.500 s"


@pytest.mark.parametrize("rows", [5, 700, 5000])
def test_a_zoomed_view_shows_every_row_where_there_is_room(rows: int) -> None:
    x, y = np.arange(rows, dtype=float), np.random.default_rng(rows).normal(size=rows)
    at, values = window(x, [y], seen_rows(x, 100.2, 300.7))
    np.testing.assert_array_equal(at, x[100:302] if rows > 300 else x[min(99, rows - 1) :] if rows > 100 else x[-1:])
    at, values = window(x, [y], seen_rows(x, -1.0, rows))
    assert len(at) <= 2 * CAPACITY
    assert (values.min(), values.max()) == (y.min(), y.max())


def test_zooming_draws_the_rows_that_the_whole_view_has_no_room_for(qtbot: Any) -> None:
    recorded = History(("Output",), "accuracy")
    for row in range(5000):
        part = {"loss": 0.2 + 0.6 * (row % 2), "accuracy": 0.0}
        recorded.append(float(row), row, 0.01, {"train": part, "validation": None, "test": None}, None)
    plot = shown(qtbot, LossPlot())
    plot.show_frame(frame(recorded))
    box = plot.stage.getPlotItem().getViewBox()
    box.sigRangeChangedManually.emit([True, True])
    box.setRange(xRange=(2000, 2010), padding=0)
    image = picture(plot)
    assert plot.header.reset.isVisible()
    assert near(image, place(plot, 2003.25, 0.65), LIGHT.series[0])  # on the line from 0.8 at 2003 to 0.2 at 2004
    assert not near(image, place(plot, 2003.0, 0.5), LIGHT.series[0])
    plot.header.reset.click()
    assert not plot.header.reset.isVisible()
    assert plot.stage.x_range() == (0.0, 5000.0)


# --- crosshair, best epoch, gap ---------------------------------------------------------------------------------------


def test_the_crosshair_follows_the_mouse_and_leaves_with_it(qtbot: Any) -> None:
    plot = shown(qtbot, LossPlot())
    plot.show_frame(frame())
    target = plot.mapToGlobal(QPoint(*place(plot, 40.2, 0.5)))
    qtbot.mouseMove(plot.stage.viewport(), plot.stage.viewport().mapFromGlobal(target))
    qtbot.waitUntil(plot._crosshair.isVisible)
    text = plot._crosshair._text.toPlainText().splitlines()
    assert text == ["epoch 40", "train: 0.480", "validation: 0.400"]
    x, y = place(plot, 40.0, 0.6)
    assert near(picture(plot), (x, y), LIGHT.muted, reach=1, tolerance=60)
    plot.show_frame(frame(history(201)))  # the run goes on under a resting mouse
    assert plot._crosshair._text.toPlainText().splitlines()[1] == "train: 0.640"
    qtbot.mouseMove(plot.stage.viewport(), QPoint(1, 1))
    qtbot.waitUntil(lambda: not plot._crosshair.isVisible())


def losses(train: list[float], validation: list[float] | None) -> History:
    recorded = History(("Output",), "accuracy")
    for row, value in enumerate(train):
        parts: dict[str, Any] = {
            "train": {"loss": value, "accuracy": 0.5 + row / 100},
            "validation": None,
            "test": None,
        }
        if validation is not None:
            parts["validation"] = {"loss": validation[row], "accuracy": 0.4 + row / 100}
        recorded.append(float(row), row, 0.01, parts, None)
    return recorded


def best_words(plot: Any) -> str:
    return plot._best_mark._text.text() if plot._best_mark.isVisible() else ""


def test_the_best_epoch_is_the_one_with_the_least_validation_loss(qtbot: Any) -> None:
    train = [1.0, 0.8, 0.6, 0.4, 0.2, 0.1]
    recorded = losses(train, [1.0, 0.7, 0.5, np.nan, 0.6, 0.7])
    plot, metric = shown(qtbot, LossPlot()), shown(qtbot, MetricPlot())
    for one, height in ((plot, 0.5), (metric, 42.0)):
        one.show_frame(frame(recorded))
        assert best_words(one) == "best epoch 2"
        assert (one._best_mark.pos().x(), one._best_mark.pos().y()) == (2.0, pytest.approx(height))
        assert near(picture(one), (place(one, 2.0, height)[0] + 4, place(one, 2.0, height)[1]), LIGHT.ink)
    plot.show_frame(frame(losses(train, None)))
    assert best_words(plot) == "best epoch 5"
    plot.options.set("best", False)
    assert best_words(plot) == ""
    plot.options.set("best", True)
    plot.show_frame(frame(losses([np.nan, np.inf], None)))
    assert best_words(plot) == ""


def test_the_mark_of_a_best_epoch_at_the_edge_is_seen_whole(qtbot: Any) -> None:
    plot = shown(qtbot, LossPlot())
    plot.show_frame(frame(losses([1.0] * 10 + [0.0], None)))  # in the lower right corner
    x, y = place(plot, 10.0, 0.0)
    for spot in ((x - 9, y - 5), (x - 1, y - 5), (x - 5, y - 9), (x - 5, y - 1)):
        assert near(picture(plot), spot, LIGHT.ink)
    assert (inwards(3.0, 100), inwards(50.0, 100), inwards(99.0, 100), inwards(-2.0, 100)) == (2, 0, -4, 0)


def test_the_gap_between_training_and_validation_is_shaded_on_demand(qtbot: Any) -> None:
    plot = shown(qtbot, LossPlot())
    plot.show_frame(frame())
    spot = place(plot, 90.0, 0.2)  # between 0.08 and 0.4
    assert picture(plot).pixelColor(*spot) == QColor(LIGHT.card)
    plot.options.set("gap", True)
    shaded = picture(plot).pixelColor(*spot)
    assert shaded.red() > shaded.blue() + 10
    assert picture(plot).pixelColor(*place(plot, 90.0, 0.6)) == QColor(LIGHT.card)
    assert readout(plot, 90.0)[-1] == "gap: 0.320"
    plot.show_frame(frame(losses([1.0, 0.5], None)))
    assert all(item.path().isEmpty() for item in plot._gap._items)


# --- options and exports ----------------------------------------------------------------------------------------------


def test_options_are_remembered_and_bad_ones_ignored(qtbot: Any, tmp_path: Any) -> None:
    settings = Settings(tmp_path / "settings.ini")
    first, second = LossPlot(), LossPlot()
    for plot in (first, second):
        qtbot.addWidget(plot)
    for key, value in (("x", "steps"), ("smoothing", 0.6), ("log", True), ("best", False)):
        first.options.set(key, value)
    first.options.store(settings, "loss")
    second.options.restore(settings, "loss")
    assert [second.options[key] for key in ("x", "smoothing", "log", "best", "gap")] == [
        "steps",
        0.6,
        True,
        False,
        False,
    ]
    assert second.logarithmic
    for key, bad in (("x", "furlongs"), ("smoothing", "nan"), ("log", "perhaps")):
        settings.store(f"plots/loss/{key}", bad)
    second.options.restore(settings, "loss")
    assert [second.options[key] for key in ("x", "smoothing", "log")] == ["steps", 0.6, True]
    settings.store("plots/loss/smoothing", "7")
    second.options.restore(settings, "loss")
    assert second.options["smoothing"] == 0.99


def test_the_header_opens_the_same_menu(qtbot: Any) -> None:
    plot = shown(qtbot, LossPlot())
    listed = plot.header.options.menu().actions()
    assert [action.text() for action in listed] == [action.text() for action in plot.actions()]
    smoothing = next(action for action in listed if action.text() == "Smoothing").menu().actions()[0].defaultWidget()
    smoothing.slider.setValue(60)
    assert plot.options["smoothing"] == 0.6


def test_the_table_has_all_rows_and_no_formulas(qtbot: Any) -> None:
    plot = shown(qtbot, GradientPlot())
    plot.show_frame(frame(history(3000, ("=Dense 1", "Output"))))
    rows = list(csv.reader(io.StringIO(csv_text(plot.table(plot.frame_shown)))))
    assert rows[0] == ["epoch", "step", "seconds", "'=Dense 1", "Output"]
    assert len(rows) == 3001
    assert [float(cell) for cell in rows[2]] == [1.0, 10.0, 0.25, 0.1, 0.001]
    assert rows[1][3] == ""


def test_a_double_click_asks_to_maximise(qtbot: Any) -> None:
    plot = shown(qtbot, LossPlot())
    spot = plot.stage.viewport().rect().center()
    with qtbot.waitSignal(plot.placeRequested) as caught:
        qtbot.mouseDClick(plot.stage.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert caught.args == [plot, "maximised"]
    with qtbot.waitSignal(plot.placeRequested):
        qtbot.mouseDClick(plot.header.title, Qt.MouseButton.LeftButton)


def test_a_crosshair_in_an_empty_plot_shows_nothing(qtbot: Any) -> None:
    plot = shown(qtbot, LossPlot())
    plot._point(QPointF(3.0, 0.5))
    assert not plot._crosshair.isVisible()


def test_a_long_name_keeps_its_end_and_leaves_room():
    metrics = QFontMetricsF(QFont())
    name, area = "Parallel 1 A: Conv2D 1", QRectF(0, 0, 200, 90)
    short = shortened(name, area, metrics)
    assert short.endswith("Conv2D 1")
    assert metrics.horizontalAdvance(short) <= 120
    assert shortened("Dense 1", area, metrics) == "Dense 1"
    assert shortened(name, QRectF(0, 0, 2000, 90), metrics) == name
