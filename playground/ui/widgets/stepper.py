"""A number with buttons for the next smaller and the next larger one."""

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from playground.ui.icons import set_icon
from playground.ui.widgets.number_field import NumberField

DECADE = (1.0, 2.0, 5.0, 10.0)


def next_number(value: float, up: bool, *, integer: bool, log: bool) -> float | int:
    """The neighbour of a number: +-1 for whole numbers, double or half (log); 1, 2, 5, 10, ... for others."""
    if integer:
        if log:
            return int(value) * 2 if up else int(value) // 2
        return int(value) + (1 if up else -1)
    if not log or value <= 0:
        return float(f"{value + (0.1 if up else -0.1):.10g}")
    decade = 10.0 ** math.floor(math.log10(value) + 1e-9)
    rounded = value / decade
    if up:
        factor = next(step for step in DECADE if step > rounded * (1 + 1e-9))
        return float(f"{factor * decade:.10g}")
    smaller = [step for step in DECADE if step < rounded * (1 - 1e-9)]
    return float(f"{(smaller[-1] if smaller else 0.5) * decade:.10g}")


class StepperField(QWidget):
    """A `NumberField` with two buttons; Up and Down do the same. `edited` carries the new number."""

    edited = Signal(object)
    problemChanged = Signal(str)

    def __init__(
        self,
        low: float | None = None,
        high: float | None = None,
        *,
        exclusive: bool = False,
        integer: bool = False,
        log: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._low, self._high, self._exclusive = low, high, exclusive
        self._integer, self._log = integer, log
        self.field = NumberField(low, high, exclusive=exclusive, integer=integer)
        self.smaller = self._button("remove", self.tr("Smaller"))
        self.larger = self._button("add", self.tr("Larger"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.smaller)
        layout.addWidget(self.larger)
        self.setFocusProxy(self.field)
        self.field.edited.connect(self._type)
        self.field.problemChanged.connect(self.problemChanged)
        self.smaller.clicked.connect(lambda: self.step(up=False))
        self.larger.clicked.connect(lambda: self.step(up=True))

    @property
    def value(self) -> float | int:
        """The last valid number."""
        return self.field.value

    def show_value(self, value: float | int) -> None:
        """Show a number without emitting."""
        self.field.show_value(value)
        self.smaller.setEnabled(self._allowed(self._neighbour(up=False)))
        self.larger.setEnabled(self._allowed(self._neighbour(up=True)))

    def set_tip(self, tip: str) -> None:
        """The tool tip of the number."""
        self.field.set_tip(tip)

    def setAccessibleName(self, name: str) -> None:
        """Name the number."""
        super().setAccessibleName(name)
        self.field.setAccessibleName(name)

    def step(self, up: bool) -> None:
        """Go to the next larger or smaller number, if it is allowed."""
        value = self._neighbour(up)
        if self._allowed(value):
            self.show_value(value)
            self.edited.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down are the buttons (the line edit leaves these keys to us)."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step(up=event.key() == Qt.Key.Key_Up)
        else:
            super().keyPressEvent(event)

    def _type(self, value: float) -> None:
        self.show_value(value)
        self.edited.emit(value)

    def _neighbour(self, up: bool) -> float | int:
        return next_number(self.field.value, up, integer=self._integer, log=self._log)

    def _allowed(self, value: float) -> bool:
        above = self._low is None or (value > self._low if self._exclusive else value >= self._low)
        return above and (self._high is None or value <= self._high)

    def _button(self, icon: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "step")
        button.setAccessibleName(text)
        button.setToolTip(text)
        button.setAutoRepeat(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_icon(button, icon, "muted")
        return button
