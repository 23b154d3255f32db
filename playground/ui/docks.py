"""Where the panels stand: one in the middle, the others in docks that look like cards with gaps between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QChildEvent, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QMainWindow, QTabBar, QToolButton, QWidget

from playground.ui.icons import set_icon
from playground.ui.painting import painting
from playground.ui.theme import current_theme

LAYOUT_VERSION = 1
GAP = 10
"""Pixels between two cards."""
SEPARATOR = 3
"""Pixels between two docks; the rest of the gap belongs to the docks: the strip above, the margins beside the card."""
STRIP = GAP - SEPARATOR
BESIDE = (STRIP // 2, STRIP - STRIP // 2)

LARGE, SMALL = QSize(1580, 840), QSize(1270, 590)
"""The sizes of the area for which the large and the small sizes of the places are meant."""
LOW = 700
"""Pixels of height below which the area is low."""

STYLE = f"""QMainWindow::separator {{ width: {SEPARATOR}px; height: {SEPARATOR}px; background: transparent; }}
QMainWindow::separator:hover {{ background: transparent; }}"""


@dataclass(frozen=True)
class Place:
    """A panel's place at the first start: its side, and its (width, height) in a large and in a small window.

    `behind`: the key of the panel with which it shares its place as a tab; such a panel is closed at first.
    """

    key: str
    title: str
    panel: QWidget
    area: Qt.DockWidgetArea
    large: tuple[int, int]
    small: tuple[int, int]
    behind: str = ""


class DockArea(QMainWindow):
    """A main window inside the window, so that the docks have a margin. `shownChanged` when one came or went."""

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
        self._places = tuple(places)
        self._default = True
        # The Tab key goes through the panels as they are made: those on the left, the one in the middle, the others.
        left = [place for place in places if place.area == Qt.DockWidgetArea.LeftDockWidgetArea]
        self.docks: dict[str, QDockWidget] = {place.key: self._make(place) for place in left}
        self.setCentralWidget(_with_gaps(centre, above=True))
        self.docks |= {place.key: self._make(place) for place in places if place not in left}
        self.restore_default()

    def restore_default(self) -> None:
        """Show all docks where they were at the first start."""
        previous: dict[Qt.DockWidgetArea, Place] = {}
        for place in self._places:
            dock = self.docks[place.key]
            dock.setFloating(False)
            self.addDockWidget(place.area, dock)
            if place.behind:
                self.tabifyDockWidget(self.docks[place.behind], dock)
                dock.hide()
                continue
            bottom = place.area == Qt.DockWidgetArea.BottomDockWidgetArea
            if place.area in previous:
                beside = Qt.Orientation.Horizontal if bottom else Qt.Orientation.Vertical
                self.splitDockWidget(self.docks[previous[place.area].key], dock, beside)
            previous[place.area] = place
            dock.show()
        self._default = not self.isVisible()
        self._size_default()

    def save(self) -> QByteArray:
        """The arrangement, for `restore`."""
        return self.saveState(LAYOUT_VERSION)

    def restore(self, state: QByteArray | None) -> None:
        """Take a saved arrangement; one that is missing, damaged or of another version gives the default."""
        if state is None or not self.restoreState(state, LAYOUT_VERSION):
            self.restore_default()
        else:
            self._default = False

    def childEvent(self, event: QChildEvent) -> None:
        """Leave the tabs of docks that share a place out of the way of the Tab key: it goes through the panels."""
        super().childEvent(event)
        if event.type() == QEvent.Type.ChildPolished and isinstance(bar := event.child(), QTabBar):
            bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def showEvent(self, event: QShowEvent) -> None:
        """Sizes mean something only now."""
        super().showEvent(event)
        if self._default:
            self._default = False
            self._size_default()

    def _size_default(self) -> None:
        """Give the docks the sizes of their places, between the small and the large ones as the area is.

        In a low window the panels on the right reach down to the bottom: they would have room for two rows otherwise.
        """
        low = self.height() < LOW
        areas = Qt.DockWidgetArea.RightDockWidgetArea, Qt.DockWidgetArea.BottomDockWidgetArea
        self.setCorner(Qt.Corner.BottomRightCorner, areas[0] if low else areas[1])
        places = [place for place in self._places if not place.behind]
        docks = [self.docks[place.key] for place in places]
        across = _share(self.width(), SMALL.width(), LARGE.width())
        down = _share(self.height(), SMALL.height(), LARGE.height())
        widths = [_between(place.small[0], place.large[0], across) for place in places]
        heights = [_between(place.small[1], place.large[1], down) for place in places]
        self.resizeDocks(docks, widths, Qt.Orientation.Horizontal)
        self.resizeDocks(docks, heights, Qt.Orientation.Vertical)

    def _make(self, place: Place) -> QDockWidget:
        dock = QDockWidget(place.title, self)
        dock.setObjectName(place.key)
        dock.setTitleBarWidget(Strip(dock))
        dock.setWidget(_with_gaps(place.panel))
        dock.toggleViewAction().setStatusTip(self.tr("Show or hide this panel."))
        dock.visibilityChanged.connect(lambda seen: _rest(dock, not seen))
        dock.toggleViewAction().triggered.connect(lambda: dock.raise_())
        # queued: at this moment the panel inside has not been hidden yet
        dock.visibilityChanged.connect(self.shownChanged, Qt.ConnectionType.QueuedConnection)
        return dock


class Strip(QWidget):
    """The title bar of a dock: the gap above its card. Drag it to move the dock; its buttons appear under the mouse."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self.setToolTip(self.tr("Drag to move this panel; double-click to make it a window of its own."))
        self._inside = False
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(2)
        layout.addStrut(STRIP)
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
        with painting(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(current_theme().strong_line))
            for number in range(-3, 4):
                painter.drawEllipse(self.width() // 2 + 6 * number, STRIP // 2 - 1, 2, 2)


def _share(value: int, low: int, high: int) -> float:
    """Where a value lies between two limits: 0 at the low one or below, 1 at the high one or above."""
    return max(0.0, min((value - low) / (high - low), 1.0))


def _between(low: int, high: int, share: float) -> int:
    return round(low + share * (high - low))


def _rest(dock: QDockWidget, behind: bool) -> None:
    """Hide the panel of a dock that is behind another one, where it would still count as visible; its size stays."""
    layout = dock.widget().layout()
    item = layout.itemAt(0) if layout is not None else None
    panel = item.widget() if item is not None else None
    if panel is not None:
        policy = panel.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        panel.setSizePolicy(policy)
        panel.setVisible(not (behind and dock.isVisible()))


def _with_gaps(panel: QWidget, above: bool = False) -> QWidget:
    """The panel with its share of the gaps beside it, and above it where no strip does that."""
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(BESIDE[0], STRIP if above else 0, BESIDE[1], 0)
    layout.addWidget(panel)
    return holder
