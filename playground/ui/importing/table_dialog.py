"""Looking at a table before it is imported: what was found, what is to be predicted, from what."""

from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from playground.data.files.errors import DataError
from playground.data.files.layout import Decimal, Delimiter
from playground.data.files.table_reader import Choice, Look, Missing, Task, import_table, look_at
from playground.data.files.text import Encoding
from playground.ui.importing.import_dialog import ImportDialog
from playground.ui.importing.preview import PreviewTable
from playground.ui.widgets.card import Card, ScrollColumn
from playground.ui.widgets.chips import ChipGroup
from playground.ui.widgets.labels import Labeled, LabeledCombo

CHIPS_HEIGHT = 54


class TableDialog(ImportDialog):
    """The first rows of a table and everything that can be chosen about it."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(path, parent)
        self.look: Look | None = None
        self._make_fields()
        self._arrange()
        self.resize(760, 560)
        self._look_again()

    @property
    def importable(self) -> bool:
        """Whether the file can be read as a table."""
        return self.look is not None

    # --- building -------------------------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        self.delimiter = LabeledCombo(
            self.tr("Separator"),
            {
                "comma": self.tr("Comma"),
                "semicolon": self.tr("Semicolon"),
                "tab": self.tr("Tab"),
                "bar": self.tr("Vertical bar"),
            },
        )
        self.decimal = LabeledCombo(self.tr("Decimal mark"), {"point": "1.5", "comma": "1,5"})
        self.header = LabeledCombo(
            self.tr("First row"), {"titles": self.tr("Titles"), "data": self.tr("Data, like the others")}
        )
        self.encoding = LabeledCombo(
            self.tr("Encoding"),
            {
                "utf-8": "UTF-8",
                "utf-16": "UTF-16",
                "cp949": self.tr("Korean (CP949)"),
                "cp1252": self.tr("Western (CP1252)"),
            },
        )
        self.target = LabeledCombo(self.tr("To be predicted"))
        self.task = LabeledCombo(
            self.tr("Task"), {"classification": self.tr("Classification"), "regression": self.tr("Regression")}
        )
        self.missing = LabeledCombo(
            self.tr("Missing values"),
            {"drop": self.tr("Leave such rows out"), "mean": self.tr("Fill with the mean")},
        )
        self.missing.set_tip(self.tr("The mean of the training part; of texts the shares of the categories."))
        self.encoding.combo.picked.connect(self._take_encoding)
        for field in (self.delimiter, self.decimal, self.header):
            field.combo.picked.connect(self._take_layout)
        self.target.combo.picked.connect(self._take_target)
        self.task.combo.picked.connect(self._take_task)
        self.preview = PreviewTable(self)
        self._chips: ChipGroup | None = None
        self._count = QLabel(self)
        self._count.setProperty("role", "small")
        self.import_button.clicked.connect(self._start)

    def _arrange(self) -> None:
        file_card = Card(self.tr("File"), self)
        fields = QGridLayout()
        fields.setHorizontalSpacing(10)
        for column, field in enumerate((self.delimiter, self.decimal, self.header, self.encoding)):
            fields.addWidget(field, 0, column)
            fields.setColumnStretch(column, 1)
        file_card.body.addLayout(fields)
        file_card.body.addWidget(self.preview, 1)
        file_card.body.addWidget(self._count)
        use_card = Card(self.tr("What to learn"), self)
        choices = QGridLayout()
        choices.setHorizontalSpacing(10)
        for column, field in enumerate((self.target, self.task, self.missing)):
            choices.addWidget(field, 0, column)
            choices.setColumnStretch(column, 1)
        use_card.body.addLayout(choices)
        self._inputs = ScrollColumn(use_card)
        self._inputs.setFixedHeight(CHIPS_HEIGHT)
        self._inputs.column.addStretch()
        use_card.body.addWidget(Labeled(self.tr("Inputs: a column that is off is ignored"), self._inputs))
        use_card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.lay_out((file_card, use_card))

    # --- looking --------------------------------------------------------------------------------------------------

    @property
    def choice(self) -> Choice | None:
        """What is chosen; None while the file cannot be read."""
        if self.look is None or self._chips is None:
            return None
        kinds = {title: self.look.kinds[title] for title in self._chips.chosen if title != self.target.combo.key()}
        task: Task = "classification" if self.task.combo.key() == "classification" else "regression"
        missing: Missing = "mean" if self.missing.combo.key() == "mean" else "drop"
        return Choice(self.look.layout, kinds, self.target.combo.key(), task, missing)

    @Slot(str)
    def _take_encoding(self, key: str) -> None:
        self._look_again(cast("Encoding", key))

    @Slot()
    def _take_layout(self) -> None:
        if self.look is None:
            self._look_again(cast("Encoding", self.encoding.combo.key()))
            return
        layout = replace(
            self.look.layout,
            delimiter=cast("Delimiter", self.delimiter.combo.key()),
            decimal=cast("Decimal", self.decimal.combo.key()),
            header=self.header.combo.key() == "titles",
        )
        self._show_look(look_at(self._path, layout=layout))

    def _look_again(self, encoding: Encoding | None = None) -> None:
        try:
            look = look_at(self._path, encoding)
        except DataError as error:
            self.look = None
            self.preview.show_rows((), ())
            self.explain(error.sentence)
            return
        self._show_look(look)

    def _show_look(self, look: Look) -> None:
        """Show the rows and the layout, and propose what to learn: the last column."""
        self.look = look
        self.delimiter.combo.show_key(look.layout.delimiter)
        self.decimal.combo.show_key(look.layout.decimal)
        self.header.combo.show_key("titles" if look.layout.header else "data")
        self.encoding.combo.show_key(look.layout.encoding)
        self.preview.show_rows(look.titles, look.rows)
        shown = min(len(look.rows), self.preview.MOST)
        self._count.setText(self.tr("Columns: {m}, rows shown: {n}").format(n=shown, m=len(look.titles)))
        self.target.combo.set_choices({title: title for title in look.titles})
        target = look.titles[-1]
        self.target.combo.show_key(target)
        self._take_target(target)

    @Slot(str)
    def _take_target(self, title: str) -> None:
        if self.look is None:
            return
        self.task.combo.show_key(self.look.task(title))
        self._show_inputs(self.look, title)
        self._take_task()

    @Slot()
    def _take_task(self) -> None:
        self.problem.show_problem("")
        self.import_button.setEnabled(self.look is not None and len(self.look.titles) > 1)
        if self.look is not None and len(self.look.titles) < 2:
            self.problem.show_problem(self.tr("A table needs two columns at least; is the separator right?"))
        if self.look is not None:
            self.preview.show_roles(self.target.combo.key(), self._chips.chosen if self._chips else ())

    def _show_inputs(self, look: Look, target: str) -> None:
        if self._chips is not None:
            self._chips.hide()
            self._chips.deleteLater()
        titles = {title: title for title in look.titles if title != target}
        self._chips = ChipGroup(titles, parent=self._inputs.widget())
        self._chips.show_value(look.usual_inputs(target))
        self._chips.edited.connect(self._take_task)
        self._inputs.column.insertWidget(0, self._chips)

    # --- importing ------------------------------------------------------------------------------------------------

    @Slot()
    def _start(self) -> None:
        choice = self.choice
        if choice is None:
            return
        path = self._path
        self.start(lambda progress: import_table(path, choice, progress))
