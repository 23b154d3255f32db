"""One picture of an animation: the output over the plane, the examples on it and the epoch, as plain numbers."""

from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from playground.engine.examples import Data, Part
from playground.export.animation.lettering import distances
from playground.export.drawing.colouring import Colouring, Colours, channels, class_colour

Bytes = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.floating[Any]]

RADIUS = 0.01
"""Of a point, as a share of the picture; `MANY` points or more are drawn smaller."""
MANY = 600
LETTERS = 0.038
"""Height of the letters, as a share of the picture."""
FILLED, RING = 1 / 1.15, 1 / 1.5
"""How bright points and rings are, compared with their class: they must show where the network is right and sure."""
WHITE = (255.0, 255.0, 255.0)


class PictureColours(Colours, Protocol):
    """What a picture with text needs of a theme."""

    @property
    def ink(self) -> str: ...
    @property
    def card(self) -> str: ...


class Painting:
    """Paints pictures of one experiment in `size` x `size` pixels; the examples are drawn once."""

    def __init__(self, data: Data, colouring: Colouring, colours: PictureColours, size: int) -> None:
        self._data, self._colouring, self._colours = data, colouring, colours
        self.size = size
        table = np.array(colouring.table(colours), np.uint32)
        self._table = np.stack([table >> 16 & 255, table >> 8 & 255, table & 255], axis=1).astype(np.float32)
        self._layer = np.zeros((size, size, 4), np.float32)  # colours times cover, cover
        many = data.train.rows + data.test.rows >= MANY
        radius = max(RADIUS * size * (0.7 if many else 1.0), 1.5)
        self._draw(data.test, radius, filled=False)
        self._draw(data.train, radius, filled=True)

    def picture(self, values: Floats, text: str = "") -> Bytes:
        """(size, size, 3), top row first, for a map (units, R, R) whose first row is the lowest."""
        places = self._colouring.indices(_enlarged(values[:, ::-1], self.size), discretize=False)
        cover = self._layer[..., 3:]
        picture = self._table[places] * (1 - cover) + self._layer[..., :3]
        if text:
            self._write(picture, text)
        return np.asarray(picture + 0.5, np.uint8)

    def _draw(self, part: Part, radius: float, filled: bool) -> None:
        if not part.rows:
            return
        low, high = (np.array(side) for side in zip(*self._data.bounds, strict=True))
        share = (part.raw - low) / np.where(high > low, high - low, 1)
        centres = np.column_stack([share[:, 0], 1 - share[:, 1]]) * self.size
        for (x, y), colour in zip(centres, self._point_colours(part), strict=True):
            if filled:
                self._spot(x, y, 1.15 * radius, 0, WHITE)
                self._spot(x, y, 0.85 * radius, 0, colour * FILLED)
            else:
                self._spot(x, y, 1.45 * radius, 0.55 * radius, WHITE)
                self._spot(x, y, 1.17 * radius, 0.83 * radius, colour * RING)

    def _spot(self, x: float, y: float, outer: float, inner: float, colour: Any) -> None:
        """Lay a disc, or a ring, over what is there, with soft edges."""
        left, right = max(int(x - outer - 1), 0), min(int(x + outer + 2), self.size)
        top, bottom = max(int(y - outer - 1), 0), min(int(y + outer + 2), self.size)
        if left >= right or top >= bottom:
            return
        far = np.hypot(np.arange(left, right) + 0.5 - x, (np.arange(top, bottom) + 0.5 - y)[:, None])
        cover = np.clip(outer + 0.5 - far, 0, 1)
        if inner:
            cover *= np.clip(far - inner + 0.5, 0, 1)
        part = self._layer[top:bottom, left:right]
        part *= (1 - cover)[..., None]
        part += cover[..., None] * np.array([*colour, 1.0])

    def _point_colours(self, part: Part) -> Floats:
        """(rows, 3): of the class, or of the value of a regression's first target."""
        if self._colouring.classes:
            palette = [channels(class_colour(self._colours, number)) for number in range(self._colouring.classes)]
            return np.asarray(np.array(palette, float)[part.y])
        places = self._colouring.indices(np.atleast_2d(np.asarray(part.y, np.float64).T)[:1], discretize=False)
        return np.asarray(self._table[places])

    def _write(self, picture: Floats, text: str) -> None:
        """Write a line in the upper left corner, with a rim that sets it off."""
        height = max(round(LETTERS * self.size), 9)
        stroke = 0.07 * height
        rim = 0.16 * height
        margin = int(rim + stroke) + 2
        far = distances(text, height, margin)[: self.size, : self.size]
        part = picture[round(0.4 * height) :][: far.shape[0], round(0.4 * height) :][:, : far.shape[1]]
        far = far[: part.shape[0], : part.shape[1]]
        for reach, strength, colour in ((stroke + rim, 0.85, self._colours.card), (stroke, 1.0, self._colours.ink)):
            cover = strength * np.clip(reach + 0.5 - far, 0, 1)[..., None]
            part += cover * (np.array(channels(colour), np.float32) - part)


def _enlarged(values: Floats, size: int) -> Floats:
    """Values (units, R, R) at `size` points a side, interpolated along both."""
    for axis in (1, 2):
        place = np.linspace(0, values.shape[axis] - 1, size)
        first = np.minimum(place.astype(np.intp), values.shape[axis] - 2)
        share = (place - first).astype(values.dtype).reshape([-1 if other == axis else 1 for other in range(3)])
        values = values.take(first, axis) * (1 - share) + values.take(first + 1, axis) * share
    return values
