"""Cross-validation and ensembles: the curves of several networks, their mean and spread, and their joint answer."""

from datetime import date
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QWidget

from playground.data.problems import part_sizes
from playground.engine.history import PARTS
from playground.experiment import SaveError, atomic_write
from playground.experiment.studies import CommitteeStudy, Folds, Trial, trial_csv
from playground.ui.dialogs import questions
from playground.ui.document import Document
from playground.ui.plots.curves import part_titles
from playground.ui.plots.export import default_name
from playground.ui.plots.spread_plot import SpreadPlot
from playground.ui.settings import Settings
from playground.ui.studies.member_table import MemberTable
from playground.ui.studies.study_window import StudyWindow
from playground.ui.texts import tr_error
from playground.ui.widgets.labels import LabeledCombo

SPLIT = (340, 240)
"""The heights of the plots and of the table at first, in pixels."""


class CommitteeWindow(StudyWindow):
    """Two plots over a table of final figures, which can be exported and copied."""

    def __init__(self, document: Document, settings: Settings, parent: QWidget | None = None) -> None:
        note = self.tr("Trains the network several times, and shows how much the result depends on chance.")
        study = CommitteeStudy(epochs=document.spec.training.epochs)
        super().__init__(self.tr("Several networks"), note, study, document, parent)
        self.setWindowTitle(self.tr("Cross-validation and ensembles"))
        self._settings = settings
        self.plots = (SpreadPlot("loss"), SpreadPlot("metric"))
        self.table = MemberTable()
        self.part = LabeledCombo(self.tr("Curves of"), part_titles())
        self.part.combo.picked.connect(self._show_part)
        self.verdict = QLabel()
        self.verdict.setWordWrap(True)
        self.export_button = self._button(self.tr("Export CSV..."), self.export)
        self.copy_button = self._button(self.tr("Copy table"), self.table.copy)
        self._fill()
        self.resize(1240, 660)
        self.part.combo.show_key("validation")
        self.take(None)
        document.loaded.connect(self._take_epochs)

    def show_result(self, result: Trial | None) -> None:
        """Show the curves and the figures so far."""
        for plot in self.plots:
            plot.show_result(result)
        self.table.show_trial(result)
        some = result is not None and bool(result.members)
        self.export_button.setEnabled(some)
        self.copy_button.setEnabled(some)

    def look_again(self) -> None:
        """Also say what the networks say together."""
        super().look_again()
        trial: Trial | None = None if self.running else self.result_shown
        self.verdict.setText("" if trial is None else self._verdict(trial))

    @Slot()
    def start(self) -> None:
        """Run the study, and look at a part of the data that there is."""
        if not self.reason():
            self._offer_parts()
        super().start()

    @Slot()
    def export(self) -> None:
        """Ask for a file and write all curves to it."""
        trial: Trial | None = self.result_shown
        if trial is None:
            return
        name = default_name(self.document.title, trial.rule, date.today(), "csv")
        path = questions.ask_table(self, str(Path(self._settings.text("pictures")) / name))
        if path is None:
            return
        try:
            atomic_write(path, trial_csv(trial).encode())
        except SaveError as error:
            self.problem.show_problem(tr_error(error))
            return
        self.problem.show_problem("")

    def _verdict(self, trial: Trial) -> str:
        """What the networks say together, beside what each says by itself."""
        alone = trial.figure(trial.part, trial.metric) if trial.part else None
        if trial.joint is None or alone is None:
            lost = len(trial.members) - len(trial.good)
            return self.tr("{n} of {all} networks diverged.").format(n=lost, all=len(trial.members)) if lost else ""
        percent = trial.metric == "accuracy"
        joint, mean = (f"{value:.2%}" if percent else f"{value:.3f}" for value in (trial.joint, alone.mean))
        part = part_titles()[trial.part]
        if percent:
            text = self.tr("Averaged prediction: {joint} right ({part}); one network: {mean} on average.")
        else:
            text = self.tr("Averaged prediction: R² {joint} ({part}); one network: {mean} on average.")
        return text.format(joint=joint, part=part, mean=mean)

    def _offer_parts(self) -> None:
        """Let the parts be chosen that will have examples; folds always hold some out."""
        spec, kept = self.document.spec, self.part.combo.key()
        sizes = dict(zip(PARTS, part_sizes(spec.data), strict=True))
        if isinstance(self.form.value.committee, Folds):
            sizes["validation"] += 1
        offered = {part: title for part, title in part_titles().items() if sizes[part]}
        self.part.combo.set_choices(offered)
        self._show_part(kept if kept in offered else next(reversed(offered)))

    @Slot(str)
    def _show_part(self, part: str) -> None:
        self.part.combo.show_key(part)
        for plot in self.plots:
            plot.show_part(part)

    @Slot()
    def _take_epochs(self) -> None:
        """Another experiment was opened: train as long as it says."""
        if not self.running:
            self.form.show_value(replace(self.form.value, epochs=self.document.spec.training.epochs))

    def _button(self, text: str, slot: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _fill(self) -> None:
        self.side.addSpacing(6)
        for widget in (self.part, self.verdict, self.outdated):
            self.side.addWidget(widget)
        self.side.addStretch()
        buttons = QHBoxLayout()
        buttons.addWidget(self.export_button)
        buttons.addWidget(self.copy_button)
        self.side.addLayout(buttons)
        curves = QWidget()
        row = QHBoxLayout(curves)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for plot in self.plots:
            row.addWidget(plot)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(curves)
        split.addWidget(self.table)
        split.setSizes(SPLIT)
        self.body.addWidget(split)
