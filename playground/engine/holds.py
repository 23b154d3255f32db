"""What hands do to a network: weights held fast, edges cut, units held or silenced, blocks held.

`Holds` says what, by the numbers of blocks, units and inputs; `places.py` says where that is in the flat parameters.
"""

import msgspec

from playground.engine.inside import Inside

OUTPUT = -1
"""The block that is the output."""
BIAS = -1
"""The source of an edge that is a bias."""
WHOLE = -1
"""The cell of an edge that is all of it."""


class Edge(msgspec.Struct, frozen=True, forbid_unknown_fields=True, array_like=True):
    """What a unit of a block makes of a `source`: a unit or channel of what comes in, or `BIAS`.

    `inside`: the block is this one of its branches; units and sources are those of the block there. `cell`: of a filter
    that weighs a channel, one single weight, counted row by row, or all of them.
    """

    block: int
    unit: int
    source: int
    inside: Inside = ()
    cell: int = WHOLE

    @property
    def name(self) -> str:
        """Its numbers in one word, which is different for every edge."""
        further = (self.cell, *self.inside) if self.inside or self.cell != WHOLE else ()
        return ".".join(map(str, (self.block, self.unit, self.source, *further)))

    @property
    def whole(self) -> "Edge":
        """The edge it is a weight of."""
        return msgspec.structs.replace(self, cell=WHOLE)


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True, array_like=True):
    """A unit, or a channel, that comes out of a block."""

    block: int
    unit: int


class Holds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is held fast.

    `edges`: weights and biases that no step changes. `cut`: edges whose weights are zero and stay so. `units`: all
    that goes into them is held. `silenced`: units that say zero; they are held as well. `blocks`: all their parameters
    are held. Running statistics of a batch norm are no parameters: they go on following the data.
    """

    edges: frozenset[Edge] = frozenset()
    cut: frozenset[Edge] = frozenset()
    units: frozenset[Unit] = frozenset()
    silenced: frozenset[Unit] = frozenset()
    blocks: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return any((self.edges, self.cut, self.units, self.silenced, self.blocks))

    def cuts(self, edge: Edge) -> bool:
        """Whether an edge is cut, by itself or with the filter that it is a weight of."""
        return edge in self.cut or edge.whole in self.cut

    def keeps(self, edge: Edge) -> bool:
        """Whether an edge is held by itself, or with the filter that it is a weight of."""
        return edge in self.edges or edge.whole in self.edges

    def holds(self, edge: Edge) -> bool:
        """Whether a weight or bias is held, by itself or with its filter, unit (unless in a branch) or block."""
        own = not edge.inside and Unit(edge.block, edge.unit) in self.units | self.silenced
        return self.keeps(edge) or self.cuts(edge) or own or edge.block in self.blocks


def switched(edges: frozenset[Edge], edge: Edge, on: bool, cells: int) -> frozenset[Edge]:
    """A set of edges with this one more or less, where an edge has so many `cells`.

    All cells of an edge are the edge itself.
    """
    whole = edge.whole
    alone = frozenset(msgspec.structs.replace(whole, cell=cell) for cell in range(cells))
    own = alone if whole in edges else alone & edges
    meant = alone if edge.cell == WHOLE else frozenset({edge})
    own = own | meant if on else own - meant
    return (edges - alone - {whole}) | (frozenset({whole}) if own == alone else own)
