"""Parallel blocks: two or three branches that read the same input, their outputs put side by side or added.

In a state dict the branches are a PyTorch `ModuleList` of `Sequential`s: ``<block>.<branch>.<position>.weight``.
"""

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from typing import Annotated, Literal

import msgspec
import numpy as np

from playground.engine.block_rule import BlockRule, Shape, ShapeError
from playground.engine.composite import Composite, emit_blocks
from playground.engine.dense import Dense
from playground.engine.image_blocks import Conv2D, Same
from playground.engine.layers import Backward, Layer
from playground.engine.outline import LETTERS, stack_misfit
from playground.engine.plain_blocks import PlainBlock
from playground.engine.streams import below
from playground.engine.tape import Array, Tape
from playground.family import setting
from playground.sentence import joined, sentence

Merge = Literal["concatenate", "sum"]
MOST_IN_BRANCH = 16
Branch = Annotated[tuple[PlainBlock, ...], msgspec.Meta(max_length=MOST_IN_BRANCH)]
IMAGE_AXES = 3


class Parallel(BlockRule, frozen=True, tag="parallel"):
    """Branches from one input, and how they are merged. An empty branch hands on the input itself."""

    title = "Parallel"
    help = "Splits in two or three branches that read the same input, and merges what they make of it."
    formula = "y = [a(x); b(x)]  or  y = a(x) + b(x)"
    source = "Szegedy et al., 2015"
    branches: Annotated[
        tuple[Branch, ...],
        setting("Branches", "Blocks that read the same input; an empty branch is the input itself.", live=False),
        msgspec.Meta(min_length=2, max_length=len(LETTERS)),
    ] = ((Dense(),), (Dense(),))
    merge: Annotated[
        Merge,
        setting(
            "Merge",
            "Side by side, or added up; for a sum all branches must end with the same shape.",
            live=False,
            labels={"concatenate": "Concatenate", "sum": "Sum"},
        ),
    ] = "concatenate"

    @classmethod
    def usual(cls, inputs: Shape) -> "Parallel":
        if len(inputs) != IMAGE_AXES:
            return cls()
        return cls(((Conv2D(kernel=1),), (Conv2D(padding=Same()),)))

    def inside(self) -> tuple[tuple[PlainBlock, ...], ...]:
        return self.branches

    def groups(self, inputs: Shape) -> tuple[int, ...]:
        ends = self._ends(inputs)
        return tuple(shape[0] for shape in (ends if self.merge == "concatenate" else ends[:1]))

    def output_shape(self, inputs: Shape) -> Shape:
        first, *others = ends = self._ends(inputs)
        if self.merge == "sum":
            if any(shape != first for shape in others):
                raise ShapeError(
                    sentence(
                        "To be summed, the branches must end with equal shapes, but they end with {shapes}.",
                        shapes=_shapes(ends),
                    )
                )
            return first
        if any(len(shape) != len(first) or shape[1:] != first[1:] for shape in others):
            raise ShapeError(
                sentence(
                    "To be concatenated, the branches must end with images of equal height and width, or all with "
                    "plain numbers, but they end with {shapes}.", shapes=_shapes(ends),
                )
            )  # fmt: skip
        return (sum(shape[0] for shape in ends), *first[1:])

    def layers(self, inputs: Shape) -> Sequence[Layer]:
        return [Branches([_layers(branch, inputs) for branch in self.branches], self.merge)]

    def _ends(self, inputs: Shape) -> list[Shape]:
        """The shape behind each branch. Raises `ShapeError` where a block cannot take what comes before it."""
        ends = []
        for letter, branch in zip(LETTERS, self.branches, strict=False):
            found = stack_misfit(branch, inputs)
            if found is not None:
                index, reason = found
                place = sentence("Branch {branch}, block {number}", branch=letter, number=index + 1)
                raise ShapeError(sentence("{place}: {reason}", place=place, reason=reason))
            end = inputs
            for block in branch:
                end = block.output_shape(end)
            ends.append(end)
        return ends


class Branches(Composite):
    """y = [a(x); b(x); ...] or y = a(x) + b(x) + ...; each branch holds the layers of its blocks, none is x itself."""

    def __init__(self, branches: Sequence[Sequence[Sequence[Layer]]], merge: Merge) -> None:
        self.branches, self.merge = branches, merge
        self._blocks = [
            (place, position, layers) for place, branch in enumerate(branches) for position, layers in enumerate(branch)
        ]
        super().__init__(
            {
                f"{place}.{position}.{index}": layer
                for place, position, layers in self._blocks
                for index, layer in enumerate(layers)
            }
        )

    def initialize(self, rng: np.random.Generator) -> None:
        for place, position, layers in self._blocks:  # a stream each, so that no block changes another's weights
            for layer in layers:
                layer.initialize(below(rng, place, position))

    def state(self) -> dict[str, Array]:
        return {
            f"{place}.{position}.{name}": view
            for place, position, layers in self._blocks
            for layer in layers
            for name, view in layer.state().items()
        }

    def emit(self, tape: Tape, x: Array, want_dx: bool, rng: np.random.Generator) -> tuple[Array, Backward]:
        ends, ways = [], []
        for place, branch in enumerate(self.branches):
            scopes = [f"{tape.scope}{LETTERS[place].lower()}{number}" for number in range(1, len(branch) + 1)]
            streams = [below(rng, place, position) for position in range(len(branch))]
            outputs, way = emit_blocks(list(zip(scopes, branch, streams, strict=True)), tape, x, want_dx)
            ends.append(outputs[-1] if outputs else x)
            ways.append(way)
        y, shares = (_emit_sum if self.merge == "sum" else _emit_concatenation)(tape, ends)

        def backward(dy: Array) -> Array | None:
            found = [way(part) for way, part in zip(ways, shares(dy), strict=True)]
            if not want_dx:
                return None
            first, *others = (dx for dx in found if dx is not None)
            for dx in others:
                tape.backward(np.add, first, dx, first)
            return first

        return y, backward


Shares = Callable[[Array], list[Array]]
"""Emits what each branch gets of the gradient dy: memory of its own, because the way back may overwrite it."""


def _emit_concatenation(tape: Tape, ends: Sequence[Array]) -> tuple[Array, Shares]:
    """The branches' outputs one beneath the other, along units or channels; each gets its part of dy."""
    places = list(pairwise(accumulate((len(end) for end in ends), initial=0)))
    y = tape.output("joined", (places[-1][1], *ends[0].shape[1:-1]))
    for (start, stop), end in zip(places, ends, strict=True):
        tape.forward(np.copyto, y[start:stop], end)
    return y, lambda dy: [dy[start:stop] for start, stop in places]


def _emit_sum(tape: Tape, ends: Sequence[Array]) -> tuple[Array, Shares]:
    """The sum of the branches' outputs; each gets a copy of dy."""
    first, second, *others = ends
    y = tape.output("sum", first.shape[:-1])
    tape.forward(np.add, first, second, y)
    for end in others:
        tape.forward(np.add, y, end, y)

    def shares(dy: Array) -> list[Array]:
        copies = [tape.buffer("dsum", dy.shape) for _ in ends[1:]]
        for copy in copies:
            tape.backward(np.copyto, copy, dy)
        return [dy, *copies]

    return y, shares


def _layers(blocks: Sequence[BlockRule], inputs: Shape) -> list[Sequence[Layer]]:
    """The layers of each block of a branch."""
    found = []
    for block in blocks:
        found.append(block.layers(inputs))
        inputs = block.output_shape(inputs)
    return found


def _shapes(ends: Sequence[Shape]) -> str:
    """The shapes in words: A 8×6×6, B 8×8×8."""
    return joined([f"{letter} {'×'.join(map(str, end))}" for letter, end in zip(LETTERS, ends, strict=False)])
