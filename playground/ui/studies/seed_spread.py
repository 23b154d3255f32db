"""How much of a curve is chance: the same experiment trained from other seeds, on demand, beneath the curve."""

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from playground.engine.schedules import ConstantRate
from playground.experiment.spec import ExperimentSpec
from playground.experiment.studies import Band, Ensemble, Trial, reseeded
from playground.runner import RunnerState
from playground.ui.plots.output_views import MAP
from playground.ui.studies.study_thread import StudyThread
from playground.ui.widgets.elided_label import ElidedLabel

NETWORKS = 6
PROGRESS_STEPS = 1000


class SeedSpread(QWidget):
    """A line that says how far the networks are, with a button to train them or to stop. `changed`: look at `band`.

    They are trained as long as the network that is shown was when they were asked for; beside one that is not trained
    yet, as long as the experiment says. While nobody sees the line, they rest.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec: ExperimentSpec | None = None
        self._possible = False
        self._epoch = 0
        self._trial: Trial | None = None
        self._of: ExperimentSpec | None = None
        self._epochs = 0
        self._problem = ""
        self._thread = StudyThread(self)
        self._thread.glimpsed.connect(self._take)
        self._thread.found.connect(self._take)
        self._thread.progressed.connect(self._show_progress)
        self._thread.ended.connect(self._tell)
        self._thread.failed.connect(self._explain)
        self.note = ElidedLabel()
        self.note.setProperty("role", "small")
        self.progress = QProgressBar()
        self.progress.setRange(0, PROGRESS_STEPS)
        self.progress.setTextVisible(False)
        self.button = QPushButton()
        self.button.setProperty("role", "link")
        self.button.clicked.connect(self._press)
        self._lay_out()
        self.hide()
        self._tell()

    @property
    def running(self) -> bool:
        """Whether networks are being trained."""
        return self._thread.running

    @property
    def band(self) -> Band | None:
        """Mean and spread of the networks trained so far; None of fewer than two, and of another experiment's."""
        return None if self._trial is None or self._outdated else self._trial.fit()

    def switch(self, on: bool) -> None:
        """Train the networks and show the line; or forget them."""
        self.setVisible(on)
        if on:
            self.start()
        else:
            self.clear()

    def show_spec(self, spec: ExperimentSpec, possible: bool) -> None:
        """Take the experiment as it is now, and whether it can be trained. Networks of another one are not finished."""
        self._spec, self._possible = spec, possible
        if self.running and self._outdated:
            self._thread.stop()
        self._tell()
        self.changed.emit()

    def show_state(self, state: RunnerState) -> None:
        """Whether the network that is shown is being trained: the others are slower then."""
        self._thread.give_way(state is RunnerState.RUNNING)

    def show_epoch(self, epoch: int) -> None:
        """How long the network that is shown has been trained."""
        self._epoch = epoch

    def start(self) -> None:
        """Train the networks, if that is possible."""
        if self._spec is None or self.running or not self._possible:
            return
        spec, epochs = self._spec, self._epoch or self._spec.training.epochs
        self._of, self._epochs, self._problem = spec, epochs, ""
        self._take(None)
        self.progress.setValue(0)
        self._thread.rest(not self.isVisible())
        # those of the seeds that come next: the experiment's own is the curve that is shown
        self._thread.start(lambda: Ensemble(members=NETWORKS).run(reseeded(spec, 1), epochs, MAP))
        self._tell()

    def clear(self) -> None:
        """Stop, and forget what was found."""
        if self.running:
            self._thread.stop()
        self._problem = ""
        self._take(None)
        self._tell()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on."""
        super().showEvent(event)
        self._thread.rest(False)

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest, unless the whole window is only out of sight."""
        super().hideEvent(event)
        self._thread.rest(not self.isVisible())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._tell()

    @property
    def _outdated(self) -> bool:
        """Whether the networks are of another experiment than the one that is shown."""
        return self._of is None or self._spec is None or _essence(self._of) != _essence(self._spec)

    @Slot(object)
    def _take(self, trial: Trial | None) -> None:
        before, self._trial = self._trial, trial
        if (before.members if before else ()) != (trial.members if trial else ()):
            self._tell()
            self.changed.emit()

    @Slot(float)
    def _show_progress(self, share: float) -> None:
        self.progress.setValue(round(PROGRESS_STEPS * share))

    @Slot(str)
    def _explain(self, problem: str) -> None:
        self._problem = problem
        self._tell()

    @Slot()
    def _press(self) -> None:
        if self.running:
            self.clear()
        else:
            self.start()

    @Slot()
    def _tell(self) -> None:
        """Say where it stands, and what the button does."""
        running = self.running
        self.note.setText(self._words())
        self.progress.setVisible(running)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.button.setEnabled(running or self._possible)
        if running:
            self.button.setText(self.tr("Cancel"))
            self.button.setToolTip(self.tr("Stop training the networks of other seeds."))
        else:
            self.button.setText(self.tr("Train {n} seeds").format(n=NETWORKS))
            tip = self.tr("Train the experiment from {n} other seeds, for as many epochs as the curve has now.")
            self.button.setToolTip(tip.format(n=NETWORKS))

    def _words(self) -> str:
        trial = self._trial
        if self._problem:
            return self._problem
        if self.running:
            done = len(trial.members) if trial is not None else 0
            return self.tr("Seed {n} of {all}").format(n=min(done + 1, NETWORKS), all=NETWORKS)
        if trial is None:
            return ""
        if self._outdated:
            return self.tr("The experiment has been changed since.")
        lost = len(trial.members) - len(trial.good)
        if lost:
            return self.tr("{n} of {all} networks diverged.").format(n=lost, all=len(trial.members))
        return self.tr("{n} seeds, {epochs:,} epochs each").format(n=len(trial.good), epochs=self._epochs)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.note, 1)
        row.addWidget(self.progress, 1)
        row.addWidget(self.button)


def _essence(spec: ExperimentSpec) -> ExperimentSpec:
    """What of an experiment the first epochs depend on: not its names, and how many there are only for a schedule."""
    epochs: Any = 1 if isinstance(spec.training.schedule, ConstantRate) else spec.training.epochs
    return replace(spec, training=replace(spec.training, epochs=epochs), name="", description="")
