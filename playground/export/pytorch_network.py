"""The network as a PyTorch module: the lines of its constructor and of its forward pass, block by block.

Only what the network has is written. The names of parameters are those of the module's attributes; `renamed` says
which of our state's entries each is.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import Any

from playground.engine.activation_rule import ActivationRule
from playground.engine.activations import PReLU
from playground.engine.block_rule import BlockRule, Shape
from playground.engine.blocks import Output
from playground.engine.dense import Dense
from playground.engine.image_blocks import AvgPool2D, Conv2D, FlattenBlock, GlobalAvgPool, MaxPool2D
from playground.engine.initializers import InitializerRule
from playground.engine.layer_norm import LayerNorm
from playground.engine.noise import Noise
from playground.engine.parallel import Parallel
from playground.engine.recurrent import SimpleRNN
from playground.export.place import Place, write_branches
from playground.export.pytorch_tables import ACTIVATIONS, INITIALIZERS, STEP

Rename = dict[str, str]


@dataclass
class TorchModule:
    """The lines of a module, without indentation.

    `attributes` make the layers, `first` draw the first weights, `forward` computes; `weights` are what L1, L2, weight
    decay and max norm act on; `helpers` are functions it calls; `renamed`: their name of each entry of our state.
    """

    attributes: list[str] = field(default_factory=list)
    first: list[str] = field(default_factory=list)
    forward: list[str] = field(default_factory=list)
    weights: list[str] = field(default_factory=list)
    norms: list[str] = field(default_factory=list)
    helpers: dict[str, str] = field(default_factory=dict)
    renamed: Rename = field(default_factory=dict)


def torch_module(blocks: Sequence[BlockRule], output: Output, inputs: Shape, units: int) -> TorchModule:
    """The module of a network for examples of shape `inputs`."""
    module = TorchModule()
    for index, block in enumerate(blocks):
        _write(module, block, inputs, Place(f"{index + 1}", f"{index}."), "x")
        inputs = block.output_shape(inputs)
    if len(inputs) > 1:
        module.forward.append("x = x.flatten(1)")
    place = Place("", f"{len(blocks)}.")
    _linear(module, place, "output", "nn.Linear", (prod(inputs), units), output.initializer)
    module.forward.append("x = self.output(x)")
    _activate(module, output.activation, place, "x", "slope_output")
    module.forward.append("return x")
    return module


def _write(module: TorchModule, block: BlockRule, inputs: Shape, place: Place, x: str) -> None:
    _BLOCKS[type(block)](module, block, inputs, place, x)


def _dense(module: TorchModule, block: Dense, inputs: Shape, place: Place, x: str) -> None:
    name = f"dense{place.number}"
    if len(inputs) > 1:
        module.forward.append(f"{x} = {x}.flatten(1)")
    if block.residual:
        module.forward.append(f"around = {x}")
    _linear(module, place, name, "nn.Linear", (prod(inputs), block.units), block.initializer)
    module.forward.append(f"{x} = self.{name}({x})")
    _after_weighing(module, block, block.units, "1d", place, x)
    if block.residual:
        around = "around"
        if inputs != (block.units,):
            around = f"self.shortcut{place.number}(around)"
            _shortcut(module, place, f"nn.Linear({prod(inputs)}, {block.units}, bias=False)", block.initializer)
        module.forward.append(f"{x} = {x} + {around}")


def _conv2d(module: TorchModule, block: Conv2D, inputs: Shape, place: Place, x: str) -> None:
    name, border = f"conv{place.number}", block.padding.border(block.kernel)
    even = border[0] == border[1]
    settings = [inputs[0], block.filters, block.kernel]
    options = ([f"stride={block.stride}"] if block.stride > 1 else []) + (
        [f"padding={border[0]}"] if even and border[0] else []
    )
    if block.residual:
        module.forward.append(f"around = {x}")
    if not even:
        module.forward.append(f"{x} = functional.pad({x}, {border * 2})")
    _linear(module, place, name, "nn.Conv2d", (*settings, *options), block.initializer)
    module.forward.append(f"{x} = self.{name}({x})")
    _after_weighing(module, block, block.filters, "2d", place, x)
    if block.residual:
        module.forward.append(f"{x} = {x} + {_around_conv(module, block, inputs, place)}")


def _around_conv(module: TorchModule, block: Conv2D, inputs: Shape, place: Place) -> str:
    """The image itself, or a 1x1 convolution of the pixels beneath the middle of the kernel."""
    size = block.output_shape(inputs)
    if inputs == size:
        return "around"
    start = (block.kernel - 1) // 2 - block.padding.border(block.kernel)[0]
    ends = [start + block.stride * (side - 1) + 1 for side in size[1:]]
    step = f":{block.stride}" if block.stride > 1 else ""
    picked = f"around[:, :, {start}:{ends[0]}{step}, {start}:{ends[1]}{step}]" if inputs[1:] != size[1:] else "around"
    _shortcut(module, place, f"nn.Conv2d({inputs[0]}, {block.filters}, 1, bias=False)", block.initializer)
    return f"self.shortcut{place.number}({picked})"


def _shortcut(module: TorchModule, place: Place, layer: str, initializer: InitializerRule) -> None:
    name = f"shortcut{place.number}"
    module.attributes.append(f"self.{name} = {layer}")
    module.first.append(_draw(f"self.{name}.weight", initializer))
    module.weights.append(f"self.{name}.weight")
    module.renamed[f"{place.prefix}shortcut.weight"] = f"{name}.weight"


def _linear(
    module: TorchModule, place: Place, name: str, kind: str, settings: Sequence[Any], initializer: InitializerRule
) -> None:
    """A layer with weights and biases."""
    module.attributes.append(f"self.{name} = {kind}({', '.join(map(str, settings))})")
    module.first += [_draw(f"self.{name}.weight", initializer), f"nn.init.zeros_(self.{name}.bias)"]
    module.weights.append(f"self.{name}.weight")
    module.renamed |= {f"{place.prefix}{part}": f"{name}.{part}" for part in ("weight", "bias")}


def _draw(weight: str, initializer: InitializerRule) -> str:
    return f"nn.init.{INITIALIZERS[type(initializer)](weight, initializer)}"


def _after_weighing(module: TorchModule, block: Dense | Conv2D, units: int, kind: str, place: Place, x: str) -> None:
    """Batch norm before or after the activation, and dropout."""
    name = f"norm{place.number}"
    norm = f"{x} = self.{name}({x})"
    if block.batch_norm != "none":
        module.attributes.append(f"self.{name} = nn.BatchNorm{kind}({units})")
        _rename_norm(module, place, name, ("weight", "bias", "running_mean", "running_var"))
        module.norms.append(name)
    if block.batch_norm == "before":
        module.forward.append(norm)
    _activate(module, block.activation, place, x)
    if block.batch_norm == "after":
        module.forward.append(norm)
    _dropout(module, block.dropout, x)


def _rename_norm(module: TorchModule, place: Place, name: str, parts: Sequence[str]) -> None:
    module.renamed |= {f"{place.prefix}norm.{part}": f"{name}.{part}" for part in parts}


def _activate(module: TorchModule, activation: ActivationRule, place: Place, x: str, slope: str = "") -> None:
    call = _activation(module, activation, place, x, slope or f"slope{place.number}")
    if call != x:
        module.forward.append(f"{x} = {call}")


def _activation(module: TorchModule, activation: ActivationRule, place: Place, x: str, slope: str) -> str:
    """The expression of f(x); a learned slope becomes a layer."""
    if isinstance(activation, PReLU):
        module.attributes.append(f"self.{slope} = nn.PReLU(init={activation.negative_slope!r})")
        module.renamed[f"{place.prefix}activation.weight"] = f"{slope}.weight"
        return f"self.{slope}({x})"
    call = ACTIVATIONS[type(activation)](x, activation)
    if call.startswith("step("):
        module.helpers["step"] = STEP
    return call


def _dropout(module: TorchModule, rate: float, x: str) -> None:
    if rate:
        module.forward.append(f"{x} = functional.dropout({x}, {rate!r}, self.training)")


def _max_pool(module: TorchModule, block: MaxPool2D, inputs: Shape, place: Place, x: str) -> None:
    module.forward.append(f"{x} = functional.max_pool2d({x}, {block.size}, {block.stride})")


def _avg_pool(module: TorchModule, block: AvgPool2D, inputs: Shape, place: Place, x: str) -> None:
    module.forward.append(f"{x} = functional.avg_pool2d({x}, {block.size}, {block.stride})")


def _global_avg_pool(module: TorchModule, block: GlobalAvgPool, inputs: Shape, place: Place, x: str) -> None:
    module.forward.append(f"{x} = {x}.mean((2, 3))")


def _flatten(module: TorchModule, block: FlattenBlock, inputs: Shape, place: Place, x: str) -> None:
    module.forward.append(f"{x} = {x}.flatten(1)")


def _layer_norm(module: TorchModule, block: LayerNorm, inputs: Shape, place: Place, x: str) -> None:
    name = f"norm{place.number}"
    module.attributes.append(f"self.{name} = nn.LayerNorm({list(inputs)})")
    _rename_norm(module, place, name, ("weight", "bias"))
    module.forward.append(f"{x} = self.{name}({x})")


def _noise(module: TorchModule, block: Noise, inputs: Shape, place: Place, x: str) -> None:
    if block.std:
        module.forward += ["if self.training:", f"    {x} = {x} + {block.std!r} * torch.randn_like({x})"]


def _simple_rnn(module: TorchModule, block: SimpleRNN, inputs: Shape, place: Place, x: str) -> None:
    """Written out: PyTorch's RNN has a second bias, and only two activations."""
    rows, past, width = f"rnn{place.number}", f"rnn{place.number}_past", inputs[0] * inputs[2]
    module.attributes += [
        f"self.{rows} = nn.Linear({width}, {block.units})",
        f"self.{past} = nn.Linear({block.units}, {block.units}, bias=False)",
    ]
    module.first += [
        _draw(f"self.{rows}.weight", block.initializer),
        f"nn.init.zeros_(self.{rows}.bias)",
        _draw(f"self.{past}.weight", block.recurrent_initializer),
    ]
    module.weights += [f"self.{rows}.weight", f"self.{past}.weight"]
    module.renamed |= {
        f"{place.prefix}weight_ih_l0": f"{rows}.weight",
        f"{place.prefix}bias_ih_l0": f"{rows}.bias",
        f"{place.prefix}weight_hh_l0": f"{past}.weight",
    }
    inner = f"self.{rows}(row) + self.{past}(h)"
    call = _activation(module, block.activation, place, "h", f"slope{place.number}")
    every = block.returns == "all"
    module.forward += [
        f"h = {x}.new_zeros(len({x}), {block.units})  # reads the image row by row",
        *(["states = []"] if every else []),
        f"for row in {x}.transpose(1, 2).flatten(2).unbind(1):",
        f"    h = {inner}",
        *([f"    h = {call}"] if call != "h" else []),
        *(["    states.append(h)", f"{x} = torch.stack(states, 1)[:, None]"] if every else [f"{x} = h"]),
    ]
    _dropout(module, block.dropout, x)


def _parallel(module: TorchModule, block: Parallel, inputs: Shape, place: Place, x: str) -> None:
    def write(inner: BlockRule, shape: Shape, there: Place, name: str) -> None:
        _write(module, inner, shape, there, name)

    names = write_branches(block, inputs, place, x, module.forward, write)
    joined = " + ".join(names) if block.merge == "sum" else f"torch.cat([{', '.join(names)}], 1)"
    module.forward.append(f"{x} = {joined}")


_BLOCKS: Mapping[type[BlockRule], Callable[..., None]] = {
    Dense: _dense,
    Conv2D: _conv2d,
    MaxPool2D: _max_pool,
    AvgPool2D: _avg_pool,
    GlobalAvgPool: _global_avg_pool,
    FlattenBlock: _flatten,
    LayerNorm: _layer_norm,
    SimpleRNN: _simple_rnn,
    Noise: _noise,
    Parallel: _parallel,
}
"""What writes each block; a new block is one more entry."""
