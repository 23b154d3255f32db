"""What the plots over a run share: curves, coarse ranges, marks, labels, the crosshair and their options."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QPainterPath
from PySide6.QtWidgets import QGraphicsPathItem, QWidget

from playground.engine.frame import Frame
from playground.engine.history import Curves
from playground.experiment.runs import Runs
from playground.export.drawing.colouring import mix
from playground.export.drawing.scales import decade_ticks, hold, linear_ticks, logarithms, number
from playground.ui.plots.base import LivePlot
from playground.ui.plots.card_menu import Table
from playground.ui.plots.crosshair import Crosshair, Lines
from playground.ui.plots.legend import Label, Legend
from playground.ui.plots.line import FAINT, Line, View, curve_path
from playground.ui.plots.minmax import CAPACITY
from playground.ui.plots.overlays import Look, Overlays
from playground.ui.plots.run_axis import AXES, RunAxis
from playground.ui.plots.stage import Ticker
from playground.ui.texts import tr_sentence
from playground.ui.theme import Theme, scaled_font

Floats = npt.NDArray[np.float64]

MARK_REACH = 5
"""How near the cursor must be to a mark to read its text, in pixels."""
LABEL_FONT = 0.88
MOST_NAMED = 0.6
"""The largest share of the height that the names of curves and kept runs may take."""
MOST_GUTTER = 0.5
"""The largest share of the width that labels beside the curves may take."""
MOST_WIDE = 6
"""More curves than these are drawn thin: they would cost too much and hide each other."""
MOST_SMOOTHING = 0.99


class Series(NamedTuple):
    """One curve: its label, the number of its colour, its dash pattern and its values per row."""

    label: str
    colour: int
    dash: tuple[float, ...]
    values: Floats


class CurvePlot(LivePlot):
    """Curves over a run, with marks where a setting was changed while training."""

    gutter = False
    """Whether the curves stay left of their labels instead of passing under them."""
    can_log = False
    """Whether the y axis may be made logarithmic."""

    def __init__(self, parent: QWidget | None = None, y_ticker: Ticker = linear_ticks) -> None:
        self.logarithmic = y_ticker is decade_ticks
        super().__init__(parent, linear_ticks, y_ticker)
        self.axis = RunAxis("epochs")
        self._lines: list[Line] = []
        self._labels: tuple[Label, ...] = ()
        self._marks = QGraphicsPathItem(self.stage.data)
        self._mark_places: tuple[float, ...] = ()
        self._legend = Legend(self.stage.labels)
        self._crosshair = Crosshair(self.stage.labels)
        self._pointer: QPointF | None = None
        self._drawn: tuple[Any, int, int] | None = None
        self.overlays = Overlays(self.stage)
        self._overlays_due = False
        self._buckets = CAPACITY
        self._x: tuple[float, float] | None = None
        self._y: tuple[float, float] | None = None
        self.stage.pointed.connect(self._point)
        self.add_items()
        self.restyle(self.theme)
        self.forget()

    def curves(self, frame: Frame) -> Curves:
        """What is drawn of a frame."""
        return frame.curves

    def series(self, curves: Curves) -> list[Series]:
        """The curves to draw."""
        raise NotImplementedError

    def kept_values(self, curves: Curves) -> Floats | None:
        """What is drawn of a kept run, (n,); None if it has nothing of the kind."""
        return None

    def limits(self, low: float, high: float) -> tuple[float, float]:
        """A coarse range for values (as drawn) between two limits."""
        raise NotImplementedError

    def add_items(self) -> None:
        """Make what is drawn besides the curves."""

    def draw_more(self, curves: Curves, series: Sequence[Series]) -> None:
        """Draw what belongs to the curves besides them."""

    def read_more(self, row: int) -> Lines:
        """More lines for the box of the crosshair."""
        return []

    def add_options(self) -> None:
        """The x axis, smoothing and, where it makes sense, the scale."""
        self.options.add_choice("x", tuple(AXES))
        self.options.add_amount("smoothing", 0.0, MOST_SMOOTHING)
        if self.can_log:
            self.log_action = self.options.add_switch("log")

    def name_options(self) -> None:
        axes = {"epochs": self.tr("Epochs"), "steps": self.tr("Steps"), "seconds": self.tr("Seconds of training")}
        self.options.name("x", self.tr("X axis"), axes)
        self.options.name("smoothing", self.tr("Smoothing"))
        if self.can_log:
            self.options.name("log", self.tr("Logarithmic scale"))

    def take_option(self, key: str) -> None:
        """Draw by another axis, scale or smoothing; ranges start anew."""
        if key == "x":
            self.axis = RunAxis(self.options["x"])
            self._crosshair.hide()
        elif key == "log":
            self.logarithmic = self.options["log"]
            self.stage.y_ticker = decade_ticks if self.logarithmic else linear_ticks
        elif key == "smoothing":
            for line in self._lines:
                line.set_smoothing(self.options["smoothing"])
        self._x = self._y = None
        self._overlays_due = True
        super().take_option(key)

    def scaled(self, values: Floats) -> Floats:
        """Values as they are drawn: themselves, or their logarithms; NaN where there is nothing to draw."""
        return logarithms(values) if self.logarithmic else values

    def hint(self) -> str:
        """What the x axis counts."""
        return {
            "epochs": self.tr("by epoch"), "steps": self.tr("by step"), "seconds": self.tr("by second of training")
        }[self.options["x"]]  # fmt: skip

    def draw(self, frame: Frame) -> None:
        """Bring curves, ranges, marks and labels to the frame."""
        curves = self.curves(frame)
        rows = (curves.table.base, len(curves), len(curves.marks))
        if self._drawn is not None and rows[0] is self._drawn[0] and rows[1:] == self._drawn[1:]:
            return  # earlier rows never change
        self._drawn = rows
        x, series = self.axis.values(curves), self.series(curves)
        if self._overlays_due:
            self._draw_overlays()
        self._match(series)
        restarted = [line.update(x, one.values) for line, one in zip(self._lines, series, strict=True)]
        if any(restarted):
            self._x = self._y = None
        low, high, ends = self._draw_lines()
        self._show_marks(self.axis.places(curves) if curves.marks else ())
        self._fit(float(x[-1]) if len(x) else 0.0, low, high)
        self._move_labels(ends)
        self.draw_more(curves, series)
        if self._pointer is not None:
            self._point(self._pointer)

    def redraw(self) -> None:
        """Draw the same rows once more: something else has changed."""
        self._drawn = None
        super().redraw()

    def show_runs(self, runs: Runs) -> None:
        """Draw kept runs behind the curves, from now on or when the plot becomes visible."""
        if runs != self.overlays.runs:
            self.overlays.set_runs(runs)
            self._overlays_due = True
            self._x = self._y = None
            self.redraw()

    def _draw_overlays(self) -> None:
        self._overlays_due = False
        look = Look(self.axis, self.options["smoothing"], self._buckets, self.seen())
        self.overlays.draw(look, self.kept_values, self.scaled, self.theme)
        self._show_labels()

    def _show_labels(self) -> None:
        """The names of the curves, and of as many kept runs as leave room for the curves themselves."""
        font = scaled_font(self.font(), LABEL_FONT)
        kept, area = self.overlays.labels(), self.stage.area()
        most = max(1, int(MOST_NAMED * area.height() / QFontMetricsF(font).height()) - len(self._labels))
        if len(kept) > most:
            more = self.tr("+ {n} kept").format(n=len(kept) - most + 1)
            kept = (*kept[: most - 1], Label(more, 0, note=True))
        self._legend.show_labels(self._labels + kept, area, self.theme, font)

    def _draw_lines(self) -> tuple[float, float, list[float]]:
        """Draw the curves, in full or where a zoomed view looks; their lowest and highest value and their ends."""
        view = self.seen()
        low, high, ends = np.inf, -np.inf, []
        for line in self._lines:
            x, y = line.raw(view)
            y = self.scaled(y)
            low, high = np.fmin.reduce(y, initial=low), np.fmax.reduce(y, initial=high)
            strong = line.strong(view)
            line.set_paths(curve_path(x, y), None if strong is None else curve_path(strong[0], self.scaled(strong[1])))
            ends += y[-1:].tolist()
        return float(low), float(high), ends

    def seen(self) -> View | None:
        """The part of the x axis that a zoomed view shows; None if the view follows the data."""
        return self.stage.x_range() if self.manual else None

    def _capacity(self) -> int:
        """Buckets for the width of the plot: doubled where a bucket's two points would be more than two pixels."""
        capacity = CAPACITY
        while capacity < self.stage.area().width() / 2:
            capacity *= 2
        return capacity

    def forget(self) -> None:
        """No curves, and the ranges of the start."""
        for line in self._lines:
            line.clear()
        self._x = self._y = self._drawn = None
        self._crosshair.hide()
        self._show_marks(())
        self._fit(0.0, np.inf, -np.inf)

    def arrange(self) -> None:
        """Keep the labels in their corner and the marks as high as the plot; a zoomed or large view shows more rows."""
        self._show_labels()
        self._draw_marks()
        capacity = self._capacity()
        if self.manual or capacity != self._buckets:
            self._buckets = capacity
            for line in self._lines:
                line.set_capacity(capacity)
            self._draw_lines()
            if self.overlays.runs:
                self._draw_overlays()

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.stage.set_theme(theme)
        self._crosshair.restyle(theme, scaled_font(self.font(), LABEL_FONT))
        self._marks.setPen(self.stage.line_pen(theme.strong_line))
        for line, label in zip(self._lines, self._labels, strict=True):
            colour = theme.series[label.colour % len(theme.series)]
            faint = QColor.fromRgb(mix(theme.card, colour, FAINT)).name()
            line.set_pens(self.stage.line_pen(colour, 1.0, label.dash), self.stage.line_pen(faint))
        self.overlays.restyle(theme)
        self.arrange()

    def summary(self, frame: Frame) -> str:
        """The newest values and where the first curve is heading."""
        series = self.series(self.curves(frame))
        values = ", ".join(f"{one.label} {self.value_text(one.values[-1])}" for one in series if len(one.values))
        trend = self._trend(series[0].values) if series else ""
        return f"{self.title()}: {values}{trend}"

    def value_text(self, value: float) -> str:
        """A value as text, with its unit."""
        return number(value)

    def table(self, frame: Frame) -> Table:
        """All rows of the curves, as measured."""
        curves = self.curves(frame)
        series = self.series(curves)
        places = [curves.epoch.tolist(), curves.step.astype(int).tolist(), curves.seconds.tolist()]
        header = [self.tr("epoch"), self.tr("step"), self.tr("seconds"), *(one.label for one in series)]
        return header, zip(*places, *(one.values.tolist() for one in series), strict=True)

    def tip(self, x: float, y: float) -> str:
        """Nothing: the crosshair says it at once."""
        return ""

    def readout(self, curves: Curves, x: float) -> tuple[int, Lines]:
        """The row nearest to a place on the x axis and what it says: the place, marks near it, the value per curve."""
        row = self.axis.nearest(curves, x)
        ink = self.theme.ink
        lines = [(self.axis.text(curves, row), ink)]
        low, high = self.stage.x_range()
        reach = MARK_REACH * (high - low) / max(self.stage.area().width(), 1)
        marks = zip(curves.marks, self.axis.places(curves), strict=True)
        lines += [(tr_sentence(mark.text), ink) for mark, place in marks if abs(place - x) <= reach]
        for line, one in zip(self._lines, self.series(curves), strict=True):
            text = f"{one.label}: {self.value_text(one.values[row])}"
            if self.options["smoothing"]:
                text += " " + self.tr("(smoothed {value})").format(value=self.value_text(line.shown[row]))
            lines.append((text, self.theme.series_text[one.colour % len(self.theme.series_text)]))
        return row, lines + self.read_more(row) + self.overlays.read(x, self.value_text, self.theme)

    def _point(self, position: QPointF | None) -> None:
        """Show the values of the row under the cursor."""
        self._pointer = position
        curves = self.curves(self.frame_shown) if self.frame_shown else None
        if position is None or curves is None or not len(curves) or not self._lines:
            self._crosshair.hide()
            return
        row, lines = self.readout(curves, position.x())
        x = float(self.axis.values(curves)[row])
        heights = [float(self.scaled(line.shown[row : row + 1])[0]) for line in self._lines]
        to_pixels = self.stage.data.mapToScene
        dots = [to_pixels(QPointF(x, y)) for y in heights if np.isfinite(y)]
        self._crosshair.show_at(to_pixels(QPointF(x, 0.0)).x(), dots, lines, self.stage.area())

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
        labels = tuple(Label(*one[:3]) for one in series)
        if labels == self._labels:
            return
        for line in self._lines:
            line.remove()
        self._lines = [Line(self.stage, twice=len(labels) <= MOST_WIDE) for _ in labels]
        for line in self._lines:
            line.set_smoothing(self.options["smoothing"])
            line.set_capacity(self._buckets)
        self._labels = labels
        self._x = self._y = None
        self.restyle(self.theme)

    def _fit(self, end: float, low: float, high: float) -> None:
        """Widen the ranges in coarse steps where the data have left them."""
        free = 1 - min(self._legend.width() / max(self.stage.area().width(), 1), MOST_GUTTER) if self.gutter else 1
        end, low, high = max(end, self.overlays.end), min(low, self.overlays.low), max(high, self.overlays.high)
        self._x = hold(self._x, (0.0, self.axis.reach(end) / free))
        if low <= high:
            self._y = hold(self._y, self.limits(low, high))
        if not self.manual:
            self.stage.set_range(self._x, self.y_shown())

    def y_shown(self) -> tuple[float, float]:
        """The range of the y axis that follows the data."""
        return self._y or self.limits(0.0, 1.0)

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

    def _show_marks(self, places: tuple[float, ...]) -> None:
        if places != self._mark_places:
            self._mark_places = places
            self._draw_marks()

    def _draw_marks(self) -> None:
        low, high = self.stage.y_range()
        path = QPainterPath()
        for place in self._mark_places:
            path.moveTo(place, low)
            path.lineTo(place, high)
        self._marks.setPath(path)
