"""The network in Keras's functional form, block by block. Images are channels-last there.

`values` are the arrays that `set_weights` takes, layer by layer, in Keras's layouts.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

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
from playground.engine.tape import Array
from playground.export.keras_tables import ACTIVATIONS, HELPERS, INITIALIZERS
from playground.export.place import Place, write_branches


@dataclass
class KerasModel:
    """The lines of the function that builds the model, and the weights of its layers by the layers' names.

    `options` follow each layer with weights: regularizer and constraint. `state` is the network's state dict.
    """

    options: Callable[[str, str], str]
    state: Mapping[str, Array]
    lines: list[str] = field(default_factory=list)
    values: dict[str, list[Array]] = field(default_factory=dict)
    helpers: dict[str, str] = field(default_factory=dict)

    def layer(self, x: str, call: str) -> None:
        """Append a layer on `x`."""
        if call:
            self.lines.append(f"{x} = {call}({x})")

    def array(self, place: Place, name: str) -> Array:
        """An entry of the state that belongs to the block at `place`."""
        return self.state[place.prefix + name]


def keras_model(
    blocks: Sequence[BlockRule], output: Output, inputs: Shape, units: int, state: Mapping[str, Array],
    options: Callable[[str, str], str],
) -> KerasModel:  # fmt: skip
    """The model of a network for examples of shape `inputs`, (features,) or (C, H, W)."""
    model = KerasModel(options, state)
    for index, block in enumerate(blocks):
        _BLOCKS[type(block)](model, block, inputs, Place(f"{index + 1}", f"{index}."), "x")
        inputs = block.output_shape(inputs)
    place = Place("", f"{len(blocks)}.")
    _flatten(model, inputs, "x")
    _dense_layer(model, "output", units, output.initializer, place, "x")
    _activate(model, output.activation, (units,), place, "x", "slope_output")
    return model


def _dense_layer(model: KerasModel, name: str, units: int, rule: InitializerRule, place: Place, x: str) -> None:
    options = model.options("kernel", "0")
    model.layer(x, f'layers.Dense({units}, kernel_initializer={_initializer(rule)}{options}, name="{name}")')
    model.values[name] = [model.array(place, "weight").T, model.array(place, "bias")]


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
        model.values[name] = [model.array(place, "shortcut.weight").T]
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
    model.values[name] = [model.array(place, "weight").transpose(2, 3, 1, 0), model.array(place, "bias")]
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
    model.values[name] = [model.array(place, "shortcut.weight").transpose(2, 3, 1, 0)]


def _after_weighing(model: KerasModel, block: Dense | Conv2D, shape: Shape, place: Place, x: str) -> None:
    """Batch norm before or after the activation, and dropout."""
    if block.batch_norm != "none":
        name = f"norm{place.number}"
        model.values[name] = [
            model.array(place, f"norm.{part}") for part in ("weight", "bias", "running_mean", "running_var")
        ]
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
        model.values[name] = [model.array(place, "activation.weight").reshape((1,) * len(shape))]
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
    both = [model.array(place, f"norm.{part}") for part in ("weight", "bias")]
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
    model.values[name] = [
        model.array(place, "weight_ih_l0").T,
        model.array(place, "weight_hh_l0").T,
        model.array(place, "bias_ih_l0"),
    ]
    if every:
        model.layer(x, f"layers.Reshape(({steps}, {block.units}, 1))")
    _dropout(model, block.dropout, x)


def _parallel(model: KerasModel, block: Parallel, inputs: Shape, place: Place, x: str) -> None:
    def write(inner: BlockRule, shape: Shape, there: Place, name: str) -> None:
        _BLOCKS[type(inner)](model, inner, shape, there, name)

    names = write_branches(block, inputs, place, x, model.lines, write)
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
