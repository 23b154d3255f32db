"""Reports and animations from the window, with real files, read back by Qt or by their bytes."""

import re

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QFileDialog

from playground.engine.blocks import Dense
from playground.experiment import load_preset
from playground.experiment.studies import complete
from playground.export.picture_preset import read_picture
from playground.runner import RunnerState
from playground.ui import languages
from playground.ui.dialogs import questions
from playground.ui.tokens import LIGHT

QUESTIONS = "playground.ui.dialogs.questions"


def write(window, qtbot, monkeypatch, path):
    monkeypatch.setattr(f"{QUESTIONS}.ask_report", lambda *_: path)
    window.actions_["report"].trigger()
    qtbot.waitUntil(lambda: not window.reports.busy)
    return path.read_bytes()


def test_a_report_of_the_training_as_it_stands(window, qtbot, monkeypatch, tmp_path, at):
    window.actions_["epoch"].trigger()
    frame = at(window, RunnerState.PAUSED, lambda frame: frame.epoch == 1)
    text = write(window, qtbot, monkeypatch, tmp_path / "report.html").decode()
    assert "Small spiral" in text
    assert "1 epochs" in text
    accuracy = frame.evaluation["train"]["accuracy"]
    assert f"{100 * accuracy:.1f} %" in text
    assert window.statusBar().currentMessage() == "Saved report.html."
    window.actions_["step"].trigger()
    at(window, RunnerState.PAUSED, lambda later: later.step == frame.step + 1)


def test_a_report_while_it_trains_and_as_pdf(window, qtbot, monkeypatch, tmp_path, at):
    window.runner.run_epochs(1_000_000)  # longer than the report takes, however slow the machine
    at(window, RunnerState.RUNNING, lambda frame: frame.epoch >= 2)
    data = write(window, qtbot, monkeypatch, tmp_path / "report.pdf")
    assert window.runner.state is RunnerState.RUNNING
    assert data.startswith(b"%PDF-")
    assert 2 <= len(re.findall(rb"/Type /Page\b", data)) <= 6
    assert len(re.findall(rb"/Subtype /Image", data)) >= 5, "four charts, the output, the network"


def test_a_report_in_korean(window, qtbot, qapp, monkeypatch, tmp_path):
    languages.install(qapp, "ko")
    try:
        text = write(window, qtbot, monkeypatch, tmp_path / "report.html").decode()
    finally:
        languages.install(qapp, "en")
    assert '<html lang="ko">' in text
    assert "학습률" in text
    for english in ("Results", "Confusion matrix", "Learning rate", "To do it again"):
        assert f">{english}<" not in text, english


def test_no_report_of_what_cannot_run(window, qtbot, monkeypatch):
    good = load_preset("digits-cnn")
    blocks = (Dense(units=4), *good.network.blocks)
    window.load(replace(good, network=replace(good.network, blocks=blocks)))
    qtbot.waitUntil(lambda: window.runner.state is RunnerState.INVALID)
    window.actions_["report"].trigger()
    assert "cannot run" in window.banners.text("message")


def test_a_report_that_cannot_be_written_is_one_sentence(window, qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr(f"{QUESTIONS}.ask_report", lambda *_: tmp_path / "none" / "r.html")
    window.actions_["report"].trigger()
    qtbot.waitUntil(lambda: not window.reports.busy)
    assert window.banners.text("message").startswith("Cannot save")


@pytest.mark.parametrize(
    ("chosen", "kind", "ending"),
    [("r.html", "Web page (*.html)", ".html"), ("r.html", "PDF (*.pdf)", ".pdf"), ("other", "PDF (*.pdf)", ".pdf")],
)
def test_the_kind_chosen_decides_the_ending(window, monkeypatch, tmp_path, chosen, kind, ending):
    name = str(tmp_path / chosen)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (name, kind))
    assert questions.ask_report(window, str(tmp_path / "r.html")).suffix == ending


# --- animations -----------------------------------------------------------------------------------------------------


@pytest.fixture
def studio(window, qtbot):
    """The animation window, set to a small film."""
    window.actions_["animation"].trigger()
    studio = window.studies.animation
    studio.form.show_value(replace(studio.form.value, frames=3, end=2, size=120))
    return studio


def make(studio, qtbot):
    qtbot.mouseClick(studio.start_button, Qt.MouseButton.LeftButton)
    assert studio.running
    qtbot.waitUntil(lambda: not studio.running)


def test_a_film_is_made_shown_and_saved(studio, window, qtbot, monkeypatch, tmp_path):
    assert not studio.save_button.isEnabled()
    make(studio, qtbot)
    assert not studio.picture.pixmap().isNull()
    assert "3 pictures" in studio.remark.text()
    path = tmp_path / "film.gif"
    asked = []
    monkeypatch.setattr(f"{QUESTIONS}.ask_film", lambda *arguments: asked.append(arguments) or path)
    qtbot.mouseClick(studio.save_button, Qt.MouseButton.LeftButton)
    assert asked[0][1].endswith(".gif")
    assert asked[0][2] == "gif"
    assert QImageReader(str(path)).imageCount() == 3
    assert "film.gif" in window.statusBar().currentMessage()


def test_numbered_pictures_go_to_a_new_folder_and_open_again(studio, window, qtbot, monkeypatch, tmp_path):
    studio.form.show_value(replace(studio.form.value, kind="png"))
    make(studio, qtbot)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    qtbot.mouseClick(studio.save_button, Qt.MouseButton.LeftButton)
    folder = next(tmp_path.glob("small-spiral_animation_*"))
    pictures = sorted(folder.iterdir())
    assert len(pictures) == 3
    assert read_picture(pictures[0]) == window.document.spec


def test_a_film_can_be_cancelled(studio, qtbot):
    studio.form.show_value(replace(studio.form.value, frames=400, end=100_000))
    qtbot.mouseClick(studio.start_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not studio.picture.pixmap().isNull())
    qtbot.mouseClick(studio.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not studio.running)
    assert not studio.save_button.isEnabled()


def test_the_run_rests_while_a_film_is_made(studio, window, qtbot):
    window.actions_["run"].trigger()
    qtbot.waitUntil(lambda: window.runner.state is RunnerState.RUNNING)
    make(studio, qtbot)
    assert window.runner.state is RunnerState.PAUSED


def test_data_without_a_plane_say_why(studio, window, qtbot):
    window.load(load_preset("digits-mlp"))
    assert "these data have 64" in studio.problem.text()
    assert not studio.start_button.isEnabled()


def test_the_film_is_the_same_with_and_without_the_window(studio, window, qtbot):
    make(studio, qtbot)
    movie = complete(studio.form.value.run(window.document.spec, LIGHT), lambda _: None)
    assert np.array_equal(np.frombuffer(movie.files[""], np.uint8), np.frombuffer(studio._movie().files[""], np.uint8))
