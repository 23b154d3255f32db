"""From the network to the inspector: what is selected there is inspected here, and the Tab key goes the same way."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from playground.ui.docks import DockArea
from playground.ui.panels.inspector import InspectorPanel
from playground.ui.panels.network_panel import NetworkPanel
from playground.ui.plots.base import LivePlot
from playground.ui.tab_order import put_after, stops


class Inspecting(QObject):
    """Joins the network panel, the inspector and the plots that the Tab key visits after it."""

    def __init__(
        self,
        window: QWidget,
        network: NetworkPanel,
        inspector: InspectorPanel,
        docks: DockArea,
        plots: Sequence[LivePlot],
    ) -> None:
        super().__init__(window)
        self._window, self._inspector, self._docks, self._plots = window, inspector, docks, plots
        network.selectionChanged.connect(inspector.select)
        network.selectionChanged.connect(self._put_plots_last)
        inspector.tabs.currentChanged.connect(self._put_plots_last)
        network.opened.connect(self._open)

    @Slot()
    def _open(self) -> None:
        self._docks.docks["inspector"].show()
        fields = (child for child in self._inspector.layer.findChildren(QWidget) if child.isVisible())
        first = next((field for field in fields if field.focusPolicy() & Qt.FocusPolicy.TabFocus), self._inspector)
        first.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _put_plots_last(self) -> None:
        """Let the Tab key come to the plots after the inspector, which makes its forms when they are first needed."""
        before: QWidget = stops(self._inspector)[-1]
        for plot in self._plots:
            if plot.window() is self._window:
                put_after(before, plot)
                before = plot.header.place
