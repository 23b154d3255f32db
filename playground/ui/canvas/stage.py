"""What the canvas shows: a network, its numbers and how one follows the other. What a hand does is in `view.py`."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsItem, QGraphicsView, QWidget

from playground.engine.dropout_masks import Masks
from playground.engine.probes import Matrices, Pictures
from playground.engine.shown_units import Firsts
from playground.ui.canvas.animation import Glide, matches
from playground.ui.canvas.column import Column, Key
from playground.ui.canvas.navigation import Navigation
from playground.ui.canvas.parts import Parts
from playground.ui.canvas.scene import NetworkScene
from playground.ui.motion import motion
from playground.ui.theme import current_theme
from playground.ui.tokens import Theme

SHARPEN = 120
"""Milliseconds after the last step of a zoom in which edges keep the strands they had: anew at each they cost 2 ms."""


class NetworkStage(QGraphicsView):
    """The view of a network. `scrolled`: other units are wanted than the numbers shown are of, see `firsts`."""

    scrolled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[Column, ...] = ()
        self._numbers: tuple[Pictures | None, Matrices | None] = (None, None)
        self._masks: Masks | None = None
        self._firsts: dict[Key, int] = {}
        self._selection: Key | None = None
        self.network = NetworkScene(current_theme())
        self.glide = Glide(self)
        self._sharpen = QTimer(self, singleShot=True, interval=SHARPEN)
        self._sharpen.timeout.connect(self._show_detail)
        self.navigation = Navigation(self, self._sharpen.start)
        self._parts = Parts(self)
        self.setScene(self.network)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(300, 160)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self.network.set_theme(theme)
        self.rebuild()

    def show_columns(self, described: Sequence[Column]) -> None:
        """Show a network; the last numbers stay where they still fit."""
        if tuple(described) == self._columns:
            return
        before, centres = self._columns, [item.slot.centre for item in self.network.columns]
        self._columns = tuple(described)
        if len(before) != len(self._columns):
            self._firsts, self._masks = {}, None
        self.rebuild()
        if before and self.isVisible() and motion.allowed(self):
            self._animate(before, centres)

    def show_numbers(self, maps: Pictures | None, weights: Matrices | None, masks: Masks | None = None) -> None:
        """Fill pictures and edges from the results of the probes; they are painted in the next turns of the window."""
        self._numbers, self._masks = (maps, weights), masks
        self.network.show_numbers(maps, weights)
        self.network.show_silenced(masks)
        self._parts.start()

    def firsts(self) -> Firsts:
        """From which units on the columns are shown: what the probes should answer."""
        found = tuple(item.column.firsts(len(item.slot.tops), item.slot.first) for item in self.network.columns)
        return found if any(any(first) for first in found) else ()

    def select(self, key: Key | None) -> None:
        """Mark a column; emits nothing."""
        self._selection = key
        self.network.select(key)

    def fit(self) -> None:
        """Undo any zoom: everything is visible."""
        self.navigation.zoom_to(1.0)

    def _show_detail(self) -> None:
        if self.network.set_detail(self._detail):
            self.network.show_numbers(*self._numbers)

    @property
    def _detail(self) -> float:
        """Pixels of the screen per unit of the scene."""
        return self.navigation.zoom * self.devicePixelRatioF()

    def rebuild(self) -> None:
        """Make all items anew."""
        self.glide.forget()
        if self._columns and not self.viewport().size().isEmpty():
            before = self.firsts()
            self.network.set_detail(self._detail)
            self.network.rebuild(self._columns, QSizeF(self.maximumViewportSize()), self._firsts)
            if self.firsts() != before:
                self._numbers, self._masks = (None, None), None
                self.scrolled.emit()
            self.network.show_numbers(*self._numbers)
            self.network.show_silenced(self._masks)
            self.network.select(self._selection)

    def _animate(self, before: Sequence[Column], centres: Sequence[float]) -> None:
        """Let the columns glide from where they were."""
        places = matches(before, self._columns)
        items = self.network.columns
        moving: dict[QGraphicsItem, float] = {
            items[new].group: centres[old] - items[new].slot.centre
            for new, old in places.items()
            if abs(centres[old] - items[new].slot.centre) > 1.0
        }
        fading: list[QGraphicsItem] = [item.group for place, item in enumerate(items) if place not in places]
        if (moving or fading) and self.network.edge_layer is not None:
            self.glide.start(moving, [*fading, self.network.edge_layer])

    def scroll_column(self, key: Key, units: int) -> None:
        """Show further units of a folded column."""
        item = next((item for item in self.network.columns if item.column.key == key), None)
        if item is not None and self.network.scroll(item, units):
            self._firsts[key] = item.slot.first
            self.scrolled.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the columns out for the new size."""
        super().resizeEvent(event)
        if self.network.sceneRect() != QRectF(QPointF(), QSizeF(self.maximumViewportSize())):
            self.rebuild()

    def hideEvent(self, event: QHideEvent) -> None:
        """What cannot be seen does not move."""
        self.glide.finish()
        super().hideEvent(event)
