"""Columns with more units than fit: what is said below them, and the bar that tells which units are shown."""

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsSimpleTextItem

from playground.ui.canvas.column import Column
from playground.ui.canvas.layout import Slot
from playground.ui.canvas.style import Style

NOTCH = 120
"""Eighths of a degree that a wheel turns in one notch."""

UNITS_PER_NOTCH = 3
_GAP, _WIDTH, _SHORTEST = 3.0, 2.5, 10.0


class Fold:
    """The words below a folded column and the bar beside it; `show` follows the scrolling."""

    def __init__(self, parent: QGraphicsItem, slot: Slot, style: Style) -> None:
        self._metrics = QFontMetricsF(style.text)
        self.words = QGraphicsSimpleTextItem(parent)
        self.words.setFont(style.text)
        self.words.setBrush(QColor(style.theme.muted))
        self.words.setZValue(3)
        self._thumb = _bar(parent, style.theme.strong_line, z=3)
        track = _bar(parent, style.theme.line, z=2)
        track.setPath(_rounded(QRectF(slot.strip.right() + _GAP, slot.strip.top(), _WIDTH, slot.strip.height())))

    def show(self, column: Column, slot: Slot) -> None:
        """Say how many units are folded, or which ones are shown once the column has been scrolled."""
        count, strip = len(slot.tops), slot.strip
        share = count / max(slot.units, 1)
        height = max(share * strip.height(), _SHORTEST)
        top = strip.top() + (strip.height() - height) * slot.first / max(column.reach(count), 1)
        self._thumb.setPath(_rounded(QRectF(strip.right() + _GAP, top, _WIDTH, height)))
        wordings = self._wordings(column, slot)
        room = 0.85 * slot.frame.width()
        fitting = (text for text in wordings if self._metrics.horizontalAdvance(text) <= room)
        self.words.setText(next(fitting, wordings[-1]))
        self.words.setPos(slot.centre - self.words.boundingRect().width() / 2, strip.bottom() + 2)

    def _wordings(self, column: Column, slot: Slot) -> tuple[str, ...]:
        """What to say, the longest first."""
        if not slot.first or column.branches:
            return QCoreApplication.translate("Canvas", "… {n} more").format(n=slot.folded), f"+{slot.folded}"
        first, last = slot.first + 1, slot.first + len(slot.tops)
        words = QCoreApplication.translate("Canvas", "{first}-{last} of {n}")
        return words.format(first=first, last=last, n=slot.units), f"{first}-{last}", str(first)


class Notches:
    """Turns of a wheel, as whole units; what is left over counts with the next turn."""

    def __init__(self) -> None:
        self._left = 0

    def units(self, delta: int) -> int:
        """How many units further down a turn by `delta` asks for."""
        self._left -= delta * UNITS_PER_NOTCH
        units = int(self._left / NOTCH)
        self._left -= units * NOTCH
        return units


def _bar(parent: QGraphicsItem, colour: str, z: float) -> QGraphicsPathItem:
    item = QGraphicsPathItem(parent)
    item.setZValue(z)
    item.setPen(QPen(Qt.PenStyle.NoPen))
    item.setBrush(QColor(colour))
    return item


def _rounded(bar: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(bar, _WIDTH / 2, _WIDTH / 2)
    return path
