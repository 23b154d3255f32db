"""Mean and spread of several fits, behind the curve: still, so that frames do not pay for it."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from playground.experiment.studies import Band
from playground.export.drawing.colouring import mix
from playground.ui.plots.paths import band_path, curve_path
from playground.ui.plots.stage import Stage
from playground.ui.theme import Theme

STRENGTH = 0.3
"""How far the band is from the card's colour: opaque, because that is painted faster."""
DOTS = (1.0, 2.0)
"""The mean, beside which the prediction is solid."""


class FitBand:
    """The items of a stage, drawn once per band and kept as pictures. `number`: that of their colour."""

    def __init__(self, stage: Stage, number: int) -> None:
        self._stage, self._number = stage, number
        self.area, self.mean = QGraphicsPathItem(stage.data), QGraphicsPathItem(stage.data)
        for place, item in enumerate((self.area, self.mean)):
            item.setZValue(place - 2)  # behind the grid
            item.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.area.setPen(Qt.PenStyle.NoPen)

    @property
    def shown(self) -> bool:
        """Whether there is a band."""
        return not self.mean.path().isEmpty()

    def show_band(self, band: Band | None, limits: tuple[float, float]) -> None:
        """Show mean and spread, or nothing; what is far beyond the limits of the plot is cut off."""
        if band is None:
            self.area.setPath(QPainterPath())
            self.mean.setPath(QPainterPath())
            return
        low, high = limits
        edges = (2 * low - high, 2 * high - low)
        ends = (np.clip(band.mean + sign * band.deviation, *edges) for sign in (-1, 1))
        self.area.setPath(band_path(band.x, *ends))
        self.mean.setPath(curve_path(band.x, np.clip(band.mean, *edges)))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.area.setBrush(QColor.fromRgb(mix(theme.card, theme.series[self._number], STRENGTH)))
        self.mean.setPen(self._stage.line_pen(theme.series_text[self._number], 1.5, DOTS))
