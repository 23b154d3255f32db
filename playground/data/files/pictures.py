"""Pictures from files as a data set: MNIST and its kin."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, ClassVar

import numpy as np
import numpy.typing as npt

from playground.data.files.cache import FileCache, stamp
from playground.data.files.idx_format import SIDE_LIMIT, Bytes, idx_pairs, read_idx
from playground.data.files.reading import refuse
from playground.data.files.source import FileSource
from playground.data.source import Bounds, Examples
from playground.family import setting
from playground.sentence import Sentence, sentence

WHITE = 255.0
"""The value of a white pixel in a file."""

Files = Annotated[tuple[str, ...], setting("Files of pictures", "They are read one after the other.", live=False)]
Rows = Annotated[int, setting("Pictures", "How many there are in all.", low=1, high=10_000_000, live=False)]
Classes = Annotated[tuple[str, ...], setting("Classes", "What label 0, label 1 and so on are called.", live=False)]
Side = Annotated[int, setting("Side", "Pixels from edge to edge.", low=1, high=SIDE_LIMIT, live=False)]


@dataclass(frozen=True, eq=False)
class Pictures:
    """What files of pictures hold: bytes (N, C x H x W), the shape of one, and labels (N,); arrays are read-only."""

    pixels: Bytes
    shape: tuple[int, int, int]
    labels: npt.NDArray[np.int64]


_cache: FileCache[Pictures] = FileCache()


class PictureSource(FileSource, frozen=True):
    """Pictures of bytes with a label each; black is 0 and white 1. Subclasses say where they come from."""

    rows: Rows = 70_000
    classes: Classes = tuple("0123456789")

    @property
    def image(self) -> tuple[int, int, int]:  # type: ignore[override]  # fixed for other data sets
        """The shape (C, H, W) of a picture."""
        raise NotImplementedError

    def read(self) -> Pictures:
        """What the files hold; `DataError` if they cannot be read."""
        raise NotImplementedError

    @property
    def inputs(self) -> tuple[str, ...]:
        """The pixels by row and column."""
        return pixel_titles(self.image)

    @property
    def bounds(self) -> Bounds:
        """From black to white."""
        return ((0.0, 1.0),) * len(self.inputs)

    @property
    def problem(self) -> Sentence | None:
        """Paths and classes must be there."""
        if not self.paths:
            return sentence("No file of pictures is chosen; import one.")
        if len(self.classes) < 2:
            return sentence("There must be at least two classes.")
        return None

    def generate(self, rng: np.random.Generator) -> Examples:
        """The pictures as bytes, to be divided by 255; they stay as they are while the files do."""
        found = self.read()
        self._compare(found)
        return Examples(found.pixels, found.labels, divisor=WHITE)

    def _compare(self, found: Pictures) -> None:
        """Raise `DataError` if the files are no longer as described."""
        first = self.paths[0]
        if found.shape != self.image or len(found.labels) != self.rows:
            raise refuse(
                first,
                sentence(
                    "it has {rows} pictures of {size} pixels, but {said} of {said_size} are expected; import it again",
                    rows=f"{len(found.labels):,}",
                    size=_size(found.shape),
                    said=f"{self.rows:,}",
                    said_size=_size(self.image),
                ),
            )
        largest = int(found.labels.max())
        if largest >= len(self.classes):
            reason = sentence(
                "it has the label {label}, but only {count} classes are expected; import it again",
                label=largest,
                count=len(self.classes),
            )
            raise refuse(first, reason)


class Idx(PictureSource, frozen=True, tag="idx"):
    """Grey pictures in the format of MNIST, with the labels in files of their own."""

    title: ClassVar[str] = "IDX pictures"
    help: ClassVar[str] = "MNIST, Fashion-MNIST or other grey pictures in IDX files, gzipped or not."
    source: ClassVar[str] = "Y. LeCun, C. Cortes and C. Burges, The MNIST database of handwritten digits"

    images: Files = ()
    labels: Annotated[
        tuple[str, ...],
        setting("Files of labels", "One for each file of pictures, in the same order.", live=False),
    ] = ()
    height: Side = 28
    width: Side = 28

    @property
    def image(self) -> tuple[int, int, int]:  # type: ignore[override]
        """One channel of grey."""
        return (1, self.height, self.width)

    @property
    def paths(self) -> tuple[Path, ...]:
        """Pictures and labels, pair by pair."""
        return tuple(Path(name) for pair in zip(self.images, self.labels, strict=False) for name in pair)

    @property
    def label(self) -> str:
        """The name of the folder: the files are called alike everywhere."""
        return self.paths[0].parent.name if self.paths else ""

    @property
    def problem(self) -> Sentence | None:
        """Every file of pictures needs one of labels."""
        if len(self.images) != len(self.labels):
            return sentence("There must be one file of labels for each file of pictures.")
        return super().problem

    def read(self) -> Pictures:
        """Both kinds of files, joined."""
        return _read_idx_pairs(list(zip(map(Path, self.images), map(Path, self.labels), strict=True)))


def import_idx(*paths: Path) -> Idx:
    """The data set at `paths`: a folder with the usual names, or files of pairs. `DataError` if anything is wrong.

    All of it is read, so that what is imported is known to be good.
    """
    pairs = list(dict.fromkeys(pair for path in paths for pair in idx_pairs(path.absolute())))
    found = _read_idx_pairs(pairs)
    images, labels = ([str(file) for file in files] for files in zip(*pairs, strict=True))
    count = max(2, int(found.labels.max()) + 1)
    _, height, width = found.shape
    classes = tuple(map(str, range(count)))
    return Idx(len(found.labels), classes, tuple(images), tuple(labels), height, width)


def _read_idx_pairs(pairs: Sequence[tuple[Path, Path]]) -> Pictures:
    paths = [path for pair in pairs for path in pair]
    return kept(paths, lambda: join([_read_pair(*pair) for pair in pairs], [images for images, _ in pairs]))


def kept(paths: Sequence[Path], read: Callable[[], Pictures], *settings: Hashable) -> Pictures:
    """What was read last, if the files and the settings are still the same, or what `read` gives."""
    mark = stamp(paths, *settings)
    return _cache.get(mark) or _cache.put(mark, read())


def _read_pair(images: Path, labels: Path) -> Pictures:
    pixels, numbers = read_idx(images, 3), read_idx(labels, 1)
    if len(pixels) != len(numbers):
        raise refuse(
            labels,
            sentence(
                "it has {labels} labels, but {file} has {pictures} pictures",
                labels=f"{len(numbers):,}",
                file=images.name,
                pictures=f"{len(pixels):,}",
            ),
        )
    return Pictures(pixels.reshape(len(pixels), -1), (1, *pixels.shape[1:]), numbers.astype(np.int64))


def join(parts: Sequence[Pictures], paths: Sequence[Path]) -> Pictures:
    """All pictures one after the other; they must be of one size."""
    for part, path in zip(parts, paths, strict=True):
        if part.shape != parts[0].shape:
            reason = sentence(
                "its pictures have {size} pixels, but those of {file} have {other}",
                size=_size(part.shape),
                file=paths[0].name,
                other=_size(parts[0].shape),
            )
            raise refuse(path, reason)
    if len(parts) == 1:
        pixels, labels = parts[0].pixels, parts[0].labels
    else:
        pixels = np.concatenate([part.pixels for part in parts])
        labels = np.concatenate([part.labels for part in parts])
    pixels.setflags(write=False)
    labels.setflags(write=False)
    return Pictures(pixels, parts[0].shape, labels)


def _size(shape: tuple[int, int, int]) -> str:
    return f"{shape[1]} x {shape[2]}"


@cache
def pixel_titles(shape: tuple[int, int, int]) -> tuple[str, ...]:
    """What the pixels of a picture (C, H, W) are called."""
    channels, height, width = shape
    names = ("",) if channels == 1 else tuple(f"channel {channel + 1} " for channel in range(channels))
    return tuple(
        f"{name}row {row + 1} column {column + 1}" for name in names for row in range(height) for column in range(width)
    )
