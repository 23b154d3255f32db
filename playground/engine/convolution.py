"""Convolution as a matrix product: every window of the image becomes a column (im2col), strip by strip.

Images are (C, H, W, rows). With the batch innermost, a window is copied in runs as long as the batch.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import as_strided

from playground.engine.initializers import InitializerRule
from playground.engine.layers import Backward, Layer
from playground.engine.products import SMALL, SMALL_TRANSPOSED, cut, emit_product, pieces
from playground.engine.tape import Array, Tape

STRIP = 1 << 20  # bytes of columns that are multiplied while they are in cache; all of them would fill gigabytes
SHORTEST_SUM = 512  # places that a piece of dW sums over; for fewer, adding up the pieces costs more than it saves

Border = tuple[int, int]


def output_size(size: int, kernel: int, stride: int, border: Border = (0, 0)) -> int:
    """floor((size - kernel + 2 padding) / stride) + 1, with the padding before and after given apart."""
    return (size - kernel + sum(border)) // stride + 1


def size_working(size: int, kernel: int, stride: int, border: Border | None = None) -> str:
    """`output_size` as it is worked out: ``floor((8 - 3 + 2·1) / 1) + 1 = 8``; None: no padding to speak of."""
    padding = ""
    if border is not None:
        before, after = border
        padding = f" + 2·{before}" if before == after else f" + {before} + {after}"
    result = output_size(size, kernel, stride, border or (0, 0))
    return f"floor(({size} - {kernel}{padding}) / {stride}) + 1 = {result}"


class Strip(NamedTuple):
    """Some rows of the output: `rows` of it, which are the `places` of a flat channel.

    `windows` (C, k, k, rows, OW, batch) is what the kernel sees there, a view of the image. It is copied to `inside`,
    a view of `columns` (window + 1, places), whose last row is ones. Strips share their columns.
    """

    rows: slice
    places: slice
    columns: Array
    inside: Array
    windows: Array


class Convolution(Layer):
    """z[f] = sum over channels and kernel of W x, plus b[f]: a cross-correlation, as in PyTorch's Conv2d.

    The bias is one more column of the weights and meets a row of ones beneath the windows. `inputs`: (C, H, W);
    `border`: zeros before and after each row and column.
    """

    def __init__(
        self, inputs: tuple[int, int, int], filters: int, kernel: int, stride: int, border: Border,
        initializer: InitializerRule,
    ) -> None:  # fmt: skip
        self.inputs, self.filters, self.kernel = inputs, filters, kernel
        self.stride, self.border, self.initializer = stride, border, initializer
        channels, height, width = inputs
        self.window = channels * kernel * kernel
        self.size = tuple(output_size(side, kernel, stride, border) for side in (height, width))

    def shapes(self) -> dict[str, tuple[int, ...]]:
        return {"W": (self.filters, self.window + 1)}

    def bind(self, values: Mapping[str, Array], grads: Mapping[str, Array], weights: Mapping[str, Array]) -> None:
        self.W, self.dW = values["W"], grads["W"]
        weights["W"][:, : self.window] = 1

    def initialize(self, rng: np.random.Generator) -> None:
        self.W[:, : self.window] = self.initializer.draw(rng, self.window, self.filters, self.kernel**2)
        self.W[:, self.window] = 0

    def state(self) -> dict[str, Array]:
        shape = (self.filters, self.inputs[0], self.kernel, self.kernel)
        return {"weight": self.W[:, : self.window].reshape(shape), "bias": self.W[:, self.window]}

    def emit(self, tape: Tape, x: Array, want_dx: bool, rng: np.random.Generator) -> tuple[Array, Backward]:
        W, dW = tape.name("W", self.W), tape.name("dW", self.dW)
        windows = self._windows(self._emit_padded(tape, x))
        strips = self._strips(tape, windows)
        z = tape.output("z", (self.filters, *self.size))
        for strip in strips:
            tape.forward(np.copyto, strip.inside, strip.windows)
            emit_product(tape.forward, W, strip.columns, z.reshape(self.filters, -1)[:, strip.places])

        def backward(dz: Array) -> Array | None:
            spread = tape.buffer("dpadded", self._padded_shape(tape.rows)) if want_dx else None
            if spread is not None:
                tape.backward(spread.fill, 0)
            for strip in strips:
                part = dz.reshape(self.filters, -1)[:, strip.places]
                if len(strips) > 1:  # the columns hold the last strip
                    tape.backward(np.copyto, strip.inside, strip.windows)
                self._emit_dw(tape, part, strip, dW)
                if spread is not None:
                    self._emit_spread(tape, W, part, strip, spread)
            return None if spread is None else self._emit_dx(tape, spread)

        return z, backward

    def _strips(self, tape: Tape, windows: Array) -> list[Strip]:
        """The image in strips of whole rows, as many rows at a time as `STRIP` bytes of columns hold."""
        height, width = self.size
        row = (self.window + 1) * width * tape.rows * tape.dtype.itemsize
        step = min(max(STRIP // row, 1), height)
        memory: dict[int, Array] = {}
        strips = []
        for top in range(0, height, step):
            rows = slice(top, min(top + step, height))
            places = slice(rows.start * width * tape.rows, rows.stop * width * tape.rows)
            count = places.stop - places.start
            if count not in memory:
                memory[count] = tape.buffer("columns", (self.window + 1, count))
                memory[count][self.window] = 1
            inside = self._split(memory[count][: self.window], tape.rows)
            strips.append(Strip(rows, places, memory[count], inside, windows[:, :, :, rows]))
        return strips

    def _emit_padded(self, tape: Tape, x: Array) -> Array:
        """x with a border of zeros, contiguous; x itself if it is that already."""
        if self.border == (0, 0) and x.flags.c_contiguous:
            return x
        padded = tape.buffer("padded", self._padded_shape(tape.rows))
        tape.forward(np.copyto, self._inner(padded), x)
        return padded

    def _padded_shape(self, rows: int) -> tuple[int, ...]:
        channels, *sides = self.inputs
        return (channels, *(side + sum(self.border) for side in sides), rows)

    def _inner(self, padded: Array) -> Array:
        """The image inside its border."""
        before, (_, height, width) = self.border[0], self.inputs
        return padded[:, before : before + height, before : before + width]

    def _windows(self, padded: Array) -> Array:
        """(C, k, k, OH, OW, rows): what each place of the kernel sees, as a view of the padded image."""
        channel, row, column, example = padded.strides
        steps = (channel, row, column, row * self.stride, column * self.stride, example)
        return as_strided(padded, (self.inputs[0], self.kernel, self.kernel, *self.size, padded.shape[-1]), steps)

    def _split(self, columns: Array, rows: int) -> Array:
        """Columns (window, places) of a batch of `rows` as (C, k, k, rows of the strip, OW, rows)."""
        return columns.reshape(self.inputs[0], self.kernel, self.kernel, -1, self.size[1], rows)

    def _emit_dw(self, tape: Tape, dz: Array, strip: Strip, dW: Array) -> None:
        """dW = dz columns^T, summed over strips.

        A small W is summed over pieces of the places; a large one is made as columns dz^T, which is a third faster.
        """
        columns, first = strip.columns, strip.rows.start == 0
        out = dW if first else tape.scratch(dW.shape)
        work = dz.size * len(columns)
        count = pieces(dz.shape[1], work, SMALL, SHORTEST_SUM)
        if work <= SMALL:
            tape.backward(dz.dot, columns.T, out)
        elif count == 1:
            turned = tape.scratch(dW.shape[::-1], 1)
            emit_product(tape.backward, columns, dz.T, turned)
            tape.backward(np.copyto, out, turned.T)
        else:
            parts = tape.scratch((count, *dW.shape))
            tape.backward(np.matmul, cut(dz, 1, count), cut(columns, 1, count).transpose(0, 2, 1), parts)
            tape.backward(np.add.reduce, parts, 0, None, out)
        if not first:
            tape.backward(np.add, dW, out, dW)

    def _emit_spread(self, tape: Tape, W: Array, dz: Array, strip: Strip, spread: Array) -> None:
        """Add every window's gradient to the pixels it came from (col2im)."""
        dcolumns, stride = tape.scratch((self.window, dz.shape[1])), self.stride
        emit_product(tape.backward, W[:, : self.window].T, dz, dcolumns, SMALL_TRANSPOSED)
        parts = self._split(dcolumns, tape.rows)
        down = slice(strip.rows.start * stride, (strip.rows.stop - 1) * stride + 1, stride)
        for i in range(self.kernel):
            for j in range(self.kernel):
                across = slice(j, j + (self.size[1] - 1) * stride + 1, stride)
                place = spread[:, i + down.start : i + down.stop : stride, across]
                tape.backward(np.add, place, parts[:, i, j], place)

    def _emit_dx(self, tape: Tape, spread: Array) -> Array:
        """The gradient of the image without its border."""
        if self.border == (0, 0):
            return spread
        dx = tape.buffer("dx", (*self.inputs, tape.rows))
        tape.backward(np.copyto, dx, self._inner(spread))
        return dx
