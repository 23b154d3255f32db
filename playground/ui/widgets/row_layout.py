"""The base of layouts that place their items in rows: what Qt asks of any layout, and height that follows width."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class RowLayout(QLayout):
    """Keeps the items. Subclasses place them in `place_items` and say their sizes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def place_items(self, rect: QRect, move: bool) -> int:
        """Place all items in `rect` (only reckon, unless `move`); the height they need."""
        raise NotImplementedError

    def addItem(self, item: QLayoutItem) -> None:
        """Append an item (called by `addWidget`)."""
        self.items.append(item)

    def count(self) -> int:
        """The number of items."""
        return len(self.items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a position."""
        return self.items[index] if 0 <= index < len(self.items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return the item at a position."""
        return self.items.pop(index) if 0 <= index < len(self.items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at a width."""
        return self.place_items(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place all items."""
        super().setGeometry(rect)
        self.place_items(rect, move=True)
