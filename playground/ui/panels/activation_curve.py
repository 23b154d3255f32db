"""A small picture of an activation and of its derivative."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.engine.activation_rule import ActivationRule
from playground.engine.activations import sample
from playground.ui.painting import painting
from playground.ui.theme import Theme, current_theme, scaled_font

REACH = 4.0
"""The picture shows z from -REACH to REACH."""

Floats = npt.NDArray[np.floating]


class ActivationCurve(QWidget):
    """f(z) as a solid line and f'(z) as a dashed one, each with its name; `curves` holds both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._activation: ActivationRule | None = None
        self._z: Floats = np.linspace(-REACH, REACH, 161)
        self.curves: tuple[Floats, Floats] = (np.zeros_like(self._z), np.zeros_like(self._z))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Activation function and its derivative"))

    def show_activation(self, activation: ActivationRule) -> None:
        """Compute the two curves of an activation, if it is another one."""
        if activation == self._activation:
            return
        self._activation = activation
        self.curves = sample(activation, self._z)
        self.setAccessibleDescription(activation.formula)
        self.setToolTip(activation.formula.replace(";  ", "\n"))
        self.update()

    def sizeHint(self) -> QSize:
        """A strip a few lines of text high."""
        return QSize(200, 5 * self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the axes, the two curves and their names."""
        theme = current_theme()
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            room = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QColor(theme.line))
            painter.setBrush(QColor(theme.raised))
            painter.drawRoundedRect(room, 6, 6)
            plot = room.adjusted(8, 8, -40, -8)
            low, high = self._range()
            self._draw_axes(painter, plot, low, high, theme)
            value, slope = (self._polygon(curve, plot, low, high) for curve in self.curves)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.negative), 1.5, Qt.PenStyle.DashLine))
            painter.drawPolyline(slope)
            painter.setPen(QPen(QColor(theme.positive), 2))
            painter.drawPolyline(value)
            self._draw_names(painter, plot, value, slope, theme)

    def _range(self) -> tuple[float, float]:
        low = min(-0.2, *(float(curve.min()) for curve in self.curves))
        return low, max(1.2, *(float(curve.max()) for curve in self.curves))

    def _polygon(self, curve: Floats, plot: QRectF, low: float, high: float) -> QPolygonF:
        across = plot.left() + (self._z + REACH) / (2 * REACH) * plot.width()
        down = plot.bottom() - (curve - low) / (high - low) * plot.height()
        return QPolygonF([QPointF(x, y) for x, y in zip(across, down, strict=True)])

    def _draw_axes(self, painter: QPainter, plot: QRectF, low: float, high: float, theme: Theme) -> None:
        zero = plot.bottom() + low / (high - low) * plot.height()
        painter.setPen(QColor(theme.strong_line))
        painter.drawLine(QPointF(plot.left(), zero), QPointF(plot.right(), zero))
        painter.drawLine(QPointF(plot.center().x(), plot.top()), QPointF(plot.center().x(), plot.bottom()))

    def _draw_names(self, painter: QPainter, plot: QRectF, value: QPolygonF, slope: QPolygonF, theme: Theme) -> None:
        """The names at the right ends of the curves, moved apart where they meet."""
        painter.setFont(scaled_font(self.font(), 0.88))
        height = painter.fontMetrics().height()
        first, second = value.last().y(), slope.last().y()
        if abs(first - second) < height:
            middle, side = (first + second) / 2, height / 2 if first > second else -height / 2
            first, second = middle + side, middle - side
        names = (("f(z)", first, theme.positive_text), ("f′(z)", second, theme.negative_text))
        for text, y, colour in names:
            top = min(max(y - height / 2, plot.top() - 4), plot.bottom() + 4 - height)
            painter.setPen(QColor(colour))
            painter.drawText(QRectF(plot.right() + 6, top, 34, height), Qt.AlignmentFlag.AlignVCenter, text)
