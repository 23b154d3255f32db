"""The edits of the stack of blocks that the network panel offers."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from playground.engine.block_rule import BlockRule
from playground.engine.specs import MOST_BLOCKS
from playground.experiment import ExperimentSpec
from playground.ui.canvas import edits
from playground.ui.canvas.column import Key
from playground.ui.texts import tr_sentence


class BlockEdits(QObject):
    """Edits of `spec`, the experiment shown, mostly at the `selection`, a column or None.

    `made(experiment, undo text, selection)`: an edit is wanted, and what is selected then. What begins with `may_` says
    why something cannot be done; empty if it can.
    """

    made = Signal(object, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.spec: ExperimentSpec | None = None
        self.selection: Key | None = None

    @property
    def count(self) -> int:
        """How many blocks there are."""
        return len(self.spec.network.blocks) if self.spec is not None else 0

    @property
    def place(self) -> int:
        """Where a new block is wanted: after the selected one, or at the end."""
        return self.selection + 1 if isinstance(self.selection, int) else self.count

    def usual(self) -> type[BlockRule] | None:
        """The kind that one would add there."""
        return edits.usual_kind(self.spec, self.place) if self.spec is not None else None

    def limit(self) -> str:
        """Why there can be no more blocks, empty if there can."""
        if self.count < MOST_BLOCKS:
            return ""
        words = QCoreApplication.translate("NetworkPanel", "{n} blocks are the most there can be.")
        return words.format(n=MOST_BLOCKS)

    def add_usual(self) -> None:
        """The kind of block that one would add."""
        kind = self.usual()
        if kind is not None:
            self.add(kind.key())

    def add(self, kind: str) -> None:
        """A block of a kind after the selected one, or at the nearest place where all fit."""
        if self.spec is not None:
            spec, index = edits.add(self.spec, self.place, edits.KINDS[kind])
            self.made.emit(spec, QCoreApplication.translate("NetworkPanel", "Add a block"), index)

    def insert(self, kind: str, gap: int) -> None:
        """A block of a kind exactly in a gap."""
        if self.spec is not None:
            spec = edits.insert(self.spec, gap, edits.KINDS[kind])
            self.made.emit(spec, QCoreApplication.translate("NetworkPanel", "Insert a block"), gap)

    def may_insert(self, kind: str, gap: int) -> str:
        """Why a block of a kind cannot stand in a gap."""
        if self.spec is None or self.limit():
            return self.limit()
        return self._refusal(self.spec, edits.insert(self.spec, gap, edits.KINDS[kind]))

    def move(self, index: int, to: int) -> None:
        """The block at `index` to the place `to`."""
        if self.spec is not None:
            spec = edits.move(self.spec, index, to)
            self.made.emit(spec, QCoreApplication.translate("NetworkPanel", "Move a block"), to)

    def may_move(self, block: int, gap: int) -> str:
        """Why a block cannot move into a gap."""
        if self.spec is None:
            return ""
        return self._refusal(self.spec, edits.move(self.spec, block, gap - (gap > block)))

    def move_left(self) -> None:
        """The selected block before the one on its left."""
        if isinstance(self.selection, int):
            self.move(self.selection, self.selection - 1)

    def move_right(self) -> None:
        """The selected block behind the one on its right."""
        if isinstance(self.selection, int):
            self.move(self.selection, self.selection + 1)

    def remove(self, index: int) -> None:
        """One block less; the next one is selected."""
        if self.spec is not None:
            last = self.count - 2
            spec = edits.remove(self.spec, index)
            words = QCoreApplication.translate("NetworkPanel", "Remove a block")
            self.made.emit(spec, words, min(index, last) if last >= 0 else None)

    def remove_selected(self) -> None:
        """The selected block goes."""
        if isinstance(self.selection, int):
            self.remove(self.selection)

    def resize(self, index: int, change: int) -> None:
        """So many units or filters more or less, within the bounds."""
        if self.spec is None:
            return
        spec = edits.resize(self.spec, index, change)
        if spec != self.spec:
            words = QCoreApplication.translate("NetworkPanel", "Change units")
            if self.spec.network.blocks[index].window:
                words = QCoreApplication.translate("NetworkPanel", "Change filters")
            self.made.emit(spec, words, index)

    def _refusal(self, before: ExperimentSpec, after: ExperimentSpec) -> str:
        reason = edits.refusal(before, after)
        words = QCoreApplication.translate("NetworkPanel", "Not here: {reason}")
        return words.format(reason=tr_sentence(reason)) if reason else ""
