"""What can be chosen for a plot: switches, choices and amounts, each an entry of its menu and of the settings."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from playground.ui.settings import Settings
from playground.ui.widgets.slider_row import SliderRow

MENU_MARGIN = 10
SLIDER_WIDTH = 190


class PlotOptions(QObject):
    """The options of one plot, read with `options[key]`; `changed` carries the key.

    `entries` are the menu's actions in the order in which the options were added.
    """

    changed = Signal(str)

    def __init__(self, card: QWidget) -> None:
        super().__init__(card)
        self._card = card
        self._values: dict[str, Any] = {}
        self._switches: dict[str, QAction] = {}
        self._choices: dict[str, dict[str, QAction]] = {}
        self._menus: dict[str, QMenu] = {}
        self._amounts: dict[str, SliderRow] = {}
        self._limits: dict[str, tuple[float, float]] = {}
        self.entries: list[QAction] = []

    def __getitem__(self, key: str) -> Any:
        return self._values[key]

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def add_switch(self, key: str, on: bool = False) -> QAction:
        """An option that is on or off."""
        action = QAction(self, checkable=True, checked=on)
        action.triggered.connect(lambda checked: self.set(key, checked))
        self._values[key], self._switches[key] = on, action
        self.entries.append(action)
        return action

    def add_choice(self, key: str, values: tuple[str, ...]) -> None:
        """An option that is one of some words; the first one unless chosen."""
        menu = self._add_menu(key)
        group = QActionGroup(menu)
        self._choices[key] = {}
        for value in values:
            action = QAction(group, checkable=True, checked=value == values[0])
            action.triggered.connect(lambda _, value=value: self.set(key, value))
            menu.addAction(action)
            self._choices[key][value] = action
        self._values[key] = values[0]

    def add_amount(self, key: str, low: float, high: float) -> None:
        """An option that is a number, with a slider; the lowest one unless chosen."""
        menu = self._add_menu(key)
        row = SliderRow("", low, high)
        row.setContentsMargins(MENU_MARGIN, 4, MENU_MARGIN, 4)
        row.setMinimumWidth(SLIDER_WIDTH)
        row.show_value(low)
        row.edited.connect(lambda value: self.set(key, float(value)))
        entry = QWidgetAction(menu)
        entry.setDefaultWidget(row)
        menu.addAction(entry)
        menu.aboutToShow.connect(lambda: row.slider.setFocus(Qt.FocusReason.PopupFocusReason))
        self._values[key], self._amounts[key], self._limits[key] = low, row, (low, high)

    def set(self, key: str, value: Any) -> None:
        """Choose; the menu follows."""
        if self._values[key] == value:
            return
        self._values[key] = value
        if key in self._switches:
            self._switches[key].setChecked(value)
        elif key in self._choices:
            self._choices[key][value].setChecked(True)
        else:
            self._amounts[key].show_value(value)
        self.changed.emit(key)

    def name(self, key: str, title: str, values: Mapping[str, str] | None = None) -> None:
        """The words of an option, and of what can be chosen."""
        if key in self._switches:
            self._switches[key].setText(title)
            return
        self._menus[key].menuAction().setText(title)
        if key in self._amounts:
            row = self._amounts[key]
            row.label.setText(title)
            row.slider.setAccessibleName(title)
            row.field.setAccessibleName(title)
        for value, words in (values or {}).items():
            self._choices[key][value].setText(words)

    def restore(self, settings: Settings, name: str) -> None:
        """Take what was remembered for the plot called `name`; what is missing or unknown stays as it is."""
        for key in self._values:
            text = settings.text(f"plots/{name}/{key}")
            if key in self._switches and text in ("on", "off"):
                self.set(key, text == "on")
            elif text in self._choices.get(key, ()):
                self.set(key, text)
            elif key in self._amounts and (number := _number(text)) is not None:
                low, high = self._limits[key]
                self.set(key, min(max(number, low), high))

    def store(self, settings: Settings, name: str) -> None:
        """Remember what is chosen."""
        for key, value in self._values.items():
            text = {True: "on", False: "off"}[value] if key in self._switches else str(value)
            settings.store(f"plots/{name}/{key}", text)

    def _add_menu(self, key: str) -> QMenu:
        menu = self._menus[key] = QMenu(self._card)
        self.entries.append(menu.menuAction())
        return menu


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if number == number else None
