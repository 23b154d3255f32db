"""Which units of a block are shown where there is no room for all, and what tells how they are joined."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from playground.engine.outline import BlockInfo
from playground.engine.tape import Array

Indices = npt.NDArray[np.intp]
WEIGHTS = ("weight", "weight_ih_l0")
"""Under which names the weights of a block's inputs stand in a state."""


Firsts = tuple[tuple[int, ...], ...]
"""For the input, every block and the output: from which unit on it is shown, group by group; what is missing is 0."""


def first_of_each(groups: Sequence[int], most: int | Sequence[int], firsts: Sequence[int] = ()) -> Indices:
    """The numbers of `most` units (one number, or one for each) of every group of so many units.

    `firsts`: from which unit of its group on, 0 where it is missing.
    """
    starts = accumulate(groups, initial=0)
    windows = shown_windows(groups, most, firsts)
    return np.concatenate(
        [np.arange(start + part.start, start + part.stop) for start, part in zip(starts, windows, strict=False)]
    )


def shown_windows(groups: Sequence[int], most: int | Sequence[int], firsts: Sequence[int] = ()) -> list[slice]:
    """Which units of every group are shown; always one at least, whatever `firsts` asks for."""
    limits = [most] * len(groups) if isinstance(most, int) else most
    wanted = [*firsts, *[0] * len(groups)]
    found = []
    for size, limit, first in zip(groups, limits, wanted, strict=False):
        start = min(first, max(size - 1, 0))
        found.append(slice(start, min(size, start + limit)))
    return found


@lru_cache(maxsize=16)
def shown_units(groups: tuple[tuple[int, ...], ...], most: int, firsts: Firsts = ()) -> tuple[Indices | slice, ...]:
    """The units that are shown of the input, every block and the output, each made of `groups`."""
    wanted: list[Sequence[int]] = [*firsts, *[()] * len(groups)]
    found: list[Indices | slice] = []
    for sizes, first in zip(groups, wanted, strict=False):
        single = len(sizes) == 1
        found.append(shown_windows(sizes, most, first)[0] if single else first_of_each(sizes, most, first))
    return tuple(found)


def shares(groups: Sequence[int], count: int) -> tuple[int, ...]:
    """How many units of every group to show, `count` in all: as alike as their sizes permit."""
    found = [0] * len(groups)
    for _ in range(min(count, sum(groups))):
        open_ones = [place for place, size in enumerate(groups) if found[place] < size]
        found[min(open_ones, key=lambda place: found[place])] += 1
    return tuple(found)


def first_weights(state: Mapping[str, Array]) -> Array | None:
    """The weights (units, ...) of a block's inputs; None for a block that weighs nothing."""
    found = next((state[name] for name in WEIGHTS if name in state), None)
    return None if found is None or found.ndim < 2 else found


def told_in_one_number(weight: Array, channels: int) -> Array:
    """Weights (units, ...) as (units, channels): a filter or many pixels are told in one number.

    It is the root of the mean square, with the sign of the sum.
    """
    flat = weight.reshape(len(weight), -1)
    if flat.shape[1] == channels:
        return flat
    # units last, as weights lie in memory; products with ones are sums, but five times faster
    parts = np.ascontiguousarray(flat.T).reshape(channels, -1, len(weight))
    ones = np.ones(parts.shape[1], weight.dtype)
    told: Array = np.copysign(np.sqrt(ones @ np.square(parts) / len(ones)), ones @ parts).T
    return told


def branch_weights(info: BlockInfo, state: Mapping[str, Array], rows: Sequence[slice]) -> Array | None:
    """How strongly the branches of a block hear the channels of its input: (units, channels), branch after branch.

    `rows`: which units of every branch are asked for; a single slice where the branches are summed: then the
    strongest of all branches counts. None where no branch weighs anything.
    """
    summed = len(rows) < len(info.inner)
    channels = info.inputs[0]
    parts = [
        _of_branch(place, branch, state, channels, rows[0 if summed else place])
        for place, branch in enumerate(info.inner)
    ]
    if not any(part.any() for part in parts):
        return None
    if not summed:
        return np.concatenate(parts)
    stacked = np.stack(parts)
    strongest = np.abs(stacked).argmax(axis=0)
    found: Array = np.take_along_axis(stacked, strongest[None], axis=0)[0]
    return found


def _of_branch(
    place: int, branch: Sequence[BlockInfo], state: Mapping[str, Array], channels: int, rows: slice
) -> Array:
    """The weights of the branch's units, where a single block in it weighs and keeps its units to the end.

    Otherwise, the same for all units: per channel, the strongest weight of the first block that weighs. Zeros for a
    branch that weighs nothing.
    """
    heads = [f"{place}.{position}." for position in range(len(branch))]
    inner = [{name.removeprefix(head): view for name, view in state.items() if name.startswith(head)} for head in heads]
    weights = [found for found in map(first_weights, inner) if found is not None]
    if not weights:
        return np.zeros((rows.stop - rows.start, channels))
    told = told_in_one_number(weights[0], channels)
    if len(weights) == 1 and branch[-1].outputs[0] == len(told):
        return told[rows]
    strongest = np.take_along_axis(told, np.abs(told).argmax(axis=0)[None], axis=0)
    return strongest.repeat(rows.stop - rows.start, axis=0)
