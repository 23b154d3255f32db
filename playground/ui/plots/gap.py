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
PIECES = 16


class Gap:
    """The shaded area; below and above may change places."""

    def __init__(self, parent: QGraphicsItem) -> None:
        self._items = [QGraphicsPathItem(parent) for _ in range(PIECES)]
        self._shown: list[bytes] = [b""] * PIECES
        for item in self._items:
            item.setPen(Qt.PenStyle.NoPen)
            item.setZValue(-2)

    def show(self, x: Floats, first: Floats, second: Floats) -> None:
        """Shade between two curves (n,)."""
        at, first = averaged(x, first, POINTS)
        _, second = averaged(x, second, POINTS)
        length = POINTS // PIECES
        for number, item in enumerate(self._items):
            part = slice(number * length, (number + 1) * length + 1 if number * length < len(at) - 1 else 0)
            shown = at[part].tobytes() + first[part].tobytes() + second[part].tobytes()
            if shown != self._shown[number]:
                self._shown[number] = shown
                item.setPath(band_path(at[part], first[part], second[part]))

    def clear(self) -> None:
        """Shade nothing."""
        if any(self._shown):
            self._shown = [b""] * PIECES
            for item in self._items:
                item.setPath(QPainterPath())

    def restyle(self, colour: str) -> None:
        """Take a colour."""
        shade = QColor(colour)
        shade.setAlphaF(STRENGTH)
        for item in self._items:
            item.setBrush(QBrush(shade))
