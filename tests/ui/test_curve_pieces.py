"""Curves drawn in pieces look as if they were drawn at once, and a frame paints only what is new."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plot_support import frame, picture, place, shown
from PySide6.QtCore import QEvent, QObject, QPointF, QRect
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QApplication, QGraphicsRectItem

from playground.engine.history import History
from playground.ui.plots.blocks import SIZE, Blocks
from playground.ui.plots.curves import LossPlot, MetricPlot
from playground.ui.plots.gradients import GradientPlot
from playground.ui.plots.minmax import buckets_for, window
from playground.ui.plots.pieces import LENGTH, Pieces
from playground.ui.plots.plot_header import PlotHeader
from playground.ui.plots.run_plot import RunPlot
from playground.ui.plots.trace import Trace

pytestmark = pytest.mark.usefixtures("light")


def run(rows: int, noise: float = 0.0) -> History:
    """Three parts whose losses fall, and two blocks."""
    recorded, random = History(("Dense 1", "Output"), "accuracy"), np.random.default_rng(0)
    chance = random.normal(size=(rows, 3)) * noise
    for row in range(rows):
        parts: dict[str, Any] = {}
        for number, part in enumerate(("train", "validation", "test")):
            loss = (1 + number / 4) * (1 - 0.9 * row / 5000) * (1 + chance[row, number])
            parts[part] = {"loss": loss, "accuracy": 1 - loss / 2}
        recorded.append(float(row), row, 0.01, parts, np.array([loss / 10, loss / 100]), seconds=row / 10)
    return recorded


class Painted(QObject):
    """What is painted of a plot's area from now on."""

    def __init__(self, plot: RunPlot) -> None:
        super().__init__()
        self.region = QRegion()
        self._area = plot.stage.data.scene().views()[0].viewport()
        self._area.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.region = self.region.united(event.region())  # type: ignore[attr-defined]
        return False

    def after(self, plot: RunPlot, recorded: History) -> QRect:
        """What a frame has painted."""
        QApplication.processEvents()
        self.region = QRegion()
        plot.show_frame(frame(recorded))
        QApplication.processEvents()
        return self.region.boundingRect()


OPTIONS: dict[str, dict[str, Any]] = {
    "plain": {},
    "smoothed": {"smoothing": 0.9},
    "gap": {"gap": True},
    "log": {"log": True, "x": "steps"},
}


@pytest.mark.parametrize("options", list(OPTIONS))
def test_a_curve_that_has_grown_looks_as_if_it_were_drawn_at_once(qtbot: Any, options: str) -> None:
    recorded = run(1500, 0.05)
    plots = [shown(qtbot, LossPlot()) for _ in range(2)]
    for plot in plots:
        for key, value in OPTIONS[options].items():
            plot.options.set(key, value)
    for rows in (1, 2, 63, 64, 65, 66, 130, 319, 321, 322, 400, 641, 642, 1280, 1281, 1400):
        some = History(recorded.blocks, "accuracy")
        some.refill(recorded.rows()[:rows], ())
        plots[0].show_frame(frame(some))
    for plot in plots:
        plot.show_frame(frame(recorded))
        plot._legend.hide()  # which corner it is in depends on where the curves have been
    assert picture(plots[0]) == picture(plots[1])


@pytest.mark.parametrize(("kind", "options"), [
    (LossPlot, "plain"), (LossPlot, "smoothed"), (LossPlot, "gap"), (MetricPlot, "plain"), (GradientPlot, "plain"),
])  # fmt: skip
def test_a_frame_paints_the_end_of_the_curves_only(qtbot: Any, kind: type[RunPlot], options: str) -> None:
    plot = shown(qtbot, kind())
    for key, value in OPTIONS[options].items():
        plot.options.set(key, value)
    for rows in (1200, 1212):
        plot.show_frame(frame(run(rows, 0.05)))
    painted = Painted(plot).after(plot, run(1216, 0.05))
    piece = LENGTH / 2 * 4 * plot.stage.data.transform().m11()  # buckets of four rows have two points
    assert 0 < painted.width() <= piece + 6
    assert abs(painted.right() - plot.stage.data.mapToScene(QPointF(1215.0, 0.0)).x()) < 6


def test_a_frame_without_new_rows_paints_nothing(qtbot: Any) -> None:
    plot = shown(qtbot, LossPlot())
    recorded = run(500)
    plot.show_frame(frame(recorded))
    assert Painted(plot).after(plot, recorded).isEmpty()


def test_a_zoomed_view_of_the_end_grows_like_a_new_one(qtbot: Any) -> None:
    recorded = run(6000, 0.05)
    plots = [shown(qtbot, LossPlot()) for _ in range(2)]
    for plot, first in zip(plots, (4500, 6000), strict=True):
        plot.options.set("gap", True)
        some = History(recorded.blocks, "accuracy")
        some.refill(recorded.rows()[:first], ())
        plot.show_frame(frame(some))
        box = plot.stage.getPlotItem().getViewBox()
        box.sigRangeChangedManually.emit([True, True])
        box.setRange(xRange=(1000, 7000), yRange=(0, 2), padding=0)
    plots[1].redraw()
    for rows in (4700, 5500, 6000):
        some = History(recorded.blocks, "accuracy")
        some.refill(recorded.rows()[:rows], ())
        plots[0].show_frame(frame(some))
    for plot in plots:
        plot._legend.hide()
    assert picture(plots[0]) == picture(plots[1])


@given(
    st.integers(0, 900), st.integers(1, 3000), st.integers(4, 40), st.lists(st.integers(0, 3900), max_size=20)
)  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_a_window_read_from_blocks_has_the_extremes_of_its_rows(
    first: int, rows: int, capacity: int, missing: list[int]
) -> None:
    y = np.random.default_rng(rows).normal(size=3900)
    y[[place for place in missing if place < 3900]] = np.inf
    x, last = np.arange(3900.0), first + rows
    at, (values,) = window(x, [y], (first, last), capacity, Blocks())
    begin = first // SIZE * SIZE if rows > SIZE * capacity else first
    part = np.where(np.isfinite(y), y, np.nan)[begin:last]
    assert len(at) <= 2 * capacity
    assert (at[0], at[-1]) == (begin, last - 1)
    np.testing.assert_equal(
        (np.fmin.reduce(values), np.fmax.reduce(values)), (np.fmin.reduce(part), np.fmax.reduce(part))
    )


def test_blocks_read_new_rows_only_and_know_their_extremes() -> None:
    y = np.random.default_rng(2).normal(size=20_000)
    y[5000:5016] = np.nan
    blocks = Blocks(2)
    for rows in (10, 16, 100, 9000, 20_000):
        low, high = blocks.update([y[:rows], -y[:rows]])
    whole = y.reshape(-1, SIZE)
    np.testing.assert_array_equal(low, [np.fmin.reduce(whole, axis=1), np.fmin.reduce(-whole, axis=1)])
    np.testing.assert_array_equal(high, [np.fmax.reduce(whole, axis=1), np.fmax.reduce(-whole, axis=1)])


def test_a_trace_tells_which_of_its_points_are_new() -> None:
    x = np.arange(1000.0)
    trace, known = Trace(2), [np.empty(0), np.empty((2, 0))]
    for rows in (5, 6, 6, 300, 320, 321, 323, 700, 1000):
        trace.update(x[:rows], [np.sin(x[:rows]), np.cos(x[:rows])])
        *points, first = trace.points(None)
        for before, now in zip(known, points, strict=True):
            np.testing.assert_array_equal(before[..., :first], now[..., : min(first, before.shape[-1])])
        known = [values.copy() for values in points]
    trace.points((10.0, 20.0))
    assert trace.points((10.0, 20.0))[2] == len(trace.points((10.0, 20.0))[0])
    assert trace.points(None)[2] == 0


def test_a_band_of_noise_is_drawn_once_and_a_line_twice(qtbot: Any) -> None:
    for noise, twice in ((0.0, True), (0.3, False)):
        plot = shown(qtbot, LossPlot())
        plot.show_frame(frame(run(1200, noise)))
        echoes = [curves[0][1].isVisible() for curves in plot._lines._strong._items]
        assert echoes[2:-1] == [twice] * len(echoes[2:-1])


def test_what_begins_after_a_band_is_a_line(qapp: Any) -> None:
    parents = [QGraphicsRectItem() for _ in range(2)]
    pieces, x = Pieces(parents, (0.0,)), np.arange(LENGTH + 1.0)
    pieces.fit(1.0, 1.0)
    echo = []
    for rows, height in ((LENGTH + 1, 50.0), (30, 0.0)):
        pieces.draw(x[:rows], height * (x[None, :rows] % 2))
        echo.append(pieces._items[0][0][1].isVisible())
        pieces.clear()
    assert echo == [False, True]


def test_buckets_are_no_more_than_pixels() -> None:
    assert [buckets_for(width) for width in (0, 300, 640, 641, 1500, 3800)] == [320, 320, 320, 640, 1280, 2560]


def test_accuracies_are_listed_in_percent(qtbot: Any) -> None:
    plot = shown(qtbot, MetricPlot())
    recorded = run(3)
    plot.show_frame(frame(recorded))
    header, rows = plot.table(plot.frame_shown)
    assert header[3:] == ["train", "validation", "test"]
    accuracies = recorded.snapshot().metric
    assert list(next(iter(rows))[3:]) == [pytest.approx(100 * values[0]) for values in accuracies.values()]


def test_a_note_without_room_is_left_away_and_its_tip_tells_it(qtbot: Any) -> None:
    header = PlotHeader()
    qtbot.addWidget(header)
    header.title.setText("Gradient magnitude")
    header.hint.setText("per layer, log10")
    header.show()
    said = {}
    for room in (200, 75, 25):
        header.resize(header.width() - header.hint.width() + room, 24)
        QApplication.processEvents()
        ink = header.hint.grab().toImage()
        background = ink.pixel(0, 0)
        painted = any(ink.pixel(x, y) != background for x in range(ink.width()) for y in range(ink.height()))
        said[room] = painted, header.title.toolTip(), header.hint.toolTip()
    note = "per layer, log10"
    assert said == {200: (True, "", ""), 75: (True, note, note), 25: (False, note, note)}


def test_marks_reach_from_the_bottom_to_the_top(qtbot: Any) -> None:
    recorded = run(50)
    recorded.mark(25.0, "changed")
    plot = shown(qtbot, LossPlot())
    plot.show_frame(frame(recorded))
    assert place(plot, 25.0, 0.0)[1] > place(plot, 25.0, plot.stage.y_range()[1])[1]
    box = plot._marks._item.path().boundingRect()
    assert (box.left(), box.top(), box.bottom()) == (25.0, *plot.stage.y_range())
