"""A seed and a button for the next one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from playground.ui.icons import set_icon
from playground.ui.widgets.number_field import NumberField

LARGEST_SEED = 2**32 - 1


class SeedField(QWidget):
    """A whole number from 0 and a die that moves it on by one. `edited` carries the new seed."""

    edited = Signal(object)
    problemChanged = Signal(str)

    def __init__(self, next_tip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = NumberField(0, LARGEST_SEED, integer=True)
        self.button = QToolButton()
        set_icon(self.button, "new-weights", "muted")
        self.button.setToolTip(next_tip or self.tr("Use the next seed"))
        self.button.setAccessibleName(next_tip or self.tr("Use the next seed"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.button)
        self.setFocusProxy(self.field)
        self.field.edited.connect(self.edited)
        self.field.problemChanged.connect(self.problemChanged)
        self.button.clicked.connect(self._next)

    @property
    def value(self) -> int:
        """The seed shown."""
        return int(self.field.value)

    def show_value(self, value: int) -> None:
        """Show a seed without emitting."""
        self.field.show_value(value)

    def set_tip(self, tip: str) -> None:
        """The tool tip of the number."""
        self.field.set_tip(tip)

    def setAccessibleName(self, name: str) -> None:
        """Name the number."""
        super().setAccessibleName(name)
        self.field.setAccessibleName(name)

    def _next(self) -> None:
        value = (self.value + 1) % (LARGEST_SEED + 1)
        self.field.show_value(value)
        self.edited.emit(value)
