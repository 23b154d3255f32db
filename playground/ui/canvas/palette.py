"""The palette: a tile for every kind of block, to be dragged onto the network or pressed."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from playground.engine.block_rule import BlockRule
from playground.ui.canvas.edits import KINDS
from playground.ui.canvas.reorder import block_data
from playground.ui.texts import member_tip, tr_registry
from playground.ui.widgets.flow_layout import FlowLayout


class Tile(QPushButton):
    """One kind of block. A press adds it (`clicked`), a drag carries it."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setProperty("role", "tile")
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._pressed: QPointF | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Perhaps a drag begins."""
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A drag begins once the mouse has moved far enough; then the press is none."""
        if self._pressed is None:
            return
        if (event.position() - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.setDown(False)
            self.drag()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press has ended."""
        self._pressed = None
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Whoever clicks twice means one block."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def drag(self) -> None:
        """Carry the block until the mouse is released."""
        drag = QDrag(self)
        drag.setMimeData(block_data(self.key))
        drag.setPixmap(self.grab())
        drag.setHotSpot(self.rect().center())
        drag.exec(Qt.DropAction.CopyAction)


class Palette(QWidget):
    """The tiles of the registry, in rows. `chosen(kind)`: one was pressed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = {key: Tile(key, self) for key in KINDS}
        layout = FlowLayout(self, spacing=4)
        layout.setContentsMargins(0, 0, 0, 0)
        for tile in self.tiles.values():
            tile.clicked.connect(self._choose)
            layout.addWidget(tile)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.setAccessibleName(self.tr("Palette of blocks"))
        how = self.tr("Drag it onto the network, or press it to add it after the selected block.")
        for key, tile in self.tiles.items():
            kind: type[BlockRule] = KINDS[key]
            tile.setText(tr_registry(kind.short or kind.title))
            tile.setAccessibleName(self.tr("Add {block}").format(block=tr_registry(kind.title)))
            tile.setToolTip(f"{tr_registry(kind.title)}: {member_tip(kind)}\n{how}")

    def _choose(self) -> None:
        tile = self.sender()
        if isinstance(tile, Tile):
            self.chosen.emit(tile.key)
