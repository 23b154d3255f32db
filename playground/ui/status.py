"""The status bar: what the training does on the left; document, language and theme on the right."""

from PySide6.QtCore import QElapsedTimer, Slot
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from playground.engine.frame import Frame
from playground.runner import RunnerState
from playground.ui.texts import tr_sentence
from playground.ui.widgets.still_label import StillLabel

SAID_FOR = 5000
"""Milliseconds for which a line about what was done stands."""


class Clock:
    """How long the training has run: counts only between `start` and `stop`, which say so a little late."""

    def __init__(self) -> None:
        self._timer = QElapsedTimer()
        self._before = 0

    @property
    def milliseconds(self) -> int:
        """The time so far."""
        return self._before + (self._timer.elapsed() if self._timer.isValid() else 0)

    def start(self) -> None:
        """Go on counting."""
        if not self._timer.isValid():
            self._timer.start()

    def stop(self) -> None:
        """Stop counting."""
        self._before = self.milliseconds
        self._timer.invalidate()

    def catch_up(self, milliseconds: int) -> None:
        """Show no less than this."""
        self._before += max(milliseconds - self.milliseconds, 0)

    def reset(self) -> None:
        """Back to zero; goes on counting if it was."""
        self._before = 0
        if self._timer.isValid():
            self._timer.restart()


class Status(QStatusBar):
    """Derives its text from the runner's state and the newest frame."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._training = StillLabel(role="muted")
        self._document = QLabel()
        self._environment = QLabel()
        self.addWidget(self._training, 1)
        self.addPermanentWidget(self._document)
        self.addPermanentWidget(self._environment)
        self._state = RunnerState.BUILDING
        self._frame: Frame | None = None
        self._clock = Clock()
        self._seen = (0, 0)
        self._speed = 0.0

    @property
    def text(self) -> str:
        """The line about the training."""
        return self._training.text()

    def say(self, text: str) -> None:
        """Say what was done, for a few seconds."""
        self.showMessage(text, SAID_FOR)

    def show_state(self, state: RunnerState) -> None:
        """Show what the runner does now."""
        self._state = state
        if state is RunnerState.RUNNING:
            self._clock.start()
            self._seen = (0, self._clock.milliseconds) if self._frame is None else self._now(self._frame)
        else:
            self._clock.stop()
        self._refresh()

    def show_frame(self, frame: Frame) -> None:
        """Show how far the training is."""
        if self._frame is not None and frame.step < self._frame.step:
            self._clock.reset()
            self._seen, self._speed = (frame.samples, 0), 0.0
        seconds = frame.curves.seconds
        if len(seconds) and seconds[-1] > 0:  # not in a session of an older version
            # a session brings the time of its training; a short run is over before the window hears that it began
            self._clock.catch_up(int(1000 * seconds[-1]))
        samples, milliseconds = self._now(frame)
        passed = milliseconds - self._seen[1]
        if passed >= 200 and samples > self._seen[0]:
            self._speed = 1000 * (samples - self._seen[0]) / passed
            self._seen = (samples, milliseconds)
        self._frame = frame
        self._refresh()

    @Slot()
    def begin(self) -> None:
        """Another experiment takes the place of this one."""
        self._frame = None
        self._clock.reset()

    def show_document(self, modified: bool, named: bool) -> None:
        """Show whether the experiment is saved."""
        saved = self.tr("Saved") if named else self.tr("Unchanged")
        self._document.setText(self.tr("Modified") if modified else saved)

    def show_environment(self, language: str, theme: str) -> None:
        """Show the language and the theme."""
        self._environment.setText(f"{language}  ·  {theme}")

    def _now(self, frame: Frame) -> tuple[int, int]:
        return frame.samples, self._clock.milliseconds

    def _refresh(self) -> None:
        parts = [self._state_text()]
        if self._frame is not None and self._state is not RunnerState.INVALID:
            place = self._place_text(self._frame)
            training = self._state is RunnerState.RUNNING
            parts = [place] if training and self._frame.phase is not None else [*parts, place]
            if self._state is RunnerState.RUNNING and self._speed:
                parts.append(self.tr("{n:,.0f} samples/s").format(n=self._speed))
            parts.append(self.tr("{seconds:.1f} s").format(seconds=self._clock.milliseconds / 1000))
        self._training.setText("  ·  ".join(parts))

    def _place_text(self, frame: Frame) -> str:
        """How far the training is, or the pre-training before it."""
        phase = frame.phase
        if phase is not None:
            text = self.tr("Pre-training {layer}: epoch {epoch:,} of {epochs:,}")
            return text.format(layer=tr_sentence(phase.block), epoch=phase.epoch, epochs=phase.epochs)
        text = self.tr("epoch {epoch:,} of {epochs:,}, step {step:,}")
        last = max(frame.spec.training.epochs, frame.goal, frame.epoch)  # a finished run may have been told to go on
        return text.format(epoch=frame.epoch, epochs=last, step=frame.step)

    def _state_text(self) -> str:
        if self._state is RunnerState.FINISHED and self._frame and self._frame.stopped == "early_stopping":
            return self.tr("Stopped early")
        begun = self._frame is not None and self._frame.begun
        return {
            RunnerState.BUILDING: self.tr("Preparing"),
            RunnerState.PAUSED: self.tr("Paused") if begun else self.tr("Ready"),
            RunnerState.RUNNING: self.tr("Training"),
            RunnerState.FINISHED: self.tr("Finished"),
            RunnerState.DIVERGED: self.tr("Diverged"),
            RunnerState.INVALID: self.tr("Cannot run"),
        }[self._state]
