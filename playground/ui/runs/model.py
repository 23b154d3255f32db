"""The rows of the runs table: the current run first, then those that were kept."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPixmap

from playground.experiment.runs import Run, Runs
from playground.ui.plots.overlays import MOST_SHOWN
from playground.ui.runs.columns import CURVE, NAME, SHOWN, STAR, columns
from playground.ui.runs.marks import sparkline, swatch

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
TEXTS = (NAME, CURVE, "data", "network", "optimizer")
"""Columns whose cells stand at the left."""


class RunTable(QAbstractTableModel):
    """Row 0 is the current run if there is one; it has no star, is not drawn and has a name that cannot be edited.

    `renamed`, `ticked` and `starred` carry a run and what a person wants of it.
    """

    renamed = Signal(object, str)
    ticked = Signal(object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns()
        self._current: Run | None = None
        self._runs: Runs = ()
        self._pictures: dict[tuple[str, object], QPixmap] = {}

    @property
    def current(self) -> Run | None:
        """The current run."""
        return self._current

    def run(self, row: int) -> Run:
        """The run in a row."""
        if self._current is not None:
            return self._current if row == 0 else self._runs[row - 1]
        return self._runs[row]

    def is_current(self, row: int) -> bool:
        """Whether a row is that of the current run."""
        return self._current is not None and row == 0

    def value(self, index: Index) -> Any:
        """What a cell sorts by."""
        return self.columns[index.column()].value(self.run(index.row()))

    def column(self, key: str) -> int:
        """The place of a column."""
        return [column.key for column in self.columns].index(key)

    def set_current(self, run: Run | None) -> None:
        """Show the current run as it is now; the other rows stay."""
        if (run is None) != (self._current is None):
            self.beginResetModel()
            self._current = run
            self.endResetModel()
        elif run is not None:
            self._current = run
            self._pictures.pop((CURVE, run.when), None)
            self.dataChanged.emit(self.index(0, 0), self.index(0, len(self.columns) - 1))

    def set_runs(self, runs: Runs) -> None:
        """Show these runs. Rows are replaced only where there are others."""
        if [run.when for run in runs] != [run.when for run in self._runs]:
            self.beginResetModel()
            self._runs = runs
            self.endResetModel()
        elif runs:
            self._runs = runs
            first = int(self._current is not None)
            self.dataChanged.emit(self.index(first, 0), self.index(self.rowCount() - 1, len(self.columns) - 1))

    def look_again(self) -> None:
        """The theme or the language has changed."""
        self.beginResetModel()
        self.columns = columns()
        self._pictures.clear()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as there are runs, and the current one."""
        return 0 if parent.isValid() else len(self._runs) + (self._current is not None)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as there are columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The titles, with tips."""
        if orientation == Qt.Orientation.Vertical:
            return None
        column = self.columns[section]
        if role == Role.DisplayRole:
            return column.title
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            return column.tip or column.title
        if role == Role.TextAlignmentRole:
            return _alignment(column.key)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Kept runs have a check box and a name that can be edited."""
        flags = super().flags(index)
        key = self.columns[index.column()].key
        if not self.is_current(index.row()):
            flags |= Qt.ItemFlag.ItemIsEditable if key == NAME else Qt.ItemFlag.NoItemFlags
            flags |= Qt.ItemFlag.ItemIsUserCheckable if key == SHOWN else Qt.ItemFlag.NoItemFlags
        return flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Texts, pictures, the check box and what to sort by."""
        run, column = self.run(index.row()), self.columns[index.column()]
        current = self.is_current(index.row())
        if role in (Role.DisplayRole, Role.EditRole):
            return "" if current and column.key == STAR else column.text(run)
        if role == Role.CheckStateRole and column.key == SHOWN and not current:
            return Qt.CheckState.Checked if run.shown else Qt.CheckState.Unchecked
        if role == Role.DecorationRole:
            return self._picture(run, column.key)
        if role == Role.ToolTipRole:
            return column.tip or column.text(run)
        if role == Role.TextAlignmentRole:
            return _alignment(column.key)
        if role == Role.FontRole and current:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Ask for another name, or to draw a run or not."""
        run, key = self.run(index.row()), self.columns[index.column()].key
        if role == Role.CheckStateRole and key == SHOWN:
            self.ticked.emit(run, Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if role == Role.EditRole and key == NAME:
            self.renamed.emit(run, str(value))
            return True
        return False

    def _picture(self, run: Run, key: str) -> QPixmap | None:
        """Painted once; a run is told from others by its moment."""
        if key == SHOWN:
            shown = [one.when for one in self._runs if one.shown][:MOST_SHOWN]
            number = shown.index(run.when) if run.shown and run.when in shown else -1
            return self._kept((key, number), lambda: swatch(number, 1.0)) if number >= 0 else None
        if key == CURVE:
            return self._kept((key, run.when), lambda: sparkline(run, 1.0))
        return None

    def _kept(self, name: tuple[str, object], paint: Any) -> QPixmap:
        if name not in self._pictures:
            self._pictures[name] = paint()
        return self._pictures[name]


class SortedRuns(QSortFilterProxyModel):
    """Sorts by numbers as numbers; the current run stays first, and runs without a value come last."""

    def lessThan(self, left: Index, right: Index) -> bool:
        """Compare two rows; the order asked for turns everything round but the first and the last rows."""
        table = self.sourceModel()
        assert isinstance(table, RunTable)
        rising = self.sortOrder() == Qt.SortOrder.AscendingOrder
        first, second = (_rank(table, index) for index in (left, right))
        if first != second:
            return (first < second) == rising
        return bool(table.value(left) < table.value(right))


def _alignment(key: str) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if key in TEXTS else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


def _rank(table: RunTable, index: Index) -> int:
    """0 for the current run, 1 for others, 2 for those whose value is not a number."""
    if table.is_current(index.row()):
        return 0
    value = table.value(index)
    return 2 if value != value else 1
