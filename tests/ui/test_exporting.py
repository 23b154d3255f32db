"""Exports in the window: what is left out is said first, then code is copied or files are written."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from playground.engine.image_blocks import Conv2D
from playground.engine.specs import NetworkSpec
from playground.experiment import load_preset
from playground.export.targets import EXPORTS
from playground.runner import RunnerState
from playground.ui.dialogs import questions


@pytest.fixture
def show(qtbot):
    """A function that opens the dialog on a target by its menu entry, and waits until it is prepared."""

    def open_it(window, key, menu=None):
        menu = menu or window.actions_.menus["export"]
        action = next(action for action in menu.actions() if action.data() == key)
        menu.triggered.emit(action)
        return wait(window)

    def wait(window):
        dialog = window.exporting.dialog
        qtbot.waitUntil(lambda: dialog.prepared is not None and dialog.prepared.key == dialog.key)
        return dialog

    open_it.wait = wait
    return open_it


def test_the_menu_offers_every_target(window):
    offered = [action.data() for action in window.actions_.menus["export"].actions() if action.data() in EXPORTS]
    assert sorted(offered) == sorted(EXPORTS)


def test_code_beside_the_network_is_copied(window, show, qtbot):
    button = window.network.header.code
    assert [a.data() for a in button.choices.actions()] == [k for k, t in EXPORTS.items() if t.kind == "code"]
    dialog = show(window, "pytorch", button.choices)
    assert "PyTorch draws" in dialog.limits.text()
    assert "small-spiral.safetensors" in dialog.files.text()
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert text == dialog.code.toPlainText()
    assert "self.dense1 = nn.Linear(2, 4)" in text
    assert "small-spiral.npz" in dialog.files.text()  # what the code reads


def test_what_was_trained_is_saved(window, at, show, tmp_path, monkeypatch):
    window.runner.run_epochs(3)
    frame = at(window, RunnerState.PAUSED, lambda frame: frame.epoch == 3)
    path = tmp_path / "net.py"
    monkeypatch.setattr(questions, "ask_export", lambda *_: path)
    dialog = show(window, "numpy")
    assert dialog.limits.text() == "Nothing is left out."
    dialog.save.click()
    assert not dialog.isVisible()
    assert f"EPOCHS = {frame.epoch}\n" in path.read_text()
    assert len(np.load(tmp_path / "net.npz")["history"]) == 4


def test_files_beside_it_are_not_replaced_without_a_question(window, show, tmp_path, monkeypatch):
    path, beside = tmp_path / "net.py", tmp_path / "net.npz"
    beside.write_text("mine")
    asked = []
    monkeypatch.setattr(questions, "ask_export", lambda *_: path)
    monkeypatch.setattr(questions, "may_replace", lambda _, names: asked.append(names) or False)
    dialog = show(window, "keras")
    dialog.save.click()
    assert (asked, beside.read_text(), path.exists()) == (["net.npz"], "mine", False)


def test_an_obstacle_is_said_and_another_target_shown(open_window, show):
    window = open_window(load_preset("digits-cnn"))
    dialog = show(window, "sklearn")
    assert "plain Dense blocks" in dialog.limits.text()
    assert not dialog.save.isEnabled()
    dialog.targets.combo.setCurrentIndex(list(EXPORTS).index("data"))
    show.wait(window)
    assert dialog.save.isEnabled()
    assert not dialog.copy.isVisible()
    assert dialog.code.toPlainText().startswith("split,")


def test_an_experiment_that_cannot_run_has_no_export(open_window, spiral, qtbot):
    from msgspec.structs import replace

    window = open_window(replace(spiral, network=NetworkSpec(blocks=(Conv2D(),))))
    qtbot.waitUntil(lambda: window.runner.state is RunnerState.INVALID)
    window.exporting.open("pytorch")
    assert "cannot run" in window.exporting.dialog.limits.text()


def test_a_full_disk_is_said_in_the_dialog(window, show, tmp_path, monkeypatch):
    monkeypatch.setattr(questions, "ask_export", lambda *_: tmp_path / "missing" / "net.csv")
    dialog = show(window, "weights")
    dialog.save.click()
    assert dialog.isVisible()
    assert "Cannot save" in dialog.limits.text()
    assert dialog.save.isEnabled()
