"""Names of horizontal bands, at the left of each, on a veil that keeps them readable."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF
from PySide6.QtWidgets import QGraphicsRectItem, QGraphicsSimpleTextItem

from playground.ui.plots.stage import Stage
from playground.ui.theme import Theme

INSET = 6.0
VEIL = 0.82


@dataclass(frozen=True)
class Name:
    """A name and its colour."""

    text: str
    colour: str


class BandNames:
    """The names of bands one unit high, the first one lowest. Where there is no room for all, none is shown."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._names: tuple[Name, ...] = ()
        self._items: list[tuple[QGraphicsRectItem, QGraphicsSimpleTextItem]] = []
        self._font = QFont()
        self._veil = QBrush()

    def show_names(self, names: tuple[Name, ...]) -> None:
        """Show these names instead; equal ones cost a comparison."""
        if names == self._names:
            return
        self._names = names
        for veil, _ in self._items:
            veil.scene().removeItem(veil)
        self._items = [self._item(one) for one in names]
        self.arrange()

    def restyle(self, theme: Theme, font: QFont) -> None:
        """Take the colour of the card and a font; the names' own colours come with them."""
        colour = QColor(theme.card)
        colour.setAlphaF(VEIL)
        self._veil, self._font = QBrush(colour), font
        names, self._names = self._names, ()
        self.show_names(names)

    def arrange(self) -> None:
        """Put the names in the middle of their bands."""
        height = QFontMetricsF(self._font).height()
        band = self._stage.area().height() / max(len(self._items), 1)
        for number, (veil, _) in enumerate(self._items):
            middle = self._stage.area().height() - (number + 0.5) * band
            veil.setPos(INSET, middle - height / 2)
            veil.setVisible(band >= 0.8 * height)

    def _item(self, one: Name) -> tuple[QGraphicsRectItem, QGraphicsSimpleTextItem]:
        veil = QGraphicsRectItem(self._stage.labels)
        veil.setPen(Qt.PenStyle.NoPen)
        veil.setBrush(self._veil)
        text = QGraphicsSimpleTextItem(one.text, veil)
        text.setFont(self._font)
        text.setBrush(QColor(one.colour))
        text.setPos(3, 0)
        box = text.boundingRect()
        veil.setRect(0, 0, box.width() + 6, box.height())
        return veil, text
