"""What views that draw pixmaps for the size and the sharpness they are shown at have in common."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QWidget

LEAST_SIDE = 120


class PictureView(QGraphicsView):
    """A still view of a scene as large as itself, without frame, scroll bars, menu or focus.

    Subclasses draw for `ratio` device pixels per unit of length in `redraw`, which is called when that or the size
    changes.
    """

    pointed = Signal(object)
    """What the cursor points at, or None when it has left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ratio = self.devicePixelRatioF()
        scene = QGraphicsScene(self)
        scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setScene(scene)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setMinimumSize(LEAST_SIDE, LEAST_SIDE)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)

    def redraw(self) -> None:
        """Draw what depends on the sharpness."""
        raise NotImplementedError

    def prepare_export(self, pixel_ratio: float, line_scale: float) -> None:
        """Draw for another number of pixels per unit of length."""
        self.ratio = pixel_ratio
        self.redraw()

    def finish_export(self) -> None:
        """Draw for the screen again."""
        self.ratio = self.devicePixelRatioF()
        self.redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw for the new size."""
        super().resizeEvent(event)
        self.setSceneRect(0, 0, self.width(), self.height())
        self.finish_export()

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the cursor has left."""
        self.pointed.emit(None)
        super().leaveEvent(event)
