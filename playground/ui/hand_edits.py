"""Edits of what is no part of a preset: weights set by hand, and what is held. They undo like all others."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from playground.engine.holds import Edge, Holds

_MERGEABLE = 2
"""The id of weights set by hand: those of one key in a row are one step of the history."""


class WeightEdit(QUndoCommand):
    """A weight before and after; `show` hands over the edge and its value."""

    def __init__(
        self, show: Callable[[Edge, float], None], edge: Edge, before: float, after: float, text: str, key: str
    ) -> None:
        super().__init__(text)
        self._show, self._edge, self._key = show, edge, key
        self._before, self._after = before, after

    def id(self) -> int:
        """Only edits of weights are merged with each other."""
        return _MERGEABLE

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in a later value of the same weight."""
        if not isinstance(other, WeightEdit) or (other._edge, other._key) != (self._edge, self._key):
            return False
        self._after = other._after
        return True

    def undo(self) -> None:
        """The value before."""
        self._show(self._edge, self._before)

    def redo(self) -> None:
        """The value after; also called when the edit is made."""
        self._show(self._edge, self._after)


class HoldEdit(QUndoCommand):
    """What is held before and after; `show` takes over either."""

    def __init__(self, show: Callable[[Holds], None], before: Holds, after: Holds, text: str) -> None:
        super().__init__(text)
        self._show, self._before, self._after = show, before, after

    def undo(self) -> None:
        """What was held before."""
        self._show(self._before)

    def redo(self) -> None:
        """What is held after; also called when the edit is made."""
        self._show(self._after)
