"""Painting a view in parts, each in a turn of the window of its own."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QGraphicsView

PARTS = 2
"""A large network takes 4 ms to paint: half of it at a time leaves room for what a hand does in between."""


class Parts(QObject):
    """Paints what has changed in a view, which must update its whole viewport, from left to right."""

    def __init__(self, view: QGraphicsView) -> None:
        super().__init__(view)
        self._view = view
        self._next = 0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._paint)

    def start(self) -> None:
        """Paint the items that have just been changed, and everything else, in the next turns."""
        self._view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.NoViewportUpdate)
        self._next = 0
        self._timer.start()

    def _paint(self) -> None:
        self._view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        area = self._view.viewport().rect()
        edges = [area.width() * part // PARTS for part in (self._next, self._next + 1)]
        self._view.viewport().update(edges[0], 0, edges[1] - edges[0], area.height())
        self._next += 1
        if self._next == PARTS:
            self._timer.stop()
