"""Recorded numbers for the plots, and what is seen of them."""

from types import SimpleNamespace
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from playground.engine.history import History
from playground.engine.probes import Histograms, WeightHistograms
from playground.ui.plots.base import LivePlot
from playground.ui.plots.curve_plot import CurvePlot

SIZE = (380, 230)


def history(rows: int = 101, blocks: tuple[str, ...] = ("Dense 1", "Output"), metric: str = "accuracy") -> History:
    """Loss falls from 0.8 to 0 along straight lines, the metric rises from 0 to 1; gradients are 1e-1 and 1e-3."""
    result = History(blocks, metric)  # type: ignore[arg-type]
    for row in range(rows):
        share = row / max(rows - 1, 1)
        value = {"loss": 0.8 * (1 - share), metric: share}
        parts = {"train": value, "validation": {"loss": 0.4, metric: 0.5}, "test": None}
        gradients = np.array([0.1, *[0.001] * (len(blocks) - 1)]) if row else None
        result.append(float(row), row * 10, 0.01, parts, gradients, row / 4)
    return result


def frame(recorded: History | None = None, probes: dict[Any, Any] | None = None, progress: float = 0.0) -> Any:
    """What a plot reads of a frame."""
    curves, data = (recorded or history()).snapshot(), SimpleNamespace(target_scale=None)
    return SimpleNamespace(curves=curves, data=data, probes=probes or {}, progress=progress)


def histograms(blocks: tuple[str, ...] = ("Dense 1", "Output")) -> dict[Any, Any]:
    """Two bars of 10 and 20 weights per block, on -1 to 0 and 0 to +1."""
    edges, counts = np.array([[-1.0, 0.0, 1.0]] * len(blocks)), np.array([[10, 20]] * len(blocks))
    return {WeightHistograms(): Histograms(edges, counts, blocks)}


def shown(qtbot: Any, plot: LivePlot, size: tuple[int, int] = SIZE) -> LivePlot:
    qtbot.addWidget(plot)
    plot.resize(*size)
    with qtbot.waitExposed(plot):
        plot.show()
    QApplication.processEvents()
    return plot


def place(plot: LivePlot, x: float, y: float) -> tuple[int, int]:
    """Data coordinates as a pixel of the plot's picture."""
    glass = plot.stage.data.scene().views()[0]
    point = glass.mapTo(plot, plot.stage.data.mapToScene(QPointF(x, y)).toPoint())
    return point.x(), point.y()


def near(image: QImage, where: tuple[int, int], colour: str, reach: int = 2, tolerance: int = 60) -> bool:
    """Whether a pixel within reach has about this colour."""
    wanted = QColor(colour)
    for x in range(max(where[0] - reach, 0), min(where[0] + reach + 1, image.width())):
        for y in range(max(where[1] - reach, 0), min(where[1] + reach + 1, image.height())):
            pixel = image.pixelColor(x, y)
            difference = (pixel.red() - wanted.red(), pixel.green() - wanted.green(), pixel.blue() - wanted.blue())
            if max(map(abs, difference)) <= tolerance:
                return True
    return False


def readout(plot: CurvePlot, x: float) -> list[str]:
    """What the crosshair says at a place on the x axis."""
    assert plot.frame_shown is not None
    return [text for text, _ in plot.readout(plot.frame_shown.curves, x)[1]]


def picture(plot: QWidget) -> QImage:
    return plot.grab().toImage()
