"""Autosave: a copy of unsaved work, written in a thread of its own, that outlives the program if it dies."""

import logging
from concurrent.futures import Future, ThreadPoolExecutor

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from playground.engine.state import State
from playground.experiment.session import Session, format_session
from playground.experiment.shelf import Left, Shelf
from playground.runner import Runner, RunnerState
from playground.ui.document import Document

AFTER_EDIT = 2_000
"""Milliseconds from an edit to the copy."""
WHILE_TRAINING = 30_000
"""Milliseconds between two copies of a training that runs."""
LONGEST_STEP = 5.0
"""Seconds to wait for the end of a step; the copy is then made without what the training has come to."""

_log = logging.getLogger(__name__)


class Autosave(QObject):
    """Keeps a copy on the shelf while there is something to lose: an edit, or a training that is not in a session.

    The copy goes when the document is saved or given up, and stays when the program dies. `failed` carries why no copy
    can be written, once.
    """

    failed = Signal(Exception)
    written = Signal()

    def __init__(
        self,
        document: Document,
        runner: Runner,
        shelf: Shelf,
        parent: QObject | None = None,
        after_edit: int = AFTER_EDIT,
        while_training: int = WHILE_TRAINING,
    ) -> None:
        super().__init__(parent)
        self._document, self._runner, self._shelf = document, runner, shelf
        self._trained = False
        self._given_up = self._closed = False
        self._complained = False
        self._on = True
        self._writer = ThreadPoolExecutor(1, "autosave")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(after_edit)
        self._soon.timeout.connect(self._save)
        self._again = QTimer(self)
        self._again.setInterval(while_training)
        self._again.timeout.connect(self._save)
        document.changed.connect(self._save_soon)
        document.runsChanged.connect(self._save_soon)
        document.loaded.connect(self._begin)
        # queued: while a document is loaded it looks saved for a moment
        document.renamed.connect(self._look, Qt.ConnectionType.QueuedConnection)
        runner.stateChanged.connect(self._follow)

    @property
    def needed(self) -> bool:
        """Whether there is something that a crash would take."""
        unsaved = self._trained or bool(self._document.runs)
        return self._document.modified or (unsaved and not self._document.is_session)

    @Slot()
    def give_up(self) -> None:
        """The window is closed, and nothing is left that anybody wants to keep."""
        self._given_up = True

    def turn(self, on: bool) -> None:
        """Make copies by itself or not; one that there is stays until the document is saved or given up."""
        self._on = on
        self._save()

    def set_interval(self, seconds: int) -> None:
        """The time between two copies of a training that runs."""
        self._again.setInterval(1000 * seconds)

    @Slot()
    def _save(self) -> None:
        """By itself: if that is wanted, or to throw away a copy that nobody needs any more."""
        if self._on or not self.needed:
            self.save()

    @Slot()
    def save(self) -> "Future[None]":
        """Write the copy now, if there is something to lose; the future ends when it is on the disk."""
        self._soon.stop()
        if self._closed:
            return Future()
        if not self.needed:
            return self._writer.submit(self._shelf.place.forget)
        built = self._runner.state not in (RunnerState.BUILDING, RunnerState.INVALID)
        wanted = self._runner.capture() if built else None
        return self._writer.submit(self._write, self._document.session(), wanted)

    def adopt(self, left: Left) -> None:
        """Make a copy that was found the one of this process, before its document is loaded: never is there none."""
        self._writer.submit(self._shelf.take, left).result()

    def close(self) -> None:
        """End the thread, after what it still has to write, and leave the shelf.

        The copy stays there if the program was ended in another way than by closing its window.
        """
        self._closed = True
        self._soon.stop()
        self._again.stop()
        self._writer.shutdown()
        self._shelf.close(keep=not self._given_up)

    def _write(self, session: Session, wanted: "Future[State | None] | None") -> None:
        """In the thread that writes. Whatever goes wrong must not end it."""
        try:
            state = _answer(wanted)
            if state is not None:
                session = replace(session, spec=state.spec, state=state)
            self._shelf.keep(format_session(session))
            self._complained = False
            self.written.emit()
        except Exception as error:
            _log.exception("The copy of unsaved work could not be written")
            if not self._complained:
                self._complained = True
                self.failed.emit(error)

    @Slot()
    def _save_soon(self) -> None:
        if not self._soon.isActive():  # so that a drag that does not end is kept, too
            self._soon.start()

    @Slot()
    def _begin(self) -> None:
        """Another experiment: the copy of the one before is not needed any more, unless it is the one recovered."""
        self._trained = False
        self._save_soon() if self._document.modified else self._save()

    @Slot()
    def _look(self) -> None:
        """The document was saved, or an edit was taken back."""
        if not self._document.modified:
            self._save_soon() if self.needed else self._save()

    @Slot(object)
    def _follow(self, state: RunnerState) -> None:
        if state is RunnerState.RUNNING:
            self._trained = True
            self._again.start()
        elif self._again.isActive():
            self._again.stop()
            self._save_soon()


def _answer(wanted: "Future[State | None] | None") -> State | None:
    try:
        return None if wanted is None else wanted.result(LONGEST_STEP)
    except TimeoutError:
        return None
