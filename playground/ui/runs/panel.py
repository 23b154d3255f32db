"""The panel of the runs: a table of those that were kept under the current one, and the difference of two."""

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from playground.engine.frame import Frame
from playground.engine.probes import Probe
from playground.experiment.runs import Run, Runs
from playground.ui.document import Document
from playground.ui.plots.plot_header import PlotHeader, name
from playground.ui.preferences import Preferred
from playground.ui.runs.actions import RunActions
from playground.ui.runs.difference_pane import DifferencePane
from playground.ui.runs.keeping import Keeping
from playground.ui.runs.model import RunTable
from playground.ui.runs.view import RunView
from playground.ui.settings import Settings
from playground.ui.theme import themes

EVERY = 500
"""Milliseconds between two updates of the current run."""
WINDOW_SIZE = (1080, 540)
"""Of a window of its own."""
ROOMY = (640, 230)
"""From this width or this height on there is room for the difference."""
WIDE = 2.2
"""The difference stands beside the table where the panel is so many times as wide as high, and beneath it elsewhere."""


class RunsPanel(QFrame):
    """Shows the runs of a document; hidden it costs nothing.

    `placeRequested` carries the panel and where it should be, as with a plot. `actions_` say what they have done.
    """

    placeRequested = Signal(object, str)

    def __init__(
        self,
        document: Document,
        keeping: Keeping,
        preferred: Preferred,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setMinimumSize(170, 110)
        self.keeping = keeping
        self._document, self._preferred = document, preferred
        self._frame: Frame | None = None
        self._clock = QElapsedTimer()
        self._later = QTimer(self, singleShot=True, interval=EVERY)
        self._later.timeout.connect(self._show_current)
        self.header = PlotHeader()
        self.keep_every = QCheckBox()
        self.model = RunTable(self)
        self.table = RunView(self.model)
        self.actions_ = RunActions(self.table, document, keeping, settings)
        self.empty = QLabel()
        self.pane = DifferencePane()
        self.split = QSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.show_place(False)
        self._show_runs(document.runs)

    def title(self) -> str:
        """What the panel is called."""
        return self.tr("Runs")

    def probes(self) -> tuple[Probe, ...]:
        """It draws from the curves alone."""
        return ()

    def show_frame(self, frame: Frame) -> None:
        """Show the current run, at most twice a second and always how it ended."""
        self._frame = frame
        if not self._clock.isValid() or self._clock.hasExpired(EVERY):
            self._show_current()
        elif not self._later.isActive():
            self._later.start()

    def show_place(self, maximised: bool) -> None:
        """Say on the button whether the panel has all the room."""
        back, forth = self.tr("Back to its place (Esc)"), self.tr("Maximise (double click)")
        self.header.show_place(maximised, back if maximised else forth)

    def retranslate(self) -> None:
        """Take the texts of the language in use."""
        self.header.title.setText(self.title())
        self.setAccessibleName(self.title())
        self.table.setAccessibleName(self.tr("Runs"))
        self.keep_every.setText(self.tr("Keep every run"))
        self.keep_every.setToolTip(
            self.tr("Keep a run by itself when it is reset or needs new weights;\nthe oldest without a star go first.")
        )
        self.empty.setText(self.tr("No run yet. Train, then keep the run with Train > Snapshot (Ctrl+K)."))
        name(self.header.options, self.tr("What can be done with the selected runs"))
        self.actions_.retranslate()
        self._show_hint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.model.look_again()
        super().changeEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on the card maximises it."""
        self.placeRequested.emit(self, "maximised")

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what has been kept meanwhile."""
        super().showEvent(event)
        self._show_runs(self._document.runs)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the difference where there is room."""
        super().resizeEvent(event)
        wide = self.width() > WIDE * self.height()
        self.split.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
        self._compare()

    # --- building -------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.header.reset.hide()
        self.header.add(self.keep_every)
        self.header.set_menu(self.actions_.menu)
        self.empty.setProperty("role", "muted")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.table)
        self.split.addWidget(self.pane)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.pane.hide()
        body = QWidget()
        self._pages = QStackedLayout(body)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.split)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(self.header)
        layout.addWidget(body, 1)

    def _connect(self) -> None:
        self._document.runsChanged.connect(self._show_runs)
        self._document.loaded.connect(self._begin)
        self._preferred.follow("keep_runs", self.keep_every.setChecked)
        self.keep_every.toggled.connect(lambda on: self._preferred.choose(keep_runs=on))
        self.model.renamed.connect(self.keeping.rename)
        self.model.ticked.connect(lambda run, on: self.keeping.show((run,), on))
        self.table.chose.connect(self._compare)
        self.header.place.clicked.connect(lambda: self.placeRequested.emit(self, "maximised"))
        themes.changed.connect(self.model.look_again)

    # --- showing --------------------------------------------------------------------------------------------------

    @Slot()
    def _begin(self) -> None:
        """Another document: its own runs."""
        self._frame = None
        self.model.set_current(None)
        self._show_runs(self._document.runs)

    @Slot(object)
    def _show_runs(self, runs: Runs) -> None:
        """Show the kept runs, unless nobody looks."""
        if self.isVisible():
            self.model.set_runs(runs)
            self._show_hint()
            self._compare()

    @Slot()
    def _show_current(self) -> None:
        self._clock.start()
        self._later.stop()
        if self._frame is not None and self.isVisible():
            frame = self._frame
            self.model.set_current(Run(self.tr("Current run"), frame.spec, frame.curves, 0.0))
            self._show_hint()
            self._compare()

    def _show_hint(self, cramped: bool = False) -> None:
        self._pages.setCurrentIndex(int(self.model.rowCount() > 0))
        count = len(self._document.runs)
        text = self.tr("maximise to compare") if cramped else self.tr("{n} kept").format(n=count) if count else ""
        self.header.hint.setText(text)

    @Slot()
    def _compare(self) -> None:
        """Show the difference of two selected runs, or of one and the current one."""
        rows, current = self.table.selected(), self.model.current
        if len(rows) == 1 and current is not None and rows[0] is not current:
            rows = [rows[0], current]
        two = len(rows) == 2
        roomy = self.width() >= ROOMY[0] or self.height() >= ROOMY[1]
        self.pane.setVisible(two and roomy)
        self._show_hint(two and not roomy)
        if two and roomy:
            self.pane.show_runs(*rows)
