"""The network: blocks made into layers over one flat parameter buffer, shared by all tapes."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import prod

import numpy as np
import numpy.typing as npt

from playground.engine.activations import Sigmoid
from playground.engine.block_rule import Shape
from playground.engine.blocks import BlockInfo, describe
from playground.engine.composite import emit_blocks
from playground.engine.layers import Backward, Layer
from playground.engine.losses import LossRule
from playground.engine.pooling import pooled_first
from playground.engine.silence import Silence
from playground.engine.specs import NetworkSpec
from playground.engine.streams import Stream, stream
from playground.engine.tape import Array, Tape, aligned, walk

CHUNK = 512  # rows per evaluation pass: activations stay in cache, and a stop is never far away


class Network:
    """Layers, parameters and running statistics of one `NetworkSpec`.

    `blocks` describes what the spec lists, `leaves` the same with the blocks inside blocks in their place, and `slices`
    are the places of the leaves in the flat buffers. `theta` and `grad` are the flat parameters and their gradient, two
    halves of `both`, so that one dot product tells whether anything has become non-finite. `weights` is 1 where L1, L2
    and weight decay act, 0 at biases and norms. What is `held` (places in `theta`) neither `initialize` nor `restore`
    changes.
    """

    def __init__(
        self, spec: NetworkSpec, inputs: Shape, units: int, loss: LossRule, dtype: npt.DTypeLike = np.float32
    ) -> None:
        self.spec, self.inputs, self.units, self.loss = spec, inputs, units, loss
        self.dtype = np.dtype(dtype)
        self.blocks: tuple[BlockInfo, ...] = describe(spec, inputs, units)
        self.groups = self._layers(spec)
        self.parameters = sum(info.parameters for info in self.blocks)
        padded = -(-self.parameters // 16) * 16
        both = aligned((2, padded), self.dtype)
        self.both = both.reshape(-1)
        self.theta, self.grad = both[0, : self.parameters], both[1, : self.parameters]
        self.weights = np.zeros(self.parameters, self.dtype)
        self.leaves = tuple(leaf for info in self.blocks for leaf in info.leaves)
        stops = accumulate(leaf.parameters for leaf in self.leaves)
        self.slices = [slice(stop - leaf.parameters, stop) for leaf, stop in zip(self.leaves, stops, strict=True)]
        self.gradients = [self.grad[part] for part in self.slices]
        self.held: npt.NDArray[np.intp] = np.zeros(0, np.intp)
        self._silent: Mapping[int, npt.NDArray[np.intp]] = {}
        self._bind()
        self._tapes: dict[int, EvaluationTape] = {}
        self.initialize()

    def _layers(self, spec: NetworkSpec) -> list[list[Layer]]:
        groups: list[list[Layer]] = []
        shape = self.inputs
        for block in spec.blocks:
            groups.append(list(block.layers(shape)))
            shape = block.output_shape(shape)
        groups.append(list(spec.output.layers(shape, self.units)))
        for layer in groups[0][:1]:
            layer.leads = True
        return groups

    def _bind(self) -> None:
        """Give every layer its views."""
        start = 0
        for layer in (layer for group in self.groups for layer in group):
            views: list[dict[str, Array]] = [{}, {}, {}]
            for name, shape in layer.shapes().items():
                stop = start + prod(shape)
                for view, flat in zip(views, (self.theta, self.grad, self.weights), strict=True):
                    view[name] = flat[start:stop].reshape(shape)
                start = stop
            layer.bind(*views)

    @property
    def units_in_groups(self) -> list[tuple[int, ...]]:
        """How many units or channels of every block, and of the output, come from where; see `BlockRule.groups`."""
        hidden = [block.groups(info.inputs) for block, info in zip(self.spec.blocks, self.blocks, strict=False)]
        return [*hidden, (self.units,)]

    def streams(self, seed: int) -> list[Stream]:
        """Where chance comes from while training: a stream for every block, then those of the blocks inside blocks."""
        own = [stream(seed, "dropout", index) for index in range(len(self.groups))]
        inner = [
            rng.below(place, position)
            for rng, info in zip(own, self.blocks, strict=True)
            for place, branch in enumerate(info.inner)
            for position in range(len(branch))
        ]
        return [*own, *inner]

    def initialize(self) -> None:
        """Draw the initial weights; the same seed gives the same weights, block by block."""
        kept = self.theta[self.held]
        for index, group in enumerate(self.groups):
            name: str | int = "output" if index == len(self.groups) - 1 else index
            rng = stream(self.spec.seed, "weights", name)
            for layer in group:
                layer.initialize(rng)
        self.theta[self.held] = kept

    def silence(self, units: Mapping[int, npt.NDArray[np.intp]]) -> None:
        """Let these units of some blocks say zero, and no others."""
        self._silent = dict(units)
        self._tapes.clear()

    def fits(self, spec: NetworkSpec) -> bool:
        """Whether `spec`, of the same shapes, has the same parameters: an activation may learn some of its own."""
        both = (self.groups, self._layers(spec))
        mine, its = ([list(filter(None, (layer.shapes() for layer in group))) for group in groups] for groups in both)
        return mine == its

    def respec(self, spec: NetworkSpec, loss: LossRule) -> None:
        """Take a spec with the same parameter layout; parameters and statistics stay."""
        old = self.groups
        self.spec, self.loss = spec, loss
        self.groups = self._layers(spec)
        saved = self.snapshot(old)
        self._bind()
        self.restore(saved)
        self._tapes.clear()

    def emit(self, tape: Tape, x: Array, streams: Sequence[np.random.Generator]) -> tuple[list[Array], Backward]:
        """Lay all layers on the tape; returns the output of every block, and what emits the way back from dz."""
        scopes = [str(number) for number in range(1, len(self.groups) + 1)]
        groups: list[list[Layer]] = [
            [*group, Silence(self._silent[index])] if index in self._silent else group
            for index, group in enumerate(self.groups)
        ]
        groups = pooled_first(groups) if tape.training else groups  # what pictures show is in the old order
        blocks = list(zip(scopes, groups, streams, strict=False))  # the streams beyond are inside these
        return emit_blocks(blocks, tape, x, want_dx=False)

    @property
    def zero_one(self) -> bool:
        """Whether the output is a sigmoid, so that the targets of a single unit are 0 and 1."""
        return isinstance(self.spec.output.activation, Sigmoid)

    def outputs(self, x: npt.ArrayLike) -> "EvaluationTape":
        """An evaluation tape that has run over `x`, at most `CHUNK` rows (N, ...): read `z`, or buffers by name."""
        rows: Array = np.asarray(x)
        tape = self._tapes.get(len(rows))
        if tape is None:
            if len(self._tapes) > 8:  # sizes that come and go (the grid of a resized map) must not pile up
                self._tapes.clear()
            tape = self._tapes[len(rows)] = EvaluationTape(self, len(rows))
        tape.run(rows)
        return tape

    def predict(self, x: npt.ArrayLike) -> Array:
        """Outputs after the link, (N, units), for examples `x` of shape (N, features) or (N, C, H, W)."""
        rows: Array = np.asarray(x)
        result = np.empty((len(rows), self.units), self.dtype)
        for start in range(0, len(rows), CHUNK):
            part = rows[start : start + CHUNK]
            result[start : start + CHUNK] = self.outputs(part).link().T
        return result

    def state_dict(self) -> dict[str, Array]:
        """Copies of weights and statistics in PyTorch's names and layouts: ``0.weight`` (out, in), ``0.bias``, ..."""
        return {name: view.copy() for name, view in self._state(self.groups).items()}

    def load_state_dict(self, state: Mapping[str, npt.ArrayLike]) -> None:
        """Copy in what `state_dict` gave. Raises ValueError that names a missing, unknown or misshapen entry."""
        own = self._state(self.groups)
        arrays = {name: np.asarray(value) for name, value in state.items() if not name.endswith("num_batches_tracked")}
        for name in sorted(own.keys() ^ arrays.keys()):
            raise ValueError(f"{name} is {'missing from' if name in own else 'unknown in'} the state")
        for name, view in own.items():
            if arrays[name].shape != view.shape:
                raise ValueError(f"{name} has shape {arrays[name].shape} where {view.shape} is needed")
            if not np.isfinite(arrays[name]).all():
                raise ValueError(f"{name} contains a number that is not finite")
        for name, view in own.items():
            view[...] = arrays[name]

    def _state(self, groups: list[list[Layer]]) -> dict[str, Array]:
        return {
            f"{index}.{name}": view
            for index, group in enumerate(groups)
            for layer in group
            for name, view in layer.state().items()
        }

    def snapshot(self, groups: list[list[Layer]] | None = None) -> dict[str, Array]:
        """What `restore` takes back: parameters and running statistics."""
        return {name: view.copy() for name, view in self._state(groups or self.groups).items()}

    def restore(self, saved: Mapping[str, Array]) -> None:
        """Put back a snapshot; entries that do not fit are left as they are (a changed architecture)."""
        kept = self.theta[self.held]
        for name, view in self._state(self.groups).items():
            if name in saved and saved[name].shape == view.shape:
                view[...] = saved[name]
        self.theta[self.held] = kept


class EvaluationTape:
    """A forward pass over a fixed number of rows: no dropout, running statistics."""

    def __init__(self, network: Network, rows: int) -> None:
        self.tape = tape = Tape(rows, False, network.dtype)
        self.features = prod(network.inputs)
        self._rows = tape.buffer("x", (rows, self.features + 1))
        self._rows[:, self.features] = 1
        x1 = self._rows.T
        x = tape.extend(x1[: self.features].reshape(*network.inputs, rows), x1)
        streams = [np.random.default_rng(0)] * len(network.groups)  # an evaluation draws nothing
        self.outputs, _ = network.emit(tape, x, streams)
        self.z = self.outputs[-1]
        self._forward = tape.program("forward")
        self._p = tape.buffer("p", self.z.shape)
        network.loss.emit_link(tape, self.z, self._p)
        self._link = tape.program("link")
        self.target = tape.output("target", self.z.shape[:1])
        self._loss = tape.buffer("loss", (1,))
        network.loss.emit(tape, self.z, self.target, self._loss, self.z)
        self._value = tape.program("loss", "mean")

    def run(self, x: Array) -> None:
        """Run the network over `x` (rows, ...)."""
        self._rows[:, : self.features] = x.reshape(len(x), -1)
        walk(self._forward)

    def link(self) -> Array:
        """The outputs (units, rows) after the link."""
        walk(self._link)
        return self._p

    def loss(self, target: Array) -> float:
        """The mean loss against `target` (units, rows)."""
        self.target[...] = target
        walk(self._value)
        return float(self._loss[0])
