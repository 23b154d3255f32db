"""What passes between the window's thread and the worker: commands one way, frames the other."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from playground.engine.frame import Frame

Name = Literal[
    "load", "apply", "capture", "run", "run_epochs", "pause", "stop", "step", "epoch", "reset", "restore", "hold",
    "set_weight",
]  # fmt: skip

LONGEST_REST = 0.5
"""Seconds after which the worker goes on although it is held: nothing in the window takes that long."""


@dataclass(frozen=True)
class Command:
    """One thing the worker is asked to do, with the arguments its name calls for."""

    name: Name
    arguments: tuple[Any, ...] = ()


class Inbox:
    """Commands in the order they were given; of several `apply` in a row only the last is kept, with all their edits.

    `wait` sleeps until something arrives. `pending` says whether something waits for the worker: a plain value, because
    it is read after each training step. Between `hold` and `release` the worker sleeps in `rest`, or goes on sleeping
    where it does. Safe to use from both threads.
    """

    def __init__(self) -> None:
        self.pending = False
        self._held = False
        self._released = threading.Event()
        self._asleep = threading.Event()
        self._commands: deque[Command] = deque()
        self._lock = threading.Lock()
        self._wake = threading.Event()

    def put(self, command: Command) -> None:
        """Add a command and wake the worker."""
        with self._lock:
            if command.name == "apply" and self._commands and self._commands[-1].name == "apply":
                edits = self._commands.pop().arguments[2:]
                command = Command("apply", (*command.arguments[:2], *edits, *command.arguments[2:]))
            self._commands.append(command)
            self.pending = True
        self._wake.set()

    def take(self) -> Command | None:
        """The next command, or None."""
        with self._lock:
            command = self._commands.popleft() if self._commands else None
            self.pending = bool(self._commands) or self._held
            return command

    def hold(self, patience: float) -> None:
        """Ask the worker to rest after its current step, and wait until it does: so many seconds at most."""
        with self._lock:
            self._released.clear()
            self._held = self.pending = True
        self._asleep.wait(patience)

    def release(self) -> None:
        """End the rest."""
        with self._lock:
            self._held = False
            self.pending = bool(self._commands)
        self._released.set()

    def rest(self) -> None:
        """Sleep while held."""
        if self._held:
            self._sleep(self._released, LONGEST_REST)

    def wake(self) -> None:
        """End a wait without a command: something else has changed."""
        self._wake.set()

    def wait(self, seconds: float | None = None) -> None:
        """Sleep until a command arrives, `wake` is called or `seconds` have passed."""
        self._sleep(self._wake, seconds)
        self._wake.clear()

    def _sleep(self, until: threading.Event, seconds: float | None) -> None:
        self._asleep.set()
        until.wait(seconds)
        self._asleep.clear()


class Mailbox:
    """A slot for one frame: the newest wins, taking it empties the slot."""

    def __init__(self) -> None:
        self._frame: Frame | None = None
        self._awaited = True
        self._lock = threading.Lock()

    @property
    def empty(self) -> bool:
        """Whether a new frame would find the slot empty."""
        return self._frame is None

    def put(self, frame: Frame) -> bool:
        """Store a frame; whether somebody has looked for one in vain, who must be told."""
        with self._lock:
            awaited, self._awaited = self._awaited, False
            self._frame = frame
            return awaited

    def take(self) -> Frame | None:
        """The frame in the slot, if any; the slot is empty afterwards."""
        with self._lock:
            frame, self._frame = self._frame, None
            self._awaited = frame is None
            return frame
