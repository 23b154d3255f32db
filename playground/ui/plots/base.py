"""What all live plots share: a card with a title, axes, a context menu, a summary in words and copying."""

from time import monotonic

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QAction, QHelpEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolTip, QVBoxLayout, QWidget

from playground.engine.frame import Frame
from playground.engine.probes import Probe
from playground.ui.plots.card_menu import CardMenu, Table
from playground.ui.plots.scales import linear_ticks
from playground.ui.plots.stage import Stage, Ticker
from playground.ui.theme import Theme, current_theme, themes

SUMMARY_SECONDS = 1.0


class LivePlot(QFrame):
    """A plot that shows frames while it is visible.

    `exportRequested` carries the plot and ``"file"`` when the user wants to save it. A hidden plot keeps the newest
    frame, asks for nothing (`probes`) and draws when it is shown.
    """

    exportRequested = Signal(object, str)

    what = "plot"
    """What a saved picture is called."""
    can_log = False
    """Whether a logarithmic y axis makes sense."""

    def __init__(self, parent: QWidget | None = None, x_ticker: Ticker = linear_ticks, y_ticker: Ticker = linear_ticks):
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setMinimumSize(170, 110)
        self.logarithmic = False
        self.manual = False
        self.frame_shown: Frame | None = None
        self._stale = False
        self._told = -SUMMARY_SECONDS
        self.theme = current_theme()
        self.title_label = QLabel()
        self.title_label.setProperty("role", "heading")
        self.hint_label = QLabel()
        self.hint_label.setProperty("role", "small")
        self.stage = Stage(self, x_ticker, y_ticker)
        self.stage.on_manual(self._take_over)
        self.stage.moved.connect(self.arrange)
        self._lay_out()
        self._make_menu()
        self.retranslate()
        themes.changed.connect(self.set_theme)

    def title(self) -> str:
        """The bold title of the card."""
        raise NotImplementedError

    def hint(self) -> str:
        """A few words after the title: what the axes are."""
        return ""

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
        self.manual = False
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
        self.manual = False
        self.redraw()

    def set_logarithmic(self, on: bool) -> None:
        """Use a logarithmic y axis."""
        self.logarithmic = on
        self.log_action.setChecked(on)
        self.reset_view()

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
        self.hint_label.setText(self.hint())
        self.setAccessibleName(self.title())
        # At once: a picture may be taken before the next turn of the event loop.
        self._layout.activate()
        self.reset_action.setText(self.tr("Reset view"))
        self.log_action.setText(self.tr("Logarithmic scale"))
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
        self.manual = True

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        heading.setSpacing(6)
        heading.addWidget(self.title_label)
        heading.addWidget(self.hint_label, 1, Qt.AlignmentFlag.AlignBottom)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 8, 8, 6)
        self._layout.setSpacing(4)
        self._layout.addLayout(heading)
        self._layout.addWidget(self.stage, 1)

    def _make_menu(self) -> None:
        self.reset_action = QAction(self)
        self.reset_action.triggered.connect(self.reset_view)
        self.log_action = QAction(self, checkable=True)
        self.log_action.triggered.connect(self.set_logarithmic)
        own = [self.reset_action, self.log_action] if self.can_log else [self.reset_action]
        self.menu = CardMenu(self, self._table, self._export, own)

    def _table(self) -> Table | None:
        return self.table(self.frame_shown) if self.frame_shown is not None else None

    def _export(self) -> None:
        self.exportRequested.emit(self, "file")
