"""What an edge on the canvas stands for: weights of the block of its column, or of blocks inside its branches."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from playground.engine.holds import BIAS, Edge
from playground.engine.inside import Inside, Weigher
from playground.engine.outline import LETTERS
from playground.ui.canvas.column import Column
from playground.ui.texts import tr_sentence

Named = tuple[int, str]
"""A unit, or a source of a block, by its number, and what it is called."""


@dataclass(frozen=True)
class Way:
    """A block whose weights an edge stands for: from which of its `sources` to which of its `units`."""

    inside: Inside
    title: str
    sources: tuple[Named, ...]
    units: tuple[Named, ...]

    @property
    def count(self) -> int:
        """From how many sources to units it goes."""
        return len(self.sources) * len(self.units)


def ways(column: Column, drawn: tuple[Named, ...], unit: Named) -> tuple[Way, ...]:
    """What an edge stands for that is `drawn` from one source, or several in one picture, to a unit of a column."""
    if not column.weighers:
        return (Way((), "", drawn, (unit,)),)
    found = []
    for branch, number in behind(column, unit[0]):
        for weigher in column.weighers[branch]:
            own = weigher.last and bool(column.branches)  # its bias is on the canvas
            sources = drawn if weigher.first else _numbered(weigher.sources, column.maps)
            bias = () if own else ((BIAS, QCoreApplication.translate("WeightHands", "bias")),)
            units = ((number, unit[1]),) if weigher.last else _numbered(weigher.units, column.maps)
            found.append(Way(weigher.inside, _title(weigher, branch), (*sources, *bias), units))
    return tuple(found)


def behind(column: Column, unit: int) -> list[tuple[int, int]]:
    """Which units of which branches, (branch, unit there), a unit of a column is made of."""
    if not column.branches:
        return [(branch, unit) for branch in range(len(column.weighers))]
    for place, branch in enumerate(column.branches):
        if unit < branch.units:
            return [(place, unit)]
        unit -= branch.units
    return []


def bias_of(column: Column, block: int, unit: int) -> Edge | None:
    """The bias of a unit of a column; None where it has none of its own."""
    if not column.weighers:
        return Edge(block, unit, BIAS)
    if column.branches and weighs(column, unit):
        branch, number = behind(column, unit)[0]
        return Edge(block, number, BIAS, column.weighers[branch][-1].inside)
    return None


def weighs(column: Column, unit: int) -> bool:
    """Whether there are weights inside that belong to one unit of a column."""
    ends = [column.weighers[branch][-1:] for branch, _ in behind(column, unit) if column.weighers]
    return any(weigher.last for end in ends for weigher in end)


def outer_unit(column: Column, edge: Edge) -> int | None:
    """The unit of a column that an edge goes to; None if it stays inside the column."""
    weigher = _weigher(column, edge.inside)
    if not edge.inside:
        return edge.unit
    return edge.unit + first_of_branch(column, edge.inside) if weigher is not None and weigher.last else None


def first_of_branch(column: Column, inside: Inside) -> int:
    """The first unit of a column that comes out of the branch of a block inside."""
    return sum(branch.units for branch in column.branches[: inside[0]])


def drawn_alone(column: Column, edge: Edge) -> bool:
    """Whether an edge is drawn as one by itself."""
    weigher = _weigher(column, edge.inside)
    if weigher is None:
        return not edge.inside
    return weigher.last and bool(column.branches) and (weigher.first or edge.source == BIAS)


def _weigher(column: Column, inside: Inside) -> Weigher | None:
    every: Iterable[Weigher] = sum(column.weighers, ())
    return next((weigher for weigher in every if weigher.inside == inside), None)


def _title(weigher: Weigher, branch: int) -> str:
    return f"{LETTERS[branch]}: {tr_sentence(weigher.title)}"


def _numbered(count: int, maps: bool) -> tuple[Named, ...]:
    words = QCoreApplication.translate("WeightHands", "unit {n}")
    if maps:
        words = QCoreApplication.translate("WeightHands", "channel {n}")
    return tuple((number, words.format(n=number + 1)) for number in range(count))
