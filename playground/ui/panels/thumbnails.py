"""Small pictures of data sets, drawn from their real examples."""

from functools import cache

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from playground.data.source import DataSource, Examples
from playground.engine.streams import stream
from playground.export.drawing.colouring import class_colour, mix
from playground.family import fields
from playground.ui.painting import painting
from playground.ui.theme import Theme

POINTS = 90
"""Examples in a picture."""

Floats = npt.NDArray[np.floating]


def thumbnail(dataset: type[DataSource], size: QSize, ratio: float, theme: Theme) -> QPixmap:
    """A picture of the data set, `size` logical pixels large, for a screen of that scale."""
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with painting(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        examples = _preview(dataset)
        room = QRectF(0, 0, size.width(), size.height()).adjusted(5, 5, -5, -5)
        if dataset.image is not None:
            _draw_images(painter, room, examples, dataset.image, theme)
        else:
            _draw_points(painter, room, _plane(dataset, examples), _colours(dataset, examples, theme))
    return picture


@cache
def _preview(dataset: type[DataSource]) -> Examples:
    """A few examples of the data set as it comes."""
    numbers = {field.name for field in fields(dataset)}
    source = dataset(samples=POINTS) if "samples" in numbers else dataset()
    return source.generate(stream(0, "preview", dataset.key()))


def _plane(dataset: type[DataSource], examples: Examples) -> Floats:
    """Points (N, 2) to draw: input and target of a curve, the two inputs, or the two columns that tell most."""
    inputs = examples.inputs
    if dataset.task == "regression" and inputs.shape[1] == 1:
        return np.column_stack([inputs[:, 0], examples.targets[:, 0]])
    if inputs.shape[1] == 2:
        return inputs
    return inputs[:: max(1, len(inputs) // POINTS)][:, _telling_columns(examples)]


def _telling_columns(examples: Examples) -> list[int]:
    """The two columns whose class means differ most, measured in their spread within the classes."""
    labels = examples.targets
    groups = [examples.inputs[labels == label] for label in np.unique(labels)]
    means = np.array([group.mean(axis=0) for group in groups])
    spread = np.sqrt(np.mean([group.var(axis=0) for group in groups], axis=0)) + 1e-12
    order = np.argsort(means.std(axis=0) / spread)[::-1]
    return sorted(int(column) for column in order[:2])


def _colours(dataset: type[DataSource], examples: Examples, theme: Theme) -> list[QColor]:
    """One colour per point: its class, or its target between negative and positive."""
    if dataset.task == "classification":
        step = 1 if examples.inputs.shape[1] == 2 else max(1, len(examples.inputs) // POINTS)
        return [QColor(class_colour(theme, int(label))) for label in examples.targets[::step]]
    middle = mix(theme.negative, theme.positive, 0.5) if examples.inputs.shape[1] == 1 else QColor(theme.zero).rgba()
    values = np.clip(examples.targets[:, 0], -1, 1)
    return [_between(middle, theme.positive if value > 0 else theme.negative, abs(value)) for value in values]


def _between(middle: int, end: str, share: float) -> QColor:
    return QColor.fromRgba(mix(QColor.fromRgba(middle).name(), end, 0.35 + 0.65 * share))


def _draw_points(painter: QPainter, room: QRectF, points: Floats, colours: list[QColor]) -> None:
    low, high = points.min(axis=0), points.max(axis=0)
    places = (points - low) / np.where(high > low, high - low, 1.0)
    few = len(points) < 10
    radius = 3.5 if few else 1.5
    if few:  # the corners of a gate, not of the frame
        places = 0.25 + 0.5 * places
    painter.setPen(Qt.PenStyle.NoPen)
    for (x, y), colour in zip(places, colours, strict=True):
        painter.setBrush(colour)
        place = QPointF(room.left() + x * room.width(), room.bottom() - y * room.height())
        painter.drawEllipse(place, radius, radius)


def _draw_images(
    painter: QPainter, room: QRectF, examples: Examples, shape: tuple[int, int, int], theme: Theme
) -> None:
    """The first example of the classes 0, 3 and 8, dark on light or light on dark."""
    ink, paper = QColor(theme.ink), QColor(theme.card)
    side = min(room.width() / 3.2, room.height())
    for number, label in enumerate((0, 3, 8)):
        pixels = examples.inputs[np.flatnonzero(examples.targets == label)[0]].reshape(shape)[0]
        shades = [mix(paper.name(), ink.name(), share) for share in (pixels / pixels.max()).ravel()]
        image = QImage(shape[2], shape[1], QImage.Format.Format_RGB32)
        for index, shade in enumerate(shades):
            image.setPixel(index % shape[2], index // shape[2], shade)
        left = room.center().x() + (number - 1) * side * 1.08 - side / 2
        painter.drawImage(QRectF(left, room.center().y() - side / 2, side, side), image)
