"""The places between two columns: a plus in each, which inserts a block there."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from playground.ui.canvas.column_items import still_item
from playground.ui.canvas.layout import Slot
from playground.ui.canvas.style import Style

RADIUS = 9.0
_ARM, _REACH, _DEPTH = 4.0, 3.0, 19.0


class Gaps:
    """A plus per gap at the height of the headings. Where columns are close, it appears under the mouse only."""

    def __init__(self, root: QGraphicsItem, slots: Sequence[Slot], style: Style) -> None:
        self._style = style
        self.centres = [_between(left, right) for left, right in pairwise(slots)]
        self._roomy = [right.frame.left() - left.frame.right() >= 2 * RADIUS + 2 for left, right in pairwise(slots)]
        self.items = [self._add(root, centre) for centre in self.centres]
        self.hovered: int | None = None
        self._show()

    def at(self, point: QPointF) -> int | None:
        """Which gap's plus contains a point: 0 is before the first block."""
        for index, centre in enumerate(self.centres):
            distance = point - centre
            if max(abs(distance.x()), abs(distance.y())) <= RADIUS + _REACH:
                return index
        return None

    def hover(self, point: QPointF | None) -> int | None:
        """Light up the plus under the mouse; returns its gap."""
        found = self.at(point) if point is not None else None
        if found != self.hovered:
            self.hovered = found
            self._show()
        return found

    def _show(self) -> None:
        theme = self._style.theme
        for index, item in enumerate(self.items):
            lit = index == self.hovered
            item.setVisible(lit or self._roomy[index])
            item.setBrush(QColor(theme.accent_soft if lit else theme.card))
            item.setPen(QPen(QColor(theme.accent if lit else theme.muted), 1.3, c=Qt.PenCapStyle.RoundCap))

    def _add(self, root: QGraphicsItem, centre: QPointF) -> QGraphicsPathItem:
        path = QPainterPath()
        path.addEllipse(centre, RADIUS, RADIUS)
        for arm in (QPointF(_ARM, 0), QPointF(0, _ARM)):
            path.moveTo(centre - arm)
            path.lineTo(centre + arm)
        item = still_item(root, z=4)
        item.setPath(path)
        return item


def _between(left: Slot, right: Slot) -> QPointF:
    return QPointF((left.frame.right() + right.frame.left()) / 2, left.frame.top() + _DEPTH)
