"""The editors of the fields of one section, nested where a field is itself made of fields."""

from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from playground.experiment import PresetError, convert
from playground.family import Field, Member, Section, fields
from playground.ui.forms.editors import SwitchEditor, make_cell, make_editor
from playground.ui.texts import changed_text, chosen_text, member_tip, member_titles, tip, tr_registry
from playground.ui.widgets.labels import Labeled, LabeledCombo


class Slot(QObject):
    """One field of a section: its cells and its value.

    `edited` carries (new value of the field, undo text, merge key); `cellsChanged` says that `cells` has other widgets
    than before.
    """

    edited = Signal(object, str, str)
    cellsChanged = Signal()

    def __init__(self, field: Field, parent: QObject) -> None:
        super().__init__(parent)
        self.field = field

    def cells(self) -> list[QWidget]:
        """The widgets of this field in reading order, hidden ones included."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show a value without emitting."""
        raise NotImplementedError

    def set_visible(self, visible: bool) -> None:
        """Show or hide the field."""
        raise NotImplementedError

    def set_live(self, live: bool) -> None:
        """Say in the tips that a change applies at the next step, or when the table says."""
        raise NotImplementedError


class PlainSlot(Slot):
    """A field with a single editor."""

    def __init__(self, field: Field, slider: bool, parent: QObject) -> None:
        super().__init__(field, parent)
        self.editor = make_editor(field, slider)
        self.cell = make_cell(field, self.editor)
        self.editor.edited.connect(self._edit)

    def cells(self) -> list[QWidget]:
        """The editor with its label."""
        return [self.cell]

    def show_value(self, value: Any) -> None:
        """Show a value without emitting."""
        self.editor.show_value(value)

    def set_visible(self, visible: bool) -> None:
        """Show or hide the field."""
        self.cell.setVisible(visible)

    def set_live(self, live: bool) -> None:
        """Say when a change applies."""
        text = told(self.field, live)
        self.editor.set_tip(text)
        if isinstance(self.cell, Labeled):
            self.cell.label.setToolTip(text)

    def _edit(self, value: Any) -> None:
        stroke = getattr(self.editor, "stroke", 0)
        merge_key = f"{self.field.name}#{stroke}" if stroke else ""
        self.edited.emit(value, changed_text(self.field), merge_key)


class FamilySlot(Slot):
    """A field whose value is a member of a family: a combo box, then the chosen member's own fields."""

    def __init__(self, field: Field, sliders: frozenset[str], parent: QObject) -> None:
        super().__init__(field, parent)
        self._sliders = sliders
        self._value: Member | None = None
        self._visible = True
        self._live = False
        self._forms: dict[str, Slots] = {}
        self.cell = LabeledCombo(tr_registry(field.title), member_titles(field.members))
        self.combo = self.cell.combo
        for row, member in enumerate(field.members.values()):
            self.combo.setItemData(row, member_tip(member), 3)  # Qt.ItemDataRole.ToolTipRole
        self.combo.picked.connect(self._choose)

    def cells(self) -> list[QWidget]:
        """The combo box and the fields of every member shown so far."""
        return [self.cell, *(cell for form in self._forms.values() for cell in form.cells())]

    def show_value(self, value: Any) -> None:
        """Show a member without emitting."""
        self._value = value
        key = value.key()
        self.combo.show_key(key)
        self.cell.set_tip("\n".join((told(self.field, self._live), "", member_tip(type(value)))))
        if key not in self._forms:
            form = Slots(type(value), sliders=self._sliders, parent=self)
            form.edited.connect(self._edit)
            form.cellsChanged.connect(self.cellsChanged)
            self._forms[key] = form
            form.show_value(value)
            form.set_live(self._live)
            self.cellsChanged.emit()
        else:
            self._forms[key].show_value(value)
        self._show_forms()

    def set_visible(self, visible: bool) -> None:
        """Show or hide the combo box and the member's fields."""
        self._visible = visible
        self.cell.setVisible(visible)
        self._show_forms()

    def set_live(self, live: bool) -> None:
        """Say when a change applies; the combo box says it with the next value."""
        self._live = live
        for form in self._forms.values():
            form.set_live(live)

    def _show_forms(self) -> None:
        shown = self._value.key() if self._value is not None else ""
        for key, form in self._forms.items():
            form.set_visible(self._visible and key == shown)

    def _choose(self, key: str) -> None:
        member = self.field.members[key]
        value = switched(self._value, member)
        self.show_value(value)
        self.edited.emit(value, chosen_text(self.field, tr_registry(member.title)), "")

    def _edit(self, value: Member, text: str, merge_key: str) -> None:
        self._value = value
        self.edited.emit(value, text, f"{self.field.name}.{merge_key}" if merge_key else "")


class SectionSlot(Slot):
    """A field whose value is a section, or nothing where the section is optional: a check box, then its fields."""

    def __init__(self, field: Field, sliders: frozenset[str], parent: QObject) -> None:
        super().__init__(field, parent)
        assert field.section is not None
        self._section = field.section
        self._on = True
        self._visible = True
        self.switch: SwitchEditor | None = None
        if field.optional:
            self.switch = SwitchEditor(tr_registry(field.title))
            self.switch.setProperty("wide", True)
            self.switch.set_tip(tip(field))
            self.switch.edited.connect(self._turn)
        self._form = Slots(field.section, sliders=sliders, parent=self)
        self._form.edited.connect(self._edit)
        self._form.cellsChanged.connect(self.cellsChanged)

    def cells(self) -> list[QWidget]:
        """The check box, if any, and the section's fields."""
        return [*([self.switch] if self.switch else []), *self._form.cells()]

    def show_value(self, value: Any) -> None:
        """Show a section, or that there is none, without emitting."""
        self._on = value is not None
        if self.switch is not None:
            self.switch.show_value(self._on)
        if value is not None:
            self._form.show_value(value)
        self._form.set_visible(self._visible and self._on)

    def set_visible(self, visible: bool) -> None:
        """Show or hide the check box and the fields."""
        self._visible = visible
        if self.switch is not None:
            self.switch.setVisible(visible)
        self._form.set_visible(visible and self._on)

    def set_live(self, live: bool) -> None:
        """Say when a change applies."""
        if self.switch is not None:
            self.switch.set_tip(told(self.field, live))
        self._form.set_live(live)

    def _turn(self, on: bool) -> None:
        value = (self._form.value or self._section()) if on else None
        self.show_value(value)
        self.edited.emit(value, changed_text(self.field), "")

    def _edit(self, value: Section, text: str, merge_key: str) -> None:
        self.edited.emit(value, text, f"{self.field.name}.{merge_key}" if merge_key else "")


class Slots(QObject):
    """The fields of one section. `edited` carries (new section, undo text, merge key)."""

    edited = Signal(object, str, str)
    cellsChanged = Signal()

    def __init__(
        self,
        section: type[Section],
        *,
        only: tuple[str, ...] = (),
        exclude: tuple[str, ...] = (),
        sliders: frozenset[str] = frozenset(),
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.value: Any = None
        known = {field.name: field for field in fields(section)}
        names = [name for name in (only or known) if name not in exclude]
        self.slots = {name: self._slot(known[name], sliders) for name in names}

    def cells(self) -> list[QWidget]:
        """The widgets of all fields in order."""
        return [cell for slot in self.slots.values() for cell in slot.cells()]

    def show_value(self, value: Any) -> None:
        """Show a section without emitting."""
        self.value = value
        for name, slot in self.slots.items():
            slot.show_value(getattr(value, name))

    def set_visible(self, visible: bool) -> None:
        """Show or hide all fields."""
        for slot in self.slots.values():
            slot.set_visible(visible)

    def set_live(self, live: bool) -> None:
        """Say in the tips of all fields when a change applies."""
        for slot in self.slots.values():
            slot.set_live(live)

    def _slot(self, field: Field, sliders: frozenset[str]) -> Slot:
        slot: Slot
        if field.kind == "family":
            slot = FamilySlot(field, sliders, self)
        elif field.kind == "section":
            slot = SectionSlot(field, sliders, self)
        else:
            slot = PlainSlot(field, field.name in sliders, self)
        slot.edited.connect(lambda value, text, key: self._edit(field.name, value, text, key))
        slot.cellsChanged.connect(self.cellsChanged)
        return slot

    def _edit(self, name: str, value: Any, text: str, merge_key: str) -> None:
        document = msgspec.to_builtins(self.value) | {name: msgspec.to_builtins(value)}
        try:
            self.value = convert(document, type(self.value))
        except PresetError:  # refused, as a file would be: show what still holds
            self.show_value(self.value)
            return
        self.edited.emit(self.value, text, merge_key)


def told(field: Field, live: bool) -> str:
    """The tip of a field; `live`: a change applies at the next step, whatever the table says."""
    return tip(msgspec.structs.replace(field, live=live or field.live))


def switched(old: Member | None, member: type[Member]) -> Member:
    """A value of another member that keeps the fields of the same name, where they were changed from their default."""
    defaults = {field.name: field.default for field in fields(type(old))} if old is not None else {}
    shared = {field.name for field in fields(member)} & defaults.keys()
    kept = {name: getattr(old, name) for name in shared if getattr(old, name) != defaults[name]}
    try:
        result: Member = convert({"type": member.key()} | kept, member)
    except PresetError:  # a kept value is outside the new member's range
        return member()
    return result
