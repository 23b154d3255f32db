"""Taking hold of weights on the canvas: edges and biases under the mouse, and their editor."""

from dataclasses import dataclass

from msgspec.structs import replace
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainterPath, QPen, QWheelEvent
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsView

from playground.engine.holds import BIAS, Edge, Holds, Unit
from playground.engine.probes import Matrices
from playground.ui.canvas.column import Key
from playground.ui.canvas.column_items import ColumnItems
from playground.ui.canvas.scene import NetworkScene
from playground.ui.canvas.weights_marks import (
    WeightMarks,
    bias_box,
    block_of,
    drawn_place,
    edge_path,
    has_biases,
)
from playground.ui.canvas.weights_popup import WeightPopup
from playground.ui.theme import current_theme

_REACH, _BIAS_REACH = 5.0, 3.0


@dataclass(frozen=True)
class Grasp:
    """What is under the mouse: an edge or a bias, its title, its value now, and whether that is one single number."""

    edge: Edge
    title: str
    value: float
    single: bool


class WeightHands(QObject):
    """Shows marks, highlights what is under the mouse, opens the editor on a click. It changes nothing itself.

    `weightSet` carries edge, value before and after, and a key: changes with one key belong together. `held` carries
    new holds and what to call the change. `names`: what the columns are called.
    """

    weightSet = Signal(object, float, float, str)
    held = Signal(object, str)

    def __init__(self, view: QGraphicsView, scene: NetworkScene) -> None:
        super().__init__(view)
        self._view, self._scene = view, scene
        self.names: dict[Key, str] = {}
        self.holds = Holds()
        self.popup = WeightPopup(view)
        self.open: Edge | None = None
        self.marks: WeightMarks | None = None
        self._light: QGraphicsPathItem | None = None
        self._matrices: Matrices | None = None
        self._series = 0
        self._firsts: list[int] = []
        self.popup.chosen.connect(self._set_weight)
        self.popup.heldToggled.connect(self._hold_open)
        self.popup.cutToggled.connect(self._cut_open)
        self.popup.closed.connect(self._forget)

    # --- what is shown --------------------------------------------------------------------------------------------

    def rebuilt(self) -> None:
        """The scene has been built anew."""
        root, theme = self._scene.root, current_theme()
        if root is None:
            return
        self.marks = WeightMarks(root, theme)
        self._light = QGraphicsPathItem(self.marks.layer)
        self._light.setPen(QPen(QColor(theme.accent), 3.0, c=Qt.PenCapStyle.RoundCap))
        self._light.setZValue(-1)
        self.popup.leave()
        self.moved()

    def moved(self) -> None:
        """Other units of a column are drawn, or the same ones elsewhere."""
        self._firsts = [item.slot.first for item in self._scene.columns]
        if self.marks is not None and self._scene.edges is not None:
            self.marks.place(self._scene.columns)
            self.marks.show_holds(self.holds, self._scene.edges)

    def show_holds(self, holds: Holds) -> None:
        """Show what is held."""
        self.holds = holds
        self.moved()
        self._show_numbers()
        if self.open is not None:
            self._show_switches(self.open)

    def show_numbers(self, matrices: Matrices | None) -> None:
        """Follow the weights of a frame."""
        self._matrices = matrices
        firsts = [item.slot.first for item in self._scene.columns]
        if firsts != self._firsts:
            self.moved()
        self._show_numbers()

    def _show_numbers(self) -> None:
        matrices = self._matrices
        if matrices is None or self.marks is None or len(matrices.biases) != len(self._scene.columns) - 1:
            return
        self.marks.show_biases(matrices.biases)
        if self.open is not None:
            value = self._value_of(self.open)
            if value is not None and self.popup.field.isEnabled():
                self.popup.show_value(value)

    # --- what is under the mouse ----------------------------------------------------------------------------------

    def at(self, point: QPointF) -> Grasp | None:
        """The bias or the edge at a point of the scene."""
        item = self._scene.column_at(point)
        if item is not None and item.button_at(point):
            return None
        return self._bias_at(point, item) or self._edge_at(point)

    def _bias_at(self, point: QPointF, item: ColumnItems | None) -> Grasp | None:
        if item is None or not has_biases(item):
            return None
        reach = _BIAS_REACH
        for place in range(len(item.slot.tops)):
            if bias_box(item, place).adjusted(-reach, -reach, reach, reach).contains(point):
                return self.grasp_bias(item, place)
        return None

    def _edge_at(self, point: QPointF) -> Grasp | None:
        edges = self._scene.edges
        if edges is None or self._scene.unit_at(point) is not None:
            return None
        place = edges.at(point, _REACH)
        if place is None:
            return None
        before, item = self._scene.columns[place.join : place.join + 2]
        if item.column.joint != "weights" or item.column.branches:
            return None
        return self.grasp_edge(before, place.source, item, place.unit)

    def grasp_bias(self, item: ColumnItems, place: int) -> Grasp | None:
        """The bias of the unit at a place of a column, as far as it is known."""
        edge = self._edge(item, place, BIAS)
        value = self._value_of(edge) if edge is not None else None
        if edge is None or value is None:
            return None
        title = self.tr("Bias of {unit}").format(unit=self.unit_name(item, place))
        return Grasp(edge, title, value, single=True)

    def grasp_edge(self, before: ColumnItems, source: int, item: ColumnItems, place: int) -> Grasp | None:
        """The edge between units at places of two neighbouring columns, as far as it is known."""
        number = int(before.column.numbers(len(before.slot.tops), before.slot.first)[source])
        edge = self._edge(item, place, number)
        value = self._value_of(edge) if edge is not None else None
        if edge is None or value is None:
            return None
        title = f"{self.unit_name(before, source)} → {self.unit_name(item, place)}"
        return Grasp(edge, title, value, single=len(item.column.shape) == 1 == len(before.column.shape))

    def _edge(self, item: ColumnItems, place: int, source: int) -> Edge | None:
        block = block_of(item.column.key)
        unit = int(item.column.numbers(len(item.slot.tops), item.slot.first)[place])
        return None if block is None else Edge(block, unit, source)

    def _value_of(self, edge: Edge) -> float | None:
        """What an edge weighs in the last frame."""
        index = next((n for n, item in enumerate(self._scene.columns) if block_of(item.column.key) == edge.block), 0)
        if self._matrices is None or index < 1 or index > len(self._matrices.matrices):
            return None
        item, before = self._scene.columns[index], self._scene.columns[index - 1]
        row = _place(item, edge.unit)
        if edge.source == BIAS:
            biases = self._matrices.biases[index - 1]
            return None if biases is None or row is None or row >= len(biases) else float(biases[row])
        matrix, column = self._matrices.matrices[index - 1], _place(before, edge.source)
        if matrix is None or row is None or column is None or row >= matrix.shape[0] or column >= matrix.shape[1]:
            return None
        return float(matrix[row, column])

    def unit_name(self, item: ColumnItems, place: int) -> str:
        """What a unit is called: by its label where it has one, else by its number."""
        name = self.names.get(item.column.key, item.column.wordings[0][0])
        number = int(item.column.numbers(len(item.slot.tops), item.slot.first)[place])
        if item.column.labels:
            return item.column.labels[number]
        words = self.tr("{block}, channel {n}") if item.column.maps else self.tr("{block}, unit {n}")
        return words.format(block=name, n=number + 1)

    # --- the mouse ------------------------------------------------------------------------------------------------

    def hover(self, point: QPointF | None) -> str:
        """Light up the edge or bias at a point; returns what to say of it."""
        grasp = self.at(point) if point is not None else None
        if self._light is not None:
            self._light.setPath(self._outline(grasp.edge) if grasp is not None else QPainterPath())
        if grasp is None:
            return ""
        lines = [f"{grasp.title}: {grasp.value:.4g}"]
        if grasp.edge in self.holds.cut:
            lines.append(self.tr("cut"))
        elif self.holds.holds(grasp.edge):
            lines.append(self.tr("frozen"))
        lines.append(self.tr("Click to change, freeze or cut it."))
        return "\n".join(lines)

    def click(self, point: QPointF) -> bool:
        """Open the editor for what is at a point; says whether there was something. Elsewhere, the editor closes."""
        grasp = self.at(point)
        if grasp is None:
            self.popup.leave()
            return False
        self.edit(grasp, self._view.mapFromScene(point))
        return True

    def edit(self, grasp: Grasp, near: QPoint) -> None:
        """Open the editor near a point of the view."""
        self.popup.leave()
        self.open = grasp.edge
        self._series += 1
        note = "" if grasp.single else self.tr("A filter has many weights: they are frozen or cut together.")
        self._show_switches(grasp.edge)
        self.popup.present(grasp.title, grasp.value if grasp.single else None, note)
        room, size = self._view.viewport().rect(), self.popup.size()
        left = min(max(near.x() + 12, 4), max(room.width() - size.width() - 4, 4))
        top = near.y() + 12 if near.y() + 12 + size.height() < room.height() else near.y() - 12 - size.height()
        self.popup.move(left, max(top, 4))
        if self._light is not None:
            self._light.setPath(self._outline(grasp.edge))

    def turn(self, event: QWheelEvent) -> bool:
        """While the editor is open the wheel turns its number; says whether it is."""
        if self.open is not None:
            self.popup.turn_by(event)
        return self.open is not None

    def _outline(self, edge: Edge) -> QPainterPath:
        """The curve of an edge, or a square around a bias."""
        path, edges = QPainterPath(), self._scene.edges
        if edge.source == BIAS:
            item = next(item for item in self._scene.columns if block_of(item.column.key) == edge.block)
            place = drawn_place(item, edge.unit)
            if place is not None:
                path.addRect(bias_box(item, place).adjusted(-2, -2, 2, 2))
            return path
        place_of = self.marks.place_of(edge) if self.marks is not None else None
        ends = edges.curve(place_of) if edges is not None and place_of is not None else None
        return path if ends is None else edge_path(*ends)

    # --- the editor -----------------------------------------------------------------------------------------------

    def _show_switches(self, edge: Edge) -> None:
        holds = self.holds
        reason = ""
        if edge.block in holds.blocks:
            reason = self.tr("Its block is frozen.")
        elif Unit(edge.block, edge.unit) in holds.units | holds.silenced:
            reason = self.tr("Its unit is frozen.")
        self.popup.show_switches(edge in holds.edges, edge in holds.cut, edge.source != BIAS, reason)

    def _set_weight(self, value: float) -> None:
        if self.open is not None:
            before = self._value_of(self.open)
            if before is not None:
                self.weightSet.emit(self.open, before, value, f"weight-{self._series}")

    def _hold_open(self, on: bool) -> None:
        if self.open is not None:
            edges = self.holds.edges | {self.open} if on else self.holds.edges - {self.open}
            text = self.tr("Freeze a weight") if on else self.tr("Unfreeze a weight")
            self.held.emit(replace(self.holds, edges=edges), text)

    def _cut_open(self, on: bool) -> None:
        if self.open is not None:
            cut = self.holds.cut | {self.open} if on else self.holds.cut - {self.open}
            text = self.tr("Cut an edge") if on else self.tr("Mend an edge")
            self.held.emit(replace(self.holds, cut=cut), text)

    def _forget(self) -> None:
        self.open = None
        if self._light is not None:
            self._light.setPath(QPainterPath())
        self._view.setFocus(Qt.FocusReason.PopupFocusReason)


def _place(item: ColumnItems, unit: int) -> int | None:
    """Where a unit that is drawn stands in what the probes answer."""
    drawn = drawn_place(item, unit)
    return None if drawn is None else int(item.column.places(len(item.slot.tops), item.slot.first)[drawn])
