"""A label of one line that ends in dots where there is no room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class SummaryLabel(QLabel):
    """Muted words; all of them are in the tip and in the accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "muted")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._words = ""

    def show_words(self, words: str, details: str = "") -> None:
        """Show the words; the tip says the details too."""
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip(f"{words}\n{details}" if details else words)
        self._fit()

    def words(self) -> str:
        """The words as they were given."""
        return self._words

    def minimumSizeHint(self) -> QSize:
        """No width of its own: what does not fit is cut."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, max(self.width(), 0)))
