"""The windows of studies: a test and a committee by hand, cancelled, taken over, undone, exported."""

import csv
import io

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication

from playground.data.files.errors import DataError
from playground.data.files.progress import Cancelled
from playground.engine.history import Curves
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.schedules import Cosine
from playground.experiment import load_preset
from playground.experiment.studies import CommitteeStudy, Ensemble, Folds, RangeTest, Trial, complete
from playground.runner import RunnerState
from playground.runner.job import Job, end
from playground.sentence import sentence
from playground.ui.document import Document
from playground.ui.plots.range_plot import RangePlot
from playground.ui.plots.spread_plot import SpreadPlot
from playground.ui.settings import Settings
from playground.ui.studies.committee_window import CommitteeWindow
from playground.ui.studies.member_table import MemberTable, table_texts
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


@pytest.fixture
def committee(qtbot, qapp, document, tmp_path):
    """Cross-validation and ensembles, for two networks and three epochs."""
    opened = CommitteeWindow(document, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(opened)
    opened.form.show_value(CommitteeStudy(committee=Ensemble(members=2), epochs=3))
    opened.show()
    return opened


def run(opened, qtbot):
    """Press Start and wait for the end."""
    qtbot.mouseClick(opened.start_button, LEFT)
    assert opened.running
    qtbot.waitUntil(lambda: not opened.running)
    return opened.result_shown


# --- the thread -----------------------------------------------------------------------------------------------------


def test_a_job_tells_and_returns(qtbot):
    def work(tell):
        tell(0.5, "half")
        return "all"

    job, told = Job(work), []
    for signal in (job.progressed, job.glimpsed):
        signal.connect(told.append)
    with qtbot.waitSignal(job.found) as found:
        job.start()
    assert found.args == ["all"]
    assert told == [0.5, "half"]
    end(job)


@pytest.mark.parametrize(
    ("error", "signal"), [(DataError(sentence("No such file.")), "refused"), (ZeroDivisionError(), "failed")]
)
def test_a_job_that_fails_says_why(qtbot, error, signal):
    def work(tell):
        raise error

    job = Job(work)
    with qtbot.waitSignal(getattr(job, signal)) as caught:
        job.start()
    assert "No such file." in caught.args[0] or "ZeroDivisionError" in caught.args[0]
    end(job)


def test_a_cancelled_job_says_nothing(qtbot):
    def work(tell):
        while True:
            tell(0.1)

    job, said = Job(work), []
    for signal in (job.found, job.refused, job.failed):
        signal.connect(said.append)
    with qtbot.waitSignal(job.progressed):
        job.start()
    end(job)
    assert said == []


def test_a_study_ends_where_its_listener_says():
    def hear(progress):
        if progress.share > 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        complete(RangeTest().run(load_preset("spiral")), hear)


# --- the learning rate test -----------------------------------------------------------------------------------------


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


def test_a_committee_of_another_learning_rate_says_so(document, committee, spiral, qtbot):
    run(committee, qtbot)
    document.edit(replace(spiral, training=replace(spiral.training, epochs=7)), "Epochs")
    assert not committee.outdated.isVisible()
    document.edit(replace(spiral, training=replace(spiral.training, optimizer=OPTIMIZERS["sgd"]())), "Optimizer")
    assert committee.outdated.isVisible()


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


# --- several networks -----------------------------------------------------------------------------------------------


def test_an_ensemble_shows_members_mean_and_joint_answer(committee, qtbot):
    trial = run(committee, qtbot)
    assert [len(trial.members), trial.spec.training.epochs] == [2, 3]
    names = [committee.table.item(row, 0).text() for row in range(committee.table.rowCount())]
    assert names == ["1", "2", "Mean ± deviation", "Averaged prediction"]
    assert f"{trial.joint:.2%} right" in committee.verdict.text()
    loss, metric = committee.plots
    assert loss.band.mean.tolist() == trial.band("loss", "validation").mean.tolist()
    np.testing.assert_allclose(metric.band.mean, 100 * trial.band("metric", "validation").mean)
    assert len(loss._members) == 2


def test_folds_are_chosen_by_hand_and_another_part_is_looked_at(committee, qtbot):
    committee.form.slot("committee").combo.choose("folds")
    assert isinstance(committee.form.value.committee, Folds)
    trial = run(committee, qtbot)
    assert (trial.rule, len(trial.members)) == ("folds", 5)
    committee.part.combo.choose("test")
    assert committee.plots[0].band.mean.tolist() == trial.band("loss", "test").mean.tolist()
    assert "test" in committee.plots[0].hint_label.text()


def test_cancelling_keeps_the_networks_that_are_ready(committee, qtbot):
    committee.form.show_value(CommitteeStudy(committee=Ensemble(members=50), epochs=2))
    qtbot.mouseClick(committee.start_button, LEFT)
    qtbot.waitUntil(lambda: committee.result_shown is not None and len(committee.result_shown.members) > 0)
    qtbot.mouseClick(committee.cancel_button, LEFT)
    qtbot.waitUntil(lambda: not committee.running)
    assert 0 < len(committee.result_shown.members) < 50
    assert committee.export_button.isEnabled()


def test_curves_are_exported_and_the_table_is_copied(committee, qtbot, tmp_path, monkeypatch):
    trial = run(committee, qtbot)
    path = tmp_path / "curves.csv"
    monkeypatch.setattr("playground.ui.dialogs.questions.ask_table", lambda parent, suggestion: path)
    qtbot.mouseClick(committee.export_button, LEFT)
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    assert float(rows[3]["train_loss mean"]) == pytest.approx(trial.band("loss", "train").mean[3])
    committee.plots[1]._menu.copy_data()
    header, *copied = csv.reader(io.StringIO(QGuiApplication.clipboard().text()))
    assert header == ["epoch", "network 1", "network 2", "mean", "deviation"]
    assert float(copied[3][3]) == pytest.approx(100 * trial.band("metric", "validation").mean[3])
    qtbot.mouseClick(committee.copy_button, LEFT)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0] for line in lines] == ["Network", "1", "2", "Mean ± deviation", "Averaged prediction"]
    nowhere = tmp_path / "none" / "x.csv"
    monkeypatch.setattr("playground.ui.dialogs.questions.ask_table", lambda parent, suggestion: nowhere)
    qtbot.mouseClick(committee.export_button, LEFT)
    assert "Cannot save" in committee.problem.text()


def test_a_table_of_cases_cannot_be_folded(document, committee, qtbot):
    document.load(load_preset("xor-gate"))
    committee.form.slot("committee").combo.choose("folds")
    assert "complete table of cases" in committee.problem.text()
    assert not committee.start_button.isEnabled()
    committee.form.slot("committee").combo.choose("ensemble")
    committee.form.show_value(CommitteeStudy(committee=Ensemble(members=2), epochs=2))
    assert run(committee, qtbot).part == "train"
    assert committee.part.combo.keys() == ("train",)
    assert "train" in committee.verdict.text()


def test_another_experiment_brings_its_epochs(document, committee):
    document.load(load_preset("softmax-iris"))
    assert committee.form.value.epochs == load_preset("softmax-iris").training.epochs


def trial_of(spec, rule):
    return complete(rule.run(spec), lambda progress: None)


def test_networks_that_diverge_are_named(qtbot, diverging):
    trial = trial_of(replace(diverging, training=replace(diverging.training, epochs=80)), Ensemble(members=2))
    header, rows, together = table_texts(trial)
    assert [row[0] for row in rows] == ["1 (diverged)", "2 (diverged)"]
    assert together == 2
    assert set(rows[0][1:]) == {"–"}
    assert "train, R²" in header
    table = MemberTable()
    qtbot.addWidget(table)
    table.show_trial(trial)
    plot = SpreadPlot("metric")
    qtbot.addWidget(plot)
    plot.show_result(trial)
    assert plot.band is None
    assert plot.readout(3.0) is None


def test_the_network_under_way_is_drawn_without_counting(qtbot, spiral):
    study = Ensemble(members=2).run(replace(spiral, training=replace(spiral.training, epochs=4)))
    glimpse: Trial = next(progress.result for progress in study if progress.result.members and progress.result.current)
    assert isinstance(glimpse.current, Curves)
    plot = SpreadPlot("loss")
    qtbot.addWidget(plot)
    plot.show_result(glimpse)
    assert len(plot._members) == 2
    assert plot.band.deviation.tolist() == [0.0] * 5


def test_what_cannot_run_is_not_started(committee, qtbot):
    """Start is refused by the window itself, whatever calls it."""
    committee.form.show_value(CommitteeStudy(committee=Folds(folds=50)))
    committee.document.load(load_preset("and-no-hidden-layer"))
    committee.start()
    assert not committee.running
