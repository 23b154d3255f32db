"""What can be done with the selected runs: the entries of their menu, with keys."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu

from playground.experiment import SaveError, atomic_write
from playground.experiment.runs_table import curves_csv, runs_csv
from playground.ui.dialogs import questions
from playground.ui.document import Document
from playground.ui.plots.export import default_name
from playground.ui.runs.columns import CURVE
from playground.ui.runs.keeping import Keeping
from playground.ui.runs.view import RunView
from playground.ui.settings import Settings
from playground.ui.texts import tr_error


class RunActions(QObject):
    """The actions of a table of runs, in its `menu`. `said` carries a line, `failed` why nothing was written."""

    said = Signal(str)
    failed = Signal(str)

    def __init__(self, table: RunView, document: Document, keeping: Keeping, settings: Settings) -> None:
        super().__init__(table)
        self._table, self._document, self._keeping, self._settings = table, document, keeping, settings
        self.show, self.star = QAction(self, checkable=True), QAction(self, checkable=True)
        self.rename, self.open, self.delete = (QAction(self) for _ in range(3))
        self.copy, self.table, self.curves = (QAction(self) for _ in range(3))
        self.menu = QMenu(table)
        self.menu.addActions([self.show, self.star, self.rename, self.open, self.delete])
        self.menu.addSeparator()
        self.menu.addActions([self.copy, self.table, self.curves])
        for action, key in ((self.rename, "F2"), (self.delete, "Del"), (self.copy, "Ctrl+C")):
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            table.addAction(action)
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """Take the texts of the language in use."""
        self.show.setText(self.tr("Draw behind the curves"))
        self.star.setText(self.tr("Star"))
        self.rename.setText(self.tr("Rename"))
        self.open.setText(self.tr("Open as experiment"))
        self.delete.setText(self.tr("Delete"))
        self.copy.setText(self.tr("Copy rows"))
        self.table.setText(self.tr("Export the table as CSV..."))
        self.curves.setText(self.tr("Export all curves as CSV..."))

    def _connect(self) -> None:
        table, keeping = self._table, self._keeping
        self.show.triggered.connect(lambda on: keeping.show(table.chosen(), on))
        self.star.triggered.connect(lambda on: keeping.star(table.chosen(), on))
        self.rename.triggered.connect(table.edit_name)
        self.open.triggered.connect(lambda: keeping.open(table.chosen()[0]))
        self.delete.triggered.connect(lambda: keeping.delete(table.chosen()))
        self.copy.triggered.connect(self._copy_rows)
        self.table.triggered.connect(lambda: self._export("runs", runs_csv(table.listed())))
        self.curves.triggered.connect(lambda: self._export("run-curves", curves_csv(table.listed())))
        table.starred.connect(lambda run: keeping.star((run,), not run.starred))
        table.chose.connect(self._look_again)
        table.customContextMenuRequested.connect(self._pop_up)
        self.menu.aboutToShow.connect(self._look_again)

    @Slot()
    def _look_again(self) -> None:
        """Offer what makes sense for the selected runs."""
        chosen = self._table.chosen()
        for action in (self.show, self.star, self.delete):
            action.setEnabled(bool(chosen))
        for action in (self.rename, self.open):
            action.setEnabled(len(chosen) == 1)
        self.copy.setEnabled(bool(self._table.selected()))
        self.show.setChecked(bool(chosen) and all(run.shown for run in chosen))
        self.star.setChecked(bool(chosen) and all(run.starred for run in chosen))
        for action in (self.table, self.curves):
            action.setEnabled(self._table.runs.rowCount() > 0)

    @Slot(QPoint)
    def _pop_up(self, place: QPoint) -> None:
        self.menu.popup(self._table.viewport().mapToGlobal(place))

    @Slot()
    def _copy_rows(self) -> None:
        """Put the selected rows on the clipboard, with the titles, columns separated by tabs."""
        columns = [column for column in self._table.runs.columns if column.title and column.key != CURVE]
        rows = [[column.text(run) for column in columns] for run in self._table.selected()]
        if rows:
            lines = [[column.title for column in columns], *rows]
            QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))

    def _export(self, what: str, text: str) -> None:
        """Ask for a file and write a table to it."""
        suggestion = default_name(self._document.title, what, date.today(), "csv")
        path = questions.ask_table(self._table, str(Path(self._settings.text("pictures")) / suggestion))
        if path is None:
            return
        try:
            atomic_write(path, text.encode())
        except SaveError as error:
            self.failed.emit(tr_error(error))
            return
        self._settings.store("pictures", str(path.parent))
        self.said.emit(self.tr("Saved {file}.").format(file=path.name))
