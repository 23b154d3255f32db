"""What the canvas asks about the network: the probes of its pictures, edges and masks."""

from collections.abc import Iterable
from typing import Any

from playground.engine.block_rule import BlockRule
from playground.engine.dropout_masks import DropoutMasks, Masks
from playground.engine.edge_probe import EdgeWeights
from playground.engine.frame import Frame
from playground.engine.holds import Edge
from playground.engine.probes import Matrices, Pictures, Probe, UnitMaps, Weights
from playground.engine.shown_units import Firsts
from playground.engine.tape import Array
from playground.ui.canvas.layout import MOST_UNITS

PICTURE_RESOLUTION = 20
"""Points a side at which the units' functions are computed."""


class Questions:
    """Three probes that go together, and one for an edge that is looked at closely.

    An answer to others than the newest is none: it would be of other units.
    """

    def __init__(self) -> None:
        self.example = 0
        self._first: Firsts = ()
        self._masked = False
        self._edge: EdgeWeights | None = None
        self._make()

    def scroll(self, first: Firsts) -> None:
        """Ask for other units."""
        self._first = first
        self._make()

    def step_example(self, steps: int) -> None:
        """Ask for another example."""
        self.example += steps
        self._make()

    def first_example(self) -> None:
        """Ask for the first example."""
        self.step_example(-self.example)

    def mask(self, wanted: bool) -> bool:
        """Ask for dropout's masks or not; says whether that is a change."""
        changed, self._masked = wanted != self._masked, wanted
        return changed

    def edge(self, wanted: Edge | None) -> None:
        """Ask for all weights of an edge, or of none."""
        self._edge = None if wanted is None else EdgeWeights(wanted)

    def probes(self) -> tuple[Probe, ...]:
        """What the worker should compute."""
        edge = () if self._edge is None else (self._edge,)
        return (self._maps, self._weights, *([self._masks] if self._masked else []), *edge)

    def answers(self, frame: Frame) -> tuple[Pictures | None, Matrices | None, Masks | None]:
        """What a frame says."""
        found: dict[Any, Any] = frame.probes
        masks = found.get(self._masks) if self._masked else None
        return found.get(self._maps), found.get(self._weights), masks

    def edge_weights(self, frame: Frame) -> Array | None:
        """What a frame says of the edge."""
        found: dict[Any, Any] = frame.probes
        return found.get(self._edge)

    def _make(self) -> None:
        self._maps = UnitMaps(PICTURE_RESOLUTION, MOST_UNITS, self._first, self.example)
        self._weights = Weights(MOST_UNITS, self._first)
        self._masks = DropoutMasks(MOST_UNITS, self._first)


def drops(blocks: Iterable[BlockRule]) -> bool:
    """Whether any of the blocks silences units."""
    return any(
        getattr(block, "dropout", 0.0) > 0.0 or any(drops(branch) for branch in block.inside()) for block in blocks
    )
