"""Zooming and moving about in the view."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QTransform
from PySide6.QtWidgets import QGraphicsView, QPinchGesture

STEP, LARGEST = 1.25, 4.0


class Navigation:
    """Zoom between everything and `LARGEST`; `changed` is called with each new one."""

    def __init__(self, view: QGraphicsView, changed: Callable[[], None]) -> None:
        self._view, self._changed = view, changed
        self._from: QPointF | None = None

    @property
    def zoom(self) -> float:
        """1 where everything is visible."""
        return self._view.transform().m11()

    def zoom_by(self, factor: float) -> None:
        """Come closer (more than 1) or go away, around the mouse."""
        self.zoom_to(self.zoom * factor)

    def zoom_to(self, zoom: float) -> None:
        """Zoom, within the bounds."""
        zoom = min(max(zoom, 1.0), LARGEST)
        self._view.setTransform(QTransform.fromScale(zoom, zoom))
        self._changed()

    @property
    def panning(self) -> bool:
        """Whether the view is being moved."""
        return self._from is not None

    def grab(self, point: QPointF) -> bool:
        """Take hold of the view; says whether there is anything to move."""
        if self.zoom <= 1.0:
            return False
        self._from = point
        self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        return True

    def pan(self, point: QPointF) -> None:
        """Move what has been grabbed with the mouse."""
        if self._from is not None:
            delta = (point - self._from).toPoint()
            self._from = point
            for bar, change in (
                (self._view.horizontalScrollBar(), delta.x()),
                (self._view.verticalScrollBar(), delta.y()),
            ):
                bar.setValue(bar.value() - change)

    def let_go(self) -> None:
        """The mouse is no longer pressed."""
        if self._from is not None:
            self._from = None
            self._view.viewport().unsetCursor()

    def gesture(self, event: QEvent) -> bool:
        """Zoom by two fingers on a touch pad or a screen; says whether the event was that."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_by(1.0 + event.value())
            return True
        if event.type() == QEvent.Type.Gesture:
            pinch = event.gesture(Qt.GestureType.PinchGesture)  # type: ignore[attr-defined]
            if isinstance(pinch, QPinchGesture):
                self.zoom_by(pinch.scaleFactor())
                return True
        return False
