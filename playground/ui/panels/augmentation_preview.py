"""A few training examples as they are and as a mini-batch might see them."""

from functools import cache

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.engine.augmentation import Augmentation, preview
from playground.engine.examples import Data
from playground.engine.streams import stream
from playground.export.drawing.colouring import class_colour, mix
from playground.ui.painting import painting
from playground.ui.theme import Theme, current_theme

IMAGES = 6
POINTS = 60
GAP = 4

Floats = npt.NDArray[np.floating]


class AugmentationPreview(QWidget):
    """Images in two rows, the changed ones below; points with a line from where they are to where they were drawn.

    Nothing is computed before it is painted, so that it costs nothing while hidden.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: Data | None = None
        self._augmentation = Augmentation()
        self._draws = 0
        self._rows: npt.NDArray[np.intp] = np.arange(0)
        self._pair: tuple[Floats, Floats] | None = None
        self._due = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Examples before and after augmentation"))
        self.setToolTip(self.tr("Training examples as they are, and as a mini-batch might see them."))

    def show_data(self, data: Data) -> None:
        """Take the examples of these data."""
        if data is not self._data:
            self._data = data
            count = IMAGES if len(data.shape) == 3 else POINTS
            chosen = np.linspace(0, data.train.rows - 1, min(count, data.train.rows))
            self._rows = chosen.round().astype(np.intp)
            self.updateGeometry()
            self._renew()

    def show_augmentation(self, augmentation: Augmentation) -> None:
        """Show what these settings do."""
        if augmentation != self._augmentation:
            self._augmentation = augmentation
            self._renew()

    def draw_again(self) -> None:
        """Change the same examples by chance once more."""
        self._draws += 1
        self._renew()

    def pair(self) -> tuple[Floats, Floats] | None:
        """The examples before and after; None without any picture."""
        if self._due and self._data is not None:
            rng = stream(0, "augmentation preview", self._draws)
            self._pair = preview(self._augmentation, self._data, self._rows, rng)
            self._due = False
        return self._pair

    def sizeHint(self) -> QSize:
        """As high as its width makes it."""
        return QSize(220, self.heightForWidth(220))

    def heightForWidth(self, width: int) -> int:
        """Two rows of images, or a small plane of points."""
        lines = 7 * self.fontMetrics().height()
        images = self._data is not None and len(self._data.shape) == 3
        return min(round(2 * _side(width) + GAP), 2 * lines) if images else lines

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the examples."""
        pair = self.pair()
        if pair is None or self._data is None:
            return
        with painting(self) as painter:
            if pair[0].ndim == 4:
                _draw_images(painter, QRectF(self.rect()), pair, current_theme())
            else:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                _draw_points(painter, QRectF(self.rect()), self._data, self._rows, pair, current_theme())

    def _renew(self) -> None:
        self._due = True
        self.update()


def _draw_images(painter: QPainter, room: QRectF, pair: tuple[Floats, Floats], theme: Theme) -> None:
    """Columns of an image and, below it, the same one changed."""
    low, high = float(pair[0].min()), float(pair[0].max())
    side = min(_side(room.width()), (room.height() - GAP) / 2)
    for row, images in enumerate(pair):
        shares = np.clip((images - low) / max(high - low, 1e-12), 0, 1)
        for column, share in enumerate(shares):
            place = QRectF(column * (side + GAP), row * (side + GAP), side, side)
            painter.drawImage(place, _image(share, theme))


def _side(width: float) -> float:
    """The side of an image when they fill the width."""
    return (width - (IMAGES - 1) * GAP) / IMAGES


def _image(share: Floats, theme: Theme) -> QImage:
    """An image (C, H, W) of values from 0 to 1: in colour if it has three channels, else paper to ink."""
    levels = np.asarray(255 * share + 0.5, np.uint8)
    if len(levels) == 3:
        pixels = np.ascontiguousarray(levels.transpose(1, 2, 0))
        height, width, _ = pixels.shape
        return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
    height, width = levels.shape[1:]
    pixels = np.ascontiguousarray(levels[0])
    image = QImage(pixels.data, width, height, width, QImage.Format.Format_Indexed8)
    image.setColorTable(_table(theme))
    return image.copy()


@cache
def _table(theme: Theme) -> list[int]:
    return [mix(theme.raised, theme.ink, level / 255) for level in range(256)]


def _draw_points(
    painter: QPainter,
    room: QRectF,
    data: Data,
    rows: npt.NDArray[np.intp],
    pair: tuple[Floats, Floats],
    theme: Theme,
) -> None:
    """Each point where it is, hollow, and where it was drawn, with a line between; one input goes with its target."""
    labels = data.train.y[rows]
    planes = [points if points.shape[1] == 2 else np.column_stack([points[:, 0], labels[:, 0]]) for points in pair]
    both = np.concatenate(planes)
    low, high = both.min(axis=0), both.max(axis=0)
    room = room.adjusted(5, 5, -5, -5)
    before, after = ((plane - low) / np.where(high > low, high - low, 1.0) for plane in planes)
    for start, end, label in zip(before, after, labels, strict=True):
        colour = QColor(class_colour(theme, int(label)) if data.classes else theme.positive)
        first, second = (
            QPointF(room.left() + x * room.width(), room.bottom() - y * room.height()) for x, y in (start, end)
        )
        painter.setPen(QPen(QColor(theme.strong_line), 1))
        painter.drawLine(first, second)
        painter.setPen(QPen(colour, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(first, 2.5, 2.5)
        painter.setBrush(colour)
        painter.drawEllipse(second, 2.5, 2.5)
