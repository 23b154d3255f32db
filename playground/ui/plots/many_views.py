"""The pictures of data with many inputs, one at a time, chosen by a row of words."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from playground.engine.frame import Frame
from playground.engine.probes import Probe
from playground.ui.panels.draw_pad import DrawPad
from playground.ui.plots.card_menu import Table
from playground.ui.plots.maps import Parts
from playground.ui.plots.output_views import OutputConfusionView, OutputView
from playground.ui.plots.plane_view import OutputPlaneView
from playground.ui.plots.sample_grid import SampleGrid
from playground.ui.theme import Theme
from playground.ui.widgets.text_tabs import TextTabs


class ManyInputsView(QWidget):
    """Confusion matrix, plane, samples and pad. `asked` when other probes are wanted."""

    described = Signal(str)
    asked = Signal()

    def __init__(self, confusion: OutputConfusionView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plane, self.samples, self.pad = OutputPlaneView(), SampleGrid(), DrawPad()
        self._widgets: dict[str, QWidget] = {
            "confusion": confusion, "plane": self.plane, "samples": self.samples, "pad": self.pad,
        }  # fmt: skip
        self._views: dict[str, OutputView] = {
            "confusion": confusion, "plane": self.plane, "samples": self.samples, "pad": self.pad,
        }  # fmt: skip
        self.tabs = TextTabs(dict.fromkeys(self._widgets, ""), self)
        self._stack = QStackedWidget()
        for widget in self._widgets.values():
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        for view in (confusion, self.plane):
            view.described.connect(self.described)
        for asking in (self.plane, self.samples, self.pad):
            asking.asked.connect(self.asked)
        self.tabs.chosen.connect(self.choose)
        self.choose("confusion")
        self._retranslate()

    @property
    def key(self) -> str:
        """Which picture is shown."""
        return self.tabs.key

    @property
    def probe(self) -> Probe | None:
        """What the picture shown asks for."""
        return self._views[self.key].probe

    def choose(self, key: str) -> None:
        """Show another picture."""
        self.tabs.show_key(key)
        self._stack.setCurrentWidget(self._widgets[key])
        self.asked.emit()

    def show_frame(self, frame: Frame, discretize: bool, parts: Parts) -> None:
        """Show a frame in the picture chosen; pictures only where there are any."""
        images = len(frame.data.shape) == 3
        for key, offered in (("samples", images), ("pad", DrawPad.suits(frame.data))):
            self.tabs.tabs[key].setVisible(offered)
            if not offered and self.key == key:
                self.choose("confusion")
        self._views[self.key].show_frame(frame, discretize, parts)

    def clear(self) -> None:
        """Show nothing."""
        for view in self._views.values():
            view.clear()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        for view in self._views.values():
            view.set_theme(theme)

    def table(self, frame: Frame) -> Table:
        """The numbers behind the picture shown."""
        return self._views[self.key].table(frame)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        titles = {
            "confusion": (self.tr("Confusion"), self.tr("Which classes are taken for which.")),
            "plane": (self.tr("Plane"), self.tr("The output over two features or the principal axes.")),
            "samples": (self.tr("Samples"), self.tr("Examples with what the network takes them for.")),
            "pad": (self.tr("Draw"), self.tr("Draw a picture and see what the network takes it for.")),
        }
        for key, (title, tip) in titles.items():
            self.tabs.tabs[key].setText(title)
            self.tabs.tabs[key].setToolTip(tip)
