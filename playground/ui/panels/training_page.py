"""The inspector's page about training: loss, optimizer, schedule, penalties, stopping, augmentation,
pre-training and seeds.
"""

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.data.spec import DataSpec
from playground.engine.augmentation import Augmentation
from playground.engine.class_weights import Unweighted
from playground.engine.frame import Frame
from playground.engine.specs import NetworkSpec, TrainingSpec
from playground.experiment import ExperimentSpec
from playground.family import Section
from playground.ui.forms.columns_layout import ColumnsLayout
from playground.ui.forms.section_form import SectionForm
from playground.ui.panels.augmentation_section import AugmentationSection

ORDER = (
    "optimizer", "schedule", "loss", "class_weights", "clip", "constraint", "batch_size", "epochs", "l1", "l2",
    "early_stopping",
)  # fmt: skip


class TrainingPage(QWidget):
    """Settings of the training and the three seeds. `edited`: (new spec, undo text, merge key)."""

    edited = Signal(object, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec: ExperimentSpec | None = None
        self.form = SectionForm(TrainingSpec, only=ORDER, sliders=("l1", "l2"), parent=self)
        self.augmentation = AugmentationSection(self)
        self.pretraining = SectionForm(NetworkSpec, only=("pretraining",), parent=self)
        row = QWidget(self)
        self.seeds: dict[str, SectionForm] = {
            name: SectionForm(section, only=("seed",), columns=1, parent=row)
            for name, section in (("data", DataSpec), ("network", NetworkSpec), ("training", TrainingSpec))
        }
        self.form.edited.connect(lambda value, text, key: self._edit("training", value, text, key))
        self.augmentation.edited.connect(self._edit_augmentation)
        self.pretraining.edited.connect(lambda value, text, key: self._edit("network", value, text, key))
        row_layout = ColumnsLayout(row)
        for name, form in self.seeds.items():
            form.edited.connect(lambda value, text, key, name=name: self._edit(name, value, text, key))
            row_layout.addWidget(form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.form)
        column.addWidget(self.augmentation)
        column.addWidget(self.pretraining)
        column.addWidget(row)
        column.addStretch()

    def show_training(self, spec: ExperimentSpec) -> None:
        """Show the training of an experiment; never emits."""
        self._spec = spec
        self.form.show_value(spec.training)
        weighs = bool(spec.data.dataset.classes) or not isinstance(spec.training.class_weights, Unweighted)
        self.form.set_field_visible("class_weights", weighs)
        self.augmentation.show_augmentation(spec)
        self.pretraining.show_value(spec.network)
        for name, form in self.seeds.items():
            form.show_value(getattr(spec, name))

    def show_frame(self, frame: Frame) -> None:
        """Take the examples that the preview of the augmentation shows."""
        self.augmentation.preview.show_data(frame.data)

    def _edit_augmentation(self, value: Augmentation, text: str, merge_key: str) -> None:
        if self._spec is not None:
            key = f"augmentation.{merge_key}" if merge_key else ""
            self._edit("training", replace(self._spec.training, augmentation=value), text, key)

    def _edit(self, name: str, value: Section, text: str, merge_key: str) -> None:
        if self._spec is not None:
            key = f"{name}.{merge_key}" if merge_key else ""
            self.edited.emit(replace(self._spec, **{name: value}), text, key)
