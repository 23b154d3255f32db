"""The coefficients of a linear regression: those of the closed form beside those gradient descent has found."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.engine.closed_form import Coefficients
from playground.export.drawing.scales import number
from playground.ui.painting import painting
from playground.ui.theme import current_theme, scaled_font, tabular

FONT = 0.86
WIDEST = "-0.000"
"""A number that a column has room for at least."""
GAP = 8
SLACK = 4
"""Room beyond a text's measured width: digits of equal width are a little wider where they are drawn."""
LEAST_WIDTH = 90

Row = tuple[str, ...]


class CoefficientTable(QWidget):
    """A small table, painted without layouts because it changes with every frame.

    `tall`: a line per coefficient instead of a column; the other shape is three lines high and leaves out what does not
    fit, which stays in the tool tip.
    """

    def __init__(self, tall: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tall = tall
        self._lines: list[Row] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Coefficients"))

    def show_coefficients(self, names: Sequence[str], found: Coefficients) -> None:
        """Show the weights of these columns and the bias."""
        closed, descent = (tuple(number(value) for value in values.tolist()) for values in (found.closed, found.found))
        lines = [
            ("", *names, self.tr("bias")),
            (self.tr("closed form"), *closed),
            (self.tr("gradient descent"), *descent),
        ]
        if lines == self._lines:
            return
        higher = len(self._lines) != len(lines) or len(self._lines[0]) != len(lines[0])
        self._lines = lines
        text = "\n".join("   ".join(line).strip() for line in zip(*lines, strict=True))
        self.setToolTip(text)
        self.setAccessibleDescription(text)
        if higher:
            self.updateGeometry()
        self.update()

    def clear(self) -> None:
        """Show no numbers."""
        self._lines = []
        self.update()

    def lines(self) -> list[Row]:
        """The table: names, closed form, gradient descent."""
        return self._lines

    def sizeHint(self) -> QSize:
        """All lines of the table."""
        rows = len(self._lines[0]) if self._tall and self._lines else 3
        return QSize(3 * LEAST_WIDTH, rows * self._metrics().height())

    def minimumSizeHint(self) -> QSize:
        """Narrower tables leave something out."""
        return QSize(LEAST_WIDTH, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw titles at the left and muted, numbers at the right."""
        if not self._lines:
            return
        rows = list(zip(*self._lines, strict=True)) if self._tall else self._lines
        theme, metrics = current_theme(), self._metrics()
        with painting(self) as painter:
            painter.setFont(tabular(scaled_font(self.font(), FONT)))
            widths = _widths(rows, metrics)
            shown = _fitting(widths, self.width())
            for row, cells in enumerate(rows):
                left = 0
                for column, width in enumerate(widths[:shown]):
                    title = row == 0 or column == 0
                    painter.setPen(QColor(theme.muted if title else theme.ink))
                    side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
                    place = QRectF(left, row * metrics.height(), width, metrics.height())
                    text = metrics.elidedText(cells[column], Qt.TextElideMode.ElideMiddle, width)
                    painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, text)
                    left += width + GAP
            if shown < len(widths):
                painter.setPen(QColor(theme.muted))
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, "...")

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(tabular(scaled_font(self.font(), FONT)))


def _widths(rows: Sequence[Row], metrics: QFontMetrics) -> list[int]:
    """The width of each column: of its numbers and, within reason, its title."""
    least = metrics.horizontalAdvance(WIDEST)
    longest = [max(metrics.horizontalAdvance(cell) for cell in column) for column in zip(*rows, strict=True)]
    return [min(max(least, width) + SLACK, 2 * LEAST_WIDTH) for width in longest]


def _fitting(widths: Sequence[int], room: int) -> int:
    """How many columns there is room for."""
    used = -GAP
    for place, width in enumerate(widths):
        used += width + GAP
        if used > room:
            return place
    return len(widths)
