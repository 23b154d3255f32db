"""What is shown when the program itself has made a mistake."""

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from playground.ui.icons import pixmap
from playground.ui.widgets.details import Details

Kept = Literal["copied", "nothing", "failed"]
"""What has become of the work: a copy, none needed, or none possible."""


class CrashDialog(QDialog):
    """Says what happened and that the work is kept. `folderWanted` and `quitWanted` when somebody asks for them."""

    folderWanted = Signal()
    quitWanted = Signal()

    def __init__(self, error: str, details: str, kept: Kept, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Error in the program"))
        self.count = 1
        picture = QLabel(self)
        picture.setPixmap(pixmap("problem", 28, "danger", self.devicePixelRatio()))
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self._label(self.tr("Something went wrong in the program."), "title"))
        words.addWidget(self._label(error, "value"))
        words.addWidget(self._label(self._advice(kept)))
        self.repeats = self._label("", "muted")
        self.repeats.hide()
        words.addWidget(self.repeats)
        self.details = Details(details, self)
        words.addWidget(self.details)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addLayout(self._buttons(details))
        self.setMinimumWidth(560)

    def repeat(self) -> None:
        """It, or something else, happened again while this was shown."""
        self.count += 1
        self.repeats.setText(self.tr("Errors so far: {n:,}. All of them are in the log.").format(n=self.count))
        self.repeats.show()
        self.adjustSize()

    def _advice(self, kept: Kept) -> str:
        if kept == "copied":
            return self.tr(
                "A copy of your work is being kept: if the program ends, the next start offers it. You can go on, but "
                "it is wise to save soon and to start the program again."
            )
        if kept == "failed":
            return self.tr("Your work could not be copied: save it now, and start the program again.")
        return self.tr("There is nothing unsaved. You can go on, but it is wise to start the program again.")

    def _label(self, text: str, role: str = "") -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if role:
            label.setProperty("role", role)
        return label

    def _buttons(self, details: str) -> QHBoxLayout:
        row = QHBoxLayout()
        self.copy = QPushButton(self.tr("Copy details"), self)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        self.folder = QPushButton(self.tr("Open log folder"), self)
        self.folder.clicked.connect(self.folderWanted)
        self.quit = QPushButton(self.tr("Quit"), self)
        self.quit.clicked.connect(self.quitWanted)
        self.go_on = QPushButton(self.tr("Continue"), self)
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self.close)
        for button in (self.copy, self.folder):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.quit, self.go_on):
            row.addWidget(button)
        return row
