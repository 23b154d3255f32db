"""A unit under the mouse: the rest of the net steps back, and its picture is shown in full size elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from playground.ui.canvas.column import Key
from playground.ui.canvas.column_items import ColumnItems
from playground.ui.canvas.grasp import number_at
from playground.ui.canvas.pictures import Link
from playground.ui.canvas.scene import NetworkScene
from playground.ui.canvas.weights_marks import drawn_place
from playground.ui.theme import current_theme

DELAY = 120
"""Milliseconds that the mouse must rest on a unit: on its way across the canvas it stirs up nothing."""
_DIM = 170


@dataclass(frozen=True)
class Spot:
    """A unit to be looked at. `column`: 0 is the input, then the blocks, then the output; `key` is the same one's."""

    key: Key
    column: int
    unit: int
    title: str
    link: Link = ""
    pinned: bool = False


class UnitHover(QObject):
    """`spotted` carries the unit to look at, or None: the one under the mouse, else the pinned one."""

    spotted = Signal(object)

    def __init__(self, scene: NetworkScene, name: Callable[[ColumnItems, int], str], parent: QObject) -> None:
        super().__init__(parent)
        self._scene, self._name = scene, name
        self._wanted: tuple[Key, int] | None = None
        self._shown: Spot | None = None
        self._hovered: tuple[Key, int] | None = None
        self.pinned: tuple[Key, int] | None = None
        self._veil: QGraphicsPathItem | None = None
        self._ring: QGraphicsPathItem | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self._settle)

    def rebuilt(self) -> None:
        """The scene has been built anew; a pin stays if its unit is still there."""
        root, theme = self._scene.root, current_theme()
        if root is None:
            return
        ground = QColor(theme.card)
        ground.setAlpha(_DIM)
        self._veil, self._ring = QGraphicsPathItem(root), QGraphicsPathItem(root)
        self._veil.setPen(Qt.PenStyle.NoPen)
        self._veil.setBrush(ground)
        self._veil.setZValue(5)
        self._ring.setPen(QPen(QColor(theme.accent), 2.0))
        self._ring.setZValue(5.5)
        self._hovered = self._wanted = None
        self._timer.stop()
        if self.pinned is not None and self._item(self.pinned) is None:
            self.pinned = None
        self._show()

    def hover(self, point: QPointF | None) -> None:
        """Follow the mouse; None: it has left."""
        found = self._scene.unit_at(point) if point is not None else None
        wanted = None if found is None else (found[0].column.key, number_at(*found))
        if wanted != self._wanted:
            self._wanted = wanted
            self._timer.start()

    def click(self, point: QPointF) -> bool:
        """Pin the unit at a point, or let it go again; says whether there is one."""
        found = self._scene.unit_at(point)
        if found is None:
            return False
        unit = (found[0].column.key, number_at(*found))
        self.pinned = None if unit == self.pinned else unit
        self._show()
        return True

    def unpin(self) -> bool:
        """Let the pinned unit go; says whether there was one."""
        had = self.pinned is not None
        self.pinned = None
        self._show()
        return had

    def _settle(self) -> None:
        if self._wanted != self._hovered:
            self._hovered = self._wanted
            self._show()

    def _show(self) -> None:
        self._dim(self._hovered)
        self._mark(self.pinned)
        spot = self._spot(self._hovered or self.pinned)
        if spot != self._shown:
            self._shown = spot
            self.spotted.emit(spot)

    def _spot(self, unit: tuple[Key, int] | None) -> Spot | None:
        item = self._item(unit)
        if item is None or unit is None:
            return None
        place = drawn_place(item, unit[1])
        title = self._name(item, place) if place is not None else ""
        return Spot(unit[0], self._scene.columns.index(item), unit[1], title, item.column.link, unit == self.pinned)

    def _item(self, unit: tuple[Key, int] | None) -> ColumnItems | None:
        """The column of a unit, if there is such a unit."""
        if unit is None:
            return None
        return next(
            (item for item in self._scene.columns if item.column.key == unit[0] and unit[1] < item.column.units), None
        )

    def _dim(self, unit: tuple[Key, int] | None) -> None:
        """Let all that is not joined to a unit step back."""
        edges, item = self._scene.edges, self._item(unit)
        place = drawn_place(item, unit[1]) if item is not None and unit is not None else None
        path = QPainterPath()
        if item is not None and place is not None:
            here = self._scene.columns.index(item)
            for index, other in enumerate(self._scene.columns):
                for number in range(len(other.slot.tops)):
                    if abs(index - here) > 1 or (index == here and number != place):
                        path.addRect(other.slot.picture(number).adjusted(-1, -1, 1, 1))
            if edges is not None:
                edges.focus((here, place))
        elif edges is not None:
            edges.focus(None)
        if self._veil is not None:
            self._veil.setPath(path)

    def _mark(self, unit: tuple[Key, int] | None) -> None:
        """A ring with the head of a pin around the unit that is pinned."""
        item, path = self._item(unit), QPainterPath()
        place = drawn_place(item, unit[1]) if item is not None and unit is not None else None
        if item is not None and place is not None:
            box = item.slot.picture(place).adjusted(-2, -2, 2, 2)
            path.addRoundedRect(box, 4, 4)
            path.addEllipse(box.topLeft(), 3.5, 3.5)
        if self._ring is not None:
            self._ring.setPath(path)
