"""Resampling: pictures of a mini-batch, each rotated, shifted and warped by chance, read again bilinearly.

Every pixel of the result is read at a place of the source; what lies outside is 0. A picture that is read at its own
places stays as it is, bit by bit.
"""

from math import radians

import numpy as np
import numpy.typing as npt

from playground.engine.kernels import clip
from playground.engine.tape import Array, Tape

PIECE = 32_768  # pixels that are resampled at a time: their places and corners stay in the second-level cache
SMOOTHING = 1 / 7  # of the shorter side, as Simard et al. (2003): 4 pixels of 28


class Resampler:
    """Lays the resampling of pictures (rows, C, H, W) on a tape; chance comes from `rng`.

    `shift`: most pixels along each side; `rotate`: most degrees, about the middle; both are uniform. `elastic`: the
    standard deviation of the smooth displacement of single pixels, in pixels.
    """

    def __init__(
        self, shape: tuple[int, ...], shift: float, rotate: float, elastic: float, rng: np.random.Generator
    ) -> None:
        self.channels, self.height, self.width = shape
        self.shift, self.rotate, self.elastic, self.rng = shift, rotate, elastic, rng

    def emit(self, tape: Tape, source: Array, out: Array) -> None:
        """Resample `source` into `out`, which may be the same."""
        step = max(1, PIECE // (self.height * self.width))
        for start in range(0, len(source), step):
            piece = slice(start, start + step)
            places = self._emit_places(tape, len(source[piece]))
            self._emit_reading(tape, source[piece], places, out[piece])

    def _emit_places(self, tape: Tape, count: int) -> tuple[Array, Array]:
        """Where each pixel is read: rows and columns of the source, both (count, H, W)."""
        shape, middle = (count, self.height, self.width), ((self.height - 1) / 2, (self.width - 1) / 2)
        y, x = shared(tape, "y", shape), shared(tape, "x", shape)
        down = constant(tape, "down", np.arange(self.height)[:, None] - middle[0])
        across = constant(tape, "across", np.arange(self.width) - middle[1])
        if self.shift or self.rotate:
            moves = self._emit_moves(tape, count)
            for place, origin, move in ((y, middle[0], moves[0]), (x, middle[1], moves[1])):
                tape.emit("draw", np.add, move, tape.scalar(origin), place)
        else:
            for place, origin in ((y, middle[0]), (x, middle[1])):
                tape.emit("draw", place.fill, origin)
        if self.rotate:
            self._emit_turn(tape, moves[2], (down, across), (y, x))
        else:
            tape.emit("draw", np.add, y, down, y)
            tape.emit("draw", np.add, x, across, x)
        if self.elastic:
            self._emit_warp(tape, y, x)
        return y, x

    def _emit_moves(self, tape: Tape, count: int) -> Array:
        """(3, count, 1, 1): shift down, shift across and angle of each picture."""
        moves = shared(tape, "moves", (3, count, 1, 1))
        reach = np.array([self.shift, self.shift, radians(self.rotate)]).reshape(3, 1, 1, 1)
        tape.emit("draw", tape.name("augmentation_rng", self.rng).random, None, tape.dtype, moves)
        tape.emit("draw", np.subtract, moves, tape.scalar(0.5), moves)
        tape.emit("draw", np.multiply, moves, constant(tape, "reach", 2 * reach), moves)
        return moves

    def _emit_turn(self, tape: Tape, angle: Array, grid: tuple[Array, Array], places: tuple[Array, Array]) -> None:
        """Add the grid, turned by an angle per picture, to the places."""
        (down, across), (y, x), count = grid, places, len(angle)
        column, row = shared(tape, "column", (count, self.height, 1)), shared(tape, "row", (count, 1, self.width))
        sine, cosine = shared(tape, "sine", angle.shape), shared(tape, "cosine", angle.shape)
        tape.emit("draw", np.sin, angle, sine)
        tape.emit("draw", np.cos, angle, cosine)
        for place, of_rows, of_columns, combine in ((y, cosine, sine, np.add), (x, sine, cosine, np.subtract)):
            tape.emit("draw", np.multiply, of_rows, down, column)
            tape.emit("draw", np.multiply, of_columns, across, row)
            tape.emit("draw", np.add, place, row, place)
            tape.emit("draw", combine, place, column, place)

    def _emit_warp(self, tape: Tape, y: Array, x: Array) -> None:
        """Add a smooth random displacement: noise seen through a Gaussian along both sides."""
        field, half = shared(tape, "field", (2, *y.shape)), shared(tape, "half_smooth", (2, *y.shape))
        rows = constant(tape, "smooth_rows", self._gaussian(self.height))
        columns = constant(tape, "smooth_columns", self._gaussian(self.width).T)
        tape.emit("draw", tape.name("augmentation_rng", self.rng).standard_normal, None, tape.dtype, field)
        tape.emit("draw", np.matmul, rows, field, half)
        tape.emit("draw", np.matmul, half, columns, field)
        tape.emit("draw", np.multiply, field, tape.scalar(self.elastic), field)
        tape.emit("draw", np.add, y, field[0], y)
        tape.emit("draw", np.add, x, field[1], x)

    def _gaussian(self, size: int) -> Array:
        """(size, size): every row a Gaussian around its own place, of length 1, so that variances stay 1."""
        sigma = max(SMOOTHING * min(self.height, self.width), 0.5)
        places = np.arange(size)
        weights = np.exp(-0.5 * ((places[:, None] - places) / sigma) ** 2)
        weights /= np.sqrt(np.square(weights).sum(axis=1, keepdims=True))
        return np.asarray(weights)

    def _emit_reading(self, tape: Tape, source: Array, places: tuple[Array, Array], out: Array) -> None:
        """Read the source at the places, between its four nearest pixels; around it is a border of zeros."""
        count, line = len(source), self.width + 2
        plane = (self.height + 2) * line
        pixels = shared(tape, "pixels", (count * self.channels * plane,))
        inside = pixels.reshape(count, self.channels, self.height + 2, line)[:, :, 1:-1, 1:-1]
        tape.emit("draw", np.copyto, inside, source)
        index = self._emit_index(tape, places, plane, line)
        corners = [shared(tape, f"corner{number}", index.shape) for number in range(4)]
        for channel in range(self.channels):
            for corner, offset in zip(corners, (0, 1, line, line + 1), strict=True):
                tape.emit("draw", pixels[channel * plane + offset :].take, index, None, corner, "clip")
            emit_between(tape, corners, places, out[:, channel])

    def _emit_index(self, tape: Tape, places: tuple[Array, Array], plane: int, line: int) -> Array:
        """Where the upper left one of the four pixels is in the flat source; leaves the fractions in the places."""
        count = len(places[0])
        whole = [shared(tape, f"whole{number}", places[0].shape) for number in range(2)]
        for place, floor, size in zip(places, whole, (self.height, self.width), strict=True):
            tape.emit("draw", clip, place, tape.scalar(-1), tape.scalar(size), place)
            tape.emit("draw", np.floor, place, floor)
            tape.emit("draw", clip, floor, tape.scalar(-1), tape.scalar(size - 1), floor)
            tape.emit("draw", np.subtract, place, floor, place)
        index = shared(tape, "index", places[0].shape, np.intp)
        starts = np.arange(count).reshape(count, 1, 1) * (self.channels * plane) + line + 1
        starts = constant(tape, f"starts_{count}", starts, np.intp)
        tape.emit("draw", np.multiply, whole[0], tape.scalar(line), whole[0])
        tape.emit("draw", np.add, whole[0], whole[1], whole[0])
        tape.emit("draw", np.copyto, index, whole[0], "unsafe")
        tape.emit("draw", np.add, index, starts, index)
        return index


def emit_between(tape: Tape, corners: list[Array], fractions: tuple[Array, Array], out: Array) -> None:
    """The value between four pixels (upper left and right, lower left and right), at fractions down and across."""
    a, b, c, d = corners
    down, across = fractions
    for left, right in ((a, b), (c, d)):
        tape.emit("draw", np.subtract, right, left, right)
        tape.emit("draw", np.multiply, right, across, right)
        tape.emit("draw", np.add, left, right, left)
    tape.emit("draw", np.subtract, c, a, c)
    tape.emit("draw", np.multiply, c, down, c)
    tape.emit("draw", np.add, a, c, out)


def constant(tape: Tape, name: str, values: Array, dtype: npt.DTypeLike | None = None) -> Array:
    """An array that all pieces read."""
    found: Array | None = tape.names.get(name)
    if found is None:
        found = tape.name(name, np.ascontiguousarray(values, dtype or tape.dtype))
    return found


def shared(tape: Tape, name: str, shape: tuple[int, ...], dtype: npt.DTypeLike | None = None) -> Array:
    """A buffer that all pieces of equal size use in turn."""
    key = "_".join([name, *map(str, shape)])
    found: Array | None = tape.names.get(key)
    return tape.buffer(key, shape, dtype) if found is None else found
