"""The way around a residual block: an arc from what comes before to where it is added."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from playground.ui.canvas.column_items import ColumnItems
from playground.ui.canvas.style import Style

ROOM = 16.0
"""Pixels above the pictures that an arc needs."""

_RISE, _RADIUS, _ARM = ROOM - 3.0, 5.0, 2.6


def add_skips(items: Sequence[ColumnItems], style: Style) -> None:
    """Draw the arcs of all columns that have one, each as an item of its column."""
    for before, item in pairwise(items):
        if item.column.skip:
            start, end = before.slot.strip, item.slot.strip
            sum_ = QPointF(end.center().x(), end.top() - _RADIUS - 1)
            _add(item, QPointF(start.center().x(), start.top() - 1), sum_, style)


def _add(item: ColumnItems, start: QPointF, end: QPointF, style: Style) -> None:
    """An arc that rises from `start` and ends at a small circle with a plus around `end`."""
    height = min(start.y() + 1, end.y() + _RADIUS + 1) - _RISE
    rim = end - QPointF(_RADIUS, 0)
    arc = QPainterPath(start)
    arc.cubicTo(QPointF(start.x(), height), QPointF(start.x(), height), QPointF((start.x() + rim.x()) / 2, height))
    arc.cubicTo(QPointF(rim.x() - _RISE, height), QPointF(rim.x() - _RISE, end.y()), rim)
    plus = QPainterPath()
    plus.addEllipse(end, _RADIUS, _RADIUS)
    for arm in (QPointF(_ARM, 0), QPointF(0, _ARM)):
        plus.moveTo(end - arm)
        plus.lineTo(end + arm)
    for path, brush, width in ((arc, Qt.BrushStyle.NoBrush, 1.6), (plus, QColor(style.theme.card), 1.2)):
        drawn = QGraphicsPathItem(path, item.group)
        drawn.setBrush(brush)
        drawn.setPen(QPen(QColor(style.theme.accent), width))
        drawn.setZValue(4)
