"""A progress bar on standard error: one line that is redrawn in a terminal, a plain line now and then in a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO, TypeVar

from playground.commands.messages import DONE, INTERRUPTED
from playground.commands.pictures import decode_lazily

if TYPE_CHECKING:
    from playground.engine.training import Training
    from playground.experiment import ExperimentSpec
    from playground.experiment.studies import Study

ResultT = TypeVar("ResultT")

_WIDTH = 30
_SECONDS_TERMINAL = 0.1
_SECONDS_LOG = 5.0


class Bar:
    """Shows the share that is done and a text; `due` is cheap enough to be called after every step."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._terminal = self._stream.isatty()
        self._seconds = _SECONDS_TERMINAL if self._terminal else _SECONDS_LOG
        self._started = time.monotonic()
        self.elapsed = 0.0
        """Seconds from the start to the last `due`."""
        self._next = self._seconds
        self._width = 0

    def due(self) -> bool:
        """Whether the last time is long enough ago to show something new."""
        self.elapsed = time.monotonic() - self._started
        if self.elapsed < self._next:
            return False
        self._next = self.elapsed + self._seconds
        return True

    def show(self, share: float, text: str) -> None:
        """Show this now."""
        text = f"{share:4.0%}  {text}"
        if self._terminal:
            done = round(share * _WIDTH)
            self._write(f"\r[{'#' * done}{'-' * (_WIDTH - done)}] {text:<{self._width}}")
            self._width = len(text)  # a shorter text must cover a longer one
        else:
            self._write(text + "\n")

    def close(self) -> None:
        """Leave the cursor on a fresh line."""
        if self._terminal:
            self._write("\n")

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


def follow(study: Study[ResultT], text: Callable[[ResultT], str], quiet: bool) -> tuple[ResultT | None, int]:
    """Run a study to its end or to Ctrl+C, with a bar and a `text` unless `quiet`: what it has found, and exit code.

    The result is None if nothing was found before it was interrupted.
    """
    from playground.data.files.decoder import register_decoder

    register_decoder(decode_lazily)
    bar = None if quiet else Bar()
    found, share = None, 0.0
    code = DONE
    try:
        while True:
            progress = next(study)
            found, share = progress.result, progress.share
            if bar and bar.due():
                bar.show(share, text(found))
    except StopIteration as end:
        found = end.value
    except KeyboardInterrupt:
        code = INTERRUPTED
    if bar:
        if found is not None:
            bar.show(1.0 if code == DONE else share, text(found))
        bar.close()
    return found, code


class Progress:
    """Shows how far a training is; `update` is cheap enough to be called after every step."""

    def __init__(self, training: Training[ExperimentSpec], stream: TextIO | None = None) -> None:
        self._training = training
        self._bar = Bar(stream)

    def update(self, loss: float) -> None:
        """Show the progress with the loss of the last mini-batch, if the last time is long enough ago."""
        if self._bar.due():
            self._show(loss)

    def close(self, loss: float) -> None:
        """Show the final state and leave the cursor on a fresh line."""
        self._bar.due()
        self._show(loss)
        self._bar.close()

    def _show(self, loss: float) -> None:
        training, phase = self._training, self._training.phase
        if phase is not None:
            text = f"pre-training {phase.block}: epoch {phase.epoch:,}/{phase.epochs:,}  error {loss:z.4g}"
            self._bar.show(phase.share, text)
            return
        epochs = training.spec.training.epochs
        share = min(training.progress / epochs, 1.0) if epochs else 1.0
        rate = training.steps_done / max(self._bar.elapsed, 1e-9)
        self._bar.show(share, f"epoch {training.epochs_done:,}/{epochs:,}  loss {loss:z.4g}  {rate:,.0f} steps/s")
