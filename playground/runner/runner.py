"""The window's handle on the worker thread."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from playground.runner.inbox import Command, Name
from playground.runner.speed import Speed
from playground.runner.state import RunnerState
from playground.runner.worker import Worker
from playground.sentence import Sentence

if TYPE_CHECKING:
    from playground.engine.frame import Frame
    from playground.engine.history import Curves
    from playground.engine.holds import Edge, Holds
    from playground.engine.state import State
    from playground.engine.training import Training
    from playground.experiment import Problem
    from playground.experiment.spec import ExperimentSpec

PATIENCE = 0.001
"""Seconds that the window waits for a training to come to rest, which is busy with more than a short step."""
_log = logging.getLogger(__name__)

#: Threads that did not end in time. A QThread destroyed while it runs aborts the process, so they are kept.
_abandoned: list[Worker] = []


class Runner(QObject):
    """Runs one experiment at a time in a thread of its own. All methods return at once, and are called in one thread.

    The thread starts with the first command and lives until `close`.
    Commands queue and are obeyed between two steps; of specs applied in a row only the last counts. Frames are pulled
    with `take`: while it trains, the worker makes a new one only after the last one was taken and somebody watches.
    `frameReady` comes when there is one again after a `take` that found none: whoever looks often is not disturbed.
    `build` (with a spec, and with the precision of a state that is put back) and `validate` are called in the worker.
    `ended` carries the experiment and the curves of a run of at least one epoch that was reset or needed new weights.
    """

    stateChanged = Signal(object)
    failed = Signal(str)
    refused = Signal(object)
    frameReady = Signal()
    restored = Signal(object)
    ended = Signal(object, object)

    def __init__(
        self,
        build: Callable[..., Training[ExperimentSpec]],
        validate: Callable[[ExperimentSpec], list[Problem]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._state = RunnerState.BUILDING
        self._worker: Worker | None = Worker(build, validate)
        self._worker.stateChanged.connect(self._on_state_changed)
        self._worker.failed.connect(self._on_failed)
        self._worker.refused.connect(self._on_refused)
        self._worker.frameReady.connect(self._on_frame_ready)
        self._worker.restored.connect(self._on_restored)
        self._worker.ended.connect(self._on_ended)

    @property
    def state(self) -> RunnerState:
        """The state last reported by `stateChanged`."""
        return self._state

    def load(self, spec: ExperimentSpec, state: State | None = None) -> None:
        """Start afresh with this experiment, paused at epoch 0 or where a captured state stands."""
        self._send("load", spec, state)

    def capture(self) -> Future[State | None]:
        """The state of the training between two steps, once the worker gets there.

        None if there is no training, or if it is of an experiment before the one that cannot be built.
        """
        wanted: Future[State | None] = Future()
        if self._worker is None:
            wanted.set_result(None)
        else:
            self._send("capture", wanted)
        return wanted

    def apply(self, spec: ExperimentSpec, keep_weights: bool = False, edit: str = "") -> None:
        """Change the experiment at the next step boundary; see `Training.apply`. A run goes on.

        With another seed of the weights nothing is kept. `edit`: the name of what is done or undone.
        """
        self._send("apply", spec, keep_weights, *filter(None, (edit,)))

    def run(self) -> None:
        """Train to the end of the run, or to the end of a paused `run_epochs`."""
        self._send("run")

    def run_epochs(self, epochs: int) -> None:
        """Train this many epochs more, beyond the end of the run if need be."""
        self._send("run_epochs", epochs)

    def pause(self) -> None:
        """Stop training; `run` goes on where it was."""
        self._send("pause")

    def stop(self) -> None:
        """Stop training and forget a pending `run_epochs`; weights and curves stay."""
        self._send("stop")

    def step(self) -> None:
        """Train one mini-batch, then pause."""
        self._send("step")

    def epoch(self) -> None:
        """Train to the end of the current epoch as fast as possible, then pause."""
        self._send("epoch")

    def reset(self) -> None:
        """Back to the same initial weights, paused."""
        self._send("reset")

    def restore(self) -> None:
        """Back to the last good epoch with a smaller learning rate; `restored` carries the changed experiment."""
        self._send("restore")

    def hold(self, holds: Holds) -> None:
        """Hold fast and silence exactly this from the next step on; a run goes on."""
        self._send("hold", holds)

    def set_weight(self, edge: Edge, value: float) -> None:
        """Give a weight or bias a value at the next step boundary; a run goes on."""
        self._send("set_weight", edge, value)

    def set_speed(self, speed: Speed) -> None:
        """Change the speed; applies at once, also to a run."""
        if self._worker is not None:
            self._worker.speed = speed
            self._worker.inbox.wake()

    def watch(self, probes: tuple[Any, ...] | None) -> None:
        """What the next frames should hold; None when nobody looks and no frames are wanted."""
        if self._worker is not None and probes != self._worker.probes:
            self._worker.probes = probes
            if probes is not None:
                self.refresh()

    def refresh(self) -> None:
        """Ask for a fresh frame, training or not; it replaces one that was not taken yet."""
        if self._worker is not None:
            self._worker.refresh = True
            self._worker.inbox.wake()

    def take(self) -> Frame | None:
        """The newest frame, if there is one that was not taken yet."""
        return None if self._worker is None else self._worker.mailbox.take()

    @property
    def brisk(self) -> bool:
        """Whether steps are so short that the training had better be `quiet` while the window works."""
        return self._worker is not None and self._worker.burst.brisk

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """Let the training rest while the window works, from the next step boundary on.

        Two threads that both run Python hand the interpreter's lock to and fro at each call into Qt: that costs the
        training more than waiting, and the window up to 5 ms each time. Long steps let go of the lock by themselves.
        The window waits for the boundary: a thread that wants the lock is woken 80 times in vain during one frame.
        """
        inbox = None if self._worker is None else self._worker.inbox
        if inbox is not None:
            inbox.hold(PATIENCE)
        try:
            yield
        finally:
            if inbox is not None:
                inbox.release()

    def close(self, milliseconds: int = 3000) -> bool:
        """End the thread; whether it ended in time. The runner does nothing afterwards."""
        worker, self._worker = self._worker, None
        if worker is None:
            return True
        worker.closing = True
        worker.inbox.put(Command("stop"))
        if worker.wait(milliseconds):
            worker.deleteLater()
            return True
        _abandoned.append(worker)
        _log.error("The training thread did not end within %d ms.", milliseconds)
        return False

    def _send(self, name: Name, *arguments: Any) -> None:
        if self._worker is not None:
            self._worker.inbox.put(Command(name, arguments))
            if not self._worker.isRunning():
                self._worker.start()

    @Slot(object)
    def _on_state_changed(self, state: RunnerState) -> None:
        self._state = state
        self.stateChanged.emit(state)

    @Slot(str)
    def _on_failed(self, text: str) -> None:
        self.failed.emit(text)

    @Slot(object)
    def _on_refused(self, sentence: Sentence) -> None:
        self.refused.emit(sentence)

    @Slot()
    def _on_frame_ready(self) -> None:
        self.frameReady.emit()

    @Slot(object)
    def _on_restored(self, spec: ExperimentSpec) -> None:
        self.restored.emit(spec)

    @Slot(object, object)
    def _on_ended(self, spec: ExperimentSpec, curves: Curves) -> None:
        self.ended.emit(spec, curves)
