"""The learning rate test: a sweep, its curve, and a rate to take over."""

from msgspec.structs import replace
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from playground.engine.schedules import ConstantRate
from playground.experiment import replace_at
from playground.experiment.spec import ExperimentSpec
from playground.experiment.studies import RangeTest, Sweep
from playground.ui.document import Document
from playground.ui.plots.range_plot import RangePlot
from playground.ui.studies.study_window import StudyWindow
from playground.ui.widgets.labels import Metric, ProblemLabel
from playground.ui.widgets.numbers import format_number


class RangeWindow(StudyWindow):
    """Loss against learning rate, live; "Use it" makes the suggestion an edit that can be undone."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        note = self.tr(
            "Trains a fresh network with a rate that grows from step to step, and suggests a tenth of the rate "
            "at which the loss is least."
        )
        super().__init__(self.tr("Learning rate test"), note, RangeTest(), document, parent)
        self.plot = RangePlot()
        self.plots = (self.plot,)
        self.body.addWidget(self.plot)
        self.suggestion = Metric(self.tr("Suggested learning rate"))
        self.use_button = QPushButton(self.tr("Use it"), self)
        self.use_button.setAutoDefault(False)
        tip = self.tr("Make it the learning rate of the experiment; undo brings the old one back.")
        self.use_button.setToolTip(tip)
        self.use_button.clicked.connect(self.use)
        self.explanation = ProblemLabel(self)
        self.explanation.setProperty("role", "small")
        self.side.addSpacing(6)
        self.side.addWidget(self.suggestion)
        self.side.addWidget(self.use_button)
        self.side.addWidget(self.explanation)
        self.side.addWidget(self.outdated)
        self.side.addStretch()
        self.resize(880, 480)
        self.take(None)

    def show_result(self, result: Sweep | None) -> None:
        """Show the curve and the suggestion so far."""
        self.plot.show_result(result)
        suggestion = None if result is None else result.suggestion
        self.suggestion.set_value("–" if suggestion is None else format_number(suggestion))

    def essence(self, spec: ExperimentSpec) -> ExperimentSpec:
        """A test chooses its rates and knows no early stopping."""
        optimizer = replace(spec.training.optimizer, learning_rate=1.0)
        training = replace(spec.training, optimizer=optimizer, schedule=ConstantRate(), early_stopping=None)
        return super().essence(replace(spec, training=training))

    def look_again(self) -> None:
        """Also say what to make of the result."""
        super().look_again()
        sweep: Sweep | None = None if self.running else self.result_shown
        self.use_button.setEnabled(sweep is not None and sweep.suggestion is not None)
        self.explanation.show_problem("" if sweep is None else self._remark(sweep))

    @Slot()
    def use(self) -> None:
        """Take the suggestion over."""
        sweep: Sweep | None = self.result_shown
        if sweep is not None and sweep.suggestion is not None:
            spec = replace_at(self.document.spec, "training.optimizer.learning_rate", sweep.suggestion)
            self.document.edit(spec, self.tr("Use the suggested learning rate"))

    def _remark(self, sweep: Sweep) -> str:
        if sweep.suggestion is None:
            if sweep.exploded:
                return self.tr("The loss exploded before it fell: start from a lower rate.")
            return self.tr("The loss has not fallen: try higher rates or more steps.")
        if self.document.spec.training.optimizer.learning_rate == sweep.suggestion:
            return self.tr("The experiment has this learning rate.")
        if not sweep.exploded:
            return self.tr("The loss has not exploded: higher rates may do as well.")
        return ""
