"""The network: blocks made into layers over one flat parameter buffer, shared by all tapes."""

from collections.abc import Callable, Mapping
from math import prod

import numpy as np
import numpy.typing as npt

from playground.engine.activations import Sigmoid
from playground.engine.block_rule import Shape
from playground.engine.blocks import BlockInfo, describe
from playground.engine.layers import Backward, Layer, emit_chain
from playground.engine.losses import LossRule
from playground.engine.specs import NetworkSpec
from playground.engine.streams import stream
from playground.engine.tape import Array, Tape, aligned, walk

EmitBackward = Callable[[Array], None]
CHUNK = 512  # rows per evaluation pass: activations stay in cache, and a stop is never far away


class Network:
    """Layers, parameters and running statistics of one `NetworkSpec`.

    `theta` and `grad` are the flat parameters and their gradient, two halves of `both`, so that one dot product tells
    whether anything has become non-finite. `weights` is 1 where L1, L2 and weight decay act, 0 at biases and norms.
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
        self.slices = self._bind()
        self._tapes: dict[int, EvaluationTape] = {}
        self.initialize()

    def _layers(self, spec: NetworkSpec) -> list[list[Layer]]:
        groups: list[list[Layer]] = []
        shape = self.inputs
        for block in spec.blocks:
            groups.append(list(block.layers(shape)))
            shape = block.output_shape(shape)
        return [*groups, list(spec.output.layers(shape, self.units))]

    def _bind(self) -> list[slice]:
        """Give every layer its views; returns each block's slice of the flat buffers."""
        slices, start = [], 0
        for group in self.groups:
            first = start
            for layer in group:
                views: list[dict[str, Array]] = [{}, {}, {}]
                for name, shape in layer.shapes().items():
                    stop = start + prod(shape)
                    for view, flat in zip(views, (self.theta, self.grad, self.weights), strict=True):
                        view[name] = flat[start:stop].reshape(shape)
                    start = stop
                layer.bind(*views)
            slices.append(slice(first, start))
        return slices

    def initialize(self) -> None:
        """Draw the initial weights; the same seed gives the same weights, block by block."""
        for index, group in enumerate(self.groups):
            name: str | int = "output" if index == len(self.groups) - 1 else index
            rng = stream(self.spec.seed, "weights", name)
            for layer in group:
                layer.initialize(rng)

    def fits(self, spec: NetworkSpec) -> bool:
        """Whether `spec`, of the same shapes, has the same parameters: an activation may learn some of its own."""
        both = (self.groups, self._layers(spec))
        mine, its = ([layer.shapes() for group in groups for layer in group] for groups in both)
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

    def emit(self, tape: Tape, x: Array, streams: list[np.random.Generator]) -> tuple[list[Array], EmitBackward]:
        """Lay all layers on the tape; returns the output of every block, and what emits the way back from dz."""
        ways: list[tuple[str, Backward]] = []
        outputs = []
        for number, group in enumerate(self.groups, 1):
            tape.scope = str(number)
            x, way = emit_chain(group, tape, x, bool(ways), streams[number - 1])
            ways.append((tape.scope, way))
            outputs.append(x)
        tape.scope = ""

        def emit_backward(dy: Array | None) -> None:
            for scope, way in reversed(ways):
                assert dy is not None, "only the first layer may withhold its dx"
                tape.scope = scope
                dy = way(dy)
            tape.scope = ""

        return outputs, emit_backward

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
        for name, view in self._state(self.groups).items():
            if name in saved and saved[name].shape == view.shape:
                view[...] = saved[name]


def carry(old: Network, new: Network) -> None:
    """Copy parameters and statistics of the blocks that still fit: hidden ones by place, the output to the output."""
    saved, state = old.snapshot(), new.snapshot()
    last_old, last_new = len(old.groups) - 1, len(new.groups) - 1
    taken: dict[str, Array] = {}
    for index in range(last_new + 1):
        source = last_old if index == last_new else index
        if index != last_new and index >= last_old:
            continue
        names = {name: f"{source}.{name.split('.', 1)[1]}" for name in state if name.split(".")[0] == str(index)}
        if all(there in saved and saved[there].shape == state[name].shape for name, there in names.items()):
            taken |= {name: saved[there] for name, there in names.items()}
    new.restore(taken)


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
        self.target = tape.buffer("target", self.z.shape)
        self._loss = tape.buffer("loss", (1,))
        network.loss.emit(tape, self.z, self.target, self._loss, self.z)
        self._value = tape.program("loss")

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
