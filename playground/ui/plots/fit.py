"""The prediction of a network with one input as a curve among the examples."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QVBoxLayout, QWidget

from playground.engine.examples import Data, Part
from playground.experiment.studies import Band
from playground.export.drawing.scales import coarse_above
from playground.ui.plots.fit_band import DOTS, FitBand
from playground.ui.plots.legend import LABEL_FONT, Label, Legend
from playground.ui.plots.maps import SHOWN, Parts
from playground.ui.plots.output_titles import scaled_title
from playground.ui.plots.paths import curve_path
from playground.ui.plots.stage import Stage
from playground.ui.theme import Theme, current_theme, scaled_font

Floats = npt.NDArray[np.floating]

DOT = 5.0
CORE = 2.6
"""The size of a dot, and of the hole that makes it a ring, in pixels."""
BELOW, ABOVE = 0.08, 0.22
"""Room around the targets, as shares of their spread; the labels are above."""
TRAIN, TEST, CURVE, CLOSED, VALIDATION = 0, 2, 1, 3, 4
DASH = (4.0, 2.5)
CLOSED_WIDTH = 2.0
"""The closed form, beside which the prediction is solid."""


class FitView(QWidget):
    """Train and test points with the network's curve. The points are drawn once and kept as a picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._data: Data | None = None
        self._parts: Parts = SHOWN
        self.stage = Stage(self)
        self.stage.lock(x=False, y=False)
        self._train = _dots(self.stage)
        self._test = _dots(self.stage)
        self._holes = _dots(self.stage)
        self._validation = _dots(self.stage)
        self._residuals = QGraphicsPathItem(self.stage.data)
        self._with_residuals = False
        self._lines = [QGraphicsPathItem(parent) for parent in (self.stage.data, self.stage.echo)]
        self._closed = QGraphicsPathItem(self.stage.data)
        self._closed_values = np.empty(0)
        self._band = FitBand(self.stage, CURVE)
        self._legend = Legend(self.stage.labels)
        self.stage.moved.connect(self._arrange)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.column.addWidget(self.stage, 1)
        self.set_theme(self._theme)

    def show_points(self, data: Data, parts: Parts) -> None:
        """Show the examples and choose the ranges from them."""
        if data is self._data and parts == self._parts:
            return
        self._data, self._parts = data, parts
        self._train.setPath(_dot_path(data.train) if "train" in parts else QPainterPath())
        for item in (self._test, self._holes):
            item.setPath(_dot_path(data.test) if "test" in parts else QPainterPath())
        self._validation.setPath(_dot_path(data.validation) if "validation" in parts else QPainterPath())
        targets = np.concatenate([np.ravel(part.y) for part in (data.train, data.validation, data.test)])
        low, high = (float(targets.min()), float(targets.max())) if targets.size else (-1.0, 1.0)
        span = coarse_above(high - low)
        self._legend.at_bottom = _rises(data)
        self.stage.set_range(data.bounds[0], (low - BELOW * span, high + ABOVE * span))
        self._arrange()

    def show_curve(self, bounds: tuple[float, float], values: Floats) -> None:
        """Show predictions (n,) evenly spread over the input's bounds."""
        places = np.linspace(*bounds, len(values))
        path = curve_path(places, np.asarray(values, np.float64))
        for line in self._lines:
            line.setPath(path)
        if self._with_residuals:
            self._residuals.setPath(self._residual_path(places, values))

    def mark_residuals(self, on: bool) -> None:
        """Draw a line from every training point to the curve from now on, or no more."""
        self._with_residuals = on
        if not on and not self._residuals.path().isEmpty():
            self._residuals.setPath(QPainterPath())

    def _residual_path(self, places: Floats, values: Floats) -> QPainterPath:
        path = QPainterPath()
        if self._data is not None:
            x, y = self._data.train.raw[:, 0], np.ravel(self._data.train.y)
            ends = np.interp(x, places, np.nan_to_num(values))
            for across, low, high in np.column_stack([x, y, ends]).tolist():
                path.moveTo(across, low)
                path.lineTo(across, high)
        return path

    def show_closed_form(self, bounds: tuple[float, float], values: Floats | None) -> None:
        """Show what the closed form answers, (n,) evenly spread over the input's bounds, or nothing."""
        shown = np.empty(0) if values is None else np.asarray(values, np.float64)
        if np.array_equal(shown, self._closed_values):  # it stays while the data do
            return
        self._closed_values = shown
        path = curve_path(np.linspace(*bounds, len(shown)), shown) if len(shown) else QPainterPath()
        self._closed.setPath(path)
        self._arrange()

    def show_band(self, band: Band | None) -> None:
        """Show mean and spread of several networks behind the curve, or nothing."""
        self._band.show_band(band, self.stage.y_range())
        self._arrange()

    def clear(self) -> None:
        """Show no prediction."""
        for line in (*self._lines, self._residuals):
            line.setPath(QPainterPath())
        self.show_closed_form((0.0, 1.0), None)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.stage.set_theme(theme)
        for line in self._lines:
            line.setPen(self.stage.line_pen(theme.series[CURVE]))
        self._band.set_theme(theme)
        self._closed.setPen(self.stage.line_pen(theme.series_text[CLOSED], CLOSED_WIDTH, DASH))
        self._residuals.setPen(self.stage.line_pen(theme.muted))
        self._train.setPen(self._dot_pen(theme.series[TRAIN], DOT))
        self._test.setPen(self._dot_pen(theme.series[TEST], DOT + 1))
        self._holes.setPen(self._dot_pen(theme.card, CORE))
        self._validation.setPen(self._dot_pen(theme.series[VALIDATION], DOT))
        self._arrange()

    def prepare_export(self, pixel_ratio: float, line_scale: float) -> None:
        """Draw lines wider, for a picture of more pixels."""
        self.stage.line_scale = line_scale
        self.set_theme(self._theme)

    def finish_export(self) -> None:
        """Draw lines for the screen again."""
        self.stage.line_scale = 1.0
        self.set_theme(self._theme)

    def _dot_pen(self, colour: str, size: float) -> QPen:
        pen = self.stage.line_pen(colour, size)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        return pen

    def _arrange(self) -> None:
        prediction = self.tr("prediction")
        names = [Label(prediction if self._data is None else scaled_title(self._data, prediction), CURVE)]
        if self._band.shown:
            names.append(Label(self.tr("mean ± deviation"), CURVE, DOTS))
        if len(self._closed_values):
            names.append(Label(self.tr("closed form"), CLOSED, DASH))
        shown = {
            "train": (self.tr("train"), TRAIN),
            "validation": (self.tr("validation"), VALIDATION),
            "test": (self.tr("test"), TEST),
        }
        names += [Label(title, series, (0.1, 3.5)) for part, (title, series) in shown.items() if part in self._parts]
        self._legend.show_labels(tuple(names), self.stage.area(), self._theme, scaled_font(self.font(), LABEL_FONT))


def _rises(data: Data) -> bool:
    """Whether the examples at the right end lie in the upper half, so that the lower corner is free for the labels."""
    x, y = data.train.raw[:, 0], np.ravel(data.train.y)
    if not len(x):
        return False
    right = y[x >= x.min() + 0.6 * np.ptp(x)]
    return bool(right.mean() > (y.min() + y.max()) / 2)


def _dots(stage: Stage) -> QGraphicsPathItem:
    item = QGraphicsPathItem(stage.data)
    item.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
    return item


def _dot_path(part: Part) -> QPainterPath:
    """Points as strokes of no visible length: a round pen makes them dots of constant size."""
    path = QPainterPath()
    targets = part.y[:, 0] if part.y.ndim > 1 else part.y
    for x, y in zip(part.raw[:, 0].tolist(), targets.tolist(), strict=True):
        path.moveTo(x, y)
        path.lineTo(x + 1e-6, y)
    return path
