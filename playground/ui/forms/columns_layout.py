"""A layout of equal columns: two where the width permits, one otherwise."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from playground.ui.widgets.row_layout import RowLayout

WIDE = "wide"
"""The dynamic property of a widget that takes a whole row."""


class ColumnsLayout(RowLayout):
    """Cells from left to right in rows of equal columns; hidden cells leave no gap.

    A cell that needs more than a column's width, a long label for example, takes a whole row.
    """

    def __init__(self, parent: QWidget | None = None, smallest: int = 94, most: int = 2) -> None:
        super().__init__(parent)
        self._smallest, self._most = smallest, most
        self._gap = (12, 6)

    def set_order(self, widgets: list[QWidget]) -> None:
        """Put the cells in this order; every widget must have been added."""
        place = {id(widget): number for number, widget in enumerate(widgets)}
        self.items.sort(key=lambda item: place[id(item.widget())])
        self.invalidate()

    def sizeHint(self) -> QSize:
        """Two columns and as high as that makes it."""
        width = 2 * self._smallest + self._gap[0]
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """One column."""
        return QSize(self._smallest, 0)

    def _rows(self, columns: int, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = [[]]
        for item in self.items:
            if item.isEmpty():
                continue
            wide = _wide(item, width)
            if rows[-1] and (wide or len(rows[-1]) == columns):
                rows.append([])
            rows[-1].append(item)
            if wide:
                rows.append([])
        return [row for row in rows if row]

    def place_items(self, rect: QRect, move: bool) -> int:
        across, down = self._gap
        columns = max(1, min(self._most, (rect.width() + across) // (self._smallest + across)))
        width = (rect.width() - across * (columns - 1)) // columns
        y = rect.y()
        for row in self._rows(columns, width):
            wide = _wide(row[0], width)
            across_row = rect.width() if wide else width
            height = max(_height(item, across_row) for item in row)
            if move:
                for number, item in enumerate(row):
                    x = rect.x() + number * (width + across)
                    item.setGeometry(QRect(x, y, across_row, _height(item, across_row)))
            y += height + down
        return max(0, y - down - rect.y())


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def _wide(item: QLayoutItem, width: int) -> bool:
    widget = item.widget()
    return widget is not None and (bool(widget.property(WIDE)) or item.minimumSize().width() > width)
