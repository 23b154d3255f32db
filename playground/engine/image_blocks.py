"""Blocks for images: convolution and pooling. An image is (channels, height, width)."""

from collections.abc import Sequence
from math import prod
from typing import Annotated

from playground.engine.activations import ReLU
from playground.engine.block_rule import (
    BatchNormPlace,
    BlockActivation,
    BlockInitializer,
    BlockRule,
    DropoutRate,
    ResidualFlag,
    Shape,
    ShapeError,
    after_weighing,
)
from playground.engine.convolution import Border, Convolution, output_size, size_working
from playground.engine.initializers import HeNormal
from playground.engine.layers import Layer
from playground.engine.pooling import AveragePool, Flatten, GlobalAverage, MaxPool
from playground.engine.residual import Pick, Projection, Residual
from playground.family import Member, setting
from playground.sentence import Title, sentence


class PaddingRule(Member, frozen=True):
    """Base of the paddings: how many zeros surround an image."""

    def border(self, kernel: int) -> Border:
        """Zeros before and after each row and column."""
        return (0, 0)


class Valid(PaddingRule, frozen=True, tag="valid"):
    """No zeros: the kernel stays inside the image."""

    title = "None"
    help = "The kernel stays inside the image, which gets smaller."


class Same(PaddingRule, frozen=True, tag="same"):
    """As many zeros as keep the size at stride 1; of an odd number the larger half comes after, as in PyTorch."""

    title = "Same"
    help = "Surrounds the image with zeros, so that it keeps its size at stride 1."

    def border(self, kernel: int) -> Border:
        return ((kernel - 1) // 2, kernel // 2)


class Pixels(PaddingRule, frozen=True, tag="pixels"):
    """A chosen number of zeros."""

    title = "Pixels"
    help = "Surrounds the image with so many zeros."
    width: Annotated[int, setting("Border", "Zeros on each side.", low=0, high=10, unit="pixels", live=False)] = 1

    def border(self, kernel: int) -> Border:
        return (self.width, self.width)


Padding = Valid | Same | Pixels

PoolSize = Annotated[int, setting("Size", "Side of the window.", low=1, high=16, unit="pixels", live=False)]
PoolStride = Annotated[
    int, setting("Stride", "From one window to the next.", low=1, high=16, unit="pixels", live=False)
]


class Conv2D(BlockRule, frozen=True, tag="conv2d"):
    """Convolution: small filters that slide over the image."""

    title = "Conv2D"
    help = "Small filters slide over the image; each gives a picture of where it found its pattern."
    formula = "size = floor((size - kernel + 2 padding) / stride) + 1"
    source = "LeCun et al., 1989"
    short = "Conv"
    counted = "filters"
    window = "kernel"
    filters: Annotated[
        int, setting("Filters", "Number of filters: the channels of the output.", low=1, high=256, live=False)
    ] = 8
    kernel: Annotated[int, setting("Kernel", "Side of a filter.", low=1, high=11, unit="pixels", live=False)] = 3
    stride: Annotated[
        int, setting("Stride", "From one place to the next.", low=1, high=8, unit="pixels", live=False)
    ] = 1
    padding: Annotated[Padding, setting("Padding", "Zeros around the image.", live=False)] = Valid()
    activation: BlockActivation = ReLU()
    initializer: BlockInitializer = HeNormal()
    batch_norm: BatchNormPlace = "none"
    dropout: DropoutRate = 0.0
    residual: ResidualFlag = False

    def output_shape(self, inputs: Shape) -> Shape:
        _, *sides = _image(inputs, self.title)
        border = self.padding.border(self.kernel)
        if min(sides) + sum(border) < self.kernel:
            raise ShapeError(
                sentence(
                    "A kernel of {kernel} pixels does not fit an image of {height}×{width}; make it smaller or add "
                    "padding.", kernel=self.kernel, height=sides[0], width=sides[1],
                )
            )  # fmt: skip
        if self.residual and border[0] > (self.kernel - 1) // 2:
            raise ShapeError(
                sentence(
                    "A residual block adds the pixel beneath the middle of its kernel, and with so much padding that "
                    "may lie outside the image; use a padding of at most {n} pixels.", n=(self.kernel - 1) // 2,
                )
            )  # fmt: skip
        return (self.filters, *(output_size(side, self.kernel, self.stride, border) for side in sides))

    def working(self, inputs: Shape) -> tuple[str, ...]:
        _, *sides = _image(inputs, self.title)
        border = self.padding.border(self.kernel)
        return tuple(size_working(side, self.kernel, self.stride, border) for side in dict.fromkeys(sides))

    def layers(self, inputs: Shape) -> Sequence[Layer]:
        image, border = _image(inputs, self.title), self.padding.border(self.kernel)
        weigh = Convolution(image, self.filters, self.kernel, self.stride, border, self.initializer)
        inner = [weigh, *after_weighing(self, self.filters)]
        return [Residual(inner, self._shortcut(image, weigh.size))] if self.residual else inner

    def _shortcut(self, image: tuple[int, int, int], size: tuple[int, ...]) -> Sequence[Layer]:
        """The image itself, or a 1x1 convolution of the pixels beneath the middle of the kernel."""
        if image == (self.filters, *size):
            return []
        start = (self.kernel - 1) // 2 - self.padding.border(self.kernel)[0]
        pick = [Pick(image, size, start, self.stride)] if image[1:] != size else []
        return [*pick, Projection((image[0], *size), (self.filters, *size), self.initializer)]


class PoolRule(BlockRule, frozen=True):
    """Base of the pools."""

    window = "size"
    size: PoolSize = 2
    stride: PoolStride = 2

    def output_shape(self, inputs: Shape) -> Shape:
        channels, *sides = _image(inputs, self.title)
        if min(sides) < self.size:
            raise ShapeError(
                sentence(
                    "A window of {size} pixels does not fit an image of {height}×{width}; make it smaller.",
                    size=self.size, height=sides[0], width=sides[1],
                )
            )  # fmt: skip
        return (channels, *(output_size(side, self.size, self.stride) for side in sides))

    def working(self, inputs: Shape) -> tuple[str, ...]:
        _, *sides = _image(inputs, self.title)
        return tuple(size_working(side, self.size, self.stride) for side in dict.fromkeys(sides))


class MaxPool2D(PoolRule, frozen=True, tag="max_pool2d"):
    """The largest value of each window."""

    title = "MaxPool2D"
    short = "MaxPool"
    help = "Keeps the largest value of each window: the image shrinks, and small shifts stop to matter."
    formula = "size = floor((size - window) / stride) + 1"

    def layers(self, inputs: Shape) -> Sequence[Layer]:
        return [MaxPool(_image(inputs, self.title), self.size, self.stride)]


class AvgPool2D(PoolRule, frozen=True, tag="avg_pool2d"):
    """The mean of each window."""

    title = "AvgPool2D"
    short = "AvgPool"
    help = "Keeps the mean of each window: the image shrinks and blurs."
    formula = "size = floor((size - window) / stride) + 1"

    def layers(self, inputs: Shape) -> Sequence[Layer]:
        return [AveragePool(_image(inputs, self.title), self.size, self.stride)]


class GlobalAvgPool(BlockRule, frozen=True, tag="global_avg_pool"):
    """The mean of each channel."""

    title = "GlobalAvgPool"
    help = "Replaces each channel by its mean: one number per filter."
    source = "Lin et al., 2013"

    def output_shape(self, inputs: Shape) -> Shape:
        return _image(inputs, self.title)[:1]

    def layers(self, inputs: Shape) -> Sequence[Layer]:
        return [GlobalAverage(_image(inputs, self.title))]


class FlattenBlock(BlockRule, frozen=True, tag="flatten"):
    """The image as one row of units."""

    title = "Flatten"
    help = "Lays the pixels of all channels in one row. A Dense block does this by itself."

    def output_shape(self, inputs: Shape) -> Shape:
        return (prod(inputs),)

    def layers(self, inputs: Shape) -> Sequence[Layer]:
        return [Flatten()]


def _image(inputs: Shape, title: str) -> tuple[int, int, int]:
    """`inputs` as (C, H, W), or a `ShapeError`."""
    if len(inputs) != 3:
        raise ShapeError(
            sentence(
                "{block} needs images, but gets {n} plain numbers; put it before the Dense blocks and choose images "
                "as the data.", block=Title(title), n=prod(inputs),
            )
        )  # fmt: skip
    channels, height, width = inputs
    return channels, height, width
