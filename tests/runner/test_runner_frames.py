"""Frames: made only when somebody looks and the last one was taken; the newest wins."""

import threading

import pytest
from fake import FakeSpec, FakeTraining, fake_validate

from playground.runner import UNLIMITED, Runner, RunnerState
from playground.runner.inbox import Command, Inbox, Mailbox
from playground.runner.speed import SPEEDS, Pace, Speed


@pytest.fixture
def training():
    return FakeTraining(FakeSpec())


@pytest.fixture
def runner(qtbot, training):
    made = Runner(lambda spec: training, fake_validate)
    made.set_speed(UNLIMITED)
    with qtbot.waitSignal(made.stateChanged, check_params_cb=lambda state: state is RunnerState.PAUSED):
        made.load(FakeSpec())
    yield made
    if training.gate is not None:
        training.gate.release(1000)
    assert made.close()
    made.deleteLater()


def frames(training):
    return [entry for entry in training.log if entry[0] == "frame"]


def test_nobody_looks_no_frame_is_made(qtbot, runner, training):
    runner.run()
    qtbot.waitUntil(lambda: runner.state is RunnerState.FINISHED)
    assert frames(training) == []
    assert runner.take() is None


def test_one_frame_until_it_is_taken_and_a_fresh_one_at_the_end(qtbot, runner, training):
    with qtbot.waitSignal(runner.frameReady):
        runner.watch(("map",))
    assert runner.take() is not None
    assert runner.take() is None
    training.log.clear()
    with qtbot.waitSignal(runner.frameReady):
        runner.run()
    qtbot.waitUntil(lambda: runner.state is RunnerState.FINISHED)
    assert len(frames(training)) == 2
    last = runner.take()
    assert last.step == training.steps_done
    assert last.probes == ("map",)


def test_taking_a_frame_asks_for_the_next(qtbot, runner, training):
    training.gate = threading.Semaphore(0)
    runner.watch(())
    runner.run()
    seen = []
    for _ in range(3):
        training.gate.release(8)
        qtbot.waitUntil(lambda: (frame := runner.take()) is not None and (seen.append(frame.step) or True))
    assert seen == sorted(seen)


def test_a_paused_step_replaces_the_frame_nobody_took(qtbot, runner, training):
    with qtbot.waitSignal(runner.frameReady):
        runner.watch(())
    for _ in range(3):
        runner.step()
    qtbot.waitUntil(lambda: training.log[-1] == ("frame", (), 3))
    assert runner.take().step == 3
    assert runner.take() is None


def test_refresh_works_while_nobody_watches(qtbot, runner):
    with qtbot.waitSignal(runner.frameReady):
        runner.refresh()
    assert runner.take().probes == ()


def test_mailbox_keeps_the_newest():
    box = Mailbox()
    assert box.put(1)
    assert not box.put(2)
    assert box.take() == 2
    assert box.empty
    assert not box.put(3)  # nobody has looked in vain
    assert box.take() == 3
    assert box.take() is None
    assert box.put(4)


def test_inbox_drops_only_specs_in_a_row():
    inbox = Inbox()
    for command in (Command("apply", (1,)), Command("apply", (2,)), Command("run"), Command("apply", (3,))):
        inbox.put(command)
    assert [inbox.take() for _ in range(4)] == [Command("apply", (2,)), Command("run"), Command("apply", (3,)), None]


def test_inbox_keeps_the_names_of_all_edits_of_specs_in_a_row():
    inbox = Inbox()
    for command in (Command("apply", (1, True, "a")), Command("apply", (2, False)), Command("apply", (3, True, "b"))):
        inbox.put(command)
    assert inbox.take() == Command("apply", (3, True, "a", "b"))


def test_pace_counts_from_its_anchor():
    pace, speed = Pace(), Speed(10.0, "steps")
    assert pace.delay(speed, 5, 0.5, now=100.0) == 0.0
    assert pace.delay(speed, 6, 0.6, now=100.03) == pytest.approx(0.07)
    assert pace.delay(speed, 7, 0.7, now=100.11) == pytest.approx(0.09)


def test_pace_in_epochs_follows_progress_not_steps():
    pace, speed = Pace(), Speed(2.0, "epochs")
    pace.delay(speed, 0, 0.0, now=0.0)
    assert pace.delay(speed, 7, 0.5, now=0.0) == pytest.approx(0.25)


def test_pace_does_not_catch_up_after_a_long_break():
    pace, speed = Pace(), Speed(10.0, "steps")
    pace.delay(speed, 0, 0.0, now=0.0)
    assert pace.delay(speed, 1, 0.1, now=5.0) == 0.0
    assert pace.delay(speed, 2, 0.2, now=5.0) == pytest.approx(0.1)


def test_pace_starts_anew_with_a_new_speed():
    pace = Pace()
    pace.delay(Speed(1.0, "steps"), 0, 0.0, now=0.0)
    assert pace.delay(Speed(2.0, "steps"), 1, 0.1, now=0.0) == 0.0
    assert pace.delay(UNLIMITED, 1, 0.1, now=0.0) == 0.0


def test_speeds_go_from_one_step_a_second_to_no_limit():
    assert SPEEDS[0] == Speed(1.0, "steps")
    assert SPEEDS[-1] is UNLIMITED
    for unit in ("steps", "epochs"):
        values = [speed.value for speed in SPEEDS if speed.unit == unit]
        assert values == sorted(values)


def test_training_rests_while_the_window_works_and_then_goes_on(qtbot, runner, training):
    training.gate = threading.Semaphore(0)
    runner.run()
    training.gate.release(1)
    qtbot.waitUntil(lambda: training.steps_done == 1)
    with runner.quiet():
        training.gate.release(1)
        qtbot.waitUntil(lambda: training.steps_done == 2)
        training.gate.release(1000)
        assert training.steps_done == 2
    qtbot.waitUntil(lambda: runner.state is RunnerState.FINISHED)
    assert training.steps_done == 40


def test_the_window_does_not_begin_before_the_training_rests(qtbot, runner, training, monkeypatch):
    monkeypatch.setattr("playground.runner.runner.PATIENCE", 10)
    training.spec = FakeSpec(epochs=1_000_000)
    runner.run()
    qtbot.waitUntil(lambda: training.steps_done > 0)
    with runner.quiet():
        before = training.steps_done
        sum(range(1_000_000))  # time enough for many steps
        assert training.steps_done == before
    qtbot.waitUntil(lambda: training.steps_done > before)


def test_rests_without_end_neither_stop_a_run_nor_change_it(qtbot, runner, training):
    training.spec = FakeSpec(epochs=5000)
    runner.run()

    def work():
        with runner.quiet():
            pass
        return runner.state is RunnerState.FINISHED

    qtbot.waitUntil(work, timeout=20_000)
    assert training.steps_done == 20_000


def test_commands_given_during_a_rest_are_obeyed_after_it(qtbot, runner, training):
    with runner.quiet():
        runner.step()
        runner.step()
    qtbot.waitUntil(lambda: training.steps_done == 2)
    with runner.quiet():
        assert runner.close()
