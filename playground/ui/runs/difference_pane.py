"""Two runs beside each other: the settings that differ and what came of them."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QBrush, QColor, QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from playground.engine.differences import Difference
from playground.experiment.comparison import figure_rows, setting_differences
from playground.experiment.runs import Run
from playground.sentence import Title
from playground.ui.plots.curves import part_titles
from playground.ui.runs.columns import figure_text
from playground.ui.texts import tr_registry, tr_sentence
from playground.ui.theme import current_theme, themes

Row = tuple[str, str, str, str, int]
"""Title, both values, tip, and which value is the better one (1 or 2; 0: neither)."""


class DifferencePane(QTableWidget):
    """Only the fields that differ, then the final figures with the better one in bold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(3)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMinimumHeight(60)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        self.verticalHeader().setMinimumSectionSize(self.fontMetrics().height() + 6)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setAccessibleName(self.tr("Difference of settings"))
        self._shown: tuple[Run, Run] | None = None
        self._rows: list[Row] = []
        themes.changed.connect(self._fill)

    def show_runs(self, first: Run, second: Run) -> None:
        """Compare two runs."""
        self._shown = (first, second)
        rows = [_setting_row(one) for one in setting_differences(first.spec, second.spec)]
        if not rows:
            rows = [(self.tr("No setting differs."), "", "", "", 0)]
        rows += [_figure_row(*row) for row in figure_rows(first, second)]
        self.setHorizontalHeaderLabels([self.tr("Difference"), first.name, second.name])
        if rows != self._rows:
            self._rows = rows
            self._fill()

    def texts(self) -> list[list[str]]:
        """All cells, with the header."""
        titles = self.horizontalHeader().model()
        header = [str(titles.headerData(column, Qt.Orientation.Horizontal)) for column in range(3)]
        return [header, *([row[0], row[1], row[2]] for row in self._rows)]

    def _fill(self) -> None:
        self.setRowCount(len(self._rows))
        muted, strong = QBrush(QColor(current_theme().muted)), QFont(self.font())
        strong.setBold(True)
        for place, (*texts, tip, better) in enumerate(self._rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(tip or text)
                if column == 0:
                    item.setForeground(muted)
                elif column == better:
                    item.setFont(strong)
                self.setItem(place, column, item)


def _setting_row(one: Difference) -> Row:
    title = tr_sentence(one.full_title)
    if one.kind != "changed":
        title = (
            QCoreApplication.translate("DifferencePane", "{block} (added)")
            if one.kind == "added"
            else QCoreApplication.translate("DifferencePane", "{block} (removed)")
        ).format(block=title)
    return title, _value(one.before), _value(one.after), one.path, 0


def _value(text: str) -> str:
    """A value in words; titles of members are translated, names that a person gave are not."""
    return tr_registry(text) if isinstance(text, Title) else tr_sentence(text)


def _figure_row(name: str, first: float, second: float) -> Row:
    part, _, quantity = name.partition("_")
    kind = quantity if part in part_titles() else name
    texts = figure_text(kind, first), figure_text(kind, second)
    better = 0
    if quantity in ("loss", "accuracy", "r2") and texts[0] != texts[1] and first == first and second == second:
        better = 1 if (first < second) == (quantity == "loss") else 2
    return figure_title(name), *texts, "", better


def figure_title(name: str) -> str:
    """What a final figure is called."""
    part, _, quantity = name.partition("_")
    if name == "epochs":
        return QCoreApplication.translate("RunColumns", "Epochs")
    if name == "seconds_per_epoch":
        return QCoreApplication.translate("RunColumns", "Time per epoch")
    titles = {
        "loss": QCoreApplication.translate("DifferencePane", "Loss, {part}"),
        "accuracy": QCoreApplication.translate("DifferencePane", "Accuracy, {part}"),
        "r2": QCoreApplication.translate("DifferencePane", "R², {part}"),
    }
    return titles[quantity].format(part=part_titles()[part])
