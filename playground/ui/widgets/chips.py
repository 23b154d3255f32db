"""Pills that are on or off."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from playground.ui.widgets.flow_layout import FlowLayout


class ChipToggle(QPushButton):
    """One pill, on or off."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("role", "chip")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)


class ChipGroup(QWidget):
    """A set of pills; `edited` carries the keys that are on, in the order of the choices.

    At least `minimum` stay on: a click that would leave fewer is taken back.
    """

    edited = Signal(object)

    def __init__(self, choices: Mapping[str, str], minimum: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._minimum = minimum
        self.chips: dict[str, ChipToggle] = {}
        layout = FlowLayout(self)
        for key, title in choices.items():
            chip = ChipToggle(title)
            chip.clicked.connect(self._click)
            layout.addWidget(chip)
            self.chips[key] = chip
        self._chosen: tuple[str, ...] = ()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys that are on."""
        return self._chosen

    def show_value(self, keys: Iterable[str]) -> None:
        """Turn these on and the others off, without emitting."""
        wanted = set(keys)
        self._chosen = tuple(key for key in self.chips if key in wanted)
        for key, chip in self.chips.items():
            chip.setChecked(key in wanted)

    def set_tip(self, tip: str) -> None:
        """The tool tip of every pill."""
        for chip in self.chips.values():
            chip.setToolTip(tip)

    def _click(self) -> None:
        keys = tuple(key for key, chip in self.chips.items() if chip.isChecked())
        if len(keys) < self._minimum:
            self.show_value(self._chosen)
        elif keys != self._chosen:
            self._chosen = keys
            self.edited.emit(keys)
