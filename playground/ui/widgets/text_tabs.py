"""Words of which one is chosen, underlined; they take a second row where the room is narrow."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from playground.ui.tab_order import stop_at_one
from playground.ui.widgets.flow_layout import FlowLayout

GAP = 8
"""Pixels between two words."""


class TextTabs(QWidget):
    """One tab per key; `chosen` carries the key a person chose, and showing a key never emits."""

    chosen = Signal(str)

    def __init__(self, titles: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)  # the arrow keys go from one to the next
        layout = FlowLayout(self, GAP)
        for key, title in titles.items():
            tab = QPushButton(title, self)
            tab.setProperty("role", "tab")
            tab.setCheckable(True)
            tab.setCursor(Qt.CursorShape.PointingHandCursor)
            self._group.addButton(tab)
            layout.addWidget(tab)
            self.tabs[key] = tab
        self._group.buttonClicked.connect(lambda _: self.chosen.emit(self.key))

    @property
    def key(self) -> str:
        """The key shown; empty before there is one."""
        return next((key for key, tab in self.tabs.items() if tab.isChecked()), "")

    def show_key(self, key: str) -> None:
        """Underline another word, without emitting."""
        self.tabs[key].setChecked(True)
        stop_at_one(list(self.tabs.values()), self.tabs[key])
