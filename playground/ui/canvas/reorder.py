"""Dragging: a column by its heading to another place, a kind of block from the palette into a gap."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPointF
from PySide6.QtWidgets import QApplication

from playground.ui.canvas.scene import NetworkScene

MIME = "application/x-nn-playground-block"
"""What a tile of the palette carries: the name of a kind of block."""

Refusal = Callable[[int], str]
"""Why something cannot land in a gap; empty if it can."""


def block_data(kind: str) -> QMimeData:
    """What is dragged for a kind of block."""
    data = QMimeData()
    data.setData(MIME, kind.encode())
    return data


def dragged_kind(data: QMimeData) -> str:
    """The kind of block that is dragged, empty if it is something else."""
    return bytes(data.data(MIME).data()).decode(errors="replace") if data.hasFormat(MIME) else ""


class Drag:
    """A column that is pressed and perhaps moved. `gap`: where it would land; `reason`: why it cannot."""

    def __init__(self) -> None:
        self._pressed: QPointF | None = None
        self._block = 0
        self.moving = False
        self.gap = 0
        self.reason = ""

    @property
    def pressed(self) -> bool:
        """Whether a column is pressed."""
        return self._pressed is not None

    @property
    def block(self) -> int:
        """The block that is pressed."""
        return self._block

    def press(self, block: int, point: QPointF) -> None:
        """A column is pressed."""
        self._pressed, self._block, self.moving = point, block, False

    def move(self, point: QPointF, gap: int, scene: NetworkScene, refusal: Refusal) -> bool:
        """Follow the mouse; says whether that moves the column, which needs more than a tremble."""
        if self._pressed is None:
            return False
        distance = (point - self._pressed).manhattanLength()
        self.moving = self.moving or distance >= QApplication.startDragDistance()
        if self.moving:
            self.gap, self.reason = gap, refusal(gap)
            scene.show_drop(gap, self._block, fits=not self.reason)
        return self.moving

    def target(self) -> int:
        """The index the block would have."""
        return self.gap - (self.gap > self._block)

    def end(self, scene: NetworkScene) -> None:
        """Nothing is pressed any more."""
        if self.moving:
            scene.show_drop(None)
        self._pressed, self.moving, self.reason = None, False, ""
