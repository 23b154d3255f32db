"""Walking from unit to unit with the arrow keys, and what a screen reader is told on the way."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from playground.ui.canvas.column import Key
from playground.ui.canvas.column_items import ColumnItems
from playground.ui.canvas.scene import NetworkScene


class Walk:
    """Which unit the keyboard is at: `key` of its column and the place of its picture there; None: at none."""

    def __init__(self) -> None:
        self.key: Key | None = None
        self.place = 0

    def item(self, scene: NetworkScene) -> ColumnItems | None:
        """The column of the unit, if there is one; the place stays within it."""
        found = next((item for item in scene.columns if item.column.key == self.key), None)
        if found is not None:
            self.place = min(self.place, len(found.slot.tops) - 1)
        return found

    def leave(self) -> None:
        """Be at no unit."""
        self.key = None

    def up_or_down(self, scene: NetworkScene, start: Key, steps: int) -> int:
        """Go to a unit above or below, at first to the first or last one of the column `start`.

        Returns by how many units the column has to be scrolled for that.
        """
        item = self.item(scene)
        if item is None:
            self.key = start
            item = self.item(scene)
            last = len(item.slot.tops) - 1 if item is not None else 0
            self.place = 0 if steps > 0 else last
            return 0
        last = len(item.slot.tops) - 1
        wanted = self.place + steps
        self.place = min(max(wanted, 0), last)
        return wanted - self.place

    def sideways(self, scene: NetworkScene, direction: int) -> Key | None:
        """Go to the unit at about the same height of the next column; returns its key, None where there is none."""
        item = self.item(scene)
        if item is None:
            return None
        place = scene.columns.index(item) + direction
        if not 0 <= place < len(scene.columns):
            return None
        height, target = item.slot.entry(self.place).y(), scene.columns[place]
        units = range(len(target.slot.tops))
        self.key = target.column.key
        self.place = min(units, key=lambda unit: abs(target.slot.entry(unit).y() - height))
        return self.key


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader say something, if there is one."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
