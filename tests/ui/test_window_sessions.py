"""Sessions in the window: saved while it trains, opened paused with curves, and nothing is lost without a question."""

from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from playground.engine.image_blocks import Conv2D
from playground.engine.specs import NetworkSpec
from playground.engine.state import capture
from playground.experiment import build, load_preset, load_session
from playground.experiment.session import read_session
from playground.runner import RunnerState
from playground.ui.dialogs import questions

PAUSED, RUNNING = RunnerState.PAUSED, RunnerState.RUNNING


@pytest.fixture
def path(tmp_path):
    return tmp_path / "run.nnp"


@pytest.fixture
def save_as(monkeypatch):
    """A function that lets the next Save as choose a path."""

    def choose(path):
        monkeypatch.setattr(questions, "ask_save_as", lambda *_: path)

    return choose


def train(window, qtbot, epochs=3):
    window.runner.run_epochs(epochs)
    qtbot.waitUntil(lambda: window.pump.frame.epoch == epochs and window.runner.state is PAUSED)


def test_a_session_is_saved_and_opens_where_it_stood(window, open_window, qtbot, at, path, save_as):
    train(window, qtbot)
    save_as(path)
    assert window.files.save_as()
    assert (window.document.path, window.document.title, window.document.modified) == (path, "run", False)
    saved = load_session(path)
    assert saved.epochs_done == 3

    other = open_window(replace(window.document.spec, name="before"))
    other.files.open_path(path)
    frame = at(other, PAUSED, lambda frame: frame.epoch == 3)
    assert (frame.step, len(frame.curves)) == (saved.steps_done, 4)
    assert not other.document.modified
    assert other.files.recent.paths()[0] == path
    qtbot.waitUntil(lambda: "epoch 3" in other.status.text)
    other.actions_["step"].trigger()
    at(other, PAUSED, lambda frame: frame.step == saved.steps_done + 1)
    saved.step()
    mine = other.runner._worker._training.network.state_dict()
    for name, array in saved.network.state_dict().items():
        np.testing.assert_array_equal(array, mine[name])


def test_a_session_can_be_saved_while_it_trains(window, qtbot, path, save_as):
    window.runner.run()
    qtbot.waitUntil(lambda: window.runner.state is RUNNING)
    save_as(path)
    assert window.files.save_as()
    assert window.runner.state is RUNNING
    assert load_session(path).spec == window.document.spec


def test_training_modifies_a_session_but_not_a_preset(window, qtbot, at, path, tmp_path, save_as):
    save_as(tmp_path / "x.json")
    window.files.save_as()
    train(window, qtbot, 2)
    assert not window.document.modified
    save_as(path)
    window.files.save_as()
    assert not window.document.modified
    window.actions_["step"].trigger()
    qtbot.waitUntil(lambda: window.document.modified)
    assert window.isWindowModified()
    assert window.files.save()
    assert not window.document.modified
    window.actions_["reset"].trigger()
    qtbot.waitUntil(lambda: window.document.modified)


def test_a_session_is_proposed_where_a_preset_would_lose_something(window, qtbot, at, tmp_path, monkeypatch):
    proposed, said = [], []
    monkeypatch.setattr(questions, "ask_save_as", lambda _, name: proposed.append(Path(name).name))
    window.files.said.connect(said.append)
    window.actions_["save"].trigger()
    train(window, qtbot, 1)
    window.actions_["save"].trigger()
    window.actions_["snapshot"].trigger()
    window.actions_["reset"].trigger()
    at(window, PAUSED, lambda frame: frame.step == 0)
    window.actions_["save"].trigger()
    window.actions_["undo"].trigger()
    window.actions_["save"].trigger()
    assert proposed == [f"Small spiral{ending}" for ending in (".json", ".nnp", ".nnp", ".json")]
    assert not window.document.modified, "to train is no edit"
    monkeypatch.setattr(questions, "ask_save_as", lambda *_: tmp_path / "x.json")
    window.actions_["save"].trigger()
    train(window, qtbot, 1)
    window.actions_["save"].trigger()
    assert said == ["Saved x.json.", said[-1]]
    assert "settings alone" in said[-1]
    assert window.document.path == tmp_path / "x.json"


def test_an_opened_session_that_was_trained_is_proposed_as_one(window):
    training = build(window.document.spec)
    training.step()
    window.document.load(training.spec, state=capture(training))
    assert window.document.outgrows_preset
    window.document.load(training.spec)
    assert not window.document.outgrows_preset


def test_closing_a_session_that_was_trained_asks(window, qtbot, path, save_as, monkeypatch):
    save_as(path)
    window.files.save_as()
    train(window, qtbot, 1)
    asked = []
    monkeypatch.setattr(questions, "ask_save", lambda *_: asked.append(1))
    assert not window.close()
    assert asked == [1]


def test_a_damaged_session_leaves_everything_as_it_was(window, qtbot, path):
    path.write_bytes(b"nonsense")
    before = window.document.spec
    window.files.open_path(path)
    assert window.banners.text("message") == "run.nnp was not opened. This is not a session of this program."
    assert (window.document.spec, window.document.path) == (before, None)


def test_a_session_of_data_that_have_changed_says_so(window, qtbot, path, save_as, monkeypatch):
    """The file is sound, but its data are not what they were: found when the data are there."""
    save_as(path)
    window.files.save_as()
    session = read_session(path)
    data = replace(session.spec.data, dataset=replace(session.spec.data.dataset, samples=200))
    other = replace(session, spec=replace(session.spec, data=data))
    monkeypatch.setattr("playground.ui.files.open_path", lambda _: other)
    window.files.open_path(path)
    qtbot.waitUntil(lambda: "have changed since the session was saved" in window.banners.text("problems"))
    assert window.runner.state is RunnerState.INVALID


def test_an_experiment_that_cannot_run_is_saved_without_weights(window, qtbot, path, save_as):
    spec = window.document.spec
    window.document.edit(replace(spec, network=NetworkSpec(blocks=(Conv2D(),))), "Break it")
    qtbot.waitUntil(lambda: window.runner.state is RunnerState.INVALID)
    save_as(path)
    said = []
    window.files.said.connect(said.append)
    assert window.files.save_as()
    assert said == ["Saved run.nnp without weights: the experiment cannot run."]


def test_a_training_that_does_not_answer_is_no_reason_to_wait_for_ever(window, path, save_as, monkeypatch):
    from concurrent.futures import Future

    from playground.ui import files

    monkeypatch.setattr(files, "LONGEST_STEP", 0.01)
    monkeypatch.setattr(window.runner, "capture", Future)
    save_as(path)
    assert not window.files.save_as()
    assert "does not answer" in window.banners.text("message")
    assert not path.exists()


@pytest.mark.parametrize(
    ("suggestion", "typed", "kind", "expected"),
    [
        ("a.json", "b", "Session", "b.nnp"),
        ("a.json", "b", "Preset", "b.json"),
        ("a.json", "a.json", "Session", "a.nnp"),
        ("a.json", "c.nnp", "Preset", "c.nnp"),
        ("a.nnp", "a.nnp", "Preset", "a.json"),
    ],
)
def test_the_ending_decides_and_a_missing_one_follows_the_kind(qapp, monkeypatch, suggestion, typed, kind, expected):
    def answer(parent, title, name, kinds):
        return typed, next(entry for entry in kinds.split(";;") if entry.startswith(kind))

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    assert questions.ask_save_as(None, suggestion).name == expected


@pytest.mark.parametrize("answer", [QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No])
def test_a_file_that_got_its_ending_afterwards_is_replaced_only_if_wanted(qapp, monkeypatch, tmp_path, answer):
    path = tmp_path / "a.json"
    path.touch()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a"), "Preset"))
    monkeypatch.setattr(QMessageBox, "question", lambda *_: answer)
    expected = path if answer == QMessageBox.StandardButton.Yes else None
    assert questions.ask_save_as(None, "b.json") == expected


def test_the_history_of_edits_goes_back_and_forth(window, qtbot):
    spec = window.document.spec
    for name in ("one", "two", "three"):
        window.document.edit(replace(spec, name=name), f"Call it {name}")
    window.actions_["history"].trigger()
    view = window.undoing.history.view
    model = view.model()
    texts = [model.data(model.index(row, 0)) for row in range(model.rowCount())]
    assert texts == ["As opened", "Call it one", "Call it two", "Call it three"]
    place = view.visualRect(model.index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.document.spec.name == "one"
    assert window.document.undo_stack.canRedo()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(model.index(0, 0)).center())
    assert window.document.spec == spec
    assert not window.document.modified
    window.undoing.history.close()
    assert view.stack() is None


def test_a_session_keeps_what_a_preset_says(window, path, tmp_path, save_as):
    save_as(path)
    window.files.save_as()
    save_as(tmp_path / "again.json")
    window.files.save_as()
    assert load_preset(tmp_path / "again.json") == load_session(path).spec
