"""The record of earlier weights and the ways of showing it."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from plot_support import history, picture, place, shown
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from playground.engine.probes import Histograms, WeightHistograms
from playground.ui.plots.histograms import VIEWS, WeightPlot
from playground.ui.plots.weight_record import CAPACITY, Moment, WeightRecord, percentiles
from playground.ui.plots.weight_times import percentile_rows, spread
from playground.ui.theme import LIGHT, apply_theme

BLOCKS = ("Dense 1", "Output")


pytestmark = pytest.mark.usefixtures("light")


def found(reach: float, blocks: tuple[str, ...] = BLOCKS) -> Histograms:
    """Ten weights in the left bar and thirty in the right one, over -reach to reach."""
    edges, counts = np.array([[-reach, 0.0, reach]] * len(blocks)), np.array([[10, 30]] * len(blocks))
    return Histograms(edges, counts, blocks)


def frame(epoch: float, reach: float | None = None, blocks: tuple[str, ...] = BLOCKS) -> Any:
    """A frame with weights that reach as far as half the epoch."""
    probes = {WeightHistograms(): found(1 + epoch / 2 if reach is None else reach, blocks)}
    return SimpleNamespace(curves=history(2).snapshot(), probes=probes, progress=epoch)


def grown(qtbot: Any, epochs: int = 5, **options: Any) -> WeightPlot:
    plot = WeightPlot()
    shown(qtbot, plot)
    for key, value in options.items():
        plot.options.set(key, value)
    for epoch in range(epochs):
        plot.show_frame(frame(float(epoch)))
    return plot


# --- the record -------------------------------------------------------------------------------------------------------


def test_the_record_is_bounded_and_evenly_spread() -> None:
    record = WeightRecord()
    for epoch in range(10_000):
        record.offer(Moment(float(epoch), found(1.0)))
    epochs = [moment.epoch for moment in record.moments]
    assert CAPACITY / 2 <= len(epochs) <= CAPACITY
    assert epochs[0] == 0
    assert len(set(np.diff(epochs))) == 1
    assert 10_000 - epochs[-1] <= np.diff(epochs)[0]
    assert record.nearest(epochs[7] + 0.3) == 7


def test_a_moment_is_recorded_once_and_another_run_starts_anew() -> None:
    record = WeightRecord()
    assert [record.offer(Moment(epoch, found(1.0))) for epoch in (0.0, 0.0, 1.0, 1.0)] == [True, False, True, False]
    record.offer(Moment(0.5, found(1.0)))
    assert [moment.epoch for moment in record.moments] == [0.5]
    record.offer(Moment(2.0, found(1.0, ("Output",))))
    assert [moment.epoch for moment in record.moments] == [2.0]


def test_percentiles_are_those_of_the_weights_to_within_a_bar() -> None:
    weights = np.random.default_rng(0).normal(size=20_000) ** 3
    counts, edges = np.histogram(weights, 400)
    bar = edges[1] - edges[0]
    shares = (0.0, 5.0, 25.0, 50.0, 75.0, 95.0, 100.0)
    np.testing.assert_allclose(percentiles(edges, counts), np.percentile(weights, shares), atol=bar)
    hollow = percentiles(np.linspace(-4, 4, 9), np.array([0, 0, 2, 0, 0, 2, 0, 0]), (0.0, 25.0, 75.0, 100.0))
    np.testing.assert_allclose(hollow, [-2.0, -1.5, 1.5, 2.0])
    assert np.isnan(percentiles(np.array([0.0, 1.0]), np.array([0]))).all()


def test_few_moments_are_taken_evenly_with_the_chosen_one() -> None:
    moments = tuple(Moment(float(epoch), found(1.0)) for epoch in range(60))
    taken = [moment.epoch for moment in spread(moments, 10, moments[13])]
    assert taken == sorted(taken)
    assert {0.0, 13.0, 59.0} <= set(taken)
    assert len(taken) == 10
    assert max(np.diff(taken)) <= 2 * 59 / 9
    assert len(spread(moments[:3], 10, moments[0])) == 3


# --- what is seen -----------------------------------------------------------------------------------------------------


def test_the_slider_goes_back_and_follows_again(qtbot: Any) -> None:
    plot = grown(qtbot, slider=True)
    assert plot.bar.isVisible()
    assert not plot.bar.layers.isVisible()
    assert plot.tip(0.5, 0.2) == "Dense 1: 30 weights from 0.000 to 3.000"
    plot.bar.slider.setValue(2)
    assert plot.tip(0.5, 0.2) == "Dense 1: 30 weights from 0.000 to 2.000"
    assert plot.bar.label.text() == "epoch 2"
    plot.show_frame(frame(5.0))  # the run goes on: the chosen moment stays
    assert plot.tip(0.5, 0.2) == "Dense 1: 30 weights from 0.000 to 2.000"
    assert plot.bar.slider.value() == 2
    plot.bar.slider.setValue(plot.bar.slider.maximum())
    assert plot.bar.label.text() == "now"
    assert plot.tip(0.5, 0.2) == "Dense 1: 30 weights from 0.000 to 3.500"
    plot.bar.slider.setValue(0)
    plot.options.set("slider", False)
    assert not plot.bar.isVisible()
    assert plot.tip(0.5, 0.2) == "Dense 1: 30 weights from 0.000 to 3.500"


def test_the_chosen_moment_survives_a_thinning_of_the_record(qtbot: Any) -> None:
    plot = grown(qtbot, 10, slider=True)
    plot.bar.slider.setValue(6)
    for epoch in range(10, 200):
        plot.show_frame(frame(float(epoch)))
    chosen = plot.bar.moment
    assert chosen is not None
    assert abs(plot.record.moments[chosen].epoch - 6.0) <= 2


def test_bands_lie_at_the_percentiles(qtbot: Any) -> None:
    plot = grown(qtbot, 21, show="bands")
    assert plot.stage.x_range() == (0.0, 20.0)
    image = picture(plot)
    blue = QColor(LIGHT.series[0])

    def depth(epoch: float, value: float) -> int:
        return 255 - image.pixelColor(*place(plot, epoch, value)).red()

    # at epoch 10: a quarter of the weights evenly in -6 to 0, three quarters in 0 to 6
    outer, five, half = depth(10, -5.5), depth(10, -2.0), depth(10, 1.0)
    assert 0 < outer < five < half
    assert depth(10, 6.6) == 0
    middle = percentile_rows(tuple(plot.record.moments), 0)[10, 3]
    assert middle == pytest.approx(2.0)
    x, y = place(plot, 10, middle)
    found_blue = [abs(image.pixelColor(x, y + step).red() - blue.red()) for step in (-1, 0, 1)]
    assert min(found_blue) < 40
    assert plot.tip(10.2, 0.0).splitlines()[:2] == ["epoch 10", "weights from -6.000 to 6.000"]


def test_a_ridge_has_the_oldest_on_top_and_tells_epochs(qtbot: Any) -> None:
    plot = grown(qtbot, 5, show="ridge")
    assert [moment.epoch for moment in plot.view.moments] == [0, 1, 2, 3, 4]  # type: ignore[attr-defined]
    assert plot.tip(0.0, 4.5) == "epoch 0: weights from -1.000 to 1.000"
    assert plot.tip(0.0, 0.5) == "epoch 4: weights from -3.000 to 3.000"
    ticks = plot.view.ticks(*plot.stage.y_range(), 5)
    assert ticks == [(4.0, "0"), (3.0, "1"), (2.0, "2"), (1.0, "3"), (0.0, "4")]


def test_another_layer_can_be_chosen(qtbot: Any) -> None:
    plot = WeightPlot()
    shown(qtbot, plot)
    plot.options.set("show", "overlay")
    wide, narrow = found(4.0).edges[0], found(1.0).edges[0]
    result = Histograms(np.array([wide, narrow]), found(1.0).counts, BLOCKS)
    plot.show_frame(SimpleNamespace(curves=history(2).snapshot(), probes={WeightHistograms(): result}, progress=0.0))
    assert plot.stage.x_range() == (-5.0, 5.0)
    plot.bar.layers.choose("1")
    assert plot.stage.x_range() == (-1.0, 1.0)


@pytest.mark.parametrize("way", list(VIEWS))
def test_every_way_survives_a_theme_another_net_and_clearing(qtbot: Any, qapp: QApplication, way: str) -> None:
    plot = grown(qtbot, 4, show=way)
    apply_theme(qapp, "dark")
    plot.show_frame(frame(0.0, 2.0, ("Output",)))
    assert [moment.epoch for moment in plot.record.moments] == [0.0]
    header, rows = plot.table(plot.frame_shown)
    assert header[0] == "epoch"
    assert [row[-1] for row in rows] == ([2.0] if way == "bands" else [10, 30])
    plot.clear()
    assert plot.record.moments == []
    assert plot.tip(0.0, 0.5) == ""
    items = plot.stage.data.childItems()
    assert sum(1 for item in items if item.isVisible() and item.boundingRect().height() > 0.5) <= 1  # the grid


def test_while_hidden_nothing_is_recorded(qtbot: Any) -> None:
    plot = WeightPlot()
    qtbot.addWidget(plot)
    for epoch in range(5):
        plot.show_frame(frame(float(epoch)))
    assert plot.record.moments == []


def test_changing_the_way_leaves_nothing_behind(qtbot: Any) -> None:
    plot = grown(qtbot, 4)
    count = len(plot.stage.data.scene().items())
    for way in (*VIEWS, "layers"):
        plot.options.set("show", way)
    assert len(plot.stage.data.scene().items()) == count
