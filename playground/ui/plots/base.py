"""What all live plots share: a card with a title, axes, a context menu, a summary in words and copying."""

from time import monotonic

from PySide6.QtCore import QEvent, QPointF, Signal
from PySide6.QtGui import QAction, QHelpEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QMenu, QToolTip, QVBoxLayout, QWidget

from playground.engine.frame import Frame
from playground.engine.probes import Probe
from playground.export.drawing.scales import linear_ticks
from playground.ui.plots.card_menu import CardMenu, Table
from playground.ui.plots.options import PlotOptions
from playground.ui.plots.plot_header import PlotHeader, name
from playground.ui.plots.stage import Stage, Ticker
from playground.ui.theme import Theme, current_theme, themes

SUMMARY_SECONDS = 1.0


class LivePlot(QFrame):
    """A plot that shows frames while it is visible.

    `exportRequested` carries the plot and ``"file"`` when the user wants to save it; `placeRequested` the plot and
    where it should be: ``"maximised"`` (again: back) or ``"window"``. A hidden plot keeps the newest frame, asks for
    nothing (`probes`) and draws when it is shown.
    """

    exportRequested = Signal(object, str)
    placeRequested = Signal(object, str)

    what = "plot"
    """What a saved picture is called."""

    def __init__(self, parent: QWidget | None = None, x_ticker: Ticker = linear_ticks, y_ticker: Ticker = linear_ticks):
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setMinimumSize(170, 110)
        self.manual = False
        self.frame_shown: Frame | None = None
        self._stale = False
        self._told = -SUMMARY_SECONDS
        self.theme = current_theme()
        self.header = PlotHeader()
        self.title_label, self.hint_label = self.header.title, self.header.hint
        self.options = PlotOptions(self)
        self.stage = Stage(self, x_ticker, y_ticker)
        self.stage.on_manual(self._take_over)
        self.stage.moved.connect(self.arrange)
        self.stage.doubleClicked.connect(self.maximise)
        self._lay_out()
        self.add_options()
        self._make_menu()
        self.retranslate()
        self.show_place(False)
        self.options.changed.connect(self.take_option)
        themes.changed.connect(self.set_theme)

    def title(self) -> str:
        """The bold title of the card."""
        raise NotImplementedError

    def hint(self) -> str:
        """A few words after the title: what the axes are."""
        return ""

    def say_hint(self) -> None:
        """Bring the words after the title to what is shown."""
        hint = self.hint()
        if hint != self.hint_label.text():
            self.hint_label.setText(hint)

    def add_options(self) -> None:
        """Add what can be chosen for this plot to `options`."""

    def name_options(self) -> None:
        """Give the options their words in the language in use."""

    def take_option(self, key: str) -> None:
        """An option has changed: draw accordingly."""
        self.say_hint()
        self.reset_view()

    def wanted(self) -> tuple[Probe, ...]:
        """The probes the plot draws from while it is visible."""
        return ()

    def draw(self, frame: Frame) -> None:
        """Bring the items to the frame."""
        raise NotImplementedError

    def forget(self) -> None:
        """Empty the items."""
        raise NotImplementedError

    def arrange(self) -> None:
        """Place what is given in pixels; the range or the size has changed."""

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        raise NotImplementedError

    def summary(self, frame: Frame) -> str:
        """What the plot shows, as a sentence."""
        raise NotImplementedError

    def table(self, frame: Frame) -> Table:
        """The numbers behind the plot."""
        raise NotImplementedError

    def tip(self, x: float, y: float) -> str:
        """The text for a position in data coordinates, empty if there is nothing to say."""
        raise NotImplementedError

    def show_frame(self, frame: Frame) -> None:
        """Show the numbers of a frame, now or when the plot becomes visible."""
        self.frame_shown = frame
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        self.draw(frame)
        if monotonic() - self._told >= SUMMARY_SECONDS:
            self._told = monotonic()
            self.setAccessibleDescription(self.summary(frame))

    def probes(self) -> tuple[Probe, ...]:
        """What the plot needs in a frame; nothing while it is hidden."""
        return self.wanted() if self.isVisible() else ()

    def clear(self) -> None:
        """Show no data, at the ranges of the start."""
        self.frame_shown = None
        self._stale = False
        self._set_manual(False)
        self._told = -SUMMARY_SECONDS
        self.setAccessibleDescription("")
        self.forget()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme, at once."""
        self.theme = theme
        self.restyle(theme)
        self.redraw()

    def redraw(self) -> None:
        """Draw the frame shown last once more."""
        if self.frame_shown is not None:
            self.show_frame(self.frame_shown)

    def reset_view(self) -> None:
        """Back from a dragged or zoomed view to the one that follows the data."""
        self._set_manual(False)
        self.redraw()

    def maximise(self) -> None:
        """Ask for all the room there is, or to go back from there."""
        self.placeRequested.emit(self, "maximised")

    def show_place(self, maximised: bool) -> None:
        """Say on the button whether the plot has all the room."""
        back, forth = self.tr("Back to its place (Esc)"), self.tr("Maximise (double click)")
        self.header.show_place(maximised, back if maximised else forth)
        self.place_action.setText(self.tr("Back to its place") if maximised else self.tr("Maximise"))

    def prepare_export(self, pixel_ratio: float, line_scale: float) -> None:
        """Draw lines wider, for a picture of more pixels."""
        self.stage.line_scale = line_scale
        self.restyle(self.theme)

    def finish_export(self) -> None:
        """Draw lines for the screen again."""
        self.stage.line_scale = 1.0
        self.restyle(self.theme)

    def retranslate(self) -> None:
        """Take the texts of the language in use."""
        self.title_label.setText(self.title())
        self.say_hint()
        self.setAccessibleName(self.title())
        # At once: a picture may be taken before the next turn of the event loop.
        self._layout.activate()
        self.header.arrange()
        self.reset_action.setText(self.tr("Reset view"))
        self.window_action.setText(self.tr("Show in a window of its own"))
        name(self.header.reset, self.tr("Reset view"))
        name(self.header.options, self.tr("Options of this plot"))
        self.name_options()
        self.menu.retranslate()

    def event(self, event: QEvent) -> bool:
        """Answer help requests with the values under the cursor."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.redraw()
        super().changeEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on the card maximises it."""
        self.maximise()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with the newest frame."""
        super().showEvent(event)
        if self._stale:
            self.redraw()

    def _show_tip(self, event: QHelpEvent) -> None:
        inside = self.stage.mapFromGlobal(event.globalPos())
        text = ""
        if self.stage.rect().contains(inside):
            position = self.stage.to_data(QPointF(inside))
            text = self.tip(position.x(), position.y())
        if text:
            QToolTip.showText(event.globalPos(), text, self)
        else:
            QToolTip.hideText()

    def _take_over(self, *_: object) -> None:
        self._set_manual(True)

    def _set_manual(self, manual: bool) -> None:
        if manual != self.manual:
            self.manual = manual
            self.header.reset.setVisible(manual)

    def _lay_out(self) -> None:
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 6, 8, 6)
        self._layout.setSpacing(4)
        self._layout.addWidget(self.header)
        self._layout.addWidget(self.stage, 1)

    def _make_menu(self) -> None:
        self.reset_action, self.place_action, self.window_action = (QAction(self) for _ in range(3))
        self.reset_action.triggered.connect(self.reset_view)
        self.place_action.triggered.connect(self.maximise)
        self.window_action.triggered.connect(lambda: self.placeRequested.emit(self, "window"))
        own = (
            [self.reset_action, *self.options.entries],
            [self.place_action, self.window_action],
        )
        self.menu = CardMenu(self, self._table, self._export, own)
        listed = QMenu(self)
        listed.addActions(self.actions())
        self.header.set_menu(listed)
        self.header.reset.clicked.connect(self.reset_view)
        self.header.place.clicked.connect(self.maximise)

    def _table(self) -> Table | None:
        return self.table(self.frame_shown) if self.frame_shown is not None else None

    def _export(self) -> None:
        self.exportRequested.emit(self, "file")
