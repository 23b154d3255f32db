"""The weights of every block as a ridge of histograms over one axis."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsRectItem, QGraphicsSimpleTextItem

from playground.export.drawing.scales import number
from playground.ui.plots.legend import block_style, shortened
from playground.ui.plots.stage import Stage
from playground.ui.plots.weight_views import FILL_DARK, FILL_LIGHT, Range, Shown, WeightView, staircase
from playground.ui.texts import tr_sentence
from playground.ui.theme import Theme

MOST_RIDGES = 10
LEAST_RIDGE = 14
"""The least height of a ridge with its name, in pixels."""


@dataclass
class Ridge:
    """The items of one block."""

    shape: QGraphicsPathItem
    veil: QGraphicsRectItem
    text: QGraphicsSimpleTextItem


class LayersView(WeightView):
    """One filled histogram per block, the output on top; every one is scaled to its own tallest bar."""

    over_time = False
    axes = (True, False)

    def __init__(self, stage: Stage, theme: Theme, font: QFont) -> None:
        super().__init__(stage, theme, font)
        self.rows: tuple[int, ...] = ()
        self.blocks: tuple[str, ...] = ()
        self.ridges: list[Ridge] = []

    def draw(self, shown: Shown) -> None:
        """Bring the ridges to the chosen moment."""
        result = shown.histograms
        self._match(tuple(result.blocks))
        for place, row in enumerate(self.rows):
            self.ridges[place].shape.setPath(staircase(result.edges[row], result.counts[row], place))
        self.widen(float(np.fmax.reduce(result.edges[:, -1], initial=0.0)))

    def ranges(self) -> tuple[Range, Range]:
        return self._x or (-1.0, 1.0), (-0.06, max(len(self.rows), 1) + 0.06)

    def clear(self) -> None:
        self._match(())
        self._x = None

    def arrange(self) -> None:
        """Put the names over the left end of their baselines."""
        metrics, area = QFontMetricsF(self.font), self.stage.area()
        height = metrics.height()
        for place, (ridge, row) in enumerate(zip(self.ridges, self.rows, strict=True)):
            ridge.text.setFont(self.font)
            ridge.text.setText(shortened(tr_sentence(self.blocks[row]), area, metrics))
            baseline = self.stage.data.mapToScene(0.0, float(place)).y()
            box = ridge.text.boundingRect()
            ridge.text.setPos(6, baseline - height - 1)
            ridge.veil.setRect(4, baseline - height - 1, box.width() + 4, height)

    def restyle(self, theme: Theme, font: QFont) -> None:
        super().restyle(theme, font)
        for ridge, row in zip(self.ridges, self.rows, strict=True):
            colour = QColor(theme.series[block_style(row, len(self.blocks))[0]])
            ridge.shape.setPen(self.stage.line_pen(colour.name()))
            colour.setAlphaF(FILL_DARK if theme.dark else FILL_LIGHT)
            ridge.shape.setBrush(QBrush(colour))
            ridge.text.setBrush(QColor(theme.ink))
            veil = QColor(theme.card)
            veil.setAlphaF(0.6)
            ridge.veil.setBrush(QBrush(veil))
        self.arrange()

    def tip(self, shown: Shown, x: float, y: float) -> str:
        """The bar under the cursor."""
        place = int(np.floor(y))
        if not 0 <= place < len(self.rows):
            return ""
        result, row = shown.histograms, self.rows[place]
        edges = result.edges[row]
        bar = int(np.searchsorted(edges, x, side="right")) - 1
        block = tr_sentence(result.blocks[row])
        if not 0 <= bar < len(edges) - 1:
            return block
        return QCoreApplication.translate("WeightPlot", "{block}: {n} weights from {low} to {high}").format(
            block=block,
            n=int(result.counts[row][bar]),
            low=number(float(edges[bar])),
            high=number(float(edges[bar + 1])),
        )

    def _match(self, blocks: tuple[str, ...]) -> None:
        """One ridge per block shown; of many blocks the first and the last ones."""
        rows = shown_rows(len(blocks), int(self.stage.area().height() / LEAST_RIDGE))
        if blocks == self.blocks and rows == self.rows:
            return
        self.blocks, self.rows = blocks, rows
        self._x = None
        for ridge in self.ridges:
            for item in (ridge.shape, ridge.veil, ridge.text):
                item.scene().removeItem(item)
        self.ridges = [self._ridge(place) for place in range(len(self.rows))]
        self.restyle(self.theme, self.font)

    def _ridge(self, place: int) -> Ridge:
        shape = QGraphicsPathItem(self.stage.data)
        # Lower ridges lie in front of the feet of the ones above.
        shape.setZValue(-place)
        veil = QGraphicsRectItem(self.stage.labels)
        veil.setPen(Qt.PenStyle.NoPen)
        text = QGraphicsSimpleTextItem(self.stage.labels)
        return Ridge(shape, veil, text)


def shown_rows(blocks: int, room: int) -> tuple[int, ...]:
    """The blocks that have a ridge: all that have room, or half of the places from either end."""
    places = max(2, min(MOST_RIDGES, room))
    if blocks <= places:
        return tuple(range(blocks))
    first = places // 2
    return (*range(first), *range(blocks - places + first, blocks))
