"""Where the panels stand: one in the middle, the others in docks that look like cards with gaps between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QMainWindow, QToolButton, QWidget

from playground.ui.icons import set_icon
from playground.ui.theme import current_theme

LAYOUT_VERSION = 1
GAP = 10
"""Pixels between two cards."""
STRIP = 8
"""Height of the strip by which a dock is dragged; with the separator's 2 pixels it makes the gap above the card."""

STYLE = f"""QMainWindow::separator {{ width: {GAP}px; height: {GAP - STRIP}px; background: transparent; }}
QMainWindow::separator:hover {{ background: transparent; }}"""


@dataclass(frozen=True)
class Place:
    """A panel's place at the first start: `size` in pixels, the width of a side dock, the height of a bottom one."""

    key: str
    title: str
    panel: QWidget
    area: Qt.DockWidgetArea
    size: int


class DockArea(QMainWindow):
    """A main window inside the window, so that the docks leave a margin around them. `shownChanged`: one came or went."""

    shownChanged = Signal()

    def __init__(self, centre: QWidget, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setObjectName("docks")
        self.setStyleSheet(STYLE)
        self.setDockOptions(
            QMainWindow.DockOption.AnimatedDocks
            | QMainWindow.DockOption.AllowNestedDocks
            | QMainWindow.DockOption.AllowTabbedDocks
        )
        self.setCentralWidget(_under_a_gap(centre))
        self.docks: dict[str, QDockWidget] = {}
        self._places = tuple(places)
        for place in places:
            self.docks[place.key] = self._make(place)
        self.restore_default()

    def restore_default(self) -> None:
        """Show all docks where they were at the first start."""
        previous: dict[Qt.DockWidgetArea, Place] = {}
        for place in self._places:
            dock = self.docks[place.key]
            dock.setFloating(False)
            self.addDockWidget(place.area, dock)
            bottom = place.area == Qt.DockWidgetArea.BottomDockWidgetArea
            if place.area in previous:
                beside = Qt.Orientation.Horizontal if bottom else Qt.Orientation.Vertical
                self.splitDockWidget(self.docks[previous[place.area].key], dock, beside)
            previous[place.area] = place
            dock.show()
        self._size_default()

    def save(self) -> QByteArray:
        """The arrangement, for `restore`."""
        return self.saveState(LAYOUT_VERSION)

    def restore(self, state: QByteArray | None) -> None:
        """Take a saved arrangement; one that is missing, damaged or of another version gives the default."""
        if state is None or not self.restoreState(state, LAYOUT_VERSION):
            self.restore_default()

    def _size_default(self) -> None:
        bottom = [p for p in self._places if p.area == Qt.DockWidgetArea.BottomDockWidgetArea]
        sides = [p for p in self._places if p.area != Qt.DockWidgetArea.BottomDockWidgetArea]
        columns = {place.area: place for place in reversed(sides)}.values()
        self.resizeDocks([self.docks[p.key] for p in bottom], [100] * len(bottom), Qt.Orientation.Horizontal)
        self.resizeDocks([self.docks[p.key] for p in bottom], [p.size for p in bottom], Qt.Orientation.Vertical)
        self.resizeDocks([self.docks[p.key] for p in columns], [p.size for p in columns], Qt.Orientation.Horizontal)

    def _make(self, place: Place) -> QDockWidget:
        dock = QDockWidget(place.title, self)
        dock.setObjectName(place.key)
        dock.setTitleBarWidget(Strip(dock))
        dock.setWidget(place.panel)
        dock.toggleViewAction().setStatusTip(self.tr("Show or hide this panel."))
        dock.visibilityChanged.connect(self.shownChanged)
        return dock


class Strip(QWidget):
    """The title bar of a dock: the gap above its card. Drag it to move the dock; its buttons appear under the mouse."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self.setFixedHeight(STRIP)
        self.setToolTip(self.tr("Drag to move this panel; double-click to make it a window of its own."))
        self._inside = False
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(2)
        layout.addStretch(1)
        self._buttons = [
            self._button("float", self.tr("Make this panel a window of its own, or put it back")),
            self._button("close", self.tr("Close this panel; View > Panels brings it back")),
        ]
        self._buttons[0].clicked.connect(lambda: dock.setFloating(not dock.isFloating()))
        self._buttons[1].clicked.connect(dock.close)
        for button in self._buttons:
            layout.addWidget(button)

    def _button(self, icon: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setFixedSize(STRIP + 6, STRIP)
        button.setIconSize(button.size())
        button.setStyleSheet("padding: 0; border: none;")
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        set_icon(button, icon, "muted")
        button.hide()
        return button

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the handle and the buttons."""
        self._show_handle(True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the handle and the buttons."""
        self._show_handle(False)
        super().leaveEvent(event)

    def _show_handle(self, inside: bool) -> None:
        self._inside = inside
        for button in self._buttons:
            button.setVisible(inside)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A row of dots while the mouse is here."""
        if not self._inside:
            return
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(current_theme().strong_line))
        for number in range(-3, 4):
            painter.drawEllipse(self.width() // 2 + 6 * number, STRIP // 2 - 1, 2, 2)


def _under_a_gap(centre: QWidget) -> QWidget:
    """The widget with a strip of empty space above it, in line with the cards of the docks."""
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, STRIP, 0, 0)
    layout.addWidget(centre)
    return holder
