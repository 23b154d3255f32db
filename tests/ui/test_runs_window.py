"""Runs in the window: kept, drawn behind the curves, compared, renamed, deleted, exported, saved with the session."""

import csv
import io

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from playground.engine.optimizers import SGD, Adam
from playground.experiment import history_csv
from playground.experiment.session import read_session
from playground.runner import RunnerState
from playground.ui.dialogs import questions
from playground.ui.plots.overlays import MOST_SHOWN
from playground.ui.runs import columns

PAUSED = RunnerState.PAUSED


@pytest.fixture
def train(qtbot, at):
    """A function that trains some epochs more."""

    def more(window, epochs):
        before = window.pump.frame.epoch
        window.runner.run_epochs(epochs)
        return at(window, PAUSED, lambda frame: frame.epoch == before + epochs)

    return more


@pytest.fixture
def two_runs(window, train, at):
    """A window with a run of Adam and one of SGD kept, and two epochs of another begun."""
    train(window, 3)
    window.actions_["snapshot"].trigger()
    training = window.document.spec.training
    spec = replace(window.document.spec, training=replace(training, optimizer=SGD(learning_rate=0.2), batch_size=8))
    window.document.edit(spec, "slower")
    window.actions_["reset"].trigger()
    at(window, PAUSED, lambda frame: frame.step == 0)
    train(window, 5)
    window.actions_["snapshot"].trigger()
    return window


@pytest.fixture
def table(two_runs, qtbot):
    """The table of the panel, shown in a window of its own."""
    two_runs.actions_["runs"].trigger()
    panel = two_runs.runs
    qtbot.waitUntil(lambda: panel.model.rowCount() == 3)
    return panel.table


def cell(table, row, key):
    panel = table.parent().parent().parent()
    return table.model().index(row, panel.model.column(key))


def click(qtbot, table, row, key="network", modifier=Qt.KeyboardModifier.NoModifier):
    table.scrollTo(cell(table, row, key))
    place = table.visualRect(cell(table, row, key)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def names(table):
    return [cell(table, row, "name").data() for row in range(table.model().rowCount())]


def test_a_snapshot_keeps_the_curves_there_are_and_can_be_undone(window, train, qtbot):
    window.actions_["snapshot"].trigger()
    assert window.document.runs == ()
    assert "train for an epoch" in window.statusBar().currentMessage()
    frame = train(window, 3)
    qtbot.mouseClick(window.bar.buttons["snapshot"], Qt.MouseButton.LeftButton)
    (run,) = window.document.runs
    assert (run.name, run.spec, run.shown, run.epochs) == ("Run 1", frame.spec, True, 3)
    np.testing.assert_array_equal(run.curves.table, frame.curves.table)
    train(window, 2)
    assert len(window.document.runs[0].curves) == 4, "what is kept does not grow"
    assert window.document.modified
    window.actions_["undo"].trigger()
    assert window.document.runs == ()
    window.actions_["redo"].trigger()
    assert window.document.runs[0].when == run.when


def test_kept_runs_are_drawn_behind_the_live_curves(two_runs, train):
    loss, metric = two_runs.live_plots["loss"], two_runs.live_plots["metric"]
    for plot in (loss, metric):
        drawn = plot.overlays._drawn
        assert [number for number, *_ in drawn] == [0, 1]
        for _, run, values, pieces in drawn:
            points = pieces.path()
            assert points.elementCount() == len(run.curves)
            kept = (run.curves.loss if plot is loss else run.curves.metric)["validation"]
            np.testing.assert_array_equal(values, kept)
            last = points.elementAt(points.elementCount() - 1)
            assert (last.x, last.y) == (run.epochs, kept[-1] if plot is loss else 100 * kept[-1])
    assert loss.overlays.labels()[1].text == "Run 2"
    items = [pieces._items for *_, pieces in loss.overlays._drawn]
    train(two_runs, 2)
    assert [pieces._items for *_, pieces in loss.overlays._drawn] == items, "a refresh makes nothing anew"
    assert loss.stage.x_range()[1] >= 7


def test_the_crosshair_reads_kept_runs_as_far_as_they_go(two_runs):
    plot = two_runs.live_plots["loss"]
    curves = two_runs.pump.frame.curves
    _, lines = plot.readout(curves, 2.0)
    first = two_runs.document.runs[0].curves.loss["validation"][2]
    assert f"Run 1: {plot.value_text(first)}" in [text for text, _ in lines]
    _, lines = plot.readout(curves, 5.0)
    assert [text.split(":")[0] for text, _ in lines if text.startswith("Run")] == ["Run 2"]
    plot._point(QPointF(2.0, 0.5))


def test_options_of_the_plot_hold_for_kept_runs(two_runs):
    plot = two_runs.live_plots["loss"]
    plot.options.set("kept", "train")
    np.testing.assert_array_equal(plot.overlays._drawn[0][2], two_runs.document.runs[0].curves.loss["train"])
    plot.options.set("x", "steps")
    path = plot.overlays._drawn[0][3].path()
    assert path.elementAt(path.elementCount() - 1).x == two_runs.document.runs[0].curves.step[-1]
    plot.options.set("log", True)
    path = plot.overlays._drawn[0][3].path()
    assert path.elementAt(0).y == pytest.approx(np.log10(two_runs.document.runs[0].curves.loss["train"][0]))
    plot.options.set("smoothing", 0.5)
    smoothed = plot.overlays._drawn[0][3].path().elementAt(1).y
    first, second = two_runs.document.runs[0].curves.loss["train"][:2]
    assert smoothed == pytest.approx(np.log10((first / 2 + second) / 1.5))


def test_the_table_lists_settings_and_figures_of_the_current_run_and_the_kept_ones(two_runs, table):
    assert names(table) == ["Current run", "Run 1", "Run 2"]
    keys = ("optimizer", "rate", "batch", "epochs")
    texts = {key: [cell(table, row, key).data() for row in range(3)] for key in keys}
    assert texts == {
        "optimizer": ["SGD", "Adam", "SGD"],
        "rate": ["0.2", "0.01", "0.2"],
        "batch": ["8", "16", "8"],
        "epochs": ["5", "3", "5"],
    }
    run = two_runs.document.runs[0]
    assert cell(table, 1, "network").data() == "4-3 Tanh"
    assert cell(table, 1, "seeds").data() == "0 0 0"
    assert cell(table, 1, "test_metric").data() == f"{100 * run.curves.metric['test'][-1]:.2f} %"
    milliseconds = float(cell(table, 1, "time").data().removesuffix(" ms"))
    assert milliseconds == pytest.approx(1000 * run.curves.seconds[-1] / 3, rel=0.01)
    assert not cell(table, 1, "curve").data(Qt.ItemDataRole.DecorationRole).isNull()


def test_what_matters_most_is_seen_at_the_width_of_the_window_of_its_own(table):
    assert table.window().width() == 1080
    for key in ("name", "network", "optimizer", "test_loss", "test_metric", "time"):
        assert table.viewport().rect().contains(table.visualRect(cell(table, 0, key))), key


def test_every_column_has_its_place_in_the_order(qapp):
    made = [column.key for column in (*columns._marks(), *columns._settings(), *columns._figures())]
    assert sorted(made) == sorted(columns.ORDER)


def test_a_click_on_a_title_sorts_and_the_current_run_stays_first(table, qtbot):
    panel_header = table.horizontalHeader()
    column = cell(table, 0, "epochs").column()
    place = QPoint(panel_header.sectionViewportPosition(column) + 8, 5)
    table.scrollTo(cell(table, 0, "epochs"))
    place.setX(panel_header.sectionViewportPosition(column) + 8)
    for expected in (["Current run", "Run 1", "Run 2"], ["Current run", "Run 2", "Run 1"]):
        qtbot.mouseClick(panel_header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert names(table) == expected


def test_names_are_edited_in_place(two_runs, table, qtbot):
    click(qtbot, table, 1, "name")
    two_runs.runs.actions_.rename.trigger()
    editor = table.findChild(QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "  fast   one ")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: two_runs.document.runs[0].name == "fast one")
    assert two_runs.live_plots["loss"].overlays.labels()[0].text == "fast one"
    two_runs.actions_["undo"].trigger()
    assert names(table)[1] == "Run 1"
    assert not cell(table, 0, "name").flags() & Qt.ItemFlag.ItemIsEditable


def test_stars_and_check_boxes(two_runs, table, qtbot):
    click(qtbot, table, 2, "star")
    assert [run.starred for run in two_runs.document.runs] == [False, True]
    assert cell(table, 2, "star").data() == "★"
    count = two_runs.document.undo_stack.count()
    index = cell(table, 1, "shown")
    table.model().setData(index, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert [run.shown for run in two_runs.document.runs] == [False, True]
    assert [one.text for one in two_runs.live_plots["loss"].overlays.labels()] == ["Run 2"]
    assert two_runs.document.undo_stack.count() == count, "looking at a run is no edit"
    two_runs.actions_["undo"].trigger()
    assert [(run.starred, run.shown) for run in two_runs.document.runs] == [(False, False), (False, True)]


def test_deleted_runs_come_back(two_runs, table, qtbot):
    click(qtbot, table, 1)
    click(qtbot, table, 2, modifier=Qt.KeyboardModifier.ControlModifier)
    table.setFocus()
    two_runs.runs.actions_.delete.trigger()
    assert names(table) == ["Current run"]
    assert two_runs.live_plots["loss"].overlays._drawn == []
    two_runs.actions_["undo"].trigger()
    assert names(table) == ["Current run", "Run 1", "Run 2"]
    assert len(two_runs.live_plots["loss"].overlays._drawn) == 2


def test_two_runs_show_only_what_differs(two_runs, table, qtbot):
    panel = two_runs.runs
    assert panel.pane.isHidden()
    click(qtbot, table, 1)
    click(qtbot, table, 2, modifier=Qt.KeyboardModifier.ControlModifier)
    assert panel.pane.isVisible()
    header, *rows = panel.pane.texts()
    assert header == ["Difference", "Run 1", "Run 2"]
    assert rows[:3] == [
        ["Optimizer", "Adam", "SGD"],
        ["Optimizer: Learning rate", "0.01", "0.2"],
        ["Batch size", "16", "8"],
    ]
    figures = {title: values for title, *values in rows[3:]}
    assert figures["Epochs"] == ["3", "5"]
    bold = [[panel.pane.item(row, column).font().bold() for column in (1, 2)] for row in range(panel.pane.rowCount())]
    for (title, one, other), marked in zip(rows, bold, strict=True):
        differs = title.startswith(("Loss", "Accuracy")) and one != other
        assert sum(marked) == differs, "the better one, where a person can see that it is better"
    assert figures["Loss, test"] == [cell(table, row, "test_loss").data() for row in (1, 2)]
    click(qtbot, table, 2)  # alone: beside the current run, which has the same settings
    header, *rows = panel.pane.texts()
    assert header == ["Difference", "Run 2", "Current run"]
    assert rows[0][0] == "No setting differs."
    click(qtbot, table, 0)
    assert panel.pane.isHidden()


def test_a_run_is_opened_as_the_experiment_and_back(two_runs, table, qtbot, at):
    later = two_runs.document.spec
    click(qtbot, table, 1)
    two_runs.runs.actions_.open.trigger()
    assert two_runs.document.spec.training.optimizer == Adam(learning_rate=0.01)
    two_runs.actions_["undo"].trigger()
    assert two_runs.document.spec == later
    at(two_runs, PAUSED)


def test_rows_are_copied_and_tables_exported(two_runs, table, qtbot, tmp_path, monkeypatch):
    two_runs.keeping.rename(two_runs.document.runs[0], "=1+1, or")
    click(qtbot, table, 1)
    two_runs.runs.actions_.copy.trigger()
    titles, row = (line.split("\t") for line in QGuiApplication.clipboard().text().split("\n"))
    assert dict(zip(titles, row, strict=True))["Optimizer"] == "Adam"
    path = tmp_path / "runs.csv"
    monkeypatch.setattr(questions, "ask_table", lambda *_: path)
    two_runs.runs.actions_.table.trigger()
    rows = list(csv.DictReader(io.StringIO(path.read_text())))
    assert [one["name"] for one in rows] == ["Current run", "'=1+1, or", "Run 2"]
    kept = two_runs.document.runs[0]
    assert float(rows[1]["test_accuracy"]) == kept.curves.metric["test"][-1]
    two_runs.runs.actions_.curves.trigger()
    rows = list(csv.DictReader(io.StringIO(path.read_text())))
    mine = [float(one["value"]) for one in rows if one["run"] == "'=1+1, or" and one["quantity"] == "train_loss"]
    wide = csv.DictReader(io.StringIO(history_csv(kept.curves)))
    assert mine == [float(one["train_loss"]) for one in wide]


def test_every_run_is_kept_if_wanted_and_undo_is_not_disturbed(window, train, at, qtbot):
    window.actions_["runs"].trigger()
    window.runs.keep_every.click()
    assert window.preferred.value.keep_runs
    train(window, 3)
    window.actions_["new_weights"].trigger()
    at(window, PAUSED, lambda frame: frame.step == 0)
    qtbot.waitUntil(lambda: len(window.document.runs) == 1)
    run = window.document.runs[0]
    assert (run.epochs, run.shown, run.spec.network.seed) == (3, False, 0)
    assert window.document.undo_stack.count() == 1
    window.actions_["undo"].trigger()
    assert len(window.document.runs) == 1
    at(window, PAUSED)
    assert window.document.undo_stack.canRedo()
    window.runs.keep_every.click()
    train(window, 1)
    window.actions_["reset"].trigger()
    at(window, PAUSED, lambda frame: frame.step == 0)
    assert len(window.document.runs) == 1


def test_so_many_runs_are_shown_and_no_more(window, train):
    train(window, 1)
    for _ in range(MOST_SHOWN + 1):
        window.actions_["snapshot"].trigger()
    assert [run.shown for run in window.document.runs] == [False, *[True] * MOST_SHOWN]
    window.keeping.show(window.document.runs[:1], True)
    assert [run.shown for run in window.document.runs] == [True, False, *[True] * (MOST_SHOWN - 1)]
    assert len(window.live_plots["loss"].overlays._drawn) == MOST_SHOWN


def test_runs_are_saved_with_a_session_and_come_back(two_runs, open_window, tmp_path, monkeypatch, at):
    path = tmp_path / "run.nnp"
    monkeypatch.setattr(questions, "ask_save_as", lambda *_: path)
    two_runs.keeping.show(two_runs.document.runs[:1], False)
    assert two_runs.files.save_as()
    assert not two_runs.document.modified
    other = open_window(replace(two_runs.document.spec, name="before"))
    other.files.open_path(path)
    at(other, PAUSED, lambda frame: frame.epoch == 5)
    for old, new in zip(two_runs.document.runs, other.document.runs, strict=True):
        assert (old.name, old.spec, old.when, old.shown) == (new.name, new.spec, new.when, new.shown)
        np.testing.assert_array_equal(old.curves.table, new.curves.table)
    assert [label.text for label in other.live_plots["loss"].overlays.labels()] == ["Run 2"]
    other.files.new()
    assert other.document.runs == ()
    assert other.live_plots["loss"].overlays.runs == ()


def test_a_preset_says_that_it_holds_no_runs(two_runs, tmp_path, monkeypatch):
    said = []
    two_runs.files.said.connect(said.append)
    monkeypatch.setattr(questions, "ask_save_as", lambda *_: tmp_path / "x.json")
    assert two_runs.files.save_as()
    assert "only a session" in said[-1]


def test_copies_of_unsaved_work_hold_the_runs(two_runs, tmp_path):
    from playground.experiment.shelf import Shelf
    from playground.ui.recovery.autosave import Autosave

    shelf = Shelf(tmp_path)
    autosave = Autosave(two_runs.document, two_runs.runner, shelf, two_runs, 60_000, 60_000)
    autosave.save().result(20)
    assert [run.name for run in read_session(shelf.place.document).runs] == ["Run 1", "Run 2"]
    autosave.give_up()
    autosave.close()


def test_the_panel_costs_nothing_while_it_is_hidden(two_runs, qtbot):
    assert two_runs.docks.docks["runs"].isHidden()
    assert two_runs.runs.model.rowCount() == 0
    assert two_runs.live_plots["gradients"].isVisible()
    two_runs.docks.docks["runs"].toggleViewAction().trigger()
    assert two_runs.runs.isVisible()
    assert not two_runs.live_plots["gradients"].isVisible(), "what is behind another tab draws nothing"
    assert two_runs.runs.model.rowCount() >= 2
    two_runs.docks.docks["runs"].close()
    qtbot.waitUntil(two_runs.live_plots["gradients"].isVisible)
