"""The output panel: what the network has learnt, as a picture that suits the data, with the numbers beneath."""

from typing import Literal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCursor, QKeyEvent, QStatusTipEvent
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QToolTip, QWidget

from playground.data.drawn import Drawn
from playground.engine.examples import Data
from playground.engine.frame import Frame
from playground.engine.probes import Probe
from playground.experiment import ExperimentSpec, Problem
from playground.ui.canvas.hover import Spot
from playground.ui.own_points import points_shown
from playground.ui.panels.output_figures import OutputFigures
from playground.ui.plots.card_menu import CardMenu, Table
from playground.ui.plots.coefficients import CoefficientTable
from playground.ui.plots.drawing import Drawing
from playground.ui.plots.drawing_tools import DrawingTools
from playground.ui.plots.many_views import ManyInputsView
from playground.ui.plots.output_fit import OutputFitView
from playground.ui.plots.output_views import (
    CLOSED_FORM,
    CONFUSION,
    MISTAKES,
    OutputMapView,
    OutputView,
    wants_closed_form,
)
from playground.ui.plots.points_menu import PointsMenu
from playground.ui.plots.unit_view import UnitView
from playground.ui.theme import Theme, current_theme, themes
from playground.ui.widgets.card import Card
from playground.ui.widgets.chips import ChipToggle

Kind = Literal["map", "fit", "many", "none"]


class OutputPanel(Card):
    """A map over two inputs, a curve over one, a choice of pictures for more; then losses and the test metric.

    `exportRequested` carries the panel and ``"file"`` when the user wants to save the picture. The panel edits nothing.
    """

    exportRequested = Signal(object, str)
    edited = Signal(object, str, str)
    asked = Signal()
    """Other probes are wanted."""

    what = "output"
    """What a saved picture is called."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.kind: Kind = "none"
        self._frame: Frame | None = None
        self.discretize = ChipToggle("")
        self.points = PointsMenu()
        self.draw = ChipToggle("")
        self.draw.hide()
        self.discretize.toggled.connect(self._redraw)
        self.points.changed.connect(self._redraw)
        self.points.changed.connect(self.asked)
        for chip in (self.discretize, self.points, self.draw):
            self.add_header(chip)
        self.map, self.fit, self.many = OutputMapView(), OutputFitView(), ManyInputsView()
        self.many.asked.connect(self._show_many)
        self.points.actions_["spread"].toggled.connect(self.fit.spread.switch)
        self.unit = UnitView()
        self._spot: Spot | None = None
        self._empty = QLabel()
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setProperty("role", "muted")
        self.coefficients = CoefficientTable()
        self.coefficients.hide()
        self._stack = QStackedWidget()
        for view in (self.map, self.fit, self.many, self.unit, self._empty):
            self._stack.addWidget(view)
        for picture in (self.map, self.many, self.unit):
            picture.described.connect(self._say)
        self.tools = DrawingTools()
        self.tools.hide()
        self.drawing = Drawing(self.map.map, self.tools)
        self.drawing.edited.connect(self.edited)
        self.drawing.left.connect(lambda: self.draw.setChecked(False))
        self.draw.toggled.connect(self._show_tools)
        self.figures = OutputFigures()
        for part in (self.tools, self._stack, self.coefficients, self.figures):
            self.body.addWidget(part, int(part is self._stack))
        self.menu = CardMenu(self, self._table, self._export)
        self._retranslate()
        self._choose("none")
        self.set_theme(current_theme())
        themes.changed.connect(self.set_theme)

    def show_spec(self, spec: ExperimentSpec, problems: list[Problem]) -> None:
        """Show the points a person draws; all other pictures follow the frames."""
        self.drawing.show_spec(spec)
        self.fit.spread.show_spec(spec, not problems)
        own = isinstance(spec.data.dataset, Drawn)
        if own and self.kind != "map":
            self._choose("map")
        shown = points_shown(spec.data) if own and self.drawing.possible else None
        self.map.show_own(shown, self.points.parts)
        self._show_tools()

    def show_frame(self, frame: Frame) -> None:
        """Show the picture and the numbers of a frame."""
        last, self._frame = self._frame, frame
        if last is None or frame.data is not last.data:
            self._choose(kind_of(frame.data))
        view = self._view()
        self.fit.mark_residuals(self.points.marks("residuals"))
        if view is not None:
            view.show_frame(frame, self.discretize.isChecked(), self.points.parts)
        self._title.setToolTip(self._map_note())
        self._show_coefficients(frame)
        self.figures.show_frame(frame)
        self.setAccessibleDescription(self.figures.words())
        if last is None or frame.data is not last.data:
            self.drawing.show_frame(frame)
            self._show_tools()

    def look_at(self, spot: Spot | None, example: int = 0) -> None:
        """Show one unit of the network instead of its output; None: show the output again."""
        self._spot = spot
        if spot is not None:
            self.unit.look_at(spot, example)
        self._choose(self.kind)
        self._show_tools()
        self._redraw()

    def probes(self) -> tuple[Probe, ...]:
        """What the picture needs; what any picture may need before the data are known; nothing while hidden."""
        if not self.isVisible():
            return ()
        if self._frame is None:
            return (self.map.probe, CONFUSION)
        view = self._view()
        wanted: list[Probe | None] = [view.probe] if view is not None else []
        if view is self.map and self.points.marks("mistakes"):
            wanted.append(MISTAKES)
        if self._compares(self._frame):
            wanted.append(CLOSED_FORM)
        return tuple(probe for probe in wanted if probe is not None)

    def clear(self) -> None:
        """Show no picture and no numbers."""
        self._frame = None
        for view in (self.map, self.fit, self.many, self.unit):
            view.clear()
        self.coefficients.hide()
        self.figures.clear()

    def finish(self) -> None:
        """End what goes on in the background."""
        self.fit.clear()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        for view in (self.map, self.fit, self.many, self.unit, self.tools):
            view.set_theme(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Number keys choose the class that is drawn."""
        if not self.drawing.take_key(event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _view(self) -> OutputView | None:
        """What is looked at: a unit, or the picture of the output."""
        return self.unit if self._spot is not None else self._picture()

    def _picture(self) -> OutputView | None:
        pictures: dict[Kind, OutputView] = {"map": self.map, "fit": self.fit, "many": self.many}
        return pictures.get(self.kind)

    def _choose(self, kind: Kind) -> None:
        """Show the picture for this kind of data."""
        view = self._picture()
        if kind != self.kind and view is not None:
            view.clear()
        self.kind = kind
        own = self._spot is None
        pages: dict[Kind, QWidget] = {"map": self.map, "fit": self.fit, "many": self.many, "none": self._empty}
        self._stack.setCurrentWidget(pages[kind] if own else self.unit)
        plane = kind == "many" and self.many.key == "plane"
        self.discretize.setVisible((kind == "map" or plane) and own)
        self.points.setVisible(kind == "map" or ((kind == "fit" or plane) and own))
        self.points.offer("mistakes", kind == "map" and self._frame is not None and bool(self._frame.data.classes))
        self.points.offer("residuals", kind == "fit")
        self.points.offer("spread", kind == "fit")
        self._retranslate()

    def _show_many(self) -> None:
        """Another picture of many inputs was chosen, or it has another question."""
        self._choose(self.kind)
        self._redraw()
        self.asked.emit()

    def _show_tools(self) -> None:
        """Offer the tools where there are points to draw, and show them where they are wanted."""
        possible = self.kind == "map" and self.drawing.possible and self._spot is None
        drawing = possible and self.draw.isChecked()
        self.draw.setVisible(possible)
        self.tools.setVisible(drawing)
        if drawing != self.drawing.active:
            self.drawing.set_active(drawing)

    def _compares(self, frame: Frame) -> bool:
        """Whether the coefficients of a linear regression stand beneath its picture; of many they are one of these."""
        return self.kind != "many" and wants_closed_form(frame)

    def _show_coefficients(self, frame: Frame) -> None:
        found = frame.probes.get(CLOSED_FORM)
        self.coefficients.setVisible(self._compares(frame))
        if found is not None:
            self.coefficients.show_coefficients(frame.data.columns, found)

    def _retranslate(self) -> None:
        self.set_title(self.tr("Output") if self._spot is None else self._spot.title)
        self.set_note(self._words_beside())
        self.discretize.setText(self.tr("discretize"))
        self.discretize.setToolTip(self.tr("Show only which class wins, or in which half of the bar the value is."))
        self.draw.setText(self.tr("draw"))
        self.draw.setToolTip(self.tr("Draw, move and erase points, also while it trains."))
        self._empty.setText(self.tr("The picture appears with the first numbers."))
        self.menu.retranslate()

    def _map_note(self) -> str:
        """How fine the map is, if there is one."""
        view = self._view()
        if view is self.many and self.many.key == "plane":
            return self.many.plane.note
        return self.map.note if view is self.map else ""

    def _words_beside(self) -> str:
        if self._spot is not None:
            return self.tr("pinned (Esc)") if self._spot.pinned else self.tr("click pins it")
        confusion = self.kind == "many" and self.many.key == "confusion"
        return self.tr("true and predicted classes") if confusion else ""

    def _redraw(self) -> None:
        if self._frame is not None:
            self.show_frame(self._frame)

    def _say(self, text: str) -> None:
        """Show what is under the cursor beside it and in the status bar."""
        QApplication.sendEvent(self, QStatusTipEvent(text))
        if text and self.underMouse():
            QToolTip.showText(QCursor.pos(), text, self)
        else:
            QToolTip.hideText()

    def _table(self) -> Table | None:
        view = self._view()
        return view.table(self._frame) if view is not None and self._frame is not None else None

    def _export(self) -> None:
        self.exportRequested.emit(self, "file")


def kind_of(data: Data) -> Kind:
    """The picture that suits the data."""
    if len(data.inputs) == 2:
        return "map"
    return "fit" if len(data.inputs) == 1 and data.task == "regression" else "many"
