"""The blocks of a case in plain PyTorch, each named as one entry of a state dict."""

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

Shape = tuple[int, ...]


def activation(spec: dict[str, Any]) -> Callable[[Tensor], Tensor]:
    """The function of an activation."""
    table: dict[str, Callable[[Tensor], Tensor]] = {
        "linear": nn.Identity(),
        "step": lambda x: torch.heaviside(x.detach(), torch.zeros((), dtype=x.dtype)),
        "sigmoid": nn.Sigmoid(),
        "tanh": nn.Tanh(),
        "relu": nn.ReLU(),
        "leaky_relu": nn.LeakyReLU(spec.get("negative_slope", 0.01)),
        "prelu": nn.PReLU(),
        "elu": nn.ELU(spec.get("alpha", 1.0)),
        "selu": nn.SELU(),
        "softplus": nn.Softplus(),
        "gelu": nn.GELU(),
        "silu": nn.SiLU(),
        "sine": torch.sin,
    }
    return table[spec["type"]]


class Weighing(nn.Module):
    """What follows the weighted sums of a block: batch norm, activation, and the shortcut around all of it."""

    def follow(self, spec: dict[str, Any], norm: Callable[[int], nn.Module], units: int) -> None:
        """Take over the block's settings."""
        self.where = spec.get("batch_norm", "none")
        self.activation = activation(spec["activation"])
        if self.where != "none":
            self.norm = norm(units)

    def respond(self, z: Tensor, x: Tensor) -> Tensor:
        """The block's output for its weighted sums `z` and its input `x`."""
        if self.where == "before":
            z = self.norm(z)
        y = self.activation(z)
        if self.where == "after":
            y = self.norm(y)
        return y + self.around(x) if hasattr(self, "around") else y


class Dense(nn.Linear, Weighing):
    """A linear layer with what follows; an image is flattened."""

    def __init__(self, inputs: Shape, spec: dict[str, Any], units: int) -> None:
        count = torch.Size(inputs).numel()
        super().__init__(count, units)
        self.follow(spec, nn.BatchNorm1d, units)
        if spec.get("residual"):
            if inputs == (units,):
                self.around = lambda x: x
            else:
                self.shortcut = nn.Linear(count, units, bias=False)
                self.around = lambda x: self.shortcut(x.flatten(1))

    def forward(self, x: Tensor) -> Tensor:
        return self.respond(super().forward(x.flatten(1)), x)


class Conv2D(nn.Conv2d, Weighing):
    """A convolution with what follows; its padding is written out, because PyTorch refuses "same" with a stride."""

    def __init__(self, inputs: Shape, spec: dict[str, Any]) -> None:
        kernel, stride = spec["kernel"], spec.get("stride", 1)
        super().__init__(inputs[0], spec["filters"], kernel, stride)
        padding = spec.get("padding", {"type": "valid"})
        widths = {"valid": (0, 0), "same": ((kernel - 1) // 2, kernel // 2)}
        self.border = widths.get(padding["type"]) or (padding["width"],) * 2
        self.follow(spec, nn.BatchNorm2d, spec["filters"])
        if spec.get("residual"):
            self.add_shortcut(inputs, spec["filters"])

    def add_shortcut(self, inputs: Shape, filters: int) -> None:
        """The image itself; or a 1x1 convolution of the pixels beneath the middle of the kernel."""
        kernel, stride = self.kernel_size[0], self.stride[0]
        start = (kernel - 1) // 2 - self.border[0]
        rows, columns = ((side + sum(self.border) - kernel) // stride + 1 for side in inputs[1:])
        if inputs == (filters, rows, columns):
            self.around = lambda x: x
        else:
            self.shortcut = nn.Conv2d(inputs[0], filters, 1, stride, bias=False)
            self.around = lambda x: self.shortcut(x[:, :, start:, start:])[:, :, :rows, :columns]

    def forward(self, x: Tensor) -> Tensor:
        return self.respond(super().forward(functional.pad(x, self.border * 2)), x)


class LayerNorm(nn.Module):
    """Layer norm over all features of an example."""

    def __init__(self, inputs: Shape) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(inputs)

    def forward(self, x: Tensor) -> Tensor:
        return self.norm(x)


class SimpleRNN(nn.RNN):
    """PyTorch's RNN over the rows of an image; its step is written out for activations that it does not offer.

    Its second bias, which is always added to the first one, stays zero.
    """

    def __init__(self, inputs: Shape, spec: dict[str, Any]) -> None:
        kind = spec["activation"]["type"]
        self.offered = kind in ("tanh", "relu")
        super().__init__(
            inputs[0] * inputs[2], spec["units"], nonlinearity=kind if self.offered else "tanh", batch_first=True
        )
        del self.bias_hh_l0
        self.register_buffer("bias_hh_l0", torch.zeros(spec["units"]), persistent=False)
        self._init_flat_weights()
        self.activation = activation(spec["activation"])
        self.every = spec.get("returns", "last") == "all"

    def forward(self, x: Tensor) -> Tensor:
        steps = x.transpose(1, 2).flatten(2)
        states = super().forward(steps)[0] if self.offered else self.written_out(steps)
        return states[:, None] if self.every else states[:, -1]

    def written_out(self, steps: Tensor) -> Tensor:
        """The states after every step, by the formula in the documentation of nn.RNN."""
        h, states = steps.new_zeros(len(steps), self.hidden_size), []
        for x in steps.unbind(1):
            inner = functional.linear(x, self.weight_ih_l0, self.bias_ih_l0)
            h = self.activation(inner + functional.linear(h, self.weight_hh_l0))
            states.append(h)
        return torch.stack(states, dim=1)


def noise(spec: dict[str, Any]) -> nn.Module:
    """PyTorch has no such layer: without noise it is the identity."""
    assert spec["std"] == 0
    return nn.Identity()


class Parallel(nn.ModuleList):
    """Branches that read the same input, each a sequence; concatenated along units or channels, or summed."""

    def __init__(self, inputs: Shape, spec: dict[str, Any]) -> None:
        super().__init__(chain(branch, inputs) for branch in spec["branches"])
        self.merge = spec["merge"]

    def forward(self, x: Tensor) -> Tensor:
        ends = [branch(x) for branch in self]
        return torch.cat(ends, dim=1) if self.merge == "concatenate" else torch.stack(ends).sum(0)


def block(spec: dict[str, Any], inputs: Shape) -> nn.Module:
    """The module of a block that gets examples of shape `inputs`."""
    table: dict[str, Callable[[], nn.Module]] = {
        "dense": lambda: Dense(inputs, spec, spec["units"]),
        "conv2d": lambda: Conv2D(inputs, spec),
        "max_pool2d": lambda: nn.MaxPool2d(spec.get("size", 2), spec.get("stride", 2)),
        "avg_pool2d": lambda: nn.AvgPool2d(spec.get("size", 2), spec.get("stride", 2)),
        "global_avg_pool": lambda: nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten()),
        "flatten": nn.Flatten,
        "layer_norm": lambda: LayerNorm(inputs),
        "simple_rnn": lambda: SimpleRNN(inputs, spec),
        "noise": lambda: noise(spec),
        "parallel": lambda: Parallel(inputs, spec),
    }
    return table[spec["type"]]()


def chain(blocks: list[dict[str, Any]], inputs: Shape) -> nn.Sequential:
    """The blocks one after the other; the shapes are found by going through them."""
    net = nn.Sequential()
    for spec in blocks:
        net.append(block(spec, inputs))
        inputs = shape_behind(net[-1], inputs)
    return net


def shape_behind(module: nn.Module, inputs: Shape) -> Shape:
    """What a module makes of examples of a shape; leaves its statistics alone."""
    with torch.no_grad():
        return tuple(module.eval()(torch.zeros(1, *inputs)).shape[1:])


def sequence(blocks: list[dict[str, Any]], output: dict[str, Any], inputs: Shape, units: int) -> nn.Sequential:
    """The blocks one after the other, then the output of `units`."""
    net = chain(blocks, inputs)
    return net.append(Dense(shape_behind(net, inputs), output, units)).train()
