"""What hands do on the canvas beyond the experiment: weights, holds, and the unit that is looked at."""

from PySide6.QtCore import QObject, Slot

from playground.engine.holds import Holds
from playground.runner import Runner
from playground.ui.canvas.hover import Spot
from playground.ui.document import Document
from playground.ui.panels.network_panel import NetworkPanel
from playground.ui.panels.output_panel import OutputPanel
from playground.ui.pump import Pump


class Hands(QObject):
    """Joins the network panel, the document, the runner and the output panel. Made after the parts are connected."""

    def __init__(
        self, network: NetworkPanel, output: OutputPanel, document: Document, runner: Runner, pump: Pump
    ) -> None:
        super().__init__(network)
        self._network, self._output, self._document, self._pump = network, output, document, pump
        self._runner = runner
        network.weightSet.connect(document.set_weight)
        network.held.connect(document.hold)
        network.spotted.connect(self._look_at)
        document.weightSet.connect(runner.set_weight)
        document.holdsChanged.connect(self._hold)
        document.loaded.connect(self._show)

    @Slot(object)
    def _look_at(self, spot: Spot | None) -> None:
        self._output.look_at(spot, self._network.example)
        self._pump.look_again()

    @Slot(object)
    def _hold(self, holds: Holds) -> None:
        self._network.show_holds(holds)
        self._runner.hold(holds)

    @Slot()
    def _show(self) -> None:
        self._network.canvas.units.unpin()
        self._network.show_holds(self._document.holds)
