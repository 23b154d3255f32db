"""Data augmentation: every mini-batch sees its training examples a little changed, drawn anew each time.

Pictures are shifted, rotated and warped and points are jittered in their own coordinates, before features and scaling;
noise is added to what the network is given. Validation and test part, and every evaluation, see examples as they are.
"""

from collections.abc import Callable
from math import prod
from typing import Annotated, Literal

import numpy as np

from playground.engine.examples import Data
from playground.engine.resampling import Resampler
from playground.engine.tape import Array, Tape, walk
from playground.family import Section, setting

Kind = Literal["image", "points", "table"]


class Augmentation(Section, frozen=True):
    """How much training examples are changed; 0 is not at all."""

    shift: Annotated[
        float, setting("Shift", "Images move by up to this much along each side.", low=0, high=16, unit="pixels")
    ] = 0.0
    rotate: Annotated[
        float, setting("Rotation", "Images turn by up to this angle, either way.", low=0, high=180, unit="degrees")
    ] = 0.0
    elastic: Annotated[
        float,
        setting(
            "Elastic",
            "Images are warped smoothly: standard deviation of the displacement of a pixel.",
            low=0,
            high=5,
            unit="pixels",
        ),
    ] = 0.0
    noise: Annotated[
        float,
        setting("Input noise", "Standard deviation of what is added to every scaled input.", low=0, high=2),
    ] = 0.0
    jitter: Annotated[
        float,
        setting(
            "Jitter",
            "Points move: standard deviation in the units of their coordinates, before features and scaling.",
            low=0,
            high=3,
        ),
    ] = 0.0

    @property
    def moves(self) -> bool:
        """Whether images change their shape or place."""
        return bool(self.shift or self.rotate or self.elastic)

    def applies(self, kind: Kind) -> bool:
        """Whether anything happens to examples of this kind."""
        return any(getattr(self, name) for name in names_for(kind))


def names_for(kind: Kind) -> tuple[str, ...]:
    """The settings that mean something to examples of this kind."""
    of_kind: dict[Kind, tuple[str, ...]] = {"image": ("shift", "rotate", "elastic"), "points": ("jitter",), "table": ()}
    return (*of_kind[kind], "noise")


def kind_of(shape: tuple[int, ...], inputs: int) -> Kind:
    """The kind of examples of `shape` made of so many raw inputs: points have one coordinate or two."""
    if len(shape) == 3:
        return "image"
    return "points" if inputs <= 2 else "table"


def augmenter(augmentation: Augmentation, data: Data, rng: np.random.Generator) -> "Augmenter | None":
    """What changes the examples of `data`; None if nothing is to be done."""
    kind = kind_of(data.shape, len(data.inputs))
    return Augmenter(augmentation, kind, data, rng) if augmentation.applies(kind) else None


class Augmenter:
    """Lays on a tape how a mini-batch is changed once it is drawn. Chance comes from `rng` alone."""

    def __init__(self, augmentation: Augmentation, kind: Kind, data: Data, rng: np.random.Generator) -> None:
        self.augmentation, self.kind, self.rng = augmentation, kind, rng
        self._shape, self._encode = data.shape, data.encode
        self._raw = data.train.raw.reshape(data.train.rows, -1)
        self._as_it_is = np.may_share_memory(data.train.x, data.train.raw)  # encoding changes nothing

    def emit(self, tape: Tape, batch: Array) -> None:
        """Change `batch` (rows, inputs + 1), which holds rows of the training part."""
        inputs = batch[:, :-1]
        if self.kind == "image" and self.augmentation.moves:
            self._emit_pictures(tape, inputs)
        if self.kind == "points" and self.augmentation.jitter:
            raw = self._emit_raw(tape)
            self._emit_noise(tape, "jitter", self.augmentation.jitter, raw)
            tape.emit("draw", encoded, self._encode, raw, inputs)
        if self.augmentation.noise:
            self._emit_noise(tape, "noise", self.augmentation.noise, inputs)

    def _emit_pictures(self, tape: Tape, inputs: Array) -> None:
        settings = self.augmentation
        resampler = Resampler(self._shape, settings.shift, settings.rotate, settings.elastic, self.rng)
        pictures = (tape.rows, *self._shape)
        if self._as_it_is:
            resampler.emit(tape, inputs.reshape(pictures), inputs.reshape(pictures))
        else:
            raw, moved = self._emit_raw(tape), tape.buffer("moved", (tape.rows, self._raw.shape[1]))
            resampler.emit(tape, raw.reshape(pictures), moved.reshape(pictures))
            tape.emit("draw", encoded, self._encode, moved, inputs)

    def _emit_raw(self, tape: Tape) -> Array:
        """The mini-batch's examples before features and scaling."""
        raw = tape.buffer("raw", (tape.rows, self._raw.shape[1]), self._raw.dtype)
        tape.draw("raw_examples", self._raw, 0, raw)
        return raw

    def _emit_noise(self, tape: Tape, name: str, deviation: float, values: Array) -> None:
        noise = tape.buffer(name, values.shape)
        tape.emit("draw", tape.name("augmentation_rng", self.rng).standard_normal, None, tape.dtype, noise)
        tape.emit("draw", np.multiply, noise, tape.scalar(deviation), noise)
        tape.emit("draw", np.add, values, noise, values)


def preview(
    augmentation: Augmentation, data: Data, rows: Array, rng: np.random.Generator
) -> tuple[Array, Array] | None:
    """Training examples as they are and as a step might see them; None for what has no picture, or without changes.

    Images (N, C, H, W) as the network is given them; points (N, inputs) in their own coordinates.
    """
    kind = kind_of(data.shape, len(data.inputs))
    if kind == "table" or not augmentation.applies(kind) or (kind == "points" and not augmentation.jitter):
        return None
    tape = Tape(len(rows), True, data.train.x.dtype)
    batch = tape.buffer("batch", (len(rows), prod(data.shape) + 1))
    batch[:, :-1] = data.train.x[rows].reshape(len(rows), -1)
    Augmenter(augmentation, kind, data, rng).emit(tape, batch)
    tape.take(rows)
    walk(tape.program("draw"))
    if kind == "points":
        return data.train.raw[rows], tape.names["raw"]
    return data.train.x[rows], batch[:, :-1].reshape(len(rows), *data.shape)


def encoded(encode: Callable[[Array], Array], raw: Array, out: Array) -> None:
    """Features and scaling of raw examples (rows, inputs) into `out` (rows, columns).

    The one call of a step that allocates: what encodes belongs to the data and works in float64, as it does for them.
    """
    out[...] = encode(raw).reshape(out.shape)
