"""A probe for one edge: all weights that it stands for."""

from typing import TYPE_CHECKING, Any

from playground.engine.holds import Edge
from playground.engine.places import edge_grid
from playground.engine.probes import Probe
from playground.engine.tape import Array

if TYPE_CHECKING:
    from playground.engine.training import Training


class EdgeWeights(Probe, frozen=True):
    """The weights of a whole edge as they stand in its filter: (rows, columns); None if there is no such edge."""

    edge: Edge

    def answer(self, training: "Training[Any]") -> Array | None:
        places = edge_grid(training.network, self.edge)
        if not places.size:
            return None
        values: Array = training.network.theta[places]
        values.flags.writeable = False
        return values
