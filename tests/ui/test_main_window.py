"""The main job in the real window: assemble, run, pause, step, reset, change while it trains."""

import dataclasses

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from playground.engine.specs import NetworkSpec
from playground.experiment import build, validate
from playground.runner import RunnerState

PAUSED, RUNNING = RunnerState.PAUSED, RunnerState.RUNNING


def test_it_opens_on_the_experiment_ready_to_run(window):
    assert window.windowTitle() == "Small spiral[*] - Neural Network Playground"
    assert not window.isWindowModified()
    assert window.actions_["run"].isEnabled()
    assert window.status.text.startswith("Ready")
    assert window.pump.frame.epoch == 0


def test_the_first_hidden_block_is_selected_and_its_settings_are_shown(window, spiral):
    assert window.network.selection() == window.inspector.selection == 0
    assert window.inspector.layer.block_form().isVisible()
    window.network.select(None)
    window.load(replace(spiral, network=NetworkSpec()))
    assert window.network.selection() == window.inspector.selection == "output"
    assert window.inspector.layer.output_form.isVisible()
    assert not window.isWindowModified()


def test_an_edit_keeps_what_is_selected(window, spiral):
    window.network.select(None)
    window.document.edit(replace(spiral, name="Other"), "Rename")
    assert window.network.selection() is None


def test_run_pause_step_epoch_and_reset(window, at):
    act = window.actions_
    act["run"].trigger()
    at(window, RUNNING, lambda frame: frame.epoch >= 2)
    assert act["run"].text() == "&Pause"
    act["run"].trigger()
    frame = at(window, PAUSED)
    act["step"].trigger()
    frame = at(window, PAUSED, lambda new: new.step == frame.step + 1)
    act["epoch"].trigger()
    frame = at(window, PAUSED, lambda new: new.epoch == frame.epoch + 1)
    assert window.bar.epoch.number.text() == f"{frame.epoch:,}"
    assert window.bar.step.number.text() == f"{frame.step:,}"
    act["reset"].trigger()
    at(window, PAUSED, lambda new: new.step == 0)


def test_run_n_epochs_stop_and_the_end(window, at, monkeypatch):
    monkeypatch.setattr("playground.ui.dialogs.questions.ask_epochs", lambda parent, suggestion: 3)
    window.actions_["run_epochs"].trigger()
    at(window, PAUSED, lambda frame: frame.epoch == 3)
    monkeypatch.setattr("playground.ui.dialogs.questions.ask_epochs", lambda parent, suggestion: None)
    window.actions_["run_epochs"].trigger()
    window.actions_["run"].trigger()
    at(window, RUNNING)
    window.actions_["stop"].trigger()
    at(window, PAUSED)


def test_a_finished_run_goes_on_for_as_many_epochs_again(open_window, spiral, at, qtbot):
    window = open_window(replace(spiral, training=replace(spiral.training, epochs=4)))
    window.actions_["run"].trigger()
    at(window, RunnerState.FINISHED, lambda frame: frame.epoch == 4)
    assert "4 more" in window.actions_["run"].toolTip()
    window.actions_["run"].trigger()
    at(window, RunnerState.FINISHED, lambda frame: frame.epoch == 8)
    qtbot.waitUntil(lambda: "epoch 8 of 8" in window.status.text)


def test_the_status_bar_says_where_a_run_goes_on_to(open_window, spiral):
    window, training = open_window(spiral), build(replace(spiral, training=replace(spiral.training, epochs=4)))
    steps = training.run()
    next(steps)
    window.status.show_frame(training.frame())
    assert "epoch 0 of 4" in window.status.text
    for _ in steps:
        pass
    next(training.run(3))
    window.status.show_frame(training.frame())
    assert "epoch 4 of 7" in window.status.text
    training.reset()
    window.status.show_frame(training.frame())
    assert "epoch 0 of 4" in window.status.text


def test_the_clock_shows_the_time_of_a_session_and_of_a_run_too_short_to_be_seen(window, spiral):
    training = build(spiral)
    training.epoch()
    frame = training.frame()

    def show(*seconds):
        curves = dataclasses.replace(frame.curves, seconds=np.array(seconds))
        window.status.show_frame(dataclasses.replace(frame, curves=curves))
        return window.status.text

    assert show(0.0, 83.25).endswith("  83.2 s")
    assert show(0.0, np.nan).endswith("  83.2 s"), "a session of an older version"
    window.files.new()
    assert show(0.0, 0.0).endswith("  0.0 s")


def test_the_round_button_is_the_action(window, at, qtbot):
    button = window.bar.buttons["run"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    at(window, RUNNING, lambda frame: frame.step > 0)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    at(window, PAUSED)


def test_a_layer_can_be_added_and_undone(window, at, qtbot):
    qtbot.mouseClick(window.findChild(QToolButton, "add-block"), Qt.MouseButton.LeftButton)
    assert len(window.document.spec.network.blocks) == 3
    frame = at(window, PAUSED)
    assert len(frame.curves.blocks) == 4
    assert window.isWindowModified()
    assert "add a block" in window.actions_["undo"].text().lower()
    window.actions_["undo"].trigger()
    assert len(window.document.spec.network.blocks) == 2
    assert not window.isWindowModified()
    at(window, PAUSED, lambda frame: len(frame.curves.blocks) == 3)


@pytest.mark.parametrize("name", ["optimizer", "schedule", "loss"])
def test_every_entry_of_a_combo_can_be_chosen_and_trained(window, name, qtbot):
    combo = getattr(window.bar.settings, name).combo
    failures = []
    window.runner.failed.connect(failures.append)
    for key in [*combo.keys()[1:], combo.keys()[0]]:
        combo.choose(key)
        spec = window.document.spec
        assert getattr(spec.training, name).key() == key
        assert window.actions_["run"].isEnabled() == (not validate(spec))
        if not validate(spec):
            qtbot.waitUntil(lambda: window.runner.state is PAUSED)
            window.actions_["step"].trigger()
            qtbot.waitUntil(lambda spec=spec: window.pump.frame.spec == spec and window.pump.frame.step > 0)
    assert failures == []


def test_a_change_while_training_applies_live_and_leaves_a_mark(window, at):
    window.actions_["run"].trigger()
    at(window, RUNNING, lambda frame: frame.epoch >= 1)
    rate = window.bar.settings.learning_rate
    rate.setText("0.002")
    QTest.keyClick(rate, Qt.Key.Key_Return)
    frame = at(window, RUNNING, lambda frame: frame.curves.marks)
    assert frame.spec.training.optimizer.learning_rate == 0.002
    assert frame.step > 0


def test_an_edit_while_training_starts_an_undo_step_of_its_own(window, at):
    def drag(rate):
        spec = window.document.spec
        optimizer = replace(spec.training.optimizer, learning_rate=rate)
        window.document.edit(replace(spec, training=replace(spec.training, optimizer=optimizer)), "Drag", "rate")

    drag(0.02)
    drag(0.03)
    window.actions_["run"].trigger()
    drag(0.04)
    assert window.document.undo_stack.count() == 2
    at(window, RUNNING, lambda frame: frame.spec.training.optimizer.learning_rate == 0.04)


def test_weights_of_layers_that_fit_can_be_kept(window, at):
    def first_layer():
        return window.runner._worker._training.network.state_dict()["0.weight"].copy()

    window.actions_["epoch"].trigger()
    at(window, PAUSED, lambda frame: frame.epoch == 1)
    trained = first_layer()
    window.actions_["keep_weights"].setChecked(True)
    window.findChild(QToolButton, "add-block").click()
    at(window, PAUSED, lambda frame: frame.step == 0)
    assert np.array_equal(first_layer(), trained)
    window.actions_["new_weights"].trigger()
    at(window, PAUSED)
    assert not np.array_equal(first_layer(), trained)


def test_new_weights_move_the_seed_on_and_undo_brings_the_old_ones_back(window, at):
    before = window.pump.frame.probes
    window.actions_["new_weights"].trigger()
    assert window.document.spec.network.seed == 1
    after = at(window, PAUSED).probes
    probe = window.plots[2].wanted()[0]
    assert not np.array_equal(before[probe].edges, after[probe].edges) or not np.array_equal(
        before[probe].counts, after[probe].counts
    )
    window.actions_["undo"].trigger()
    again = at(window, PAUSED).probes
    assert np.array_equal(before[probe].counts, again[probe].counts)


def test_the_seed_field_sets_all_three(window):
    seed = window.bar.settings.seed
    seed.setText("7")
    QTest.keyClick(seed, Qt.Key.Key_Return)
    spec = window.document.spec
    assert (spec.data.seed, spec.network.seed, spec.training.seed) == (7, 7, 7)


def test_same_bits_with_and_without_a_window(window, spiral, at):
    window.runner.run_epochs(2)
    at(window, PAUSED, lambda frame: frame.epoch == 2)
    window.runner.step()
    window.runner.run_epochs(3)
    at(window, PAUSED, lambda frame: frame.epoch == 5)
    inside = window.runner._worker._training.network.state_dict()
    alone = build(spiral)
    for _ in range(5):
        alone.epoch()
    outside = alone.network.state_dict()
    assert inside.keys() == outside.keys()
    assert all(np.array_equal(inside[name], outside[name]) for name in inside)


def test_closing_while_training_never_aborts(open_window, spiral, qtbot):
    """Six times; `tests/benchmarks/hardening.py` does it 200 times."""
    for _ in range(6):
        window = open_window(spiral)
        window.runner.run()
        qtbot.waitUntil(lambda window=window: window.runner.state is RUNNING)
        assert window.close()
        assert window.runner._worker is None


def test_views_that_are_hidden_cost_nothing(window, at):
    probe = window.plots[2].wanted()[0]
    assert probe in window.pump.frame.probes
    window.docks.docks["weights"].close()
    window.actions_["step"].trigger()
    frame = at(window, PAUSED, lambda frame: frame.step == 1)
    assert probe not in frame.probes
    window.docks.docks["weights"].show()
    at(window, PAUSED, lambda frame: probe in frame.probes)


def test_opening_a_block_brings_the_inspector_with_the_focus_on_its_settings(window, qtbot):
    window.docks.docks["inspector"].close()
    window.network.select(1)
    window.network.opened.emit(1)
    assert window.docks.docks["inspector"].isVisible()
    assert window.inspector.selection == 1
    qtbot.waitUntil(lambda: window.inspector.isAncestorOf(QApplication.focusWidget()))
