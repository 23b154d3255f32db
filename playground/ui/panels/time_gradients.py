"""A small picture of how much gradient reaches each step of a recurrent block."""

from math import ceil, floor, isfinite, log10

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from playground.engine.frame import Frame
from playground.engine.probes import Probe
from playground.engine.time_probe import TimeGradients
from playground.export.drawing.scales import number, power_text
from playground.ui.painting import painting
from playground.ui.plots.card_menu import CardMenu, Table
from playground.ui.theme import Theme, current_theme, scaled_font

Floats = npt.NDArray[np.float64]

LEAST_DECADES = 2
MOST_LINES = 4
"""Lines of powers of ten across the picture."""


class TimeGradientsView(QWidget):
    """The root mean square of dL/dh_t of a recurrent block, step by step, on a logarithmic scale, and in words.

    `asked`: it has come into sight or is about another block, so that it needs a frame. Out of sight it asks for
    nothing. `exportRequested` carries the view and ``"file"`` when the user wants to save the picture.
    """

    asked = Signal()
    exportRequested = Signal(object, str)

    what = "gradient-through-time"
    """What a saved picture is called."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._block: int | None = None
        self.bars = TimeBars(self)
        self.title = QLabel(self.tr("Gradient through time"), self)
        self.title.setProperty("role", "heading")
        self.ratio = QLabel(self)
        self.ratio.setProperty("role", "small")
        self.ratio.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(self.title.text())
        heading = QHBoxLayout()
        heading.addWidget(self.title)
        heading.addWidget(self.ratio, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(heading)
        layout.addWidget(self.bars)
        self.menu = CardMenu(self, self._table, self._export)
        self._show_values(None)

    def watch(self, block: int | None) -> None:
        """Be about the recurrent block with this index; None: about none, and out of sight."""
        changed, self._block = block != self._block, block
        if changed:
            self._show_values(None)
        self.setVisible(block is not None)
        if changed and block is not None:
            self.asked.emit()

    def probes(self) -> tuple[Probe, ...]:
        """What it wants computed; nothing while nobody can see it."""
        return (TimeGradients(self._block),) if self._block is not None and self.isVisible() else ()

    def show_frame(self, frame: Frame) -> None:
        """Show the answer of a frame; one without an answer changes nothing."""
        values = frame.probes.get(TimeGradients(self._block)) if self._block is not None else None
        if values is not None:
            self._show_values(values)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for a frame."""
        super().showEvent(event)
        self.asked.emit()

    def _show_values(self, values: Floats | None) -> None:
        words = self._words(values)
        self.bars.show_values(values, words)
        known = values is not None and bool(np.isfinite(values).all()) and values[0] > 0
        self.ratio.setText(f"× {rounded(float(values[-1] / values[0]))}" if known and values is not None else "")
        self.ratio.setToolTip(words)
        self.setAccessibleDescription(words)

    def _words(self, values: Floats | None) -> str:
        if values is None:
            return self.tr("The picture appears with the first numbers.")
        first, last = float(values[0]), float(values[-1])
        if not (isfinite(first) and isfinite(last)):
            return self.tr("The gradient is not finite.")
        if not first:
            return self.tr("No gradient reaches step 1; step {n} gets {last}.").format(n=len(values), last=number(last))
        text = self.tr("The gradient of the states is {first} at step 1 and {last} at step {n}, {ratio} times as much.")
        return text.format(first=number(first), last=number(last), n=len(values), ratio=rounded(last / first))

    def _table(self) -> Table | None:
        header = [self.tr("step"), "dL/dh"]
        values = self.bars.values
        return None if values is None else (header, enumerate(values.tolist(), 1))

    def _export(self) -> None:
        self.exportRequested.emit(self, "file")


class TimeBars(QWidget):
    """One bar per step over powers of ten; the tool tip tells the value under the mouse."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values: Floats | None = None
        self._instead = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_values(self, values: Floats | None, words: str) -> None:
        """Show the values of all steps; none of them, or none that has a bar: the words instead."""
        self.values = values
        drawn = values is not None and bool((np.isfinite(values) & (values > 0)).any())
        self._instead = "" if drawn else words
        self.update()

    def sizeHint(self) -> QSize:
        """A strip a few lines of text high."""
        return QSize(200, 5 * self.fontMetrics().height())

    def event(self, event: QEvent) -> bool:
        """Answer help requests with the value under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self.tip(event.pos().x())
            if text:
                QToolTip.showText(event.globalPos(), text, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def tip(self, x: float) -> str:
        """The step at a place in pixels and its value."""
        plot = self._plot()
        if self.values is None or not plot.left() <= x < plot.right():
            return ""
        return self._label(int((x - plot.left()) / plot.width() * len(self.values)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the powers of ten, the bars, and the first and the last value beneath them."""
        theme = current_theme()
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(theme.line))
            painter.setBrush(QColor(theme.raised))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            painter.setFont(scaled_font(self.font(), 0.82))
            if self.values is None or self._instead:
                painter.setPen(QColor(theme.muted))
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(QRectF(self.rect()).adjusted(8, 4, -8, -4), flags, self._instead)
                return
            low, high = decades(self.values)
            plot = self._plot()
            self._draw_scale(painter, plot, low, high, theme)
            self._draw_bars(painter, plot, low, high, theme)
            painter.setPen(QColor(theme.muted))
            below = QRectF(plot.left(), plot.bottom() + 2, plot.width(), self.height() - plot.bottom() - 3)
            painter.drawText(below, Qt.AlignmentFlag.AlignLeft, self._label(0))
            if len(self.values) > 1:
                painter.drawText(below, Qt.AlignmentFlag.AlignRight, self._label(-1))

    def _label(self, step: int) -> str:
        """A step, from 0 on or from -1 back, and its value."""
        assert self.values is not None
        number_of = range(1, len(self.values) + 1)[step]
        return self.tr("step {n}: {value}").format(n=number_of, value=number(float(self.values[step])))

    def _plot(self) -> QRectF:
        line = self.fontMetrics().height()
        left = self.fontMetrics().horizontalAdvance("10⁻¹⁰") + 6
        return QRectF(self.rect()).adjusted(left, 0.6 * line, -8, -line - 1)

    def _draw_scale(self, painter: QPainter, plot: QRectF, low: int, high: int, theme: Theme) -> None:
        step = ceil((high - low) / MOST_LINES)
        height = painter.fontMetrics().height()
        for power in range(low, high + 1, step):
            y = plot.bottom() - (power - low) / (high - low) * plot.height()
            painter.setPen(QColor(theme.line))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(QColor(theme.muted))
            room = QRectF(2, y - height / 2, plot.left() - 7, height)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, power_text(power))

    def _draw_bars(self, painter: QPainter, plot: QRectF, low: int, high: int, theme: Theme) -> None:
        assert self.values is not None
        width = plot.width() / len(self.values)
        gap = 0.2 * width if width > 4 else 0.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.positive))
        for step, value in enumerate(self.values.tolist()):
            if isfinite(value) and value > 0:
                top = (log10(value) - low) / (high - low) * plot.height()
                painter.drawRect(QRectF(plot.left() + step * width + gap / 2, plot.bottom() - top, width - gap, top))


def decades(values: Floats) -> tuple[int, int]:
    """Whole powers of ten around the values that have a logarithm; the least one stands clear of the axis."""
    known = [log10(value) for value in values.tolist() if isfinite(value) and value > 0]
    if not known:
        return -LEAST_DECADES, 0
    low, high = floor(min(known) - 0.2), ceil(max(known))
    return min(low, high - LEAST_DECADES), high


def rounded(ratio: float) -> str:
    """A ratio to two digits: ``36,000``, ``0.45``."""
    return f"{float(f'{ratio:.2g}'):,.10g}" if 1e-4 <= ratio < 1e9 else f"{ratio:.1e}"
