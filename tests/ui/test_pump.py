"""Frames reach the views in turn; hidden views and frames of another experiment are left out."""

import time
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal

from playground.runner import RunnerState
from playground.runner.inbox import Mailbox
from playground.ui.banners import Banners
from playground.ui.pump import Pump


class FakeRunner(QObject):
    frameReady = Signal()

    def __init__(self):
        super().__init__()
        self.state = RunnerState.PAUSED
        self.frames = []
        self.watched = []
        self.refreshed = 0
        self.brisk = True

    @contextmanager
    def quiet(self):
        yield

    def take(self):
        return self.frames.pop(0) if self.frames else None

    def watch(self, probes):
        self.watched.append(probes)

    def refresh(self):
        self.refreshed += 1


class FakeView:
    def __init__(self, log, name, probes=(), visible=True):
        self.log, self.name, self._probes, self.visible = log, name, probes, visible

    def isVisible(self):
        return self.visible

    def show_frame(self, frame):
        self.log.append((self.name, frame.number))

    def probes(self):
        return self._probes if self.visible else ()


@pytest.fixture
def scene(qtbot):
    log = []
    views = [FakeView(log, "a", ("x",)), FakeView(log, "b", ("x", "y")), FakeView(log, "hidden", ("z",), False)]
    runner = FakeRunner()
    pump = Pump(runner, views, lambda frame: frame.number != 2)
    yield SimpleNamespace(log=log, views=views, runner=runner, pump=pump)
    pump.hold()
    pump.deleteLater()
    runner.deleteLater()


def frame(number, *probes):
    return SimpleNamespace(number=number, probes=dict.fromkeys(probes))


def test_each_visible_view_sees_each_frame_once_in_turn(scene, qtbot):
    scene.runner.frames = [frame(1), frame(2), frame(3)]
    scene.runner.frameReady.emit()
    qtbot.waitUntil(lambda: len(scene.log) == 4)
    assert scene.log == [("a", 1), ("b", 1), ("a", 3), ("b", 3)]
    assert scene.runner.watched[-1] == ("x", "y")


def test_it_sleeps_without_frames_and_tells_the_last_one(scene, qtbot):
    told = []
    scene.pump.toldSlowly.connect(told.append)
    scene.runner.frames = [frame(1), frame(3)]
    scene.runner.frameReady.emit()
    qtbot.waitUntil(lambda: not scene.pump._timer.isActive())
    assert told[-1].number == 3


def test_where_nobody_looks_frames_are_taken_a_round_apart(scene):
    for view in scene.views:
        view.visible = False
    scene.pump._due = 1000 * time.perf_counter()
    scene.runner.frames = [frame(1), frame(3)]
    scene.pump.wake()
    scene.pump._tick()
    assert scene.pump._timer.interval() > 50


def test_turns_that_come_late_do_not_make_the_round_longer(scene, monkeypatch):
    turns = iter((5.0, 5.006, 5.065, 7.0))  # on time, on time, 10 ms late, after a long pause
    monkeypatch.setattr("playground.ui.pump.time", SimpleNamespace(perf_counter=lambda: next(turns)))
    assert [scene.pump._until_next(1) for _ in range(4)] == [6, 49, 39, 6]  # two views in 98 ms


def test_hold_shows_nothing_until_finish_which_wants_every_probe(scene):
    scene.pump.hold()
    scene.runner.frames = [frame(1, "x")]
    scene.runner.frameReady.emit()
    assert not scene.pump._timer.isActive()
    assert not scene.pump.finish()
    scene.runner.frames = [frame(3, "x", "y")]
    assert scene.pump.finish()
    assert not scene.pump.finish()
    assert scene.log == [("a", 1), ("b", 1), ("a", 3), ("b", 3)]


def test_whoever_has_looked_in_vain_is_told_of_the_next_frame(scene, qtbot):
    box = Mailbox()
    scene.runner.take = box.take
    box.put(frame(1, "x"))
    scene.pump.wake()
    qtbot.waitUntil(lambda: not scene.pump._timer.isActive())
    assert box.put(frame(3, "x"))
    scene.pump.hold()
    assert not scene.pump.finish()
    assert box.put(frame(3, "x", "y"))


def test_looking_again_asks_for_what_is_visible_now(scene):
    scene.views[2].visible = True
    scene.pump.look_again()
    assert scene.runner.watched == [("x", "y", "z")]
    assert scene.runner.refreshed == 1


def test_a_closed_state_stays_closed_and_a_repeated_event_does_not(qtbot):
    banners = Banners()
    qtbot.addWidget(banners)
    for topic, comes_back in (("hint", False), ("message", True)):
        banners.show_message(topic, "Once.")
        banners._banners[topic]._dismiss()
        assert banners.text(topic) == ""
        banners.show_message(topic, "Once.")
        assert bool(banners.text(topic)) == comes_back
    banners.show_message("hint", "Twice.")
    assert banners.text("hint") == "Twice."
    banners.clear("hint")
    banners.clear("message")
    assert banners.isHidden()
