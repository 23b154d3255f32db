"""The stage that takes blocks from the palette, and says where something cannot land."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QToolTip, QWidget

from playground.ui.canvas.keyboard import announce
from playground.ui.canvas.reorder import dragged_kind
from playground.ui.canvas.stage import NetworkStage


class DropStage(NetworkStage):
    """`dropped(kind, gap)`: a tile of the palette; `refused(reason)`: something was dropped where it cannot stand.

    `may_insert(kind, gap)` says why a kind of block cannot stand in a gap; empty if it can.
    """

    dropped = Signal(str, int)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.may_insert: Callable[[str, int], str] = lambda kind, gap: ""
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take tiles of the palette."""
        event.acceptProposedAction() if dragged_kind(event.mimeData()) else event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the block would stand, or why it cannot."""
        kind = dragged_kind(event.mimeData())
        if not kind:
            event.ignore()
            return
        gap = self.network.drop_index(self.mapToScene(event.position().toPoint()))
        reason = self.may_insert(kind, gap)
        self.network.show_drop(gap, fits=not reason)
        self.show_refusal(reason, self.viewport().mapToGlobal(event.position().toPoint()))
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The tile has gone elsewhere."""
        self.network.show_drop(None)
        QToolTip.hideText()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the block."""
        kind = dragged_kind(event.mimeData())
        gap = self.network.drop_index(self.mapToScene(event.position().toPoint()))
        self.network.show_drop(None)
        QToolTip.hideText()
        if kind:
            event.acceptProposedAction()
            reason = self.may_insert(kind, gap)
            if reason:
                self.refuse(reason)
            else:
                self.dropped.emit(kind, gap)

    def show_refusal(self, reason: str, place: QPoint) -> None:
        """Say at the mouse why something cannot land there."""
        self.viewport().setCursor(Qt.CursorShape.ForbiddenCursor if reason else Qt.CursorShape.ClosedHandCursor)
        QToolTip.showText(place, reason, self.viewport()) if reason else QToolTip.hideText()

    def refuse(self, reason: str) -> None:
        """Say why something has been left where it was."""
        announce(self, reason)
        self.refused.emit(reason)
