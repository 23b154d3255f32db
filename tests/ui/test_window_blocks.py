"""Every kind of block in the real window: trained, looked at, and refused where it cannot be."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from playground.data.catalog import Digits
from playground.data.spec import DataSpec
from playground.engine.blocks import BLOCKS, Dense, describe
from playground.engine.image_blocks import Conv2D, MaxPool2D, Same
from playground.engine.specs import NetworkSpec, TrainingSpec
from playground.experiment.spec import ExperimentSpec
from playground.runner import RunnerState
from playground.ui.canvas import edits
from playground.ui.panels.network_panel import NetworkPanel

PAUSED, INVALID = RunnerState.PAUSED, RunnerState.INVALID
DIGITS = ExperimentSpec(
    data=DataSpec(dataset=Digits()),
    network=NetworkSpec(blocks=(Conv2D(filters=4, padding=Same()), MaxPool2D(), Dense(units=6))),
    training=TrainingSpec(batch_size=256),
)


@pytest.mark.parametrize("key", BLOCKS)
def test_every_kind_of_block_trains_and_is_drawn(open_window, at, key):
    window = open_window(DIGITS)
    network = window.findChild(NetworkPanel)
    network.select(0)
    action = next(action for action in network.add.choices.actions() if action.data() == key)
    action.trigger()
    assert edits.KINDS[key] in map(type, window.document.spec.network.blocks)
    at(window, PAUSED, lambda frame: frame.epoch == 0)
    window.actions_["epoch"].trigger()
    frame = at(window, PAUSED, lambda frame: frame.epoch == 1)
    assert all(not item.pictures.pixmap().isNull() for item in network.canvas.network.columns)
    described = describe(frame.spec.network, (1, 8, 8), 10)
    learning = [leaf.title for info in described for leaf in info.leaves if leaf.parameters]
    gradients, weights = window.plots[3], frame.probes[window.plots[2].wanted()[0]]
    assert [series.label for series in gradients.series(gradients.frame_shown.curves)] == learning
    assert list(weights.blocks) == learning
    assert not any(title.startswith("MaxPool2D") for title in learning)


def test_other_data_can_make_blocks_impossible_and_undo_mends_that(open_window, at, qtbot, spiral):
    window = open_window(DIGITS)
    window.document.edit(replace(DIGITS, data=spiral.data), "Change data")
    qtbot.waitUntil(lambda: window.runner.state is INVALID)
    assert "Block 1: Conv2D needs images, but gets 2 plain numbers" in window.banners.text("problems")
    assert not window.actions_["run"].isEnabled()
    network = window.findChild(NetworkPanel)
    assert [bool(item.column.problem) for item in network.canvas.network.columns] == [False, True, False, False, False]
    window.actions_["undo"].trigger()
    at(window, PAUSED)
    assert window.actions_["run"].isEnabled()


def test_a_filter_more_while_training(open_window, at):
    window = open_window(DIGITS)
    window.actions_["run"].trigger()
    at(window, RunnerState.RUNNING, lambda frame: frame.step > 2)
    network = window.findChild(NetworkPanel)
    network.select(0)
    QTest.keyClick(network.canvas, Qt.Key.Key_Plus)
    frame = at(window, RunnerState.RUNNING, lambda frame: frame.step > 2)
    assert frame.spec.network.blocks[0].filters == 5
    window.actions_["stop"].trigger()
    at(window, PAUSED)
