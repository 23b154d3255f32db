"""Curves over a run: loss, and accuracy or R2, with the best epoch and the gap between training and validation."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtWidgets import QWidget

from playground.engine.frame import Frame
from playground.engine.history import Curves
from playground.export.drawing.scales import coarse_above, decades, metric_limits, number
from playground.ui.plots.best import BestMark, BestRow
from playground.ui.plots.crosshair import Lines
from playground.ui.plots.curve_plot import CurvePlot
from playground.ui.plots.gap import Gap
from playground.ui.plots.legend import DASHES, LABEL_FONT
from playground.ui.plots.output_titles import scaled_note
from playground.ui.plots.run_plot import Floats, Series
from playground.ui.theme import Theme, scaled_font

LOOKED_AT = 256
"""Rows that tell whether a part of the data has examples."""


class PartPlot(CurvePlot):
    """Curves of the three parts of the data."""

    def values(self, curves: Curves) -> dict[str, Floats]:
        """The values of every part as they were measured, (n,) each."""
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
        super().add_items()
        self._best_row = BestRow()
        self._best_mark = BestMark(self.stage.data)
        self._gap = Gap(self.stage.data)

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        super().restyle(theme)
        self._best_mark.restyle(theme, scaled_font(self.font(), LABEL_FONT))
        self._gap.restyle(theme.negative)

    def forget(self) -> None:
        """No curves, no mark, no gap."""
        super().forget()
        self._best_row.clear()
        self._best_mark.hide()
        self._gap.clear()

    def draw_more(self, curves: Curves, series: Sequence[Series]) -> None:
        """The mark and the gap, if they are wanted."""
        best = self._best_row.find(curves) if self.options["best"] and len(curves) > 1 else None
        if best is None:
            self._best_mark.hide()
        else:
            self._show_best(curves, best[0], series[0 if best[1] == "train" else 1].values)
        paired = self.options["gap"] and len(self._labels) > 1 and series[1].label == part_titles()["validation"]
        if paired:
            x, lines = self._lines.points
            train, validation = self.scaled(lines[:2])
            self._gap.show(x, train, validation, self._lines.take_new())
        else:
            self._gap.clear()

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
        words = self.tr("best epoch {n:g}").format(n=curves.epoch[row])
        self._best_mark.show_at(place, self.stage.data.mapToScene(place), self.stage.area(), words)


class LossPlot(PartPlot):
    """The loss of the three parts, without penalties."""

    what = "loss"
    can_log = True
    note = ""
    """What is to be said of the numbers: that the targets were scaled."""

    def hint(self) -> str:
        """Whether the targets were scaled, and what the x axis counts."""
        return f"{self.note} {super().hint()}".lstrip()

    def draw(self, frame: Frame) -> None:
        """Say whether the targets of the frame were scaled, then draw it."""
        note = scaled_note(frame.data)
        if note != self.note:
            self.note = note
            self.say_hint()
        super().draw(frame)

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
        self._off_scale = False
        super().__init__(parent)

    def title(self) -> str:
        """The name of the metric."""
        return self.tr("Accuracy") if self._metric == "accuracy" else "R²"

    def hint(self) -> str:
        """The unit and what the x axis counts; why there is nothing to be seen of an R2 that is too low."""
        if self._off_scale:
            return self.tr("below -1, off the scale")
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
        if len(frame.curves):
            newest = [values[-1] for values in frame.curves.metric.values()]
            off_scale = bool(np.fmax.reduce(newest) < -1)  # a part without examples has NaN, which is left out
            if off_scale != self._off_scale:
                self._off_scale = off_scale
                self.say_hint()
        super().draw(frame)

    def kept_values(self, curves: Curves) -> Floats | None:
        """Of runs with the same metric; nothing of others."""
        return super().kept_values(curves) if curves.metric_name == self._metric else None

    def values(self, curves: Curves) -> dict[str, Floats]:
        return curves.metric

    def in_unit(self, values: Floats) -> Floats:
        """Accuracy in percent."""
        return 100.0 * values if self._metric == "accuracy" else values

    def limits(self, low: float, high: float) -> tuple[float, float]:
        """Accuracy: up to 100 %, from a round share below the lowest. R2: up to 1, never below -1."""
        return metric_limits(low, self._metric == "accuracy")

    def value_text(self, value: float) -> str:
        """A share as percent, R2 as it is."""
        return f"{100 * value:z.1f} %" if self._metric == "accuracy" else number(value)


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
    """Whether a part has examples: one without any has no value in any row, of which some hundred are looked at."""
    return not len(values) or not (np.isnan(values[0]) and np.isnan(values[:: 1 + len(values) // LOOKED_AT]).all())
