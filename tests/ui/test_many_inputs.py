"""Pictures of data with many inputs in the real window: plane, samples, and the pad to draw on."""

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from playground.data.catalog import Digits, Iris, Sine, Spiral
from playground.data.files.arrays import import_arrays
from playground.data.spec import DataSpec
from playground.engine.blocks import Dense
from playground.engine.guess_probe import Guess
from playground.engine.losses import MSE
from playground.engine.optimizers import SGD
from playground.engine.plane_probe import PlaneMap
from playground.engine.samples_probe import Mistakes, Samples
from playground.engine.specs import NetworkSpec, TrainingSpec
from playground.experiment import ExperimentSpec
from playground.export.drawing.colouring import channels, mix
from playground.runner import RunnerState
from playground.ui.plots.ink import picture_of
from playground.ui.plots.sample_grid import image_of
from playground.ui.theme import LIGHT


def experiment(dataset):
    return ExperimentSpec(
        data=DataSpec(dataset=dataset),
        network=NetworkSpec(blocks=(Dense(units=16),)),
        training=TrainingSpec(epochs=40),
    )


@pytest.fixture
def digits(open_window, qtbot):
    window = open_window(experiment(Digits()))
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: window.output.kind == "many" and window.output.many.tabs.tabs["pad"].isVisible())
    return window


def click_tab(qtbot, window, key):
    qtbot.mouseClick(window.output.many.tabs.tabs[key], Qt.MouseButton.LeftButton)
    assert window.output.many.key == key


def draw(qtbot, pad, *places):
    """A stroke with the real mouse, in shares of the pad."""
    spots = [QPointF(x * pad.width(), y * pad.height()) for x, y in places]
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=spots[0].toPoint())
    for spot in spots[1:]:
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        move = QMouseEvent.Type.MouseMove
        event = QMouseEvent(move, spot, pad.mapToGlobal(spot), Qt.MouseButton.NoButton, left, none)
        QApplication.sendEvent(pad, event)
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=spots[-1].toPoint())


ONE = ((0.4, 0.3), (0.5, 0.15), (0.5, 0.5), (0.5, 0.9))
ZERO = tuple((0.5 + 0.2 * np.cos(a), 0.5 + 0.35 * np.sin(a)) for a in np.linspace(0, 2 * np.pi, 30))


# --- the pad ----------------------------------------------------------------------------------------------------------


def test_a_drawn_zero_is_recognized_and_the_bars_move(digits, qtbot):
    output = digits.output
    click_tab(qtbot, digits, "pad")
    pad, bars = output.many.pad, output.many.pad.bars
    assert output.probes() == (), "nothing is drawn yet"
    draw(qtbot, pad.pad, *ZERO)
    assert isinstance(pad.probe, Guess)
    qtbot.waitUntil(lambda: len(bars.values) == 10)
    untrained = bars.values.copy()
    assert untrained.sum() == pytest.approx(1, abs=1e-3)
    digits.actions_["run"].trigger()
    qtbot.waitUntil(lambda: bars.values.argmax() == 0 and bars.values[0] > 0.6)
    assert bars.accessibleDescription().startswith("0 ")
    assert len(pad.pad.strokes) == 1
    pad.clear_button.click()
    assert (pad.probe, len(bars.values)) == (None, 0)
    assert not pad.seen.picture.any()


def test_a_stroke_is_taken_back_with_the_button_and_the_key(digits, qtbot):
    click_tab(qtbot, digits, "pad")
    pad = digits.output.many.pad
    draw(qtbot, pad.pad, *ONE)
    one = pad.seen.picture.copy()
    draw(qtbot, pad.pad, *ZERO)
    assert not np.array_equal(pad.seen.picture, one)
    pad.undo_button.click()
    assert np.array_equal(pad.seen.picture, one)
    qtbot.keyClick(pad.pad, Qt.Key.Key_Backspace)
    assert pad.pad.strokes == []
    assert not pad.undo_button.isEnabled()


def test_the_answer_is_for_the_pixels_that_are_shown(digits, qtbot):
    click_tab(qtbot, digits, "pad")
    pad = digits.output.many.pad
    draw(qtbot, pad.pad, *ONE)
    qtbot.waitUntil(lambda: len(pad.bars.values) == 10)
    training = digits.runner._worker._training
    raw = pad.seen.picture.reshape(1, -1)
    wanted = training.network.predict(training.data.encode(raw).astype(np.float32))[0]
    assert np.allclose(pad.bars.values, wanted, atol=1e-4)


def test_a_hidden_pad_asks_for_nothing(digits, qtbot):
    click_tab(qtbot, digits, "pad")
    draw(qtbot, digits.output.many.pad.pad, *ONE)
    click_tab(qtbot, digits, "samples")
    assert digits.output.probes() == (Samples(),)
    digits.docks.docks["output"].hide()
    assert digits.output.probes() == ()


# --- from strokes to pixels -------------------------------------------------------------------------------------------


def mass(picture):
    rows, columns = (np.arange(side) + 0.5 for side in picture.shape)
    return float(picture.sum(axis=1) @ rows / picture.sum()), float(picture.sum(axis=0) @ columns / picture.sum())


@pytest.mark.parametrize("scale", [0.3, 1.0])
@pytest.mark.parametrize("corner", [(0.0, 0.0), (0.6, 0.2)])
def test_size_and_place_on_the_pad_do_not_matter(scale, corner):
    stroke = tuple((corner[0] + scale * 0.4 * x, corner[1] + scale * 0.7 * y) for x, y in ((0, 0), (1, 0), (0.5, 1)))
    picture = picture_of([stroke], 28, 28)
    inked = np.argwhere(picture > 0.3)
    assert 18 <= np.ptp(inked[:, 0]) + 1 <= 20, "the longer side takes 20 pixels"
    assert np.abs(np.subtract(mass(picture), 14)).max() <= 0.6, "the centre of mass is in the middle"


def test_ink_is_one_and_paper_is_zero():
    picture = picture_of([((0.5, 0.1), (0.5, 0.9))], 28, 28)
    assert picture.dtype == np.float32
    assert picture.max() == 1
    assert picture[:, :8].max() == 0
    assert np.count_nonzero((picture > 0.1) & (picture < 0.9)) > 0, "antialiased"


def test_small_pictures_are_filled_and_nothing_is_cut_off():
    picture = picture_of([ZERO], 8, 8)
    inked = np.argwhere(picture > 0.15)
    assert np.ptp(inked[:, 0]) == 7
    assert np.abs(np.subtract(mass(picture), 4)).max() < 0.1


@pytest.mark.parametrize("strokes", [[], [()], [((0.5, 0.5),)]])
def test_an_empty_sheet_and_a_dot_are_pictures_too(strokes):
    picture = picture_of(strokes, 28, 28)
    assert picture.shape == (28, 28)
    assert np.isfinite(picture).all()
    assert bool(picture.any()) == bool(strokes and strokes[0])


# --- samples ----------------------------------------------------------------------------------------------------------


def test_samples_turn_pages_and_put_mistakes_first(digits, qtbot):
    click_tab(qtbot, digits, "samples")
    grid = digits.output.many.samples
    qtbot.waitUntil(lambda: grid._judged is not None)
    assert "wrong" in grid.caption.text()
    assert not grid.back.isEnabled()
    first = grid._judged.rows.tolist()
    qtbot.mouseClick(grid.forth, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: grid._judged.rows.tolist() != first)
    assert grid.caption.text().startswith("2 / ")
    qtbot.mouseClick(grid.mistakes, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    qtbot.waitUntil(lambda: grid._judged.wrong is None)
    assert grid._judged.rows.tolist() == list(range(12))
    header, rows = digits.output.menu.table()
    assert len(list(rows)) == 12
    assert len(header) == 12


def test_pictures_are_shown_as_they_are():
    grey = image_of(np.array([[[0.0, 1.0], [0.5, 0.25]]]))
    assert [grey.pixelColor(x, y).red() for y in (0, 1) for x in (0, 1)] == [0, 255, 127, 63]
    colours = np.zeros((3, 1, 2))
    colours[0, 0, 0] = colours[2, 0, 1] = 1.0
    image = image_of(colours)
    assert (image.pixelColor(0, 0).name(), image.pixelColor(1, 0).name()) == ("#ff0000", "#0000ff")


# --- the plane --------------------------------------------------------------------------------------------------------


def test_the_axes_of_a_table_are_chosen(open_window, qtbot):
    window = open_window(experiment(Iris()))
    window.resize(1280, 800)
    output, plane = window.output, window.output.many.plane
    qtbot.waitUntil(lambda: output.kind == "many")
    assert not output.many.tabs.tabs["samples"].isVisible()
    click_tab(qtbot, window, "plane")
    qtbot.waitUntil(lambda: "variance" in plane.explained.text())
    assert output.discretize.isVisible()
    assert output.points.isVisible()
    assert isinstance(output.probes()[0], PlaneMap)
    qtbot.keyClick(plane.across, Qt.Key.Key_Down)
    assert output.probes()[0].features == (0, 1)
    qtbot.waitUntil(lambda: plane.map._points.data is not None and plane.map._points.data.inputs[0] == Iris().inputs[0])
    qtbot.keyClick(plane.up, Qt.Key.Key_Up)
    assert output.probes()[0].features == (0, 1), "never the same input twice"


def test_a_plane_of_pixels_is_that_of_the_principal_axes(digits, qtbot):
    click_tab(qtbot, digits, "plane")
    plane = digits.output.many.plane
    qtbot.waitUntil(lambda: "variance" in plane.explained.text())
    assert plane.across.count() == 1
    assert not plane.across.isEnabled()


def test_a_regression_table_has_a_value_map_over_its_features(open_window, at, qtbot, tmp_path):
    """y = 2 b - 5 c of three features: over a and b, with c at its mean, the closed form is known in every point."""
    x = np.random.default_rng(0).uniform(-1, 1, (80, 3))
    np.savez(tmp_path / "table.npz", x=x, y=2 * x[:, 1] - 5 * x[:, 2])
    training = TrainingSpec(loss=MSE(), optimizer=SGD(learning_rate=0.1), batch_size=16, epochs=60)
    data = DataSpec(dataset=import_arrays(tmp_path / "table.npz"))
    window = open_window(ExperimentSpec(data=data, network=NetworkSpec(), training=training))
    window.resize(1280, 800)
    output, plane = window.output, window.output.many.plane
    qtbot.waitUntil(lambda: output.many.key == "plane" and plane.explained.text().endswith("of variance"))
    assert plane.bar.isVisible()
    window.actions_["run"].trigger()
    at(window, RunnerState.FINISHED)
    for combo, key in ((plane.across, Qt.Key.Key_Down), (plane.up, Qt.Key.Key_Down)):
        qtbot.keyClick(combo, key)
    probe = output.probes()[0]
    assert probe.features == (0, 2)
    qtbot.waitUntil(lambda: window.pump.frame.probes.get(probe) is not None and plane._result is not None)
    frame = window.pump.frame
    found = frame.probes[probe].map
    (left, right), (low, high) = found.bounds
    train = frame.data.train.raw
    side = found.values.shape[-1]
    wanted = 2 * train[:, 1].mean() - 5 * np.linspace(low, high, side)[:, None] + np.zeros(side)
    assert left < train[:, 0].min() < train[:, 0].max() < right
    np.testing.assert_allclose(found.values[0], wanted, atol=0.02)
    qtbot.waitUntil(lambda: plane._result is found)
    shown, (least, reach) = plane.map._colours(frame.data.train), plane.bar.ends
    assert -least == reach >= np.abs(frame.data.train.y).max()
    for row in (0, 1, 2, 20):
        share = float(frame.data.train.y[row, 0]) / reach
        end = LIGHT.positive if share > 0 else LIGHT.negative
        assert np.allclose(
            shown[row].getRgb()[:3], channels(f"#{mix(LIGHT.zero, end, abs(share)) & 0xFFFFFF:06x}"), atol=2
        )
    view = plane.map
    with qtbot.waitSignal(plane.described) as said:
        view.pointed.emit((0.0, low))
    assert said.args[0].endswith(f" y {found.values[0, 0, side // 2]:.3f}")


# --- which points -----------------------------------------------------------------------------------------------------


def test_parts_and_mistakes_can_be_switched(open_window, qtbot):
    window = open_window(experiment(Spiral(samples=100)))
    output, view = window.output, window.output.map.map
    qtbot.waitUntil(output.points.isVisible)
    assert output.points.parts == ("train", "test")
    output.points.actions_["validation"].trigger()
    assert view._points.parts == ("train", "validation", "test")
    assert Mistakes() not in output.probes()
    output.points.actions_["mistakes"].trigger()
    assert Mistakes() in output.probes()
    qtbot.waitUntil(lambda: len(view._mistakes) > 0)
    frame = window.pump.frame
    training = window.runner._worker._training
    wrong = sum(
        round((1 - training.evaluate(name)["accuracy"]) * frame.data.part(name).rows)
        for name in ("train", "validation", "test")
    )
    assert len(view._mistakes) == wrong
    output.points.actions_["mistakes"].trigger()
    qtbot.waitUntil(lambda: len(view._mistakes) == 0)


def test_residuals_end_on_the_curve(open_window, qtbot):
    window = open_window(replace(experiment(Sine()), training=TrainingSpec(loss=MSE(), epochs=3)))
    output, fit = window.output, window.output.fit
    qtbot.waitUntil(lambda: output.kind == "fit" and output.points.isVisible())
    assert fit._residuals.path().isEmpty()
    output.points.actions_["residuals"].trigger()
    path, training = fit._residuals.path(), window.runner._worker._training
    assert path.elementCount() == 2 * training.data.train.rows
    predicted = training.network.predict(training.data.train.x)[:, 0]
    for row in (0, 5, 40):
        start, end = path.elementAt(2 * row), path.elementAt(2 * row + 1)
        assert (start.x, start.y) == pytest.approx((training.data.train.raw[row, 0], training.data.train.y[row, 0]))
        assert end.y == pytest.approx(predicted[row], abs=0.02)
    output.points.actions_["residuals"].trigger()
    assert fit._residuals.path().isEmpty()
