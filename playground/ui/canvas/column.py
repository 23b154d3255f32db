"""A column: what the canvas knows about the input, a block or the output."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from playground.engine.inside import Weigher
from playground.engine.shown_units import Indices, first_of_each, shares
from playground.ui.canvas.layout import MOST_UNITS, Kind
from playground.ui.canvas.pictures import Link

Key = int | Literal["input", "output"]
"""Which column: the index of a block, or one of the two ends."""

Joint = Literal["weights", "own", "bundle", "none"]
"""How a column is joined to the one before it.

By one edge per weight; each unit with its own one; all with all in grey, because there are too many weights to an edge
to give it a sign; or not at all, because the block cannot take what comes before it.
"""

IMAGE_AXES = 3


@dataclass(frozen=True)
class Branch:
    """Units of a column that come from one branch: what it is called, how many they are, how they are joined."""

    letter: str
    units: int
    joint: Joint


@dataclass(frozen=True)
class Column:
    """One column. `units`: how many pictures it has: units, or the channels of an image of that `shape`.

    `shape`: of one example behind the column, empty where it cannot be known. `wordings`: (title, subtitle), the
    longest first. `chips`: likewise, rows of short labels. `labels`: one per unit, or none. `counted`: the setting that
    plus and minus change, if any. `branches`: where the units come from, if from several places; then each has a joint
    of its own. `weighers`: what weighs inside, branch by branch. `skip`: what comes before is added to what comes out.
    `link`: what turns the output's logits into probabilities. `problem`: why the block cannot follow.
    """

    key: Key
    units: int
    shape: tuple[int, ...]
    wordings: tuple[tuple[str, str], ...]
    chips: tuple[tuple[str, ...], ...] = ((),)
    labels: tuple[str, ...] = ()
    joint: Joint = "weights"
    branches: tuple[Branch, ...] = ()
    weighers: tuple[tuple[Weigher, ...], ...] = ()
    counted: str = ""
    skip: bool = False
    link: Link = ""
    tip: str = ""
    spoken: str = ""
    problem: str = ""

    @property
    def hidden(self) -> bool:
        """Whether this is a block between the ends: it can be moved and removed."""
        return isinstance(self.key, int)

    @property
    def maps(self) -> bool:
        """Whether the units are channels of an image, each of which is a picture by itself."""
        return len(self.shape) == IMAGE_AXES

    def drawn(self, count: int) -> tuple[int, ...]:
        """How many units of each branch are drawn, `count` in all."""
        return shares([branch.units for branch in self.branches], count)

    def joint_of(self, unit: int) -> Joint:
        """How one unit is joined to the column before."""
        for branch in self.branches:
            if unit < branch.units:
                return branch.joint
            unit -= branch.units
        return self.joint

    def reach(self, count: int) -> int:
        """How far the column can be scrolled where `count` units are drawn."""
        return max(size - shown for size, shown in self._groups(count))

    def firsts(self, count: int, first: int) -> tuple[int, ...]:
        """From which unit on every branch is drawn (one number without branches), scrolled by `first`."""
        return tuple(min(first, size - shown) for size, shown in self._groups(count))

    def numbers(self, count: int, first: int = 0) -> Indices:
        """Which units are drawn: the first ones, of each branch if there are any, or those from `first` on."""
        groups = [branch.units for branch in self.branches]
        firsts = self.firsts(count, first)
        return first_of_each(groups, self.drawn(count), firsts) if groups else np.arange(count) + firsts[0]

    def places(self, count: int, first: int = 0) -> Indices:
        """Where these stand in what a probe answers, which has at most `MOST_UNITS` of each branch."""
        firsts = self.firsts(count, first)
        groups = [min(branch.units - start, MOST_UNITS) for branch, start in zip(self.branches, firsts, strict=False)]
        return first_of_each(groups, self.drawn(count)) if groups else np.arange(count)

    def home(self, unit: int, count: int, first: int = 0) -> tuple[str, int]:
        """The letter of the branch of the `unit`-th of `count` drawn units, if there are any, and its number there."""
        firsts = self.firsts(count, first)
        for branch, drawn, start in zip(self.branches, self.drawn(count), firsts, strict=False):
            if unit < drawn:
                return branch.letter, unit + start
            unit -= drawn
        return "", unit + firsts[0]

    def _groups(self, count: int) -> list[tuple[int, int]]:
        """Per branch, or of the whole column, how many units there are and how many of `count` are drawn."""
        if not self.branches:
            return [(count if self.kind == "photo" else max(self.units, count), count)]
        return [(branch.units, drawn) for branch, drawn in zip(self.branches, self.drawn(count), strict=True)]

    @property
    def kind(self) -> Kind:
        """What its pictures are; an image as it comes from the data is a single one."""
        return "units" if not self.maps else "photo" if self.key == "input" else "maps"
