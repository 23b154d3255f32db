"""Taking hold of weights on the canvas: edges and biases under the mouse, and their editor."""

from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainterPath, QPen, QWheelEvent
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsView

from playground.engine.holds import BIAS, WHOLE, Edge, Holds, Unit, switched
from playground.engine.probes import Matrices
from playground.ui.canvas.grasp import Grasp, Reach
from playground.ui.canvas.scene import NetworkScene
from playground.ui.canvas.ways import outer_unit
from playground.ui.canvas.weights_grid import Floats
from playground.ui.canvas.weights_marks import WeightMarks, bias_box, column_of, drawn_place, edge_path
from playground.ui.canvas.weights_popup import WeightPopup
from playground.ui.theme import current_theme


class WeightHands(QObject):
    """Shows marks, highlights what is under the mouse, opens the editor on a click. It changes nothing itself.

    `weightSet` carries edge, value before and after, and a key: changes with one key belong together. `held` carries
    new holds and what to call the change. `asked` carries the edge whose weights should come by `show_edge`, because no
    frame tells them otherwise; None: no more. The editor appears with the first ones.
    """

    weightSet = Signal(object, float, float, str)
    held = Signal(object, str)
    asked = Signal(object)

    def __init__(self, view: QGraphicsView, scene: NetworkScene) -> None:
        super().__init__(view)
        self._view, self._scene = view, scene
        self.reach = Reach(scene)
        self.holds = Holds()
        self.popup = WeightPopup(view)
        self.marks: WeightMarks | None = None
        self._grasp: Grasp | None = None
        self._edge: Edge | None = None
        self._values: Floats | None = None
        self._near = QPoint()
        self._light: QGraphicsPathItem | None = None
        self._series = 0
        self._firsts: list[int] = []
        self.popup.chosen.connect(self._set_weight)
        self.popup.cellChosen.connect(self._show_switches)
        self.popup.picker.picked.connect(self._take)
        self.popup.switches.heldToggled.connect(lambda on: self._hold(self.open, on))
        self.popup.switches.cutToggled.connect(lambda on: self._cut(self.open, on))
        self.popup.whole.heldToggled.connect(lambda on: self._hold(self._edge, on))
        self.popup.whole.cutToggled.connect(lambda on: self._cut(self._edge, on))
        self.popup.closed.connect(self._close)

    @property
    def open(self) -> Edge | None:
        """The weight or bias in the editor: of a filter, the current one."""
        return None if self._edge is None else replace(self._edge, cell=self.popup.cell)

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
        self.leave()
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
        self._show_switches()

    def show_numbers(self, matrices: Matrices | None) -> None:
        """Follow the weights of a frame."""
        self.reach.matrices = matrices
        firsts = [item.slot.first for item in self._scene.columns]
        if firsts != self._firsts:
            self.moved()
        self._show_numbers()

    def _show_numbers(self) -> None:
        matrices = self.reach.matrices
        if matrices is None or self.marks is None or len(matrices.biases) != len(self._scene.columns) - 1:
            return
        self.marks.show_biases(matrices.biases)
        if self._edge is not None and self._grasp is not None and self._grasp.single:
            value = self.reach.value_of(self._edge)
            if value is not None:
                self._values = np.array([[value]])
                self.popup.show_values(self._values)

    def show_edge(self, values: Floats | None) -> None:
        """Show the weights (rows, columns) of the edge that was asked for, as a frame tells them."""
        if values is None or self._edge is None or self._grasp is None:
            return
        fresh, self._values = self._values is None, values
        if self.popup.isHidden():
            self._present(self._grasp, values)
        else:
            self.popup.show_values(values)
        if fresh:
            self._show_switches()

    # --- the mouse ------------------------------------------------------------------------------------------------

    def hover(self, point: QPointF | None) -> str:
        """Light up the edge or bias at a point; returns what to say of it."""
        grasp = self.reach.at(point) if point is not None else None
        if self._light is not None:
            self._light.setPath(self._outline(grasp) if grasp is not None else QPainterPath())
        if grasp is None:
            return ""
        lines = [f"{grasp.title}: {grasp.value:z.4g}"]
        if grasp.alone and self.holds.cuts(grasp.edge):
            lines.append(self.tr("cut"))
        elif grasp.edge.block in self.holds.blocks or (grasp.alone and self.holds.holds(grasp.edge)):
            lines.append(self.tr("frozen"))
        lines.append(self.tr("Click to change, freeze or cut it."))
        return "\n".join(lines)

    def click(self, point: QPointF) -> bool:
        """Open the editor for what is at a point; says whether there was something. Elsewhere, the editor closes."""
        grasp = self.reach.at(point)
        if grasp is None:
            self.leave()
            return False
        self.edit(grasp, self._view.mapFromScene(point))
        return True

    def edit(self, grasp: Grasp, near: QPoint) -> None:
        """Open the editor near a point of the view."""
        self.leave()
        self._grasp, self._near = grasp, near
        self.popup.picker.show_ways(grasp.edge.block, grasp.ways)
        self._take(grasp.edge)
        if grasp.single:
            self._values = np.array([[grasp.value]])
            self._present(grasp, self._values)
            self._show_switches()

    def leave(self) -> None:
        """Close the editor, also one that has not appeared yet."""
        self.popup.leave()
        self._forget()

    def turn(self, event: QWheelEvent) -> bool:
        """While the editor is open the wheel turns its number; says whether it is."""
        if self._edge is not None:
            self.popup.turn_by(event)
        return self._edge is not None

    def _outline(self, grasp: Grasp) -> QPainterPath:
        """The curve of an edge, or a square around a bias."""
        if grasp.place is not None and self._scene.edges is not None:
            ends = self._scene.edges.curve(grasp.place)
            return QPainterPath() if ends is None else edge_path(*ends)
        path, item = QPainterPath(), column_of(self._scene.columns, grasp.edge.block)
        number = None if item is None else outer_unit(item.column, grasp.edge)
        place = None if item is None or number is None else drawn_place(item, number)
        if item is not None and place is not None:
            path.addRect(bias_box(item, place).adjusted(-2, -2, 2, 2))
        return path

    # --- the editor -----------------------------------------------------------------------------------------------

    def _present(self, grasp: Grasp, values: Floats) -> None:
        """Let the editor appear beside what was clicked."""
        self.popup.present(grasp.title, values)
        room, size, near = self._view.viewport().rect(), self.popup.size(), self._near
        left = min(max(near.x() + 12, 4), max(room.width() - size.width() - 4, 4))
        top = near.y() + 12 if near.y() + 12 + size.height() < room.height() else near.y() - 12 - size.height()
        self.popup.move(left, max(min(top, room.height() - size.height() - 4), 4))
        if self._light is not None:
            self._light.setPath(self._outline(grasp))

    def _take(self, edge: Edge) -> None:
        """Turn to one of the weights that the edge stands for."""
        self._edge, self._values = edge, None
        self._series += 1
        if self._grasp is not None and not self._grasp.single:
            self.asked.emit(edge)

    def _show_switches(self) -> None:
        edge, values = self._edge, self._values
        if edge is None or values is None:
            return
        cells = [edge] if values.size == 1 else [replace(edge, cell=cell) for cell in range(values.size)]
        held, cut = (np.array([test(cell) for cell in cells]) for test in (self.holds.keeps, self.holds.cuts))
        self.popup.show_holds(held, cut, edge.source != BIAS, self._reason(edge))

    def _reason(self, edge: Edge) -> str:
        """Why an edge is held with something that contains it."""
        item = column_of(self._scene.columns, edge.block)
        number = None if item is None else outer_unit(item.column, edge)
        if edge.block in self.holds.blocks:
            return self.tr("Its block is frozen.")
        unit = None if number is None else Unit(edge.block, number)
        return self.tr("Its unit is frozen.") if unit in self.holds.units | self.holds.silenced else ""

    def _set_weight(self, value: float) -> None:
        if self.open is not None and self._values is not None:
            before = float(self._values.flat[max(self.open.cell, 0)])
            self.weightSet.emit(self.open, before, value, f"weight-{self._series}")

    def _hold(self, edge: Edge | None, on: bool) -> None:
        if edge is not None and self._values is not None:
            texts: Sequence[str] = (self.tr("Unfreeze a weight"), self.tr("Freeze a weight"))
            if edge.cell == WHOLE and self._values.size > 1:
                texts = (self.tr("Unfreeze an edge"), self.tr("Freeze an edge"))
            edges = switched(self.holds.edges, edge, on, self._values.size)
            self.held.emit(replace(self.holds, edges=edges), texts[on])

    def _cut(self, edge: Edge | None, on: bool) -> None:
        if edge is not None and self._values is not None:
            texts: Sequence[str] = (self.tr("Mend an edge"), self.tr("Cut an edge"))
            if edge.cell != WHOLE:
                texts = (self.tr("Mend a weight"), self.tr("Cut a weight"))
            cut = switched(self.holds.cut, edge, on, self._values.size)
            self.held.emit(replace(self.holds, cut=cut), texts[on])

    def _close(self) -> None:
        """The editor has gone away."""
        self._forget()
        self._view.setFocus(Qt.FocusReason.PopupFocusReason)

    def _forget(self) -> None:
        grasp, self._grasp, self._edge, self._values = self._grasp, None, None, None
        if self._light is not None:
            self._light.setPath(QPainterPath())
        if grasp is not None and not grasp.single:
            self.asked.emit(None)
