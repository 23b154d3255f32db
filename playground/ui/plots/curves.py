"""Curves over a run: loss, and accuracy or R2, with the best epoch and the gap between training and validation."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainterPath
from PySide6.QtWidgets import QGraphicsPathItem, QWidget

from playground.engine.frame import Frame
from playground.engine.history import Curves
from playground.export.drawing.scales import coarse_above, decades, metric_limits, number
from playground.ui.plots.best import BestMark, BestRow
from playground.ui.plots.crosshair import Lines
from playground.ui.plots.curve_plot import LABEL_FONT, CurvePlot, Floats, Series
from playground.ui.plots.legend import DASHES
from playground.ui.plots.line import averaged, band_path
from playground.ui.theme import Theme, scaled_font

GAP_STRENGTH = 0.16
GAP_POINTS = 160


class PartPlot(CurvePlot):
    """Curves of the three parts of the data."""

    def values(self, curves: Curves) -> dict[str, Floats]:
        """The values of every part as they are shown, (n,) each."""
        raise NotImplementedError

    def series(self, curves: Curves) -> list[Series]:
        """One curve per part that has examples."""
        return part_series(self.values(curves))

    def add_options(self) -> None:
        """The mark of the best epoch, the gap, and which curve of a kept run is drawn."""
        super().add_options()
        self.options.add_choice("kept", ("validation", "train", "test"))
        self.options.add_switch("best", on=True)
        self.options.add_switch("gap")

    def kept_values(self, curves: Curves) -> Floats | None:
        """One part of the data; that of the training where there is no other."""
        values = self.values(curves)
        wanted = values[self.options["kept"]]
        return wanted if _has_examples(wanted) else values["train"]

    def name_options(self) -> None:
        super().name_options()
        self.options.name("kept", self.tr("Kept runs show"), part_titles())
        self.options.name("best", self.tr("Mark the best epoch"))
        self.options.name("gap", self.tr("Shade the gap between training and validation"))

    def add_items(self) -> None:
        self._best_row = BestRow()
        self._best_mark = BestMark(self.stage.data)
        self._gap = QGraphicsPathItem(self.stage.data)
        self._gap.setPen(Qt.PenStyle.NoPen)
        self._gap.setZValue(-2)

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        super().restyle(theme)
        self._best_mark.restyle(theme, scaled_font(self.font(), LABEL_FONT))
        colour = QColor(theme.negative)
        colour.setAlphaF(GAP_STRENGTH)
        self._gap.setBrush(QBrush(colour))

    def forget(self) -> None:
        """No curves, no mark, no gap."""
        super().forget()
        self._best_row.clear()
        self._best_mark.hide()
        self._gap.setPath(QPainterPath())

    def draw_more(self, curves: Curves, series: Sequence[Series]) -> None:
        """The mark and the gap, if they are wanted."""
        best = self._best_row.find(curves) if self.options["best"] else None
        if best is None:
            self._best_mark.hide()
        else:
            self._show_best(curves, best[0], series[0 if best[1] == "train" else 1].values)
        paired = self.options["gap"] and len(self._lines) > 1 and series[1].label == part_titles()["validation"]
        self._gap.setPath(self._gap_path() if paired else QPainterPath())

    def read_more(self, row: int) -> Lines:
        """The gap, while it is shaded."""
        if not self.options["gap"] or self.frame_shown is None:
            return []
        values = self.values(self.frame_shown.curves)
        gap = values["validation"][row] - values["train"][row]
        return [(self.tr("gap: {value}").format(value=self.value_text(float(gap))), self.theme.muted)]

    def _show_best(self, curves: Curves, row: int, values: Floats) -> None:
        """Put the ring on the curve of the part that was judged, its words where they have room."""
        place = QPointF(float(self.axis.values(curves)[row]), float(self.scaled(values[row : row + 1])[0]))
        if not np.isfinite(place.y()):
            self._best_mark.hide()
            return
        (left, right), (bottom, top) = self.stage.x_range(), self.stage.y_range()
        words = self.tr("best epoch {n:g}").format(n=curves.epoch[row])
        self._best_mark.show_at(
            place, words, left=place.x() > (left + right) / 2, above=place.y() < bottom + 0.7 * (top - bottom)
        )

    def _gap_path(self) -> QPainterPath:
        """The area between the first two curves as they are drawn."""
        view = self.seen()
        (x, train), (_, validation) = (line.strong(view) or line.raw(view) for line in self._lines[:2])
        at, below = averaged(x, self.scaled(train), GAP_POINTS)
        _, above = averaged(x, self.scaled(validation), GAP_POINTS)
        return band_path(at, below, above)


class LossPlot(PartPlot):
    """The loss of the three parts, without penalties."""

    what = "loss"
    can_log = True

    def title(self) -> str:
        """The bold title of the card."""
        return self.tr("Loss")

    def values(self, curves: Curves) -> dict[str, Floats]:
        return curves.loss

    def limits(self, low: float, high: float) -> tuple[float, float]:
        """From zero, or from a power of ten, to above the largest loss."""
        return decades(low, high) if self.logarithmic else (0.0, coarse_above(1.02 * high))


class MetricPlot(PartPlot):
    """Accuracy in percent, or R2 for a regression, of the three parts."""

    what = "accuracy"

    def __init__(self, parent: QWidget | None = None) -> None:
        self._metric = "accuracy"
        super().__init__(parent)

    def title(self) -> str:
        """The name of the metric."""
        return self.tr("Accuracy") if self._metric == "accuracy" else "R²"

    def hint(self) -> str:
        """The unit and what the x axis counts."""
        unit = "%" if self._metric == "accuracy" else self.tr("explained share")
        return f"{unit} {super().hint()}"

    def draw(self, frame: Frame) -> None:
        """Switch to the metric of the frame, then draw it."""
        if frame.curves.metric_name != self._metric:
            self._metric = frame.curves.metric_name
            self.what = self._metric
            self._overlays_due = True
            self.forget()
            self.retranslate()
        super().draw(frame)

    def kept_values(self, curves: Curves) -> Floats | None:
        """Of runs with the same metric; nothing of others."""
        return super().kept_values(curves) if curves.metric_name == self._metric else None

    def values(self, curves: Curves) -> dict[str, Floats]:
        if curves.metric_name == "r2":
            return curves.metric
        return {part: 100.0 * values for part, values in curves.metric.items()}

    def limits(self, low: float, high: float) -> tuple[float, float]:
        """Accuracy: up to 100 %, from a round share below the lowest. R2: up to 1, never below -1."""
        return metric_limits(low, self._metric == "accuracy")

    def value_text(self, value: float) -> str:
        """A share as percent, R2 as it is."""
        return f"{value:.1f} %" if self._metric == "accuracy" else number(value)


def part_titles() -> dict[str, str]:
    """What the parts of the data are called."""
    return {
        "train": QCoreApplication.translate("Curves", "train"),
        "validation": QCoreApplication.translate("Curves", "validation"),
        "test": QCoreApplication.translate("Curves", "test"),
    }


def part_series(parts: dict[str, Floats]) -> list[Series]:
    """The curves of the parts of the data that are not empty: those with a value for the untrained network."""
    return [
        Series(title, number, DASHES[number], parts[part])
        for number, (part, title) in enumerate(part_titles().items())
        if part in parts and _has_examples(parts[part])
    ]


def _has_examples(values: Floats) -> bool:
    """Whether a part has examples: one without any has no value in any row."""
    return not len(values) or not (np.isnan(values[0]) and np.isnan(values).all())
