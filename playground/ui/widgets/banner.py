"""A calm message inside the window: what happened and what can be done."""

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from playground.ui.icons import set_icon

Kind = Literal["info", "warning", "problem"]
TOKENS = {"info": "accent", "warning": "negative_text", "problem": "danger"}


class Banner(QFrame):
    """An icon, a text, buttons and a close button in one line; hidden until `show_message`. `closed` on close.

    A click on a button leaves the focus where it is: it would go on to whatever follows the message when that goes.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._icon = QToolButton()
        self._icon.setEnabled(True)
        self._icon.setFocusPolicy(self._icon.focusPolicy().NoFocus)
        self._icon.setStyleSheet("QToolButton { background: transparent; border: none; }")
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._buttons = QHBoxLayout()
        self.close_button = QToolButton()
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.setAccessibleName(self.tr("Close this message"))
        self.close_button.setToolTip(self.tr("Close this message"))
        set_icon(self.close_button, "close", "muted")
        self.close_button.clicked.connect(self._dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 5, 6, 5)
        layout.setSpacing(8)
        layout.addWidget(self._icon)
        layout.addWidget(self._text, 1)
        layout.addLayout(self._buttons)
        layout.addWidget(self.close_button)
        self.hide()

    @property
    def text(self) -> str:
        """The message shown."""
        return self._text.text()

    def show_message(
        self, text: str, kind: Kind = "info", actions: Sequence[tuple[str, Callable[[], None]]] = ()
    ) -> None:
        """Show a message with buttons (title, what it does); replaces the one before."""
        while (item := self._buttons.takeAt(0)) is not None:
            button = item.widget()
            if button is not None:
                button.hide()
                button.deleteLater()
        for title, act in actions:
            button = QPushButton(title)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(act)
            self._buttons.addWidget(button)
        self._text.setText(text)
        self.setAccessibleName(text)
        set_icon(self._icon, kind, TOKENS[kind])
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()

    def clear(self) -> None:
        """Hide the message."""
        self.hide()

    def _dismiss(self) -> None:
        self.hide()
        self.closed.emit()
