"""A line edit for several numbers."""

from typing import Any

from PySide6.QtWidgets import QWidget

from playground.ui.widgets.number_field import NumberField
from playground.ui.widgets.numbers import format_number, parse_numbers


class NumbersField(NumberField):
    """Shows and edits a tuple of numbers, as `NumberField` does one number; empty is allowed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.show_value(())

    def _text(self, value: Any) -> str:
        return ", ".join(map(format_number, value)) if isinstance(value, tuple) else ""

    def _parsed(self) -> Any:
        return parse_numbers(self.text())

    def _refusal(self) -> str:
        return self.tr("Enter numbers with commas between them.")
