"""Points that a person draws. They stand in the spec itself, so that undo, files and sessions keep them exactly.

Points come and go while a network learns from them. Therefore nothing about a point depends on the others: its part of
the split follows from its own number, and scaling is measured on the square instead of on the points.
"""

from collections.abc import Sequence
from typing import Annotated, ClassVar

import msgspec
import numpy as np
import numpy.typing as npt

from playground.data.source import Bounds, DataSource, Examples, Floats
from playground.data.square import EDGE
from playground.family import setting
from playground.sentence import Sentence, sentence

Integers = npt.NDArray[np.int64]

PER_POINT = 4
"""Numbers that describe a point: x1, x2, its class from 0 on, and its own number."""
MOST_POINTS = 5000
MOST_CLASSES = 5
LARGEST_NUMBER = 1_000_000
DIGITS = 3
"""Decimal places that are kept of a coordinate: a hundredth of a pixel."""

GOLDEN = 0.6180339887498949
"""The golden ratio less 1: its multiples modulo 1 fill the unit interval as evenly as any do (Weyl, 1916)."""
SEED_STEP = 0.4142135623730951
"""How far another seed moves them: the square root of 2 less 1."""


def _starter() -> tuple[float, ...]:
    """Two arcs that hold each other, 12 points each."""
    turn = np.linspace(0.0, np.pi, 12)
    upper = np.column_stack([3 * np.cos(turn) - 1.2, 3 * np.sin(turn) - 0.8])
    labels = np.repeat([0.0, 1.0], len(turn))
    places = np.vstack([upper, -upper]).round(1) + 0.0  # no negative zeros
    return tuple(np.column_stack([places, labels, np.arange(len(labels))]).ravel().tolist())


class Drawn(DataSource, frozen=True, tag="drawn"):
    """Points in the square, each of a class, drawn by hand on the output map."""

    title: ClassVar[str] = "Your own points"
    help: ClassVar[str] = "Points you draw on the output map, while it trains if you like: what is learnt follows."
    source: ClassVar[str] = "Drawn by hand"

    count: Annotated[
        int,
        setting("Classes", "How many classes the points may have.", low=2, high=MOST_CLASSES, live=False),
    ] = 2
    points: Annotated[
        tuple[float, ...],
        setting("Points", "x1, x2, class (from 0 on) and number of every point, one after the other."),
        msgspec.Meta(max_length=PER_POINT * MOST_POINTS),
    ] = _starter()

    @property
    def inputs(self) -> tuple[str, ...]:
        """The two coordinates."""
        return ("x1", "x2")

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes by their number key."""
        return tuple(f"Class {number + 1}" for number in range(self.count))

    @property
    def bounds(self) -> Bounds:
        """The square."""
        return ((-EDGE, EDGE), (-EDGE, EDGE))

    @property
    def rows(self) -> int:
        """The number of points."""
        return len(self.points) // PER_POINT

    @property
    def table(self) -> Floats:
        """(N, 4): x1, x2, class and number of each point."""
        return np.array(self.points, dtype=np.float64).reshape(-1, PER_POINT)

    @property
    def numbers(self) -> Integers:
        """The number (N,) of each point, which stays its own while others come and go."""
        return self.table[:, 3].astype(np.int64)

    @property
    def reference(self) -> Floats:
        """A grid over the square: scaling is measured on it, so that a new point never moves the others."""
        axis = np.linspace(-EDGE, EDGE, 25)
        return np.stack([place.ravel() for place in np.meshgrid(axis, axis)], axis=1)

    @property
    def problem(self) -> Sentence | None:
        """What is wrong with the points."""
        if not self.points:
            return sentence("There are no points yet; draw some on the output map.")
        if len(self.points) % PER_POINT:
            return sentence("Points are described by four numbers each: x1, x2, class and number.")
        table = self.table
        if np.abs(table[:, :2]).max() > EDGE:
            return sentence("A point lies outside of the square from {low:g} to {high:g}.", low=-EDGE, high=EDGE)
        whole = table[:, 2:]
        if (whole != whole.round()).any() or whole.min() < 0 or whole[:, 1].max() > LARGEST_NUMBER:
            return sentence("The class and the number of a point must be whole numbers from 0 on.")
        if whole[:, 0].max() >= self.count:
            largest = int(whole[:, 0].max()) + 1
            return sentence("There are points of class {number}; allow as many classes, or erase them.", number=largest)
        return None

    def parts(self, shares: Sequence[float], seed: int) -> Integers:
        """The part of each point, which follows from its own number; with any point at all, training has one."""
        found = part_of(self.numbers, shares, seed)
        if shares[0] > 0 and len(found) and found.all():
            found[0] = 0
        return found

    def generate(self, rng: np.random.Generator) -> Examples:
        """The points as they are; there is no chance in them."""
        table = self.table
        return Examples(np.ascontiguousarray(table[:, :2]), table[:, 2].astype(np.int64))


def part_of(numbers: Integers, shares: Sequence[float], seed: int) -> Integers:
    """The part of points with these numbers (N,): evenly shared out, also among the points of one stroke."""
    places = (numbers * GOLDEN + seed * SEED_STEP) % 1.0
    limits = np.cumsum(shares) / max(np.sum(shares), 1e-9)
    return np.minimum(np.searchsorted(limits, places, side="right"), len(shares) - 1)


def with_points(drawn: Drawn, places: Floats, label: int) -> Drawn:
    """With more points of a class at places (n, 2), as far as there is room; the classes become as many as needed."""
    table = drawn.table
    places = np.clip(places[: MOST_POINTS - len(table)], -EDGE, EDGE).round(DIGITS) + 0.0
    numbers = np.setdiff1d(np.arange(len(table) + len(places)), table[:, 3])[: len(places)]
    added = np.column_stack([places, np.full(len(places), float(label)), numbers])
    return Drawn(max(drawn.count, label + 1), _flat(np.vstack([table, added])))


def with_moved(drawn: Drawn, row: int, place: tuple[float, float]) -> Drawn:
    """With the point in a row at another place."""
    table = drawn.table
    table[row, :2] = np.clip(place, -EDGE, EDGE).round(DIGITS) + 0.0
    return Drawn(drawn.count, _flat(table))


def without_near(drawn: Drawn, place: tuple[float, float], radius: float) -> Drawn:
    """Without the points within a distance of a place."""
    table = drawn.table
    keep = np.hypot(*(table[:, :2] - place).T) > radius
    return Drawn(drawn.count, _flat(table[keep]))


def nearest(drawn: Drawn, place: tuple[float, float], radius: float) -> int | None:
    """The row of the point nearest to a place; None if none is within the distance."""
    distance = np.hypot(*(drawn.table[:, :2] - place).T)
    return int(distance.argmin()) if len(distance) and distance.min() <= radius else None


def taken_over(
    places: Floats, labels: Integers, parts: Integers, classes: int, shares: Sequence[float], seed: int
) -> Drawn:
    """Examples of another data set (N, 2) with their labels (N,) as points, each in the part (N,) it was in.

    Numbers are chosen so that `part_of` says just that; parts without a share have no examples.
    """
    wanted = np.bincount(parts, minlength=len(shares))
    size = 4 * len(parts) + 16
    while (np.bincount(part_of(np.arange(size), shares, seed), minlength=len(shares)) < wanted).any():
        size *= 2
    by_part = part_of(np.arange(size), shares, seed)
    numbers = np.empty(len(parts), np.int64)
    for part, count in enumerate(wanted.tolist()):
        numbers[parts == part] = np.flatnonzero(by_part == part)[:count]
    table = np.column_stack([np.clip(places, -EDGE, EDGE).round(DIGITS) + 0.0, labels, numbers])
    return Drawn(classes, _flat(table[:MOST_POINTS]))


def _flat(table: Floats) -> tuple[float, ...]:
    return tuple(table.ravel().tolist())
