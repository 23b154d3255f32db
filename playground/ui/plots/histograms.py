"""The weights of every block as a ridge of histograms over one axis."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainterPath
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsRectItem, QGraphicsSimpleTextItem, QWidget

from playground.engine.frame import Frame
from playground.engine.probes import Probe, WeightHistograms
from playground.ui.plots.base import LivePlot
from playground.ui.plots.card_menu import Table
from playground.ui.plots.curve_plot import LABEL_FONT
from playground.ui.plots.legend import block_style
from playground.ui.plots.scales import coarse_above, hold, linear_ticks, no_ticks, number
from playground.ui.texts import tr_sentence
from playground.ui.theme import Theme, scaled_font

Floats = npt.NDArray[np.float64]

MOST_RIDGES = 10
LEAST_RIDGE = 14
"""The least height of a ridge with its name, in pixels."""
HEIGHT = 0.94
"""The tallest bar of a ridge, as a share of the distance between two baselines."""
FILL_LIGHT, FILL_DARK = 0.55, 0.6

PROBE = WeightHistograms()


@dataclass
class Ridge:
    """The items of one block."""

    shape: QGraphicsPathItem
    veil: QGraphicsRectItem
    text: QGraphicsSimpleTextItem


class WeightPlot(LivePlot):
    """One filled histogram per block, the output on top; every one is scaled to its own tallest bar."""

    what = "weights"

    def __init__(self, parent: QWidget | None = None) -> None:
        self._rows: tuple[int, ...] = ()
        self._blocks: tuple[str, ...] = ()
        super().__init__(parent, linear_ticks, no_ticks)
        self._ridges: list[Ridge] = []
        self._x: tuple[float, float] | None = None
        self.stage.lock(x=True, y=False)
        self.restyle(self.theme)
        self.forget()

    def title(self) -> str:
        """The bold title of the card."""
        return self.tr("Weights")

    def hint(self) -> str:
        """What is drawn, and how many layers have no place."""
        if len(self._rows) < len(self._blocks):
            return self.tr("first and last, {n} of {all} layers").format(n=len(self._rows), all=len(self._blocks))
        return self.tr("histogram per layer")

    def wanted(self) -> tuple[Probe, ...]:
        """The histograms of all blocks."""
        return (PROBE,)

    def draw(self, frame: Frame) -> None:
        """Bring the ridges to the frame; a frame without histograms leaves them as they are."""
        result = frame.probes.get(PROBE)
        if result is None:
            return
        self._match(tuple(result.blocks))
        reach = np.nanmax(np.abs(result.edges), initial=0.0)
        for place, row in enumerate(self._rows):
            path = ridge_path(result.edges[row], result.counts[row], place)
            self._ridges[place].shape.setPath(path)
        top = coarse_above(float(reach))
        if self._x is not None and top <= self._x[1] / 2:
            self._x = None
        self._x = hold(self._x, (-top, top))
        self._fit()

    def forget(self) -> None:
        """No ridges."""
        self._match(())
        self._x = None
        self._fit()

    def arrange(self) -> None:
        """Put the names over the left end of their baselines."""
        font = scaled_font(self.font(), LABEL_FONT)
        height = QFontMetricsF(font).height()
        for place, ridge in enumerate(self._ridges):
            ridge.text.setFont(font)
            baseline = self.stage.data.mapToScene(0.0, float(place)).y()
            box = ridge.text.boundingRect()
            ridge.text.setPos(6, baseline - height - 1)
            ridge.veil.setRect(4, baseline - height - 1, box.width() + 4, height)

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.stage.set_theme(theme, (True, False))
        for ridge, row in zip(self._ridges, self._rows, strict=True):
            colour = QColor(theme.series[block_style(row, len(self._blocks))[0]])
            ridge.shape.setPen(self.stage.line_pen(colour.name()))
            colour.setAlphaF(FILL_DARK if theme.dark else FILL_LIGHT)
            ridge.shape.setBrush(QBrush(colour))
            ridge.text.setBrush(QColor(theme.ink))
            veil = QColor(theme.card)
            veil.setAlphaF(0.6)
            ridge.veil.setBrush(QBrush(veil))
        self.arrange()

    def summary(self, frame: Frame) -> str:
        """Where the weights of every block lie."""
        result = frame.probes.get(PROBE)
        if result is None:
            return ""
        spans = [
            self.tr("{block} from {low} to {high}").format(
                block=tr_sentence(block), low=number(float(edges[0])), high=number(float(edges[-1]))
            )
            for block, edges in zip(result.blocks, result.edges, strict=True)
        ]
        return f"{self.title()}: " + ", ".join(spans)

    def table(self, frame: Frame) -> Table:
        """One row per bar."""
        result = frame.probes.get(PROBE)
        rows: list[list[Any]] = []
        if result is not None:
            for block, edges, counts in zip(result.blocks, result.edges, result.counts, strict=True):
                rows += [
                    [tr_sentence(block), float(low), float(high), int(count)]
                    for low, high, count in zip(edges[:-1], edges[1:], counts, strict=True)
                ]
        return [self.tr("block"), self.tr("low"), self.tr("high"), self.tr("count")], rows

    def tip(self, x: float, y: float) -> str:
        """The bar under the cursor."""
        result = self.frame_shown.probes.get(PROBE) if self.frame_shown else None
        place = int(np.floor(y))
        if result is None or not 0 <= place < len(self._rows):
            return ""
        row = self._rows[place]
        edges = result.edges[row]
        bar = int(np.searchsorted(edges, x, side="right")) - 1
        if not 0 <= bar < len(edges) - 1:
            return tr_sentence(result.blocks[row])
        return self.tr("{block}: {n} weights from {low} to {high}").format(
            block=tr_sentence(result.blocks[row]),
            n=int(result.counts[row][bar]),
            low=number(float(edges[bar])),
            high=number(float(edges[bar + 1])),
        )

    def _match(self, blocks: tuple[str, ...]) -> None:
        """One ridge per block shown; of many blocks the first and the last ones."""
        rows = shown_rows(len(blocks), int(self.stage.area().height() / LEAST_RIDGE))
        if blocks == self._blocks and rows == self._rows:
            return
        self._blocks, self._rows = blocks, rows
        self._x = None
        scene = self.stage.data.scene()
        for ridge in self._ridges:
            for item in (ridge.shape, ridge.veil, ridge.text):
                scene.removeItem(item)
        self._ridges = [self._ridge(place, blocks[row]) for place, row in enumerate(self._rows)]
        self.hint_label.setText(self.hint())
        self.restyle(self.theme)

    def _ridge(self, place: int, title: str) -> Ridge:
        shape = QGraphicsPathItem(self.stage.data)
        # Lower ridges lie in front of the feet of the ones above.
        shape.setZValue(-place)
        veil = QGraphicsRectItem(self.stage.labels)
        veil.setPen(Qt.PenStyle.NoPen)
        text = QGraphicsSimpleTextItem(tr_sentence(title), self.stage.labels)
        return Ridge(shape, veil, text)

    def _fit(self) -> None:
        if not self.manual:
            self.stage.set_range(self._x or (-1.0, 1.0), (-0.06, max(len(self._rows), 1) + 0.06))


def shown_rows(blocks: int, room: int) -> tuple[int, ...]:
    """The blocks that have a ridge: all that have room, or half of the places from either end."""
    places = max(2, min(MOST_RIDGES, room))
    if blocks <= places:
        return tuple(range(blocks))
    first = places // 2
    return (*range(first), *range(blocks - places + first, blocks))


def ridge_path(edges: Floats, counts: npt.NDArray[Any], baseline: float) -> QPainterPath:
    """The outline of a histogram as a closed staircase on a baseline."""
    path = QPainterPath()
    tallest = counts.max(initial=0)
    if tallest > 0 and np.isfinite(edges).all():
        x = np.repeat(edges, 2)
        y = np.full(len(x), float(baseline))
        y[1:-1] += HEIGHT * np.repeat(counts / tallest, 2)
        path.addPolygon(arrayToQPolygonF(x, y))
        path.closeSubpath()
    return path
