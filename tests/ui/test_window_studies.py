"""The window of the learning rate test: run by hand, cancelled, taken over, undone."""

import csv
import io

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from study_support import run

from playground.engine.optimizers import OPTIMIZERS
from playground.engine.schedules import Cosine
from playground.experiment import load_preset
from playground.experiment.studies import CommitteeStudy, Ensemble, RangeTest, complete
from playground.runner import RunnerState
from playground.ui.document import Document
from playground.ui.plots.range_plot import RangePlot
from playground.ui.studies.range_window import RangeWindow
from playground.ui.theme import DARK, LIGHT

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def document(spiral):
    return Document(spiral)


@pytest.fixture
def test_window(qtbot, qapp, document):
    """The learning rate test by itself, without the main window."""
    opened = RangeWindow(document)
    qtbot.addWidget(opened)
    opened.show()
    return opened


def test_the_suggestion_is_used_and_undone(window, qtbot):
    window.actions_["range_test"].trigger()
    opened = window.studies.range
    before = window.document.spec.training.optimizer.learning_rate
    assert opened.isVisible()
    assert not opened.use_button.isEnabled()
    sweep = run(opened, qtbot)
    assert opened.suggestion.value() == f"{sweep.suggestion:g}"
    assert opened.plot.result is sweep
    qtbot.mouseClick(opened.use_button, LEFT)
    assert window.document.spec.training.optimizer.learning_rate == sweep.suggestion != before
    assert "suggested learning rate" in window.actions_["undo"].text()
    assert not opened.outdated.isVisible(), "another rate makes the test no less true"
    window.actions_["undo"].trigger()
    assert window.document.spec.training.optimizer.learning_rate == before
    window.actions_["range_test"].trigger()
    assert window.studies.range is opened


def test_a_test_can_be_cancelled_and_started_again(test_window, qtbot):
    test_window.form.show_value(RangeTest(low=1e-9, high=1e-3, steps=100_000))
    qtbot.mouseClick(test_window.start_button, LEFT)
    assert not test_window.start_button.isEnabled()
    qtbot.waitUntil(lambda: test_window.result_shown is not None)
    qtbot.mouseClick(test_window.cancel_button, LEFT)
    qtbot.waitUntil(lambda: not test_window.running)
    assert 0 < len(test_window.result_shown.rates) < 100_000
    test_window.form.show_value(RangeTest(steps=60))
    assert len(run(test_window, qtbot).rates) <= 60


def test_the_run_is_paused_while_a_study_runs_and_closing_the_window_ends_it(window, at, qtbot):
    window.actions_["run"].trigger()
    at(window, RunnerState.RUNNING)
    window.actions_["committee"].trigger()
    opened = window.studies.committee
    opened.form.show_value(CommitteeStudy(committee=Ensemble(members=50), epochs=100_000))
    qtbot.mouseClick(opened.start_button, LEFT)
    at(window, RunnerState.PAUSED)
    assert "paused" in window.status.currentMessage()
    window.close_unsaved()
    assert not opened.running
    assert not opened.isVisible()


def test_escape_ends_the_study_first_and_then_closes(test_window, qtbot):
    test_window.form.show_value(RangeTest(low=1e-9, high=1e-3, steps=100_000))
    qtbot.mouseClick(test_window.start_button, LEFT)
    qtbot.keyClick(test_window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not test_window.running)
    assert test_window.isVisible()
    qtbot.keyClick(test_window, Qt.Key.Key_Escape)
    assert not test_window.isVisible()


def test_what_cannot_run_is_explained(document, test_window, spiral):
    test_window.form.show_value(RangeTest(low=1.0, high=0.1))
    test_window.look_again()
    assert test_window.problem.text() == "The highest rate must be above the lowest one."
    assert not test_window.start_button.isEnabled()
    test_window.form.show_value(RangeTest())
    document.edit(replace(spiral, data=replace(spiral.data, features=())), "No features")
    assert "No feature" in test_window.problem.text()
    document.undo_stack.undo()
    assert test_window.start_button.isEnabled()


def test_a_result_of_another_experiment_says_so(document, test_window, spiral, qtbot):
    run(test_window, qtbot)
    document.edit(replace(spiral, network=replace(spiral.network, seed=5)), "Seed")
    assert test_window.outdated.isVisible()
    document.undo_stack.undo()
    assert not test_window.outdated.isVisible()
    document.edit(replace(spiral, training=replace(spiral.training, epochs=7, schedule=Cosine())), "Schedule")
    assert not test_window.outdated.isVisible(), "a test has its own"


def test_a_test_that_breaks_is_reported(test_window, qtbot, monkeypatch):
    def broken(self, spec):
        raise RuntimeError("out of order")
        yield

    monkeypatch.setattr(RangeTest, "run", broken)
    qtbot.mouseClick(test_window.start_button, LEFT)
    qtbot.waitUntil(lambda: not test_window.running)
    assert "out of order" in test_window.problem.text()
    assert test_window.start_button.isEnabled()


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_use_it_works_with_every_optimizer(document, test_window, spiral, key):
    """Without a thread: the window only takes over what a sweep says."""
    spec = replace(spiral, training=replace(spiral.training, optimizer=OPTIMIZERS[key]()))
    document.edit(spec, "Optimizer")
    test_window.take(complete(RangeTest(low=1e-3, high=1000, steps=120).run(spec), lambda progress: None))
    test_window.look_again()
    test_window.use_button.click()
    optimizer = document.spec.training.optimizer
    assert optimizer.key() == key
    assert optimizer.learning_rate == test_window.result_shown.suggestion


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_plot_marks_the_suggestion_and_reads_out_values(qtbot, theme):
    plot = RangePlot()
    qtbot.addWidget(plot)
    sweep = complete(RangeTest().run(load_preset("spiral")), lambda progress: None)
    plot.set_theme(theme)
    plot.show_result(sweep)
    assert plot._mark.path().elementAt(0).x == pytest.approx(np.log10(sweep.suggestion))
    low, high = plot.stage.x_range()
    assert low <= np.log10(sweep.rates[0]) < np.log10(sweep.rates[-1]) <= high
    place, (height,), lines = plot.readout(np.log10(sweep.rates[50]) + 1e-4)
    assert (place, height) == (np.log10(sweep.rates[50]), sweep.smoothed[50])
    assert lines[0][0].startswith("learning rate 0.000")
    plot.stage.pointed.emit(QPointF(-3, 0.5))
    assert plot._crosshair.isVisible()
    plot._menu.copy_data()
    rows = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text())))
    assert len(rows) == len(sweep.rates) + 1
    plot.show_result(None)
    assert not plot._crosshair.isVisible()
    assert plot._mark.path().isEmpty()
