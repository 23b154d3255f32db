"""The final figures of several networks as a table: a row for each, their mean, and their averaged prediction."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from playground.engine.history import PARTS, Evaluation
from playground.experiment.studies import Spread, Trial
from playground.experiment.studies.trial import Trained
from playground.export.drawing.scales import number
from playground.ui.plots.curves import part_titles


class MemberTable(QTableWidget):
    """Cells that cannot be edited. `copy` puts all of them on the clipboard, ready for a spreadsheet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setAccessibleName(self.tr("Final figures of the networks"))
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setMinimumHeight(120)
        self._texts: list[list[str]] = []
        self.show_trial(None)

    def show_trial(self, trial: Trial | None) -> None:
        """Show the networks that have been trained."""
        header, rows, strong = table_texts(trial)
        if [header, *rows] == self._texts:
            return
        self._texts = [header, *rows]
        self.setColumnCount(len(header))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels(header)
        font = QFont(self.font())
        font.setBold(True)
        for place, row in enumerate(rows):
            self.setRowHeight(place, self.fontMetrics().height() + 6)
            for column, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                if place >= strong:
                    item.setFont(font)
                self.setItem(place, column, item)

    def copy(self) -> None:
        """Put the table on the clipboard, columns separated by tabs."""
        QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in self._texts))


def table_texts(trial: Trial | None) -> tuple[list[str], list[list[str]], int]:
    """The header, the rows, and the row from which on they are of all networks together."""
    members = () if trial is None else trial.members
    parts = [part for part in PARTS if not members or members[0].figures[part] is not None]
    metric = "accuracy" if trial is None else trial.metric
    columns = [(part, quantity) for quantity in (metric, "loss") for part in parts]
    header = [QCoreApplication.translate("MemberTable", "Network"), *(_column(*column) for column in columns)]
    rows = []
    for place, member in enumerate(members, 1):
        figures: dict[str, Evaluation | None] = dict.fromkeys(PARTS) if member.diverged else member.figures
        values = [_figure((figures[part] or {}).get(quantity), quantity) for part, quantity in columns]
        rows.append([_name(place, member, trial), *values])
    together = trial is not None and len(trial.good) > 1
    if trial is not None and together:
        spreads = [_spread(trial.figure(part, quantity), quantity) for part, quantity in columns]
        rows.append([QCoreApplication.translate("MemberTable", "Mean ± deviation"), *spreads])
    if trial is not None and together and trial.joint is not None:
        joint = [_figure(trial.joint, metric) if column == (trial.part, metric) else "" for column in columns]
        rows.append([QCoreApplication.translate("MemberTable", "Averaged prediction"), *joint])
    return header, rows, len(members)


def _name(place: int, member: Trained, trial: Trial | None) -> str:
    """A network's number, and why it ended before the others if it did."""
    if member.diverged:
        return QCoreApplication.translate("MemberTable", "{n} (diverged)").format(n=place)
    if trial is not None and member.epochs < trial.spec.training.epochs:
        return QCoreApplication.translate("MemberTable", "{n} (stopped at {epochs:,})").format(
            n=place, epochs=member.epochs
        )
    return str(place)


def _column(part: str, quantity: str) -> str:
    """A column's title: the part of the data and the quantity."""
    names = {"loss": QCoreApplication.translate("MemberTable", "loss"), "r2": "R²", "accuracy": "%"}
    return f"{part_titles()[part]}, {names[quantity]}"


def _figure(value: float | None, quantity: str) -> str:
    if value is None:
        return "–"
    return f"{100 * value:.2f}" if quantity == "accuracy" else number(value)


def _spread(spread: Spread | None, quantity: str) -> str:
    if spread is None:
        return "–"
    return f"{_figure(spread.mean, quantity)} ± {_figure(spread.deviation, quantity)}"
