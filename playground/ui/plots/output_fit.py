"""The output along one input: the curve among the examples, and what other seeds would have made of it."""

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from playground.engine.frame import Frame
from playground.engine.probes import Probe
from playground.ui.plots.card_menu import Table
from playground.ui.plots.fit import FitView
from playground.ui.plots.maps import Parts
from playground.ui.plots.output_titles import scaled_title
from playground.ui.plots.output_views import CLOSED_FORM, MAP, wants_closed_form
from playground.ui.studies.seed_spread import SeedSpread


class OutputFitView(FitView):
    """The curve over the line with which networks of other seeds are trained."""

    probe: Probe = MAP

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spread = SeedSpread()
        self.spread.changed.connect(self._show_spread)
        self.column.addWidget(self.spread)

    def show_frame(self, frame: Frame, discretize: bool, parts: Parts) -> None:
        """Show the curve and the examples of a frame."""
        self.show_points(frame.data, parts)
        self.spread.show_epoch(frame.epoch)
        result = frame.probes.get(MAP)
        if result is not None:
            self.show_curve(result.bounds[0], result.values[0])
        closed = frame.probes.get(CLOSED_FORM)
        if closed is not None or not wants_closed_form(frame):
            self.show_closed_form(frame.data.bounds[0], closed.curve if closed is not None else None)

    def clear(self) -> None:
        """Show no prediction, and train no more networks."""
        super().clear()
        self.spread.clear()

    def table(self, frame: Frame) -> Table:
        """One row per point of the curve."""
        header = [*frame.data.inputs, self.tr("prediction")]
        result = frame.probes.get(MAP)
        if result is None:
            return header, []
        values, (low, high) = result.values[0], result.bounds[0]
        columns, band = [np.linspace(low, high, len(values)), values], self.spread.band
        if band is not None:
            header += [self.tr("mean"), self.tr("deviation")]
            columns += [band.mean, band.deviation]
        header[1:] = [scaled_title(frame.data, title) for title in header[1:]]
        return header, np.column_stack(columns).tolist()

    @Slot()
    def _show_spread(self) -> None:
        self.show_band(self.spread.band)
