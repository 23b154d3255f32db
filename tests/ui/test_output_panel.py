"""The output panel: which picture the data get, and what its pixels say."""

import csv
import io
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from msgspec import structs
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from playground.data.catalog import DATASETS
from playground.data.files.arrays import import_arrays
from playground.data.prepare import prepare
from playground.data.spec import DataSpec
from playground.engine.activations import Sigmoid
from playground.engine.blocks import Dense
from playground.engine.closed_form import ClosedForm
from playground.engine.examples import Data
from playground.engine.history import History
from playground.engine.losses import MSE, BinaryCrossEntropy, CrossEntropy
from playground.engine.plane_probe import PlaneMap
from playground.engine.probes import Confusion, Counts, Map, OutputMap
from playground.engine.specs import Output
from playground.engine.unit_map import UnitPicture
from playground.experiment import ExperimentSpec, build, load_preset
from playground.export.drawing.colouring import Colouring, class_colour, mix, value_colouring
from playground.ui.canvas.hover import Spot
from playground.ui.panels.output_panel import OutputPanel, kind_of
from playground.ui.plots.export import png_bytes
from playground.ui.plots.matrix import readable_on
from playground.ui.theme import DARK, LIGHT, apply_theme

SIZE = (350, 390)
SQUARE = ((-6.0, 6.0), (-6.0, 6.0))


pytestmark = pytest.mark.usefixtures("light")


@pytest.fixture(autouse=True)
def tips(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts of tool tips, which the offscreen platform cannot show without a warning."""
    texts: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda position, text, widget: texts.append(text))
    return texts


@pytest.fixture
def panel(qtbot: Any) -> OutputPanel:
    result = OutputPanel()
    qtbot.addWidget(result)
    result.resize(*SIZE)
    with qtbot.waitExposed(result):
        result.show()
    return result


def data(name: str) -> Data:
    return prepare(DataSpec(dataset=DATASETS[name]()), np.float32)


def frame(examples: Data, result: Any = None, loss: Any = None, output: Output | None = None) -> Any:
    """What the panel reads of a frame: examples, the answer to its probe, the newest numbers, what outputs mean."""
    metric = "accuracy" if examples.classes else "r2"
    recorded = History(("Output",), metric)  # type: ignore[arg-type]
    row = {"loss": 0.04149, metric: 0.98}
    recorded.append(0.0, 0, 0.01, {"train": row, "validation": None, "test": row}, None)
    spec = ExperimentSpec()
    training = structs.replace(spec.training, loss=loss or (CrossEntropy() if examples.classes else MSE()))
    network = structs.replace(spec.network, output=output or Output())
    return SimpleNamespace(
        data=examples,
        epoch=0,
        spec=structs.replace(spec, training=training, network=network),
        curves=recorded.snapshot(),
        evaluation=recorded.last(),
        probes={Confusion() if isinstance(result, Counts) else OutputMap(): result} if result is not None else {},
    )


def without_examples(examples: Data) -> Data:
    """The same data with empty parts, so that nothing covers the map."""
    empty = replace(examples.train, x=examples.train.x[:0], y=examples.train.y[:0], raw=examples.train.raw[:0])
    return replace(examples, train=empty, validation=empty, test=empty)


def pixel(widget: QWidget, across: float, up: float) -> QColor:
    """The colour at shares of the width and, upwards, of the height."""
    image = widget.grab().toImage()
    return image.pixelColor(round(across * (image.width() - 1)), round((1 - up) * (image.height() - 1)))


def close(one: QColor, other: str | int, tolerance: int = 6) -> bool:
    wanted = QColor.fromRgb(other) if isinstance(other, int) else QColor(other)
    parts = ((one.red(), wanted.red()), (one.green(), wanted.green()), (one.blue(), wanted.blue()))
    return all(abs(a - b) <= tolerance for a, b in parts)


def ramp(units: int = 1) -> np.ndarray:
    """0 at the lowest x2 to 1 at the highest, for the last unit; the first of two has the rest."""
    up = np.repeat(np.linspace(0, 1, 100)[:, None], 100, axis=1)
    return np.stack([1 - up, up]) if units == 2 else up[None]


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


# --- the map ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("units", "loss", "output"),
    [
        (2, CrossEntropy(), Output()),
        (1, BinaryCrossEntropy(), Output()),
        (1, MSE(), Output(activation=Sigmoid())),
    ],
)
def test_the_second_class_is_blue_and_x2_points_upwards(
    panel: OutputPanel, units: int, loss: Any, output: Output
) -> None:
    examples = without_examples(data("circle"))
    panel.show_frame(frame(examples, Map(ramp(units), SQUARE), loss, output))
    view = panel.map.map
    for up in (0.05, 0.25, 0.75, 0.95):
        strength = abs(2 * up - 1)
        assert close(pixel(view, 0.5, up), mix(LIGHT.zero, LIGHT.positive if up > 0.5 else LIGHT.negative, strength))
    assert close(pixel(view, 0.5, 0.5), LIGHT.zero)


def test_the_first_input_points_to_the_right_and_minus_one_is_orange(panel: OutputPanel) -> None:
    values = np.repeat(np.linspace(-1, 1, 100)[None, :], 100, axis=0)[None]
    panel.show_frame(frame(without_examples(data("xor")), Map(values, SQUARE), MSE()))
    assert close(pixel(panel.map.map, 0.02, 0.5), mix(LIGHT.zero, LIGHT.negative, 0.96))
    assert close(pixel(panel.map.map, 0.98, 0.5), mix(LIGHT.zero, LIGHT.positive, 0.96))


def test_discretized_there_are_two_colours(panel: OutputPanel) -> None:
    panel.show_frame(frame(without_examples(data("circle")), Map(ramp(2), SQUARE)))
    panel.discretize.click()
    assert close(pixel(panel.map.map, 0.5, 0.55), LIGHT.positive, 2)
    assert close(pixel(panel.map.map, 0.5, 0.45), LIGHT.negative, 2)


def test_more_classes_have_their_colours_by_lead() -> None:
    colouring = Colouring(3)
    table = colouring.table(LIGHT)
    values = np.array([[1.0, 0.0, 0.0, 1 / 3], [0.0, 0.0, 0.5, 1 / 3], [0.0, 1.0, 0.5, 1 / 3]])
    colours = [QColor.fromRgb(table[index]) for index in colouring.indices(values, discretize=False)]
    assert close(colours[0], class_colour(LIGHT, 0))
    assert close(colours[1], class_colour(LIGHT, 2))
    assert close(colours[2], LIGHT.zero)
    assert close(colours[3], LIGHT.zero)
    assert len(table) == 256


@pytest.mark.parametrize("classes", [0, 2, 3, 5, 10])
def test_every_value_has_a_place_in_the_table(classes: int) -> None:
    units = max(classes, 1)
    wild = np.random.default_rng(0).normal(scale=5, size=(units, 50))
    wild[:, 0], wild[:, 1] = np.nan, np.inf
    for discretize in (False, True):
        indices = Colouring(classes).indices(wild, discretize)
        assert indices.dtype == np.uint8
        assert len(Colouring(classes).table(DARK)) == 256 > indices.max()


@pytest.mark.parametrize(
    ("targets", "ends"),
    [
        ((-3.0, 1.0), (-3.0, 3.0)),
        ((0.0, 4.0), (-5.0, 5.0)),
        ((1000.0, 1010.0), (1000.0, 1010.0)),
        ((-60.0, -40.0), (-60.0, -40.0)),
        ((3.1, 7.2), (2.4, 8.4)),
        ((5.0, 5.0), (4.0, 6.0)),
    ],
)
def test_values_far_from_zero_have_their_own_middle(targets: tuple[float, float], ends: tuple[float, float]) -> None:
    colouring = value_colouring(np.array(targets))
    assert (colouring.middle - colouring.reach, colouring.middle + colouring.reach) == pytest.approx(ends)
    low, middle, high = colouring.indices(np.array([[ends[0], sum(ends) / 2, ends[1]]]), discretize=False)
    assert (low, middle, high) == (0, 127, 254)


def test_a_regression_map_is_symmetric_about_zero_and_has_a_bar(panel: OutputPanel) -> None:
    plane = without_examples(data("plane"))
    values = np.repeat(np.linspace(-1, 1, 100)[:, None], 100, axis=1)[None]
    panel.show_frame(frame(plane, Map(values, SQUARE)))
    assert panel.map.bar.isVisible()
    assert close(pixel(panel.map.map, 0.5, 0.98), mix(LIGHT.zero, LIGHT.positive, 0.96))
    panel.show_frame(frame(data("circle"), Map(ramp(2), SQUARE)))
    assert not panel.map.bar.isVisible()


def test_points_on_the_picture_of_a_unit_have_the_colours_of_their_values(panel: OutputPanel) -> None:
    plane = data("plane")
    panel.look_at(Spot(0, 1, 0, "Dense 1, unit 1"))
    shown = frame(plane)
    shown.probes[panel.unit.probe] = UnitPicture(np.linspace(-0.1, 0.1, 16).reshape(4, 4), SQUARE, plane=True)
    panel.show_frame(shown)
    assert panel.unit.picture.bar.isVisible()
    assert panel.unit.picture.bar.ends == (-0.1, 0.1)
    largest = np.abs(plane.train.y).max()
    reach = min(step for step in (1.0, 1.5, 2.0, 3.0, 5.0) if step >= largest)
    for row, colour in enumerate(panel.unit.map._colours(plane.train)[:20]):
        share = float(plane.train.y[row, 0]) / reach
        assert close(colour, mix(LIGHT.zero, LIGHT.positive if share > 0 else LIGHT.negative, abs(share)), 2)


def test_train_points_are_filled_and_test_points_are_rings(panel: OutputPanel) -> None:
    circle = data("circle")
    one = replace(circle.train, x=circle.train.x[:1], y=np.array([1]), raw=np.array([[3.0, 3.0]]))
    other = replace(one, y=np.array([0]), raw=np.array([[-3.0, 3.0]]))
    examples = replace(circle, train=one, test=other)
    flat = np.full((2, 100, 100), 0.5)
    panel.show_frame(frame(examples, Map(flat, SQUARE)))
    view = panel.map.map
    assert close(pixel(view, 0.75, 0.75), QColor(LIGHT.positive).darker(115).name(), 12)
    assert close(pixel(view, 0.25, 0.75), LIGHT.zero, 25)
    around = [pixel(view, 0.25 + step / view.width(), 0.75) for step in range(-5, 6)]
    assert any(close(colour, QColor(LIGHT.negative).darker(150).name(), 60) for colour in around)
    panel.points.actions_["test"].trigger()
    around = [pixel(view, 0.25 + step / view.width(), 0.75) for step in range(-5, 6)]
    assert all(close(colour, LIGHT.zero) for colour in around)


def test_examples_are_drawn_once_and_the_map_with_every_frame(panel: OutputPanel) -> None:
    circle = data("circle")
    panel.show_frame(frame(circle, Map(ramp(2), SQUARE)))
    view = panel.map.map
    dots, map_before = view._dots.pixmap().cacheKey(), view._map.pixmap().cacheKey()
    panel.show_frame(frame(circle, Map(ramp(2)[::-1], SQUARE)))
    assert view._dots.pixmap().cacheKey() == dots
    assert view._map.pixmap().cacheKey() != map_before
    panel.show_frame(frame(data("moons"), Map(ramp(2), SQUARE)))
    assert view._dots.pixmap().cacheKey() != dots


def test_the_value_under_the_cursor_is_told(panel: OutputPanel, qtbot: Any, tips: list[str]) -> None:
    panel.show_frame(frame(data("circle"), Map(ramp(2), SQUARE)))
    view = panel.map.map
    with qtbot.waitSignal(panel.map.described) as caught:
        view.pointed.emit(view.to_inputs(QPoint(view.width() // 2, 0).toPointF()))
    names = data("circle").classes
    assert caught.args[0].endswith(f"{names[0]} 0.000, {names[1]} 1.000")
    assert caught.args[0].startswith("x1 ")
    assert tips == ([caught.args[0]] if panel.underMouse() else [])


def test_positions_and_inputs_are_inverse(panel: OutputPanel) -> None:
    panel.show_frame(frame(data("circle")))
    view = panel.map.map
    inputs = np.array([[-6.0, -6.0], [0.0, 3.0], [6.0, 6.0]])
    pixels = view.to_pixels(inputs)
    assert pixels[0].tolist() == [0.0, view.height()]
    from_pixels = [view.to_inputs(QPoint(*np.rint(row).astype(int).tolist()).toPointF()) for row in pixels]
    np.testing.assert_allclose(from_pixels, inputs, atol=0.05)


def test_a_theme_change_recolours_the_map(panel: OutputPanel, qapp: QApplication) -> None:
    panel.show_frame(frame(without_examples(data("circle")), Map(ramp(2), SQUARE)))
    apply_theme(qapp, "dark")
    assert close(pixel(panel.map.map, 0.5, 0.5), DARK.zero)
    assert close(pixel(panel.map.map, 0.5, 0.97), mix(DARK.zero, DARK.positive, 0.94))


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


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_numbers_in_cells_are_readable(theme: Any) -> None:
    for colour in (theme.zero, theme.positive, theme.negative):
        assert _contrast(readable_on(QColor(colour)), colour) >= 4


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


def _contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2 between two colours."""

    def luminance(name: str) -> float:
        colour = QColor(name)
        parts = np.array([colour.redF(), colour.greenF(), colour.blueF()])
        linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
        return float(linear @ (0.2126, 0.7152, 0.0722))

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


# --- the closed form of linear regression ----------------------------------------------------------------------------


def regression(name: str, **data: Any) -> ExperimentSpec:
    """A network without hidden layers on a data set."""
    spec = load_preset("linear-regression")
    return structs.replace(spec, data=DataSpec(dataset=DATASETS[name](), **data))


def frame_of(panel: OutputPanel, spec: ExperimentSpec) -> Any:
    """What the panel is given once it has seen the data."""
    training = build(spec)
    panel.show_frame(training.frame(panel.probes()))
    frame = training.frame(panel.probes())
    panel.show_frame(frame)
    return frame


def test_a_linear_regression_shows_the_closed_form(panel: OutputPanel, tips: list[str]) -> None:
    frame = frame_of(panel, regression("line"))
    x, t = frame.data.train.raw[:, 0], frame.data.train.y[:, 0]
    slope = ((x - x.mean()) * (t - t.mean())).sum() / ((x - x.mean()) ** 2).sum()
    names, closed, found = panel.coefficients.lines()
    assert panel.coefficients.isVisible()
    assert names == ("", "x1", "bias")
    assert closed == ("closed form", f"{slope:.3f}", f"{t.mean() - slope * x.mean():.3f}")
    assert found[0] == "gradient descent"
    assert found[1:] != closed[1:], "the untrained network is elsewhere"
    ends = panel.fit._closed.path()
    assert (ends.elementAt(0).x, ends.elementAt(99).x) == (-6, 6)
    assert (ends.elementAt(99).y - ends.elementAt(0).y) / 12 == pytest.approx(slope, abs=1e-6)


def test_the_dashed_line_can_be_seen(panel: OutputPanel) -> None:
    frame_of(panel, regression("line"))
    QApplication.processEvents()
    image = panel.grab().toImage()
    wanted = QColor(LIGHT.series_text[3]).rgb()
    pixels = [
        (x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).rgb() == wanted
    ]
    assert len(pixels) > 20


def test_two_features_are_compared_beneath_the_map(panel: OutputPanel) -> None:
    frame_of(panel, regression("plane"))
    assert panel.coefficients.lines()[0] == ("", "x1", "x2", "bias")
    assert panel.coefficients.isVisible()


def three_features(path: Any) -> ExperimentSpec:
    """A linear regression on a table: y = a - 2 b + 3 c + 4."""
    x = np.random.default_rng(0).normal(size=(50, 3))
    np.savez(path, x=x, y=x @ [1.0, -2.0, 3.0] + 4.0)
    return structs.replace(regression("line"), data=DataSpec(dataset=import_arrays(path)))


def test_coefficients_of_many_features_are_one_of_the_pictures(panel: OutputPanel, tmp_path: Any) -> None:
    spec, table = three_features(tmp_path / "planes.npz"), panel.many.coefficients
    frame_of(panel, spec)
    assert panel.many.key == "plane"
    assert not panel.coefficients.isVisible()
    panel.many.tabs.tabs["coefficients"].click()
    assert panel.probes() == (ClosedForm(),)
    frame_of(panel, spec)
    assert table.isVisible()
    assert table.lines()[1] == ("closed form", "1.000", "-2.000", "3.000", "4.000")
    panel.menu.data_action.trigger()
    rows = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text())))
    assert [row[0] for row in rows] == ["", "closed form", "gradient descent"]
    hidden = structs.replace(spec, network=structs.replace(spec.network, blocks=(Dense(),)))
    frame_of(panel, hidden)
    assert panel.many.key == "plane"
    assert not panel.many.tabs.isVisible()


def test_a_hidden_layer_has_no_closed_form(panel: OutputPanel) -> None:
    frame_of(panel, regression("line"))
    spec = regression("line")
    frame_of(panel, structs.replace(spec, network=structs.replace(spec.network, blocks=(Dense(),))))
    assert not panel.coefficients.isVisible()
    assert panel.fit._closed.path().isEmpty()
    assert len(panel.probes()) == 1, "nothing is computed that is not shown"
