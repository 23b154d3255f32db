"""The phase before the training: one Dense block after the other is trained on the inputs alone."""

from dataclasses import dataclass
from math import isfinite, nan

import numpy as np
import numpy.typing as npt
from msgspec.structs import replace

from playground.engine.block_rule import BlockRule
from playground.engine.dense import Dense
from playground.engine.divergence import Divergence
from playground.engine.image_blocks import FlattenBlock
from playground.engine.network import CHUNK, Network
from playground.engine.pretraining.rule import LayerTrainer, LayerwiseRule
from playground.engine.specs import NetworkSpec
from playground.engine.streams import stream
from playground.engine.tape import Array
from playground.sentence import Sentence, sentence


@dataclass(frozen=True)
class Phase:
    """Where a pre-training stands: in `epoch` (from 1) of `epochs` of the block called `block` (a `Sentence`).

    `error`: mean squared reconstruction error of the last mini-batch (NaN before the first). `steps` and `progress`
    (in epochs, with fraction) count over all blocks; `share` is how much of everything is done.
    """

    block: str
    epoch: int
    epochs: int
    error: float
    steps: int
    progress: float
    share: float


@dataclass(frozen=True)
class Reconstruction:
    """The reconstruction errors so far: one per epoch, first all epochs of the first of `blocks`, then of the next.

    An epoch's error is the mean of the squared error over all inputs and examples, each before the step it was part of.
    """

    blocks: tuple[str, ...]
    epochs: int
    errors: tuple[float, ...]

    def of_blocks(self) -> dict[str, tuple[float, ...]]:
        """The errors of each block by its title; those of a block that was not reached are empty."""
        starts = range(0, self.epochs * len(self.blocks), self.epochs)
        return {block: self.errors[i : i + self.epochs] for block, i in zip(self.blocks, starts, strict=True)}


@dataclass(frozen=True)
class PretrainingDivergence(Divergence):
    """A pre-training whose weights or error stopped being finite, in `epoch` (from 1) of the block."""

    epoch: int

    @property
    def message(self) -> Sentence:
        return sentence(
            "The pre-training of {layer} became infinite in epoch {epoch}: its learning rate is probably too large.",
            layer=self.layer,
            epoch=self.epoch,
        )


def stack(blocks: tuple[BlockRule, ...]) -> tuple[int, ...]:
    """Which blocks are pre-trained: the Dense ones from the input up to the first block of another kind.

    A block that only flattens is passed over; a residual one ends the stack, as its input goes around it.
    """
    found = []
    for index, block in enumerate(blocks):
        if isinstance(block, Dense) and not block.residual:
            found.append(index)
        elif not isinstance(block, FlattenBlock):
            break
    return tuple(found)


def begin(network: Network, x: Array) -> "Pretrainer | None":
    """The pre-training that `network`'s spec asks for, on the training part's inputs `x`; None if it asks for none."""
    rule = network.spec.pretraining
    blocks = stack(network.spec.blocks)
    return Pretrainer(network, rule, blocks, x) if isinstance(rule, LayerwiseRule) and blocks else None


class Pretrainer:
    """Walks through the pre-training step by step. It sees the inputs `x` (N, ...) and no targets.

    What a later block is given is what the network itself, as it stands, makes of the examples: without dropout, and
    with batch norms at rest. Chance comes from streams of the network's seed, each block has its own.
    """

    def __init__(self, network: Network, rule: LayerwiseRule, blocks: tuple[int, ...], x: Array) -> None:
        self.rule = rule
        self.errors: list[float] = []
        self.steps_done = 0
        self.last_error = nan
        self.diverged: PretrainingDivergence | None = None
        self._network, self._blocks, self._x = network, blocks, x
        self._titles = tuple(network.blocks[index].title for index in blocks)
        self._trainer: LayerTrainer | None = None
        self._position, self._sum = 0, 0.0
        self._order: npt.NDArray[np.intp] = np.arange(0)
        self._enter()

    @property
    def done(self) -> bool:
        """Whether every block has had all its epochs."""
        return len(self.errors) == self.rule.epochs * len(self._blocks)

    @property
    def epochs_done(self) -> int:
        """Epochs done, over all blocks."""
        return len(self.errors)

    def phase(self) -> Phase:
        """Where it stands; not to be asked when it is done."""
        layer, epoch = divmod(len(self.errors), self.rule.epochs)
        progress = len(self.errors) + self._position / len(self._order)
        share = progress / (self.rule.epochs * len(self._blocks))
        title = self._titles[layer]
        return Phase(title, epoch + 1, self.rule.epochs, self.last_error, self.steps_done, progress, share)

    def reconstruction(self) -> Reconstruction:
        """The errors so far."""
        return Reconstruction(self._titles, self.rule.epochs, tuple(self.errors))

    def step(self, indices: npt.NDArray[np.intp] | None = None) -> tuple[float, npt.NDArray[np.intp]]:
        """Train on one mini-batch; returns its mean squared error and its rows.

        `indices` chooses the rows instead of the shuffled order, and then counts towards no epoch.
        """
        layer, epoch = divmod(len(self.errors), self.rule.epochs)
        block, in_order = self._blocks[layer], indices is None
        if self._trainer is None:
            self._trainer = self.rule.trainer(self._network, block, self._inputs(block))
        if indices is None:
            indices = self._order[self._position : self._position + self.rule.batch_size]
        self.last_error = error = self._trainer.step(indices)
        self.steps_done += 1
        weights = self._network.theta[self._network.slices[block]]
        if not (isfinite(error) and isfinite(weights.dot(weights))):
            self.diverged = PretrainingDivergence(self._titles[layer], self.steps_done, "weight", epoch + 1)
        elif in_order:
            self._sum += error * len(indices)
            self._position += len(indices)
            if self._position == len(self._order):
                self._end_epoch()
        return error, indices

    def _end_epoch(self) -> None:
        self.errors.append(self._sum / len(self._order))
        if len(self.errors) % self.rule.epochs:
            self._shuffle()
        else:
            self._enter()

    def _enter(self) -> None:
        """Turn to the next block; its trainer is made when it is needed, and the last one goes with its examples."""
        self._trainer = None
        if not self.done:
            index = self._blocks[len(self.errors) // self.rule.epochs]
            self._order_stream = stream(self._network.spec.seed, "pretraining", index, "order")
            self._shuffle()

    def _shuffle(self) -> None:
        self._order = self._order_stream.permutation(len(self._x))
        self._order.flags.writeable = False
        self._position, self._sum = 0, 0.0

    def _inputs(self, index: int) -> Array:
        """What comes into a block, (N, inputs): the examples, or what the blocks before it make of them."""
        rows, network = len(self._x), self._network
        if index == self._blocks[0]:
            return np.ascontiguousarray(self._x.reshape(rows, -1), network.dtype)
        units = network.blocks[index].inputs[0]
        inputs = np.empty((rows, units), network.dtype)
        for start in range(0, rows, CHUNK):
            chunk = slice(start, start + CHUNK)
            inputs[chunk] = network.outputs(self._x[chunk]).outputs[index - 1].T
        return inputs


def gentler(spec: NetworkSpec, factor: float) -> NetworkSpec:
    """`spec` with a rate of the pre-training that is `factor` times as large."""
    rule = spec.pretraining
    if not isinstance(rule, LayerwiseRule):
        return spec
    return replace(spec, pretraining=replace(rule, learning_rate=rule.learning_rate * factor))
