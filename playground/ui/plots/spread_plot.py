"""The curves of several networks: each one thin, their mean thick, one standard deviation around it as a band."""

from itertools import zip_longest
from typing import Any

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainterPath
from PySide6.QtWidgets import QGraphicsPathItem, QWidget

from playground.engine.history import Curves
from playground.experiment.studies.trial import Band, Quantity, Trial, curve_of
from playground.export.drawing.scales import coarse_above, metric_limits, number
from playground.ui.plots.card_menu import Table
from playground.ui.plots.crosshair import Lines
from playground.ui.plots.curves import part_titles
from playground.ui.plots.legend import Label
from playground.ui.plots.output_titles import scaling_note
from playground.ui.plots.paths import band_path, curve_path
from playground.ui.plots.study_plot import Range, StudyPlot
from playground.ui.theme import Theme

MEAN, MEMBER = 0, 5
"""The numbers of the colours."""
BAND = 0.22
"""The strength of the band's colour."""
FEWEST = 10.0
"""Epochs that are shown at least."""


class SpreadPlot(StudyPlot):
    """The loss or the metric of one part of the data over the epochs."""

    def __init__(self, quantity: Quantity, parent: QWidget | None = None) -> None:
        self.quantity = quantity
        self.labels_below = quantity == "metric"
        self.part = "validation"
        self._members: list[QGraphicsPathItem] = []
        self._drawn: list[tuple[object, str]] = []
        self._known: tuple[object, str] | None = None
        self.band: Band | None = None
        """Mean and deviation in the units of the plot; None without networks."""
        super().__init__(parent)

    @property
    def what(self) -> str:  # type: ignore[override]
        """What a saved picture is called."""
        return f"{self.part}-{'loss' if self.quantity == 'loss' else self.metric_name}"

    @property
    def metric_name(self) -> str:
        """What the networks are measured by."""
        return "accuracy" if self.result is None else str(self.result.metric)

    def show_part(self, part: str) -> None:
        """Show another part of the data."""
        self.part = part
        self.reset_view()

    def show_result(self, result: Any) -> None:
        """Show a trial by its metric."""
        super().show_result(result)
        self.retranslate()

    def title(self) -> str:
        if self.quantity == "loss":
            return self.tr("Loss")
        return self.tr("Accuracy") if self.metric_name == "accuracy" else "R²"

    def hint(self) -> str:
        part = part_titles()[self.part]
        if self.quantity == "loss" and self.result is not None:
            part = f"{part} {scaling_note(self.result.spec.data)}".rstrip()
        if self.quantity == "metric" and self.metric_name == "accuracy":
            return self.tr("{part}, % by epoch").format(part=part)
        return self.tr("{part}, by epoch").format(part=part)

    def labels(self) -> tuple[Label, ...]:
        names = [Label(self.tr("each network"), MEMBER)]
        if self.band is not None:
            names += [Label(self.tr("mean"), MEAN), Label(self.tr("± 1 standard deviation"), MEAN, note=True)]
        return tuple(names)

    @property
    def _factor(self) -> float:
        """Accuracy is drawn in percent."""
        return 100.0 if self.quantity == "metric" and self.metric_name == "accuracy" else 1.0

    def add_items(self) -> None:
        self._area, self._mean = self.path_item(1), self.path_item(3)
        self._area.setPen(Qt.PenStyle.NoPen)

    def restyle(self, theme: Theme) -> None:
        for item in self._members:
            item.setPen(self.stage.line_pen(theme.series[MEMBER]))
        colour = QColor(theme.series[MEAN])
        colour.setAlphaF(BAND)
        self._area.setBrush(colour)
        self._mean.setPen(self.stage.line_pen(theme.series[MEAN], 2.4))

    def draw(self) -> tuple[Range, Range]:
        curves = self._curves()
        self._find_band()
        while len(self._members) > len(curves):
            self.stage.data.scene().removeItem(self._members.pop())
            self._drawn.pop()
        while len(self._members) < len(curves):
            self._members.append(self.path_item(2))
            self._members[-1].setPen(self.stage.line_pen(self.theme.series[MEMBER]))
            self._drawn.append((None, ""))
        lines = [(one.epoch, self._values(one)) for one in curves]
        for place, (one, line) in enumerate(zip(curves, lines, strict=True)):
            if self._drawn[place][0] is not one or self._drawn[place][1] != self.part:
                self._drawn[place] = (one, self.part)
                self._members[place].setPath(curve_path(*line))
        end = max((float(epoch[-1]) for epoch, _ in lines if len(epoch)), default=0.0)
        values = np.concatenate([values for _, values in lines]) if lines else np.empty(0)
        finite = values[np.isfinite(values)]
        whole = self.result is not None and bool(self.result.members)  # the others will be as long
        return (0.0, max(end, 1.0) if whole else coarse_above(max(end, FEWEST))), self._limits(finite)

    def readout(self, x: float) -> tuple[float, list[float], Lines] | None:
        band = self.band
        if band is None:
            return None
        row = int(np.abs(band.x - x).argmin())
        mean, deviation = float(band.mean[row]), float(band.deviation[row])
        ink, colour = self.theme.ink, self.theme.series_text[MEAN]
        unit = " %" if self._factor != 1 else ""
        text = f"{number(mean)} ± {number(deviation)}{unit}"
        lines = [(self.tr("epoch {epoch:,}").format(epoch=int(band.x[row])), ink), (text, colour)]
        return float(band.x[row]), [mean], lines

    def table(self) -> Table:
        curves, band = self._curves(), self.band
        header = [self.tr("epoch"), *(self.tr("network {n}").format(n=n) for n in range(1, len(curves) + 1))]
        columns = [max((one.epoch for one in curves), key=len, default=np.empty(0)), *map(self._values, curves)]
        if band is not None:
            header += [self.tr("mean"), self.tr("deviation")]
            columns += [band.mean, band.deviation]
        return header, zip_longest(*(column.tolist() for column in columns), fillvalue="")

    def summary(self) -> str:
        band = self.band
        if band is None:
            return self.title()
        return f"{self.title()}: {number(float(band.mean[-1]))} ± {number(float(band.deviation[-1]))}"

    def _curves(self) -> list[Curves]:
        """Those of the networks that did not diverge, and of the one under way."""
        trial: Trial | None = self.result
        if trial is None:
            return []
        return [member.curves for member in trial.good] + ([] if trial.current is None else [trial.current])

    def _values(self, curves: Curves) -> np.ndarray:
        """What is drawn of the curves of a network, in the units of the plot."""
        return self._factor * curve_of(curves, self.quantity, self.part)

    def _find_band(self) -> None:
        """Bring the mean and the band to the networks that have been trained."""
        trial: Trial | None = self.result
        known = None if trial is None else (trial.members, self.part)
        if known is not None and self._known is not None and known[0] is self._known[0] and known[1] == self._known[1]:
            return
        self._known = known
        found = None if trial is None else trial.band(self.quantity, self.part)
        if found is None:
            self.band = None
            self._area.setPath(QPainterPath())
            self._mean.setPath(QPainterPath())
            return
        self.band = band = Band(found.x, self._factor * found.mean, self._factor * found.deviation)
        self._area.setPath(band_path(band.x, band.mean - band.deviation, band.mean + band.deviation))
        self._mean.setPath(curve_path(band.x, band.mean))

    def _limits(self, values: np.ndarray) -> Range:
        if self.quantity == "loss":
            return 0.0, coarse_above(1.02 * float(values.max(initial=0.0)))
        return metric_limits(float(values.min()) if len(values) else 0.0, self.metric_name == "accuracy")
