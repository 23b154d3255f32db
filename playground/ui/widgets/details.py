"""Technical details below a message: folded away until somebody asks."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget


class Details(QWidget):
    """A link that shows and hides a text, which can be selected but not changed."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.link = QPushButton(self)
        self.link.setProperty("role", "link")
        self.link.setAutoDefault(False)
        self.link.clicked.connect(self._toggle)
        self.text = QPlainTextEdit(text, self)
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setFixedHeight(150)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Technical details"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.text)
        self.unfold(False)

    def unfold(self, shown: bool) -> None:
        """Show or hide the text."""
        self.text.setVisible(shown)
        self.link.setText(self.tr("Hide the technical details") if shown else self.tr("Show the technical details"))
        window = self.window()
        if window is not self and window.isVisible():
            window.adjustSize()

    @Slot()
    def _toggle(self) -> None:
        self.unfold(self.text.isHidden())
