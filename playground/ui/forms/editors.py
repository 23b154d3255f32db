"""One editor per kind of field. Every editor has `edited`, `show_value(value)` and `set_tip(text)`.

`show_value` never emits; `edited` carries only values within the field's bounds.
"""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from playground.family import Field
from playground.ui.forms.columns_layout import WIDE
from playground.ui.texts import tip, tr_registry
from playground.ui.widgets.chips import ChipGroup
from playground.ui.widgets.labels import Labeled
from playground.ui.widgets.number_field import NumberField
from playground.ui.widgets.numbers_field import NumbersField
from playground.ui.widgets.quiet import ChoiceCombo
from playground.ui.widgets.seed_field import SeedField
from playground.ui.widgets.slider_row import SliderRow
from playground.ui.widgets.stepper import StepperField


class ChoiceEditor(ChoiceCombo):
    """A combo box over the values of a literal."""

    edited = Signal(object)

    def __init__(self, choices: dict[str, str]) -> None:
        super().__init__(choices)
        self.picked.connect(self.edited.emit)

    def show_value(self, value: str) -> None:
        """Show a value without emitting."""
        self.show_key(value)

    def set_tip(self, tip: str) -> None:
        """The tool tip."""
        self.setToolTip(tip)


class SwitchEditor(QCheckBox):
    """A check box that names itself."""

    edited = Signal(object)

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.clicked.connect(self._click)

    def show_value(self, value: bool) -> None:
        """Show a value without emitting (`clicked` comes from a person only)."""
        self.setChecked(value)

    def set_tip(self, tip: str) -> None:
        """The tool tip."""
        self.setToolTip(tip)

    def _click(self) -> None:
        self.edited.emit(self.isChecked())


def make_editor(field: Field, slider: bool = False) -> Any:
    """The editor for a number, several numbers, a choice, a switch or a set of choices.

    `slider` asks for a slider if there is a range. Raises `TypeError` for kinds that are made of other fields.
    """
    title = tr_registry(field.title)
    editor: Any
    if field.kind in ("int", "float"):
        editor = _number_editor(field, title, slider)
    elif field.kind == "numbers":
        editor = NumbersField()
    elif field.kind == "choice":
        editor = ChoiceEditor({key: tr_registry(text) for key, text in field.choices.items()})
    elif field.kind == "bool":
        editor = SwitchEditor(title)
    elif field.kind == "choices":
        editor = ChipGroup({key: tr_registry(text) for key, text in field.choices.items()})
    else:
        raise TypeError(f"there is no single editor for {field.name} ({field.kind})")
    editor.setAccessibleName(title)
    editor.set_tip(tip(field))
    return editor


def make_cell(field: Field, editor: QWidget) -> QWidget:
    """The editor with its label, ready for a form; editors that show their own title are their own cells."""
    if isinstance(editor, SliderRow | SwitchEditor):
        return editor
    cell = Labeled(tr_registry(field.title), editor, explain=True)
    cell.label.setToolTip(tip(field))
    if isinstance(editor, ChipGroup):
        cell.setProperty(WIDE, True)
    return cell


def _number_editor(field: Field, title: str, slider: bool) -> QWidget:
    integer = field.kind == "int"
    low, high = field.low, field.high
    share = low is not None and high is not None and high <= 1 and not field.log and not integer
    if low is not None and high is not None and (slider or share):
        log = field.log or (integer and high - low > 1000)
        return SliderRow(title, low, high, log=log, integer=integer, exclusive=field.exclusive)
    if field.name == "seed":
        return SeedField()
    if integer or field.log:
        return StepperField(low, high, exclusive=field.exclusive, integer=integer, log=field.log)
    return NumberField(low, high, exclusive=field.exclusive)
