"""What the plots over epochs share: curves, coarse ranges, marks, labels."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtGui import QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QWidget

from playground.engine.frame import Frame
from playground.engine.history import Curves
from playground.ui.plots.base import LivePlot
from playground.ui.plots.card_menu import Table
from playground.ui.plots.legend import Label, Legend
from playground.ui.plots.minmax import MinMax
from playground.ui.plots.scales import coarse_above, decade_ticks, hold, linear_ticks, number
from playground.ui.plots.stage import Stage, Ticker
from playground.ui.texts import tr_sentence
from playground.ui.theme import Theme, scaled_font

Floats = npt.NDArray[np.float64]

FIRST_EPOCHS = 10.0
MARK_REACH = 5
"""How near the cursor must be to a mark to read its text, in pixels."""
LABEL_FONT = 0.88
MOST_GUTTER = 0.5
"""The largest share of the width that labels beside the curves may take."""
MOST_WIDE = 6
"""More curves than these are drawn thin: they would cost too much and hide each other."""


@dataclass(frozen=True)
class Series:
    """One curve: its label, the number of its colour, its dash pattern and its values per row."""

    label: str
    colour: int
    dash: tuple[float, ...]
    values: Floats


class Line:
    """What is kept per curve: the items that draw it and its bounded history."""

    def __init__(self, stage: Stage, twice: bool) -> None:
        parents = (stage.data, stage.echo) if twice else (stage.data,)
        self.items = [QGraphicsPathItem(parent) for parent in parents]
        self.history = MinMax()

    def set_path(self, path: QPainterPath) -> None:
        """Draw a path in data coordinates."""
        for item in self.items:
            item.setPath(path)

    def set_pen(self, pen: QPen) -> None:
        """Take a pen."""
        for item in self.items:
            item.setPen(pen)

    def remove(self) -> None:
        """Take the items out of their scene."""
        for item in self.items:
            item.scene().removeItem(item)


class CurvePlot(LivePlot):
    """Curves over epochs, with marks where a setting was changed while training."""

    gutter = False
    """Whether the curves stay left of their labels instead of passing under them."""

    def __init__(self, parent: QWidget | None = None, y_ticker: Ticker = linear_ticks) -> None:
        super().__init__(parent, linear_ticks, y_ticker)
        self._lines: list[Line] = []
        self._labels: tuple[Label, ...] = ()
        self._marks = QGraphicsPathItem(self.stage.data)
        self._mark_epochs: tuple[float, ...] = ()
        self._legend = Legend(self.stage.labels)
        self._x: tuple[float, float] | None = None
        self._y: tuple[float, float] | None = None
        self.restyle(self.theme)
        self.forget()

    def series(self, curves: Curves) -> list[Series]:
        """The curves to draw."""
        raise NotImplementedError

    def limits(self, low: float, high: float) -> tuple[float, float]:
        """A coarse range for values (as drawn) between two limits."""
        raise NotImplementedError

    def scaled(self, values: Floats) -> Floats:
        """Values as they are drawn: themselves, or their logarithms; NaN where there is nothing to draw."""
        return logarithms(values) if self.logarithmic else values

    def hint(self) -> str:
        """What the x axis counts."""
        return self.tr("by epoch")

    def draw(self, frame: Frame) -> None:
        """Bring curves, ranges, marks and labels to the frame."""
        curves = frame.curves
        series = self.series(curves)
        self._match(series)
        restarted = [
            line.history.update(curves.epoch, one.values) for line, one in zip(self._lines, series, strict=True)
        ]
        if any(restarted):
            self._x = self._y = None
        low, high = np.inf, -np.inf
        ends = []
        for line in self._lines:
            x, y = line.history.points()
            y = self.scaled(y)
            low, high = np.fmin.reduce(y, initial=low), np.fmax.reduce(y, initial=high)
            ends += y[-1:].tolist()
            line.set_path(curve_path(x, y))
        self._show_marks(tuple(mark.epoch for mark in curves.marks))
        self._fit(float(curves.epoch[-1]) if len(curves.epoch) else 0.0, low, high)
        self._move_labels(ends)

    def forget(self) -> None:
        """No curves, and the ranges of the start."""
        for line in self._lines:
            line.history.clear()
            line.set_path(QPainterPath())
        self._x = self._y = None
        self._show_marks(())
        self._fit(0.0, np.inf, -np.inf)

    def arrange(self) -> None:
        """Keep the labels in their corner and the marks as high as the plot."""
        self._legend.show_labels(self._labels, self.stage.area(), self.theme, scaled_font(self.font(), LABEL_FONT))
        self._draw_marks()

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.stage.set_theme(theme)
        self._marks.setPen(self.stage.line_pen(theme.strong_line))
        for line, label in zip(self._lines, self._labels, strict=True):
            line.set_pen(self.stage.line_pen(theme.series[label.colour % len(theme.series)], 1.0, label.dash))
        self.arrange()

    def set_logarithmic(self, on: bool) -> None:
        """Use a logarithmic y axis; the range starts anew."""
        self._y = None
        self.stage.y_ticker = decade_ticks if on else linear_ticks
        super().set_logarithmic(on)

    def summary(self, frame: Frame) -> str:
        """The newest values and where the first curve is heading."""
        series = self.series(frame.curves)
        values = ", ".join(f"{one.label} {self.value_text(one.values[-1])}" for one in series if len(one.values))
        trend = self._trend(series[0].values) if series else ""
        return f"{self.title()}: {values}{trend}"

    def value_text(self, value: float) -> str:
        """A value as text, with its unit."""
        return number(value)

    def table(self, frame: Frame) -> Table:
        """All rows of the curves."""
        series = self.series(frame.curves)
        columns = [frame.curves.epoch.tolist(), *(one.values.tolist() for one in series)]
        return [self.tr("epoch"), *(one.label for one in series)], zip(*columns, strict=True)

    def tip(self, x: float, y: float) -> str:
        """The text of a mark under the cursor, or the values at the nearest epoch."""
        frame = self.frame_shown
        if frame is None or not len(frame.curves.epoch):
            return ""
        low, high = self.stage.x_range()
        reach = MARK_REACH * (high - low) / max(self.stage.area().width(), 1)
        near = [tr_sentence(mark.text) for mark in frame.curves.marks if abs(mark.epoch - x) <= reach]
        if near:
            return "\n".join(near)
        row = int(np.argmin(np.abs(frame.curves.epoch - x)))
        lines = [f"{one.label}: {self.value_text(one.values[row])}" for one in self.series(frame.curves)]
        return "\n".join([self.tr("epoch {n:g}").format(n=frame.curves.epoch[row]), *lines])

    def _trend(self, values: Floats) -> str:
        """Where a curve is heading over the last tenth of its rows."""
        finite = values[np.isfinite(values)]
        if len(finite) < 3:
            return ""
        before, now = finite[-1 - max(1, len(finite) // 10)], finite[-1]
        if abs(now - before) <= 0.01 * abs(before):
            return ", " + self.tr("steady")
        return ", " + (self.tr("falling") if now < before else self.tr("rising"))

    def _match(self, series: Sequence[Series]) -> None:
        """One item per curve, in its colour."""
        labels = tuple(Label(one.label, one.colour, one.dash) for one in series)
        if labels == self._labels:
            return
        for line in self._lines:
            line.remove()
        self._lines = [Line(self.stage, twice=len(labels) <= MOST_WIDE) for _ in labels]
        self._labels = labels
        self._x = self._y = None
        self.restyle(self.theme)

    def _fit(self, epochs: float, low: float, high: float) -> None:
        """Widen the ranges in coarse steps where the data have left them."""
        free = 1 - min(self._legend.width() / max(self.stage.area().width(), 1), MOST_GUTTER) if self.gutter else 1
        self._x = hold(self._x, (0.0, coarse_above(max(epochs, FIRST_EPOCHS)) / free))
        if low <= high:
            self._y = hold(self._y, self.limits(float(low), float(high)))
        if not self.manual:
            self.stage.set_range(self._x, self._y or self.limits(0.0, 1.0))

    def _move_labels(self, ends: list[float]) -> None:
        """Put the labels into the corner that the ends of the curves leave free."""
        finite = [end for end in ends if np.isfinite(end)]
        if self.gutter or self._y is None or not finite:
            return
        share = (sum(finite) / len(finite) - self._y[0]) / (self._y[1] - self._y[0])
        at_bottom = share > 0.6 or (self._legend.at_bottom and share > 0.4)
        if at_bottom != self._legend.at_bottom:
            self._legend.at_bottom = at_bottom
            self.arrange()

    def _show_marks(self, epochs: tuple[float, ...]) -> None:
        if epochs != self._mark_epochs:
            self._mark_epochs = epochs
            self._draw_marks()

    def _draw_marks(self) -> None:
        low, high = self.stage.y_range()
        path = QPainterPath()
        for epoch in self._mark_epochs:
            path.moveTo(epoch, low)
            path.lineTo(epoch, high)
        self._marks.setPath(path)


def logarithms(values: Floats) -> Floats:
    """Logarithms to base 10, NaN where the value is zero, negative or not finite."""
    positive = np.isfinite(values) & (values > 0)
    return np.log10(values, out=np.full(values.shape, np.nan), where=positive)


def curve_path(x: Floats, y: Floats) -> QPainterPath:
    """Points joined by lines, with gaps where y is not finite."""
    path = QPainterPath()
    finite = np.isfinite(y)
    if finite.all():
        path.addPolygon(arrayToQPolygonF(x, y))
        return path
    edges = np.flatnonzero(np.diff(np.concatenate(([False], finite, [False]))))
    for first, end in zip(edges[0::2], edges[1::2], strict=True):
        path.addPolygon(arrayToQPolygonF(x[first:end], y[first:end]))
    return path
