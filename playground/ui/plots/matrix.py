"""A confusion matrix: how often each class was taken for which."""

from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsPixmapItem, QWidget

from playground.export.drawing.colouring import mix
from playground.ui.painting import painting
from playground.ui.plots.picture_view import PictureView
from playground.ui.theme import Theme, current_theme, scaled_font, tabular

Counts = npt.NDArray[np.integer[Any]]
Look = tuple[bool, int, int]
"""What tells cells apart: whether they are right answers, their count, and of 255 the strength of their ground."""

LEAST_FONT, MOST_FONT = 0.55, 1.0
MOST_TILES = 1024
"""So many pictures of cells are kept."""
TITLE_SHARE = 0.3
"""The most of the width that the titles of the rows may take."""


class ConfusionView(PictureView):
    """Rows are the truth, columns the prediction; right answers are blue, mistakes orange, by share of their row.

    The whole matrix is one pixmap. While training only the cells whose count changed are painted again.
    `pointed` carries the (truth, prediction) of the cell under the cursor.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._counts: Counts = np.zeros((0, 0), int)
        self._titles: tuple[str, ...] = ()
        self._cells = QRectF()
        self._numbers = self.font()
        self._tiles: dict[Look, QPixmap] = {}
        self._picture = QGraphicsPixmapItem()
        self.scene().addItem(self._picture)
        self.set_theme(self._theme)

    def show_counts(self, counts: Counts, titles: tuple[str, ...]) -> None:
        """Show counts (classes, classes); equal counts cost a comparison."""
        old = self._counts
        alike = titles == self._titles and counts.shape == old.shape
        if alike and np.array_equal(counts, old):
            return
        self._counts, self._titles = np.array(counts), titles
        if alike and self._cells.isValid() and np.array_equal(counts.sum(axis=1), old.sum(axis=1)):
            self._draw_changed(np.argwhere(counts != old).tolist())
        else:
            self.redraw()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.setBackgroundBrush(QBrush(QColor(theme.card)))
        self.redraw()

    def cell(self, truth: int, prediction: int) -> QRectF:
        """The place of a cell inside the view."""
        side = self._side()
        return QRectF(self._cells.x() + prediction * side, self._cells.y() + truth * side, side, side)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which cell the cursor points at."""
        self.pointed.emit(self._cell_at(event.position()))
        super().mouseMoveEvent(event)

    def _cell_at(self, position: QPointF) -> tuple[int, int] | None:
        if not self._cells.contains(position):
            return None
        inside, side, last = position - self._cells.topLeft(), self._side(), len(self._counts) - 1
        return min(int(inside.y() / side), last), min(int(inside.x() / side), last)

    def _side(self) -> float:
        return self._cells.width() / max(len(self._counts), 1)

    def redraw(self) -> None:
        """Draw the whole matrix anew."""
        size = self.size() * self.ratio
        if not len(self._counts) or size.isEmpty():
            self._cells = QRectF()
            self._picture.setPixmap(QPixmap())
            return
        pixmap = QPixmap(size)
        pixmap.setDevicePixelRatio(self.ratio)
        pixmap.fill(QColor(self._theme.card))
        with painting(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            font = scaled_font(self.font(), 0.85)
            self._cells = self._place_cells(font)
            self._numbers = self._cell_font()
            self._tiles.clear()
            self._paint_cells(painter, np.argwhere(self._counts >= 0).tolist())
            self._paint_titles(painter, font)
        self._picture.setPixmap(pixmap)

    def _draw_changed(self, cells: list[list[int]]) -> None:
        """Paint some cells again; the sums of their rows, and with them their font, are the same."""
        pixmap = self._picture.pixmap()
        self._picture.setPixmap(QPixmap())  # a shared one would be copied before anything is painted on it
        with painting(pixmap) as painter:
            self._paint_cells(painter, cells)
        self._picture.setPixmap(pixmap)

    def _place_cells(self, font: QFont) -> QRectF:
        """The square of the cells: what the titles on the left and above leave."""
        metrics = QFontMetricsF(font)
        widest = max(metrics.horizontalAdvance(title) for title in self._titles)
        left = metrics.height() + 4 + min(widest + 6, TITLE_SHARE * self.width())
        above = 2 * metrics.height() + 6
        side = max(min(self.width() - left - 1, self.height() - above - 1), 1.0)
        step = max(int(side * self.ratio / len(self._counts)), 1) / self.ratio
        side = step * len(self._counts)  # whole pixels of the screen: a cell is painted again without touching the next
        corner = round(self.ratio * (self.width() - side + left) / 2), round(self.ratio * above)
        return QRectF(corner[0] / self.ratio, corner[1] / self.ratio, side, side)

    def _cell_font(self) -> QFont:
        """A font in which the largest count possible fits into a cell."""
        widest = max(len(str(self._counts.sum(axis=1).max())), 2)
        return _number_font(self.font(), (self._side() - 4) / widest)

    def _paint_cells(self, painter: QPainter, cells: list[list[int]]) -> None:
        """Paint cells (truth, prediction)."""
        side, left, top = self._side(), self._cells.x(), self._cells.y()
        sums = np.maximum(self._counts.sum(axis=1), 1).tolist()
        for truth, prediction in cells:
            count = int(self._counts[truth, prediction])
            look = truth == prediction, count, round(255 * (count / sums[truth]) ** 0.7)
            tile = self._tiles.get(look)
            if tile is None:
                if len(self._tiles) >= MOST_TILES:
                    self._tiles.clear()
                tile = self._tiles[look] = self._tile(*look)
            painter.drawPixmap(QPointF(left + prediction * side, top + truth * side), tile)

    def _tile(self, right: bool, count: int, share: int) -> QPixmap:
        """The picture of a cell. It is kept: to copy one costs less than to draw its text again."""
        side, gap = self._side(), 1.0 if len(self._counts) > 5 else 2.0
        pixmap = QPixmap(QSize(1, 1) * round(side * self.ratio))
        pixmap.setDevicePixelRatio(self.ratio)
        pixmap.fill(QColor(self._theme.card))
        place = QRectF(0, 0, side - gap, side - gap)
        colour = self._theme.positive if right else self._theme.negative
        ground = QColor.fromRgb(mix(self._theme.zero, colour, share / 255))
        with painting(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self._numbers)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(place, 2, 2)
            painter.setPen(QColor(readable_on(ground) if count else self._theme.muted))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(count))
        return pixmap

    def _paint_titles(self, painter: QPainter, font: QFont) -> None:
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        side, line, cells = self._side(), metrics.height(), self._cells
        elide = Qt.TextElideMode.ElideRight
        room = cells.left() - line - 10
        painter.setPen(QColor(self._theme.ink))
        for number, title in enumerate(self._titles):
            above = QRectF(cells.left() + number * side, cells.top() - line - 3, side - 2, line)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, metrics.elidedText(title, elide, side - 2))
            beside = QRectF(line + 4, cells.top() + number * side, room, side - 2)
            text = metrics.elidedText(title, elide, room)
            painter.drawText(beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.setPen(QColor(self._theme.muted))
        head = QRectF(cells.left(), cells.top() - 2 * line - 5, cells.width(), line)
        painter.drawText(head, Qt.AlignmentFlag.AlignCenter, self.tr("predicted"))
        painter.translate(max(cells.left() - self._titles_width(metrics, room) - line - 10, 0), cells.center().y())
        painter.rotate(-90)
        painter.drawText(QRectF(-60, 0, 120, line), Qt.AlignmentFlag.AlignCenter, self.tr("true"))

    def _titles_width(self, metrics: QFontMetricsF, room: float) -> float:
        return min(max(metrics.horizontalAdvance(title) for title in self._titles), room)


def readable_on(background: QColor) -> str:
    """Black or white text, whichever stands out more from a colour (relative luminance of WCAG 2): at least 4.58."""
    parts = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in (background.redF(), background.greenF(), background.blueF())
    ]
    luminance = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    return "#000000" if (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05) else "#ffffff"


def _number_font(base: QFont, digit_width: float) -> QFont:
    """The largest font, within limits, whose digits have this width."""
    width = QFontMetricsF(base).horizontalAdvance("0")
    return tabular(scaled_font(base, min(max(digit_width / width, LEAST_FONT), MOST_FONT)))
