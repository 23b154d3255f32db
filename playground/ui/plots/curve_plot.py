"""What the plots over a run say: the values at the cursor, a summary in words and the numbers themselves."""

import numpy as np
from PySide6.QtCore import QPointF

from playground.engine.frame import Frame
from playground.engine.history import Curves
from playground.export.drawing.scales import number
from playground.ui.plots.card_menu import Table
from playground.ui.plots.crosshair import Crosshair, Lines
from playground.ui.plots.legend import LABEL_FONT
from playground.ui.plots.run_plot import Floats, RunPlot
from playground.ui.theme import Theme, scaled_font


class CurvePlot(RunPlot):
    """Curves over a run that can be read: a crosshair follows the cursor."""

    def add_items(self) -> None:
        """The crosshair."""
        self._crosshair = Crosshair(self.stage.labels)
        self._pointer: QPointF | None = None
        self.stage.pointed.connect(self._point)

    def take_option(self, key: str) -> None:
        if key == "x":
            self._crosshair.hide()
        super().take_option(key)

    def draw(self, frame: Frame) -> None:
        """Bring the curves to the frame, and the values under a resting cursor with them."""
        super().draw(frame)
        if self._pointer is not None:
            self._point(self._pointer)

    def forget(self) -> None:
        """No curves."""
        super().forget()
        self._crosshair.hide()

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._crosshair.restyle(theme, scaled_font(self.font(), LABEL_FONT))
        super().restyle(theme)

    def read_more(self, row: int) -> Lines:
        """More lines for the box of the crosshair."""
        return []

    def summary(self, frame: Frame) -> str:
        """The newest values and where the first curve is heading."""
        series = self.series(self.curves(frame))
        values = ", ".join(f"{one.label} {self.value_text(one.values[-1])}" for one in series if len(one.values))
        trend = self._trend(series[0].values) if series else ""
        return f"{self.title()}: {values}{trend}"

    def value_text(self, value: float) -> str:
        """A measured value as text, with its unit."""
        return number(value)

    def table(self, frame: Frame) -> Table:
        """All rows of the curves, in the unit of the plot."""
        curves = self.curves(frame)
        series = self.series(curves)
        places = [curves.epoch.tolist(), curves.step.astype(int).tolist(), curves.seconds.tolist()]
        header = [self.tr("epoch"), self.tr("step"), self.tr("seconds"), *(one.label for one in series)]
        return header, zip(*places, *(self.in_unit(one.values).tolist() for one in series), strict=True)

    def tip(self, x: float, y: float) -> str:
        """Nothing: the crosshair says it at once."""
        return ""

    def readout(self, curves: Curves, x: float) -> tuple[int, Lines]:
        """The row nearest to a place on the x axis and what it says: the place, marks near it, the value per curve."""
        row = self.axis.nearest(curves, x)
        ink = self.theme.ink
        lines = [(self.axis.text(curves, row), ink)]
        lines += [(text, ink) for text in self._marks.texts(curves, self.axis, x)]
        for shown, one in zip(self._lines.shown, self.series(curves), strict=True):
            text = f"{one.label}: {self.value_text(one.values[row])}"
            if self.options["smoothing"]:
                text += " " + self.tr("(smoothed {value})").format(value=self.value_text(shown[row]))
            lines.append((text, self.theme.series_text[one.colour % len(self.theme.series_text)]))
        return row, lines + self.read_more(row) + self.overlays.read(x, self.value_text, self.theme)

    def _point(self, position: QPointF | None) -> None:
        """Show the values of the row under the cursor."""
        self._pointer = position
        curves = self.curves(self.frame_shown) if self.frame_shown else None
        if position is None or curves is None or not len(curves) or not self._labels:
            self._crosshair.hide()
            return
        row, lines = self.readout(curves, position.x())
        x = float(self.axis.values(curves)[row])
        heights = [float(self.scaled(shown[row : row + 1])[0]) for shown in self._lines.shown]
        to_pixels = self.stage.data.mapToScene
        dots = [to_pixels(QPointF(x, y)) for y in heights if np.isfinite(y)]
        self._crosshair.show_at(to_pixels(QPointF(x, 0.0)).x(), dots, lines, self.stage.area())

    def _trend(self, values: Floats) -> str:
        """Where a curve is heading over the last tenth of its rows."""
        recent = values[-1 - max(1, len(values) // 10) :]
        recent = recent[np.isfinite(recent)]
        if len(values) < 3 or len(recent) < 2:
            return ""
        before, now = recent[0], recent[-1]
        if abs(now - before) <= 0.01 * abs(before):
            return ", " + self.tr("steady")
        return ", " + (self.tr("falling") if now < before else self.tr("rising"))
