"""A layout of equal columns: two where the width permits, one otherwise."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

WIDE = "wide"
"""The dynamic property of a widget that takes a whole row."""


class ColumnsLayout(QLayout):
    """Cells from left to right in rows of equal columns; hidden cells leave no gap.

    A cell that needs more than a column's width, a long label for example, takes a whole row.
    """

    def __init__(self, parent: QWidget | None = None, smallest: int = 94, most: int = 2) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._smallest, self._most = smallest, most
        self._gap = (12, 6)
        self.setContentsMargins(0, 0, 0, 0)

    def set_order(self, widgets: list[QWidget]) -> None:
        """Put the cells in this order; every widget must have been added."""
        place = {id(widget): number for number, widget in enumerate(widgets)}
        self._items.sort(key=lambda item: place[id(item.widget())])
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Append a cell (called by `addWidget`)."""
        self._items.append(item)

    def count(self) -> int:
        """The number of cells."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The cell at a position."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return the cell at a position."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Takes no more height than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at a width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place all cells."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Two columns and as high as that makes it."""
        width = 2 * self._smallest + self._gap[0]
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """One column."""
        return QSize(self._smallest, 0)

    def _rows(self, columns: int, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = [[]]
        for item in self._items:
            if item.isEmpty():
                continue
            wide = _wide(item, width)
            if rows[-1] and (wide or len(rows[-1]) == columns):
                rows.append([])
            rows[-1].append(item)
            if wide:
                rows.append([])
        return [row for row in rows if row]

    def _place(self, rect: QRect, move: bool) -> int:
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
