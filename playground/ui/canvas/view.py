"""The canvas: what the mouse does on the picture of the network. It asks for changes, it makes none."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt
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
from playground.ui.canvas.folding import NOTCH, Notches
from playground.ui.canvas.key_stage import KeyStage
from playground.ui.canvas.navigation import STEP
from playground.ui.canvas.reorder import Drag
from playground.ui.canvas.tips import tip_at
from playground.ui.canvas.weights_menu import HoldMenu


class NetworkCanvas(KeyStage):
    """Columns one can select, resize, reorder, remove and insert.

    `may_move(block, gap)` says why a block cannot stand in a gap; empty if it can.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drag, self._notches = Drag(), Notches()
        self.may_move: Callable[[int, int], str] = lambda block, gap: ""
        self._clicked: QPointF | None = None
        self.menu = HoldMenu(self, self.network, self.hands)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setAccessibleName(self.tr("Network"))

    def rebuild(self) -> None:
        """Make all items anew; a drag ends with the items."""
        self._stop_drag()
        super().rebuild()
        self.hands.rebuilt()
        self.hands.show_numbers(self._numbers[1])
        self.units.rebuilt()

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

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A drag ends with the focus."""
        self._stop_drag()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends a drag."""
        if event.key() == Qt.Key.Key_Escape and self._drag.pressed:
            self._stop_drag()
        else:
            super().keyPressEvent(event)

    def _stop_drag(self) -> None:
        if self._drag.moving:
            self.viewport().unsetCursor()
            QToolTip.hideText()
        self._drag.end(self.network)
