"""A progress bar on standard error: one line that is redrawn in a terminal, a plain line now and then in a log."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from playground.engine.training import Training
    from playground.experiment import ExperimentSpec

_WIDTH = 30
_SECONDS_TERMINAL = 0.1
_SECONDS_LOG = 5.0


class Progress:
    """Shows how far a training is; `update` is cheap enough to be called after every step."""

    def __init__(self, training: Training[ExperimentSpec], stream: TextIO | None = None) -> None:
        self._training = training
        self._stream = stream or sys.stderr
        self._terminal = self._stream.isatty()
        self._seconds = _SECONDS_TERMINAL if self._terminal else _SECONDS_LOG
        self._started = time.monotonic()
        self._next = self._started + self._seconds
        self._width = 0

    def update(self, loss: float) -> None:
        """Show the progress with the loss of the last mini-batch, if the last time is long enough ago."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + self._seconds
            self._show(loss, now)

    def close(self, loss: float) -> None:
        """Show the final state and leave the cursor on a fresh line."""
        self._show(loss, time.monotonic())
        if self._terminal:
            self._write("\n")

    def _show(self, loss: float, now: float) -> None:
        training = self._training
        epochs = training.spec.training.epochs
        share = min(training.progress / epochs, 1.0) if epochs else 1.0
        rate = training.steps_done / max(now - self._started, 1e-9)
        text = f"{share:4.0%}  epoch {training.epochs_done:,}/{epochs:,}  loss {loss:.4g}  {rate:,.0f} steps/s"
        if self._terminal:
            done = round(share * _WIDTH)
            self._write(f"\r[{'#' * done}{'-' * (_WIDTH - done)}] {text:<{self._width}}")
            self._width = len(text)  # a shorter text must cover a longer one
        else:
            self._write(text + "\n")

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
