"""The open experiment: one immutable value, its history of edits, and where it is saved."""

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from playground.engine.frame import Frame
from playground.engine.holds import BIAS, Edge, Holds
from playground.engine.holds_after import after_change
from playground.engine.state import State
from playground.experiment import atomic_write, dump_preset
from playground.experiment.runs import Runs
from playground.experiment.session import SUFFIX, Origin, Session, format_session
from playground.experiment.spec import ExperimentSpec
from playground.ui.hand_edits import HoldEdit, WeightEdit

MERGEABLE = 1
"""The id of all edits that carry a merge key; Qt compares ids first, `Edit.mergeWith` the keys."""


class Document(QObject):
    """Holds the spec that everything in the window shows.

    `changed` carries the new spec after an edit, an undo or a redo; `loaded` after another experiment took its place;
    `renamed` tells that path, title or the modified mark changed; `runsChanged` carries the runs that were kept. In a
    preset stands the spec; in a session also the runs and what the training has come to, so that further training
    modifies it. `holdsChanged` carries what hands hold, `weightSet` an edge with the value a hand gave it: these undo,
    but only a session keeps them. `last_edit`: the name of what was done or undone last; an edit has the same name each
    time.
    """

    changed = Signal(object)
    loaded = Signal(object)
    renamed = Signal()
    runsChanged = Signal(object)
    holdsChanged = Signal(object)
    weightSet = Signal(object, float)

    def __init__(self, spec: ExperimentSpec | None = None, title: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.cleanChanged.connect(self._on_clean_changed)
        self._spec = spec or ExperimentSpec()
        self._path: Path | None = None
        self._title = title
        self._series = 0
        self._state: State | None = None
        self._runs: Runs = ()
        self._kept_step = 0
        self._begun = False
        self._holds = Holds()
        self._edits = 0
        self.last_edit = ""

    @property
    def holds(self) -> Holds:
        """What is held of the network, cut and silenced."""
        return self._holds

    @property
    def spec(self) -> ExperimentSpec:
        """The experiment as it is now."""
        return self._spec

    @property
    def path(self) -> Path | None:
        """The file it was opened from or saved to; None for a new one and for a shipped preset."""
        return self._path

    @property
    def title(self) -> str:
        """What to call the experiment: its file, its preset or its name."""
        if self._path is not None:
            return self._path.stem
        return self._title or self._spec.name or self.tr("Untitled")

    @property
    def state(self) -> State | None:
        """What the training had come to when the experiment was opened; None if it starts from the beginning."""
        return self._state

    @property
    def runs(self) -> Runs:
        """The runs that were kept, the oldest first."""
        return self._runs

    @property
    def is_session(self) -> bool:
        """Whether its file is a session."""
        return self._path is not None and is_session(self._path)

    @property
    def outgrows_preset(self) -> bool:
        """Whether there is something that only a session keeps: training, kept runs, what hands hold."""
        return self._begun or bool(self._runs) or bool(self._holds)

    @property
    def modified(self) -> bool:
        """Whether there is something that is not saved."""
        return not self.undo_stack.isClean()

    def edit(self, spec: ExperimentSpec, text: str, merge_key: str | None = None) -> None:
        """Replace the spec; `text` names the edit in the menu. Edits in a row with the same key undo as one."""
        if spec != self._spec:
            key = f"{merge_key}#{self._series}" if merge_key else ""
            self._edits += 1
            self.undo_stack.push(Edit(self, spec, text, key, key or f"#{self._edits}"))

    def set_weight(self, edge: Edge, before: float, after: float, key: str) -> None:
        """Give a weight a value by hand; those in a row with the same key undo as one."""
        text = self.tr("Set a bias") if edge.source == BIAS else self.tr("Set a weight")
        self.undo_stack.push(WeightEdit(self.weightSet.emit, edge, before, after, text, key))

    def hold(self, holds: Holds, text: str) -> None:
        """Hold exactly this; `text` names the edit in the menu."""
        if holds != self._holds:
            self.undo_stack.push(HoldEdit(self.show_holds, self._holds, holds, text))

    def end_merge(self) -> None:
        """Let the next edit start an undo step of its own, whatever its key."""
        self._series += 1

    def set_runs(self, runs: Runs, modifies: bool = False) -> None:
        """Hold these runs, without a step in the history of edits; `modifies`: a session then wants to be saved."""
        self._runs = runs
        if modifies and self.is_session and not self.modified:
            self.undo_stack.resetClean()
        self.runsChanged.emit(runs)

    def load(
        self,
        spec: ExperimentSpec,
        path: Path | None = None,
        title: str = "",
        state: State | None = None,
        modified: bool = False,
        runs: Runs = (),
    ) -> None:
        """Take another experiment, which is not yet saved if it is `modified`; the history of edits is forgotten."""
        self._spec, self._path, self._title, self._state, self._runs = spec, path, title, state, runs
        self._kept_step = 0 if state is None else state.facts.steps_done
        self._begun = self._kept_step > 0
        self._holds = Holds() if state is None else state.facts.holds
        self.undo_stack.clear()
        if modified:
            self.undo_stack.resetClean()
        self.loaded.emit(spec)
        self.renamed.emit()

    def save(self, path: Path, state: State | None = None) -> None:
        """Write a preset, or a session with `state`, all or nothing; `OSError` with a sentence if that is impossible.

        The ending of `path` decides which.
        """
        if is_session(path):
            atomic_write(
                path, format_session(replace(self.session(), state=state, origin=Origin(path.stem, str(path))))
            )
            self._kept_step = 0 if state is None else state.facts.steps_done
        else:
            dump_preset(self._spec, path)
        self._path = path
        self.undo_stack.setClean()
        self.renamed.emit()

    def session(self) -> Session:
        """Everything but what the training has come to, as a session: what a copy of unsaved work must not miss."""
        path = "" if self._path is None else str(self._path)
        return Session(self._spec, None, Origin(self.title, path), self._runs)

    def follow(self, frame: Frame) -> None:
        """Take note of how far the training is: a session is modified when it is no longer where it was saved."""
        self._begun = frame.begun
        if self.is_session and frame.step != self._kept_step and not self.modified:
            self.undo_stack.resetClean()

    def show_spec(self, spec: ExperimentSpec, holds: Holds, name: str) -> None:
        """Make this the spec, and hold that of its network; only for `Edit`, which has a name."""
        self._spec, self.last_edit = spec, name
        self.changed.emit(spec)
        self.show_holds(holds)

    def show_holds(self, holds: Holds) -> None:
        """Hold this; only for edits."""
        if holds != self._holds:
            self._holds = holds
            self.holdsChanged.emit(holds)

    def _on_clean_changed(self, _: bool) -> None:
        self.renamed.emit()


def is_session(path: Path) -> bool:
    """Whether a file of this name holds a session."""
    return path.suffix.lower() == SUFFIX


class Edit(QUndoCommand):
    """One step of the history: the spec before and after, and what is held of either network."""

    def __init__(self, document: Document, spec: ExperimentSpec, text: str, key: str, name: str) -> None:
        super().__init__(text)
        self._document, self._name = document, name
        self._before = document.spec
        self._after = spec
        self._held_before = document.holds
        self._held_after = after_change(document.holds, document.spec.network, spec.network)
        self._key = key

    def id(self) -> int:
        """Only edits with a key are ever merged."""
        return MERGEABLE if self._key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in a later edit of the same thing; one that leads back to the start makes this one vanish."""
        if not isinstance(other, Edit) or other._key != self._key:
            return False
        self._after, self._held_after = other._after, other._held_after
        self.setObsolete(self._after == self._before)
        return True

    def undo(self) -> None:
        """Back to the spec before."""
        self._document.show_spec(self._before, self._held_before, self._name)

    def redo(self) -> None:
        """The spec after; also called when the edit is made."""
        self._document.show_spec(self._after, self._held_after, self._name)
