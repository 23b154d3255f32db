"""The area between two curves, in pieces: a training adds to its end, and only that is painted again."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from playground.ui.plots.paths import averaged, band_path

Floats = npt.NDArray[np.float64]

STRENGTH = 0.16
POINTS = 160
"""An outline of more points costs too much."""
PIECES = 32


class Gap:
    """The shaded area; below and above may change places."""

    def __init__(self, parent: QGraphicsItem) -> None:
        self._items = [QGraphicsPathItem(parent) for _ in range(PIECES)]
        self._shown: list[bytes] = [b""] * PIECES
        self._size = 0
        for item in self._items:
            item.setPen(Qt.PenStyle.NoPen)
            item.setZValue(-2)

    def show(self, x: Floats, one: Floats, other: Floats, start: int = 0) -> None:
        """Shade between two curves (n,), whose points before number `start` are as they were."""
        size, length = max(-(-len(x) // POINTS), 1), POINTS // PIECES
        place = max(start // size - 1, 0) // length if size == self._size else 0  # pieces share a point
        self._size = size
        lines = [averaged(line[place * length * size :], size) for line in (x, one, other)]
        for number in range(place, PIECES):
            begin = (number - place) * length
            part = [line[begin : begin + length + 1] for line in lines] if begin < len(lines[0]) - 1 else []
            shown = b"".join(line.tobytes() for line in part)
            if shown != self._shown[number]:
                self._shown[number] = shown
                self._items[number].setPath(band_path(*part) if part else QPainterPath())

    def clear(self) -> None:
        """Shade nothing."""
        if any(self._shown):
            self._shown, self._size = [b""] * PIECES, 0
            for item in self._items:
                item.setPath(QPainterPath())

    def restyle(self, colour: str) -> None:
        """Take a colour."""
        shade = QColor(colour)
        shade.setAlphaF(STRENGTH)
        for item in self._items:
            item.setBrush(QBrush(shade))
