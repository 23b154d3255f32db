"""The runner against a fake training: what each command does, in which order, and that nothing gets lost."""

import threading
from dataclasses import replace

import pytest
from fake import PER_EPOCH, FakeSpec, FakeTraining, fake_validate

from playground.runner import UNLIMITED, Runner, RunnerState, Speed


@pytest.fixture
def bench(qtbot):
    """A runner over one fake training, closed at the end."""

    class Bench:
        def __init__(self):
            self.training = FakeTraining(FakeSpec())
            self.runner = Runner(self.build, fake_validate)
            self.runner.set_speed(UNLIMITED)
            self.states = []
            self.failures = []
            self.builds = []
            self.runner.stateChanged.connect(self.states.append)
            self.runner.failed.connect(self.failures.append)

        def build(self, spec):
            self.builds.append(spec)
            self.training.spec = spec
            return self.training

        def load(self, spec=None):
            self.runner.load(spec or FakeSpec())
            self.wait_for(RunnerState.PAUSED)

        def wait_for(self, state):
            qtbot.waitUntil(lambda: self.runner.state is state)

        def wait_steps(self, steps):
            qtbot.waitUntil(lambda: self.training.steps_done == steps)

        def wait_until(self, condition):
            qtbot.waitUntil(lambda: bool(condition()))

    made = Bench()
    yield made
    if made.training.gate is not None:
        made.training.gate.release(1000)
    assert made.runner.close()
    made.runner.deleteLater()


def test_load_builds_in_the_worker_and_pauses(bench):
    bench.load()
    assert bench.states == [RunnerState.PAUSED]
    assert len(bench.builds) == 1


def test_run_ends_with_the_experiment(bench):
    bench.load()
    bench.runner.run()
    bench.wait_for(RunnerState.FINISHED)
    assert bench.training.steps_done == 10 * PER_EPOCH
    assert threading.get_ident() not in bench.training.threads
    assert len(bench.training.threads) == 1


def test_step_and_epoch_end_where_they_should(bench):
    bench.load()
    bench.runner.step()
    bench.wait_steps(1)
    bench.runner.epoch()
    bench.wait_steps(PER_EPOCH)
    bench.runner.epoch()
    bench.wait_steps(2 * PER_EPOCH)
    bench.wait_for(RunnerState.PAUSED)


def test_step_goes_on_after_the_end(bench):
    bench.load(FakeSpec(epochs=1))
    bench.runner.run()
    bench.wait_for(RunnerState.FINISHED)
    bench.runner.step()
    bench.wait_steps(PER_EPOCH + 1)
    bench.runner.run_epochs(2)
    bench.wait_steps(3 * PER_EPOCH)
    bench.wait_for(RunnerState.FINISHED)


def test_pause_keeps_the_goal_of_run_epochs_and_stop_forgets_it(bench):
    bench.training.gate = threading.Semaphore(0)
    bench.load()
    bench.runner.run_epochs(2)
    bench.training.gate.release(3)
    bench.wait_steps(3)
    bench.runner.pause()
    bench.training.gate.release(1)
    bench.wait_for(RunnerState.PAUSED)
    bench.training.gate.release(1000)
    bench.runner.run()
    bench.wait_steps(2 * PER_EPOCH)
    bench.wait_for(RunnerState.PAUSED)
    assert bench.training.steps_done == 2 * PER_EPOCH
    bench.runner.run_epochs(2)
    bench.runner.stop()
    bench.runner.run()
    bench.wait_for(RunnerState.FINISHED)


def test_stop_of_a_slow_network_waits_for_one_batch_at_most(bench):
    bench.training.gate = threading.Semaphore(0)
    bench.load()
    bench.runner.run()
    bench.wait_for(RunnerState.RUNNING)
    bench.runner.stop()
    bench.training.gate.release(1)
    bench.wait_for(RunnerState.PAUSED)
    assert bench.training.steps_done == 1


def test_commands_keep_their_order_and_only_the_last_of_several_specs_counts(bench):
    bench.training.gate = threading.Semaphore(0)
    bench.load()
    bench.runner.step()
    for name in "bcd":
        bench.runner.apply(FakeSpec(name))
    bench.runner.step()
    bench.runner.apply(FakeSpec("e"), keep_weights=True)
    bench.training.gate.release(2)
    bench.runner.reset()
    bench.wait_until(lambda: "reset" in bench.training.log)
    changes = [entry for entry in bench.training.log if entry[0] == "apply"]
    assert changes[-2:] == [("apply", "d", False, 1), ("apply", "e", True, 2)]
    assert bench.training.log[-1] == "reset"


def test_weights_are_kept_on_request_unless_the_seed_asks_for_others(bench):
    bench.load()
    bench.runner.apply(FakeSpec("b"), keep_weights=True)
    bench.runner.step()
    bench.runner.apply(FakeSpec("c", seed=1), keep_weights=True)
    bench.runner.step()
    bench.wait_steps(2)
    kept = [entry[2] for entry in bench.training.log if entry[0] == "apply"]
    assert kept == [True, False]


def test_an_equal_spec_changes_nothing(bench):
    bench.load()
    bench.runner.apply(FakeSpec())
    bench.runner.step()
    bench.wait_steps(1)
    assert not [entry for entry in bench.training.log if entry[0] == "apply"]


def test_apply_during_a_run_goes_on_running(bench):
    bench.training.gate = threading.Semaphore(0)
    bench.load()
    bench.runner.run()
    bench.training.gate.release(2)
    bench.wait_steps(2)
    bench.runner.apply(FakeSpec("b", epochs=3))
    bench.training.gate.release(1000)
    bench.wait_for(RunnerState.FINISHED)
    assert bench.training.steps_done == 3 * PER_EPOCH
    assert bench.training.log.count("run") == 2


def test_an_invalid_spec_stops_the_run_and_a_valid_one_goes_on_with_the_same_training(bench):
    bench.load()
    bench.runner.step()
    bench.runner.apply(FakeSpec(valid=False))
    bench.wait_for(RunnerState.INVALID)
    bench.runner.run()
    bench.runner.step()
    bench.runner.apply(FakeSpec("b"))
    bench.wait_for(RunnerState.PAUSED)
    assert bench.training.steps_done == 1
    assert len(bench.builds) == 1


def test_an_invalid_spec_from_the_start_builds_nothing(bench):
    bench.runner.load(FakeSpec(valid=False))
    bench.wait_for(RunnerState.INVALID)
    assert bench.builds == []
    bench.runner.apply(FakeSpec("b"))
    bench.wait_for(RunnerState.PAUSED)
    assert len(bench.builds) == 1


def test_an_exception_is_reported_and_the_thread_lives_on(bench):
    bench.training.fail_at = 5
    bench.load()
    bench.runner.run()
    bench.wait_until(lambda: bench.failures)
    bench.wait_for(RunnerState.PAUSED)
    assert "planted" in bench.failures[0]
    bench.training.fail_at = None
    bench.runner.run()
    bench.wait_for(RunnerState.FINISHED)
    assert len(bench.failures) == 1


def test_an_exception_while_building_is_reported(bench, qtbot):
    def build(spec):
        raise MemoryError("too large")

    runner = Runner(build, fake_validate)
    with qtbot.waitSignal(runner.failed) as caught:
        runner.load(FakeSpec())
    assert "too large" in caught.args[0]
    qtbot.waitUntil(lambda: runner.state is RunnerState.INVALID)
    assert runner.close()
    runner.deleteLater()


def test_divergence_ends_the_run_and_restore_hands_out_the_changed_spec(bench, qtbot):
    bench.load()
    bench.training.diverged = object()
    bench.runner.run_epochs(1)
    bench.wait_for(RunnerState.DIVERGED)
    with qtbot.waitSignal(bench.runner.restored) as caught:
        bench.runner.restore()
    assert caught.args[0] == replace(FakeSpec(), name="a-restored")
    bench.wait_for(RunnerState.PAUSED)


def test_a_slow_speed_can_be_left_at_once(bench):
    bench.load()
    bench.runner.set_speed(Speed(0.001, "steps"))
    bench.runner.run()
    bench.wait_steps(1)
    bench.runner.set_speed(UNLIMITED)
    bench.wait_for(RunnerState.FINISHED)


def test_close_ends_a_run_a_wait_and_can_be_called_twice(bench):
    bench.load()
    bench.runner.set_speed(Speed(0.001, "epochs"))
    bench.runner.run()
    bench.wait_for(RunnerState.RUNNING)
    assert bench.runner.close()
    assert bench.runner.close()
    bench.runner.run()
    assert bench.runner.take() is None


def test_a_thread_that_does_not_end_is_kept_instead_of_destroyed(bench, caplog):
    bench.training.gate = threading.Semaphore(0)
    bench.load()
    bench.runner.step()
    worker = bench.runner._worker
    bench.wait_until(lambda: bench.training.threads)
    assert not bench.runner.close(10)
    assert "did not end" in caplog.text
    bench.training.gate.release(1)
    assert worker.wait(3000)
