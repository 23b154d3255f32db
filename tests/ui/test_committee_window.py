"""The window of cross-validation and ensembles: run by hand, cancelled, exported, its table copied."""

import csv
import io

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from study_support import run

from playground.engine.history import Curves
from playground.engine.optimizers import OPTIMIZERS
from playground.experiment import load_preset
from playground.experiment.studies import CommitteeStudy, Ensemble, Folds, Trial, complete
from playground.ui.document import Document
from playground.ui.plots.spread_plot import SpreadPlot
from playground.ui.settings import Settings
from playground.ui.studies.committee_window import CommitteeWindow
from playground.ui.studies.member_table import MemberTable, table_texts

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def document(spiral):
    return Document(spiral)


@pytest.fixture
def committee(qtbot, qapp, document, tmp_path):
    """Cross-validation and ensembles, for two networks and three epochs."""
    opened = CommitteeWindow(document, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(opened)
    opened.form.show_value(CommitteeStudy(committee=Ensemble(members=2), epochs=3))
    opened.show()
    return opened


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


def test_a_committee_of_another_learning_rate_says_so(document, committee, spiral, qtbot):
    run(committee, qtbot)
    document.edit(replace(spiral, training=replace(spiral.training, epochs=7)), "Epochs")
    assert not committee.outdated.isVisible()
    document.edit(replace(spiral, training=replace(spiral.training, optimizer=OPTIMIZERS["sgd"]())), "Optimizer")
    assert committee.outdated.isVisible()
