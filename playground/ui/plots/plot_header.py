"""The line above a plot: its title, a few words, and small buttons for its view, its options and its place."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from playground.ui.icons import set_icon
from playground.ui.widgets.elided_label import ElidedLabel

SIDE, ICON = 20, 14
LEAST = 0.5
"""A note of which less than this share has room says nothing and is left away."""


class Note(ElidedLabel):
    """A few words after a title, whose tip tells them where there is no room for them."""

    def __init__(self, title: QLabel, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = title

    def _fitting(self) -> str:
        text, fitting = self.text(), super()._fitting()
        return fitting if fitting == text or len(fitting) - 1 >= LEAST * len(text) else ""

    def _tell(self) -> None:
        super()._tell()
        self._title.setToolTip(self.toolTip())


class PlotHeader(QWidget):
    """Title, hint and buttons. `reset` is there only while the view is dragged or zoomed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel(self)
        self.title.setProperty("role", "heading")
        self.hint = Note(self.title, self)
        self.hint.setProperty("role", "small")
        self.reset, self.options, self.place = (_button(self, name) for name in ("reset", "more", "maximise"))
        self.reset.hide()
        self.options.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._layout = layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.title)
        layout.addSpacing(4)
        layout.addWidget(self.hint, 1)
        for button in (self.reset, self.options, self.place):
            layout.addWidget(button)

    def add(self, widget: QWidget) -> None:
        """Put something before the buttons."""
        self._layout.insertWidget(self._layout.indexOf(self.reset), widget)

    def arrange(self) -> None:
        """Give title and hint their room at once."""
        self._layout.activate()

    def set_menu(self, menu: QMenu) -> None:
        """What the options button opens."""
        self.options.setMenu(menu)

    def show_place(self, maximised: bool, tip: str) -> None:
        """What the last button does now."""
        set_icon(self.place, "unmaximise" if maximised else "maximise", "muted")
        name(self.place, tip)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click means the whole card."""
        event.ignore()


def name(button: QToolButton, tip: str) -> None:
    """Say what a button does, to the eye and to a screen reader."""
    button.setToolTip(tip)
    button.setStatusTip(tip)
    button.setAccessibleName(tip)


def _button(parent: QWidget, icon: str) -> QToolButton:
    button = QToolButton(parent)
    button.setProperty("role", "step")
    button.setFixedSize(SIDE, SIDE)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    set_icon(button, icon, "muted")
    button.setIconSize(button.iconSize().scaled(ICON, ICON, Qt.AspectRatioMode.KeepAspectRatio))
    return button
