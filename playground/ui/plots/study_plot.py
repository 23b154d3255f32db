"""What the plots of studies share: a card with a title, axes, labels, values at the cursor, and a context menu."""

from typing import Any

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QGraphicsPathItem, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.export.drawing.scales import linear_ticks
from playground.ui.plots.card_menu import CardMenu, Table
from playground.ui.plots.crosshair import Crosshair, Lines
from playground.ui.plots.legend import LABEL_FONT, Label, Legend
from playground.ui.plots.stage import Stage, Ticker
from playground.ui.theme import Theme, current_theme, scaled_font, themes

Range = tuple[float, float]


class StudyPlot(QFrame):
    """Shows one immutable result at a time. `exportRequested` carries the plot when the user wants to save it."""

    exportRequested = Signal(object)

    what = "study"
    """What a saved picture is called."""
    labels_below = False
    """Whether the labels are in the lower corner."""

    def __init__(self, parent: QWidget | None = None, x_ticker: Ticker = linear_ticks) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setMinimumSize(220, 150)
        self.theme = current_theme()
        self.result: Any = None
        self._manual = False
        self.title_label, self.hint_label = QLabel(), QLabel()
        self.title_label.setProperty("role", "heading")
        self.hint_label.setProperty("role", "small")
        self.stage = Stage(self, x_ticker)
        self.stage.on_manual(self._take_over)
        self.stage.moved.connect(self.arrange)
        self.stage.pointed.connect(self._point)
        self._labels: tuple[Label, ...] = ()
        self._legend = Legend(self.stage.labels)
        self._crosshair = Crosshair(self.stage.labels)
        self._lay_out()
        self._reset = QAction(self)
        self._reset.triggered.connect(self.reset_view)
        self._menu = CardMenu(self, self._table, lambda: self.exportRequested.emit(self), ([self._reset],))
        self.add_items()
        self.retranslate()
        self.set_theme(self.theme)
        themes.changed.connect(self.set_theme)

    # What a plot is.

    def title(self) -> str:
        """The bold title of the card."""
        raise NotImplementedError

    def hint(self) -> str:
        """A few words after the title: what the axes are."""
        raise NotImplementedError

    def labels(self) -> tuple[Label, ...]:
        """The names of what is drawn."""
        raise NotImplementedError

    def add_items(self) -> None:
        """Make what is drawn."""
        raise NotImplementedError

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        raise NotImplementedError

    def draw(self) -> tuple[Range, Range]:
        """Bring the items to the result; the ranges of x and y to be shown. Without a result they are empty."""
        raise NotImplementedError

    def readout(self, x: float) -> tuple[float, list[float], Lines] | None:
        """The place nearest to `x`, the heights of the dots there, and the lines of the box; None without data."""
        raise NotImplementedError

    def table(self) -> Table:
        """The numbers behind the plot; there is a result."""
        raise NotImplementedError

    def summary(self) -> str:
        """What the plot shows, as a sentence; there is a result."""
        raise NotImplementedError

    # What all do.

    def show_result(self, result: Any) -> None:
        """Show a result, or nothing (None)."""
        self.result = result
        self._manual = self._manual and result is not None
        self._crosshair.hide()
        x, y = self.draw()
        self._labels = () if result is None else self.labels()
        if not self._manual:
            self.stage.set_range(x, y)
        self.arrange()
        self.setAccessibleDescription("" if result is None else self.summary())

    def reset_view(self) -> None:
        """Back from a dragged or zoomed view to the whole."""
        self._manual = False
        self.show_result(self.result)

    def arrange(self) -> None:
        """Keep the labels in their corner."""
        font = scaled_font(self.font(), LABEL_FONT)
        self._legend.at_bottom = self.labels_below
        self._legend.show_labels(self._labels, self.stage.area(), self.theme, font)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme, at once."""
        self.theme = theme
        self.stage.set_theme(theme)
        self._crosshair.restyle(theme, scaled_font(self.font(), LABEL_FONT))
        self.restyle(theme)
        self.show_result(self.result)

    def prepare_export(self, pixel_ratio: float, line_scale: float) -> None:
        """Draw lines wider, for a picture of more pixels."""
        self.stage.line_scale = line_scale
        self.set_theme(self.theme)

    def finish_export(self) -> None:
        """Draw lines for the screen again."""
        self.stage.line_scale = 1.0
        self.set_theme(self.theme)

    def retranslate(self) -> None:
        """Take the texts of the language in use."""
        self.title_label.setText(self.title())
        self.hint_label.setText(self.hint())
        self.setAccessibleName(self.title())
        self._reset.setText(self.tr("Reset view"))
        self._menu.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.show_result(self.result)
        super().changeEvent(event)

    def path_item(self, above: float = 0.0) -> QGraphicsPathItem:
        """A new item in data coordinates; larger numbers are in front."""
        item = QGraphicsPathItem(self.stage.data)
        item.setZValue(above)
        return item

    def _table(self) -> Table | None:
        return None if self.result is None else self.table()

    def _take_over(self, *_: object) -> None:
        self._manual = True

    def _point(self, position: QPointF | None) -> None:
        """Show the values under the cursor."""
        found = None if position is None or self.result is None else self.readout(position.x())
        if found is None:
            self._crosshair.hide()
            return
        x, heights, lines = found
        to_pixels = self.stage.data.mapToScene
        dots = [to_pixels(QPointF(x, y)) for y in heights]
        self._crosshair.show_at(to_pixels(QPointF(x, 0.0)).x(), dots, lines, self.stage.area())

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        heading.setSpacing(6)
        heading.addWidget(self.title_label)
        heading.addWidget(self.hint_label, 1, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 6)
        layout.setSpacing(4)
        layout.addLayout(heading)
        layout.addWidget(self.stage, 1)
