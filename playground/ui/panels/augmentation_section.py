"""Data augmentation on the training page: its settings and a picture of what they do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from playground.engine.augmentation import Augmentation
from playground.engine.specs import TrainingSpec
from playground.experiment import ExperimentSpec
from playground.experiment.training_problems import augmentation_names
from playground.family import fields
from playground.ui.forms.section_form import SectionForm
from playground.ui.panels.augmentation_preview import AugmentationPreview
from playground.ui.texts import tip, tr_registry


class AugmentationSection(QWidget):
    """The settings that mean something for the data, and a preview while any of them is above 0.

    `edited`: (new `Augmentation`, undo text, merge key).
    """

    edited = Signal(object, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = [field.name for field in fields(Augmentation)]
        self.form = SectionForm(Augmentation, sliders=names, parent=self)
        self.form.edited.connect(self.edited)
        self.preview = AugmentationPreview(self)
        self.again = QPushButton(self.tr("Draw again"), self)
        self.again.setProperty("role", "link")
        self.again.setToolTip(self.tr("Change the same examples by chance once more."))
        self.again.clicked.connect(self.preview.draw_again)
        field = next(field for field in fields(TrainingSpec) if field.name == "augmentation")
        self._title = QLabel(tr_registry(field.title), self)
        self._title.setProperty("role", "heading")
        self._title.setToolTip(tip(field))
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.form)
        column.addWidget(self.preview)

    def show_augmentation(self, spec: ExperimentSpec) -> None:
        """Show the augmentation of an experiment; never emits."""
        value, usable = spec.training.augmentation, augmentation_names(spec)
        self.form.show_value(value)
        for field in fields(Augmentation):
            self.form.set_field_visible(field.name, field.name in usable or bool(getattr(value, field.name)))
        self.preview.show_augmentation(value)
        shown = any(getattr(value, name) for name in usable if name != "noise" or "shift" in usable)
        self.preview.setVisible(shown)
        self.again.setVisible(shown)
