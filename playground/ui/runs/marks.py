"""Small pictures in the runs table: the line of a shown run, and the loss of a run as a sparkline."""

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from playground.experiment.runs import Run
from playground.ui.painting import painting
from playground.ui.plots.overlays import PATTERNS, grey
from playground.ui.theme import current_theme

SWATCH = (30, 12)
SPARK = (96, 18)
"""Width and height in pixels."""
POINTS = 96


def swatch(number: int, ratio: float) -> QPixmap:
    """The line by which the run shown as number so many is drawn; nothing for a number below 0."""
    picture = _empty(SWATCH, ratio)
    if number >= 0:
        pen = QPen(QColor(grey(current_theme(), number)), 1.8)
        if PATTERNS[number]:
            pen.setDashPattern([part / 1.5 for part in PATTERNS[number]])
        with painting(picture) as painter:
            painter.setPen(pen)
            painter.drawLine(QPointF(0, SWATCH[1] / 2), QPointF(SWATCH[0], SWATCH[1] / 2))
    return picture


def sparkline(run: Run, ratio: float) -> QPixmap:
    """The training loss over the epochs, from the lowest to the highest value; nothing but a line if it is constant."""
    picture = _empty(SPARK, ratio)
    values = run.curves.loss["train"]
    values = values[:: max(1, len(values) // POINTS)]
    finite = np.isfinite(values)
    if finite.sum() < 2:
        return picture
    low, high = values[finite].min(), values[finite].max()
    x = np.linspace(1, SPARK[0] - 1, len(values))[finite]
    y = SPARK[1] - 2 - (values[finite] - low) / (high - low or 1.0) * (SPARK[1] - 4)
    with painting(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(current_theme().series[0]), 1.2))
        painter.drawPolyline(QPolygonF([QPointF(*point) for point in zip(x.tolist(), y.tolist(), strict=True)]))
    return picture


def _empty(size: tuple[int, int], ratio: float) -> QPixmap:
    picture = QPixmap(round(size[0] * ratio), round(size[1] * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture
