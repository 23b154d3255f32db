"""Pre-training in the window: the phase is told and drawn, walked by the buttons, and chosen in a form."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from playground.data.catalog import Spiral
from playground.data.spec import DataSpec
from playground.engine.activations import Sigmoid
from playground.engine.blocks import Dense
from playground.engine.pretraining.autoencoder import Autoencoder
from playground.engine.pretraining.phase import Reconstruction
from playground.engine.pretraining.rbm import RestrictedBoltzmann
from playground.engine.pretraining.rule import NoPretraining
from playground.engine.specs import NetworkSpec, TrainingSpec
from playground.experiment.spec import ExperimentSpec
from playground.runner import RunnerState, Speed
from playground.ui.plots.learning import error_curves
from playground.ui.widgets.banner import Banner

BLOCKS = (Dense(units=4, activation=Sigmoid()), Dense(units=3, activation=Sigmoid()))


def experiment(rule):
    return ExperimentSpec(
        name="Pre-trained",
        data=DataSpec(dataset=Spiral(samples=100)),
        network=NetworkSpec(blocks=BLOCKS, pretraining=rule),
        training=TrainingSpec(batch_size=16, epochs=5),
    )


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def stack(open_window):
    """The window on two layers with three epochs of pre-training each, and two steps in an epoch."""
    return open_window(experiment(Autoencoder(epochs=3, batch_size=32)))


def test_the_phase_is_told_and_drawn_and_then_the_loss(qtbot, stack, at):
    loss, buttons = stack.plots[0], stack.bar.buttons
    at(stack, RunnerState.PAUSED, lambda frame: frame.phase.steps == 0)
    assert "Ready  ·  Pre-training Dense 1: epoch 1 of 3" in stack.status.text
    for done in (1, 2):
        click(qtbot, buttons["step"])
        at(stack, RunnerState.PAUSED, lambda frame, done=done: frame.phase.steps == done)
    click(qtbot, buttons["epoch"])
    frame = at(stack, RunnerState.PAUSED, lambda frame: frame.phase.progress == 2)
    qtbot.waitUntil(lambda: "Paused  ·  Pre-training Dense 1: epoch 3 of 3" in stack.status.text)
    assert frame.step == frame.epoch == 0
    qtbot.waitUntil(lambda: loss.title_label.text() == "Error")
    assert loss.hint_label.text() == "of reconstruction, by epoch"
    stack.resize(1280, 720)
    qtbot.waitUntil(lambda: loss.title_label.width() >= loss.title_label.sizeHint().width())
    assert loss.word.isVisible()
    assert not loss.word.isEnabled()
    click(qtbot, buttons["run"])
    frame = at(stack, RunnerState.FINISHED, lambda frame: frame.epoch == 5)
    assert frame.phase is None
    assert len(frame.pretraining.errors) == 6
    qtbot.waitUntil(lambda: loss.title_label.text() == "Loss")
    qtbot.waitUntil(lambda: "epoch 5 of 5" in stack.status.text)
    check_that_the_errors_stay_within_reach(qtbot, loss, frame)


def check_that_the_errors_stay_within_reach(qtbot, loss, frame):
    click(qtbot, loss.word)
    assert loss.title_label.text() == "Error"
    header, rows = loss.table(frame)
    assert header == ["layer", "epoch", "reconstruction error"]
    rows = list(rows)
    assert [row[:2] for row in rows] == [(f"Dense {layer}", n) for layer in (1, 2) for n in (1, 2, 3)]
    assert tuple(row[2] for row in rows) == frame.pretraining.errors
    _, lines = loss.readout(loss.curves(frame), 4.9)
    assert lines[0][0] == f"Dense 2, epoch 2: {loss.value_text(frame.pretraining.errors[4])}"
    assert loss.summary(frame).startswith("Reconstruction: Dense 1 ")
    click(qtbot, loss.word)
    assert loss.title_label.text() == "Loss"


def test_running_is_told_and_paced(qtbot, open_window, at):
    """At one step in 100 seconds the first step comes at once and the second one not yet."""
    window = open_window(experiment(RestrictedBoltzmann(epochs=3)))
    window.runner.set_speed(Speed(0.01, "steps"))
    click(qtbot, window.bar.buttons["run"])
    at(window, RunnerState.RUNNING, lambda frame: frame.phase.steps == 1)
    qtbot.waitUntil(lambda: window.status.text.startswith("Pre-training Dense 1: epoch 1 of 3"))
    click(qtbot, window.bar.buttons["run"])
    assert at(window, RunnerState.PAUSED).phase.steps == 1


def test_another_experiment_has_no_word_in_its_plot(qtbot, stack, at, spiral):
    loss = stack.plots[0]
    click(qtbot, stack.bar.buttons["step"])
    at(stack, RunnerState.PAUSED, lambda frame: frame.phase.steps == 1)
    stack.load(spiral)
    at(stack, RunnerState.PAUSED, lambda frame: frame.pretraining is None)
    qtbot.waitUntil(lambda: loss.title_label.text() == "Loss")
    assert not loss.word.isVisible()


def test_it_is_chosen_on_the_page_of_the_training(qtbot, window, at):
    window.inspector.tabs.setCurrentIndex(1)
    combo = window.inspector.training.pretraining.slot("pretraining").combo
    combo.setFocus()
    qtbot.keyClicks(combo, "Auto")
    qtbot.keyClick(combo, Qt.Key.Key_Return)
    assert window.document.spec.network.pretraining == Autoencoder()
    assert at(window, RunnerState.PAUSED, lambda frame: frame.phase is not None).phase.epochs == 10
    window.document.undo_stack.undo()
    assert window.document.spec.network.pretraining == NoPretraining()
    at(window, RunnerState.PAUSED, lambda frame: frame.phase is None)


def test_a_divergence_offers_a_smaller_rate_of_the_pretraining(qtbot, open_window, at):
    window = open_window(experiment(Autoencoder(learning_rate=1000.0)))
    window.runner._worker._training.network.theta[:] = 1e30  # as far as a pre-training that explodes would get
    click(qtbot, window.bar.buttons["run"])
    at(window, RunnerState.DIVERGED)
    banner = window.banners.findChild(Banner, "banner_divergence")
    qtbot.waitUntil(lambda: "pre-training of Dense 1" in banner.text)
    (button,) = banner.findChildren(QPushButton)
    assert button.text() == "Start again with a pre-training rate of 100"
    click(qtbot, button)
    assert at(window, RunnerState.PAUSED).phase.steps == 0
    assert window.document.spec.network.pretraining.learning_rate == pytest.approx(100)


def test_the_curves_of_the_errors_only_grow():
    one, two = (error_curves(Reconstruction(("a", "b"), 3, tuple(range(rows)))) for rows in (4, 5))
    assert one.epoch.tolist() == [1, 2, 3, 4]
    assert one.gradients[:3, 0].tolist() == [0, 1, 2]
    assert one.gradients[3, 1] == 3
    assert two.table[:4].tobytes() == one.table.tobytes()
