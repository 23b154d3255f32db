"""What stays held when the network changes."""

from collections.abc import Callable, Sequence
from typing import Any

from playground.engine.changes import rebuilds, resizes
from playground.engine.holds import OUTPUT, Edge, Holds, Unit
from playground.engine.parallel import Parallel
from playground.engine.specs import NetworkSpec

Stays = Callable[[Edge | Unit], bool]


def after_change(holds: Holds, old: NetworkSpec, new: NetworkSpec) -> Holds:
    """What stays held: nothing where the network is built anew, what still exists where a block has more or fewer units
    than before.
    """
    if not holds or not rebuilds(old, new):
        return holds
    if not resizes(old, new):
        return Holds()
    stays = _staying(old, new)
    return Holds(
        edges=frozenset(filter(stays, holds.edges)),
        cut=frozenset(filter(stays, holds.cut)),
        units=frozenset(filter(stays, holds.units)),
        silenced=frozenset(filter(stays, holds.silenced)),
        blocks=holds.blocks,
    )


def _staying(old: NetworkSpec, new: NetworkSpec) -> Stays:
    """What says of an edge or a unit whether it is still there, and still the same."""
    block = _changed(old.blocks, new.blocks)
    after = _next_counted(new.blocks, block)
    last = OUTPUT if after is None else after
    resized = new.blocks[block]
    # side by side, the units of one branch move those of the next: what is held of them cannot be followed
    count = 0 if isinstance(resized, Parallel) else getattr(resized, resized.counted)
    passed = range(block, len(new.blocks) if after is None else after)

    def stays(one: Edge | Unit) -> bool:
        if isinstance(one, Edge) and one.inside and one.block in passed:
            if one.block == block:
                return _stays_inside(one, old.blocks[block].inside(), resized.inside())
            branches = new.blocks[one.block].inside()
            reads = one.inside[0] < len(branches) and _next_counted(branches[one.inside[0]], -1) == one.inside[1]
            return not (reads and one.source >= count)
        if isinstance(one, Edge) and one.block == last and one.source >= count:
            return False
        return one.block not in passed or one.unit < count

    return stays


def _stays_inside(one: Edge, old: Sequence[Sequence[Any]], new: Sequence[Sequence[Any]]) -> bool:
    """Whether an edge inside a block is still there, of which one branch has a block of another size."""
    branch, place = one.inside
    changed = _changed(old, new)
    if branch != changed or branch >= len(new):
        return True
    position = _changed(old[branch], new[branch])
    resized, reader = new[branch][position], _next_counted(new[branch], position)
    count = int(getattr(resized, resized.counted))
    if place == reader:
        return one.source < count
    return place < position or (reader is not None and place > reader) or one.unit < count


def _changed(old: Sequence[Any], new: Sequence[Any]) -> int:
    """Where two lists of equal length differ first."""
    return next(index for index, (a, b) in enumerate(zip(old, new, strict=True)) if a != b)


def _next_counted(blocks: Sequence[Any], place: int) -> int | None:
    """The first block behind a place that weighs what comes in."""
    return next((index for index in range(place + 1, len(blocks)) if blocks[index].counted), None)
