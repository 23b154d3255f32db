"""A line edit for one number that explains what it refuses."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from playground.ui.theme import tabular
from playground.ui.widgets.numbers import format_number, inside, parse_number, refusal

LONGEST = 8
"""Characters of a number that is written in full."""


class NumberField(QLineEdit):
    """Shows and edits a number within bounds.

    `edited` carries a new valid value when the person presses Enter or leaves the field. Anything else is kept as
    typed, framed in red and explained by `problem`, a tool tip and `problemChanged`; it is never emitted. Escape
    brings back the last valid value.
    """

    edited = Signal(object)
    problemChanged = Signal(str)

    def __init__(
        self,
        low: float | None = None,
        high: float | None = None,
        *,
        exclusive: bool = False,
        integer: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bounds = (low, high, exclusive)
        self._integer = integer
        self._value: float | int = 0
        self._tip = ""
        self.problem = ""
        self.setFont(tabular(self.font()))
        self.setMinimumWidth(44)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setProperty("invalid", False)
        self.editingFinished.connect(self._finish)
        self.textEdited.connect(self._clear_problem)
        self.show_value(low if low is not None and not exclusive else 0)

    @property
    def value(self) -> float | int:
        """The last valid number."""
        return self._value

    def show_value(self, value: Any) -> None:
        """Show a number without emitting; typed text that was refused gives way only to a different number."""
        if self.problem and value == self._value:
            return
        self._value = value
        self.setText(self._text(value))
        if self.hasFocus():
            self.selectAll()
        else:
            self.setCursorPosition(0)
        self._clear_problem()

    def set_tip(self, tip: str) -> None:
        """The tool tip shown while nothing is wrong."""
        self._tip = tip
        if not self.problem:
            self.setToolTip(tip)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the number, so that typing replaces it."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape brings back the last valid value."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._text(self._value):
            self.revert()
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def revert(self) -> None:
        """Bring back the last valid value."""
        self._clear_problem()
        self.show_value(self._value)

    def _text(self, value: Any) -> str:
        """A value as it is written: a root of 2 with four decimals, and exact as long as nobody types another."""
        text = format_number(value)
        return text if len(text) <= LONGEST or abs(value) < 1 else format_number(round(value, 4))

    def _parsed(self) -> Any:
        """The value that was typed; None if it is refused."""
        value = parse_number(self.text(), self._integer)
        return value if value is not None and inside(value, *self._bounds) else None

    def _refusal(self) -> str:
        """What the field accepts, in one sentence."""
        return refusal(*self._bounds, integer=self._integer)

    def _finish(self) -> None:
        if self.text() == self._text(self._value):
            self._clear_problem()
            return
        value = self._parsed()
        if value is None:
            self._set_problem(self._refusal())
            return
        changed = value != self._value
        self._clear_problem()
        self.show_value(value)
        if changed:
            self.edited.emit(value)

    def _set_problem(self, sentence: str) -> None:
        if sentence == self.problem:
            return
        self.problem = sentence
        self.setToolTip(sentence or self._tip)
        self.setAccessibleDescription(sentence)
        self.setProperty("invalid", bool(sentence))
        self.style().unpolish(self)
        self.style().polish(self)
        self.problemChanged.emit(sentence)

    def _clear_problem(self) -> None:
        self._set_problem("")
