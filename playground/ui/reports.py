"""The report of the training as it stands, as a web page or as PDF."""

from concurrent.futures import Future
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from playground.engine.state import State
from playground.experiment.session import Session, rebuild
from playground.experiment.spec import ExperimentSpec
from playground.export.report.facts import Facts, collect
from playground.export.report.page import page
from playground.runner import Runner, RunnerState
from playground.runner.job import Job, end
from playground.sentence import Sentence, Title
from playground.ui.banners import Banners
from playground.ui.dialogs import questions
from playground.ui.document import Document
from playground.ui.files import LONGEST_STEP
from playground.ui.languages import language_in_use
from playground.ui.plots.export import ExportError, default_name, save_bytes
from playground.ui.report_pdf import report_pdf
from playground.ui.settings import Settings
from playground.ui.texts import tr_preset, tr_registry, tr_sentence
from playground.ui.tokens import LIGHT


class Reports(QObject):
    """The command that writes a report. `said` carries a line for the status bar.

    The state is copied between two steps, and the report made from the copy in a thread of its own: a run goes on.
    """

    said = Signal(str)

    def __init__(
        self, window: QWidget, document: Document, runner: Runner, banners: Banners, settings: Settings
    ) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._runner = runner
        self._banners = banners
        self._settings = settings
        self._path = Path()
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether a report is being made."""
        return self._job is not None

    @Slot()
    def export(self) -> None:
        """Ask for a file and write the report to it."""
        if self._runner.state is RunnerState.INVALID:
            text = self.tr("There is no report of an experiment that cannot run.")
            self._banners.show_problem(text)
            return
        name = default_name(self._document.title, "report", date.today(), "html")
        path = questions.ask_report(self._window, str(Path(self._settings.text("pictures")) / name))
        if path is None:
            return
        self.close()
        self._path = path
        spec, title = self._document.spec, self._document.title
        building = self._runner.state is RunnerState.BUILDING
        state = None if building else self._runner.capture()
        self._job = Job(lambda _: _facts(spec, title, state), self)
        self._job.found.connect(self._write)
        self._job.refused.connect(self._explain)
        self._job.failed.connect(self._fail)
        self._job.finished.connect(self._end)
        self.said.emit(self.tr("Writing {file}...").format(file=path.name))
        self._job.start()

    def close(self) -> None:
        """End what is under way."""
        job, self._job = self._job, None
        end(job)

    @Slot(object)
    def _write(self, facts: Facts) -> None:
        if self.sender() is not self._job:
            return
        language = language_in_use()
        if self._path.suffix.lower() == ".pdf":
            data = report_pdf(facts, LIGHT, tell, language)
        else:
            data = page(facts, LIGHT, tell, language).encode()
        try:
            save_bytes(self._path, data)
        except ExportError as error:
            self._banners.show_problem(str(error))
            return
        self._banners.clear("message")
        self._settings.store("pictures", str(self._path.parent))
        self.said.emit(self.tr("Saved {file}.").format(file=self._path.name))

    @Slot(object)
    def _explain(self, sentence: Sentence) -> None:
        self._banners.show_problem(tr_sentence(sentence))

    @Slot(str)
    def _fail(self, details: str) -> None:
        last = details.strip().splitlines()[-1]
        text = self.tr("The report was not written because of an error in the program: {error}").format(error=last)
        self._banners.show_problem(text)

    @Slot()
    def _end(self) -> None:
        if self._job is not None and self._job.isFinished():
            self.close()


def tell(text: str) -> str:
    """A text of the report in the language of the window: a sentence, a title, or what a shipped preset is called."""
    if isinstance(text, Sentence):
        return tr_sentence(text)
    return tr_registry(text) if isinstance(text, Title) else tr_preset(text)


def _facts(spec: ExperimentSpec, title: str, state: "Future[State | None] | None") -> Facts:
    """What the report says: of the state when there is one, else of the untrained network."""
    found = None if state is None else state.result(LONGEST_STEP)
    training = rebuild(Session(spec if found is None else found.spec, found))
    return collect(training, LIGHT, title)
