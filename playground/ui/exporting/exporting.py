"""The commands that hand the training on: prepared in a thread, shown with what is left out, then saved or copied."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from playground.export.target import Run, renamed, write_files
from playground.export.targets import EXPORTS
from playground.runner import Runner, RunnerState
from playground.runner.job import Job, end
from playground.ui.dialogs import questions
from playground.ui.document import Document
from playground.ui.exporting.export_dialog import ExportDialog
from playground.ui.exporting.prepared import Prepared, prepare
from playground.ui.plots.export import slug
from playground.ui.settings import Settings
from playground.ui.texts import tr_error, tr_sentence


class Exporting(QObject):
    """Makes the dialog when it is first asked for. `said` carries a line for the status bar.

    What is exported is the training as it was when the dialog was opened; another target in the same dialog shows the
    same moment.
    """

    said = Signal(str)

    def __init__(self, window: QWidget, document: Document, runner: Runner, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._runner = runner
        self._settings = settings
        self._training: Run | None = None
        self._job: Job | None = None
        self.dialog: ExportDialog | None = None

    @Slot(str)
    def open(self, key: str) -> None:
        """Show what a target would write of the training as it is now."""
        if self.dialog is None:
            self.dialog = ExportDialog(self._window)
            self.dialog.wanted.connect(self._prepare)
            self.dialog.saveRequested.connect(self._save)
            self.dialog.copyRequested.connect(self._copy)
            self.dialog.finished.connect(self._forget)
        self._training = None
        self.dialog.present(key)

    def close(self) -> None:
        """End a preparation that is under way, and close the dialog."""
        end(self._job)
        self._job = None
        if self.dialog is not None:
            self.dialog.close()

    @Slot(str)
    def _prepare(self, key: str) -> None:
        assert self.dialog is not None
        end(self._job)
        self._job = None
        if self._runner.state is RunnerState.INVALID:
            self.dialog.show_problem(self.tr("The experiment cannot run: see what is said above the network."))
            return
        spec, captured = self._document.spec, self._runner.capture()
        work = prepare(key, slug(self._document.title) or "experiment", spec, captured, self._training)
        self._job = Job(work, self)
        self._job.found.connect(self._show)
        self._job.refused.connect(self._explain)
        self._job.failed.connect(self._fail)
        self._job.start()

    @Slot(object)
    def _show(self, prepared: Prepared) -> None:
        if self.dialog is not None and self.dialog.isVisible():
            self._training = prepared.training
            self.dialog.show_prepared(prepared)

    @Slot(object)
    def _explain(self, sentence: str) -> None:
        if self.dialog is not None:
            self.dialog.show_problem(tr_sentence(sentence))

    @Slot(str)
    def _fail(self, details: str) -> None:
        if self.dialog is not None:
            text = self.tr("This was not exported because of an error in the program: {error}")
            self.dialog.show_problem(text.format(error=details.strip().splitlines()[-1]))

    @Slot()
    def _forget(self) -> None:
        """The dialog was closed: nothing of the training is kept."""
        self._training = None
        if self.dialog is not None:
            self.dialog.prepared = None

    @Slot()
    def _copy(self) -> None:
        prepared = self.dialog.prepared if self.dialog is not None else None
        if prepared is None or not prepared.files:
            return
        main, *beside = prepared.files
        QGuiApplication.clipboard().setText(prepared.files[main].decode())
        done = self.tr("The code is on the clipboard.")
        if beside:
            done += " " + self.tr("It reads {files}: save them beside it.").format(files=", ".join(beside))
        self.said.emit(done)
        assert self.dialog is not None
        self.dialog.files.setText(done)

    @Slot()
    def _save(self) -> None:
        prepared = self.dialog.prepared if self.dialog is not None else None
        if self.dialog is None or prepared is None or not prepared.files:
            return
        target = EXPORTS[prepared.key]
        suggestion = Path(self._settings.text("exports")) / next(iter(prepared.files))
        path = questions.ask_export(self.dialog, str(suggestion), tr_sentence(target.title), target.suffix)
        if path is None:
            return
        files = renamed(prepared.files, prepared.stem, path)
        beside = [name for name in list(files)[1:] if (path.parent / name).exists()]
        if beside and not questions.may_replace(self.dialog, ", ".join(beside)):
            return
        try:
            paths = write_files(files, path)
        except OSError as error:
            self.dialog.show_refusal(tr_error(error))
            return
        self._settings.store("exports", str(path.parent))
        self.said.emit(self.tr("Saved {file}.").format(file=", ".join(one.name for one in paths)))
        self.dialog.close()
