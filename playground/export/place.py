"""Where a block stands in the code that is written, and the walk through the branches of a parallel block."""

from collections.abc import Callable
from dataclasses import dataclass

from playground.engine.block_rule import BlockRule, Shape
from playground.engine.outline import LETTERS
from playground.engine.parallel import Parallel


@dataclass(frozen=True)
class Place:
    """Where a block stands: the end of its layers' names, and the start of its names in our state."""

    number: str
    prefix: str


def write_branches(
    block: Parallel,
    inputs: Shape,
    place: Place,
    x: str,
    lines: list[str],
    write: Callable[[BlockRule, Shape, Place, str], None],
) -> list[str]:
    """Write every branch on a variable of its own, which starts as `x`; returns the variables.

    `write` writes a block, given its input's shape, its place and its variable.
    """
    names = []
    for index, branch in enumerate(block.branches):
        name, shape = LETTERS[index].lower(), inputs
        names.append(name)
        lines.append(f"{name} = {x}  # branch {LETTERS[index]}")
        for position, inner in enumerate(branch):
            there = Place(f"{place.number}{name}{position + 1}", f"{place.prefix}{index}.{position}.")
            write(inner, shape, there, name)
            shape = inner.output_shape(shape)
    return names
