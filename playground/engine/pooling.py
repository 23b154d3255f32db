"""Pooling: images made smaller, window by window. Images are (C, H, W, rows)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from playground.engine.convolution import output_size
from playground.engine.kernels import maximum
from playground.engine.layers import Activate, Backward, Layer
from playground.engine.tape import Array, Tape

CACHED = 1 << 19  # bytes of an image that are worked on at a time


class Pool(Layer):
    """Base of the pools over windows of `size` every `stride` pixels; what does not fill a window is left out."""

    def __init__(self, inputs: tuple[int, int, int], size: int, stride: int) -> None:
        self.inputs, self.size, self.stride = inputs, size, stride
        self.outputs = (inputs[0], *(output_size(side, size, stride) for side in inputs[1:]))

    def _views(self, image: Array) -> Iterator[Array]:
        """For each place in the window, in reading order, what all windows see there: (C, OH, OW, rows)."""
        rows, columns = (side * self.stride for side in self.outputs[1:])
        for i in range(self.size):
            for j in range(self.size):
                yield image[:, i : i + rows : self.stride, j : j + columns : self.stride]

    def _dx(self, tape: Tape) -> Array:
        """The gradient of the image; cleared first unless every pixel lies in exactly one window.

        Cleared in every step, because the layer before may overwrite it, also where no window was.
        """
        dx = tape.buffer("dx", (*self.inputs, tape.rows))
        covered = tuple(side * self.stride for side in self.outputs[1:])
        if self.stride != self.size or covered != self.inputs[1:]:
            tape.backward(dx.fill, 0)
        return dx

    def _give(self, tape: Tape, place: Array, dy: Array) -> None:
        """Pass `dy` on to one place of all windows."""
        tape.backward(*(np.add, place, dy, place) if self._overlaps else (np.copyto, place, dy))

    @property
    def _overlaps(self) -> bool:
        return self.stride < self.size


class MaxPool(Pool):
    """The largest value of each window; of equal ones the first gets the gradient, as in PyTorch.

    Some channels at a time, and noting at once where the largest values are, while everything is in cache.
    """

    def emit(self, tape: Tape, x: Array, want_dx: bool, rng: np.random.Generator) -> tuple[Array, Backward]:
        y = tape.output("m", self.outputs)
        want_dx &= tape.training
        others = self.size**2 - 1  # places but the last, which gets what is left
        hits = tape.buffer("hits", (others, *y.shape), np.bool_) if want_dx else None
        step = max(CACHED // x[0].nbytes, 1)
        parts = [slice(start, start + step) for start in range(0, self.outputs[0], step)]
        for part in parts:
            views = list(self._views(x[part]))
            self._emit_largest(tape, views, y[part])
            if hits is not None:
                for view, hit in zip(views[:-1], hits, strict=True):
                    tape.forward(np.equal, view, y[part], hit[part])

        def backward(dy: Array) -> Array | None:
            if hits is None:
                return None
            dx = self._dx(tape)
            for part in parts:
                self._emit_backward(tape, hits[:, part], dy[part], dx[part])
            return dx

        return y, backward

    def _emit_largest(self, tape: Tape, views: list[Array], y: Array) -> None:
        so_far, *rest = views
        if not rest:
            tape.forward(np.copyto, y, so_far)
        for view in rest:
            tape.forward(maximum, so_far, view, y)
            so_far = y

    def _emit_backward(self, tape: Tape, hits: Array, dy: Array, dx: Array) -> None:
        *others, last = self._views(dx)
        for place, hit in zip(others, hits, strict=True):
            part = tape.scratch(dy.shape) if self._overlaps else place
            tape.backward(np.multiply, dy, hit, part)
            tape.backward(np.subtract, dy, part, dy)  # nothing is left for a second maximum
            if self._overlaps:
                tape.backward(np.add, place, part, place)
        self._give(tape, last, dy)


def pooled_first(groups: Sequence[Sequence[Layer]]) -> list[list[Layer]]:
    """The layers of all blocks, where an activation right before a max pool comes right after it.

    The largest of f(z) is f of the largest z as long as f never falls, and after the pool there is less to work on.
    """
    result = [list(group) for group in groups]
    for before, after in pairwise(result):
        last, first = before[-1:], after[:1]
        if any(isinstance(layer, MaxPool) for layer in first) and any(
            isinstance(layer, Activate) and layer.activation.monotone for layer in last
        ):
            after.insert(1, before.pop())
    return result


class AveragePool(Pool):
    """The mean of each window."""

    def emit(self, tape: Tape, x: Array, want_dx: bool, rng: np.random.Generator) -> tuple[Array, Backward]:
        y = tape.output("y", self.outputs)
        share = tape.scalar(1 / self.size**2)
        first, *rest = self._views(x)
        tape.forward(np.copyto, y, first)
        for view in rest:
            tape.forward(np.add, y, view, y)
        tape.forward(np.multiply, y, share, y)

        def backward(dy: Array) -> Array | None:
            if not want_dx:
                return None
            dx = self._dx(tape)
            tape.backward(np.multiply, dy, share, dy)
            for place in self._views(dx):
                self._give(tape, place, dy)
            return dx

        return y, backward


class GlobalAverage(Layer):
    """The mean of each channel over all its pixels."""

    def __init__(self, inputs: tuple[int, int, int]) -> None:
        self.inputs = inputs

    def emit(self, tape: Tape, x: Array, want_dx: bool, rng: np.random.Generator) -> tuple[Array, Backward]:
        channels, height, width = self.inputs
        y = tape.output("y", (channels,))
        share = tape.scalar(1 / (height * width))
        tape.forward(np.add.reduce, x.reshape(channels, height * width, tape.rows), 1, None, y)
        tape.forward(np.multiply, y, share, y)

        def backward(dy: Array) -> Array | None:
            if not want_dx:
                return None
            dx = tape.buffer("dx", (*self.inputs, tape.rows))
            tape.backward(np.multiply, dy, share, dy)
            tape.backward(np.copyto, dx, dy[:, None, None])
            return dx

        return y, backward


class Flatten(Layer):
    """An image as one long row of units."""

    def emit(self, tape: Tape, x: Array, want_dx: bool, rng: np.random.Generator) -> tuple[Array, Backward]:
        flat = tape.extend(x.reshape(-1, tape.rows), tape.extended(x))
        return flat, lambda dy: dy.reshape(x.shape)
