"""A map of the network's output over the plane of its two inputs, with the examples on it."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsPixmapItem, QGraphicsRectItem, QWidget

from playground.engine.examples import Data, Part
from playground.export.drawing.colouring import Colouring, class_colour
from playground.ui.painting import painting
from playground.ui.plots.picture_view import PictureView
from playground.ui.theme import Theme, current_theme

Bounds = tuple[tuple[float, float], ...]
Parts = tuple[str, ...]
SHOWN: Parts = ("train", "test")
"""The parts of the split whose examples are shown unless told."""

RADIUS, LEAST_RADIUS = 3.3, 2.0
FULL_SIDE = 260
"""The side of a map from which on points have their full radius, in pixels."""
MASK = 4.0
FILLED, RING = 115, 150
"""How much darker than their class the points and rings are, in percent."""
MANY_POINTS = 600
"""From this number of points on they are drawn smaller."""
STAMPED = 50
"""From this number on a point is drawn once per colour and then stamped, in a fifth of the time."""


@dataclass(frozen=True)
class Points:
    """The examples on a map and how they are shown. `colouring`: what their targets mean, if not what the map does."""

    data: Data | None = None
    parts: Parts = SHOWN
    colouring: Colouring | None = None


class MapView(PictureView):
    """A square picture of values over two inputs, the first to the right, the second upwards.

    Two pixmaps in a plain scene: the map, replaced with every frame, and the examples, drawn anew only when they, the
    theme or the size change. `pointed` carries the (x1, x2) under the cursor.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._colouring = Colouring(2)
        self._indices: npt.NDArray[np.uint8] | None = None
        self._bounds: Bounds = ((-1.0, 1.0), (-1.0, 1.0))
        self._points = Points()
        self._map = QGraphicsPixmapItem()
        self._map.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._dots = QGraphicsPixmapItem()
        # A drawing as SVG is not clipped to the view: the mask hides what of the map lies outside.
        self._mask = QGraphicsRectItem()
        self._border = QGraphicsRectItem()
        self._rings = QGraphicsPathItem()
        self._mistakes: npt.NDArray[np.float64] = np.empty((0, 2))
        for item in (self._map, self._mask, self._dots, self._rings, self._border):
            self.scene().addItem(item)
        self.set_theme(self._theme)

    def bounds(self) -> Bounds:
        """The region shown: (low, high) of either input."""
        return self._bounds

    def show_map(
        self, indices: npt.NDArray[np.uint8], bounds: Bounds, colouring: Colouring, discretize: bool = False
    ) -> None:
        """Show places of a colour table, (rows, columns) with the lowest second input first."""
        self._indices = indices
        if bounds != self._bounds:
            self._bounds = bounds
            self.redraw()
        self.set_colouring(colouring)
        mode = Qt.TransformationMode
        self._map.setTransformationMode(mode.FastTransformation if discretize else mode.SmoothTransformation)
        self._draw_map()

    def show_points(self, points: Points) -> None:
        """Show the examples: of the training part filled, of the test part as rings, of validation as squares."""
        if points.data is not None and points.data.bounds != self._bounds:
            self._bounds = points.data.bounds
        known = self._points
        if points.data is not known.data or (points.parts, points.colouring) != (known.parts, known.colouring):
            self._points = points
            self.redraw()

    def show_mistakes(self, places: npt.NDArray[np.float64]) -> None:
        """Put a ring around examples at these places (n, 2), which are taken for another class."""
        if not len(places) and not len(self._mistakes):
            return
        self._mistakes = places
        radius, path = 1.9 * self._radius(0), QPainterPath()
        for x, y in self.to_pixels(places).tolist():
            path.addEllipse(QPointF(x, y), radius, radius)
        self._rings.setPath(path)
        self._rings.setPen(QPen(QColor(self._theme.ink), 1.3))

    def set_colouring(self, colouring: Colouring) -> None:
        """Say what values mean before there is a map. Examples coloured like it meant something else: they go."""
        if colouring != self._colouring:
            self._colouring = colouring
            if self._points.colouring is None:
                self._points = Points()
                self.redraw()

    def clear(self) -> None:
        """Show neither a map nor examples."""
        self._indices = None
        self._points = Points()
        self.show_mistakes(np.empty((0, 2)))
        self._draw_map()
        self.redraw()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.setBackgroundBrush(QBrush(QColor(theme.zero)))
        self._border.setPen(QPen(QColor(theme.strong_line), 1))
        self._mask.setPen(QPen(QColor(theme.card), MASK))
        self._draw_map()
        self.redraw()

    def to_inputs(self, position: QPointF) -> tuple[float, float]:
        """A position inside the view as the two inputs."""
        (left, right), (bottom, top) = self._bounds
        across = position.x() / max(self.width(), 1)
        down = position.y() / max(self.height(), 1)
        return left + across * (right - left), top - down * (top - bottom)

    def to_pixels(self, inputs: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
        """Two inputs per row, (n, 2), as positions inside the view."""
        low = np.array([bound[0] for bound in self._bounds])
        span = np.array([bound[1] - bound[0] for bound in self._bounds])
        share = (np.asarray(inputs, np.float64) - low) / np.where(span == 0, 1, span)
        return np.column_stack([share[:, 0] * self.width(), (1 - share[:, 1]) * self.height()])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit both pictures to the new size."""
        self._mask.setRect(-MASK / 2, -MASK / 2, self.width() + MASK, self.height() + MASK)
        self._border.setRect(0.5, 0.5, self.width() - 1, self.height() - 1)
        self._draw_map()
        self.show_mistakes(self._mistakes)
        super().resizeEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which inputs the cursor points at."""
        self.pointed.emit(self.to_inputs(event.position()))
        super().mouseMoveEvent(event)

    def _draw_map(self) -> None:
        if self._indices is None:
            self._map.setPixmap(QPixmap())
            return
        pixmap = QPixmap.fromImage(indexed_image(self._indices, self._colouring.table(self._theme)))
        self._map.setPixmap(pixmap)
        # The outermost values lie on the border, so half of their pixels is outside.
        across = self.width() / max(pixmap.width() - 1, 1)
        down = self.height() / max(pixmap.height() - 1, 1)
        self._map.setTransform(QTransform(across, 0, 0, down, -across / 2, -down / 2))

    def redraw(self) -> None:
        """Draw the examples."""
        data = self._points.data
        size = self.size() * self.ratio
        if data is None or size.isEmpty():
            self._dots.setPixmap(QPixmap())
            return
        pixmap = QPixmap(size)
        pixmap.setDevicePixelRatio(self.ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        shown = [name for name in ("validation", "test", "train") if name in self._points.parts]
        colours = {name: self._colours(data.part(name)) for name in shown}
        with painting(pixmap) as painter:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            for name in shown:
                self._paint_part(painter, name, data.part(name), colours[name])
        self._dots.setPixmap(pixmap)

    def _radius(self, rows: int) -> float:
        radius = min(RADIUS, max(self.width() * RADIUS / FULL_SIDE, LEAST_RADIUS))
        return 0.7 * radius if rows >= MANY_POINTS else radius

    def _paint_part(self, painter: QPainter, name: str, part: Part, colours: list[QColor]) -> None:
        if not part.rows:
            return
        radius, places = self._radius(part.rows), self.to_pixels(part.raw).tolist()
        if part.rows < STAMPED:
            for (x, y), colour in zip(places, colours, strict=True):
                paint_point(painter, name, QPointF(x, y), radius, colour)
            return
        reach = math.ceil(2 * radius)
        keys = [colour.rgb() for colour in colours]
        stamps = {key: self._stamp(name, radius, reach, QColor.fromRgb(key)) for key in set(keys)}
        for (x, y), key in zip(places, keys, strict=True):
            painter.drawPixmap(QPointF(x - reach, y - reach), stamps[key])

    def _stamp(self, name: str, radius: float, reach: int, colour: QColor) -> QPixmap:
        """A picture of one point, with room of `reach` around its middle."""
        stamp = QPixmap(QSize(2 * reach, 2 * reach) * self.ratio)
        stamp.setDevicePixelRatio(self.ratio)
        stamp.fill(Qt.GlobalColor.transparent)
        with painting(stamp) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_point(painter, name, QPointF(reach, reach), radius, colour)
        return stamp

    def _colours(self, part: Part) -> list[QColor]:
        colouring = self._points.colouring or self._colouring
        if colouring.classes:
            palette = [QColor(class_colour(self._theme, number)) for number in range(colouring.classes)]
            return [palette[int(label) % len(palette)] for label in part.y]
        table = colouring.table(self._theme)
        places = colouring.indices(np.atleast_2d(np.asarray(part.y, np.float64).T)[:1], discretize=False)
        return [QColor.fromRgb(table[place]) for place in places]


def paint_point(painter: QPainter, part: str, place: QPointF, radius: float, colour: QColor) -> None:
    """Draw an example: of the training part filled, of the test part as a ring, of validation as a square.

    It is darker than the map, or it would vanish where the network is right and sure.
    """
    halo = QColor("#ffffff")
    spot = QRectF(place.x() - radius, place.y() - radius, 2 * radius, 2 * radius)
    if part == "train":
        painter.setPen(QPen(halo, 0.3 * radius))
        painter.setBrush(colour.darker(FILLED))
        painter.drawEllipse(spot)
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in (QPen(halo, 0.9 * radius), QPen(colour.darker(RING), 1.2)):
        painter.setPen(pen)
        if part == "validation":
            painter.drawRect(spot)
        else:
            painter.drawEllipse(spot)


def indexed_image(indices: npt.NDArray[np.uint8], table: list[int]) -> QImage:
    """An image of a colour table's entries; the first row of `indices` is the lowest line of the picture."""
    flipped = np.ascontiguousarray(indices[::-1])
    height, width = flipped.shape
    image = QImage(flipped.data, width, height, width, QImage.Format.Format_Indexed8)
    image.setColorTable(table)
    # The array goes away with this call, the image's own copy stays.
    return image.copy()
