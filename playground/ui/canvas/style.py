"""What the items of the canvas are drawn with."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QColor, QFont, qRgba

from playground.ui.canvas.pictures import Colours
from playground.ui.tokens import Theme

_VEIL = 225


@dataclass(frozen=True)
class Style:
    """What the items are drawn with: colours and fonts."""

    theme: Theme
    title: QFont
    text: QFont
    chip: QFont

    @property
    def veil(self) -> Colours:
        """Nothing, and the colour over what is silenced: the ground, nearly opaque."""
        ground, share = QColor(self.theme.card), _VEIL / 255
        red, green, blue = (round(share * channel) for channel in (ground.red(), ground.green(), ground.blue()))
        return np.array([0, qRgba(red, green, blue, _VEIL)], np.uint32)
