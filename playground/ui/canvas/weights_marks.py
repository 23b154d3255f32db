"""Marks on the canvas for what hands can take hold of: biases, locks, cut edges, silenced units.

A handful of path items for the whole network. The biases' signs follow the frames, everything else the layout and the
holds alone. No mark is told by its colour alone: a bias is a square with a plus or a minus, what is held has a lock.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsRectItem

from playground.engine.holds import BIAS, OUTPUT, WHOLE, Edge, Holds, Unit
from playground.engine.shown_units import Indices
from playground.ui.canvas.column import Key
from playground.ui.canvas.column_items import ColumnItems
from playground.ui.canvas.edges import Edges, Place
from playground.ui.canvas.signs import squares, strokes
from playground.ui.canvas.ways import drawn_alone, first_of_branch, outer_unit
from playground.ui.path_stream import paths
from playground.ui.tokens import Theme

Floats = npt.NDArray[np.floating]

BIAS_SIDE, _BIAS_SHARE = 7.0, 0.4
_LEAST_SIDE = 13.0  # pictures smaller than this have no room for a bias
_GAP = 0.08  # of a cut edge, on both sides of its middle


class WeightMarks:
    """`place` follows the layout, `show_biases` the frames, `show_holds` what is held."""

    def __init__(self, root: QGraphicsItem, theme: Theme) -> None:
        self.layer = QGraphicsRectItem(root)
        self.layer.setZValue(6)
        self._columns: Sequence[ColumnItems] = ()
        self._places: list[Indices | None] = []
        self._set_boxes(np.zeros((0, 4)))
        self._lasts: list[int | None] = []
        self._signs = b""
        card, ink = QColor(theme.card), QColor(theme.ink)
        self.veil = self._add(2.4, QColor(theme.card), alpha=150)
        self.crosses = self._add(3.4, pen=QPen(ink, 2.0, c=Qt.PenCapStyle.RoundCap))
        self.cuts = self._add(0.2, pen=QPen(QColor(theme.muted), 1.4, Qt.PenStyle.DashLine))
        edge = QPen(card, 1.0)
        self.biases = {
            sign: self._add(3.5, QColor(colour), edge)
            for sign, colour in ((1, theme.positive), (-1, theme.negative), (0, theme.muted))
        }
        self.strokes = self._add(3.6, pen=QPen(card, 1.3))
        self.plates = self._add(3.7, card, QPen(QColor(theme.strong_line), 1.0))
        self.locks = self._add(3.8, ink)
        self.shackles = self._add(3.8, pen=QPen(ink, 1.2))

    def place(self, columns: Sequence[ColumnItems]) -> None:
        """Take over a new layout; no biases are known yet."""
        self._columns = columns
        self._places = [
            item.column.places(len(item.slot.tops), item.slot.first) if has_biases(item) else None
            for item in columns[1:]
        ]
        boxes = [
            bias_box(item, place).getRect()
            for item, places in zip(columns[1:], self._places, strict=True)
            if places is not None
            for place in range(len(places))
        ]
        self._set_boxes(np.array(boxes).reshape(-1, 4))
        self._lasts = [None if places is None else int(places.max(initial=-1)) for places in self._places]
        self._signs = b""
        for item in (*self.biases.values(), self.strokes):
            item.setPath(QPainterPath())

    def show_biases(self, biases: Sequence[Floats | None]) -> None:
        """Draw the sign of every bias; `biases` of every block and the output. Those of other sizes are left out."""
        pairs = zip(self._lasts, biases, strict=False)
        if any(values is not None and last is not None and len(values) <= last for last, values in pairs):
            return
        parts = [  # a column that hands out none has none of its own
            np.full(len(places), np.nan) if values is None else values[places]
            for places, values in zip(self._places, biases, strict=False)
            if places is not None
        ]
        signs = np.sign(np.concatenate([np.zeros(0), *parts]))
        if signs.tobytes() == self._signs:
            return
        self._signs = signs.tobytes()
        pieces = [self._squares[signs == sign] for sign in self.biases]
        strokes = np.concatenate([self._across[np.abs(signs) == 1], self._up[signs == 1]])
        for item, path in zip((*self.biases.values(), self.strokes), paths([*pieces, strokes]), strict=True):
            item.setPath(path)

    def _set_boxes(self, boxes: npt.NDArray[np.float64]) -> None:
        """Where the biases are drawn: x, y, width, height of each."""
        self._squares, (self._across, self._up) = squares(boxes), strokes(boxes)

    def show_holds(self, holds: Holds, edges: Edges) -> None:
        """Draw locks, cut edges and silenced units."""
        cuts, crosses, veil = (QPainterPath() for _ in range(3))
        found = {edge: self.place_of(edge) for edge in holds.cut if edge.cell == WHOLE}
        cut = [place for place in found.values() if place is not None]
        edges.set_cut(cut)
        held = {edge.whole for edge in holds.edges} | {e.whole for e in holds.cut if found.get(e) is None}
        locks: list[QPointF | None] = [self._middle(edge, edges) for edge in held]
        for place in cut:
            _add_cut(cuts, edges.curve(place))
        for unit in holds.units | holds.silenced:
            box = self._picture(unit)
            if box is not None and unit in holds.silenced:
                veil.addRect(box)
                _cross(crosses, box)
            elif box is not None:
                locks.append(_corner(box))
        for item in self._columns:
            if block_of(item.column.key) in holds.blocks:
                locks.append(QPointF(item.slot.frame.right() - 10, item.slot.frame.bottom() - 12))
        plates, bodies, shackles = (QPainterPath() for _ in range(3))
        for centre in filter(None, locks):
            plates.addEllipse(centre, 7.0, 7.0)
            bodies.addRect(QRectF(centre.x() - 3.2, centre.y() - 0.6, 6.4, 4.6))
            shackles.arcMoveTo(QRectF(centre.x() - 2, centre.y() - 4, 4, 5), 0)
            shackles.arcTo(QRectF(centre.x() - 2, centre.y() - 4, 4, 5), 0, 180)
        items = (self.cuts, self.crosses, self.veil, self.plates, self.locks, self.shackles)
        for path_item, path in zip(items, (cuts, crosses, veil, plates, bodies, shackles), strict=True):
            path_item.setPath(path)

    def place_of(self, edge: Edge) -> Place | None:
        """Where an edge is drawn, if it is drawn by itself, and both its units are."""
        item = column_of(self._columns, edge.block)
        if item is None or not drawn_alone(item.column, edge):
            return None
        number, index = outer_unit(item.column, edge), self._columns.index(item) - 1
        unit = None if number is None else drawn_place(item, number)
        source = drawn_place(self._columns[index], edge.source)
        return None if unit is None or source is None else Place(index, unit, source)

    def _middle(self, edge: Edge, edges: Edges) -> QPointF | None:
        """Where an edge, or a bias, carries its lock; one that is not drawn lends it to the unit behind it."""
        item = column_of(self._columns, edge.block)
        if item is None:
            return None
        number = outer_unit(item.column, edge)
        box = self._picture(Unit(edge.block, first_of_branch(item.column, edge.inside) if number is None else number))
        place = self.place_of(edge)
        ends = None if place is None else edges.curve(place)
        if ends is not None:
            return edge_path(*ends).pointAtPercent(0.5)
        if box is None:
            return None
        beside = edge.source == BIAS and drawn_alone(item.column, edge)
        return QPointF(box.left() - 4, box.bottom() - 9) if beside else _corner(box)

    def _picture(self, unit: Unit) -> QRectF | None:
        item = column_of(self._columns, unit.block)
        place = None if item is None else drawn_place(item, unit.unit)
        return None if item is None or place is None else item.slot.picture(place)

    def _add(
        self, z: float, brush: QColor | None = None, pen: QPen | None = None, alpha: int = 255
    ) -> QGraphicsPathItem:
        item = QGraphicsPathItem(self.layer)
        item.setZValue(z)
        item.setPen(pen or QPen(Qt.PenStyle.NoPen))
        item.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        if brush is not None:
            brush.setAlpha(alpha)
            item.setBrush(brush)
        return item


def block_of(key: Key) -> int | None:
    """The number by which the engine knows a column; None for the input."""
    return None if key == "input" else OUTPUT if key == "output" else int(key)


def column_of(columns: Sequence[ColumnItems], block: int) -> ColumnItems | None:
    """The column of a block, if there is one."""
    return next((item for item in columns if block_of(item.column.key) == block), None)


def has_biases(item: ColumnItems) -> bool:
    """Whether the units show their biases: small pictures have no room."""
    return item.column.key != "input" and item.slot.side >= _LEAST_SIDE


def bias_box(item: ColumnItems, place: int) -> QRectF:
    """The square at the lower left corner of a unit's picture."""
    corner, side = item.slot.picture(place).bottomLeft(), min(BIAS_SIDE, _BIAS_SHARE * item.slot.side)
    return QRectF(corner.x() - side / 2, corner.y() - side / 2, side, side)


def drawn_place(item: ColumnItems, unit: int) -> int | None:
    """At which place a unit of a column is drawn, if it is."""
    found = np.flatnonzero(item.column.numbers(len(item.slot.tops), item.slot.first) == unit)
    return int(found[0]) if len(found) else None


def _corner(box: QRectF) -> QPointF:
    """Where a picture carries its lock."""
    return QPointF(box.right() - 1, box.top() + 1)


def _cross(path: QPainterPath, box: QRectF) -> None:
    inner = box.adjusted(4, 4, -4, -4)
    path.moveTo(inner.topLeft())
    path.lineTo(inner.bottomRight())
    path.moveTo(inner.topRight())
    path.lineTo(inner.bottomLeft())


def edge_path(start: QPointF, end: QPointF) -> QPainterPath:
    """The curve of an edge."""
    path, middle = QPainterPath(start), (start.x() + end.x()) / 2
    path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end)
    return path


def _add_cut(path: QPainterPath, ends: tuple[QPointF, QPointF] | None) -> None:
    """An edge with a gap in the middle, and two short strokes at its sides."""
    if ends is None:
        return
    curve = edge_path(*ends)
    path.addPath(_part(curve, 0.0, 0.5 - _GAP))
    path.addPath(_part(curve, 0.5 + _GAP, 1.0))
    for share in (0.5 - _GAP, 0.5 + _GAP):
        at = curve.pointAtPercent(share)
        path.moveTo(at - QPointF(0, 4))
        path.lineTo(at + QPointF(0, 4))


def _part(curve: QPainterPath, start: float, stop: float) -> QPainterPath:
    points = [curve.pointAtPercent(float(share)) for share in np.linspace(start, stop, 12)]
    path = QPainterPath(points[0])
    for point in points[1:]:
        path.lineTo(point)
    return path
