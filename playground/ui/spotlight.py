"""One plot with all the room of the panels, or in a window of its own; a note keeps its place meanwhile."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from playground.ui.docks import BESIDE, STRIP, DockArea
from playground.ui.plots.base import LivePlot
from playground.ui.runs.panel import WINDOW_SIZE as RUNS_SIZE
from playground.ui.runs.panel import RunsPanel
from playground.ui.theme import current_theme, themes

WINDOW_SIZE = (760, 480)

Panel = LivePlot | RunsPanel
"""What can have all the room: it has a title and a header with a button that says where it is."""


class Spotlight(QStackedWidget):
    """The docks, or one plot alone in their stead: then the docks are hidden and cost nothing.

    Nothing of this is remembered: a new start has every plot in its dock. `changed` when other plots can be seen.
    """

    changed = Signal()

    def __init__(self, docks: DockArea, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._docks = docks
        self._room = QWidget()
        layout = QVBoxLayout(self._room)
        layout.setContentsMargins(BESIDE[0], STRIP, BESIDE[1], 0)
        self._away: dict[Panel, Note] = {}
        self._windows: dict[Panel, PlotWindow] = {}
        self._alone: Panel | None = None
        self.addWidget(docks)
        self.addWidget(self._room)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._escape.activated.connect(self.restore)
        self._escape.setEnabled(False)

    @property
    def alone(self) -> Panel | None:
        """The plot that has all the room."""
        return self._alone

    def place(self, plot: Panel, where: str) -> None:
        """Give a plot all the room (again: take it back), or a window of its own."""
        if where == "window":
            self._pop_out(plot)
        elif plot is self._alone:
            self.restore()
        elif plot in self._windows:
            self._windows[plot].toggle()
        else:
            self._maximise(plot)

    def restore(self) -> None:
        """Show the docks again, with every plot that has no window of its own."""
        if self._alone is not None:
            plot, self._alone = self._alone, None
            self._put_back(plot)
            plot.show_place(False)
            self._escape.setEnabled(False)
            self.setCurrentWidget(self._docks)
            self.changed.emit()

    def bring_back(self) -> None:
        """Put every plot where it belongs."""
        self.restore()
        for window in list(self._windows.values()):
            window.close()

    def _maximise(self, plot: Panel) -> None:
        self.restore()
        self._take_out(plot)
        self._alone = plot
        layout = self._room.layout()
        assert layout is not None
        layout.addWidget(plot)
        self.setCurrentWidget(self._room)
        plot.show()
        plot.show_place(True)
        plot.header.place.setFocus()
        self._escape.setEnabled(True)
        self.changed.emit()

    def _pop_out(self, plot: Panel) -> None:
        if plot is self._alone:
            self.restore()
        if plot in self._windows:
            self._windows[plot].activateWindow()
            return
        self._take_out(plot)
        window = self._windows[plot] = PlotWindow(plot, self.window())
        window.closed.connect(lambda: self._closed(plot))
        window.show()
        self.changed.emit()

    def _closed(self, plot: Panel) -> None:
        window = self._windows.pop(plot)
        self._put_back(plot)
        plot.show_place(False)
        window.deleteLater()
        self.changed.emit()

    def _take_out(self, plot: Panel) -> None:
        note = self._away[plot] = Note(plot.title())
        note.back.clicked.connect(lambda: self._windows[plot].close())
        _swap(plot, note)

    def _put_back(self, plot: Panel) -> None:
        note = self._away.pop(plot)
        _swap(note, plot)
        plot.show()
        note.deleteLater()


class PlotWindow(QWidget):
    """A window with one plot. `closed` when it is closed, before it is gone."""

    closed = Signal()

    def __init__(self, plot: Panel, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._plot = plot
        self.setWindowTitle(f"{plot.title()} - Neural Network Playground")
        self.resize(*(RUNS_SIZE if isinstance(plot, RunsPanel) else WINDOW_SIZE))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(plot)
        plot.show()
        self._restyle()
        themes.changed.connect(self._restyle)

    def toggle(self) -> None:
        """Take the whole screen, or go back to the size before."""
        self.showNormal() if self.isMaximized() else self.showMaximized()
        self._plot.show_place(self.isMaximized())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, where nothing else has a use for it, closes the window."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the plot back."""
        super().closeEvent(event)
        self.closed.emit()

    def _restyle(self) -> None:
        palette = self.palette()
        palette.setColor(self.backgroundRole(), current_theme().background)
        self.setPalette(palette)


class Note(QWidget):
    """Stands where a plot was: says where it is, and brings it back."""

    def __init__(self, title: str) -> None:
        super().__init__()
        text = QLabel(self.tr("{plot} is in a window of its own.").format(plot=title))
        text.setProperty("role", "muted")
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text.setWordWrap(True)
        self.back = QPushButton(self.tr("Bring it back"))
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(text)
        layout.addWidget(self.back, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)


def _swap(old: QWidget, new: QWidget) -> None:
    """Put a widget into the layout in the place of another."""
    holder = old.parentWidget()
    layout = holder.layout() if holder is not None else None
    assert layout is not None, "a plot stands in a layout"
    layout.replaceWidget(old, new)
    old.setParent(None)
    new.show()
