"""The weights of one block over the run: as a ridge or an overlay of histograms, or as percentile bands."""

from math import floor

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QBrush, QColor, QFont, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from playground.export.drawing.scales import Ticks, coarse_above, hold, linear_ticks, number, short
from playground.ui.plots.legend import block_style
from playground.ui.plots.paths import band_path, curve_path
from playground.ui.plots.stage import Stage
from playground.ui.plots.weight_record import Moment, percentiles
from playground.ui.plots.weight_views import FILL_DARK, FILL_LIGHT, Range, Shown, WeightView, staircase
from playground.ui.theme import Theme

RIDGES, OVERLAYS = 24, 10
RIDGE_HEIGHT = 3.2
"""The tallest bar of a ridge over time, in distances between two baselines: they overlap like hills."""
PALEST = 0.25
BANDS = ((0, 6, 0.16), (1, 5, 0.22), (2, 4, 0.34))
"""Pairs of percentiles (by number) with the strength of the band between them; each lies on the one before."""
MEDIAN = 3


class HistogramsView(WeightView):
    """Histograms of one block at several moments; the older, the paler; the chosen one is outlined."""

    most = OVERLAYS

    def __init__(self, stage: Stage, theme: Theme, font: QFont) -> None:
        super().__init__(stage, theme, font)
        self._items: list[QGraphicsPathItem] = []
        self.moments: list[Moment] = []

    def draw(self, shown: Shown) -> None:
        self.moments = spread(shown.moments, self.most, shown.chosen)
        while len(self._items) > len(self.moments):
            item = self._items.pop()
            item.scene().removeItem(item)
        while len(self._items) < len(self.moments):
            self._items.append(QGraphicsPathItem(self.stage.data))
        colour = block_style(shown.block, len(shown.histograms.blocks))[0]
        reach = 0.0
        for place, (item, moment) in enumerate(zip(self._items, self.moments, strict=True)):
            edges, counts = moment.histograms.edges[shown.block], moment.histograms.counts[shown.block]
            reach = max(reach, float(edges[-1]))
            item.setPath(self.shape(edges, counts, place))
            item.setZValue(place)
            self._paint(item, place, moment is shown.chosen, QColor(self.theme.series[colour]))
        self.widen(reach)

    def shape(self, edges: np.ndarray, counts: np.ndarray, place: int) -> QPainterPath:
        """The outline of one histogram."""
        return staircase(edges, counts, 0.0)

    def fill(self, colour: QColor) -> QBrush:
        """What is inside of an outline."""
        return QBrush()

    def clear(self) -> None:
        for item in self._items:
            item.scene().removeItem(item)
        self._items, self.moments, self._x = [], [], None

    def ranges(self) -> tuple[Range, Range]:
        return self._x or (-1.0, 1.0), (0.0, 1.0)

    def tip(self, shown: Shown, x: float, y: float) -> str:
        low, high = shown.histograms.edges[shown.block][[0, -1]]
        return _epoch_text(shown.chosen) + ": " + _span_text(float(low), float(high))

    def _paint(self, item: QGraphicsPathItem, place: int, chosen: bool, colour: QColor) -> None:
        strength = PALEST + (1 - PALEST) * (place + 1) / len(self.moments)
        pen = self.stage.line_pen(self.theme.ink if chosen else colour.name(), 1.6 if chosen else 1.0)
        if not chosen:
            faded = QColor(colour)
            faded.setAlphaF(strength)
            pen.setColor(faded)
        item.setPen(pen)
        colour.setAlphaF(strength * (FILL_DARK if self.theme.dark else FILL_LIGHT))
        item.setBrush(self.fill(colour))


class OverlayView(HistogramsView):
    """All histograms on one baseline, as outlines."""

    axes = (True, False)


class RidgeView(HistogramsView):
    """The oldest histogram behind at the top, the newest in front at the bottom; epochs on the left."""

    most = RIDGES

    def shape(self, edges: np.ndarray, counts: np.ndarray, place: int) -> QPainterPath:
        return staircase(edges, counts, len(self.moments) - 1 - place, RIDGE_HEIGHT)

    def fill(self, colour: QColor) -> QBrush:
        """Hides what is behind."""
        card, share = QColor(self.theme.card), colour.alphaF()
        mixed = [round(a + (b - a) * share) for a, b in zip(_rgb(card), _rgb(colour), strict=True)]
        return QBrush(QColor(*mixed))

    def ranges(self) -> tuple[Range, Range]:
        return self._x or (-1.0, 1.0), (-0.3, max(len(self.moments), 2) - 1 + RIDGE_HEIGHT)

    def ticks(self, low: float, high: float, count: int) -> Ticks:
        """The epochs of a few baselines."""
        number = len(self.moments)
        step = max(1, -(-number // max(count, 1)))
        return [
            (float(number - 1 - place), short(floor(self.moments[place].epoch))) for place in range(0, number, step)
        ]

    def tip(self, shown: Shown, x: float, y: float) -> str:
        place = len(self.moments) - 1 - floor(y)
        if not 0 <= place < len(self.moments):
            return ""
        low, high = self.moments[place].histograms.edges[shown.block][[0, -1]]
        return _epoch_text(self.moments[place]) + ": " + _span_text(float(low), float(high))


class BandsView(WeightView):
    """The least, the largest and five percentiles between them over the epochs, and the chosen moment."""

    def __init__(self, stage: Stage, theme: Theme, font: QFont) -> None:
        super().__init__(stage, theme, font)
        self._items: list[QGraphicsPathItem] = []
        self._epochs: Range | None = None

    def draw(self, shown: Shown) -> None:
        epochs = np.array([moment.epoch for moment in shown.moments])
        values = percentile_rows(shown.moments, shown.block)
        if self._epochs is not None and epochs[-1] < self._epochs[1] / 10:
            self._epochs = self._x = None
        if not self._items:
            self._items = [QGraphicsPathItem(self.stage.data) for _ in (*BANDS, "median", "chosen")]
        *bands, median, chosen = self._items
        for item, (low, high, _) in zip(bands, BANDS, strict=True):
            item.setPath(band_path(epochs, values[:, low], values[:, high]))
        median.setPath(curve_path(epochs, values[:, MEDIAN]))
        self.widen(float(np.fmax.reduce(np.abs(values[:, [0, -1]]), axis=None, initial=0.0)))
        self._epochs = hold(self._epochs, (0.0, coarse_above(max(float(epochs[-1]), 10.0))))
        self._style(QColor(self.theme.series[block_style(shown.block, len(shown.histograms.blocks))[0]]))
        path = QPainterPath()
        if shown.chosen is not shown.moments[-1]:
            path.moveTo(shown.chosen.epoch, self.ranges()[1][0])
            path.lineTo(shown.chosen.epoch, self.ranges()[1][1])
        chosen.setPath(path)

    def ranges(self) -> tuple[Range, Range]:
        return self._epochs or (0.0, 10.0), self._x or (-1.0, 1.0)

    def clear(self) -> None:
        for item in self._items:
            item.scene().removeItem(item)
        self._items = []
        self._x = self._epochs = None

    def ticks(self, low: float, high: float, count: int) -> Ticks:
        """The weights."""
        return linear_ticks(low, high, count)

    def tip(self, shown: Shown, x: float, y: float) -> str:
        """The percentiles at the moment nearest to the cursor."""
        moment = min(shown.moments, key=lambda moment: abs(moment.epoch - x))
        low, five, quarter, middle, upper, most, high = percentile_rows((moment,), shown.block)[0]
        lines = [
            _epoch_text(moment),
            _span_text(low, high),
            QCoreApplication.translate("WeightPlot", "90 % from {low} to {high}").format(
                low=number(five), high=number(most)
            ),
            QCoreApplication.translate("WeightPlot", "half from {low} to {high}").format(
                low=number(quarter), high=number(upper)
            ),
            QCoreApplication.translate("WeightPlot", "median {value}").format(value=number(middle)),
        ]
        return "\n".join(lines)

    def _style(self, colour: QColor) -> None:
        *bands, median, chosen = self._items
        for item, (_, _, strength) in zip(bands, BANDS, strict=True):
            pale = QColor(colour)
            pale.setAlphaF(strength)
            item.setBrush(QBrush(pale))
            item.setPen(QPen(QColor(0, 0, 0, 0)))
        median.setPen(self.stage.line_pen(colour.name(), 1.6))
        chosen.setPen(self.stage.line_pen(self.theme.ink))


def spread(moments: tuple[Moment, ...], most: int, chosen: Moment) -> list[Moment]:
    """At most `most` moments, evenly taken, with the first, the last and the chosen one among them, in order."""
    places = set(np.unique(np.linspace(0, len(moments) - 1, min(most, len(moments))).round().astype(int)).tolist())
    at = next((place for place, moment in enumerate(moments) if moment is chosen), len(moments) - 1)
    if at not in places:
        inner = [place for place in places if 0 < place < len(moments) - 1]
        places -= {min(inner, key=lambda place: abs(place - at))} if inner else set()
        places.add(at)
    return [moments[place] for place in sorted(places)]


def percentile_rows(moments: tuple[Moment, ...], block: int) -> np.ndarray:
    """The percentiles of a block's weights at each moment: (moments, 7)."""
    return np.array([percentiles(m.histograms.edges[block], m.histograms.counts[block]) for m in moments])


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def _epoch_text(moment: Moment) -> str:
    return QCoreApplication.translate("RunAxis", "epoch {n:g}").format(n=round(moment.epoch, 1))


def _span_text(low: float, high: float) -> str:
    text = QCoreApplication.translate("WeightPlot", "weights from {low} to {high}")
    return text.format(low=number(low), high=number(high))
