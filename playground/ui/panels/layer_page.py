"""The inspector's page about one block of the network, or about its output."""

from math import prod

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from playground.data.problems import input_shape
from playground.engine.activation_rule import ActivationRule
from playground.engine.activations import Step
from playground.engine.block_rule import BlockRule
from playground.engine.blocks import BlockInfo, Output, outline
from playground.engine.parallel import Parallel
from playground.engine.recurrent import SimpleRNN
from playground.engine.specs import TrainingSpec
from playground.experiment import ExperimentSpec
from playground.ui.canvas.block_column import chip_rows, flattened
from playground.ui.forms.section_form import SectionForm
from playground.ui.panels.activation_curve import ActivationCurve
from playground.ui.panels.branch_rows import BranchRows
from playground.ui.panels.time_gradients import TimeGradientsView
from playground.ui.texts import tr_sentence

Selection = int | str | None
"""The index of a block, ``"output"``, or nothing."""


def output_units(spec: ExperimentSpec) -> int:
    """How many units the output has."""
    dataset = spec.data.dataset
    return spec.training.loss.units(len(dataset.classes), len(dataset.targets))


def blocks_of(spec: ExperimentSpec) -> tuple[BlockInfo, ...]:
    """Titles, shapes and parameter counts of all blocks and the output; also of a stack that cannot run."""
    return outline(spec.network, input_shape(spec.data), output_units(spec))


class LayerPage(QWidget):
    """Settings of the selected block. `edited`: (new spec, undo text, merge key)."""

    edited = Signal(object, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec: ExperimentSpec | None = None
        self._selection: Selection = None
        self._forms: dict[type[BlockRule], SectionForm] = {}
        self.output_form = SectionForm(Output, only=("activation", "initializer"), parent=self)
        self.loss_form = SectionForm(TrainingSpec, only=("loss",), columns=1, parent=self)
        self.branches: BranchRows | None = None
        self.curve = ActivationCurve(self)
        self.time = TimeGradientsView(self)
        self.time.hide()
        self._hint = self._label("muted")
        self._step = self._label("problem")
        self._step.setText(
            self.tr("The gradient of the step is zero everywhere: nothing before it learns by gradient descent.")
        )
        self.note = self._label("small")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 0)
        self._column.setSpacing(8)
        for widget in (self.time, self._hint, self.output_form, self.loss_form, self.curve, self._step, self.note):
            self._column.addWidget(widget)
        self._column.addStretch()
        self.output_form.edited.connect(self._edit_output)
        self.loss_form.edited.connect(self._edit_training)

    def show_block(self, spec: ExperimentSpec, selection: Selection) -> None:
        """Show a block, the output, or a hint; never emits."""
        other_one, self._spec, self._selection = selection != self._selection, spec, selection
        block: BlockRule | None = spec.network.blocks[selection] if isinstance(selection, int) else None
        self._show_branches(block, forget=other_one)
        self.time.watch(selection if isinstance(selection, int) and isinstance(block, SimpleRNN) else None)
        if isinstance(block, Parallel):
            block = self._rows().chosen
        form = self._form(type(block)) if block is not None else None
        for other in self._forms.values():
            other.setVisible(other is form)
        if form is not None and block is not None:
            form.show_value(block)
        output = selection == "output"
        self.output_form.setVisible(output)
        self.loss_form.setVisible(output)
        if output:
            self.output_form.show_value(spec.network.output)
            self.loss_form.show_value(spec.training)
        self._hint.setText(self._nothing_selected(spec) if selection is None else "")
        self._hint.setVisible(selection is None)
        activation = spec.network.output.activation if output else getattr(block, "activation", None)
        self._show_activation(activation)
        self._show_note(spec, selection)

    def block_form(self) -> SectionForm | None:
        """The form of the selected block, or of the one chosen in its branches."""
        if self._spec is None or not isinstance(self._selection, int):
            return None
        return next((form for form in self._forms.values() if not form.isHidden()), None)

    def _form(self, kind: type[BlockRule]) -> SectionForm:
        if kind not in self._forms:
            form = SectionForm(kind, parent=self)
            form.edited.connect(self._edit_block)
            self._forms[kind] = form
            self._column.insertWidget(self._column.indexOf(self._hint), form)
        return self._forms[kind]

    def _rows(self) -> BranchRows:
        """The branches of a block, made when they are first needed."""
        if self.branches is None:
            self.branches = BranchRows(self)
            self.branches.edited.connect(self._replace_block)
            self.branches.chosenChanged.connect(self._show_chosen)
            self._column.insertWidget(0, self.branches)
        return self.branches

    def _show_branches(self, block: BlockRule | None, forget: bool) -> None:
        if isinstance(block, Parallel) and self._spec is not None and isinstance(self._selection, int):
            self._rows().show_block(block, blocks_of(self._spec)[self._selection], forget)
        if self.branches is not None:
            self.branches.setVisible(isinstance(block, Parallel))

    def _show_chosen(self) -> None:
        if self._spec is not None:
            self.show_block(self._spec, self._selection)

    def _show_activation(self, activation: ActivationRule | None) -> None:
        self.curve.setVisible(activation is not None)
        self._step.setVisible(isinstance(activation, Step))
        if activation is not None:
            self.curve.show_activation(activation)

    def _show_note(self, spec: ExperimentSpec, selection: Selection) -> None:
        infos = blocks_of(spec)
        self.note.setVisible(selection is not None)
        if selection is None:
            return
        info = infos[selection] if isinstance(selection, int) else infos[-1]
        block: BlockRule | Output = (
            spec.network.blocks[selection] if isinstance(selection, int) else spec.network.output
        )
        rows = self.branches if isinstance(block, Parallel) else None
        if rows is not None and rows.chosen is not None and rows.chosen_info is not None:
            block, info = rows.chosen, rows.chosen_info
        self.note.setText("\n".join(self._facts(block, info)))
        inputs = self.tr("{n} inputs").format(n=f"{prod(info.inputs):,}")
        self.note.setToolTip(f"{tr_sentence(info.title)}: {inputs}")

    def _facts(self, block: BlockRule | Output, info: BlockInfo) -> list[str]:
        """Shapes and parameters of a block, and how its output's size is worked out."""
        if not (info.inputs and info.outputs):
            return [self.tr("The output shape is not known: the blocks do not fit together.")]
        text = self.tr("output shape ({shape}) · {n} parameters")
        facts = [text.format(shape="×".join(map(str, info.outputs)), n=f"{info.parameters:,}")]
        if block.flattens:
            facts += chip_rows(flattened(info.inputs))[0]
        if isinstance(block, BlockRule):
            facts += block.working(info.inputs)
        return facts

    def _nothing_selected(self, spec: ExperimentSpec) -> str:
        if spec.network.blocks:
            return self.tr("Select a block or the output in the network to see and change its settings.")
        return self.tr("There is no hidden layer. Select the output to see its settings, or add a Dense block.")

    def _edit_block(self, block: BlockRule, text: str, merge_key: str) -> None:
        if self.branches is not None and not self.branches.isHidden():
            self.branches.edit_chosen(block, text, merge_key)
        else:
            self._replace_block(block, text, merge_key)

    def _replace_block(self, block: BlockRule, text: str, merge_key: str) -> None:
        if self._spec is None or not isinstance(self._selection, int):
            return
        number = self._selection
        blocks = (*self._spec.network.blocks[:number], block, *self._spec.network.blocks[number + 1 :])
        network = replace(self._spec.network, blocks=blocks)
        key = f"network.blocks[{number}].{merge_key}" if merge_key else ""
        self.edited.emit(replace(self._spec, network=network), text, key)

    def _edit_output(self, output: Output, text: str, merge_key: str) -> None:
        if self._spec is not None:
            network = replace(self._spec.network, output=output)
            key = f"network.output.{merge_key}" if merge_key else ""
            self.edited.emit(replace(self._spec, network=network), text, key)

    def _edit_training(self, training: TrainingSpec, text: str, merge_key: str) -> None:
        if self._spec is not None:
            key = f"training.{merge_key}" if merge_key else ""
            self.edited.emit(replace(self._spec, training=training), text, key)

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label
