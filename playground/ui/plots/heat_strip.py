"""A heat strip: one band per curve, colour for magnitude, as a single picture behind the plot's axes."""

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPixmapItem

from playground.export.drawing.colouring import mix
from playground.export.drawing.scales import logarithms
from playground.ui.plots.maps import indexed_image
from playground.ui.theme import Theme

Floats = npt.NDArray[np.float64]

COLUMNS = 256
"""Pixels along the x axis."""
LEVELS = 254
"""Colours from the lowest to the highest value; the one after them stands for no value."""


class HeatStrip(QGraphicsPixmapItem):
    """The picture, in data coordinates: as wide as the data, one unit high per band, the first band lowest."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.setZValue(-3)
        self.hide()

    def show_values(
        self, x: Floats, bands: Sequence[Floats], view: tuple[float, float], limits: tuple[float, float], theme: Theme
    ) -> None:
        """Show the logarithms of bands, (n,) each, at ascending `x`, (n,), within a part of the x axis.

        `limits` are the logarithms that have the colours at the ends.
        """
        left, right = max(view[0], float(x[0])), min(view[1], float(x[-1]))
        if not right > left:
            self.hide()
            return
        places = np.linspace(left, right, COLUMNS)
        rows = np.minimum(np.searchsorted(x, places), len(x) - 1)
        values = logarithms(np.stack([band[rows] for band in bands]))
        indices = levels(values, limits)
        self.setPixmap(QPixmap.fromImage(indexed_image(indices, colours(theme))))
        across = (right - left) / COLUMNS
        self.setTransform(QTransform(across, 0, 0, -1, left, len(values)))
        self.show()


def levels(values: Floats, limits: tuple[float, float]) -> npt.NDArray[np.uint8]:
    """Values as places in the table of colours: 0 at the lower limit to `LEVELS` at the upper, 255 for no value."""
    low, high = limits
    share = np.clip((values - low) / (high - low), 0.0, 1.0)
    missing = np.isnan(share)
    share[missing] = 0.0
    result = (share * LEVELS + 0.5).astype(np.uint8)
    result[missing] = 255
    return result


@cache
def colours(theme: Theme) -> list[int]:
    """From pale to blue to ink, so that lightness alone tells the order; the last one is the card's."""
    half = LEVELS // 2
    pale = [mix(theme.zero, theme.positive, step / half) for step in range(half)]
    deep = [mix(theme.positive, theme.ink, 0.85 * step / half) for step in range(half + 1)]
    table = pale + deep
    return table + [mix(theme.card, theme.card, 0.0)] * (256 - len(table))
