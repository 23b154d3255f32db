"""The table of the runs: whole rows are selected, columns can be resized, a click on a title sorts."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from playground.experiment.runs import Run, Runs
from playground.ui.runs.columns import NAME, STAR
from playground.ui.runs.model import RunTable, SortedRuns


class RunView(QTableView):
    """Shows a `RunTable`. `chose` when other runs are selected; `starred` carries a run whose star was clicked."""

    chose = Signal()
    starred = Signal(object)

    def __init__(self, runs: RunTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.runs = runs
        self.sorted = SortedRuns(self)
        self.sorted.setSourceModel(runs)
        self._remembered: list[float] = []
        self.setModel(self.sorted)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self._behave()
        self._size_columns()
        runs.modelAboutToBeReset.connect(self._remember)
        runs.modelReset.connect(self._select_again)
        self.selectionModel().selectionChanged.connect(self.chose)
        self.clicked.connect(self._click)

    def selected(self) -> list[Run]:
        """The runs whose rows are selected, as they are sorted; the current one may be among them."""
        shown = sorted(self.selectionModel().selectedRows(), key=QModelIndex.row)
        return [self.runs.run(self.sorted.mapToSource(index).row()) for index in shown]

    def chosen(self) -> list[Run]:
        """The same without the current run."""
        return [run for run in self.selected() if run is not self.runs.current]

    def listed(self) -> Runs:
        """What is exported: the chosen runs, or the runs of all rows if fewer than two are chosen."""
        chosen = self.chosen()
        if len(chosen) > 1:
            return tuple(chosen)
        rows = [self.sorted.mapToSource(self.sorted.index(row, 0)).row() for row in range(self.sorted.rowCount())]
        return tuple(self.runs.run(row) for row in rows)

    @Slot()
    def edit_name(self) -> None:
        """Edit the name of the first chosen run in its place."""
        chosen = self.chosen()
        if chosen:
            row = next(row for row in range(self.runs.rowCount()) if self.runs.run(row) is chosen[0])
            index = self.sorted.mapFromSource(self.runs.index(row, self.runs.column(NAME)))
            self.scrollTo(index)
            self.edit(index)

    def _behave(self) -> None:
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

    def _size_columns(self) -> None:
        """Give the columns the widths at first."""
        digit = self.fontMetrics().horizontalAdvance("0")
        title = self.horizontalHeader().fontMetrics()
        for place, column in enumerate(self.runs.columns):
            wide = max(column.wide * digit + 16, title.horizontalAdvance(column.title) + 34 if column.title else 0)
            self.setColumnWidth(place, wide)

    @Slot()
    def _remember(self) -> None:
        self._remembered = [run.when for run in self.selected()]

    @Slot()
    def _select_again(self) -> None:
        """Rows that are still there stay selected."""
        selection = QItemSelection()
        for row in range(self.runs.rowCount()):
            if self.runs.run(row).when in self._remembered:
                index = self.sorted.mapFromSource(self.runs.index(row, 0))
                selection.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)

    @Slot(QModelIndex)
    def _click(self, index: QModelIndex) -> None:
        source = self.sorted.mapToSource(index)
        if self.runs.columns[source.column()].key == STAR and not self.runs.is_current(source.row()):
            self.starred.emit(self.runs.run(source.row()))
