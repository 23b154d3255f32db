"""The canvas: the view of the network, and what mouse and keyboard do on it. It asks for changes, it makes none."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsView, QWidget

from playground.engine.probes import Matrices, Pictures
from playground.ui.canvas.column import Column, Key
from playground.ui.canvas.columns import spoken
from playground.ui.canvas.scene import NetworkScene
from playground.ui.theme import current_theme
from playground.ui.tokens import Theme

_ZOOM_STEP, _LARGEST_ZOOM = 1.25, 4.0


class NetworkCanvas(QGraphicsView):
    """Columns one can select, resize, reorder and remove.

    `selected(key)`: a column was chosen; `opened(key)`: by a double click; `resized(block, change)`: units more or
    less; `moved(block, to)`; `removed(block)`.
    """

    selected = Signal(object)
    opened = Signal(object)
    resized = Signal(int, int)
    moved = Signal(int, int)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[Column, ...] = ()
        self._numbers: tuple[Pictures | None, Matrices | None] = (None, None)
        self._selection: Key | None = None
        self._pressed: QPointF | None = None
        self._dragged: int | None = None
        self.network = NetworkScene(current_theme())
        self.setScene(self.network)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(300, 160)
        self.setAccessibleName(self.tr("Network"))

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self.network.set_theme(theme)
        self._rebuild()

    def show_columns(self, described: Sequence[Column]) -> None:
        """Show a network; the last numbers stay where they still fit."""
        if tuple(described) == self._columns:
            return
        self._columns = tuple(described)
        self.setAccessibleDescription(spoken(self._columns))
        self._rebuild()

    def show_numbers(self, maps: Pictures | None, weights: Matrices | None) -> None:
        """Fill pictures and edges from the results of the probes."""
        self._numbers = (maps, weights)
        self.network.show_numbers(maps, weights)

    def select(self, key: Key | None) -> None:
        """Mark a column; emits nothing."""
        self._selection = key
        self.network.select(key)

    def fit(self) -> None:
        """Undo any zoom: everything is visible."""
        self._zoom(1.0)

    def _zoom(self, zoom: float) -> None:
        self.setTransform(QTransform.fromScale(zoom, zoom))
        if self.network.set_detail(zoom * self.devicePixelRatioF()):
            self.network.show_numbers(*self._numbers)

    def _rebuild(self) -> None:
        self._stop_drag()
        if self._columns and not self.viewport().size().isEmpty():
            self.network.set_detail(self.transform().m11() * self.devicePixelRatioF())
            self.network.rebuild(self._columns, QSizeF(self.maximumViewportSize()))
            self.network.show_numbers(*self._numbers)
            self.network.select(self._selection)

    # --- Qt's events ----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the columns out for the new size."""
        super().resizeEvent(event)
        if self.network.sceneRect() != QRectF(QPointF(), QSizeF(self.maximumViewportSize())):
            self._rebuild()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl; scroll a zoomed view."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        zoom = self.transform().m11() * _ZOOM_STEP ** (event.angleDelta().y() / 120)
        zoom = min(max(zoom, 1.0), _LARGEST_ZOOM)
        self._zoom(zoom)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press plus or minus, or select a column and perhaps start dragging it."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        point = self.mapToScene(event.position().toPoint())
        item = self.network.column_at(point)
        if item is None or item.column.key == "input":
            return
        change = item.button_at(point)
        self._choose(item.column.key)
        if isinstance(item.column.key, int):
            if change:
                self.resized.emit(item.column.key, change)
            else:
                self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up what is under the mouse; move a pressed column."""
        point = self.mapToScene(event.position().toPoint())
        if self._pressed is not None and isinstance(self._selection, int):
            distance = (event.position() - self._pressed).manhattanLength()
            if self._dragged is None and distance >= QApplication.startDragDistance():
                self._dragged = self._selection
                self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            if self._dragged is not None:
                self.network.show_drop(self.network.drop_index(point), self._dragged)
            return
        clickable = self.network.hover(point, self._tip(point))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop a dragged column."""
        dragged, gap = self._dragged, self.network.drop_index(self.mapToScene(event.position().toPoint()))
        self._stop_drag()
        if dragged is not None:
            to = gap - (gap > dragged)
            if to != dragged:
                self.moved.emit(dragged, to)

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
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A drag ends with the focus."""
        self._stop_drag()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows select, Ctrl+arrows move the block, plus and minus resize it, Delete removes it."""
        if not self._handle_key(event):
            super().keyPressEvent(event)

    # --- what they do ---------------------------------------------------------------------------------------------

    def _handle_key(self, event: QKeyEvent) -> bool:
        key, block = event.key(), self._selection
        if key == Qt.Key.Key_Escape and self._dragged is not None:
            self._stop_drag()
        elif key in _DIRECTIONS:
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._step(_DIRECTIONS[key], control)
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
        """Select the neighbour, or move the selected block past it."""
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

    def _choose(self, key: Key) -> None:
        if key != self._selection:
            self.select(key)
            self.selected.emit(key)

    def _stop_drag(self) -> None:
        self._pressed = None
        if self._dragged is not None:
            self._dragged = None
            self.network.show_drop(None)
            self.viewport().unsetCursor()

    def _tip(self, point: QPointF) -> str:
        item = self.network.column_at(point)
        if item is None:
            return ""
        change = item.button_at(point)
        if change:
            return self._change_tip(item.column.maps, change)
        unit = self.network.unit_at(point)
        if unit is None or item.column.kind == "photo":
            return item.column.tip
        if item.column.labels:
            return item.column.labels[unit[1]]
        branch, number = item.column.home(unit[1], len(item.slot.tops))
        title = self.tr("branch {letter}").format(letter=branch) if branch else item.column.wordings[0][0]
        words = self.tr("Channel {n} of {title}") if item.column.maps else self.tr("Unit {n} of {title}")
        return words.format(n=number + 1, title=title)

    def _change_tip(self, maps: bool, change: int) -> str:
        if maps:
            return self.tr("One filter more") if change > 0 else self.tr("One filter less")
        return self.tr("One unit more") if change > 0 else self.tr("One unit less")


_DIRECTIONS = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}
_CHANGES = {Qt.Key.Key_Plus.value: 1, Qt.Key.Key_Equal.value: 1, Qt.Key.Key_Minus.value: -1}
