"""Probes: questions a view asks about a network while it trains. Each answer is an immutable copy.

A probe is computed only while somebody looks at it, by the thread that trains, between two steps.
"""

from dataclasses import dataclass
from functools import cache
from time import perf_counter, thread_time
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from playground.engine.examples import Data
from playground.engine.inside import weighers
from playground.engine.network import CHUNK, Network
from playground.engine.outline import BlockInfo
from playground.engine.shown_units import (
    Firsts,
    Indices,
    branch_weights,
    first_weights,
    shown_units,
    shown_windows,
    told_in_one_number,
)
from playground.engine.tape import Array

if TYPE_CHECKING:
    from playground.engine.training import Training


class Probe(msgspec.Struct, frozen=True):
    """Base of the probes; hashable, so that equal questions are asked once."""

    def answer(self, training: "Training[Any]") -> Any:
        """The answer for the network as it is now."""
        raise NotImplementedError


@dataclass(frozen=True)
class Histograms:
    """`edges` (blocks, bins + 1) and `counts` (blocks, bins) of the weights of each block, by `blocks` titles."""

    edges: Array
    counts: Array
    blocks: tuple[str, ...]


class WeightHistograms(Probe, frozen=True):
    """How the weights (without biases) of each block that has any are distributed."""

    bins: int = 40

    def answer(self, training: "Training[Any]") -> Histograms:
        found = zip(training.network.leaves, map(_weights, _leaves(training)), strict=True)
        rows = {info.title: self._histogram(weights) for info, weights in found if weights is not None}
        edges, counts = (_own(np.array(part)) for part in zip(*rows.values(), strict=True))
        return Histograms(edges, counts, tuple(rows))

    def _histogram(self, weights: Array) -> tuple[Array, Array]:
        flat = weights.ravel("K")
        reach = float(max(flat.max(initial=0), -flat.min(initial=0)))
        # a symmetric range in steps of a quarter, so that it does not move with every update
        reach = 1.25 ** np.ceil(np.log(reach) / np.log(1.25)) if reach > 1e-30 else 1.0
        places = flat * flat.dtype.type(self.bins / (2 * reach))
        places += flat.dtype.type(self.bins / 2)
        # bytes are counted five times faster than large numbers, which matters for a million weights
        counts = np.bincount(places.astype(np.uint8), minlength=self.bins + 1)
        counts[-2] += counts[-1]  # the upper end belongs to the last bin
        counts = counts[:-1]
        return reach * _unit_edges(self.bins), counts


@cache
def _unit_edges(bins: int) -> Array:
    """The edges of so many bins between -1 and 1."""
    return _own(np.linspace(-1.0, 1.0, bins + 1))


@dataclass(frozen=True)
class Map:
    """`values` after the link: (units, R, R) over the plane with row 0 at the lowest x2, or (units, R) along a line.

    `bounds`: (low, high) of each input. `cost`: the processor time it took, in seconds; `at`: when it was made, on a
    clock that only tells how much later another one was.
    """

    values: Array
    bounds: tuple[tuple[float, float], ...]
    cost: float = 0.0
    at: float = 0.0


class OutputMap(Probe, frozen=True):
    """What the network answers over the plane of two inputs, or along one input; None for other data."""

    resolution: int = 100

    def answer(self, training: "Training[Any]") -> Map | None:
        data = training.data
        if len(data.bounds) not in (1, 2) or len(data.inputs) > 2:
            return None
        x = grid(training, self.resolution)
        shape = (training.network.units, *[self.resolution] * len(data.bounds))
        begin = thread_time()
        values = _own(np.ascontiguousarray(training.network.predict(x).T).reshape(shape))
        return Map(values, data.bounds, thread_time() - begin, perf_counter())


@dataclass(frozen=True)
class Pictures:
    """`columns`: for the inputs, each block and the output an array (units shown, height, width).

    `sizes`: the true number of units of every column, or of channels where it holds images.
    """

    columns: tuple[Array, ...]
    sizes: tuple[int, ...]


class UnitMaps(Probe, frozen=True):
    """A picture of every unit.

    Over the plane for two inputs; along the line (the same in every row) for one; activations on one example
    otherwise. Of images the example itself, a feature map per channel, activations of single units; units that weigh
    the pixels directly show their weights, the mean over the channels. `first`: from which unit on each column is
    shown; `example`: which example of the part that `shown_part` names, counted round.
    """

    resolution: int = 20
    units: int = 16
    first: Firsts = ()
    example: int = 0

    def answer(self, training: "Training[Any]") -> Pictures:
        data, network = training.data, training.network
        if len(network.inputs) == 3:
            return self._of_image(training)
        low = len(data.inputs) <= 2
        side = self.resolution if low else 1
        height = side if len(data.inputs) == 2 else 1
        x = grid(training, side) if low else self._example(data)
        answers = [x.reshape(len(x), -1).T, *network.outputs(x[:CHUNK]).outputs]
        if len(x) > CHUNK:
            parts = [[a.copy() for a in network.outputs(x[s : s + CHUNK]).outputs] for s in range(0, len(x), CHUNK)]
            answers[1:] = [np.concatenate(column, axis=1) for column in zip(*parts, strict=True)]
        shown = zip(answers, shown_of(network, self.units, self.first), strict=True)
        columns = [a[units].reshape(-1, height, side).repeat(side // height, axis=1) for a, units in shown]
        sizes = tuple(len(answer) for answer in answers)
        return Pictures(tuple(_own(column.copy()) for column in columns), sizes)

    def _of_image(self, training: "Training[Any]") -> Pictures:
        x = self._example(training.data)
        answers = [x[0], *(answer[..., 0] for answer in training.network.outputs(x).outputs)]
        shown = shown_of(training.network, self.units, self.first)
        columns = [a[u] if a.ndim == 3 else a[u, None, None] for a, u in zip(answers, shown, strict=True)]
        weights = _blocks(training)[0].get("weight")
        if weights is not None and weights.ndim == 2:
            columns[1] = weights[shown[1]].reshape(len(columns[1]), -1, *x.shape[2:]).mean(axis=1)
        return Pictures(tuple(_own(column.copy()) for column in columns), tuple(len(answer) for answer in answers))

    def _example(self, data: Data) -> Array:
        part = data.part(shown_part(data))
        row = self.example % part.rows
        return part.x[row : row + 1]


@dataclass(frozen=True)
class Matrices:
    """Per block, output included: weights (units shown, inputs shown) and biases (units shown,), or None without any.

    Of images a channel counts as one unit. A unit of a branch without a bias of its own has NaN.
    """

    matrices: tuple[Array | None, ...]
    biases: tuple[Array | None, ...]


class Weights(Probe, frozen=True):
    """The weights between the units shown of every block, from `first` on.

    What a unit makes of all pixels of a channel (a filter, or a unit behind an image) is told in one number: the root
    of the mean square, with the sign of the sum. Of a recurrent block these are the weights of its inputs;
    where the states of all its units are one image, they are told in one number too.
    """

    units: int = 16
    first: Firsts = ()

    def answer(self, training: "Training[Any]") -> Matrices:
        network = training.network
        shown, matrices, biases = shown_of(network, self.units, self.first), [], []
        groups = network.units_in_groups
        for place, (info, state) in enumerate(zip(network.blocks, _blocks(training), strict=True)):
            matrix = self._matrix(info, state, self._rows(groups[place], place))
            matrices.append(None if matrix is None else _own(matrix[:, shown[place]].copy()))
            bias = self._biases(network, place, state, groups[place])
            biases.append(None if bias is None else _own(bias[shown[place + 1]].copy()))
        return Matrices(tuple(matrices), tuple(biases))

    def _biases(self, network: Network, place: int, state: dict[str, Array], units: tuple[int, ...]) -> Array | None:
        """The bias of every unit; None where there is none."""
        info = network.blocks[place]
        if not info.inner:
            return state.get("bias", state.get("bias_ih_l0"))
        if len(units) < len(info.inner):  # summed: a unit has one of every branch
            return None
        parts = [np.full(count, np.nan, network.dtype) for count in units]
        for part, weighing in zip(parts, weighers(network.spec.blocks[place], info), strict=True):
            last = weighing[-1] if weighing else None
            if last is not None and last.last:
                head = ".".join(map(str, last.inside))
                part[:] = state.get(f"{head}.bias", state.get(f"{head}.bias_ih_l0", part))
        return np.concatenate(parts)

    def _matrix(self, info: BlockInfo, state: dict[str, Array], rows: list[slice]) -> Array | None:
        if info.inner:
            return branch_weights(info, state, rows)
        weight = first_weights(state)
        if weight is not None and info.outputs[0] == 1:
            weight = weight.reshape(len(weight), info.inputs[0], -1).swapaxes(0, 1).reshape(1, -1)
        return None if weight is None else told_in_one_number(weight[rows[0]], info.inputs[0])

    def _rows(self, units: tuple[int, ...], place: int) -> list[slice]:
        """Which units of a block are shown, group by group."""
        firsts = self.first[place + 1] if place + 1 < len(self.first) else ()
        return shown_windows(units, self.units, firsts)


@dataclass(frozen=True)
class Counts:
    """`counts` (classes, classes): rows are the truth, columns the answers, over the part called `part`."""

    counts: Array
    part: str


class Confusion(Probe, frozen=True):
    """Which classes are taken for which, on the test part (validation or training where it is empty)."""

    def answer(self, training: "Training[Any]") -> Counts | None:
        data = training.data
        classes = len(data.classes)
        if not classes:
            return None
        name = shown_part(data)
        part, found = data.part(name), training.answers(name)
        counts = np.bincount(part.y * classes + found, minlength=classes**2).reshape(classes, classes)
        return Counts(_own(counts), name)


def _blocks(training: "Training[Any]") -> list[dict[str, Array]]:
    """The live state of every block, by names without the block's number."""
    groups = training.network.groups
    return [{name: view for layer in group for name, view in layer.state().items()} for group in groups]


def _leaves(training: "Training[Any]") -> list[dict[str, Array]]:
    """The same of every leaf: of the blocks inside blocks, each by itself."""
    found = []
    for info, state in zip(training.network.blocks, _blocks(training), strict=True):
        heads = [f"{place}.{index}." for place, branch in enumerate(info.inner) for index in range(len(branch))]
        for head in heads or [""]:
            found.append({name.removeprefix(head): view for name, view in state.items() if name.startswith(head)})
    return found


def shown_of(network: Network, most: int, firsts: Firsts) -> tuple[Indices | slice, ...]:
    """The units that are shown of the input, every block and the output."""
    return shown_units((network.inputs[:1], *network.units_in_groups), most, firsts)


def _weights(state: dict[str, Array]) -> Array | None:
    """What a block weighs or scales with: its first weights of any name; None for a block without parameters."""
    return next((view for name, view in state.items() if "weight" in name), None)


def grid(training: "Training[Any]", resolution: int) -> Array:
    """Encoded inputs of a regular grid over the data's bounds, the first input running fastest; kept per data."""
    key = ("grid", resolution)
    if key not in training.kept:
        axes = [np.linspace(low, high, resolution) for low, high in training.data.bounds]
        raw = np.stack([axis.ravel() for axis in np.meshgrid(*axes)], axis=1)
        training.kept[key] = training.data.encode(raw).astype(training.dtype)
    return training.kept[key]  # type: ignore[no-any-return]


def shown_part(data: Data) -> str:
    """The part of which single examples are shown: test, or validation or training where it is empty."""
    return next(name for name in ("test", "validation", "train") if data.part(name).rows)


def _own(array: Array) -> Array:
    array.flags.writeable = False
    return array
