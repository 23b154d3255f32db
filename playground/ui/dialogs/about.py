"""What this program is, which versions it runs on, and its licence."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QPushButton, QWidget

from playground.ui.icons import app_icon
from playground.versions import LICENCES, versions


class About(QDialog):
    """Versions and licences; the details can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Neural Network Playground"))
        picture = QLabel(self)
        picture.setPixmap(app_icon().pixmap(QSize(64, 64)))
        title = QLabel("Neural Network Playground", self)
        title.setProperty("role", "title")
        what = QLabel(self.tr("Assemble a neural network, press Run, and see why it learns, or why it does not."), self)
        what.setWordWrap(True)
        self._facts = [(name, number, LICENCES.get(name, "")) for name, number in versions().items()]
        self.details = "\n".join("  ".join(filter(None, fact)) for fact in self._facts)
        licence = QLabel(self.tr("Qt and PySide6 are linked dynamically: another build of them can be put in."), self)
        licence.setProperty("role", "small")
        licence.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.copy_button = QPushButton(self.tr("Copy details"), self)
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.clicked.connect(self._copy)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        buttons.rejected.connect(self.close)
        layout = QGridLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setHorizontalSpacing(18)
        layout.setVerticalSpacing(10)
        layout.addWidget(picture, 0, 0, 5, 1, Qt.AlignmentFlag.AlignTop)
        for row, widget in enumerate((title, what, self._table(), licence, buttons)):
            layout.addWidget(widget, row, 1)

    def _table(self) -> QWidget:
        """What runs here: names, versions and licences."""
        table = QWidget(self)
        rows = QGridLayout(table)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(16)
        rows.setVerticalSpacing(2)
        rows.setColumnStretch(1, 1)
        heads = ("", self.tr("Version"), self.tr("Licence"))
        for row, fact in enumerate((heads, *self._facts)):
            for column, text in enumerate(fact):
                label = QLabel(text, table)
                if row == 0 or column != 1:
                    label.setProperty("role", "muted")
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                rows.addWidget(label, row, column)
        return table

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details)
