"""The classes of a folder of pictures, a row each: the name, how many there are, and some of them."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.ui.painting import painting
from playground.ui.theme import current_theme
from playground.ui.widgets.card import ScrollColumn

SIDE = 44
"""Pixels per side of a picture on the screen."""
GAP = 5
NAME_WIDTH = 150

Bytes = npt.NDArray[np.uint8]


class ClassRows(ScrollColumn):
    """A column of rows that scrolls; the classes without pictures are counted only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ClassRow] = []
        self.setMinimumHeight(3 * (SIDE + GAP))
        self.setAccessibleName(self.tr("The classes"))
        self.column.addStretch()

    def show_classes(self, counts: Mapping[str, int], pictures: Mapping[str, Bytes]) -> None:
        """Show these classes instead of those before."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [ClassRow(name, counts[name], pictures[name], self.widget()) for name in pictures]
        for place, row in enumerate(self.rows):
            self.column.insertWidget(place, row)


class ClassRow(QWidget):
    """One class. `pictures`: (n, C, side, side), drawn with their own pixels, so that one sees what is left of them."""

    def __init__(self, name: str, count: int, pictures: Bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.count = name, count
        self._images = [image_of(picture) for picture in pictures]
        self.setFixedHeight(SIDE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{name}: {count:,}")
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """The name and all pictures."""
        return QSize(NAME_WIDTH + len(self._images) * (SIDE + GAP), SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the name above the number, then as many pictures as there is room for."""
        theme = current_theme()
        with painting(self) as painter:
            metrics = painter.fontMetrics()
            upper, lower = QRectF(0, 0, NAME_WIDTH - GAP, SIDE / 2), QRectF(0, SIDE / 2, NAME_WIDTH - GAP, SIDE / 2)
            painter.setPen(QColor(theme.ink))
            name = metrics.elidedText(self.name, Qt.TextElideMode.ElideMiddle, int(upper.width()))
            painter.drawText(upper, Qt.AlignmentFlag.AlignBottom, name)
            painter.setPen(QColor(theme.muted))
            painter.drawText(lower, Qt.AlignmentFlag.AlignTop, f"{self.count:,}")
            for place, image in enumerate(self._images):
                left = NAME_WIDTH + place * (SIDE + GAP)
                if left + SIDE <= self.width():
                    painter.drawImage(QRectF(left, 0, SIDE, SIDE), image)


def image_of(picture: Bytes) -> QImage:
    """A picture (C, H, W) of one or three channels as an image of its own."""
    channels, height, width = picture.shape
    pixels = np.ascontiguousarray(picture.transpose(1, 2, 0))
    kind = QImage.Format.Format_RGB888 if channels == 3 else QImage.Format.Format_Grayscale8
    return QImage(pixels.data, width, height, width * channels, kind).copy()
