"""What goes wrong in the window and how it is told: wrong input, what cannot run, divergence, failures."""

import dataclasses

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from playground.engine.losses import MAE, BinaryCrossEntropy
from playground.experiment import validate
from playground.runner import RunnerState

PAUSED, RUNNING = RunnerState.PAUSED, RunnerState.RUNNING


def test_wrong_input_marks_the_field_and_changes_nothing(window, spiral):
    for field, text in (("learning_rate", "abc"), ("learning_rate", "-1"), ("batch_size", "0"), ("seed", "1.5")):
        editor = getattr(window.bar.settings, field)
        editor.setText(text)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        assert editor.problem
        assert editor.text() == text
        assert QApplication.activeModalWidget() is None
    assert window.document.spec == spiral


def test_an_impossible_combination_disables_run_and_says_why(window, at):
    spec = window.document.spec
    window.document.edit(replace(spec, training=replace(spec.training, loss=MAE())), "Loss")
    window.document.edit(replace(spec, data=replace(spec.data, dataset=type(spec.data.dataset)(arms=3)),
                                 training=replace(spec.training, loss=BinaryCrossEntropy())), "Three arms")  # fmt: skip
    reason = validate(window.document.spec)[0].message
    assert not window.actions_["run"].isEnabled()
    assert not window.bar.buttons["run"].isEnabled()
    assert reason in window.bar.buttons["run"].toolTip()
    assert reason in window.banners.text("problems")
    window.actions_["undo"].trigger()
    window.actions_["undo"].trigger()
    assert window.banners.text("problems") == ""
    at(window, PAUSED)
    assert window.actions_["run"].isEnabled()


def test_an_experiment_that_cannot_run_opens_and_runs_once_it_is_mended(open_window, spiral, at):
    broken = replace(spiral, data=replace(spiral.data, dataset=replace(spiral.data.dataset, arms=3)),
                     training=replace(spiral.training, loss=BinaryCrossEntropy()))  # fmt: skip
    window = open_window(broken)
    assert window.runner.state is RunnerState.INVALID
    assert window.status.text == "Cannot run"
    assert not window.actions_["run"].isEnabled()
    window.bar.settings.loss.combo.choose("cross_entropy")
    at(window, PAUSED)
    window.actions_["step"].trigger()
    at(window, PAUSED, lambda frame: frame.step == 1)


def test_a_divergence_names_itself_and_can_be_repaired(open_window, diverging, at, qtbot):
    window = open_window(diverging)
    qtbot.keyClick(window.bar.buttons["run"], Qt.Key.Key_Space)
    window.bar.buttons["run"].setFocus()
    frame = at(window, RunnerState.DIVERGED, lambda frame: frame.diverged is not None)
    assert window.banners.text("divergence") == frame.diverged.message
    assert str(frame.diverged.step) in frame.diverged.message
    assert not window.actions_["run"].isEnabled()
    title = f"Restore epoch {frame.good_epoch} with learning rate 5"
    button = next(b for b in window.banners.findChildren(QPushButton) if b.text() == title and b.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.document.spec.training.optimizer.learning_rate == 5.0)
    at(window, PAUSED)
    assert window.banners.text("divergence") == ""
    assert window.bar.settings.learning_rate.value == 5.0
    assert window.focusWidget() is window.bar.buttons["run"], "and not Reset, which would throw away what was restored"


def test_not_learning_is_a_hint_that_goes_away(window):
    frame = window.pump.frame
    window.transport.show_frame(dataclasses.replace(frame, not_learning=True))
    assert "smaller learning rate" in window.banners.text("hint")
    window.transport.show_frame(frame)
    assert window.banners.text("hint") == ""


def test_a_failure_in_the_worker_is_a_message_and_not_the_end(window, at, monkeypatch):
    at(window, PAUSED)
    training = window.runner._worker._training
    monkeypatch.setattr(training, "step", lambda: 1 / 0)
    window.actions_["step"].trigger()
    at_once = window.runner
    while not window.banners.text("failure"):
        QApplication.processEvents()
    assert "ZeroDivisionError" in window.banners.text("failure")
    monkeypatch.undo()
    at_once.step()
    at(window, PAUSED, lambda frame: frame.step == 1)
