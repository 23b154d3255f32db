"""A white card with a title: the frame of every panel."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from playground.ui.theme import current_theme
from playground.ui.widgets.elided_label import ElidedLabel

FADE = 20
"""The height of the pale edge of what scrolls, in pixels."""


class Card(QFrame):
    """A rounded frame: a bold title, a muted note, a slot at the right of the title (`header`), and a `body` layout."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._title = QLabel(title, self)
        self._title.setProperty("role", "title")
        self._note = ElidedLabel(self)
        self._note.setProperty("role", "muted")
        self.header = QHBoxLayout()
        self.header.setSpacing(6)
        self.header.addWidget(self._title)
        self.header.addWidget(self._note, 1)
        self.body = QVBoxLayout()
        self.body.setSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(6)
        layout.addLayout(self.header)
        layout.addLayout(self.body, 1)
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """The bold title, also the card's accessible name."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_note(self, note: str) -> None:
        """The muted text after the title."""
        self._note.setText(note)

    def add_header(self, widget: QWidget) -> None:
        """Add a control at the right of the title line."""
        self.header.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)


class ScrollColumn(QScrollArea):
    """A transparent area that scrolls a column of widgets vertically; add to `column`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget(self)
        content.setObjectName("content")
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(0, 0, 4, 0)
        self.column.setSpacing(6)
        self.setWidget(content)
        self._fade = Fade(self)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._follow)
        bar.rangeChanged.connect(self._follow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the fade at the lower edge."""
        super().resizeEvent(event)
        self._fade.setGeometry(0, self.height() - FADE, self.viewport().width(), FADE)
        self._follow()

    def _follow(self) -> None:
        bar = self.verticalScrollBar()
        self._fade.setVisible(bar.value() < bar.maximum())


class Fade(QWidget):
    """The lower edge of what goes on below: it pales instead of being cut off."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw from nothing to the colour of the card."""
        card = QColor(current_theme().card)
        gradient = QLinearGradient(0, 0, 0, self.height())
        gradient.setColorAt(0, QColor(card.red(), card.green(), card.blue(), 0))
        gradient.setColorAt(1, card)
        QPainter(self).fillRect(self.rect(), gradient)
