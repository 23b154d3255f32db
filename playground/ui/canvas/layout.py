"""Where everything is: the geometry of the columns for a size of the view, without any widget."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSizeF

from playground.ui.canvas.pictures import GAP

Kind = Literal["units", "maps", "photo"]
"""What a column draws: one small picture per unit or per channel of an image, or one large picture."""

MOST_UNITS = 16
"""How many units of a column are drawn at most."""

LARGEST, SMALLEST, IMAGE = 42.0, 10.0, 92.0
_FOLDED = 16.0
_LEAST_MAP, _LARGE_MAP, _MAP_SHARE = 26.0, 32.0, 0.08
WIDEST_PITCH = 250.0
_FRAME = 116.0
_RATIO = 2.6
_SHARE = 0.1


@dataclass(frozen=True)
class Bands:
    """Heights of what surrounds the pictures and widths of the margins, in pixels; they follow the font.

    `head`: title, subtitle and chips. `foot`: plus and minus. `more`: the line that says how many units are folded.
    """

    head: float
    foot: float
    more: float
    left: float
    right: float


@dataclass(frozen=True)
class Slot:
    """One column, placed. `frame`: its whole area. `side`: of a picture. `tops`: upper edges of the pictures shown.

    `first`: by how many units it is scrolled.
    """

    frame: QRectF
    side: float
    tops: tuple[float, ...]
    units: int
    first: int = 0

    @property
    def centre(self) -> float:
        """The x coordinate of the column's middle."""
        return self.frame.center().x()

    @property
    def folded(self) -> int:
        """How many units are not drawn."""
        return self.units - len(self.tops)

    @property
    def strip(self) -> QRectF:
        """The rectangle of all pictures together."""
        bottom = self.tops[-1] + self.side
        return QRectF(self.centre - self.side / 2, self.tops[0], self.side, bottom - self.tops[0])

    def picture(self, unit: int) -> QRectF:
        """The rectangle of one unit's picture."""
        return QRectF(self.centre - self.side / 2, self.tops[unit], self.side, self.side)

    def entry(self, unit: int) -> QPointF:
        """Where the edges into a unit end."""
        return QPointF(self.centre - self.side / 2, self.tops[unit] + self.side / 2)

    def leave(self, unit: int) -> QPointF:
        """Where the edges out of a unit start."""
        return QPointF(self.centre + self.side / 2, self.tops[unit] + self.side / 2)


def place(units: Sequence[int], kinds: Sequence[Kind], size: QSizeF, bands: Bands) -> tuple[Slot, ...]:
    """Spread columns of so many units over a view of that size."""
    room = max(size.height() - bands.head - bands.foot, 2 * SMALLEST)
    pitch = _pitch(len(units), size.width(), bands)
    first = bands.left + (size.width() - bands.left - bands.right - pitch * (len(units) - 1)) / 2
    last = first + pitch * (len(units) - 1)
    half = max(min(_FRAME / 2, pitch / 2 - 2.0, first, size.width() - last), 0.0)
    sides = [_side(count, kind, room, pitch, bands) for count, kind in zip(units, kinds, strict=True)]
    plain = [side for side, kind in zip(sides, kinds, strict=True) if kind != "photo"]
    ceiling = max(_RATIO * min(plain, default=LARGEST), SMALLEST)
    slots = []
    for index, (count, kind, side) in enumerate(zip(units, kinds, sides, strict=True)):
        frame = QRectF(first + index * pitch - half, 2.0, 2 * half, size.height() - 4.0)
        photo = kind == "photo"
        slots.append(_slot(count, photo, frame, side if photo else min(side, ceiling), room, bands))
    return tuple(slots)


def _pitch(columns: int, width: float, bands: Bands) -> float:
    """The distance between the middles of two neighbouring columns."""
    return min((width - bands.left - bands.right) / max(columns - 1, 1), WIDEST_PITCH)


def _side(units: int, kind: Kind, room: float, pitch: float, bands: Bands) -> float:
    """The side of a column's pictures: as large as allowed, as small as needed to show all units.

    Maps stay large enough to see something in them, even if not all of them can be shown.
    """
    narrow = max(pitch * 0.5, SMALLEST)
    if kind == "photo":
        return min(IMAGE, room, narrow)
    shown = min(units, MOST_UNITS)
    height = room - (bands.more if shown < units else 0.0)
    least = SMALLEST if shown == units else _FOLDED
    if kind == "maps":
        least = min(max(_MAP_SHARE * room, _LEAST_MAP), _LARGE_MAP)
    return min(max(_fitting_side(shown, height), least), max(LARGEST, _SHARE * room), narrow)


def _fitting_side(count: int, height: float) -> float:
    return height / (count + (count - 1) * GAP)


def _slot(units: int, photo: bool, frame: QRectF, side: float, room: float, bands: Bands) -> Slot:
    if photo:
        return Slot(frame, side, (bands.head + (room - side) / 2,), 1)
    shown = min(units, MOST_UNITS, _capacity(room, side))
    height = room
    if shown < units:
        height -= bands.more
        shown = min(MOST_UNITS, _capacity(height, side))
    pitch = side * (1.0 + GAP)
    top = bands.head + (height - shown * pitch + side * GAP) / 2
    return Slot(frame, side, tuple(top + unit * pitch for unit in range(shown)), units)


def _capacity(height: float, side: float) -> int:
    """How many pictures fit on top of each other, at least one."""
    return max(int((height + side * GAP) / (side * (1.0 + GAP)) + 1e-9), 1)
