"""The data panel: which examples there are, how they are split, and what the network is given of them."""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from playground.data.files.source import FileSource
from playground.data.files.table import Table
from playground.data.outliers import ClipOutliers, KeepOutliers
from playground.data.problems import columns, has_features
from playground.data.source import DataSource
from playground.data.spec import DataSpec, Split
from playground.engine.examples import Data
from playground.engine.frame import Frame
from playground.engine.pretraining.rule import NoPretraining
from playground.engine.probes import Probe
from playground.experiment import ExperimentSpec, Problem
from playground.family import fields
from playground.ui.forms.section_form import SectionForm
from playground.ui.forms.slots import told
from playground.ui.panels.choose_data import with_dataset
from playground.ui.panels.data_gallery import DataGallery
from playground.ui.tab_order import put_after, stops
from playground.ui.texts import tr_registry, tr_sentence, wrap
from playground.ui.widgets.card import Card, ScrollColumn
from playground.ui.widgets.labels import Labeled
from playground.ui.widgets.split_bar import SplitBar

SPLIT = next(field for field in fields(DataSpec) if field.name == "split")


class DataPanel(QWidget):
    """Shows `spec.data` and hands back edited experiments. `edited`: (new spec, undo text, merge key).

    `importRequested`: a person wants to choose a file of data.
    """

    edited = Signal(object, str, str)
    importRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec: ExperimentSpec | None = None
        self._data: Data | None = None
        self._data_spec: DataSpec | None = None
        self._live = False
        self.setMinimumWidth(240)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        card = Card(self.tr("Data"), self)
        layout.addWidget(card)
        self.import_link = QPushButton(self.tr("Import..."), card)
        self.import_link.setProperty("role", "link")
        self.import_link.setToolTip(wrap(self.tr("Use your own data: choose a file, or drop one on the window.")))
        self.import_link.clicked.connect(self.importRequested)
        card.add_header(self.import_link)
        self.area = ScrollColumn(card)
        content = self.area.widget()
        self.gallery = DataGallery(content)
        self.noise_form = SectionForm(
            DataSpec, only=("label_noise",), sliders=("label_noise",), columns=1, parent=content
        )
        self.split = SplitBar(content)
        rows = ("features", "outliers", "scaling", "target_scaling", "seed")
        self.form = SectionForm(DataSpec, only=rows, columns=1, parent=content)
        self._dataset_forms: dict[type[DataSource], SectionForm] = {}
        self._note = _label("small", content)
        self._about = _label("small", content)
        self._summary = _label("small", card)
        self._problem = _label("problem", card)
        self._build(card)
        self.gallery.picked.connect(self._pick)
        self.gallery.tabs.chosen.connect(lambda _: self.area.verticalScrollBar().setValue(0))
        self.split.edited.connect(self._split)
        for form in (self.noise_form, self.form):
            form.edited.connect(self._edit_data)

    def show_spec(self, spec: ExperimentSpec, problems: Sequence[Problem]) -> None:
        """Show the data of an experiment and what is wrong with it; never emits."""
        self._spec = spec
        data, dataset = spec.data, spec.data.dataset
        self.gallery.show_dataset(dataset)
        self._show_dataset(dataset)
        self._show_effect(spec)
        self.noise_form.show_value(data)
        self.noise_form.setVisible(dataset.task == "classification")
        self.split.show_value(data.split.shares)
        self._split_row.setVisible(not dataset.train_only)
        self._show_note(dataset)
        self._about.setText(tr_registry(dataset.help))
        self.form.show_value(data)
        self.form.set_field_visible("features", has_features(dataset))
        self.form.set_field_visible("outliers", dataset.image is None)
        self.form.set_field_visible("target_scaling", dataset.task == "regression")
        self._summary.setText(self._describe(data))
        messages = [tr_sentence(problem.message) for problem in problems if problem.field.startswith("data.")]
        self._problem.setText("\n".join(messages))
        self._problem.setVisible(bool(messages))

    def show_frame(self, frame: Frame) -> None:
        """Show how many outliers were found, which is known once the examples are there."""
        if frame.data is not self._data:
            self._data, self._data_spec = frame.data, frame.spec.data
            if self._spec is not None:
                self._summary.setText(self._describe(self._spec.data))

    def probes(self) -> tuple[Probe, ...]:
        """The panel needs no probe."""
        return ()

    def dataset_form(self) -> SectionForm | None:
        """The form of the data set shown; None if it has no settings of its own."""
        return self._dataset_forms.get(type(self._spec.data.dataset)) if self._spec else None

    def _build(self, card: Card) -> None:
        self._split_row = Labeled(self.tr("Train / Validation / Test"), self.split, self.area.widget())
        self._dataset_row = QVBoxLayout()
        column = self.area.column
        column.addWidget(self.gallery)
        column.addSpacing(2)
        column.addLayout(self._dataset_row)
        for widget in (self.noise_form, self._split_row, self._note, self.form, self._about):
            column.addWidget(widget)
        column.addStretch()
        card.body.addWidget(self.gallery.tabs)
        card.body.addWidget(self.area, 1)
        card.body.addWidget(self._problem)
        card.body.addWidget(self._summary)

    def take(self, dataset: DataSource) -> None:
        """Use an imported data set."""
        self._pick(dataset)

    def _show_effect(self, spec: ExperimentSpec) -> None:
        """Say when a change applies: a network goes on with points that come one by one, unless it was pre-trained."""
        live = spec.data.dataset.numbers is not None and isinstance(spec.network.pretraining, NoPretraining)
        if live != self._live:
            self._live = live
            self.noise_form.set_live(("label_noise",), live)
            self.form.set_live(("outliers", "scaling", "target_scaling", "seed"), live)
        self._split_row.label.setToolTip(told(SPLIT, live))

    def _show_note(self, dataset: DataSource) -> None:
        note = self.tr("All rows are for training.") if dataset.train_only else ""
        if isinstance(dataset, FileSource) and dataset.paths:
            note = self.tr("From {file}").format(file=dataset.paths[0].name)
        if isinstance(dataset, Table) and dataset.dropped:
            note += " · " + self.tr("{n} rows left out").format(n=f"{dataset.dropped:,}")
        if isinstance(dataset, Table) and dataset.gaps:
            note += " · " + self.tr("{n} values filled").format(n=f"{dataset.gaps:,}")
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def _show_dataset(self, dataset: DataSource) -> None:
        kind = type(dataset)
        if not isinstance(dataset, FileSource) and fields(kind) and kind not in self._dataset_forms:
            drawn = [field.name for field in fields(kind) if field.kind == "numbers"]  # points are not typed in a field
            sliders = [field.name for field in fields(kind)]
            form = SectionForm(kind, exclude=drawn, sliders=sliders, columns=1, parent=self)
            form.edited.connect(self._edit_dataset)
            self._dataset_forms[kind] = form
            self._dataset_row.addWidget(form)
            put_after(stops(self.gallery)[-1], form)
        for other, form in self._dataset_forms.items():
            form.setVisible(other is kind)
        if kind in self._dataset_forms:
            self._dataset_forms[kind].show_value(dataset)

    def _describe(self, data: DataSpec) -> str:
        dataset = data.dataset
        features, classes, targets = len(columns(data)), len(dataset.classes), len(dataset.targets)
        parts = [self.tr("{n} samples").format(n=f"{dataset.rows:,}")]
        parts.append(self.tr("1 feature") if features == 1 else self.tr("{n} features").format(n=features))
        if dataset.task == "classification":
            parts.append(self.tr("{n} classes").format(n=classes))
        else:
            parts.append(self.tr("1 target") if targets == 1 else self.tr("{n} targets").format(n=targets))
        if self._data is not None and data == self._data_spec and not isinstance(data.outliers, KeepOutliers):
            clips = isinstance(data.outliers, ClipOutliers)
            text = self.tr("{n} values clipped") if clips else self.tr("{n} outliers left out of training")
            parts.append(text.format(n=f"{self._data.outliers:,}"))
        return " · ".join(parts)

    def _pick(self, dataset: DataSource | type[DataSource]) -> None:
        if self._spec is not None:
            self.edited.emit(*with_dataset(self._spec, dataset), "")

    def _edit_dataset(self, dataset: DataSource, text: str, merge_key: str) -> None:
        if self._spec is not None:
            key = f"data.dataset.{merge_key}" if merge_key else ""
            self._emit(replace(self._spec.data, dataset=dataset), text, key)

    def _edit_data(self, data: DataSpec, text: str, merge_key: str) -> None:
        self._emit(data, text, f"data.{merge_key}" if merge_key else "")

    def _split(self, shares: tuple[float, float, float]) -> None:
        if self._spec is not None:
            data = replace(self._spec.data, split=Split(*shares))
            self._emit(data, self.tr("Change split"), f"data.split#{self.split.stroke}")

    def _emit(self, data: DataSpec, text: str, merge_key: str) -> None:
        if self._spec is not None:
            self.edited.emit(replace(self._spec, data=data), text, merge_key)


def _label(role: str, parent: QWidget | None) -> QLabel:
    label = QLabel(parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
