"""The settings that are changed most, in one row: optimizer, learning rate, schedule, batch size, loss, seed."""

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.engine.specs import TrainingSpec
from playground.experiment.spec import ExperimentSpec
from playground.family import Field, fields
from playground.ui.forms.slots import switched
from playground.ui.texts import changed_text, chosen_text, member_tip, member_titles, tip, tr_registry
from playground.ui.widgets.labels import Labeled, LabeledCombo
from playground.ui.widgets.number_field import NumberField

FIELDS = {field.name: field for field in fields(TrainingSpec)}
WIDEST = 115
"""Characters: no wider than is comfortable to read."""
FRAME = 18
"""Pixels of a field beside its text."""
ARROW = "000"
"""As wide as the arrow of a combo box."""


class QuickSettings(QWidget):
    """Labelled fields generated from the tables. Edits leave as `edited` (experiment, undo text, merge key)."""

    edited = Signal(object, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec: ExperimentSpec | None = None
        self.optimizer = self._family("optimizer")
        self.learning_rate = self._number(_learning_rate(TrainingSpec()))
        self.schedule = self._family("schedule")
        self.batch_size = self._number(FIELDS["batch_size"])
        self.loss = self._family("loss")
        self.seed = self._number(FIELDS["seed"])
        self.setMaximumWidth(WIDEST * self.fontMetrics().averageCharWidth())
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._cells: tuple[Labeled, ...] = (
            self.optimizer,
            Labeled(self.tr("Learning rate"), self.learning_rate),
            self.schedule,
            Labeled(tr_registry(FIELDS["batch_size"].title), self.batch_size),
            self.loss,
            Labeled(self.tr("Seed"), self.seed),
        )
        for cell in self._cells:
            self._row.addWidget(cell)
        self.learning_rate.edited.connect(self._set_learning_rate)
        self.batch_size.edited.connect(self._set_batch_size)
        self.seed.edited.connect(self._set_seed)
        self.seed.set_tip(
            self.tr(
                "Sets the seeds of the data, the initial weights and the order of the examples at once.\n"
                "The same seed gives the same result. Rebuilds the network."
            )
        )

    def show_spec(self, spec: ExperimentSpec) -> None:
        """Show the experiment's settings without emitting."""
        self._spec = spec
        training = spec.training
        for name, combo in (("optimizer", self.optimizer), ("schedule", self.schedule), ("loss", self.loss)):
            member = getattr(training, name)
            combo.combo.show_key(member.key())
            combo.set_tip("\n".join((tip(FIELDS[name]), "", member_tip(type(member)))))
        self.learning_rate.set_tip(tip(_learning_rate(training)))
        self.learning_rate.show_value(training.optimizer.learning_rate)
        self.batch_size.show_value(training.batch_size)
        self.seed.show_value(spec.network.seed)
        self._share_out()

    def _share_out(self) -> None:
        """Give every cell its share of the room: a combo box what its title needs, all what their label does."""
        for place, cell in enumerate(self._cells):
            text = cell.combo.currentText() + ARROW if isinstance(cell, LabeledCombo) else "00000"
            wanted = max(self.fontMetrics().horizontalAdvance(text) + FRAME, cell.label.sizeHint().width())
            self._row.setStretch(place, wanted)

    def _family(self, name: str) -> LabeledCombo:
        field = FIELDS[name]
        labelled = LabeledCombo(tr_registry(field.title), member_titles(field.members))
        labelled.combo.setObjectName(f"quick_{name}")
        labelled.combo.setMinimumContentsLength(3)
        labelled.combo.picked.connect(lambda key: self._choose(field, key))
        return labelled

    def _number(self, field: Field) -> NumberField:
        number = NumberField(field.low, field.high, exclusive=field.exclusive, integer=field.kind == "int")
        number.setObjectName(f"quick_{field.name}")
        number.set_tip(tip(field))
        return number

    def _choose(self, field: Field, key: str) -> None:
        if self._spec is not None:
            member = field.members[key]
            value = switched(getattr(self._spec.training, field.name), member)
            self._change(chosen_text(field, tr_registry(member.title)), **{field.name: value})

    def _set_learning_rate(self, rate: float) -> None:
        if self._spec is not None:
            optimizer = replace(self._spec.training.optimizer, learning_rate=float(rate))
            self._change(self.tr("Change learning rate"), optimizer=optimizer)

    def _set_batch_size(self, size: int) -> None:
        self._change(changed_text(FIELDS["batch_size"]), batch_size=size)

    def _set_seed(self, seed: int) -> None:
        if self._spec is not None:
            sections: dict[str, Any] = {
                name: replace(getattr(self._spec, name), seed=seed) for name in ("data", "network", "training")
            }
            self.edited.emit(replace(self._spec, **sections), self.tr("Change seeds"), "")

    def _change(self, text: str, **changes: Any) -> None:
        if self._spec is not None:
            self.edited.emit(replace(self._spec, training=replace(self._spec.training, **changes)), text, "")


def _learning_rate(training: TrainingSpec) -> Field:
    """The optimizer's learning rate; its bounds are the same in all optimizers."""
    return next(field for field in fields(type(training.optimizer)) if field.name == "learning_rate")
