"""Where live curves are drawn: pyqtgraph's axes with an opaque view of plain Qt graphics items over the plot area.

The items, the view and its scene are C++ objects, so painting a new curve runs no Python and does not stop a training
thread; pyqtgraph paints only when a range, the size or the theme changes, and handles dragging and the wheel.
"""

from collections.abc import Callable

import pyqtgraph
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QMouseEvent, QPainter, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsView,
    QWidget,
)

from playground.export.drawing.scales import Ticks, linear_ticks
from playground.ui.theme import Theme, scaled_font

Ticker = Callable[[float, float, int], Ticks]

TICK_FONT = 0.82
ECHO = 0.5


class Stage(pyqtgraph.PlotWidget):  # type: ignore[misc]
    """A plot area with axes.

    `data` is the parent of items in data coordinates, drawn with `line_pen`; `labels` of items in pixels. `echo` is
    `data` moved by half a pixel: the same thin curve in both looks 1.5 pixels wide and costs a fifth of a curve drawn
    that wide.
    """

    moved = Signal()
    """The visible range or the size in pixels has changed."""
    pointed = Signal(object)
    """The position of the cursor in data coordinates, or None when it has left the plot area."""
    doubleClicked = Signal()

    def __init__(self, parent: QWidget | None = None, x_ticker: Ticker = linear_ticks, y_ticker: Ticker = linear_ticks):
        super().__init__(parent, enableMenu=False)
        self.x_ticker, self.y_ticker = x_ticker, y_ticker
        self.line_scale = 1.0
        self._ticks: dict[str, Ticks] = {}
        self._ranges = (0.0, 1.0), (0.0, 1.0)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSize(90, 60)
        self._plot = self.getPlotItem()
        self._plot.hideButtons()
        # The plot's own menu is never shown; without a parent it would be a window that outlives this widget.
        self._plot.ctrlMenu.setParent(self, self._plot.ctrlMenu.windowFlags())
        self._box = self._plot.getViewBox()
        self._box.disableAutoRange()
        self._box.setDefaultPadding(0)
        self._glass = _glass(self.viewport())
        behind = _group(self._glass.scene())
        self.data = _group(self._glass.scene())
        self.echo = _group(self._glass.scene())
        self.labels = _group(self._glass.scene())
        self._grid = QGraphicsPathItem(self.data)
        self._frame = QGraphicsPathItem(behind)
        self._box.sigRangeChanged.connect(self._follow)
        self._box.sigResized.connect(self._place)

    def x_range(self) -> tuple[float, float]:
        """The visible range of x."""
        return self._ranges[0]

    def y_range(self) -> tuple[float, float]:
        """The visible range of y."""
        return self._ranges[1]

    def area(self) -> QRectF:
        """The plot area in pixels, its corner at (0, 0): the coordinates of `labels`."""
        return self._glass.sceneRect()

    def set_range(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        """Show these ranges; nothing happens if they are shown already."""
        if x != self.x_range() or y != self.y_range():
            self._box.setRange(xRange=x, yRange=y, padding=0, disableAutoRange=False)

    def refresh(self) -> None:
        """Show the ticks as they are now: they have changed without the range."""
        self._follow()

    def on_manual(self, slot: Callable[..., None]) -> None:
        """Call `slot` when the user has dragged or zoomed the plot."""
        self._box.sigRangeChangedManually.connect(slot)

    def lock(self, x: bool, y: bool) -> None:
        """Which directions the user may drag and zoom."""
        self._box.setMouseEnabled(x=x, y=y)

    def to_data(self, position: QPointF) -> QPointF:
        """A position inside this widget in data coordinates."""
        offset = self._glass.mapFromGlobal(self.mapToGlobal(position))
        inverse, _ = self.data.transform().inverted()
        return QPointF(inverse.map(offset))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell where the cursor is."""
        super().mouseMoveEvent(event)
        inside = self._glass.geometry().contains(event.position().toPoint())
        self.pointed.emit(self.to_data(event.position()) if inside else None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tell of a double click, which would mean nothing to the plot."""
        self.doubleClicked.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the cursor has left."""
        super().leaveEvent(event)
        self.pointed.emit(None)

    def line_pen(self, colour: str, width: float = 1.0, dash: tuple[float, ...] = ()) -> QPen:
        """A pen for items in data coordinates: width and dashes are in pixels whatever the scale of the data."""
        width *= self.line_scale
        # 0 means one pixel, too, but Qt need not work out the outline of the whole line to know where it is
        pen = QPen(QColor(colour), 0.0 if width == 1 else width)
        pen.setCosmetic(True)
        if dash:
            pen.setDashPattern(list(dash))
        return pen

    def set_theme(self, theme: Theme, axes: tuple[bool, bool] = (True, True)) -> None:
        """Take the colours and the font sizes. `axes`: whether x and y have tick labels."""
        font = scaled_font(self.font(), TICK_FONT)
        metrics = QFontMetrics(font)
        self.setBackground(theme.card)
        self._glass.setBackgroundBrush(QBrush(QColor(theme.card)))
        for name, labelled in zip(("bottom", "left"), axes, strict=True):
            axis = self._plot.getAxis(name)
            # The first and the last label may reach beyond the axis: there are margins for them.
            axis.setStyle(tickLength=0, tickFont=font, tickTextOffset=4, showValues=labelled, hideOverlappingLabels=40)
            axis.setPen(QPen(Qt.PenStyle.NoPen))
            axis.setTextPen(theme.muted)
        self._plot.getAxis("bottom").setHeight(metrics.height() + 4 if axes[0] else 4)
        half = metrics.horizontalAdvance("0000") // 2 + 3  # of the first and of the last tick label of the x axis
        self._plot.getAxis("left").setWidth(metrics.horizontalAdvance("0.000") + 7 if axes[1] else half)
        self._plot.layout.setContentsMargins(0, metrics.height() // 2, half, 0)
        faint = QColor(theme.line)
        faint.setAlphaF(0.55)
        self._grid.setPen(self.line_pen(faint.name(QColor.NameFormat.HexArgb)))
        self._frame.setPen(QPen(QColor(theme.strong_line), 1.0))
        self._follow()

    def _place(self) -> None:
        """Put the view over the plot area."""
        area = self._box.mapRectToScene(self._box.rect()).toAlignedRect()
        self._glass.setGeometry(area)
        self._glass.setSceneRect(0, 0, area.width(), area.height())
        frame = QPainterPath(QPointF(0.5, 0))
        frame.lineTo(0.5, area.height() - 0.5)
        frame.lineTo(area.width(), area.height() - 0.5)
        self._frame.setPath(frame)
        self._follow()

    def _follow(self) -> None:
        """Bring the items' transform, the ticks and the grid to the visible range."""
        area = self.area()
        (left, right), (bottom, top) = self._box.viewRange()
        self._ranges = (left, right), (bottom, top)  # as tuples: they are asked for at every frame
        if area.isEmpty() or right <= left or top <= bottom:
            return
        transform = QTransform()
        transform.translate(0, area.height())
        transform.scale(area.width() / (right - left), -area.height() / (top - bottom))
        transform.translate(-left, -bottom)
        self.data.setTransform(transform)
        self.echo.setTransform(transform * QTransform.fromTranslate(ECHO, ECHO))
        x_ticks = self._within(self.x_ticker(left, right, max(2, int(area.width() / 70))))
        y_ticks = self.y_ticker(bottom, top, max(2, int(area.height() / 38)))
        self._show_ticks("bottom", x_ticks)
        self._show_ticks("left", y_ticks)
        grid = QPainterPath()
        for height, _ in y_ticks:
            grid.moveTo(left, height)
            grid.lineTo(right, height)
        self._grid.setPath(grid)
        self.moved.emit()

    def _within(self, ticks: Ticks) -> Ticks:
        """The ticks of the x axis whose texts do not stick out of the widget."""
        (left, right), start = self.x_range(), self._glass.x()
        metrics = QFontMetrics(scaled_font(self.font(), TICK_FONT))

        def fits(place: float, text: str) -> bool:
            middle = start + self.area().width() * (place - left) / (right - left)
            half = metrics.horizontalAdvance(text) / 2
            return bool(half <= middle <= self.width() - half)

        return [(place, text) for place, text in ticks if fits(place, text)]

    def _show_ticks(self, side: str, ticks: Ticks) -> None:
        """Set the ticks of an axis; setting equal ones would have it painted for nothing."""
        if ticks != self._ticks.get(side):
            self._ticks[side] = ticks
            self._plot.getAxis(side).setTicks([ticks])


def _glass(parent: QWidget) -> QGraphicsView:
    """An opaque view that lets the mouse through to the plot below."""
    view = QGraphicsView(parent)
    scene = QGraphicsScene(view)
    scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
    view.setScene(scene)
    view.setSceneRect(0, 0, 0, 0)
    view.setFrameShape(QGraphicsView.Shape.NoFrame)
    view.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    view.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    return view


def _group(scene: QGraphicsScene) -> QGraphicsRectItem:
    item = QGraphicsRectItem()
    item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
    scene.addItem(item)
    return item
