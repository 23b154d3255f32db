"""The map of the output panel: its colours, the examples on it, and the value under the cursor."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from output_support import SQUARE, close, data, frame, pixel, ramp, shown_panel, without_examples
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from playground.engine.activations import Sigmoid
from playground.engine.losses import MSE, BinaryCrossEntropy, CrossEntropy
from playground.engine.probes import Map
from playground.engine.specs import Output
from playground.engine.unit_map import UnitPicture
from playground.export.drawing.colouring import Colouring, class_colour, mix, value_colouring
from playground.ui.canvas.hover import Spot
from playground.ui.panels.output_panel import OutputPanel
from playground.ui.theme import DARK, LIGHT, apply_theme

pytestmark = pytest.mark.usefixtures("light")


@pytest.fixture
def panel(qtbot: Any, tips: list[str]) -> OutputPanel:
    return shown_panel(qtbot)


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
