"""The graphics items of one column: heading, chips, pictures, labels, plus and minus. All of them are C++ items."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainterPath, QPen, QPixmap, QTransform
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsPixmapItem,
    QGraphicsRectItem,
    QGraphicsSimpleTextItem,
)

from playground.ui.canvas.column import Column
from playground.ui.canvas.folding import Fold
from playground.ui.canvas.layout import Slot
from playground.ui.canvas.pictures import linked, painted, photo, pixmap, plan
from playground.ui.canvas.style import Style

BUTTON = 9.0
"""Radius of plus and minus."""

_BUTTON_OFFSET = 12.0
_RADIUS = 3.0
_PAD = 6.0
_BRACKET = 5.0
_COLOURS = 3


class ColumnItems:
    """One column on the canvas: `show_picture` fills the units, `set_state` marks it, `scroll` shows other units.

    All items are in `group`, so that a column can be moved and faded as a whole.
    """

    def __init__(self, root: QGraphicsItem, column: Column, slot: Slot, style: Style, wording: int, chips: int):
        self.column, self.slot, self._style = column, slot, style
        self.group = parent = QGraphicsRectItem(root)
        self._width = root.boundingRect().width()
        self.frame = still_item(parent, z=-1)
        self.heading = self._add_heading(parent, wording)
        self._add_chips(parent, column.chips[min(chips, len(column.chips) - 1)])
        self.pictures = QGraphicsPixmapItem(parent)
        self.pictures.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self.pictures.setZValue(1)
        self.veil: QGraphicsPixmapItem | None = None
        self._add_frames(parent)
        self.fold = Fold(parent, slot, style) if slot.folded else None
        self.scroll(slot.first)
        self.buttons = {sign: self._add_button(parent, sign) for sign in (1, -1)} if column.counted else {}
        self.set_state(selected=False, hovered=False)

    def shown(self, values: npt.NDArray[np.floating]) -> npt.NDArray[np.floating] | None:
        """What a strip shows of what the units compute, (units, rows, columns); a photo is shown at once.

        None for that, and for too few, which were meant for another layout.
        """
        if self.column.kind == "photo" and len(values) == _COLOURS:
            self.show_picture(photo(values))
            return None
        if len(values) <= self._last:
            return None
        values = linked(values, self.column.link)
        return values[self._places] if self.column.branches else values[: len(self._places)]

    def show_picture(self, image: QPixmap) -> None:
        """Show the strip of the units drawn."""
        self._put(self.pictures, image)

    def show_silenced(self, mask: npt.NDArray[np.bool_] | None) -> None:
        """Veil what dropout silenced: (units, rows, columns), of all units of the last frame; None: nothing."""
        if mask is None or len(mask) <= self._last:
            if self.veil is not None:
                self.veil.setVisible(False)
            return
        if self.veil is None:
            self.veil = QGraphicsPixmapItem(self.group)
            self.veil.setZValue(1.5)
        shown = mask[self._places].astype(np.uint8)
        (veil,) = painted(shown.ravel(), plan((shown.shape,), upwards=False), self._style.veil)
        self._put(self.veil, pixmap(veil))
        self.veil.setVisible(True)

    def _put(self, item: QGraphicsPixmapItem, image: QPixmap) -> None:
        """An image over all pictures of the column."""
        if image.size() != item.pixmap().size():
            target = self.slot.strip
            item.setPos(target.topLeft())
            item.setTransform(QTransform.fromScale(target.width() / image.width(), target.height() / image.height()))
        item.setPixmap(image)

    def scroll(self, first: int) -> None:
        """Show the units from `first` on, as far as there are that many; their pictures come with the next numbers."""
        count = len(self.slot.tops)
        self.slot = replace(self.slot, first=min(max(first, 0), self.column.reach(count)))
        self._places = self.column.places(count, self.slot.first)
        self._last = max(self._places, default=-1)
        for unit, number in enumerate(self.column.numbers(count, self.slot.first)[: len(self.labels)]):
            self._put_label(unit, number)
        if self.fold is not None:
            self.fold.show(self.column, self.slot)

    def set_state(self, selected: bool, hovered: bool) -> None:
        """Draw the dashed accent frame of a selected column, that of one that cannot follow, the faint one under the
        mouse, or none.
        """
        theme = self._style.theme
        pen = QPen(Qt.PenStyle.NoPen)
        if self.column.problem and not selected:
            pen = QPen(QColor(theme.danger), 1.4)
        elif selected:
            pen = QPen(QColor(theme.accent), 1.4, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([3.2, 2.2])
        elif hovered:
            pen = QPen(QColor(theme.line), 1.0)
        self.frame.setVisible(pen.style() != Qt.PenStyle.NoPen)
        self.frame.setPen(pen)
        path = QPainterPath()
        path.addRoundedRect(self.slot.frame.adjusted(1, 1, -1, -1), _PAD, _PAD)
        self.frame.setPath(path)

    def set_button_hover(self, sign: int) -> None:
        """Light up plus (1), minus (-1) or neither (0)."""
        for which, item in self.buttons.items():
            item.setBrush(QColor(self._style.theme.accent_soft) if which == sign else Qt.BrushStyle.NoBrush)

    def button_at(self, point: QPointF) -> int:
        """1 on plus, -1 on minus, else 0."""
        for sign in self.buttons:
            distance = point - self.button_centre(sign)
            if max(abs(distance.x()), abs(distance.y())) <= BUTTON + 2:
                return sign
        return 0

    def button_centre(self, sign: int) -> QPointF:
        """Where plus (left, as in the picture) or minus is."""
        offset = min(_BUTTON_OFFSET, self.slot.frame.width() / 4)
        return QPointF(self.slot.centre - sign * offset, self.slot.frame.bottom() - BUTTON - 4)

    def _add_heading(self, parent: QGraphicsItem, wording: int) -> list[QGraphicsSimpleTextItem]:
        texts = self.column.wordings[min(wording, len(self.column.wordings) - 1)]
        top = self.slot.frame.top() + 5
        items = []
        colours = ("danger" if self.column.problem else "ink", "muted")
        for text, font, colour in zip(texts, (self._style.title, self._style.text), colours, strict=True):
            item = self._text(parent, text, font, colour, self.slot.frame.width() - 4)
            item.setPos(self.slot.centre - item.boundingRect().width() / 2, top)
            top += QFontMetricsF(font).height() + 1
            items.append(item)
        self._top = top
        return items

    def _add_chips(self, parent: QGraphicsItem, texts: Sequence[str]) -> None:
        metrics = QFontMetricsF(self._style.chip)
        widths = [metrics.horizontalAdvance(text) + 9 for text in texts]
        left = self.slot.centre - (sum(widths) + 3 * (len(widths) - 1)) / 2
        path = QPainterPath()
        for text, width in zip(texts, widths, strict=True):
            path.addRoundedRect(QRectF(left, self._top + 1, width, metrics.height() + 1), 4, 4)
            self._text(parent, text, self._style.chip, "accent", width, z=3).setPos(left + 4.5, self._top + 1.5)
            left += width + 3
        pills = still_item(parent, z=2)
        pills.setPen(Qt.PenStyle.NoPen)
        pills.setBrush(QColor(self._style.theme.accent_soft))
        pills.setPath(path)

    def _add_frames(self, parent: QGraphicsItem) -> None:
        """The mask that rounds the pictures' corners, their frames, labels beside them and the folded rest."""
        frames = QPainterPath()
        radius = min(_RADIUS, self.slot.side / 5)
        for unit in range(len(self.slot.tops)):
            frames.addRoundedRect(self.slot.picture(unit), radius, radius)
        around = QPainterPath(frames)
        around.addRect(self.slot.strip.adjusted(-1, -1, 1, 1))
        around.setFillRule(Qt.FillRule.OddEvenFill)
        for z, path, pen, colour in (
            (2, around, QPen(Qt.PenStyle.NoPen), self._style.theme.card),
            (0, frames, QPen(Qt.PenStyle.NoPen), self._style.theme.zero),
            (3, frames, QPen(QColor(self._style.theme.strong_line), 1.0), None),
        ):
            item = still_item(parent, z)
            item.setPen(pen)
            item.setBrush(QColor(colour) if colour else QBrush(Qt.BrushStyle.NoBrush))
            item.setPath(path)
        self._add_labels(parent)
        self._add_branches(parent)

    def _add_labels(self, parent: QGraphicsItem) -> None:
        count = len(self.slot.tops) if self.column.labels else 0
        self.labels = [self._text(parent, "", self._style.text, "muted", 0) for _ in range(count)]

    def _put_label(self, unit: int, number: int) -> None:
        """The label of the unit of that number, beside a picture."""
        metrics, outgoing = QFontMetricsF(self._style.text), self.column.key == "output"
        room = _label_room(self.slot, outgoing, self._width)
        item, edge = self.labels[unit], self.slot.picture(unit)
        item.setText(metrics.elidedText(self.column.labels[number], Qt.TextElideMode.ElideRight, room))
        x = edge.right() + _PAD if outgoing else edge.left() - _PAD - item.boundingRect().width()
        item.setPos(x, edge.center().y() - metrics.height() / 2)

    def _add_branches(self, parent: QGraphicsItem) -> None:
        """A bracket with its letter beside the pictures of every branch."""
        x, first = self.slot.strip.left() - _BRACKET, 0
        brackets, pills = QPainterPath(), QPainterPath()
        for branch, count in zip(self.column.branches, self.column.drawn(len(self.slot.tops)), strict=True):
            if count:
                top, bottom = self.slot.picture(first).top(), self.slot.picture(first + count - 1).bottom()
                first += count
                brackets.moveTo(x, top)
                brackets.lineTo(x, bottom)
                self._add_letter(parent, branch.letter, QPointF(x - 2, (top + bottom) / 2), pills)
        for path, pen, brush in (
            (brackets, QPen(QColor(self._style.theme.accent), 2.0, c=Qt.PenCapStyle.FlatCap), QBrush()),
            (pills, QPen(Qt.PenStyle.NoPen), QBrush(QColor(self._style.theme.accent_soft))),
        ):
            item = still_item(parent, z=2)
            item.setPen(pen)
            item.setBrush(brush)
            item.setPath(path)

    def _add_letter(self, parent: QGraphicsItem, letter: str, right: QPointF, pills: QPainterPath) -> None:
        """The letter with its right edge in a place, if there is room, and its pill."""
        size = QFontMetricsF(self._style.chip).size(0, letter) + QSizeF(7, 1)
        box = QRectF(right - QPointF(size.width(), size.height() / 2), size)
        if box.left() >= self.slot.frame.left():
            pills.addRoundedRect(box, 4, 4)
            self._text(parent, letter, self._style.chip, "accent", size.width()).setPos(
                box.left() + 3.5, box.top() + 0.5
            )

    def _text(
        self, parent: QGraphicsItem, text: str, font: QFont, colour: str, width: float, z: float = 3
    ) -> QGraphicsSimpleTextItem:
        item = QGraphicsSimpleTextItem(parent)
        item.setFont(font)
        item.setText(QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width))
        item.setBrush(QColor(getattr(self._style.theme, colour)))
        item.setZValue(z)
        return item

    def _add_button(self, parent: QGraphicsItem, sign: int) -> QGraphicsPathItem:
        centre = self.button_centre(sign)
        circle = still_item(parent, z=2)
        path = QPainterPath()
        path.addEllipse(centre, BUTTON, BUTTON)
        circle.setPath(path)
        circle.setPen(Qt.PenStyle.NoPen)
        glyph = still_item(parent, z=3)
        strokes = QPainterPath(centre - QPointF(4, 0))
        strokes.lineTo(centre + QPointF(4, 0))
        if sign > 0:
            strokes.moveTo(centre - QPointF(0, 4))
            strokes.lineTo(centre + QPointF(0, 4))
        glyph.setPath(strokes)
        glyph.setPen(QPen(QColor(self._style.theme.accent), 1.8, c=Qt.PenCapStyle.RoundCap))
        return circle


def still_item(parent: QGraphicsItem, z: float) -> QGraphicsPathItem:
    """An item that stays as it is from frame to frame: Qt keeps a picture of it."""
    item = QGraphicsPathItem(parent)
    item.setZValue(z)
    item.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
    return item


def _label_room(slot: Slot, outgoing: bool, width: float) -> float:
    """How wide the labels beside the pictures of an end may be."""
    free = width - slot.centre if outgoing else slot.centre
    return max(free - slot.side / 2 - 2 * _PAD, 0.0)
