"""One bar per class: how sure a network is, with the number beside it."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.ui.painting import painting
from playground.ui.theme import current_theme, scaled_font, tabular, themes

FONT = 0.85
MOST = 26
"""Classes that have a bar; of more, the surest are shown."""
STEP = 0.005
"""A change of all values by less than this is not drawn again."""


class ClassBars(QWidget):
    """Bars of shares between 0 and 1, the largest in the accent. Painted only when a value has visibly changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles: tuple[str, ...] = ()
        self.values: npt.NDArray[np.float64] = np.empty(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        themes.changed.connect(self.update)

    def show_values(self, titles: Sequence[str], values: npt.NDArray[np.floating]) -> None:
        """Show a value per title."""
        shares = np.clip(np.nan_to_num(np.asarray(values, np.float64)), 0, 1)
        alike = tuple(titles) == self._titles and len(shares) == len(self.values)
        if alike and (not len(shares) or np.abs(shares - self.values).max() < STEP):
            return
        self._titles, self.values = tuple(titles), shares
        best = ", ".join(f"{self._titles[row]} {shares[row]:.0%}" for row in np.argsort(-shares)[:3])
        self.setAccessibleDescription(best)
        self.update()

    def sizeHint(self) -> QSize:
        """A line per class."""
        return QSize(130, max(10 * self.fontMetrics().height(), 60))

    def minimumSizeHint(self) -> QSize:
        """Narrow bars and small letters are possible."""
        return QSize(90, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw title, bar and number of each class."""
        if not len(self.values):
            return
        rows = np.sort(np.argsort(-self.values, kind="stable")[:MOST])
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            line = min(self.height() / len(rows), 1.7 * self.fontMetrics().height())
            painter.setFont(tabular(scaled_font(self.font(), min(FONT, 0.85 * line / self.fontMetrics().height()))))
            metrics = painter.fontMetrics()
            number = metrics.horizontalAdvance("100 %") + 4
            title = min(max(metrics.horizontalAdvance(self._titles[row]) for row in rows) + 6, 0.4 * self.width())
            for place, row in enumerate(rows.tolist()):
                self._paint_bar(painter, row, QRectF(0, place * line, self.width(), line), title, number)

    def _paint_bar(self, painter: QPainter, row: int, place: QRectF, title: float, number: float) -> None:
        theme, value = current_theme(), float(self.values[row])
        best = row == int(self.values.argmax())
        middle = Qt.AlignmentFlag.AlignVCenter
        text = painter.fontMetrics().elidedText(self._titles[row], Qt.TextElideMode.ElideRight, int(title - 4))
        painter.setPen(QColor(theme.ink if best else theme.muted))
        painter.drawText(place.adjusted(0, 0, 0, 0), Qt.AlignmentFlag.AlignLeft | middle, text)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | middle, f"{100 * value:.0f} %")
        room = place.adjusted(title, 0.2 * place.height(), -number, -0.2 * place.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.hover))
        painter.drawRoundedRect(room, 2, 2)
        painter.setBrush(QColor(theme.accent if best else theme.muted))
        room.setWidth(max(value * room.width(), 1.0))
        painter.drawRoundedRect(room, 2, 2)
