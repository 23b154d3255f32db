"""Confidence over seeds on the fit of one input, in the real window: asked for, cancelled, outdated, out of sight."""

import csv
import io

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication

from playground.data.catalog import Sine, Spiral
from playground.data.spec import DataSpec
from playground.engine.activations import Tanh
from playground.engine.blocks import Dense
from playground.engine.losses import MSE, CrossEntropy
from playground.engine.optimizers import SGD, Adam
from playground.engine.schedules import Cosine
from playground.engine.specs import NetworkSpec, TrainingSpec
from playground.experiment import ExperimentSpec, build
from playground.export.drawing.colouring import mix
from playground.runner import RunnerState
from playground.ui.plots.fit_band import STRENGTH
from playground.ui.studies.seed_spread import NETWORKS
from playground.ui.studies.study_thread import PAUSE
from playground.ui.theme import LIGHT

LEFT = Qt.MouseButton.LeftButton
FOREVER = 1_000_000


@pytest.fixture
def sine():
    """A curve that trains in milliseconds."""
    return ExperimentSpec(
        data=DataSpec(dataset=Sine(samples=60)),
        network=NetworkSpec(blocks=(Dense(units=4, activation=Tanh()),), seed=7),
        training=TrainingSpec(loss=MSE(), optimizer=Adam(learning_rate=0.02), batch_size=16, epochs=3, seed=11),
    )


@pytest.fixture
def opened(open_window, qtbot):
    """A function that opens a window on an experiment and waits for its fit."""

    def open_it(spec):
        window = open_window(spec)
        qtbot.waitUntil(lambda: window.output.kind == "fit")
        return window

    return open_it


def ask(window):
    """Tick the entry of the menu of points."""
    window.output.points.actions_["spread"].trigger()
    return window.output.fit.spread


def finished(spread, qtbot):
    qtbot.waitUntil(lambda: not spread.running)
    return spread.band


def answers_of(spec, epochs, x):
    """What networks of the next seeds answer at x after so many epochs: (networks, n)."""
    found = []
    for step in range(1, NETWORKS + 1):
        network = replace(spec.network, seed=spec.network.seed + step)
        training = build(
            replace(spec, network=network, training=replace(spec.training, seed=spec.training.seed + step))
        )
        for _ in range(epochs):
            training.epoch()
        found.append(training.network.predict(training.data.encode(x[:, None]).astype(np.float32))[:, 0])
    return np.array(found, np.float64)


def test_nothing_is_trained_unless_it_is_asked_for(opened, sine):
    output = opened(sine).output
    assert output.points.actions_["spread"].isVisible()
    assert not output.points.actions_["spread"].isChecked()
    assert not output.fit.spread.isVisible()
    assert not output.fit.spread.running
    assert not output.fit._band.shown


def test_the_band_is_mean_and_deviation_of_networks_from_other_seeds(opened, sine, at, qtbot):
    """Trained as long as the curve is: two of the three epochs that a cosine schedule is made for."""
    sine = replace(sine, training=replace(sine.training, schedule=Cosine()))
    window = opened(sine)
    for epoch in (1, 2):
        window.actions_["epoch"].trigger()
        at(window, RunnerState.PAUSED, lambda frame, epoch=epoch: window.output._frame.epoch == epoch)
    spread, fit = ask(window), window.output.fit
    band = finished(spread, qtbot)
    wanted = answers_of(sine, 2, np.linspace(-6, 6, 100))
    np.testing.assert_allclose(band.x, np.linspace(-6, 6, 100))
    np.testing.assert_allclose(band.mean, wanted.sum(axis=0) / NETWORKS, atol=1e-5)
    squares = ((wanted - wanted.sum(axis=0) / NETWORKS) ** 2).sum(axis=0)
    np.testing.assert_allclose(band.deviation, np.sqrt(squares / (NETWORKS - 1)), atol=1e-5)
    assert spread.note.text() == f"{NETWORKS} seeds, 2 epochs each"
    outline = fit._band.area.path()
    heights = np.array([outline.elementAt(place).y for place in range(200)])
    np.testing.assert_allclose(heights[:100], band.mean - band.deviation, atol=1e-6)
    np.testing.assert_allclose(heights[:99:-1], band.mean + band.deviation, atol=1e-6)
    window.output.menu.data_action.trigger()
    header, *rows = csv.reader(io.StringIO(QGuiApplication.clipboard().text()))
    assert header == ["x1", "prediction", "mean", "deviation"]
    assert [float(cell) for cell in rows[30][2:]] == pytest.approx([band.mean[30], band.deviation[30]], rel=1e-6)


def test_before_the_first_epoch_they_are_trained_as_long_as_the_experiment_says(opened, sine, qtbot):
    spread = ask(opened(sine))
    band = finished(spread, qtbot)
    wanted = answers_of(sine, 3, band.x)
    np.testing.assert_allclose(band.mean, wanted.mean(axis=0), atol=1e-5)
    assert "3 epochs" in spread.note.text()


def test_the_band_is_seen_behind_the_curve_and_goes_with_the_tick(opened, sine, qtbot):
    window = opened(sine)
    finished(ask(window), qtbot)
    stage, colour = window.output.fit.stage, QColor.fromRgb(mix(LIGHT.card, LIGHT.series[1], STRENGTH))

    def seen():
        image = stage.grab().toImage()
        return sum(image.pixelColor(x, y) == colour for x in range(image.width()) for y in range(image.height()))

    assert seen() > 300
    ask(window)
    assert seen() < 20
    assert not window.output.fit.spread.isVisible()
    assert window.output.fit.spread.band is None


def test_frames_do_not_paint_the_band_again(opened, sine, at, qtbot):
    window = opened(sine)
    finished(ask(window), qtbot)
    paths = [item.path() for item in (window.output.fit._band.area, window.output.fit._band.mean)]
    modes = {item.cacheMode() for item in (window.output.fit._band.area, window.output.fit._band.mean)}
    assert modes == {window.output.fit._band.area.CacheMode.DeviceCoordinateCache}
    window.actions_["epoch"].trigger()
    at(window, RunnerState.PAUSED, lambda frame: frame.epoch == 1)
    assert [window.output.fit._band.area.path(), window.output.fit._band.mean.path()] == paths


def test_networks_of_another_experiment_are_taken_away_until_it_is_back(opened, sine, qtbot):
    window = opened(sine)
    spread = ask(window)
    band = finished(spread, qtbot)
    other = replace(sine, training=replace(sine.training, optimizer=SGD(learning_rate=0.1)))
    window.document.edit(other, "Optimizer")
    assert (spread.band, spread.note.text()) == (None, "The experiment has been changed since.")
    assert not window.output.fit._band.shown
    window.document.undo_stack.undo()
    assert np.array_equal(spread.band.mean, band.mean)
    assert window.output.fit._band.shown
    longer = replace(sine, name="Longer", training=replace(sine.training, epochs=500))
    window.document.edit(longer, "Epochs")
    assert spread.band is not None, "with a constant rate the first epochs are the same"
    window.document.edit(other, "Optimizer")
    qtbot.mouseClick(spread.button, LEFT)
    assert not np.array_equal(finished(spread, qtbot).mean, band.mean)


def test_an_edit_ends_the_training_of_networks_that_are_no_longer_wanted(opened, sine, qtbot):
    long = replace(sine, training=replace(sine.training, epochs=FOREVER))
    window = opened(long)
    spread = ask(window)
    qtbot.waitUntil(lambda: spread.progress.isVisible() and spread.note.text() == f"Seed 1 of {NETWORKS}")
    window.document.edit(replace(long, network=replace(long.network, seed=3)), "Seed")
    assert not spread.running
    assert spread.button.isEnabled()
    window.document.edit(replace(long, training=replace(long.training, loss=CrossEntropy())), "Loss")
    assert not spread.button.isEnabled(), "no loss for a regression"


def test_it_can_be_cancelled_and_asked_again(opened, sine, qtbot):
    window = opened(replace(sine, training=replace(sine.training, epochs=FOREVER)))
    spread = ask(window)
    assert spread.running
    assert spread.button.text() == "Cancel"
    qtbot.mouseClick(spread.button, LEFT)
    assert not spread.running
    assert spread.band is None
    assert not spread.progress.isVisible()
    qtbot.mouseClick(spread.button, LEFT)
    assert spread.running
    ask(window)
    assert not spread.running


def test_out_of_sight_it_rests(opened, sine, qtbot):
    window = opened(replace(sine, training=replace(sine.training, epochs=FOREVER)))
    spread = ask(window)
    window.docks.docks["output"].hide()
    assert not spread._thread._awake.is_set()
    assert spread.running
    window.docks.docks["output"].show()
    assert spread._thread._awake.is_set()
    window.docks.docks["output"].hide()
    window.close_unsaved()
    assert not spread.running, "and a resting thread ends with the window"


def test_beside_a_run_it_sleeps_between_its_steps(opened, sine, at, qtbot, monkeypatch):
    slept = []
    monkeypatch.setattr("playground.ui.studies.study_thread.sleep", slept.append)
    window = opened(replace(sine, training=replace(sine.training, epochs=FOREVER)))
    spread = ask(window)
    assert slept == []
    window.actions_["run"].trigger()
    at(window, RunnerState.RUNNING)
    qtbot.waitUntil(lambda: len(slept) > 3)
    window.actions_["run"].trigger()
    at(window, RunnerState.PAUSED)
    assert not spread._thread._gentle
    assert set(slept) == {PAUSE}


def test_other_data_forget_it(opened, sine, qtbot):
    window = opened(sine)
    spread = ask(window)
    finished(spread, qtbot)
    window.load(ExperimentSpec(data=DataSpec(dataset=Spiral(samples=60)), network=sine.network))
    qtbot.waitUntil(lambda: window.output.kind == "map")
    assert spread.band is None
    assert not window.output.points.actions_["spread"].isVisible()
    window.load(sine)
    qtbot.waitUntil(lambda: window.output.kind == "fit")
    assert not spread.running, "nothing is trained unless it is asked for"
    assert spread.isVisible()
    qtbot.mouseClick(spread.button, LEFT)
    assert finished(spread, qtbot) is not None


def test_networks_that_diverge_are_counted_and_make_no_band(opened, sine, qtbot):
    spec = replace(sine, training=replace(sine.training, optimizer=SGD(learning_rate=1e6)))
    spread = ask(opened(spec))
    assert finished(spread, qtbot) is None
    assert spread.note.text() == f"{NETWORKS} of {NETWORKS} networks diverged."


def test_an_error_is_reported(opened, sine, qtbot, monkeypatch):
    def broken(self, spec, number):
        raise RuntimeError("out of order")

    monkeypatch.setattr("playground.experiment.studies.Ensemble.training", broken)
    spread = ask(opened(sine))
    qtbot.waitUntil(lambda: not spread.running)
    assert "out of order" in spread.note.text()
    assert spread.button.isEnabled()
