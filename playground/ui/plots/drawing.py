"""Drawing points on the output map with the mouse: strokes become edits of the experiment."""

from typing import cast

import numpy as np
import numpy.typing as npt
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QMouseEvent, QPen
from PySide6.QtWidgets import QGraphicsEllipseItem

from playground.data.drawn import MOST_POINTS, Drawn, nearest, with_moved, with_points, without_near
from playground.engine.frame import Frame
from playground.experiment import ExperimentSpec
from playground.export.drawing.colouring import class_colour
from playground.ui.own_points import as_own_points, can_be_drawn
from playground.ui.plots.drawing_tools import DrawingTools, Tool
from playground.ui.plots.maps import MapView
from playground.ui.theme import current_theme

REACH = 10.0
"""How far from a point a click still means it, and the least radius of the eraser, in pixels."""
STEP = 0.5
"""How far apart the dabs of a stroke are, in radii of the brush."""
LEAST_STEP = 0.25
"""The same in units of the square, for a small brush."""

Place = tuple[float, float]


class Drawing(QObject):
    """Turns what the mouse does on the map into edits while it is `active`.

    `edited` carries the new experiment, the name of the edit and the key of the stroke: a stroke is undone as one.
    `left`: Esc was pressed. Other examples become a person's own points with the first stroke.
    """

    edited = Signal(object, str, str)
    left = Signal()

    def __init__(self, view: MapView, tools: DrawingTools) -> None:
        super().__init__(view)
        self._view, self._tools = view, tools
        self._spec: ExperimentSpec | None = None
        self._frame: Frame | None = None
        self._rng = np.random.default_rng()
        self._stroke = 0
        self._last: Place | None = None
        self._row: int | None = None
        self._erasing = False
        self.active = False
        self._ring = QGraphicsEllipseItem()
        self._ring.setBrush(QBrush(Qt.BrushStyle.NoBrush))
        self._ring.hide()
        view.scene().addItem(self._ring)
        view.viewport().installEventFilter(self)
        tools.changed.connect(self._show_tool)
        tools.cleared.connect(self._clear)

    @property
    def possible(self) -> bool:
        """Whether there is something to draw on."""
        return self._spec is not None and can_be_drawn(self._spec, self._frame)

    def show_spec(self, spec: ExperimentSpec) -> None:
        """Take the experiment that is edited."""
        self._spec = spec

    def show_frame(self, frame: Frame | None) -> None:
        """Take the examples as the training has them."""
        self._frame = frame

    def set_active(self, active: bool) -> None:
        """Draw from now on, or no more."""
        self.active = active
        self._last = self._row = None
        self._view.setFocusPolicy(Qt.FocusPolicy.ClickFocus if active else Qt.FocusPolicy.NoFocus)
        self._show_tool()

    def take_key(self, event: QKeyEvent) -> bool:
        """Number keys choose a class, Esc leaves; whether it was one of these."""
        number = event.key() - Qt.Key.Key_1
        if not self.active or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if 0 <= number < len(self._tools.chips):
            self._tools.choose_class(number)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw with the mouse; what is no drawing goes on to the map."""
        if not self.active:
            return False
        kind = event.type()
        if kind == QEvent.Type.Leave:
            self._ring.hide()
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            return self._press(cast(QMouseEvent, event))
        if kind == QEvent.Type.MouseMove:
            return self._drag(cast(QMouseEvent, event))
        if kind == QEvent.Type.MouseButtonRelease and self._last is not None:
            self._last = self._row = None
            self._show_tool()
            return True
        return False

    def _press(self, event: QMouseEvent) -> bool:
        buttons = (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)
        if event.button() not in buttons or self._last is not None or not self.possible:
            return False
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        self._erasing = event.button() == Qt.MouseButton.RightButton
        self._stroke += 1
        place = self._last = self._view.to_inputs(event.position())
        tool, own = self._tool(), self._own()
        if tool == "move":
            self._row = nearest(_drawn(own), place, self._units(REACH))
            self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif tool == "brush":
            self._add(own, np.array([place]))
        else:
            self._erase(own, place)
        return True

    def _drag(self, event: QMouseEvent) -> bool:
        self._place_ring(event.position())
        last, place = self._last, self._view.to_inputs(event.position())
        if last is None:
            return False
        if self._tool() == "brush":
            self._brush(last, place)
            return True
        self._last = place
        if self._tool() == "erase":
            self._erase(self._own(), place)
        elif self._row is not None:
            own = self._own()
            self._emit(own, with_moved(_drawn(own), self._row, place), self.tr("Move a point"))
        return True

    def _brush(self, last: Place, place: Place) -> None:
        """Dab along the way since the last dab, evenly spaced."""
        step = max(STEP * self._tools.size_, LEAST_STEP)
        way = np.subtract(place, last)
        length = float(np.hypot(*way))
        if length < step:
            return
        dabs = np.array(last) + np.outer(np.arange(step, length + 1e-9, step) / length, way)
        self._last = (float(dabs[-1, 0]), float(dabs[-1, 1]))
        self._add(self._own(), self._spread(np.repeat(dabs, self._tools.density, axis=0)))

    def _spread(self, places: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Places (n, 2), each moved at random inside the brush."""
        radius = self._tools.size_ * np.sqrt(self._rng.random(len(places)))
        angle = self._rng.uniform(0, 2 * np.pi, len(places))
        return places + np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])

    def _add(self, own: ExperimentSpec, places: npt.NDArray[np.float64]) -> None:
        if _drawn(own).rows < MOST_POINTS:
            self._emit(own, with_points(_drawn(own), places, self._tools.label), self.tr("Draw points"))

    def _erase(self, own: ExperimentSpec, place: Place) -> None:
        radius = max(self._tools.size_, self._units(REACH))
        self._emit(own, without_near(_drawn(own), place, radius), self.tr("Erase points"))

    def _clear(self) -> None:
        if self.possible:
            self._stroke += 1
            own = self._own()
            self._emit(own, replace(_drawn(own), points=()), self.tr("Erase all points"))

    def _emit(self, own: ExperimentSpec, drawn: Drawn, text: str) -> None:
        if drawn != _drawn(own):
            spec = replace(own, data=replace(own.data, dataset=drawn))
            self.edited.emit(spec, text, f"data.dataset.points#{self._stroke}")

    def _own(self) -> ExperimentSpec:
        """The experiment with points of one's own; other examples are taken over."""
        assert self._spec is not None
        if isinstance(self._spec.data.dataset, Drawn):
            return self._spec
        assert self._frame is not None
        return as_own_points(self._spec, self._frame.data)

    def _tool(self) -> Tool:
        return "erase" if self._erasing and self._last is not None else self._tools.tool

    def _units(self, pixels: float) -> float:
        (left, right), _ = self._view.bounds()
        return pixels * (right - left) / max(self._view.width(), 1)

    def _show_tool(self) -> None:
        """The cursor and the ring of the tool."""
        viewport = self._view.viewport()
        if not self.active:
            viewport.unsetCursor()
            self._ring.hide()
            return
        tool = self._tools.tool
        viewport.setCursor(Qt.CursorShape.OpenHandCursor if tool == "move" else Qt.CursorShape.CrossCursor)
        theme = current_theme()
        colour = class_colour(theme, self._tools.label) if tool == "brush" else theme.ink
        self._ring.setPen(QPen(QColor(colour), 1.5, Qt.PenStyle.SolidLine if tool == "brush" else Qt.PenStyle.DashLine))

    def _place_ring(self, position: QPointF) -> None:
        tool = self._tools.tool
        radius = self._tools.size_ / max(self._units(1.0), 1e-9)
        radius = max(radius, REACH) if tool == "erase" else radius
        self._ring.setRect(position.x() - radius, position.y() - radius, 2 * radius, 2 * radius)
        self._ring.setVisible(tool != "move" and radius > 2)


def _drawn(spec: ExperimentSpec) -> Drawn:
    dataset = spec.data.dataset
    assert isinstance(dataset, Drawn)
    return dataset
