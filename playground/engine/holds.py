"""What hands do to a network: weights held fast, edges cut, units held or silenced, blocks held.

`Holds` says what, by the numbers of blocks, units and inputs; the functions below say where that is in the flat
parameters of a network. What does not exist there has no places.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec
import numpy as np

from playground.engine.changes import rebuilds, resizes
from playground.engine.network import Network
from playground.engine.parallel import Parallel
from playground.engine.shown_units import WEIGHTS, Indices
from playground.engine.specs import NetworkSpec
from playground.engine.tape import Array

OUTPUT = -1
"""The block that is the output."""
BIAS = -1
"""The source of an edge that is a bias."""

_BIASES = ("bias", "bias_ih_l0")


class Edge(msgspec.Struct, frozen=True, forbid_unknown_fields=True, array_like=True):
    """What a unit of a block makes of a `source`: a unit or channel of what comes in, or `BIAS`.

    Of a filter these are all its weights for that channel.
    """

    block: int
    unit: int
    source: int


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True, array_like=True):
    """A unit, or a channel, of a block."""

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

    def holds(self, edge: Edge) -> bool:
        """Whether a weight or bias is held, by itself or with its unit or block."""
        unit = Unit(edge.block, edge.unit)
        return edge in self.edges | self.cut or unit in self.units | self.silenced or edge.block in self.blocks


@dataclass(frozen=True)
class Grip:
    """`Holds` on one network: `places` of the flat parameters that are held, and the `silent` units of each block."""

    places: Indices
    silent: dict[int, Indices]


def grip(network: Network, holds: Holds) -> Grip:
    """Where the holds take hold of a network."""
    parts = [edge_places(network, edge) for edge in holds.edges | holds.cut]
    parts += [unit_places(network, unit) for unit in holds.units | holds.silenced]
    parts += [block_places(network, block) for block in holds.blocks]
    silent: dict[int, list[int]] = {}
    for unit in holds.silenced:
        if 0 <= unit.block < len(network.blocks) - 1 and 0 <= unit.unit < network.blocks[unit.block].outputs[0]:
            silent.setdefault(unit.block, []).append(unit.unit)
    places = np.unique(np.concatenate([_NOWHERE, *parts]))
    return Grip(places, {block: np.array(sorted(units)) for block, units in silent.items()})


def edge_places(network: Network, edge: Edge) -> Indices:
    """The places of the weights of an edge; none if the block has no such weights."""
    if not _exists(network, edge.block):
        return _NOWHERE
    views = _views(network, edge.block)
    names = _BIASES if edge.source == BIAS else WEIGHTS
    found = next((views[name] for name in names if name in views), None)
    if found is None or not 0 <= edge.unit < len(found):
        return _NOWHERE
    if edge.source == BIAS:
        return found[edge.unit : edge.unit + 1]
    channels = network.blocks[edge.block].inputs[0]
    row = found[edge.unit].reshape(channels, -1)
    return row[edge.source] if 0 <= edge.source < channels else _NOWHERE


def unit_places(network: Network, unit: Unit) -> Indices:
    """The places of all that one unit has for itself: its weights, its bias, its scale and shift."""
    if not _exists(network, unit.block):
        return _NOWHERE
    views = _views(network, unit.block).values()
    count = len(next(iter(views), _NOWHERE))
    rows = [view[unit.unit].ravel() for view in views if len(view) == count > unit.unit >= 0]
    return np.concatenate([_NOWHERE, *rows])


def block_places(network: Network, block: int) -> Indices:
    """The places of all parameters of a block."""
    if not _exists(network, block):
        return _NOWHERE
    sizes = [info.parameters for info in network.blocks]
    start = sum(sizes[: block % len(sizes)])
    return np.arange(start, start + sizes[block])


def after_change(holds: Holds, old: NetworkSpec, new: NetworkSpec) -> Holds:
    """What stays held when the network changes: nothing where it is built anew, what still exists where a block has
    more or fewer units than before.
    """
    if not holds or not rebuilds(old, new):
        return holds
    if not resizes(old, new):
        return Holds()
    block = next(index for index, (a, b) in enumerate(zip(old.blocks, new.blocks, strict=True)) if a != b)
    last = next((index for index in range(block + 1, len(new.blocks)) if new.blocks[index].counted), OUTPUT)
    resized = new.blocks[block]
    # side by side, the units of one branch move those of the next: what is held there cannot be followed
    count = 0 if isinstance(resized, Parallel) else getattr(resized, resized.counted)
    passed = range(block, last if last != OUTPUT else len(new.blocks))

    def stays(one: Edge | Unit) -> bool:
        if isinstance(one, Edge) and one.block == last and one.source >= count:
            return False
        return one.block not in passed or one.unit < count

    return Holds(
        edges=frozenset(filter(stays, holds.edges)),
        cut=frozenset(filter(stays, holds.cut)),
        units=frozenset(filter(stays, holds.units)),
        silenced=frozenset(filter(stays, holds.silenced)),
        blocks=holds.blocks,
    )


_NOWHERE: Indices = np.zeros(0, np.intp)


def _exists(network: Network, block: int) -> bool:
    return OUTPUT <= block < len(network.blocks) - 1


def _views(network: Network, block: int) -> dict[str, Indices]:
    """The places of a block's own parameters by their names in its state, in the shapes they have there."""
    views = {name: view for layer in network.groups[block] for name, view in layer.state().items()}
    return {name: _places(view, network.theta) for name, view in _parameters(views.items(), network.theta)}


def _parameters(views: Iterable[tuple[str, Array]], theta: Array) -> list[tuple[str, Array]]:
    """Those views that lie in the flat parameters: not the statistics."""
    return [(name, view) for name, view in views if np.may_share_memory(view, theta)]


def _places(view: Array, theta: Array) -> Indices:
    """For every number of a view of the flat parameters, where it stands among them."""
    start = view.__array_interface__["data"][0] - theta.__array_interface__["data"][0]
    places = np.array(start // theta.itemsize)
    for size, stride in zip(view.shape, view.strides, strict=True):
        places = places[..., None] + np.arange(size) * (stride // theta.itemsize)
    return places
