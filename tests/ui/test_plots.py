"""The live plots, by facts of what they draw, copy and export."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget

from playground.engine.history import History
from playground.engine.probes import Histograms, WeightHistograms
from playground.export.drawing.scales import coarse_above, decade_ticks, linear_ticks, number, power_text, short
from playground.ui.plots.base import LivePlot
from playground.ui.plots.curve_plot import CurvePlot
from playground.ui.plots.curves import LossPlot, MetricPlot
from playground.ui.plots.export import ExportError, copy_image, default_name, png_bytes, save_picture, svg_bytes
from playground.ui.plots.gradients import GradientPlot
from playground.ui.plots.histograms import WeightPlot
from playground.ui.plots.legend import block_style
from playground.ui.plots.minmax import MinMax
from playground.ui.plots.paths import curve_path
from playground.ui.plots.stage import Stage
from playground.ui.plots.weight_layers import shown_rows
from playground.ui.plots.weight_views import staircase
from playground.ui.theme import DARK, LIGHT, Theme, apply_theme

SIZE = (380, 230)


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, "light")
    yield
    apply_theme(qapp, "light")


def history(rows: int = 101, blocks: tuple[str, ...] = ("Dense 1", "Output"), metric: str = "accuracy") -> History:
    """Loss falls from 0.8 to 0 along straight lines, the metric rises from 0 to 1; gradients are 1e-1 and 1e-3."""
    result = History(blocks, metric)  # type: ignore[arg-type]
    for row in range(rows):
        share = row / max(rows - 1, 1)
        value = {"loss": 0.8 * (1 - share), metric: share}
        parts = {"train": value, "validation": {"loss": 0.4, metric: 0.5}, "test": None}
        gradients = np.array([0.1, *[0.001] * (len(blocks) - 1)]) if row else None
        result.append(float(row), row * 10, 0.01, parts, gradients, row / 4)
    return result


def frame(recorded: History | None = None, probes: dict[Any, Any] | None = None, progress: float = 0.0) -> Any:
    """What a plot reads of a frame."""
    return SimpleNamespace(curves=(recorded or history()).snapshot(), probes=probes or {}, progress=progress)


def histograms(blocks: tuple[str, ...] = ("Dense 1", "Output")) -> dict[Any, Any]:
    """Two bars of 10 and 20 weights per block, on -1 to 0 and 0 to +1."""
    edges, counts = np.array([[-1.0, 0.0, 1.0]] * len(blocks)), np.array([[10, 20]] * len(blocks))
    return {WeightHistograms(): Histograms(edges, counts, blocks)}


def shown(qtbot: Any, plot: LivePlot, size: tuple[int, int] = SIZE) -> LivePlot:
    qtbot.addWidget(plot)
    plot.resize(*size)
    with qtbot.waitExposed(plot):
        plot.show()
    QApplication.processEvents()
    return plot


def place(plot: LivePlot, x: float, y: float) -> tuple[int, int]:
    """Data coordinates as a pixel of the plot's picture."""
    glass = plot.stage.data.scene().views()[0]
    point = glass.mapTo(plot, plot.stage.data.mapToScene(QPointF(x, y)).toPoint())
    return point.x(), point.y()


def near(image: QImage, where: tuple[int, int], colour: str, reach: int = 2, tolerance: int = 60) -> bool:
    """Whether a pixel within reach has about this colour."""
    wanted = QColor(colour)
    for x in range(max(where[0] - reach, 0), min(where[0] + reach + 1, image.width())):
        for y in range(max(where[1] - reach, 0), min(where[1] + reach + 1, image.height())):
            pixel = image.pixelColor(x, y)
            difference = (pixel.red() - wanted.red(), pixel.green() - wanted.green(), pixel.blue() - wanted.blue())
            if max(map(abs, difference)) <= tolerance:
                return True
    return False


def readout(plot: CurvePlot, x: float) -> list[str]:
    """What the crosshair says at a place on the x axis."""
    assert plot.frame_shown is not None
    return [text for text, _ in plot.readout(plot.frame_shown.curves, x)[1]]


def picture(plot: QWidget) -> QImage:
    return plot.grab().toImage()


# --- numbers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "above"), [(0.0, 1.0), (1.0, 1.0), (1.01, 1.5), (7.6, 10.0), (123.0, 150.0), (0.06, 0.075), (np.nan, 1.0)]
)
def test_coarse_numbers_are_round_and_at_most_half_again_as_large(value: float, above: float) -> None:
    assert coarse_above(value) == pytest.approx(above)


def test_ticks_are_round_few_and_short() -> None:
    assert linear_ticks(0, 150, 4) == [(0, "0"), (50, "50"), (100, "100"), (150, "150")]
    assert decade_ticks(-5, 0, 3) == [(-4.0, "10⁻⁴"), (-2.0, "0.01"), (0.0, "1")]
    assert linear_ticks(0, np.inf, 4) == []
    assert [short(value) for value in (0.0, 0.25, 1500.0, 20000.0, 1e-5)] == ["0", "0.25", "1500", "2e4", "1e-5"]
    assert power_text(-12) == "10⁻¹²"
    assert [number(value) for value in (0.0414, np.nan, 123456.7, 1e-5)] == ["0.041", "–", "1.23e+05", "1.00e-05"]


@pytest.mark.parametrize("first", [1, 2, 3, 7, 8, 9])
def test_a_curve_that_suddenly_has_many_rows_keeps_its_extremes(first):
    x, y = np.arange(1000.0), np.random.default_rng(first).normal(size=1000)
    bounded = MinMax(capacity=8)
    bounded.update(x[:first], y[:first])
    bounded.update(x, y)
    shown_x, shown_y = bounded.points()
    assert (shown_x[0], shown_x[-1]) == (0, 999)
    assert (shown_y.min(), shown_y.max()) == (y.min(), y.max())


@pytest.mark.parametrize("rows", [3, 8, 9, 100, 1000])
@pytest.mark.parametrize("stride", [1, 7])
def test_the_bounded_history_has_the_extremes_of_every_bucket(rows: int, stride: int) -> None:
    random = np.random.default_rng(rows)
    x, y = np.arange(rows, dtype=float), random.normal(size=rows)
    bounded = MinMax(capacity=8)
    for seen in [*range(1, rows, stride), rows]:
        assert not bounded.update(x[:seen], y[:seen])
    at, values = bounded.points()
    size = 1
    while rows > 8 * size:
        size *= 2
    if size == 1:
        np.testing.assert_array_equal(values, y)
        return
    assert len(values) <= 16
    for bucket in range(len(values) // 2):
        part = slice(bucket * size, min((bucket + 1) * size, rows))
        assert sorted(values[2 * bucket : 2 * bucket + 2]) == [y[part].min(), y[part].max()]
        assert (at[2 * bucket], at[2 * bucket + 1]) == (x[part][0], x[part][-1])


def test_the_bounded_history_of_a_smooth_curve_is_smooth() -> None:
    x = np.arange(1000.0)
    for y in (x, -x):
        bounded = MinMax(capacity=100)
        bounded.update(x, y)
        steps = np.diff(bounded.points()[1])
        assert (steps * (y[1] - y[0]) >= 0).all()


def test_other_data_restart_the_bounded_history() -> None:
    x = np.arange(20.0)
    bounded = MinMax()
    assert not bounded.update(x[:10], x[:10])
    assert bounded.update(x[:5], x[:5])
    assert bounded.update(x, x + 1)
    np.testing.assert_array_equal(bounded.points()[1], x + 1)


def test_missing_values_leave_gaps() -> None:
    y = np.array([1.0, 2.0, np.nan, 3.0, 3.5, np.inf, 4.0, 5.0])
    path = curve_path(np.arange(8.0), np.where(np.isfinite(y), y, np.nan))
    starts = [n for n in range(path.elementCount()) if path.elementAt(n).isMoveTo()]
    assert [path.elementAt(n).x for n in starts] == [0.0, 3.0, 6.0]


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
    assert near(picture(plot), place(plot, 50.0, 0.5), LIGHT.series[0])


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


# --- export ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_a_png_has_the_asked_size_and_is_drawn_not_enlarged(qtbot: Any, scale: int) -> None:
    plot = shown(qtbot, LossPlot())
    plot.show_frame(frame())
    image = QImage.fromData(png_bytes(plot, scale), "PNG")
    assert (image.width(), image.height()) == (SIZE[0] * scale, SIZE[1] * scale)
    x, y = place(plot, 30.0, 0.56)
    assert near(image, (x * scale, y * scale), LIGHT.series[0], reach=3 * scale)
    if scale > 1:
        enlarged = picture(plot).scaled(image.size())
        assert image.convertToFormat(enlarged.format()) != enlarged


def test_lines_are_as_wide_in_a_large_picture(qtbot: Any) -> None:
    plot = shown(qtbot, LossPlot())
    plot.show_frame(frame())
    x, y = place(plot, 30.0, 0.56)

    def thickness(scale: int) -> float:
        image = QImage.fromData(png_bytes(plot, scale), "PNG")
        rows = range((y - 12) * scale, (y + 13) * scale)
        columns = range((x - 2) * scale, (x + 3) * scale)
        hits = sum(near(image, (column, row), LIGHT.series[0], 0, 90) for row in rows for column in columns)
        return hits / len(columns)

    assert thickness(4) >= 3 * thickness(1) > 0


def test_an_svg_is_well_formed_and_drawn_with_lines(qtbot: Any) -> None:
    plot = shown(qtbot, LossPlot())
    plot.show_frame(frame())
    root = ElementTree.fromstring(svg_bytes(plot, "loss"))
    assert root.tag.endswith("svg")
    assert root.get("viewBox") == f"0 0 {SIZE[0]} {SIZE[1]}"
    tags = {element.tag.split("}")[1] for element in root.iter()}
    assert {"polyline", "text"} <= tags
    assert LIGHT.series[0] in {element.get("stroke") for element in root.iter()}


def test_pictures_are_saved_by_their_ending(qtbot: Any, tmp_path: Path) -> None:
    plot = shown(qtbot, LossPlot())
    save_picture(plot, tmp_path / "a.png", 2)
    save_picture(plot, tmp_path / "a.svg")
    assert QImage(str(tmp_path / "a.png")).width() == 2 * SIZE[0]
    ElementTree.parse(tmp_path / "a.svg")
    with pytest.raises(ExportError, match=r"\.png or \.svg"):
        save_picture(plot, tmp_path / "a.gif")
    with pytest.raises(ExportError, match="missing"):
        save_picture(plot, tmp_path / "missing" / "a.png")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.png", "a.svg"]


def test_an_empty_picture_is_refused(qtbot: Any) -> None:
    plot = LossPlot()
    qtbot.addWidget(plot)
    with pytest.raises(ExportError, match="empty or too large"):
        png_bytes(plot, 0)


def test_a_copied_image_is_on_the_clipboard(qtbot: Any) -> None:
    plot = shown(qtbot, LossPlot())
    copy_image(plot, 2)
    assert QGuiApplication.clipboard().image().width() == 2 * SIZE[0]


def test_default_names_are_plain() -> None:
    assert default_name("spiral", "loss", date(2026, 11, 20)) == "spiral_loss_2026-11-20.png"
    assert default_name("My net: 2/3", "Gradient magnitude", date(2026, 1, 2), "svg") == (
        "my-net-2-3_gradient-magnitude_2026-01-02.svg"
    )


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
