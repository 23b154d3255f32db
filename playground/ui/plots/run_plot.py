"""What the plots over a run draw: curves, kept runs behind them, marks, labels, in coarse ranges; and their options."""

from collections.abc import Sequence
from math import isfinite
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QWidget

from playground.engine.frame import Frame
from playground.engine.history import Curves
from playground.experiment.runs import Runs
from playground.export.drawing.colouring import mix
from playground.export.drawing.scales import decade_ticks, hold, linear_ticks, logarithms
from playground.ui.plots.base import LivePlot
from playground.ui.plots.curve_lines import FAINT, CurveLines
from playground.ui.plots.legend import LABEL_FONT, Label, Legend
from playground.ui.plots.marks import Marks
from playground.ui.plots.minmax import CAPACITY, buckets_for
from playground.ui.plots.overlays import Look, Overlays
from playground.ui.plots.run_axis import AXES, RunAxis
from playground.ui.plots.stage import Ticker
from playground.ui.plots.trace import View
from playground.ui.theme import Theme, scaled_font

Floats = npt.NDArray[np.float64]

MOST_NAMED = 0.6
"""The largest share of the height that the names of curves and kept runs may take."""
MOST_GUTTER = 0.5
"""The largest share of the width that labels beside the curves may take."""
MOST_SMOOTHING = 0.99


class Series(NamedTuple):
    """One curve: its label, the number of its colour, its dash pattern and its values per row."""

    label: str
    colour: int
    dash: tuple[float, ...]
    values: Floats


class RunPlot(LivePlot):
    """Curves over a run, with marks where a setting was changed while training."""

    gutter = False
    """Whether the curves stay left of their labels instead of passing under them."""
    can_log = False
    """Whether the y axis may be made logarithmic."""

    def __init__(self, parent: QWidget | None = None, y_ticker: Ticker = linear_ticks) -> None:
        self.logarithmic = y_ticker is decade_ticks
        super().__init__(parent, linear_ticks, y_ticker)
        self.axis = RunAxis("epochs")
        self._labels: tuple[Label, ...] = ()
        self._lines = CurveLines(self.stage, 0)
        self._marks = Marks(self.stage)
        self._legend = Legend(self.stage.labels)
        self._drawn: tuple[Any, int, int] | None = None
        self.overlays = Overlays(self.stage)
        self._overlays_due = False
        self._buckets = CAPACITY
        self._fitted: tuple[float, float] | None = None
        self._end = 0.0
        self._x: tuple[float, float] | None = None
        self._y: tuple[float, float] | None = None
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
        elif key == "log":
            self.logarithmic = self.options["log"]
            self.stage.y_ticker = decade_ticks if self.logarithmic else linear_ticks
        elif key == "smoothing":
            self._lines.set_smoothing(self.options["smoothing"])
        self._x = self._y = None
        self._overlays_due = True
        super().take_option(key)

    def in_unit(self, values: Floats) -> Floats:
        """Measured values in the unit of the plot."""
        return values

    def scaled(self, values: Floats) -> Floats:
        """Measured values as they are drawn: in the unit of the plot, or their logarithms; NaN where there are none."""
        values = self.in_unit(values)
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
        if self._lines.update(x, [one.values for one in series]):
            self._x = self._y = None
        self._draw_lines()
        if curves.marks or self._marks:
            self._marks.show(self.axis.places(curves))
        self._fit(float(x[-1]) if len(x) else 0.0)
        self._move_labels()
        self.draw_more(curves, series)

    def redraw(self) -> None:
        """Draw the same rows once more: something else has changed."""
        self._drawn = self._fitted = None
        self._lines.renew()
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

    def _draw_lines(self) -> None:
        """Draw the curves, in full or where a zoomed view looks."""
        self._lines.draw(self.seen(), self.scaled)

    def seen(self) -> View | None:
        """The part of the x axis that a zoomed view shows; None if the view follows the data."""
        return self.stage.x_range() if self.manual else None

    def forget(self) -> None:
        """No curves, and the ranges of the start."""
        self._lines.clear()
        self._x = self._y = self._drawn = self._fitted = None
        self._marks.show(())
        self._fit(0.0)

    def arrange(self) -> None:
        """Keep the labels in their corner and the marks as high as the plot; a zoomed or large view shows more rows."""
        self._show_labels()
        self._marks.stretch()
        capacity = buckets_for(self.stage.area().width())
        if self.manual or capacity != self._buckets:
            self._buckets = capacity
            self._lines.set_capacity(capacity)
            self._draw_lines()
            if self.overlays.runs:
                self._draw_overlays()
        scale = self.stage.data.transform()
        self._lines.fit(scale.m11(), -scale.m22())

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.stage.set_theme(theme)
        self._marks.restyle(theme)
        colours = [theme.series[label.colour % len(theme.series)] for label in self._labels]
        pairs = zip(colours, self._labels, strict=True)
        strong = [self.stage.line_pen(colour, 1.0, label.dash) for colour, label in pairs]
        faint = [QColor.fromRgb(mix(theme.card, colour, FAINT)).name() for colour in colours]
        self._lines.set_pens(strong, [self.stage.line_pen(colour) for colour in faint])
        self.overlays.restyle(theme)
        self.arrange()

    def _match(self, series: Sequence[Series]) -> None:
        """One line per curve, in its colour."""
        labels = tuple(Label(*one[:3]) for one in series)
        if labels == self._labels:
            return
        self._lines.remove()
        self._lines = CurveLines(self.stage, len(labels))
        self._lines.set_smoothing(self.options["smoothing"])
        self._lines.set_capacity(self._buckets)
        self._labels = labels
        self._x = self._y = None
        self.restyle(self.theme)

    def _fit(self, end: float) -> None:
        """Widen the ranges in coarse steps where the data have left them."""
        low, high = min(self._lines.low, self.overlays.low), max(self._lines.high, self.overlays.high)
        if self._x is not None and self._fitted == (low, high) and end <= self._end:
            return
        self._fitted = low, high
        self._end = self.axis.reach(max(end, self.overlays.end))
        self._x = hold(self._x, (0.0, self._end / self._free()))
        if low <= high:
            self._y = hold(self._y, self.limits(low, high))
        if not self.manual:
            self.stage.set_range(self._x, self.y_shown())

    def _free(self) -> float:
        """The share of the width that the labels beside the curves leave."""
        if not self.gutter:
            return 1.0
        return 1 - min(self._legend.width() / max(self.stage.area().width(), 1), MOST_GUTTER)

    def y_shown(self) -> tuple[float, float]:
        """The range of the y axis that follows the data."""
        return self._y or self.limits(0.0, 1.0)

    def _move_labels(self) -> None:
        """Put the labels into the corner that the ends of the curves leave free."""
        finite = [end for end in self._lines.ends.tolist() if isfinite(end)]
        if self.gutter or self._y is None or not finite:
            return
        share = (sum(finite) / len(finite) - self._y[0]) / (self._y[1] - self._y[0])
        at_bottom = share > 0.6 or (self._legend.at_bottom and share > 0.4)
        if at_bottom != self._legend.at_bottom:
            self._legend.at_bottom = at_bottom
            self.arrange()
