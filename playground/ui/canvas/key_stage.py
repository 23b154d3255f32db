"""The stage that is worked by the keyboard: walking from unit to unit, and what can be done with the selected block."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from playground.ui.canvas.column import Column, Key
from playground.ui.canvas.columns import spoken
from playground.ui.canvas.drop_stage import DropStage
from playground.ui.canvas.hover import UnitHover
from playground.ui.canvas.keyboard import Walk, announce
from playground.ui.canvas.navigation import STEP
from playground.ui.canvas.tips import unit_words
from playground.ui.canvas.weights import WeightHands


class KeyStage(DropStage):
    """Asks for changes, and makes none.

    `selected(key)`: a column was chosen; `opened(key)`: to be looked at closely; `resized(block, change)`: units more
    or less; `moved(block, to)`; `removed(block)`; `gapPressed(gap, place on the screen)`: the plus between two columns;
    `exampleStepped(steps)`: another example is wanted.
    """

    selected = Signal(object)
    opened = Signal(object)
    resized = Signal(int, int)
    moved = Signal(int, int)
    removed = Signal(int)
    gapPressed = Signal(int, QPoint)
    exampleStepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._walk = Walk()
        self.hands = WeightHands(self, self.network)
        self.units = UnitHover(self.network, self.hands.reach.unit_name, self)

    def show_columns(self, described: Sequence[Column]) -> None:
        """Show a network; who walks over it stays where they are if it has as many columns as before."""
        if len(described) != len(self._columns):
            self._walk.leave()
        super().show_columns(described)
        self._tell(aloud=False)

    def rebuild(self) -> None:
        """Make all items anew."""
        super().rebuild()
        self._show_walk()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._show_walk()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard is elsewhere."""
        super().focusOutEvent(event)
        self._show_walk()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk over units and columns, Ctrl+arrows move the block, plus and minus resize it, Delete removes it;
        Ctrl with plus, minus and 0 zooms, Insert inserts, Page Up and Page Down show another example.
        """
        if not self._handle_key(event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)):
            super().keyPressEvent(event)

    def _handle_key(self, key: int, control: bool) -> bool:
        block = self._selection
        if key == Qt.Key.Key_Escape and self.units.unpin():
            return True
        if key == Qt.Key.Key_Space and self._walk.item(self.network) is not None:
            self._pin_walked()
        elif key == Qt.Key.Key_Escape and self._walk.key is not None:
            self._walk.leave()
            self._tell(aloud=False)
        elif key in _SIDEWAYS:
            self._step(_SIDEWAYS[key], control)
        elif key in _UPWARDS:
            self._walk_by(_UPWARDS[key])
        elif control and key in _ZOOMS:
            self.navigation.zoom_by(_ZOOMS[key])
        elif key in _EXAMPLES:
            self.exampleStepped.emit(_EXAMPLES[key])
        elif key == Qt.Key.Key_Insert:
            self._press_gap(block + 1 if isinstance(block, int) else max(len(self._columns) - 2, 0))
        elif isinstance(block, int) and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(block)
        elif isinstance(block, int) and key in _CHANGES:
            self.resized.emit(block, _CHANGES[key])
        elif block is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(block)
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            return False
        return True

    # --- walking --------------------------------------------------------------------------------------------------

    def _step(self, direction: int, move: bool) -> None:
        """Go to the neighbour, or move the selected block past it."""
        if self._walk.key is not None and not move:
            key = self._walk.sideways(self.network, direction)
            if key is not None and key != "input":
                self._choose(key)
            self._tell()
            return
        keys = [column.key for column in self._columns[1:]]
        place = keys.index(self._selection) if self._selection in keys else -1
        target = place + direction
        if move:
            if isinstance(self._selection, int) and 0 <= target < len(keys) - 1:
                self.moved.emit(self._selection, target)
        elif place < 0:
            self._choose(keys[0] if direction > 0 else keys[-1])
        elif 0 <= target < len(keys):
            self._choose(keys[target])

    def _walk_by(self, steps: int) -> None:
        """Go to the unit below or above; at the end of a folded column others come into view."""
        if self._selection is None and len(self._columns) > 1:
            self._choose(self._columns[1].key)
        if self._selection is not None:
            beyond = self._walk.up_or_down(self.network, self._selection, steps)
            if beyond and self._walk.key is not None:
                self.scroll_column(self._walk.key, beyond)
            self._tell()

    def _pin_walked(self) -> None:
        """Pin the unit the keyboard is at, or let it go."""
        item = self._walk.item(self.network)
        if item is not None:
            self.units.click(item.slot.picture(self._walk.place).center())

    def _show_walk(self) -> None:
        """Draw the ring of the keyboard."""
        item = self._walk.item(self.network)
        if self._columns and self.network.columns:
            self.network.show_focus(item if self.hasFocus() else None, self._walk.place)

    def _tell(self, aloud: bool = True) -> None:
        """Say where the keyboard is: to the eye, and to a screen reader."""
        self._show_walk()
        item = self._walk.item(self.network)
        words = unit_words(item, self._walk.place) if item is not None else ""
        self.setAccessibleDescription(". ".join(filter(None, (spoken(self._columns), words))))
        if words and aloud:
            announce(self, words)

    # --- what mouse and keyboard share ----------------------------------------------------------------------------

    def _choose(self, key: Key) -> None:
        if self._walk.key not in (None, key):
            self._walk.leave()
            self._tell(aloud=False)
        if key != self._selection:
            self.select(key)
            self.selected.emit(key)

    def _press_gap(self, gap: int) -> None:
        if self.network.gaps is not None:
            centre = self.mapFromScene(self.network.gaps.centres[gap])
            self.gapPressed.emit(gap, self.viewport().mapToGlobal(centre))


_SIDEWAYS = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}
_UPWARDS = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}
_EXAMPLES = {Qt.Key.Key_PageUp.value: -1, Qt.Key.Key_PageDown.value: 1}
_ZOOMS = {Qt.Key.Key_Plus.value: STEP, Qt.Key.Key_Equal.value: STEP, Qt.Key.Key_Minus.value: 1 / STEP}
_CHANGES = {Qt.Key.Key_Plus.value: 1, Qt.Key.Key_Equal.value: 1, Qt.Key.Key_Minus.value: -1}
