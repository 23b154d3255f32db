"""The network in Keras's functional form, block by block. Images are channels-last there.

`values` are the arrays that `set_weights` takes, layer by layer, in Keras's layouts.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from playground.engine import activations, initializers
from playground.engine.activation_rule import ActivationRule
from playground.engine.activations import PReLU
from playground.engine.block_rule import BlockRule, Shape
from playground.engine.blocks import Output
from playground.engine.dense import Dense
from playground.engine.image_blocks import AvgPool2D, Conv2D, FlattenBlock, GlobalAvgPool, MaxPool2D
from playground.engine.initializers import InitializerRule
from playground.engine.layer_norm import LayerNorm
from playground.engine.noise import Noise
from playground.engine.outline import LETTERS
from playground.engine.parallel import Parallel
from playground.engine.recurrent import SimpleRNN
from playground.engine.tape import Array

ACTIVATIONS: Mapping[type[ActivationRule], Callable[[Any], str]] = {
    activations.Linear: lambda rule: "",
    activations.Step: lambda rule: "layers.Activation(step)",
    activations.Sigmoid: lambda rule: 'layers.Activation("sigmoid")',
    activations.Tanh: lambda rule: 'layers.Activation("tanh")',
    activations.ReLU: lambda rule: "layers.ReLU()",
    activations.LeakyReLU: lambda rule: f"layers.LeakyReLU(negative_slope={rule.negative_slope!r})",
    activations.ELU: lambda rule: f"layers.ELU(alpha={rule.alpha!r})",
    activations.SELU: lambda rule: 'layers.Activation("selu")',
    activations.Softplus: lambda rule: 'layers.Activation("softplus")',
    activations.GELU: lambda rule: "layers.Activation(exact_gelu)",
    activations.SiLU: lambda rule: 'layers.Activation("silu")',
    activations.Sine: lambda rule: "layers.Activation(ops.sin)",
}
"""Each activation as a layer; PReLU has a shape of its own."""

HELPERS = {
    "step": 'def step(x):\n    """1 where x > 0, else 0; its gradient is zero."""\n'
    "    return ops.cast(x > 0, x.dtype) + 0 * x",
    "exact_gelu": 'def exact_gelu(x):\n    """x times the normal distribution function of x."""\n'
    "    return keras.activations.gelu(x, approximate=False)",
}


def _spread(kind: str, scale: str) -> Callable[[Any], str]:
    """Keras's VarianceScaling; its variance is scale / fan."""

    def text(rule: Any) -> str:
        gain = getattr(rule, "gain", 1.0) ** 2
        return f'VarianceScaling({gain!r}, "{scale}", "{kind}")'

    return text


INITIALIZERS: Mapping[type[InitializerRule], Callable[[Any], str]] = {
    initializers.Zeros: lambda rule: "Zeros()",
    initializers.Constant: lambda rule: f"Constant({rule.value!r})",
    initializers.Normal: lambda rule: f"RandomNormal(0.0, {rule.std!r})",
    initializers.Uniform: lambda rule: f"RandomUniform({-rule.bound!r}, {rule.bound!r})",
    initializers.XavierUniform: _spread("uniform", "fan_avg"),
    initializers.XavierNormal: _spread("untruncated_normal", "fan_avg"),
    initializers.HeUniform: _spread("uniform", "fan_in"),
    initializers.HeNormal: _spread("untruncated_normal", "fan_in"),
    initializers.LecunUniform: _spread("uniform", "fan_in"),
    initializers.LecunNormal: _spread("untruncated_normal", "fan_in"),
    initializers.Orthogonal: lambda rule: f"Orthogonal({rule.gain!r})",
}


@dataclass
class KerasModel:
    """The lines of the function that builds the model, and the weights of its layers by the layers' names.

    `options` follow each layer with weights: regularizer and constraint.
    """

    options: Callable[[str, str], str]
    lines: list[str] = field(default_factory=list)
    values: dict[str, list[Array]] = field(default_factory=dict)
    helpers: dict[str, str] = field(default_factory=dict)

    def layer(self, x: str, call: str) -> None:
        """Append a layer on `x`."""
        if call:
            self.lines.append(f"{x} = {call}({x})")


@dataclass(frozen=True)
class Place:
    """Where a block stands: the end of its layers' names, the start of its names in our state, and that state."""

    number: str
    prefix: str
    state: Mapping[str, Array]

    def __getitem__(self, name: str) -> Array:
        return self.state[self.prefix + name]


def keras_model(
    blocks: Sequence[BlockRule], output: Output, inputs: Shape, units: int, state: Mapping[str, Array],
    options: Callable[[str, str], str],
) -> KerasModel:  # fmt: skip
    """The model of a network for examples of shape `inputs`, (features,) or (C, H, W)."""
    model = KerasModel(options)
    for index, block in enumerate(blocks):
        _BLOCKS[type(block)](model, block, inputs, Place(str(index + 1), f"{index}.", state), "x")
        inputs = block.output_shape(inputs)
    place = Place("", f"{len(blocks)}.", state)
    _flatten(model, inputs, "x")
    _dense_layer(model, "output", units, output.initializer, place, "x")
    _activate(model, output.activation, (units,), place, "x", "slope_output")
    return model


def _dense_layer(model: KerasModel, name: str, units: int, rule: InitializerRule, place: Place, x: str) -> None:
    options = model.options("kernel", "0")
    model.layer(x, f'layers.Dense({units}, kernel_initializer={_initializer(rule)}{options}, name="{name}")')
    model.values[name] = [place["weight"].T, place["bias"]]


def _initializer(rule: InitializerRule) -> str:
    return f"initializers.{INITIALIZERS[type(rule)](rule)}"


def _dense(model: KerasModel, block: Dense, inputs: Shape, place: Place, x: str) -> None:
    _flatten(model, inputs, x)
    if block.residual:
        model.lines.append(f"around = {x}")
    _dense_layer(model, f"dense{place.number}", block.units, block.initializer, place, x)
    _after_weighing(model, block, (block.units,), place, x)
    if block.residual and inputs != (block.units,):
        name = f"shortcut{place.number}"
        call = f"layers.Dense({block.units}, use_bias=False, kernel_initializer={_initializer(block.initializer)}"
        model.layer("around", f'{call}{model.options("kernel", "0")}, name="{name}")')
        model.values[name] = [place["shortcut.weight"].T]
    if block.residual:
        model.lines.append(f"{x} = layers.Add()([{x}, around])")


def _conv2d(model: KerasModel, block: Conv2D, inputs: Shape, place: Place, x: str) -> None:
    name, (before, after) = f"conv{place.number}", block.padding.border(block.kernel)
    size = block.output_shape(inputs)
    if block.residual:
        model.lines.append(f"around = {x}")
    if before or after:
        model.layer(x, f"layers.ZeroPadding2D((({before}, {after}), ({before}, {after})))")
    call = f"layers.Conv2D({block.filters}, {block.kernel}, strides={block.stride}"
    options = f", kernel_initializer={_initializer(block.initializer)}{model.options('kernel', '[0, 1, 2]')}"
    model.layer(x, f'{call}{options}, name="{name}")')
    model.values[name] = [place["weight"].transpose(2, 3, 1, 0), place["bias"]]
    _after_weighing(model, block, size, place, x)
    if block.residual:
        _shortcut(model, block, inputs, size, place)
        model.lines.append(f"{x} = layers.Add()([{x}, around])")


def _shortcut(model: KerasModel, block: Conv2D, inputs: Shape, size: Shape, place: Place) -> None:
    """The image itself, or a 1x1 convolution of the pixels beneath the middle of the kernel."""
    if inputs == size:
        return
    if inputs[1:] != size[1:]:
        start = (block.kernel - 1) // 2 - block.padding.border(block.kernel)[0]
        ends = [start + block.stride * (side - 1) + 1 for side in size[1:]]
        cut = [(start, side - end) for side, end in zip(inputs[1:], ends, strict=True)]
        model.layer("around", f"layers.Cropping2D((({cut[0][0]}, {cut[0][1]}), ({cut[1][0]}, {cut[1][1]})))")
    name = f"shortcut{place.number}"
    step = block.stride if inputs[1:] != size[1:] else 1
    call = f"layers.Conv2D({block.filters}, 1, strides={step}, use_bias=False"
    options = f", kernel_initializer={_initializer(block.initializer)}{model.options('kernel', '[0, 1, 2]')}"
    model.layer("around", f'{call}{options}, name="{name}")')
    model.values[name] = [place["shortcut.weight"].transpose(2, 3, 1, 0)]


def _after_weighing(model: KerasModel, block: Dense | Conv2D, shape: Shape, place: Place, x: str) -> None:
    """Batch norm before or after the activation, and dropout."""
    if block.batch_norm != "none":
        name = f"norm{place.number}"
        model.values[name] = [place[f"norm.{part}"] for part in ("weight", "bias", "running_mean", "running_var")]
        norm = f'layers.BatchNormalization(momentum=0.9, epsilon=1e-05, name="{name}")'
    if block.batch_norm == "before":
        model.layer(x, norm)
    _activate(model, block.activation, shape, place, x)
    if block.batch_norm == "after":
        model.layer(x, norm)
    _dropout(model, block.dropout, x)


def _dropout(model: KerasModel, rate: float, x: str) -> None:
    model.layer(x, f"layers.Dropout({rate!r})" if rate else "")


def _activate(
    model: KerasModel, activation: ActivationRule, shape: Shape, place: Place, x: str, slope: str = ""
) -> None:
    if isinstance(activation, PReLU):
        name, axes = slope or f"slope{place.number}", list(range(1, len(shape) + 1))
        first = f"initializers.Constant({activation.negative_slope!r})"
        model.layer(x, f'layers.PReLU(alpha_initializer={first}, shared_axes={axes}, name="{name}")')
        model.values[name] = [place["activation.weight"].reshape((1,) * len(shape))]
        return
    call = ACTIVATIONS[type(activation)](activation)
    model.helpers |= {name: text for name, text in HELPERS.items() if f"({name})" in call}
    model.layer(x, call)


def _pool(kind: str) -> Callable[..., None]:
    def pool(model: KerasModel, block: MaxPool2D | AvgPool2D, inputs: Shape, place: Place, x: str) -> None:
        model.layer(x, f"layers.{kind}({block.size}, strides={block.stride})")

    return pool


def _global_avg_pool(model: KerasModel, block: GlobalAvgPool, inputs: Shape, place: Place, x: str) -> None:
    model.layer(x, "layers.GlobalAveragePooling2D()")


def _flatten(model: KerasModel, inputs: Shape, x: str) -> None:
    """An image as a row of units, channel by channel as in the program."""
    if len(inputs) > 1:
        model.layer(x, "layers.Permute((3, 1, 2))")
        model.layer(x, "layers.Flatten()")


def _flatten_block(model: KerasModel, block: FlattenBlock, inputs: Shape, place: Place, x: str) -> None:
    _flatten(model, inputs, x)


def _layer_norm(model: KerasModel, block: LayerNorm, inputs: Shape, place: Place, x: str) -> None:
    name, axes = f"norm{place.number}", list(range(1, len(inputs) + 1))
    model.layer(x, f'layers.LayerNormalization(axis={axes}, epsilon=1e-05, name="{name}")')
    both = [place[f"norm.{part}"] for part in ("weight", "bias")]
    model.values[name] = [array.transpose(1, 2, 0) if array.ndim > 1 else array for array in both]


def _noise(model: KerasModel, block: Noise, inputs: Shape, place: Place, x: str) -> None:
    model.layer(x, f"layers.GaussianNoise({block.std!r})" if block.std else "")


def _simple_rnn(model: KerasModel, block: SimpleRNN, inputs: Shape, place: Place, x: str) -> None:
    """The rows of the image are the steps."""
    channels, steps, width = inputs
    name, every = f"rnn{place.number}", block.returns == "all"
    model.layer(x, "layers.Permute((1, 3, 2))")
    model.layer(x, f"layers.Reshape(({steps}, {channels * width}))")
    found = ACTIVATIONS[type(block.activation)](block.activation)
    model.helpers |= {helper: text for helper, text in HELPERS.items() if f"({helper})" in found}
    activation = found or "None"
    options = (
        f"kernel_initializer={_initializer(block.initializer)}, "
        f"recurrent_initializer={_initializer(block.recurrent_initializer)}"
        f"{model.options('kernel', '0')}{model.options('recurrent', '0')}"
    )
    call = f"layers.SimpleRNN({block.units}, activation={activation}, {options}"
    model.layer(x, f'{call}, return_sequences={every}, name="{name}")')
    model.values[name] = [place["weight_ih_l0"].T, place["weight_hh_l0"].T, place["bias_ih_l0"]]
    if every:
        model.layer(x, f"layers.Reshape(({steps}, {block.units}, 1))")
    _dropout(model, block.dropout, x)


def _parallel(model: KerasModel, block: Parallel, inputs: Shape, place: Place, x: str) -> None:
    names = []
    for index, branch in enumerate(block.branches):
        name, shape = LETTERS[index].lower(), inputs
        names.append(name)
        model.lines.append(f"{name} = {x}  # branch {LETTERS[index]}")
        for position, inner in enumerate(branch):
            there = Place(f"{place.number}{name}{position + 1}", f"{place.prefix}{index}.{position}.", place.state)
            _BLOCKS[type(inner)](model, inner, shape, there, name)
            shape = inner.output_shape(shape)
    merge = "Add" if block.merge == "sum" else "Concatenate"
    model.lines.append(f"{x} = layers.{merge}()([{', '.join(names)}])")


_BLOCKS: Mapping[type[BlockRule], Callable[..., None]] = {
    Dense: _dense,
    Conv2D: _conv2d,
    MaxPool2D: _pool("MaxPooling2D"),
    AvgPool2D: _pool("AveragePooling2D"),
    GlobalAvgPool: _global_avg_pool,
    FlattenBlock: _flatten_block,
    LayerNorm: _layer_norm,
    SimpleRNN: _simple_rnn,
    Noise: _noise,
    Parallel: _parallel,
}
"""What writes each block; a new block is one more entry."""


def with_learned_steps(blocks: Sequence[BlockRule]) -> bool:
    """Whether a recurrent block's activation learns, which Keras's SimpleRNN cannot."""
    return any(
        (isinstance(block, SimpleRNN) and isinstance(block.activation, PReLU))
        or any(with_learned_steps(branch) for branch in block.inside())
        for block in blocks
    )


def in_order(values: Mapping[str, Sequence[Array]]) -> dict[str, Array]:
    """The weights by layer and number, as they are written."""
    return {
        f"{name}/{index}": np.ascontiguousarray(array)
        for name, arrays in values.items()
        for index, array in enumerate(arrays)
    }
