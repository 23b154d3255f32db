"""A column: what the canvas knows about the input, a block or the output."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

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
    of its own. `link`: what turns the output's logits into probabilities. `problem`: why the block
    cannot follow.
    """

    key: Key
    units: int
    shape: tuple[int, ...]
    wordings: tuple[tuple[str, str], ...]
    chips: tuple[tuple[str, ...], ...] = ((),)
    labels: tuple[str, ...] = ()
    joint: Joint = "weights"
    branches: tuple[Branch, ...] = ()
    counted: str = ""
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

    def numbers(self, count: int) -> Indices:
        """Which units are drawn: the first ones, of each branch if there are any."""
        groups = [branch.units for branch in self.branches]
        return first_of_each(groups, self.drawn(count)) if groups else np.arange(count)

    def places(self, count: int) -> Indices:
        """Where these stand in what a probe answers, which has at most `MOST_UNITS` of each branch."""
        groups = [min(branch.units, MOST_UNITS) for branch in self.branches]
        return first_of_each(groups, self.drawn(count)) if groups else np.arange(count)

    def home(self, unit: int, count: int) -> tuple[str, int]:
        """The letter of the branch of the `unit`-th of `count` drawn units, if there are any, and its number there."""
        for branch, drawn in zip(self.branches, self.drawn(count), strict=True):
            if unit < drawn:
                return branch.letter, unit
            unit -= drawn
        return "", unit

    @property
    def kind(self) -> Kind:
        """What its pictures are; an image as it comes from the data is a single one."""
        return "units" if not self.maps else "photo" if self.key == "input" else "maps"
