"""What the context menu of every picture offers: copying it, copying its numbers, saving it."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QWidget

from playground.experiment import safe_cell
from playground.ui.plots.export import copy_image

Table = tuple[Sequence[str], Iterable[Sequence[Any]]]
"""A header and rows of values."""


class CardMenu(QObject):
    """The actions of a card's context menu. `table` gives the numbers, `export` is called to save the picture.

    `own` are groups of actions that stand before them.
    """

    def __init__(
        self,
        card: QWidget,
        table: Callable[[], Table | None],
        export: Callable[[], None],
        own: Sequence[Sequence[QAction]] = (),
    ) -> None:
        super().__init__(card)
        self._card = card
        self.table = table
        self.image_action = self._action(self._copy_image)
        self.data_action = self._action(self.copy_data)
        self.export_action = self._action(export)
        card.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for group in own:
            card.addActions([*group, _separator(self)])
        card.addActions([self.image_action, self.data_action, _separator(self), self.export_action])
        self.retranslate()

    def copy_data(self) -> None:
        """Put the numbers on the clipboard as comma-separated values."""
        table = self.table()
        if table is not None:
            QGuiApplication.clipboard().setText(csv_text(table))

    def retranslate(self) -> None:
        """Take the texts of the language in use."""
        self.image_action.setText(self.tr("Copy image"))
        self.data_action.setText(self.tr("Copy data"))
        self.export_action.setText(self.tr("Export..."))

    def _action(self, slot: Callable[[], None]) -> QAction:
        action = QAction(self)
        action.triggered.connect(slot)
        return action

    def _copy_image(self) -> None:
        copy_image(self._card)


def csv_text(table: Table) -> str:
    """A table as comma-separated values; missing numbers are empty."""
    header, rows = table
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_cell(title) for title in header])
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return safe_cell(value)
    if isinstance(value, float):
        return "" if value != value else f"{value:z.9g}"
    return value


def _separator(parent: QObject) -> QAction:
    action = QAction(parent)
    action.setSeparator(True)
    return action
