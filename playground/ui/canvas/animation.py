"""How a changed network comes into view: columns glide to their new places, new ones and the edges fade in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEasingCurve, QVariantAnimation
from PySide6.QtWidgets import QGraphicsItem, QWidget

from playground.ui.canvas.column import Column

DURATION = 180
"""Milliseconds."""


def matches(old: Sequence[Column], new: Sequence[Column]) -> dict[int, int]:
    """Which old column each new one was, new place -> old place; those without one are new.

    Equal ones are found from both ends; of what is left in between, equal ones anywhere (a block that was moved),
    and if there are as many as before, the others by their place (a block that was changed).
    """
    before, after = [_bare(column) for column in old], [_bare(column) for column in new]
    shorter = min(len(before), len(after))
    head = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    tail = next((i for i in range(shorter - head) if before[-1 - i] != after[-1 - i]), shorter - head)
    found = {place: place for place in range(head)}
    found |= {len(after) - 1 - i: len(before) - 1 - i for i in range(tail)}
    places = list(range(head, len(before) - tail))
    for place in range(head, len(after) - tail):
        same = next((there for there in places if before[there] == after[place]), None)
        if same is None and len(before) == len(after) and place in places and before[place] not in after:
            same = place
        if same is not None:
            places.remove(same)
            found[place] = same
    return found


def _bare(column: Column) -> Column:
    """A column without what depends on its place and its neighbours."""
    return replace(column, key=0 if column.hidden else column.key, joint="weights", problem="", tip="")


class Glide:
    """One animation, at most `DURATION` long, that a change of the network starts and another one cuts short."""

    def __init__(self, view: QWidget) -> None:
        self._moving: dict[QGraphicsItem, float] = {}
        self._fading: list[QGraphicsItem] = []
        self.animation = QVariantAnimation(view)
        self.animation.setStartValue(0.0)
        self.animation.setEndValue(1.0)
        self.animation.setDuration(DURATION)
        self.animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.animation.valueChanged.connect(self._show)

    def start(self, moving: Mapping[QGraphicsItem, float], fading: Sequence[QGraphicsItem]) -> None:
        """Let items come from so many pixels beside their place, and others out of nothing."""
        self.forget()
        self._moving, self._fading = dict(moving), list(fading)
        self._show(0.0)
        self.animation.start()

    def finish(self) -> None:
        """Put everything in its place at once."""
        self.animation.stop()
        self._show(1.0)
        self.forget()

    def forget(self) -> None:
        """The items are about to go."""
        self.animation.stop()
        self._moving, self._fading = {}, []

    def _show(self, share: float) -> None:
        for item, distance in self._moving.items():
            item.setX(distance * (1.0 - share))
        for item in self._fading:
            item.setOpacity(share)
