"""Curves over the epochs: loss, accuracy or R2, gradient magnitude per block."""

from math import ceil, floor

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from playground.engine.frame import Frame
from playground.engine.history import Curves
from playground.ui.plots.curve_plot import CurvePlot, Floats, Series
from playground.ui.plots.legend import DASHES
from playground.ui.plots.scales import coarse_above, decade_ticks, number
from playground.ui.texts import tr_sentence


class LossPlot(CurvePlot):
    """The loss of the three parts, without penalties."""

    what = "loss"
    can_log = True

    def title(self) -> str:
        """The bold title of the card."""
        return self.tr("Loss")

    def series(self, curves: Curves) -> list[Series]:
        """One curve per part that has examples."""
        return part_series(curves.loss)

    def limits(self, low: float, high: float) -> tuple[float, float]:
        """From zero, or from a power of ten, to above the largest loss."""
        return decades(low, high) if self.logarithmic else (0.0, coarse_above(1.02 * high))


class MetricPlot(CurvePlot):
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
        return self.tr("% by epoch") if self._metric == "accuracy" else self.tr("explained share by epoch")

    def draw(self, frame: Frame) -> None:
        """Switch to the metric of the frame, then draw it."""
        if frame.curves.metric_name != self._metric:
            self._metric = frame.curves.metric_name
            self.what = self._metric
            self.forget()
            self.retranslate()
        super().draw(frame)

    def series(self, curves: Curves) -> list[Series]:
        """One curve per part that has examples."""
        return part_series(curves.metric, 100.0 if curves.metric_name == "accuracy" else 1.0)

    def limits(self, low: float, high: float) -> tuple[float, float]:
        """Accuracy: up to 100 %, from a round share below the lowest. R2: up to 1, never below -1."""
        if self._metric == "accuracy":
            return max(floor(low / 20) * 20.0, 0.0), 101.0
        return (0.0 if low >= 0 else -1.0), 1.02

    def value_text(self, value: float) -> str:
        """A share as percent, R2 as it is."""
        return f"{value:.1f} %" if self._metric == "accuracy" else number(value)


class GradientPlot(CurvePlot):
    """The root mean square of the gradient of every block, on a logarithmic axis."""

    what = "gradients"
    gutter = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, decade_ticks)
        self.logarithmic = True

    def title(self) -> str:
        """The bold title of the card."""
        return self.tr("Gradient magnitude")

    def hint(self) -> str:
        """What is drawn on which scale."""
        return self.tr("per layer, log10")

    def series(self, curves: Curves) -> list[Series]:
        """One curve per block; a gradient of zero has no logarithm and leaves a gap."""
        return [
            Series(tr_sentence(title), *block_style(number, len(curves.blocks)), curves.gradients[:, number])
            for number, title in enumerate(curves.blocks)
        ]

    def limits(self, low: float, high: float) -> tuple[float, float]:
        """Whole powers of ten."""
        return decades(low, high)


def part_series(parts: dict[str, Floats], factor: float = 1.0) -> list[Series]:
    """The curves of the parts of the data that are not empty."""
    titles = {
        "train": QCoreApplication.translate("Curves", "train"),
        "validation": QCoreApplication.translate("Curves", "validation"),
        "test": QCoreApplication.translate("Curves", "test"),
    }
    return [
        Series(title, number, DASHES[number], parts[part] * factor)
        for number, (part, title) in enumerate(titles.items())
        if part in parts and (not len(parts[part]) or np.isfinite(parts[part]).any())
    ]


def block_style(number: int, blocks: int) -> tuple[int, tuple[float, ...]]:
    """The colour and the dash pattern of a block: blue first, the output always purple."""
    hidden = (0, 2, 1, 4, 5)
    if number == blocks - 1:
        return 3, ()
    return hidden[number % len(hidden)], DASHES[(number // len(hidden)) % len(DASHES)]


def decades(low: float, high: float) -> tuple[float, float]:
    """Whole powers of ten around two logarithms; the lower one stays off the axis."""
    bottom, top = float(floor(low - 0.1)), float(ceil(high))
    return bottom, max(top, bottom + 1)
