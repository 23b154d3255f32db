"""What the windows of studies share: settings, a thread while the study runs, its progress, what went wrong."""

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from playground.experiment import validate
from playground.experiment.spec import ExperimentSpec
from playground.experiment.studies import Study
from playground.family import Section, fields
from playground.ui.document import Document
from playground.ui.forms.section_form import SectionForm
from playground.ui.forms.slots import PlainSlot
from playground.ui.studies.study_thread import StudyThread
from playground.ui.texts import meaning, tr_sentence
from playground.ui.widgets.card import Card
from playground.ui.widgets.labels import ProblemLabel

PROGRESS_STEPS = 1000
SIDE = 250
"""The width of the settings, in pixels."""


class StudyWindow(QDialog):
    """A window beside the main one. `started` tells that a study begins.

    The study is of the document's experiment as it is at the start; editing goes on meanwhile. A subclass gives the
    settings, `body` and what becomes of a result; `side` is where it puts what belongs to the settings.
    """

    started = Signal()

    def __init__(self, title: str, note: str, study: Any, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.document = document
        self.result_shown: Any = None
        self._tested: ExperimentSpec | None = None
        self._thread = StudyThread(self)
        self._thread.glimpsed.connect(self.take)
        self._thread.progressed.connect(self._show_progress)
        self._thread.found.connect(self._take_found)
        self._thread.ended.connect(self._show_end)
        self.form = SectionForm(type(study), columns=1, parent=self)
        self.form.show_value(study)
        self._explain_fields(study)
        self.problem = ProblemLabel(self)
        self._thread.failed.connect(self.problem.show_problem)
        self.outdated = _text(self.tr("The experiment has been changed since."), self)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, PROGRESS_STEPS)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.start_button = QPushButton(self.tr("Start"), self)
        self.start_button.setProperty("role", "primary")
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        for button, slot in ((self.start_button, self.start), (self.cancel_button, self.cancel)):
            button.setAutoDefault(False)
            button.clicked.connect(slot)
        self._note = _text(note, self)
        self._lay_out(title)
        self._show_running(False)
        self.form.edited.connect(self.look_again)
        document.changed.connect(self._follow)
        document.loaded.connect(self._follow)

    # What a study is.

    def show_result(self, result: Any) -> None:
        """Show what has been found so far, or nothing (None)."""
        raise NotImplementedError

    def begin(self, study: Any, spec: ExperimentSpec) -> Study[Any]:
        """The study of `spec` under way."""
        begun: Study[Any] = study.run(spec)
        return begun

    def essence(self, spec: ExperimentSpec) -> ExperimentSpec:
        """What of an experiment a result depends on: not on its names, nor on what the study sets itself."""
        return replace(spec, training=replace(spec.training, epochs=1), name="", description="")

    # What all do.

    @property
    def running(self) -> bool:
        """Whether a study is under way."""
        return self._thread.running

    @Slot()
    def start(self) -> None:
        """Run the study for the document's experiment."""
        if self.running or self.reason():
            self.look_again()
            return
        spec, study = self.document.spec, self.form.value
        self._tested = spec
        self.take(None)
        self.started.emit()
        self._thread.start(lambda: self.begin(study, spec))
        self._show_running(True)
        self.look_again()

    @Slot()
    def cancel(self) -> None:
        """Stop the study; what was found so far stays."""
        self._thread.cancel()
        self.cancel_button.setEnabled(False)

    def take(self, result: Any) -> None:
        """Keep and show a result."""
        self.result_shown = result
        self.show_result(result)

    def reason(self) -> str:
        """Why the study cannot be made; empty if it can."""
        problems = [problem.message for problem in validate(self.document.spec)]
        own = None if problems else self.form.value.problem(self.document.spec)
        return " ".join(map(tr_sentence, problems if own is None else [own]))

    @Slot()
    def look_again(self) -> None:
        """Say whether the study can be made, and whether the result is of the experiment as it is now."""
        reason = self.reason()
        self.problem.show_problem(reason)
        self.start_button.setEnabled(not reason and not self.running)
        of_another = self._tested is not None and self.essence(self._tested) != self.essence(self.document.spec)
        self.outdated.setVisible(of_another and self.result_shown is not None)

    def reject(self) -> None:
        """Escape ends the study, and closes the window when none is running."""
        if self.running:
            self.cancel()
        else:
            super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with the experiment."""
        super().showEvent(event)
        self.look_again()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the thread."""
        self._thread.stop()
        super().closeEvent(event)

    @Slot()
    def _follow(self) -> None:
        """The experiment is another one."""
        if self.isVisible():
            self.look_again()

    @Slot(object)
    def _take_found(self, result: Any) -> None:
        self.take(result)
        self.progress.setValue(PROGRESS_STEPS)

    @Slot(float)
    def _show_progress(self, share: float) -> None:
        self.progress.setValue(round(PROGRESS_STEPS * share))

    @Slot()
    def _show_end(self) -> None:
        self._show_running(False)
        self.look_again()

    def _show_running(self, running: bool) -> None:
        self.progress.setEnabled(running)
        if running:
            self.progress.setValue(0)
        self.cancel_button.setEnabled(running)
        self.form.setEnabled(not running)

    def _explain_fields(self, study: Section) -> None:
        """Tips that say what a setting does; when it takes effect goes without saying."""
        for field in fields(type(study)):
            slot = self.form.slot(field.name)
            if isinstance(slot, PlainSlot):
                slot.editor.set_tip(meaning(field))

    def _lay_out(self, title: str) -> None:
        self.card = Card(title, self)
        self.card.setFixedWidth(SIDE)
        self.side = self.card.body
        self.side.addWidget(self._note)
        self.side.addWidget(self.form)
        self.side.addWidget(self.problem)
        buttons = QHBoxLayout()
        buttons.addWidget(self.start_button, 1)
        buttons.addWidget(self.cancel_button, 1)
        self.side.addLayout(buttons)
        self.side.addWidget(self.progress)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.card)
        layout.addLayout(self.body, 1)


def _text(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("role", "small")
    label.setWordWrap(True)
    return label
