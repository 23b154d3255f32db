"""What the items of the canvas are drawn with."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont

from playground.ui.tokens import Theme

_VEIL = 225


@dataclass(frozen=True)
class Style:
    """What the items are drawn with: colours, picture colours and fonts."""

    theme: Theme
    table: list[int]
    title: QFont
    text: QFont
    chip: QFont

    @property
    def veil(self) -> int:
        """The colour (ARGB) over what is silenced: the ground, nearly opaque."""
        ground = QColor(self.theme.card)
        ground.setAlpha(_VEIL)
        return ground.rgba()
