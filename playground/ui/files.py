"""Opening and saving: nothing is lost without a question, and a bad file leaves the experiment as it was."""

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from playground.engine.dense import Dense
from playground.engine.specs import NetworkSpec
from playground.engine.state import State
from playground.experiment import PresetError, load_preset
from playground.experiment.runs import Runs
from playground.experiment.spec import ExperimentSpec
from playground.export.opening import home, open_path
from playground.export.sharing import files_needed, from_text
from playground.runner import Runner, RunnerState
from playground.ui.banners import Banners
from playground.ui.dialogs import questions
from playground.ui.document import Document, is_session
from playground.ui.recent import RecentFiles
from playground.ui.settings import Settings
from playground.ui.texts import tr_error

LONGEST_STEP = 10.0
"""Seconds that saving a session waits for the end of the step that is being trained."""


class Files(QObject):
    """The commands of the File menu that concern the document. `said` carries a line for the status bar."""

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
        self.recent = RecentFiles(settings)

    def new(self) -> None:
        """Start over with one small layer."""
        if self.may_leave():
            network = NetworkSpec(blocks=(Dense(),))
            self._take(replace(ExperimentSpec(), network=network), None, "")

    def open(self) -> None:
        """Ask for a file and open it."""
        if self.may_leave():
            path = questions.ask_open(self._window, self._settings.text("folder"))
            if path is not None:
                self._open(path)

    def open_path(self, path: Path) -> None:
        """Open a file."""
        if self.may_leave():
            self._open(path)

    def open_preset(self, name: str) -> None:
        """Open a shipped preset."""
        if self.may_leave():
            self._take(load_preset(name), None, name)

    def open_text(self, text: str) -> None:
        """Open the experiment in a text somebody sent: a link, the plain form or a bare preset. It is not saved yet."""
        try:
            spec = from_text(text)
        except PresetError as error:
            reason = tr_error(error)
            self._banners.show_problem(self.tr("Nothing was pasted. {reason}").format(reason=reason))
            return
        if self.may_leave():
            self._take(spec, None, "", modified=True)
            missing = ", ".join(files_needed(spec))
            pasted = self.tr("The experiment was pasted.")
            needed = self.tr("The experiment was pasted; it reads {files}, which you need as well.")
            self.said.emit(needed.format(files=missing) if missing else pasted)

    def save(self) -> bool:
        """Save to the document's file, or ask for one; whether it was saved."""
        if self._document.path is None:
            return self.save_as()
        return self._save(self._document.path)

    def save_as(self) -> bool:
        """Ask for a file and save to it: a session, where a preset would lose something, unless the file is one."""
        ending = ".nnp" if self._document.outgrows_preset else ".json"
        folder = Path(self._settings.text("folder"))
        suggestion = self._document.path or folder / f"{self._document.title}{ending}"
        path = questions.ask_save_as(self._window, str(suggestion))
        return path is not None and self._save(path)

    def may_leave(self) -> bool:
        """Whether the document may go: it is saved, was saved now, or its edits are not wanted."""
        if not self._document.modified:
            return True
        answer = questions.ask_save(self._window, self._document.title)
        return answer == "discard" or (answer == "save" and self.save())

    def remember(self, path: Path) -> None:
        """Put a file first among the recent ones, and its folder in the next file dialog."""
        self.recent.add(path)
        self._settings.store("folder", str(path.parent))

    def _open(self, path: Path) -> None:
        try:
            session = open_path(path)
        except PresetError as error:
            text = self.tr("{file} was not opened. {reason}").format(file=path.name, reason=tr_error(error))
            self._banners.show_problem(text)
            return
        self._take(session.spec, home(str(path)), path.stem, session.state, runs=session.runs)
        self.remember(path)

    def _take(
        self,
        spec: ExperimentSpec,
        path: Path | None,
        title: str,
        state: State | None = None,
        modified: bool = False,
        runs: Runs = (),
    ) -> None:
        self._banners.clear("message")
        self._document.load(spec, path, title, state, modified, runs)

    def _save(self, path: Path) -> bool:
        try:
            state = self._state() if is_session(path) else None
            self._document.save(path, state)
        except TimeoutError:
            text = self.tr("{file} was not saved: the training does not answer. Try again.").format(file=path.name)
            self._banners.show_problem(text)
            return False
        except OSError as error:
            self._banners.show_problem(tr_error(error))
            return False
        self._banners.clear("message")
        self.remember(path)
        if is_session(path) and self._runner.state is RunnerState.INVALID:
            text = self.tr("Saved {file} without weights: the experiment cannot run.")
        elif self._document.outgrows_preset and not is_session(path):
            text = self.tr("Saved {file}, the settings alone: only a session (.nnp) holds weights, curves and runs.")
        else:
            text = self.tr("Saved {file}.")
        self.said.emit(text.format(file=path.name))
        return True

    def _state(self) -> State | None:
        """What the training has come to, at the end of its current step.

        One that is only being prepared begins as its experiment says, so that the experiment is all there is to save.
        """
        if self._runner.state is RunnerState.BUILDING:
            return None
        return self._runner.capture().result(LONGEST_STEP)
