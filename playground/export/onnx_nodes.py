"""The network as a graph of ONNX operators, described without the library: names, inputs, settings, and numbers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from playground.engine import activations
from playground.engine.activation_rule import ActivationRule
from playground.engine.activations import PReLU
from playground.engine.batch_norm import BatchNorm
from playground.engine.block_rule import BlockRule, Shape
from playground.engine.blocks import Output
from playground.engine.dense import Dense
from playground.engine.image_blocks import AvgPool2D, Conv2D, FlattenBlock, GlobalAvgPool, MaxPool2D
from playground.engine.layer_norm import LayerNorm, Normalize
from playground.engine.noise import Noise
from playground.engine.parallel import Parallel
from playground.engine.recurrent import SimpleRNN
from playground.engine.tape import Array


@dataclass(frozen=True)
class Node:
    """One operator: what it reads, the name of what it gives, and its settings."""

    operator: str
    inputs: tuple[str, ...]
    output: str
    settings: Mapping[str, Any]


@dataclass
class Graph:
    """Nodes in order, and constants by name. `state` is the network's state dict."""

    state: Mapping[str, Array]
    nodes: list[Node] = field(default_factory=list)
    constants: dict[str, Array] = field(default_factory=dict)

    def add(self, operator: str, *inputs: str, **settings: Any) -> str:
        """Append a node; returns the name of what it gives."""
        output = f"{operator.lower()}_{len(self.nodes) + 1}"
        self.nodes.append(Node(operator, inputs, output, settings))
        return output

    def number(self, name: str, values: Any, dtype: Any = np.float32) -> str:
        """A constant; returns its name."""
        self.constants[name] = np.ascontiguousarray(values, dtype).reshape(np.shape(values))
        return name

    def parameter(self, name: str) -> str:
        """An entry of the state as a constant."""
        return self.number(name, self.state[name])

    def scalar(self, value: float) -> str:
        """A number as a constant."""
        return self.number(f"number_{value!r}", np.float32(value))


def network_graph(
    blocks: tuple[BlockRule, ...], output: Output, inputs: Shape, units: int, state: Mapping[str, Array]
) -> tuple[Graph, str]:
    """The graph from ``inputs`` (N, ...) to the outputs before the link, and the name of these."""
    graph, x = Graph(state), "inputs"
    for index, block in enumerate(blocks):
        x = _BLOCKS[type(block)](graph, block, inputs, f"{index}.", x)
        inputs = block.output_shape(inputs)
    prefix = f"{len(blocks)}."
    x = _weigh(graph, _flat(graph, x, inputs), prefix)
    return graph, _activate(graph, output.activation, prefix, x)


def _flat(graph: Graph, x: str, inputs: Shape) -> str:
    return graph.add("Flatten", x, axis=1) if len(inputs) > 1 else x


def _weigh(graph: Graph, x: str, prefix: str) -> str:
    return graph.add("Gemm", x, graph.parameter(f"{prefix}weight"), graph.parameter(f"{prefix}bias"), transB=1)


def _dense(graph: Graph, block: Dense, inputs: Shape, prefix: str, x: str) -> str:
    around = x = _flat(graph, x, inputs)
    y = _after_weighing(graph, block, prefix, _weigh(graph, x, prefix))
    if not block.residual:
        return y
    if inputs != (block.units,):
        around = graph.add("Gemm", x, graph.parameter(f"{prefix}shortcut.weight"), transB=1)
    return graph.add("Add", y, around)


def _conv2d(graph: Graph, block: Conv2D, inputs: Shape, prefix: str, x: str) -> str:
    before, after = block.padding.border(block.kernel)
    weights = graph.parameter(f"{prefix}weight"), graph.parameter(f"{prefix}bias")
    strides = [block.stride, block.stride]
    z = graph.add("Conv", x, *weights, pads=[before, before, after, after], strides=strides)
    y = _after_weighing(graph, block, prefix, z)
    if not block.residual:
        return y
    size = block.output_shape(inputs)
    around = x
    if inputs[1:] != size[1:]:
        start = (block.kernel - 1) // 2 - before
        ends = [start + block.stride * (side - 1) + 1 for side in size[1:]]
        places = [[start, start], ends, [2, 3], strides]
        named = zip(("starts", "ends", "axes", "steps"), places, strict=True)
        around = graph.add("Slice", x, *(graph.number(f"{prefix}{name}", at, np.int64) for name, at in named))
    if inputs != size:
        around = graph.add("Conv", around, graph.parameter(f"{prefix}shortcut.weight"))
    return graph.add("Add", y, around)


def _after_weighing(graph: Graph, block: Dense | Conv2D, prefix: str, x: str) -> str:
    """Batch norm before or after the activation. Dropout is for training only."""
    if block.batch_norm == "before":
        x = _batch_norm(graph, prefix, x)
    x = _activate(graph, block.activation, prefix, x)
    return _batch_norm(graph, prefix, x) if block.batch_norm == "after" else x


def _batch_norm(graph: Graph, prefix: str, x: str) -> str:
    parts = [graph.parameter(f"{prefix}norm.{name}") for name in ("weight", "bias", "running_mean", "running_var")]
    return graph.add("BatchNormalization", x, *parts, epsilon=BatchNorm.EPSILON)


def _pool(operator: str) -> Callable[..., str]:
    def pool(graph: Graph, block: MaxPool2D | AvgPool2D, inputs: Shape, prefix: str, x: str) -> str:
        return graph.add(operator, x, kernel_shape=[block.size] * 2, strides=[block.stride] * 2)

    return pool


def _global_avg_pool(graph: Graph, block: GlobalAvgPool, inputs: Shape, prefix: str, x: str) -> str:
    return graph.add("Flatten", graph.add("GlobalAveragePool", x), axis=1)


def _flatten(graph: Graph, block: FlattenBlock, inputs: Shape, prefix: str, x: str) -> str:
    return graph.add("Flatten", x, axis=1)


def _layer_norm(graph: Graph, block: LayerNorm, inputs: Shape, prefix: str, x: str) -> str:
    parts = graph.parameter(f"{prefix}norm.weight"), graph.parameter(f"{prefix}norm.bias")
    return graph.add("LayerNormalization", x, *parts, axis=1, epsilon=Normalize.EPSILON)


def _noise(graph: Graph, block: Noise, inputs: Shape, prefix: str, x: str) -> str:
    return x  # in training only


def _simple_rnn(graph: Graph, block: SimpleRNN, inputs: Shape, prefix: str, x: str) -> str:
    """Every step is written out, so that each activation is possible."""
    channels, steps, width = inputs
    rows = graph.add("Transpose", x, perm=[0, 2, 1, 3])
    rows = graph.add("Reshape", rows, graph.number(f"{prefix}rows", [-1, steps, channels * width], np.int64))
    weights = graph.parameter(f"{prefix}weight_ih_l0"), graph.parameter(f"{prefix}bias_ih_l0")
    past = graph.number(f"{prefix}weight_hh_l0", graph.state[f"{prefix}weight_hh_l0"].T)
    h, states = "", []
    for step in range(steps):
        row = graph.add("Gather", rows, graph.number(f"step_{step}", step, np.int64), axis=1)
        z = graph.add("Gemm", row, *weights, transB=1)
        z = graph.add("Add", z, graph.add("MatMul", h, past)) if h else z
        h = _activate(graph, block.activation, prefix, z)
        states.append(h)
    if block.returns == "last":
        return h
    shape = graph.number(f"{prefix}states", [-1, 1, steps, block.units], np.int64)
    return graph.add("Reshape", graph.add("Concat", *states, axis=1), shape)


def _parallel(graph: Graph, block: Parallel, inputs: Shape, prefix: str, x: str) -> str:
    ends = []
    for place, branch in enumerate(block.branches):
        end, shape = x, inputs
        for position, inner in enumerate(branch):
            end = _BLOCKS[type(inner)](graph, inner, shape, f"{prefix}{place}.{position}.", end)
            shape = inner.output_shape(shape)
        ends.append(end)
    return graph.add("Sum", *ends) if block.merge == "sum" else graph.add("Concat", *ends, axis=1)


_BLOCKS: Mapping[type[BlockRule], Callable[..., str]] = {
    Dense: _dense,
    Conv2D: _conv2d,
    MaxPool2D: _pool("MaxPool"),
    AvgPool2D: _pool("AveragePool"),
    GlobalAvgPool: _global_avg_pool,
    FlattenBlock: _flatten,
    LayerNorm: _layer_norm,
    SimpleRNN: _simple_rnn,
    Noise: _noise,
    Parallel: _parallel,
}
"""What each block becomes; a new block is one more entry."""


def _activate(graph: Graph, activation: ActivationRule, prefix: str, x: str) -> str:
    if isinstance(activation, PReLU):
        return graph.add("PRelu", x, graph.parameter(f"{prefix}activation.weight"))
    return _ACTIVATIONS[type(activation)](graph, activation, x)


def _gelu(graph: Graph, rule: Any, x: str) -> str:
    """z (1 + erf(z / sqrt 2)) / 2."""
    erf = graph.add("Erf", graph.add("Mul", x, graph.scalar(0.5**0.5)))
    return graph.add("Mul", graph.add("Mul", x, graph.scalar(0.5)), graph.add("Add", erf, graph.scalar(1.0)))


def _step(graph: Graph, rule: Any, x: str) -> str:
    return graph.add("Cast", graph.add("Greater", x, graph.scalar(0.0)), to=1)  # 1: float


_ACTIVATIONS: Mapping[type[ActivationRule], Callable[[Graph, Any, str], str]] = {
    activations.Linear: lambda graph, rule, x: x,
    activations.Step: _step,
    activations.Sigmoid: lambda graph, rule, x: graph.add("Sigmoid", x),
    activations.Tanh: lambda graph, rule, x: graph.add("Tanh", x),
    activations.ReLU: lambda graph, rule, x: graph.add("Relu", x),
    activations.LeakyReLU: lambda graph, rule, x: graph.add("LeakyRelu", x, alpha=rule.negative_slope),
    activations.ELU: lambda graph, rule, x: graph.add("Elu", x, alpha=rule.alpha),
    activations.SELU: lambda graph, rule, x: graph.add(
        "Selu", x, alpha=activations.SELU_ALPHA, gamma=activations.SELU_SCALE
    ),
    activations.Softplus: lambda graph, rule, x: graph.add("Softplus", x),
    activations.GELU: _gelu,
    activations.SiLU: lambda graph, rule, x: graph.add("Mul", x, graph.add("Sigmoid", x)),
    activations.Sine: lambda graph, rule, x: graph.add("Sin", x),
}
"""What each activation becomes; a new one is one more entry."""
