"""Loss against learning rate: what a range test has found."""

import numpy as np
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QWidget

from playground.experiment.studies import Sweep
from playground.export.drawing.scales import coarse_above, decade_ticks, number
from playground.ui.plots.card_menu import Table
from playground.ui.plots.crosshair import Lines
from playground.ui.plots.curve_lines import FAINT
from playground.ui.plots.legend import Label
from playground.ui.plots.paths import curve_path
from playground.ui.plots.study_plot import Range, StudyPlot
from playground.ui.theme import Theme
from playground.ui.widgets.numbers import format_number

SMOOTHED, SUGGESTED = 0, 1
"""The numbers of the colours."""
MARK = (5.0, 3.0)
HEADROOM = 1.6
"""How far above the loss of the start the plot reaches; the explosion leaves it."""


class RangePlot(StudyPlot):
    """The smoothed loss over the logarithm of the rate, the single mini-batches faint behind it, and the suggestion."""

    what = "learning-rate-test"
    labels_below = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, decade_ticks)

    def title(self) -> str:
        return self.tr("Loss")

    def hint(self) -> str:
        return self.tr("by learning rate, log10")

    def labels(self) -> tuple[Label, ...]:
        names = [Label(self.tr("smoothed loss"), SMOOTHED)]
        if self.result.suggestion is not None:
            names.append(Label(self.tr("suggestion"), SUGGESTED, MARK))
        return tuple(names)

    def add_items(self) -> None:
        self._raw, self._smooth, self._mark = self.path_item(), self.path_item(2), self.path_item(1)

    def restyle(self, theme: Theme) -> None:
        self._raw.setPen(self.stage.line_pen(theme.series[SMOOTHED]))
        self._raw.setOpacity(FAINT)
        self._smooth.setPen(self.stage.line_pen(theme.series[SMOOTHED], 2.0))
        self._mark.setPen(self.stage.line_pen(theme.series[SUGGESTED], 1.6, MARK))

    def draw(self) -> tuple[Range, Range]:
        sweep: Sweep | None = self.result
        if sweep is None or not len(sweep.rates):
            for item in (self._raw, self._smooth, self._mark):
                item.setPath(QPainterPath())
            return (-5.0, 1.0), (0.0, 1.0)
        x = np.log10(sweep.rates)
        top = coarse_above(HEADROOM * float(sweep.smoothed[: max(10, len(x) // 4)].max()))
        self._raw.setPath(curve_path(x, sweep.losses))
        self._smooth.setPath(curve_path(x, sweep.smoothed))
        mark = QPainterPath()
        if sweep.suggestion is not None:
            place = float(np.log10(sweep.suggestion))
            mark.moveTo(place, 0.0)
            mark.lineTo(place, 10 * top)
        self._mark.setPath(mark)
        return (float(np.floor(x[0])), max(float(np.ceil(x[-1])), float(np.floor(x[0])) + 1)), (0.0, top)

    def readout(self, x: float) -> tuple[float, list[float], Lines] | None:
        sweep: Sweep = self.result
        if not len(sweep.rates):
            return None
        places = np.log10(sweep.rates)
        row = int(np.abs(places - x).argmin())
        loss, smoothed = float(sweep.losses[row]), float(sweep.smoothed[row])
        lines = [
            (
                self.tr("learning rate {rate}").format(rate=format_number(float(f"{sweep.rates[row]:.3g}"))),
                self.theme.ink,
            ),
            (self.tr("smoothed loss {loss}").format(loss=number(smoothed)), self.theme.series_text[SMOOTHED]),
            (self.tr("mini-batch {loss}").format(loss=number(loss)), self.theme.muted),
        ]
        return float(places[row]), [smoothed], lines

    def table(self) -> Table:
        sweep: Sweep = self.result
        header = [self.tr("learning rate"), self.tr("loss"), self.tr("smoothed loss")]
        return header, zip(sweep.rates.tolist(), sweep.losses.tolist(), sweep.smoothed.tolist(), strict=True)

    def summary(self) -> str:
        suggestion = self.result.suggestion
        if suggestion is None:
            return self.tr("The loss has not fallen at any rate so far.")
        return self.tr("Suggested learning rate: {rate}").format(rate=format_number(suggestion))
