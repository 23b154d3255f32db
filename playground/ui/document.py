"""The open experiment: one immutable value, its history of edits, and where it is saved."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from playground.experiment import dump_preset
from playground.experiment.spec import ExperimentSpec

MERGEABLE = 1
"""The id of all edits that carry a merge key; Qt compares ids first, `Edit.mergeWith` the keys."""


class Document(QObject):
    """Holds the spec that everything in the window shows.

    `changed` carries the new spec after an edit, an undo or a redo; `loaded` after another experiment took its place;
    `renamed` tells that path, title or the modified mark changed.
    """

    changed = Signal(object)
    loaded = Signal(object)
    renamed = Signal()

    def __init__(self, spec: ExperimentSpec | None = None, title: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.cleanChanged.connect(self._on_clean_changed)
        self._spec = spec or ExperimentSpec()
        self._path: Path | None = None
        self._title = title
        self._series = 0

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
    def modified(self) -> bool:
        """Whether there are edits that are not saved."""
        return not self.undo_stack.isClean()

    def edit(self, spec: ExperimentSpec, text: str, merge_key: str | None = None) -> None:
        """Replace the spec; `text` names the edit in the menu. Edits in a row with the same key undo as one."""
        if spec != self._spec:
            key = f"{merge_key}#{self._series}" if merge_key else ""
            self.undo_stack.push(Edit(self, spec, text, key))

    def end_merge(self) -> None:
        """Let the next edit start an undo step of its own, whatever its key."""
        self._series += 1

    def load(self, spec: ExperimentSpec, path: Path | None = None, title: str = "") -> None:
        """Take another experiment; the history of edits is forgotten."""
        self._spec, self._path, self._title = spec, path, title
        self.undo_stack.clear()
        self.loaded.emit(spec)
        self.renamed.emit()

    def save(self, path: Path) -> None:
        """Write the preset to a file, all or nothing; `OSError` with a sentence if it cannot be written."""
        dump_preset(self._spec, path)
        self._path = path
        self.undo_stack.setClean()
        self.renamed.emit()

    def show_spec(self, spec: ExperimentSpec) -> None:
        """Make this the spec; only for `Edit`."""
        self._spec = spec
        self.changed.emit(spec)

    def _on_clean_changed(self, _: bool) -> None:
        self.renamed.emit()


class Edit(QUndoCommand):
    """One step of the history: the spec before and after."""

    def __init__(self, document: Document, spec: ExperimentSpec, text: str, key: str) -> None:
        super().__init__(text)
        self._document = document
        self._before = document.spec
        self._after = spec
        self._key = key

    def id(self) -> int:
        """Only edits with a key are ever merged."""
        return MERGEABLE if self._key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in a later edit of the same thing; one that leads back to the start makes this one vanish."""
        if not isinstance(other, Edit) or other._key != self._key:
            return False
        self._after = other._after
        self.setObsolete(self._after == self._before)
        return True

    def undo(self) -> None:
        """Back to the spec before."""
        self._document.show_spec(self._before)

    def redo(self) -> None:
        """The spec after; also called when the edit is made."""
        self._document.show_spec(self._after)
