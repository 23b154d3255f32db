"""What the dialogs share that look at data before they are imported: the reading, its progress, what went wrong."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from playground.data.files.source import FileSource
from playground.runner.job import Job, Work, end
from playground.sentence import Sentence
from playground.ui.texts import tr_sentence
from playground.ui.widgets.labels import ProblemLabel

PROGRESS_STEPS = 1000


class ImportDialog(QDialog):
    """A dialog that ends with Import and Cancel. `imported` carries the data set.

    What cannot be read is explained, and nothing is closed or lost. A subclass calls `lay_out` with its cards and
    `start` with what is to be read; `importable` says whether there is anything to import.
    """

    imported = Signal(object)

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Import {file}").format(file=path.name))
        self._path = path
        self._job: Job | None = None
        self.problem = ProblemLabel(self)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, PROGRESS_STEPS)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.progress.hide()
        self.import_button = QPushButton(self.tr("Import"), self)
        self.import_button.setDefault(True)
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self._cancel)

    @property
    def importable(self) -> bool:
        """Whether there is anything to import."""
        raise NotImplementedError

    def lay_out(self, cards: Sequence[QWidget]) -> None:
        """Put the cards above the problem and the buttons; the first one grows."""
        buttons = QHBoxLayout()
        buttons.addWidget(self.progress, 1)
        buttons.addStretch()
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.import_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        for number, card in enumerate(cards):
            layout.addWidget(card, number == 0)
        layout.addWidget(self.problem)
        layout.addLayout(buttons)

    def start(self, read: Work) -> None:
        """Read the data set in a thread of its own."""
        if self._job is not None:
            return
        self._job = Job(read, self)
        self._job.found.connect(self._take)
        self._job.refused.connect(self.explain)
        self._job.failed.connect(self.fail)
        self._job.progressed.connect(self._show_progress)
        self._job.finished.connect(self._end)
        self._set_reading(True)
        self.problem.show_problem("")
        self._job.start()

    @Slot(object)
    def explain(self, sentence: Sentence) -> None:
        """Say why something cannot be read."""
        self.problem.show_problem(tr_sentence(sentence))
        self.import_button.setEnabled(self.importable)

    @Slot(str)
    def fail(self, details: str) -> None:
        """Say that the program failed."""
        self.problem.show_problem(details.strip().splitlines()[-1])

    @Slot()
    def _cancel(self) -> None:
        """Stop reading, or close the dialog if nothing is being read."""
        if self._job is None:
            self.reject()
        else:
            self._job.cancel()

    @Slot(object)
    def _take(self, source: FileSource) -> None:
        self._finish_job()
        self.imported.emit(source)
        self.accept()

    @Slot(float)
    def _show_progress(self, share: float) -> None:
        self.progress.setValue(round(PROGRESS_STEPS * share))

    @Slot()
    def _end(self) -> None:
        if self._job is not None:
            self._finish_job()
            self._set_reading(False)

    def _set_reading(self, reading: bool) -> None:
        self.progress.setValue(0)
        self.progress.setVisible(reading)
        self.import_button.setEnabled(not reading)

    def _finish_job(self) -> None:
        job, self._job = self._job, None
        end(job)

    def done(self, result: int) -> None:
        """End the thread, whatever closes the dialog."""
        self._finish_job()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the thread."""
        self._finish_job()
        super().closeEvent(event)
