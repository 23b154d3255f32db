"""Where the things that `holds.py` names are in the flat parameters of a network. What is not there has no places."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import prod

import numpy as np

from playground.engine.holds import BIAS, OUTPUT, WHOLE, Edge, Holds, Unit
from playground.engine.inside import Inside, behind, weighers
from playground.engine.network import Network
from playground.engine.outline import BlockInfo
from playground.engine.shown_units import WEIGHTS, Indices
from playground.engine.tape import Array

_BIASES = ("bias", "bias_ih_l0")
_NOWHERE: Indices = np.zeros(0, np.intp)


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
    places: Indices = edge_grid(network, edge).ravel()
    single: Indices = places[np.arange(len(places)) == edge.cell]
    return places if edge.cell == WHOLE else single


def edge_grid(network: Network, edge: Edge) -> Indices:
    """The places of all weights of an edge as they stand in its filter, or before its pixels: (rows, columns).

    That is (1, 1) of a single weight.
    """
    nowhere, info = _NOWHERE.reshape(0, 0), _info(network, edge.block, edge.inside)
    if info is None:
        return nowhere
    views = _views(network, edge.block, edge.inside)
    names = _BIASES if edge.source == BIAS else WEIGHTS
    found = next((views[name] for name in names if name in views), None)
    if found is None or not 0 <= edge.unit < len(found):
        return nowhere
    own: Indices = found[edge.unit]
    if edge.source == BIAS:
        return own.reshape(1, 1)
    if not 0 <= edge.source < info.inputs[0]:
        return nowhere
    if own.ndim == 1:  # the pixels of a channel stand as in the image
        own = own.reshape(info.inputs if own.size == prod(info.inputs) else (info.inputs[0], -1))
    return np.atleast_2d(own[edge.source])


def unit_places(network: Network, unit: Unit) -> Indices:
    """The places of all that one unit has for itself: its weights, its bias, its scale and shift.

    A unit that comes out of branches has what the last weighing block of its branch, and what follows, have for it.
    """
    info = _info(network, unit.block, ())
    if info is None:
        return _NOWHERE
    homes = _homes(network, unit) if info.inner else [((), unit.unit)]
    rows = [row for inside, number in homes for row in _rows(network, unit.block, inside, number)]
    return np.concatenate([_NOWHERE, *rows])


def block_places(network: Network, block: int) -> Indices:
    """The places of all parameters of a block."""
    if _info(network, block, ()) is None:
        return _NOWHERE
    sizes = [info.parameters for info in network.blocks]
    start = sum(sizes[: block % len(sizes)])
    return np.arange(start, start + sizes[block])


def _info(network: Network, block: int, inside: Inside) -> BlockInfo | None:
    """What is known of a block, or of one inside it; None if there is none."""
    if not OUTPUT <= block < len(network.blocks) - 1:
        return None
    info = network.blocks[block]
    if not inside:
        return info
    branches = info.inner[inside[0]] if len(inside) == 2 and 0 <= inside[0] < len(info.inner) else ()
    return branches[inside[1]] if branches and 0 <= inside[1] < len(branches) else None


def _homes(network: Network, unit: Unit) -> list[tuple[Inside, int]]:
    """The blocks inside a block with branches that have something for one of its units, and its number there."""
    block, info = network.spec.blocks[unit.block], network.blocks[unit.block]
    found: list[tuple[Inside, int]] = []
    weighing = weighers(block, info)
    for branch, number in behind(block, info, unit.unit):
        last = weighing[branch][-1] if weighing[branch] else None
        if last is not None and last.last:
            places = range(last.inside[1], len(info.inner[branch]))
            found += [((branch, place), number) for place in places]
    return found


def _rows(network: Network, block: int, inside: Inside, unit: int) -> list[Indices]:
    """The places of a unit's own numbers in the block it belongs to."""
    views = _views(network, block, inside).values()
    count = len(next(iter(views), _NOWHERE))
    return [view[unit].ravel() for view in views if len(view) == count > unit >= 0]


def _views(network: Network, block: int, inside: Inside) -> dict[str, Indices]:
    """The places of a block's own parameters by their names in its state, in the shapes they have there."""
    head = "".join(f"{number}." for number in inside)
    views = {name: view for layer in network.groups[block] for name, view in layer.state().items()}
    own = [(name.removeprefix(head), view) for name, view in views.items() if name.startswith(head)]
    return {name: _places(view, network.theta) for name, view in _parameters(own, network.theta)}


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
