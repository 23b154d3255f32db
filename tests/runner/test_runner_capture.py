"""Capturing through the runner: between two steps, whatever it does, and a captured state goes on to the same bits."""

import dataclasses

import numpy as np
import pytest
from msgspec.structs import replace
from test_runner_real import SPEC, settle, weights

from playground.engine.image_blocks import Conv2D
from playground.engine.specs import NetworkSpec
from playground.experiment import build, validate
from playground.runner import UNLIMITED, Runner, RunnerState


@pytest.fixture
def make(qtbot):
    made = []

    def runner():
        made.append(Runner(build, validate))
        made[-1].set_speed(UNLIMITED)
        return made[-1]

    yield runner
    for one in made:
        assert one.close()
        one.deleteLater()


def test_a_state_captured_while_it_runs_goes_on_in_another_runner_to_the_same_bits(qtbot, make):
    first, second = make(), make()
    first.load(SPEC)
    first.run()
    wanted = first.capture()
    qtbot.waitUntil(wanted.done)
    state = wanted.result()
    settle(qtbot, first)
    second.load(SPEC, state)
    settle(qtbot, second)
    assert second._worker._training.steps_done == state.facts.steps_done
    second.run()
    qtbot.waitUntil(lambda: second.state is RunnerState.FINISHED)
    assert first.state is RunnerState.FINISHED
    mine, its = weights(first), weights(second)
    for name in mine:
        np.testing.assert_array_equal(mine[name], its[name])


def test_the_state_belongs_to_the_experiment_asked_for_last(qtbot, make):
    runner = make()
    runner.load(SPEC)
    runner.apply(replace(SPEC, name="later"))
    wanted = runner.capture()
    qtbot.waitUntil(wanted.done)
    assert wanted.result().spec.name == "later"


def test_without_a_training_there_is_no_state(qtbot, make):
    runner = make()
    runner.load(replace(SPEC, network=NetworkSpec(blocks=(Conv2D(),))))
    wanted = runner.capture()
    qtbot.waitUntil(wanted.done)
    assert wanted.result() is None
    assert runner.close()
    assert runner.capture().result(0) is None


def test_whoever_waits_when_the_thread_ends_is_answered(qtbot, make):
    runner = make()
    runner.load(SPEC)
    runner._worker.closing = True
    waiting = [runner.capture() for _ in range(3)]
    assert runner.close()
    assert all(wanted.done() for wanted in waiting)


def test_a_state_of_other_data_is_refused_in_a_sentence(qtbot, make):
    runner = make()
    refused = []
    runner.refused.connect(refused.append)
    runner.load(SPEC)
    wanted = runner.capture()
    qtbot.waitUntil(wanted.done)
    state = wanted.result()
    order = np.arange(len(state.tensors["order"]) + 1)
    runner.load(SPEC, dataclasses.replace(state, tensors={**state.tensors, "order": order}))
    qtbot.waitUntil(lambda: bool(refused))
    assert str(refused[0]).startswith("The data have changed since the session was saved")
    assert runner.state is RunnerState.INVALID
