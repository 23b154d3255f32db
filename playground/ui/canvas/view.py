"""The canvas: what mouse and keyboard do on the picture of the network. It asks for changes, it makes none."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from playground.engine.dropout_masks import Masks
from playground.engine.probes import Matrices, Pictures
from playground.ui.canvas.column import Column, Key
from playground.ui.canvas.columns import spoken
from playground.ui.canvas.drop_stage import DropStage
from playground.ui.canvas.folding import NOTCH, Notches
from playground.ui.canvas.hover import UnitHover
from playground.ui.canvas.keyboard import Walk, announce
from playground.ui.canvas.navigation import STEP
from playground.ui.canvas.reorder import Drag
from playground.ui.canvas.tips import tip_at, unit_words
from playground.ui.canvas.weights import WeightHands
from playground.ui.canvas.weights_menu import HoldMenu


class NetworkCanvas(DropStage):
    """Columns one can select, resize, reorder, remove and insert.

    `selected(key)`: a column was chosen; `opened(key)`: by a double click; `resized(block, change)`: units more or
    less; `moved(block, to)`; `removed(block)`; `gapPressed(gap, place on the screen)`: the plus between two columns;
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
        self._drag, self._notches, self._walk = Drag(), Notches(), Walk()
        self.may_move: Callable[[int, int], str] = lambda block, gap: ""
        self._clicked: QPointF | None = None
        self.hands = WeightHands(self, self.network)
        self.menu = HoldMenu(self, self.network, self.hands)
        self.units = UnitHover(self.network, self.hands.reach.unit_name, self)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setAccessibleName(self.tr("Network"))

    def show_columns(self, described: Sequence[Column]) -> None:
        """Show a network; who walks over it stays where they are if it has as many columns as before."""
        if len(described) != len(self._columns):
            self._walk.leave()
        super().show_columns(described)
        self._tell(aloud=False)

    def rebuild(self) -> None:
        """Make all items anew; a drag ends with the items."""
        self._stop_drag()
        super().rebuild()
        self.hands.rebuilt()
        self.hands.show_numbers(self._numbers[1])
        self.units.rebuilt()
        self._show_walk()

    def show_numbers(self, maps: Pictures | None, weights: Matrices | None, masks: Masks | None = None) -> None:
        """Fill pictures, edges and marks from the results of the probes."""
        super().show_numbers(maps, weights, masks)
        self.hands.show_numbers(weights)

    # --- Qt's events ----------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Zoom by two fingers."""
        if event.type() in (QEvent.Type.NativeGesture, QEvent.Type.Gesture) and self.navigation.gesture(event):
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl; scroll a folded column, or a zoomed view."""
        if self.hands.turn(event):
            return
        delta = event.angleDelta().y()
        item = self.network.column_at(self.mapToScene(event.position().toPoint()))
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.navigation.zoom_by(STEP ** (delta / NOTCH))
            event.accept()
        elif item is not None and item.slot.folded:
            self.scroll_column(item.column.key, self._notches.units(delta))
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press plus or minus, or select a column and perhaps start dragging it; take hold of the view elsewhere."""
        point = self.mapToScene(event.position().toPoint())
        item = self.network.column_at(point)
        if event.button() == Qt.MouseButton.MiddleButton:
            self.navigation.grab(event.position())
        self._clicked = None
        if event.button() != Qt.MouseButton.LeftButton:
            return
        gap = self.network.gaps.at(point) if self.network.gaps is not None else None
        if gap is None and (item is None or not item.button_at(point)):
            self._clicked = event.position()
        if gap is not None:
            self._press_gap(gap)
        elif item is None or item.column.key == "input":
            self.navigation.grab(event.position())
        else:
            change = item.button_at(point)
            self._choose(item.column.key)
            if isinstance(item.column.key, int) and change:
                self.resized.emit(item.column.key, change)
            elif isinstance(item.column.key, int):
                self._drag.press(item.column.key, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up what is under the mouse; move a pressed column, or the view."""
        point = self.mapToScene(event.position().toPoint())
        if self.navigation.panning:
            self.navigation.pan(event.position())
        elif self._drag.pressed:
            gap, block = self.network.drop_index(point), self._drag.block
            if self._drag.move(event.position(), gap, self.network, lambda to: self.may_move(block, to)):
                self.show_refusal(self._drag.reason, event.globalPosition().toPoint())
        else:
            words = self.hands.hover(point)
            self.units.hover(point)
            clickable = self.network.hover(point, words or tip_at(self.network, point)) or bool(words)
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop a dragged column; one that cannot stand there stays where it was."""
        self.navigation.let_go()
        moving, block, to, reason = self._drag.moving, self._drag.block, self._drag.target(), self._drag.reason
        self._stop_drag()
        if moving and to != block:
            if reason:
                self.refuse(reason)
            else:
                self.moved.emit(block, to)
        elif not moving and self._clicked is not None:
            self._click(self._clicked, event.position())

    def _click(self, pressed: QPointF, released: QPointF) -> None:
        """Open the editor of an edge or a bias, or pin a unit, unless the mouse went elsewhere in between."""
        self._clicked = None
        if (released - pressed).manhattanLength() < QApplication.startDragDistance():
            point = self.mapToScene(pressed.toPoint())
            if not self.hands.click(point):
                self.units.click(point)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a unit and its block."""
        item = self._walk.item(self.network)
        self.menu.show(event, None if item is None else (item, self._walk.place))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a column in the inspector; on plus and minus a double click is two clicks."""
        point = self.mapToScene(event.position().toPoint())
        item = self.network.column_at(point)
        if item is not None and item.button_at(point):
            self.mousePressEvent(event)
        elif item is not None and item.column.key != "input":
            self.opened.emit(item.column.key)
        elif item is None:
            self.fit()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse any more."""
        self.network.hover(None)
        self.hands.hover(None)
        self.units.hover(None)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._show_walk()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A drag ends with the focus."""
        self._stop_drag()
        super().focusOutEvent(event)
        self._show_walk()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk over units and columns, Ctrl+arrows move the block, plus and minus resize it, Delete removes it;
        Ctrl with plus, minus and 0 zooms, Insert inserts, Page Up and Page Down show another example.
        """
        if not self._handle_key(event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)):
            super().keyPressEvent(event)

    # --- what they do ---------------------------------------------------------------------------------------------

    def _handle_key(self, key: int, control: bool) -> bool:
        block = self._selection
        if key == Qt.Key.Key_Escape and not self._drag.pressed and self.units.unpin():
            return True
        if key == Qt.Key.Key_Space and self._walk.item(self.network) is not None:
            self._pin_walked()
        elif key == Qt.Key.Key_Escape and (self._drag.pressed or self._walk.key is not None):
            self._stop_drag()
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

    def _stop_drag(self) -> None:
        if self._drag.moving:
            self.viewport().unsetCursor()
            QToolTip.hideText()
        self._drag.end(self.network)


_SIDEWAYS = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}
_UPWARDS = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}
_EXAMPLES = {Qt.Key.Key_PageUp.value: -1, Qt.Key.Key_PageDown.value: 1}
_ZOOMS = {Qt.Key.Key_Plus.value: STEP, Qt.Key.Key_Equal.value: STEP, Qt.Key.Key_Minus.value: 1 / STEP}
_CHANGES = {Qt.Key.Key_Plus.value: 1, Qt.Key.Key_Equal.value: 1, Qt.Key.Key_Minus.value: -1}
