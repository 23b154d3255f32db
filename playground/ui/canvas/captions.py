"""What is said at the foot of the network: what the colours mean, and what is not drawn as it is."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsLineItem, QGraphicsSimpleTextItem

from playground.ui.canvas.column_items import BUTTON, ColumnItems
from playground.ui.canvas.edges import Edges
from playground.ui.canvas.style import Style

_MARGIN = 10.0


def add_legend(root: QGraphicsItem, neighbour: ColumnItems, style: Style) -> None:
    """Blue is positive, orange negative: said under the input, if there is room beside the column behind it."""
    words = (
        (QCoreApplication.translate("Canvas", "positive"), style.theme.positive),
        (QCoreApplication.translate("Canvas", "negative"), style.theme.negative),
    )
    metrics = QFontMetricsF(style.text)
    needed = sum(22 + metrics.horizontalAdvance(word) + 10 for word, _ in words)
    limit = neighbour.slot.frame.left() if neighbour.column.hidden else root.boundingRect().width() / 2
    if needed + _MARGIN > limit:
        return
    x, y = _MARGIN, root.boundingRect().height() - BUTTON - 6
    for word, colour in words:
        line = QGraphicsLineItem(x, y, x + 16, y, root)
        line.setPen(QPen(QColor(colour), 3.0, c=Qt.PenCapStyle.FlatCap))
        _text(root, word, style).setPos(x + 22, y - metrics.height() / 2)
        x += 22 + metrics.horizontalAdvance(word) + 10


class Note:
    """A line on the right: that only the strongest edges are drawn, and what the veil of dropout is."""

    def __init__(self, root: QGraphicsItem, columns: Sequence[ColumnItems], edges: Edges, style: Style) -> None:
        self._item = _text(root, "", style)
        self._corner = root.boundingRect().bottomRight()
        self._left = max((item.button_centre(-1).x() + 2 * BUTTON for item in columns if item.buttons), default=0.0)
        self._edges = ""
        if edges.count > edges.limit:
            template = QCoreApplication.translate("Canvas", "the {n:,} strongest of {all:,} edges")
            self._edges = template.format(n=edges.limit, all=edges.count)
        self.tell()

    def text(self) -> str:
        """The words shown."""
        return self._item.text()

    def tell(self, silenced: bool = False) -> None:
        """Say what there is to say; `silenced`: units are veiled."""
        veils = [""]
        if silenced:
            veils = [
                QCoreApplication.translate("Canvas", "striped: silenced in the last mini-batch"),
                QCoreApplication.translate("Canvas", "striped: dropout"),
            ]
        metrics, room = QFontMetricsF(self._item.font()), self._corner.x() - _MARGIN - self._left
        wordings = [" · ".join(filter(None, (self._edges, veil))) for veil in veils]
        words = next((text for text in wordings if metrics.horizontalAdvance(text) <= room), wordings[-1])
        if words != self._item.text():
            self._item.setText(words)
            size = self._item.boundingRect()
            self._item.setPos(self._corner.x() - size.width() - _MARGIN, self._corner.y() - size.height() - 4)


def _text(root: QGraphicsItem, words: str, style: Style) -> QGraphicsSimpleTextItem:
    item = QGraphicsSimpleTextItem(words, root)
    item.setFont(style.text)
    item.setBrush(QColor(style.theme.muted))
    item.setZValue(3)
    return item
