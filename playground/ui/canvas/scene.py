"""The scene: all columns and edges of one network for one size of the view.

A change of the network, the size or the theme builds the items anew (a few milliseconds); a frame only gives the
existing ones new pictures and paths.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainterPath, QPen
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QGraphicsLineItem,
    QGraphicsPathItem,
    QGraphicsRectItem,
    QGraphicsScene,
)

from playground.engine.dropout_masks import Masks
from playground.engine.probes import Matrices, Pictures
from playground.ui.canvas.captions import Note, add_legend
from playground.ui.canvas.column import Column, Key
from playground.ui.canvas.column_items import BUTTON, ColumnItems
from playground.ui.canvas.edges import Edges
from playground.ui.canvas.insertion import Gaps
from playground.ui.canvas.joins import joins
from playground.ui.canvas.layout import MOST_UNITS, Bands, Kind, Slot, place
from playground.ui.canvas.pictures import colour_table, pixmap, strips
from playground.ui.canvas.skips import ROOM as SKIP_ROOM
from playground.ui.canvas.skips import add_skips
from playground.ui.canvas.style import Style
from playground.ui.theme import scaled_font
from playground.ui.tokens import Theme

_TITLE, _TEXT, _CHIP = 1.0, 0.88, 0.8
_WIDEST_LABEL = 110.0
_LABEL_SHARE = 0.16
_MARGIN = 10.0


class NetworkScene(QGraphicsScene):
    """Columns, edges, legend and note; see `rebuild` and `show_numbers`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.columns: list[ColumnItems] = []
        self.edges: Edges | None = None
        self.edge_layer: QGraphicsItem | None = None
        self.gaps: Gaps | None = None
        self._stale = self._veiled = False
        self._root: QGraphicsItem | None = None
        self._theme, self._table = theme, colour_table(theme)
        self._detail = 1.0
        self._selected: Key | None = None
        self._hovered: Key | None = None

    @property
    def root(self) -> QGraphicsItem | None:
        """What all items are in, anew after every `rebuild`."""
        return self._root

    def set_theme(self, theme: Theme) -> None:
        """Use another theme from the next `rebuild` on."""
        self._theme, self._table = theme, colour_table(theme)

    def set_detail(self, detail: float) -> bool:
        """Draw edges for so many pixels of the screen per unit of the scene; says whether that is a change."""
        if detail == self._detail:
            return False
        self._detail = detail
        self._place_edges()
        return True

    def _place_edges(self) -> None:
        self._stale = False
        if self.edges is not None:
            slots = [item.slot for item in self.columns]
            self.edges.place(slots, joins([item.column for item in self.columns], slots), self._detail)

    def rebuild(self, described: Sequence[Column], size: QSizeF, firsts: Mapping[Key, int] | None = None) -> None:
        """Make the items of a network for a view of that size, scrolled by `firsts`, without numbers yet."""
        if self._root is not None:
            self.removeItem(self._root)
        self.setBackgroundBrush(QColor(self._theme.card))
        self._hovered = None
        self._root = root = QGraphicsRectItem(QRectF(QPointF(), size))
        root.setPen(QPen(Qt.PenStyle.NoPen))
        style = self._style()
        bands = _bands(described, size, style)
        slots = place([column.units for column in described], _kinds(described), size, bands)
        slots = tuple(_scrolled(*pair, firsts or {}) for pair in zip(slots, described, strict=True))
        self.edge_layer = QGraphicsRectItem(root)
        self.edges = Edges(self.edge_layer, self._theme)
        wordings, chips = _wordings(described, slots, style), _chip_wording(described, slots, style)
        self.columns = [
            ColumnItems(root, column, slot, style, wording, chips)
            for column, slot, wording in zip(described, slots, wordings, strict=True)
        ]
        self._place_edges()
        self.gaps = Gaps(root, slots, style)
        self.ring = _ring(root, self._theme)
        add_skips(self.columns, style)
        add_legend(root, self.columns[1], style)
        self.note = Note(root, self.columns, self.edges, style)
        self._add_drop_line(root)
        self.addItem(root)
        self.setSceneRect(root.rect())
        self.select(self._selected)

    def show_numbers(self, maps: Pictures | None, weights: Matrices | None) -> bool:
        """Show what a frame brought; numbers of a network of other sizes are left out (returns False)."""
        if self._stale and weights is not None:
            self._place_edges()
        if maps is not None:
            if tuple(maps.sizes) != tuple(item.column.units for item in self.columns):
                return False
            self._show_pictures(maps.columns)
        if weights is not None and self.edges is not None:
            return self.edges.show(weights.matrices)
        return True

    def _show_pictures(self, columns: Sequence[npt.NDArray[np.floating]]) -> None:
        found = [(item, item.shown(values)) for item, values in zip(self.columns, columns, strict=True)]
        drawn = [(item, values) for item, values in found if values is not None]
        upwards = not self.columns[0].column.maps
        images = strips([values for _, values in drawn], upwards, self._table) if drawn else ()
        for (item, _), pixels in zip(drawn, images, strict=True):
            item.show_picture(pixmap(pixels))

    def show_silenced(self, masks: Masks | None) -> None:
        """Veil the units that dropout silenced; None: none of them."""
        if masks is None and not self._veiled:
            return
        self._veiled = masks is not None
        found = masks.masks if masks is not None else (None,) * len(self.columns)
        if len(found) == len(self.columns):
            for item, mask in zip(self.columns, found, strict=True):
                item.show_silenced(mask)
            self.note.tell(silenced=masks is not None)

    def scroll(self, item: ColumnItems, units: int) -> bool:
        """Scroll a column by so many units; says whether that shows others. They come with the next numbers."""
        before = item.slot.first
        if item.slot.folded:
            item.scroll(before + units)
        self._stale |= item.slot.first != before
        return item.slot.first != before

    def show_focus(self, item: ColumnItems | None, unit: int = 0) -> None:
        """Draw the ring of the keyboard around the `unit`-th picture drawn of a column; None: no ring."""
        self.ring.setVisible(item is not None)
        if item is not None:
            path = QPainterPath()
            path.addRoundedRect(item.slot.picture(unit).adjusted(-3, -3, 3, 3), 5, 5)
            self.ring.setPath(path)

    def select(self, key: Key | None) -> None:
        """Mark the column with that key, or none."""
        self._selected = key
        self._mark()

    def hover(self, point: QPointF | None, tip: str = "") -> bool:
        """Light up what is under the mouse and give it a tip; says whether it is something to click on."""
        if self._root is not None:
            self._root.setToolTip(tip)
        item = self.column_at(point) if point is not None else None
        key = item.column.key if item is not None and item.column.key != "input" else None
        for other in self.columns:
            other.set_button_hover(other.button_at(point) if point is not None else 0)
        gap = self.gaps.hover(point) if self.gaps is not None else None
        if key != self._hovered:
            self._hovered = key
            self._mark()
        return key is not None or gap is not None

    def _mark(self) -> None:
        for item in self.columns:
            item.set_state(item.column.key == self._selected, item.column.key == self._hovered)

    def column_at(self, point: QPointF) -> ColumnItems | None:
        """The column whose area contains a point."""
        return next((item for item in self.columns if item.slot.frame.contains(point)), None)

    def unit_at(self, point: QPointF) -> tuple[ColumnItems, int] | None:
        """The column and the number of the unit whose picture contains a point."""
        item = self.column_at(point)
        if item is None:
            return None
        units = range(len(item.slot.tops))
        unit = next((unit for unit in units if item.slot.picture(unit).contains(point)), None)
        return None if unit is None else (item, unit)

    def drop_index(self, point: QPointF) -> int:
        """Between which blocks a dragged column would land: 0 is before the first one."""
        return sum(item.slot.centre < point.x() for item in self.columns if item.column.hidden)

    def show_drop(self, index: int | None, dragged: int | None = None, fits: bool = True) -> None:
        """Show the line where a dragged column or block would land and fade the column; None ends that."""
        self.drop_line.setVisible(index is not None)
        for item in self.columns:
            faded = index is not None and item.column.key == dragged
            item.group.setOpacity(0.4 if faded else 1.0)
        if index is not None:
            colour = self._theme.accent if fits else self._theme.danger
            self.drop_line.setPen(QPen(QColor(colour), 3.0, c=Qt.PenCapStyle.RoundCap))
            left, right = self.columns[index].slot.frame, self.columns[index + 1].slot.frame
            x = (left.right() + right.left()) / 2
            self.drop_line.setLine(x, left.top() + 4, x, left.bottom() - 4)

    def _style(self) -> Style:
        font = QApplication.font()
        return Style(
            self._theme,
            scaled_font(font, _TITLE, bold=True),
            scaled_font(font, _TEXT),
            scaled_font(font, _CHIP),
        )

    def _add_drop_line(self, root: QGraphicsItem) -> None:
        self.drop_line = QGraphicsLineItem(root)
        self.drop_line.setZValue(5)
        self.drop_line.setVisible(False)


def _scrolled(slot: Slot, column: Column, firsts: Mapping[Key, int]) -> Slot:
    wanted = firsts.get(column.key, 0) if slot.folded else 0
    return replace(slot, first=min(wanted, column.reach(len(slot.tops))))


def _ring(root: QGraphicsItem, theme: Theme) -> QGraphicsPathItem:
    """The ring around the unit the keyboard has walked to."""
    ring = QGraphicsPathItem(root)
    ring.setPen(QPen(QColor(theme.accent), 2.0))
    ring.setZValue(6)
    ring.setVisible(False)
    return ring


def _kinds(described: Sequence[Column]) -> list[Kind]:
    """What each column draws. Units that weigh the pixels of a photo show pictures too; those that take over one number
    each from a map stand beside it.
    """
    kinds: list[Kind] = [described[0].kind]
    for column in described[1:]:
        pictures = (kinds[-1], column.joint) in (("photo", "bundle"), ("maps", "own"))
        kinds.append("maps" if pictures else column.kind)
    return kinds


def _bands(described: Sequence[Column], size: QSizeF, style: Style) -> Bands:
    """Heights and margins by the fonts and the labels of the two ends."""
    text = QFontMetricsF(style.text)
    head = QFontMetricsF(style.title).height() + text.height() + 16
    if any(column.chips[0] for column in described):
        head += QFontMetricsF(style.chip).height() + 4
    if any(column.skip for column in described):
        head += SKIP_ROOM
    widest = min(_WIDEST_LABEL, _LABEL_SHARE * size.width())

    def margin(column: Column) -> float:
        width = max((text.horizontalAdvance(label) for label in column.labels[:MOST_UNITS]), default=0.0)
        return _MARGIN + max(min(width, widest) + 32, min(50.0, 0.08 * size.width()))

    return Bands(head, 2 * BUTTON + 12, text.height() + 4, margin(described[0]), margin(described[-1]))


def _wordings(described: Sequence[Column], slots: Sequence[Slot], style: Style) -> list[int]:
    """Per column the longest wording that fits, the same for all blocks; the last one is cut where it must be."""
    levels = [_wording(column, slot, style) for column, slot in zip(described, slots, strict=True)]
    blocks = max(levels[1:-1], default=0)
    return [levels[0], *[blocks] * (len(levels) - 2), levels[-1]]


def _wording(column: Column, slot: Slot, style: Style) -> int:
    title, text = QFontMetricsF(style.title), QFontMetricsF(style.text)
    widths = [max(title.horizontalAdvance(words[0]), text.horizontalAdvance(words[1])) for words in column.wordings]
    fitting = (level for level, width in enumerate(widths) if width <= slot.frame.width() - 8)
    return next(fitting, len(widths) - 1)


def _chip_wording(described: Sequence[Column], slots: Sequence[Slot], style: Style) -> int:
    """0 when all chips fit with their words, 1 for the short ones."""
    metrics = QFontMetricsF(style.chip)
    fits = all(
        sum(metrics.horizontalAdvance(text) + 12 for text in column.chips[0]) <= slot.frame.width()
        for column, slot in zip(described, slots, strict=True)
    )
    return 0 if fits else 1
