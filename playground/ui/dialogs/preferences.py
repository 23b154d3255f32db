"""The preferences, as a form made from their table."""

from msgspec.structs import asdict
from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLayout, QVBoxLayout, QWidget

from playground.family import Field, fields
from playground.ui.forms.section_form import SectionForm
from playground.ui.preferences import Preferences, Preferred
from playground.ui.texts import meaning, tr_registry, wrap
from playground.ui.widgets.stepper import StepperField

WIDTH = 520
"""Pixels: the sentence at the bottom fits into a line."""


class PreferencesDialog(QDialog):
    """Groups of preferences. Each applies when it is changed, or says that it waits for the next start."""

    def __init__(self, preferred: Preferred, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Preferences"))
        self._preferred = preferred
        self._rows = layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(8)
        self.cells: dict[str, QWidget] = {}
        self.forms = [self._add_group(title, names) for title, names in self._groups()]
        later = ", ".join(tr_registry(field.title) for field in fields(Preferences) if not field.live)
        note = QLabel(self.tr("At the next start: {names}. Everything else applies at once.").format(names=later), self)
        note.setProperty("role", "muted")
        note.setWordWrap(True)
        layout.addWidget(note)
        layout.addSpacing(8)
        layout.addWidget(self._buttons())
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # it does not know the width of the forms
        self._show()
        preferred.changed.connect(self._show)

    def showEvent(self, event: QShowEvent) -> None:
        """Open as high as the forms are."""
        self._fit()
        super().showEvent(event)

    @Slot()
    def _fit(self) -> None:
        """Be as high as the forms are at this width, now that a field may explain what it refuses."""
        self.setFixedSize(WIDTH, self._rows.totalHeightForWidth(WIDTH))

    def _groups(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return (
            (self.tr("Look"), ("theme", "language", "animation")),
            (self.tr("Speed"), ("refresh_rate", "blas_threads")),
            (self.tr("Unsaved work"), ("autosave", "autosave_interval")),
            (self.tr("Runs"), ("keep_runs",)),
        )

    def _add_group(self, title: str, names: tuple[str, ...]) -> SectionForm:
        heading = QLabel(title, self)
        heading.setProperty("role", "title")
        form = SectionForm(Preferences, only=names, parent=self)
        for field in fields(Preferences):
            if field.name in names:
                self.cells[field.name] = cell = form.slot(field.name).cells()[0]
                set_tips(cell, preference_tip(field))
        form.edited.connect(self._choose)
        for number in form.findChildren(StepperField):
            number.problemChanged.connect(self._fit, Qt.ConnectionType.QueuedConnection)  # when it is laid out
        self._rows.addWidget(heading)
        self._rows.addWidget(form)
        self._rows.addSpacing(8)
        return form

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.defaults = buttons.addButton(self.tr("Reset to defaults"), QDialogButtonBox.ButtonRole.ResetRole)
        self.defaults.setToolTip(self.tr("All preferences as they were at the first start."))
        self.defaults.setAutoDefault(False)
        self.defaults.clicked.connect(lambda: self._choose(Preferences()))
        buttons.rejected.connect(self.close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        return buttons

    @Slot(object)
    def _choose(self, value: Preferences) -> None:
        self._preferred.choose(**asdict(value))

    @Slot()
    def _show(self) -> None:
        for form in self.forms:
            form.show_value(self._preferred.value)
        self.cells["autosave_interval"].setEnabled(self._preferred.value.autosave)


def preference_tip(field: Field) -> str:
    """What a preference does, its range, and when a change takes effect."""
    at_once = QCoreApplication.translate("Tips", "Applies at once")
    later = QCoreApplication.translate("Tips", "Applies at the next start")
    return "\n".join((meaning(field), wrap(at_once if field.live else later)))


def set_tips(cell: QWidget, tip: str) -> None:
    """Give a cell of a form, whatever it is made of, a tip."""
    for part in (cell, *cell.findChildren(QWidget)):
        if part.toolTip():
            part.setToolTip(tip)
