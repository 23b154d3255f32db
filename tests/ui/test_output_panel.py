"""The output panel: which picture the data get, and what its pixels say."""

import csv
import io
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from msgspec import structs
from output_support import SIZE, SQUARE, close, data, frame, ramp, shown_panel, without_examples
from PySide6.QtGui import QColor, QGuiApplication, QImage

from playground.data.catalog import DATASETS
from playground.data.spec import DataSpec
from playground.engine.activations import Sigmoid
from playground.engine.losses import MSE, CrossEntropy
from playground.engine.plane_probe import PlaneMap
from playground.engine.probes import Confusion, Counts, Map, OutputMap
from playground.engine.specs import Output
from playground.experiment import ExperimentSpec, build
from playground.ui.panels.output_panel import OutputPanel, kind_of
from playground.ui.plots.export import png_bytes
from playground.ui.theme import LIGHT

pytestmark = pytest.mark.usefixtures("light")


@pytest.fixture
def panel(qtbot: Any, tips: list[str]) -> OutputPanel:
    return shown_panel(qtbot)


# --- which picture ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", list(DATASETS))
def test_every_data_set_gets_a_picture_that_suits_it(name: str) -> None:
    examples = data(name)
    expected = {1: "fit", 2: "map"}.get(len(examples.inputs), "many")
    assert kind_of(examples) == expected


def test_the_probe_follows_the_data_and_a_hidden_panel_has_none(panel: OutputPanel) -> None:
    assert panel.probes() == (OutputMap(), Confusion())
    for name, probe in (("circle", OutputMap()), ("iris", Confusion()), ("sine", OutputMap()), ("digits", Confusion())):
        panel.show_frame(frame(data(name)))
        assert panel.probes() == (probe,)
    panel.hide()
    assert panel.probes() == ()


def test_a_regression_on_many_inputs_has_a_plane_and_nothing_else_to_choose(panel: OutputPanel) -> None:
    iris = data("iris")
    lengths = replace(iris, task="regression", classes=(), targets=("y",))
    panel.show_frame(frame(lengths, output=Output(activation=Sigmoid())))
    assert (panel.kind, panel.many.key) == ("many", "plane")
    assert not panel.many.tabs.isVisible()
    assert panel.discretize.isVisible()
    assert panel.points.isVisible()
    assert panel.probes() == (PlaneMap(),)
    panel.show_frame(frame(iris))
    assert panel.many.key == "confusion", "what a person has chosen, or not, still holds"


# --- the other pictures -----------------------------------------------------------------------------------------------


def test_a_confusion_matrix_has_mistakes_in_orange(panel: OutputPanel) -> None:
    counts = np.array([[10, 0, 0], [0, 0, 10], [0, 5, 5]])
    panel.show_frame(frame(data("iris"), Counts(counts, "test")))
    view = panel.many.confusion
    image = view.grab().toImage()

    def corner(truth: int, answer: int) -> QColor:
        place = view.cell(truth, answer)
        return image.pixelColor(round(place.left() + place.width() * 0.2), round(place.top() + place.height() * 0.2))

    assert close(corner(0, 0), LIGHT.positive)
    assert close(corner(1, 2), LIGHT.negative)
    assert close(corner(0, 1), LIGHT.zero)
    assert corner(2, 1) not in (corner(1, 2), corner(0, 1))


def test_the_cell_under_the_cursor_is_told(panel: OutputPanel, qtbot: Any) -> None:
    panel.show_frame(frame(data("iris"), Counts(np.array([[10, 0, 0], [0, 7, 3], [0, 0, 10]]), "test")))
    with qtbot.waitSignal(panel.many.confusion.described) as caught:
        panel.many.confusion.pointed.emit(panel.many.confusion._cell_at(panel.many.confusion.cell(1, 2).center()))
    assert caught.args == ["3 of class versicolor taken for virginica"]


def test_equal_counts_are_not_drawn_again(panel: OutputPanel) -> None:
    counts = np.diag([3, 4, 5])
    panel.show_frame(frame(data("iris"), Counts(counts, "test")))
    key = panel.many.confusion._picture.pixmap().cacheKey()
    panel.show_frame(frame(data("iris"), Counts(counts.copy(), "test")))
    assert panel.many.confusion._picture.pixmap().cacheKey() == key


def test_one_input_has_a_curve_through_its_predictions(panel: OutputPanel) -> None:
    examples = without_examples(data("sine"))
    panel.show_frame(frame(examples, Map(np.linspace(-0.8, 0.8, 100)[None], examples.bounds)))
    stage = panel.fit.stage
    image = stage.grab().toImage()
    glass = stage.data.scene().views()[0]
    low, high = examples.bounds[0]
    spot = glass.mapTo(stage, stage.data.mapToScene(low + 0.25 * (high - low), -0.4).toPoint())
    colours = [image.pixelColor(spot.x(), spot.y() + step) for step in (-1, 0, 1)]
    assert any(close(colour, LIGHT.series[1], 60) for colour in colours)


# --- numbers, files, the real thing -----------------------------------------------------------------------------------


def test_the_newest_numbers_stand_beneath(panel: OutputPanel) -> None:
    panel.show_frame(frame(data("circle")))
    assert [metric.value() for metric in panel.figures.metrics.values()] == ["0.041", "–", "0.041", "98.0 %"]
    panel.show_frame(frame(data("sine")))
    assert panel.figures.metrics["metric"].accessibleName() == "Test R²"
    assert panel.figures.metrics["metric"].value() == "0.980"
    panel.clear()
    assert {metric.value() for metric in panel.figures.metrics.values()} == {"–"}


def test_copied_data_are_the_values_of_the_map(panel: OutputPanel) -> None:
    panel.show_frame(frame(data("circle"), Map(ramp(2), SQUARE)))
    panel.menu.data_action.trigger()
    rows = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text())))
    assert rows[0] == ["x1", "x2", *data("circle").classes]
    assert len(rows) == 1 + 100 * 100
    assert [float(cell) for cell in rows[-1]] == [6.0, 6.0, 0.0, 1.0]


def test_the_menu_offers_copying_and_saving(panel: OutputPanel, qtbot: Any) -> None:
    assert [a.text() for a in panel.actions() if not a.isSeparator()] == ["Copy image", "Copy data", "Export..."]
    with qtbot.waitSignal(panel.exportRequested) as caught:
        panel.menu.export_action.trigger()
    assert caught.args == [panel, "file"]


def test_a_saved_picture_has_its_examples_at_full_resolution(panel: OutputPanel) -> None:
    panel.show_frame(frame(data("circle"), Map(ramp(2), SQUARE)))
    large = QImage.fromData(png_bytes(panel, 3), "PNG")
    assert (large.width(), large.height()) == (3 * SIZE[0], 3 * SIZE[1])
    enlarged = panel.grab().toImage().scaled(large.size()).convertToFormat(large.format())
    assert large != enlarged
    assert panel.map.map._dots.pixmap().devicePixelRatio() == panel.devicePixelRatioF()


@pytest.mark.parametrize("name", ["spiral", "xor", "gaussian_bumps", "sine", "iris", "digits"])
def test_frames_of_a_real_training_are_shown(panel: OutputPanel, name: str) -> None:
    spec = ExperimentSpec(data=DataSpec(dataset=DATASETS[name]()))
    loss = CrossEntropy() if data(name).classes else MSE()
    training = build(structs.replace(spec, training=structs.replace(spec.training, loss=loss)))
    training.epoch()
    panel.show_frame(training.frame(()))
    before = panel.grab().toImage()
    panel.show_frame(training.frame(panel.probes()))
    assert panel.grab().toImage() != before
    assert panel.figures.metrics["test"].value() not in ("", "–")
