"""Autosave: a copy while there is something to lose, none when there is not, and none of it in the window's thread."""

import threading
from types import SimpleNamespace

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from playground.experiment import build, validate
from playground.experiment.session import read_session
from playground.experiment.shelf import Shelf
from playground.runner import UNLIMITED, Runner, RunnerState
from playground.ui.document import Document
from playground.ui.recovery.autosave import Autosave

NEVER = 3_600_000


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "recovery")


@pytest.fixture
def bench(qtbot, spiral):
    """A document and a runner as the window joins them."""
    document, runner = Document(), Runner(build, validate)
    runner.set_speed(UNLIMITED)
    document.loaded.connect(runner.load)
    document.changed.connect(runner.apply)
    document.load(spiral)
    qtbot.waitUntil(lambda: runner.state is RunnerState.PAUSED)
    yield SimpleNamespace(document=document, runner=runner, load=document.load)
    assert runner.close()
    for part in (document, runner):
        part.deleteLater()


@pytest.fixture
def autosave(bench, shelf):
    """With short times: an edit is copied at once, a training every 30 ms."""
    made = Autosave(bench.document, bench.runner, shelf, None, after_edit=1, while_training=30)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def copy(qtbot, shelf):
    """A function that waits for a copy that satisfies a condition."""

    def wait(condition=lambda session: True):
        document = shelf.place.document
        qtbot.waitUntil(lambda: document.exists() and bool(condition(read_session(document))))
        return read_session(document)

    return wait


def settle(autosave):
    """Do everything that is queued, in the window and in the thread that writes."""
    QCoreApplication.processEvents()
    autosave._writer.submit(lambda: None).result()


def edit(bench, name="mine"):
    bench.document.edit(replace(bench.document.spec, name=name), "Rename")


def test_an_edit_is_copied_with_name_time_and_weights(bench, autosave, copy):
    edit(bench)
    found = copy()
    assert found.spec == bench.document.spec
    assert found.state is not None
    assert (found.origin.title, found.origin.path) == ("mine", "")
    assert found.origin.saved > 1.7e9


def test_nothing_is_copied_while_there_is_nothing_to_lose(bench, autosave, shelf):
    bench.runner.step()
    settle(autosave)
    assert not autosave.needed
    autosave.save()
    settle(autosave)
    assert not shelf.place.document.exists()


def test_a_training_is_copied_while_it_runs_and_when_it_stops(bench, qtbot, autosave, copy):
    bench.runner.run()
    first = copy(lambda session: session.state and session.state.facts.steps_done)
    copy(lambda session: session.state.facts.steps_done > first.state.facts.steps_done)
    bench.runner.pause()
    qtbot.waitUntil(lambda: bench.runner.state is RunnerState.PAUSED)
    last = bench.runner._worker._training.steps_done
    copy(lambda session: session.state.facts.steps_done == last)


def test_saving_removes_the_copy_and_so_does_taking_the_edit_back(bench, qtbot, autosave, copy, shelf, tmp_path):
    for clean in (lambda: bench.document.save(tmp_path / "x.json"), bench.document.undo_stack.undo):
        edit(bench, f"{clean}")
        copy()
        clean()
        qtbot.waitUntil(lambda: not shelf.place.document.exists())


def test_a_preset_that_was_trained_keeps_its_copy_when_it_is_saved(bench, qtbot, autosave, copy, tmp_path):
    """The preset has no weights in it: they would be lost."""
    bench.runner.run_epochs(2)
    copy(lambda session: session.state.facts.epochs_done == 2)
    bench.document.save(tmp_path / "x.json")
    settle(autosave)
    assert copy(lambda session: session.origin.path.endswith("x.json")).state.facts.epochs_done == 2


def test_a_session_that_is_saved_needs_none(bench, qtbot, autosave, copy, shelf, tmp_path):
    bench.runner.run_epochs(2)
    copy(lambda session: session.state.facts.epochs_done == 2)
    bench.document.save(tmp_path / "x.nnp", bench.runner.capture().result(5))
    qtbot.waitUntil(lambda: not shelf.place.document.exists())


def test_another_experiment_drops_the_copy_of_the_one_before(bench, qtbot, autosave, copy, shelf):
    edit(bench)
    copy()
    bench.load(replace(bench.document.spec, name="other"))
    settle(autosave)
    qtbot.waitUntil(lambda: not shelf.place.document.exists())


def test_an_experiment_that_cannot_be_built_is_copied_too(bench, qtbot, autosave, copy):
    from playground.engine.image_blocks import Conv2D
    from playground.engine.specs import NetworkSpec

    bench.document.edit(replace(bench.document.spec, network=NetworkSpec(blocks=(Conv2D(),))), "Break it")
    found = copy(lambda session: session.spec == bench.document.spec)
    assert found.state is None


def test_closing_the_window_removes_the_copy_and_dying_does_not(bench, qtbot, autosave, copy, shelf):
    edit(bench)
    copy()
    autosave.close()
    assert shelf.place.document.exists()


def test_giving_up_removes_it(bench, qtbot, autosave, copy, shelf):
    edit(bench)
    copy()
    autosave.give_up()
    autosave.close()
    assert not shelf.place.document.exists()
    edit(bench, "afterwards, nothing happens any more")
    QCoreApplication.processEvents()


def test_a_disk_that_is_full_is_said_once_and_the_old_copy_stays(bench, qtbot, autosave, copy, shelf, monkeypatch):
    edit(bench)
    before = copy()
    failures = []
    autosave.failed.connect(failures.append)
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    for name in ("a", "b", "c"):
        edit(bench, name)
        autosave.save().result(5)
    QCoreApplication.processEvents()
    assert len(failures) == 1
    assert "No space left on device" in str(failures[0])
    assert copy().spec == before.spec


def test_a_step_that_takes_for_ever_does_not_stop_the_copying(bench, qtbot, shelf, copy, monkeypatch):
    from concurrent.futures import Future

    monkeypatch.setattr("playground.ui.recovery.autosave.LONGEST_STEP", 0.01)
    monkeypatch.setattr(bench.runner, "capture", Future)
    autosave = Autosave(bench.document, bench.runner, shelf, None, 1, NEVER)
    edit(bench)
    assert copy().state is None
    autosave.close()


def test_the_file_is_written_in_a_thread_of_its_own(bench, qtbot, autosave, copy, shelf, monkeypatch):
    threads = []
    real = shelf.keep
    monkeypatch.setattr(shelf, "keep", lambda data: (threads.append(threading.current_thread().name), real(data)))
    edit(bench)
    copy()
    assert threads == ["autosave_0"]


def test_switched_off_it_copies_nothing_by_itself(bench, autosave, shelf, copy):
    autosave.turn(False)
    bench.document.edit(replace(bench.document.spec, name="unsaved"), "Rename")
    autosave._soon.timeout.emit()
    autosave._writer.submit(int).result()
    assert not shelf.place.document.exists()
    autosave.turn(True)
    assert copy().spec.name == "unsaved"


def test_what_was_recovered_stays_while_it_is_switched_off(bench, autosave, shelf, copy):
    bench.document.edit(replace(bench.document.spec, name="recovered"), "Rename")
    copy(lambda session: session.spec.name == "recovered")
    autosave.turn(False)
    bench.document.edit(replace(bench.document.spec, name="later"), "Rename")
    autosave._soon.timeout.emit()
    autosave._writer.submit(int).result()
    assert read_session(shelf.place.document).spec.name == "recovered"


def test_the_interval_is_in_seconds(autosave):
    autosave.set_interval(90)
    assert autosave._again.interval() == 90_000
