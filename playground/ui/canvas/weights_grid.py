"""The weights of an edge as a grid: each with its number, blue or orange, one of them the current one."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from playground.ui.icons import pixmap
from playground.ui.theme import current_theme, scaled_font, tabular

Floats = npt.NDArray[np.floating]
Flags = npt.NDArray[np.bool_]

MOST_ROWS = 11
"""How many rows and columns of weights there is room for."""

_MANY = 6
_SIZES = ((_MANY, QSize(56, 28), 0.9), (8, QSize(42, 24), 0.8), (99, QSize(36, 18), 0.7))
"""Up to how many columns a weight has which size, and its font."""
_FAINTEST, _STRONGEST = 0.06, 0.5
_MARK = 10


class WeightGrid(QTableWidget):
    """`chosen`: another weight is the current one; `typed`: a key that begins a number; `turned`: the wheel."""

    chosen = Signal()
    typed = Signal(QKeyEvent)
    turned = Signal(QWheelEvent)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("weight-grid")
        self.values: Floats = np.zeros((0, 0))
        self.held = self.cut = np.zeros(0, np.bool_)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(8)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setItemDelegate(_Cells(self))
        self.currentCellChanged.connect(lambda *_: self.chosen.emit())

    @property
    def cell(self) -> int:
        """The current weight, counted row by row."""
        return max(self.currentRow(), 0) * self.columnCount() + max(self.currentColumn(), 0)

    def show_values(self, values: Floats) -> None:
        """Show the weights (rows, columns) as they are now."""
        before, self.values = self.values, values
        if values.shape != before.shape:
            with QSignalBlocker(self):
                self._lay_out(*values.shape)
        for cell, value in enumerate(values.ravel().tolist()):
            item, text = self._item(cell), self._text(value)
            if item is not None and item.text() != text:
                item.setText(text)
        self.viewport().update()

    def show_holds(self, held: Flags, cut: Flags) -> None:
        """Mark which weights are held and which are cut, counted row by row."""
        self.held, self.cut = held, cut
        for cell, (fast, gone) in enumerate(zip(held.tolist(), cut.tolist(), strict=True)):
            item = self._item(cell)
            if item is not None:
                item.setToolTip(self.tr("cut") if gone else self.tr("frozen") if fast else "")
        self.viewport().update()

    def _text(self, value: float) -> str:
        """A weight with two decimals; where there are many, without a zero before the point."""
        text = f"{value:z.2f}"
        short = self.columnCount() >= _MANY and abs(value) < 1
        return text.replace("0.", ".", 1) if short else text

    def _item(self, cell: int) -> QTableWidgetItem | None:
        return self.item(*divmod(cell, max(self.columnCount(), 1)))

    def _lay_out(self, rows: int, columns: int) -> None:
        side, font = next((size, font) for most, size, font in _SIZES if columns < most)
        self.setRowCount(rows)
        self.setColumnCount(columns)
        self.setFont(tabular(scaled_font(self.window().font(), font)))
        for row in range(rows):
            self.setRowHeight(row, side.height())
            for column in range(columns):
                self.setColumnWidth(column, side.width())
                self.setItem(row, column, QTableWidgetItem())
        self.held = self.cut = np.zeros(rows * columns, np.bool_)
        frame = 2 * self.frameWidth()
        self.setFixedSize(columns * side.width() + frame, rows * side.height() + frame)
        self.setCurrentCell(rows // 2, columns // 2)

    # --- Qt's events ----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit or a sign begins a number; the arrow keys go to another weight."""
        if event.text() and event.text() in "0123456789.,-+":
            self.typed.emit(event)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel turns the weight under the mouse."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.setCurrentIndex(index)
        self.turned.emit(event)
        event.accept()


class _Cells(QStyledItemDelegate):
    """Paints a weight: its number on its colour, a lock or scissors in the corner, a frame around the current one."""

    def __init__(self, grid: WeightGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        grid, theme, box = self._grid, current_theme(), QRect(option.rect)
        cell = index.row() * grid.columnCount() + index.column()
        value, most = float(grid.values[index.row(), index.column()]), float(np.abs(grid.values).max())
        share = abs(value) / most if most > 0 and np.isfinite(most) else 0.0
        colour = theme.positive if value >= 0 else theme.negative
        painter.fillRect(box.adjusted(1, 1, -1, -1), _mixed(theme.card, colour, share))
        painter.setPen(QColor(theme.ink))
        marked = cell < len(grid.cut) and (grid.cut[cell] or grid.held[cell])
        room = box.adjusted(0, 0, -_MARK if marked else 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, index.data())
        if marked:
            mark = pixmap("cut" if grid.cut[cell] else "lock", _MARK, ratio=grid.devicePixelRatioF())
            painter.drawPixmap(box.right() - _MARK - 1, box.top() + 2, mark)
        if index == grid.currentIndex():
            painter.setPen(QPen(QColor(theme.accent), 2.0))
            painter.drawRect(box.adjusted(1, 1, -2, -2))


def _mixed(ground: str, colour: str, share: float) -> QColor:
    """The colour of a weight, so faint that ink can be read on it."""
    below, above = QColor(ground), QColor(colour)
    strength = _FAINTEST + (_STRONGEST - _FAINTEST) * share if share else 0.0
    pairs = zip(below.getRgb()[:3], above.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(low + strength * (high - low)) for low, high in pairs))
