"""The first rows of a table, with what each column is used for."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from playground.ui.theme import current_theme

WIDEST = 220


class PreviewTable(QTableWidget):
    """Rows of cells that cannot be edited. The target's title is bold; ignored columns are faint."""

    MOST = 20

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("The first rows of the table"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setStretchLastSection(True)
        self.setMinimumHeight(120)
        self._heads: list[QTableWidgetItem] = []
        self._cells: list[list[QTableWidgetItem]] = []

    def show_rows(self, titles: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show the first of these rows."""
        self.setColumnCount(len(titles))
        self.setRowCount(min(len(rows), self.MOST))
        self._heads = [QTableWidgetItem(title) for title in titles]
        self._cells = [
            [QTableWidgetItem(row[column] if column < len(row) else "") for column in range(len(titles))]
            for row in rows[: self.MOST]
        ]
        for column, head in enumerate(self._heads):
            self.setHorizontalHeaderItem(column, head)
            for place, cells in enumerate(self._cells):
                self.setItem(place, column, cells[column])
        self._fit()
        for row_number in range(self.rowCount()):
            self.setRowHeight(row_number, self.fontMetrics().height() + 6)

    def show_roles(self, target: str, inputs: Collection[str]) -> None:
        """Mark the target, and what is ignored."""
        theme = current_theme()
        for column, head in enumerate(self._heads):
            title = head.text()
            font = QFont(self.font())
            font.setBold(title == target)
            head.setFont(font)
            colour = theme.accent if title == target else theme.ink if title in inputs else theme.disabled
            for cells in self._cells:
                cells[column].setForeground(QColor(colour))
        self._fit()

    def _fit(self) -> None:
        """Make columns as wide as what they hold, within reason."""
        self.resizeColumnsToContents()
        for column in range(self.columnCount()):
            self.setColumnWidth(column, min(self.columnWidth(column), WIDEST))
