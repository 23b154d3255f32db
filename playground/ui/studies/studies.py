"""The commands that study the experiment: each opens a window of its own, and the run rests meanwhile."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from playground.runner import Runner, RunnerState
from playground.ui.document import Document
from playground.ui.pictures import Pictures
from playground.ui.plots.study_plot import StudyPlot
from playground.ui.settings import Settings
from playground.ui.studies.animation_window import AnimationWindow
from playground.ui.studies.committee_window import CommitteeWindow
from playground.ui.studies.range_window import RangeWindow
from playground.ui.studies.study_window import StudyWindow


class Studies(QObject):
    """Makes the windows when they are first asked for. `said` carries a line for the status bar."""

    said = Signal(str)

    def __init__(
        self, window: QWidget, document: Document, runner: Runner, pictures: Pictures, settings: Settings
    ) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._runner = runner
        self._pictures = pictures
        self._settings = settings
        self.range: RangeWindow | None = None
        self.committee: CommitteeWindow | None = None
        self.animation: AnimationWindow | None = None

    @Slot()
    def open_range(self) -> None:
        """Show the learning rate test."""
        if self.range is None:
            self.range = RangeWindow(self._document, self._window)
            self._connect(self.range, self.range.plots)
        _raise(self.range)

    @Slot()
    def open_committee(self) -> None:
        """Show cross-validation and ensembles."""
        if self.committee is None:
            self.committee = CommitteeWindow(self._document, self._settings, self._window)
            self._connect(self.committee, self.committee.plots)
        _raise(self.committee)

    @Slot()
    def open_animation(self) -> None:
        """Show what makes a film of the training."""
        if self.animation is None:
            self.animation = AnimationWindow(self._document, self._settings, self._window)
            self.animation.said.connect(self.said)
            self._connect(self.animation, ())
        _raise(self.animation)

    def close(self) -> None:
        """End the threads and close the windows."""
        for window in (self.range, self.committee, self.animation):
            if window is not None:
                window.close()

    def _connect(self, window: StudyWindow, plots: tuple[StudyPlot, ...]) -> None:
        window.started.connect(self._pause)
        for plot in plots:
            plot.exportRequested.connect(self._export)

    @Slot()
    def _pause(self) -> None:
        """A study and a run would slow each other down."""
        if self._runner.state is RunnerState.RUNNING:
            self._runner.pause()
            self.said.emit(self.tr("The run is paused while the study trains its own networks."))

    @Slot(object)
    def _export(self, plot: StudyPlot) -> None:
        self._pictures.export(plot, plot.what, None if plot.result is None else plot.table())


def _raise(window: QWidget) -> None:
    window.show()
    window.raise_()
    window.activateWindow()
