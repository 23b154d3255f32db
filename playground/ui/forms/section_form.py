"""A form for a section, generated from its table of fields."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.family import Section
from playground.ui.forms.columns_layout import ColumnsLayout
from playground.ui.forms.slots import Slot, Slots


class SectionForm(QWidget):
    """Editors for the fields of a section, in two columns where the width permits.

    `only` and `exclude` choose fields by name (`only` also orders them); `sliders` names numbers that get a slider.
    `edited` carries (new section value, undo text, merge key); showing a value never emits.
    """

    edited = Signal(object, str, str)

    def __init__(
        self,
        section: type[Section],
        *,
        only: Iterable[str] = (),
        exclude: Iterable[str] = (),
        sliders: Iterable[str] = (),
        columns: int = 2,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._layout = ColumnsLayout(self, most=columns)
        self._known: set[QWidget] = set()
        self._slots = Slots(section, only=tuple(only), exclude=tuple(exclude), sliders=frozenset(sliders), parent=self)
        self._slots.edited.connect(self.edited)
        self._slots.cellsChanged.connect(self._arrange)
        self._arrange()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def value(self) -> Any:
        """The section shown, with the edits made so far."""
        return self._slots.value

    def show_value(self, value: Section) -> None:
        """Show a section without emitting."""
        self._slots.show_value(value)

    def slot(self, name: str) -> Slot:
        """The slot of a field: its editors."""
        return self._slots.slots[name]

    def set_field_visible(self, name: str, visible: bool) -> None:
        """Show or hide one field."""
        self._slots.slots[name].set_visible(visible)

    def set_live(self, names: Iterable[str], live: bool) -> None:
        """Say in the tips of fields that a change applies at the next step, or when the table says."""
        for name in names:
            self._slots.slots[name].set_live(live)

    def _arrange(self) -> None:
        """Add new cells and put all in reading order, which is also the order of the Tab key."""
        cells = self._slots.cells()
        for cell in cells:
            if cell not in self._known:
                self._layout.addWidget(cell)
                self._known.add(cell)
        self._layout.set_order(cells)
        stops = [stop for cell in cells for stop in (cell, *cell.findChildren(QWidget)) if self._takes_tab(stop)]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self.updateGeometry()

    def _takes_tab(self, widget: QWidget) -> bool:
        """Whether Tab stops at the widget; the lists of combo boxes are windows of their own."""
        stops = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        return stops and widget.window() is self.window()
