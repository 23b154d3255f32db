"""Brings frames from the runner to the views: a few at a time, so that no event waits long."""

import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from typing import Protocol

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal, Slot

from playground.engine.frame import Frame
from playground.engine.probes import Probe
from playground.runner import Runner, RunnerState

RATE = 10
"""How many times a second every visible view is shown at least, unless told otherwise."""
ROUND = 980
"""Milliseconds for as many rounds as there should be in a second: a little less, to be on time."""
SHORTEST_TICK = 6
AT_ONCE = 0.0025
"""Seconds within which another view is shown at once: each time the window has its turn costs the training 0.1 ms."""
SLOW = 250
"""Milliseconds between two updates of the status bar."""


class View(Protocol):
    """What the pump needs of a panel."""

    def isVisible(self) -> bool:
        """Whether anybody can see it."""
        ...

    def show_frame(self, frame: Frame) -> None:
        """Show the numbers of a frame."""
        ...

    def probes(self) -> tuple[Probe, ...]:
        """What it wants computed."""
        ...


class Pump(QObject):
    """Takes a frame, hands it to the visible views one after the other, then takes the next.

    Sleeps while there is no frame. `told` carries each frame once, for text; `toldSlowly` at most four times a second
    and always the last one. Frames for which `belongs` is false are dropped: they are of an experiment just left.
    """

    told = Signal(object)
    toldSlowly = Signal(object)

    def __init__(
        self,
        runner: Runner,
        views: Sequence[View],
        belongs: Callable[[Frame], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._views = tuple(views)
        self._belongs = belongs
        self._waiting: deque[View] = deque()
        self._slow = QElapsedTimer()
        self._unsaid = False
        self._held = False
        self._rate = RATE
        self._due = 0.0
        self.frame: Frame | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        runner.frameReady.connect(self.wake)

    def set_rate(self, rate: int) -> None:
        """Show every visible view so many times a second from now on, if the computer is fast enough."""
        self._rate = rate

    @Slot()
    def wake(self) -> None:
        """Start looking for frames."""
        if not self._held and not self._timer.isActive():
            self._timer.start(SHORTEST_TICK)

    @Slot()
    def look_again(self) -> None:
        """Which views are visible may have changed: say what is wanted now and show it."""
        self._runner.watch(self._wanted())
        self._runner.refresh()

    def hold(self) -> None:
        """Show no more frames by itself."""
        self._held = True
        self._timer.stop()
        self._waiting.clear()

    def finish(self) -> bool:
        """Show the newest frame everywhere at once; whether there was one, with all that the views want.

        A view that has seen one may want more. If not, the runner says when there is another one.
        """
        complete = False
        while (frame := self._runner.take()) is not None:
            if self._belongs(frame):
                self._begin(frame)
                while self._waiting:
                    self._show_some(frame)
                self.toldSlowly.emit(frame)
                complete = all(probe in frame.probes for probe in self._wanted())
        return complete

    def _tick(self) -> None:
        with self._runner.quiet() if self._runner.brisk else nullcontext():
            if not self._waiting and not self._take():
                self._timer.stop()
                self._say_slowly(last=self._runner.state is not RunnerState.RUNNING)
                return
            # where nobody looks, frames come no more often than where somebody does
            shown = self._show_some(self.frame) if self._waiting and self.frame is not None else 1
            self._timer.setInterval(self._until_next(shown))

    def _take(self) -> bool:
        """Begin with the next frame; whether there is one."""
        frame = self._runner.take()
        if frame is not None and self._belongs(frame):
            self._begin(frame)
            self._say_slowly()
        return frame is not None

    def _begin(self, frame: Frame) -> None:
        self.frame = frame
        self._waiting.extend(view for view in self._views if view.isVisible())
        self.told.emit(frame)
        self._unsaid = True

    def _show_some(self, frame: Frame) -> int:
        """Show the next view, and further ones as long as it is quick; how many."""
        before, end = len(self._waiting), time.perf_counter() + AT_ONCE
        self._show_next(frame)
        while self._waiting and time.perf_counter() < end:
            self._show_next(frame)
        if not self._waiting:
            # a view may want other probes now that it has seen the data; only a change asks for another frame
            self._runner.watch(self._wanted())
        return before - len(self._waiting)

    def _show_next(self, frame: Frame) -> None:
        view = self._waiting.popleft()
        if view.isVisible():
            view.show_frame(frame)

    def _say_slowly(self, last: bool = False) -> None:
        due = not self._slow.isValid() or self._slow.hasExpired(SLOW)
        if self._unsaid and self.frame is not None and (due or last):
            self._slow.start()
            self._unsaid = False
            self.toldSlowly.emit(self.frame)

    def _until_next(self, shown: int) -> int:
        """Milliseconds to the next turn, now that so many views had theirs.

        Counted from when this turn was due, not from when it was over: rounds then take the time they should, no less.
        """
        now = 1000 * time.perf_counter()
        self._due = max(self._due + shown * self._pace(), now + SHORTEST_TICK)
        return round(self._due - now)

    def _pace(self) -> float:
        """Milliseconds per view, so that all of them have their turn in a round."""
        return ROUND / self._rate / max(sum(view.isVisible() for view in self._views), 1)

    def _wanted(self) -> tuple[Probe, ...]:
        """The probes of all views, each once."""
        return tuple(dict.fromkeys(probe for view in self._views for probe in view.probes()))
