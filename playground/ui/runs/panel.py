"""The panel of the runs: a table of those that were kept under the current one, and the difference of two."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QLabel,
    QMenu,
    QSplitter,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from playground.engine.frame import Frame
from playground.engine.probes import Probe
from playground.experiment import SaveError, atomic_write
from playground.experiment.runs import Run, Runs
from playground.experiment.runs_table import curves_csv, runs_csv
from playground.ui.dialogs import questions
from playground.ui.document import Document
from playground.ui.plots.export import default_name
from playground.ui.plots.plot_header import PlotHeader, name
from playground.ui.preferences import Preferred
from playground.ui.runs.columns import NAME, STAR
from playground.ui.runs.difference_pane import DifferencePane
from playground.ui.runs.keeping import Keeping
from playground.ui.runs.model import RunTable, SortedRuns
from playground.ui.settings import Settings
from playground.ui.texts import tr_error
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

    `placeRequested` carries the panel and where it should be, as with a plot; `said` a line for the status bar and
    `failed` why a file could not be written.
    """

    placeRequested = Signal(object, str)
    said = Signal(str)
    failed = Signal(str)

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
        self._document, self._preferred, self._settings = document, preferred, settings
        self._frame: Frame | None = None
        self._clock = QElapsedTimer()
        self._later = QTimer(self, singleShot=True, interval=EVERY)
        self._later.timeout.connect(self._show_current)
        self._chosen: list[float] = []
        self.header = PlotHeader()
        self.keep_every = QCheckBox()
        self.model = RunTable(self)
        self.sorted = SortedRuns(self)
        self.sorted.setSourceModel(self.model)
        self.table = RunView(self.sorted)
        self.empty = QLabel()
        self.pane = DifferencePane()
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.menu = QMenu(self)
        self._make_actions()
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

    def chosen(self) -> list[Run]:
        """The kept runs whose rows are selected, in the order of the table; not the current one."""
        return [self.model.run(row) for row in self._rows() if not self.model.is_current(row)]

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
        for action, text in zip(self._actions, self._action_texts(), strict=True):
            action.setText(text)
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

    def _make_actions(self) -> None:
        self.show_action, self.star_action = QAction(self, checkable=True), QAction(self, checkable=True)
        self.rename_action, self.delete_action, self.open_action = (QAction(self) for _ in range(3))
        self.copy_action, self.table_action, self.curves_action = (QAction(self) for _ in range(3))
        self._actions = (
            self.show_action, self.star_action, self.rename_action, self.open_action, self.delete_action,
            self.copy_action, self.table_action, self.curves_action,
        )  # fmt: skip
        self.show_action.triggered.connect(lambda on: self.keeping.show(self.chosen(), on))
        self.star_action.triggered.connect(lambda on: self.keeping.star(self.chosen(), on))
        self.rename_action.triggered.connect(self.edit_name)
        self.open_action.triggered.connect(lambda: self.keeping.open(self.chosen()[0]))
        self.delete_action.triggered.connect(lambda: self.keeping.delete(self.chosen()))
        self.copy_action.triggered.connect(self.copy_rows)
        self.table_action.triggered.connect(lambda: self._export("runs", runs_csv(self.listed())))
        self.curves_action.triggered.connect(lambda: self._export("run-curves", curves_csv(self.listed())))
        keys = ((self.rename_action, "F2"), (self.delete_action, "Del"), (self.copy_action, "Ctrl+C"))
        for action, key in keys:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.table.addAction(action)
        self.menu.addActions(self._actions)
        self.menu.insertSeparator(self.copy_action)
        self.menu.aboutToShow.connect(self._look_at_actions)
        self.header.set_menu(self.menu)

    def _action_texts(self) -> tuple[str, ...]:
        return (
            self.tr("Draw behind the curves"), self.tr("Star"), self.tr("Rename"), self.tr("Open as experiment"),
            self.tr("Delete"), self.tr("Copy rows"), self.tr("Export the table as CSV..."),
            self.tr("Export all curves as CSV..."),
        )  # fmt: skip

    def _lay_out(self) -> None:
        self.header.reset.hide()
        self.header.add(self.keep_every)
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
        self.table.size_columns(self.model)

    def _connect(self) -> None:
        self._document.runsChanged.connect(self._show_runs)
        self._document.loaded.connect(self._begin)
        self._preferred.follow("keep_runs", self.keep_every.setChecked)
        self.keep_every.toggled.connect(lambda on: self._preferred.choose(keep_runs=on))
        self.model.renamed.connect(self.keeping.rename)
        self.model.ticked.connect(lambda run, on: self.keeping.show((run,), on))
        self.model.modelAboutToBeReset.connect(self._remember)
        self.model.modelReset.connect(self._select_again)
        self.table.selectionModel().selectionChanged.connect(self._compare)
        self.table.clicked.connect(self._click)
        self.table.customContextMenuRequested.connect(self._pop_up)
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
        rows, current = [self.model.run(row) for row in self._rows()], self.model.current
        if len(rows) == 1 and current is not None and rows[0] is not current:
            rows = [rows[0], current]
        two = len(rows) == 2
        roomy = self.width() >= ROOMY[0] or self.height() >= ROOMY[1]
        self.pane.setVisible(two and roomy)
        self._show_hint(two and not roomy)
        if two and roomy:
            self.pane.show_runs(*rows)

    def _rows(self) -> list[int]:
        """The selected rows of the model, in the order in which the table shows them."""
        shown = sorted(self.table.selectionModel().selectedRows(), key=QModelIndex.row)
        return [self.sorted.mapToSource(index).row() for index in shown]

    @Slot()
    def _remember(self) -> None:
        self._chosen = [self.model.run(row).when for row in self._rows()]

    @Slot()
    def _select_again(self) -> None:
        """Rows that are still there stay selected."""
        selection = QItemSelection()
        for row in range(self.model.rowCount()):
            if self.model.run(row).when in self._chosen:
                index = self.sorted.mapFromSource(self.model.index(row, 0))
                selection.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)

    # --- doing ----------------------------------------------------------------------------------------------------

    def listed(self) -> Runs:
        """What is exported: the selected kept runs, or all rows if fewer than two are selected, as they are sorted."""
        chosen = self.chosen()
        if len(chosen) > 1:
            return tuple(chosen)
        rows = [self.sorted.mapToSource(self.sorted.index(row, 0)).row() for row in range(self.sorted.rowCount())]
        return tuple(self.model.run(row) for row in rows)

    @Slot()
    def edit_name(self) -> None:
        """Edit the name of the selected run in its place."""
        rows = [row for row in self._rows() if not self.model.is_current(row)]
        if rows:
            index = self.sorted.mapFromSource(self.model.index(rows[0], self.model.column(NAME)))
            self.table.scrollTo(index)
            self.table.edit(index)

    @Slot()
    def copy_rows(self) -> None:
        """Put the selected rows on the clipboard, with the titles, columns separated by tabs."""
        columns = [column for column in self.model.columns if column.title and column.key != "curve"]
        rows = [[column.text(self.model.run(row)) for column in columns] for row in self._rows()]
        if rows:
            lines = [[column.title for column in columns], *rows]
            QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))

    @Slot(QModelIndex)
    def _click(self, index: QModelIndex) -> None:
        source = self.sorted.mapToSource(index)
        if self.model.columns[source.column()].key == STAR and not self.model.is_current(source.row()):
            run = self.model.run(source.row())
            self.keeping.star((run,), not run.starred)

    @Slot(QPoint)
    def _pop_up(self, place: QPoint) -> None:
        self.menu.popup(self.table.viewport().mapToGlobal(place))

    @Slot()
    def _look_at_actions(self) -> None:
        """What makes sense for the selected runs."""
        chosen = self.chosen()
        for action in (self.show_action, self.star_action, self.delete_action):
            action.setEnabled(bool(chosen))
        for action in (self.rename_action, self.open_action):
            action.setEnabled(len(chosen) == 1)
        self.copy_action.setEnabled(bool(self._rows()))
        self.show_action.setChecked(bool(chosen) and all(run.shown for run in chosen))
        self.star_action.setChecked(bool(chosen) and all(run.starred for run in chosen))
        for action in (self.table_action, self.curves_action):
            action.setEnabled(self.model.rowCount() > 0)

    def _export(self, what: str, text: str) -> None:
        """Ask for a file and write a table to it."""
        suggestion = default_name(self._document.title, what, date.today(), "csv")
        path = questions.ask_table(self, str(Path(self._settings.text("pictures")) / suggestion))
        if path is None:
            return
        try:
            atomic_write(path, text.encode())
        except SaveError as error:
            self.failed.emit(tr_error(error))
            return
        self._settings.store("pictures", str(path.parent))
        self.said.emit(self.tr("Saved {file}.").format(file=path.name))


class RunView(QTableView):
    """The table: whole rows are selected, columns can be resized, a click on a title sorts."""

    def __init__(self, model: SortedRuns, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(60)
        self.verticalHeader().hide()
        height = max(self.fontMetrics().height() + 6, 22)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(28)

    def size_columns(self, model: RunTable) -> None:
        """Give the columns the widths at first."""
        digit = self.fontMetrics().horizontalAdvance("0")
        title = self.horizontalHeader().fontMetrics()
        for place, column in enumerate(model.columns):
            wide = max(column.wide * digit + 16, title.horizontalAdvance(column.title) + 34 if column.title else 0)
            self.setColumnWidth(place, wide)
