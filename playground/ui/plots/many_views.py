"""The pictures of data with many inputs, one at a time, chosen by a row of words."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from playground.engine.frame import Frame
from playground.engine.probes import Probe
from playground.ui.panels.draw_pad import DrawPad
from playground.ui.plots.card_menu import Table
from playground.ui.plots.maps import Parts
from playground.ui.plots.output_views import (
    OutputCoefficientsView,
    OutputConfusionView,
    OutputView,
    wants_closed_form,
)
from playground.ui.plots.plane_view import OutputPlaneView
from playground.ui.plots.sample_grid import SampleGrid
from playground.ui.theme import Theme
from playground.ui.widgets.text_tabs import TextTabs


class ManyInputsView(QWidget):
    """Confusion matrix, plane, samples, pad and coefficients. `asked` when other probes are wanted."""

    described = Signal(str)
    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.confusion, self.plane, self.samples = OutputConfusionView(), OutputPlaneView(), SampleGrid()
        self.pad, self.coefficients = DrawPad(), OutputCoefficientsView()
        self._widgets: dict[str, QWidget] = {
            "confusion": self.confusion, "plane": self.plane, "samples": self.samples, "pad": self.pad,
            "coefficients": self.coefficients,
        }  # fmt: skip
        self._views: dict[str, OutputView] = {
            "confusion": self.confusion, "plane": self.plane, "samples": self.samples, "pad": self.pad,
            "coefficients": self.coefficients,
        }  # fmt: skip
        self._wanted = "confusion"
        self.tabs = TextTabs(dict.fromkeys(self._widgets, ""), self)
        self._stack = QStackedWidget()
        for widget in self._widgets.values():
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        for view in (self.confusion, self.plane):
            view.described.connect(self.described)
        for asking in (self.plane, self.samples, self.pad):
            asking.asked.connect(self.asked)
        self.tabs.chosen.connect(self.choose)
        self._turn_to(self._wanted)
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
        """Show another picture, from now on wherever there is one of the kind."""
        self._wanted = key
        self._turn_to(key)

    def show_frame(self, frame: Frame, discretize: bool, parts: Parts) -> None:
        """Show a frame in the picture chosen; of those that the data do not have, in the first they have."""
        offered = offered_for(frame)
        for key, tab in self.tabs.tabs.items():
            tab.setVisible(key in offered)
        self.tabs.setVisible(len(offered) > 1)
        key = self._wanted if self._wanted in offered else offered[0]
        if key != self.key:
            self._turn_to(key)
        self._views[key].show_frame(frame, discretize, parts)

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

    def _turn_to(self, key: str) -> None:
        self.tabs.show_key(key)
        self._stack.setCurrentWidget(self._widgets[key])
        self.asked.emit()

    def _retranslate(self) -> None:
        titles = {
            "confusion": (self.tr("Confusion"), self.tr("Which classes are taken for which.")),
            "plane": (self.tr("Plane"), self.tr("The output over two features or the principal axes.")),
            "samples": (self.tr("Samples"), self.tr("Examples with what the network takes them for.")),
            "pad": (self.tr("Draw"), self.tr("Draw a picture and see what the network takes it for.")),
            "coefficients": (self.tr("Coefficients"), self.tr("What the closed form and gradient descent have found.")),
        }
        for key, (title, tip) in titles.items():
            self.tabs.tabs[key].setText(title)
            self.tabs.tabs[key].setToolTip(tip)


def offered_for(frame: Frame) -> tuple[str, ...]:
    """The pictures that these data have."""
    data = frame.data
    classes, images = bool(data.classes), len(data.shape) == 3
    offers = {
        "confusion": classes,
        "plane": len(data.inputs) > 2,
        "samples": classes and images,
        "pad": DrawPad.suits(data),
        "coefficients": wants_closed_form(frame),
    }
    return tuple(key for key, offered in offers.items() if offered)
