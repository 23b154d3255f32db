"""The thread that trains."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, QThread, Signal

from playground.data.files.errors import DataError
from playground.engine.resuming import resume
from playground.engine.state import StateError, capture
from playground.runner.goal import Goal, finished
from playground.runner.inbox import Command, Inbox, Mailbox
from playground.runner.memory import give_back
from playground.runner.speed import DEFAULT_SPEED, UNLIMITED, Burst, Pace, Speed
from playground.runner.state import RunnerState

if TYPE_CHECKING:
    from playground.engine.history import History
    from playground.engine.holds import Edge, Holds
    from playground.engine.state import State
    from playground.engine.training import Training
    from playground.experiment import Problem
    from playground.experiment.spec import ExperimentSpec

#: A wait shorter than this (in seconds) is left out: the next one makes up for it.
SHORTEST_WAIT = 0.002


class Worker(QThread):
    """Obeys commands and trains in between, until `closing` is set.

    Everything that can fail is caught: an exception becomes `failed(text)` and ends the run, not the thread. Data that
    cannot be read become `refused(sentence)`, and the experiment is invalid until another one comes. The attributes
    without underscore are written by the window's thread; each is a single value that is replaced.
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
        # macOS gives threads 512 KB, too little for the matrix products of some libraries
        self.setStackSize(16 << 20)
        self.inbox = Inbox()
        self.mailbox = Mailbox()
        self.closing = False
        self.refresh = False
        self.probes: tuple[Any, ...] | None = None
        self.speed: Speed = DEFAULT_SPEED
        self._build = build
        self._validate = validate
        self._training: Training[ExperimentSpec] | None = None
        self._valid = False
        self._state = RunnerState.BUILDING
        self._steps: Iterator[object] | None = None
        self._goal = Goal()
        self.burst = Burst()
        self._pace = Pace()
        self._specs: dict[str, Callable[..., None]] = {
            "load": self._load,
            "apply": self._apply,
            "capture": self._capture,
        }
        self._transport: dict[str, Callable[..., None]] = {
            "run": self._run,
            "run_epochs": self._run_epochs,
            "pause": self._pause,
            "stop": self._stop,
            "step": self._step,
            "epoch": self._epoch,
            "reset": self._reset,
            "restore": self._restore,
            "hold": self._hold,
            "set_weight": self._set_weight,
        }

    def run(self) -> None:
        """The thread's life. Overflow is expected while a run diverges and is reported by the engine."""
        with np.errstate(all="ignore"):
            while not self.closing:
                try:
                    self._turn()
                except (DataError, StateError) as error:
                    self._steps, self._valid = None, False
                    self._set_state(RunnerState.INVALID)
                    self.refused.emit(error.sentence)
                except Exception:
                    self._steps = None
                    self.failed.emit(traceback.format_exc())
                    self._set_state(RunnerState.INVALID if self._training is None else RunnerState.PAUSED)
            self._disappoint()

    def _turn(self) -> None:
        self.inbox.rest()
        command = self.inbox.take()
        if command is not None:
            self._obey(command)
        elif self._training is not None and self._steps is not None:
            self._advance(self._training, self._steps)
        else:
            self._show()
            self.inbox.wait()

    def _obey(self, command: Command) -> None:
        if command.name in self._specs:
            self._specs[command.name](*command.arguments)
        elif self._training is not None and self._valid:
            self._transport[command.name](self._training, *command.arguments)
        if self._steps is None:
            self.refresh = self.refresh or self.probes is not None
        self._settle()

    def _settle(self) -> None:
        """Derive the state from the training and from whether steps are left to do."""
        if self._training is None or not self._valid:
            self._set_state(RunnerState.INVALID)
        elif self._training.diverged is not None:
            self._set_state(RunnerState.DIVERGED)
        elif self._steps is not None:
            self._set_state(RunnerState.RUNNING)
        else:
            self._set_state(RunnerState.FINISHED if finished(self._training) else RunnerState.PAUSED)

    def _set_state(self, state: RunnerState) -> None:
        if state is not self._state:
            self._state = state
            self.stateChanged.emit(state)

    # Commands that bring a spec. One that cannot be built leaves the training aside until one comes that can.

    def _load(self, spec: ExperimentSpec, state: State | None = None) -> None:
        self._training, self._steps, self._goal = None, None, Goal()
        self.mailbox.take()
        give_back()
        self._valid = not self._validate(spec)
        if self._valid:
            self._set_state(RunnerState.BUILDING)
            self._training = self._build(spec) if state is None else self._resumed(spec, state)

    def _resumed(self, spec: ExperimentSpec, state: State) -> Training[ExperimentSpec]:
        training = self._build(spec, state.dtype)
        resume(training, state)
        return training

    def _capture(self, wanted: Future[State | None]) -> None:
        """Hand over the state; whoever waits for it must not wait for ever."""
        try:
            wanted.set_result(capture(self._training) if self._training is not None and self._valid else None)
        except Exception as error:
            wanted.set_exception(error)

    def _disappoint(self) -> None:
        """The thread ends: whoever still waits for a state gets none."""
        while (command := self.inbox.take()) is not None:
            if command.name == "capture":
                command.arguments[0].set_result(None)

    def _apply(self, spec: ExperimentSpec, keep_weights: bool, *edits: str) -> None:
        self._valid = not self._validate(spec)
        if not self._valid:
            self._steps = None
        elif self._training is None:
            self._load(spec)
        elif spec != self._training.spec:
            before = self._training.spec, self._training.history
            if spec.data != self._training.spec.data:
                self._set_state(RunnerState.BUILDING)
            same_seed = spec.network.seed == self._training.spec.network.seed  # another one asks for other weights
            if self._training.apply(spec, keep_weights=keep_weights and same_seed, edits=edits) == "rebuilt":
                give_back()
            self._say_ended(self._training, *before)
            if self._steps is not None:
                self._steps = self._goal.steps(self._training)

    # Commands that need a training.

    def _run(self, training: Training[ExperimentSpec]) -> None:
        until = None if self._goal.hurry else self._goal.until
        self._start(training, Goal(until if until is not None and until > training.epochs_done else None))

    def _run_epochs(self, training: Training[ExperimentSpec], epochs: int) -> None:
        self._start(training, Goal(training.epochs_done + epochs))

    def _epoch(self, training: Training[ExperimentSpec]) -> None:
        self._start(training, Goal(training.epochs_done + 1, hurry=True))

    def _start(self, training: Training[ExperimentSpec], goal: Goal) -> None:
        self._goal, self._steps = goal, goal.steps(training)
        self._pace.restart()

    def _pause(self, _: Training[ExperimentSpec]) -> None:
        self._steps = None

    def _stop(self, _: Training[ExperimentSpec]) -> None:
        self._steps, self._goal = None, Goal()

    def _step(self, training: Training[ExperimentSpec]) -> None:
        self._steps = None
        training.step()
        training.record()

    def _reset(self, training: Training[ExperimentSpec]) -> None:
        self._stop(training)
        before = training.spec, training.history
        training.reset()
        self._say_ended(training, *before)

    def _say_ended(self, training: Training[ExperimentSpec], spec: ExperimentSpec, history: History) -> None:
        """Hand over the curves of a run of at least one epoch that is no more: its training has begun anew."""
        if training.history is not history and len(history) > 1:
            self.ended.emit(spec, history.snapshot())

    def _restore(self, training: Training[ExperimentSpec]) -> None:
        self._stop(training)
        self.restored.emit(training.restore())

    def _hold(self, training: Training[ExperimentSpec], holds: Holds) -> None:
        training.hold(holds)

    def _set_weight(self, training: Training[ExperimentSpec], edge: Edge, value: float) -> None:
        training.set_weight(edge, value)

    # Training and showing.

    def _advance(self, training: Training[ExperimentSpec], steps: Iterator[object]) -> None:
        """Wait until a step is due or train some; make a frame when it is wanted."""
        speed = UNLIMITED if self._goal.hurry else self.speed
        phase = training.phase
        done = (training.steps_done, training.progress) if phase is None else (phase.steps, phase.progress)
        delay = self._pace.delay(speed, *done, time.perf_counter())
        if delay > SHORTEST_WAIT:
            self._show()
            self.inbox.wait(delay)
            return
        wanted = self.burst.steps if speed.unit == "unlimited" else 1
        if self._train(steps, wanted):
            self._steps, self._goal = None, Goal()
            self.refresh = self.refresh or self.probes is not None
        self._show()
        if self._steps is None:
            self._settle()

    def _train(self, steps: Iterator[object], wanted: int) -> bool:
        """Train `wanted` steps or until something comes; whether the run has ended. The time taken sets the next burst.

        `pending` may be over when it is looked at again, so leaving early is never taken for the end.
        """
        inbox, begin, done = self.inbox, time.perf_counter(), 0
        for _ in islice(steps, wanted):
            done += 1
            if inbox.pending:
                return False
        self.burst.fit(time.perf_counter() - begin)
        return done < wanted

    def _show(self) -> None:
        """Make a frame if one was asked for, or if somebody looks at a run and the last one was taken."""
        watched = self._steps is not None and self.probes is not None and self.mailbox.empty
        if self._training is None or not (self.refresh or watched):
            return
        self.refresh = False
        if self.mailbox.put(self._training.frame(self.probes or (), self._steps is not None)):
            self.frameReady.emit()
