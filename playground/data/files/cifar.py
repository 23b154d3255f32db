"""CIFAR-10 in its binary form: batches of colour pictures of 32 x 32 pixels, each behind its label."""

import re
from pathlib import Path
from typing import Annotated, ClassVar

import numpy as np

from playground.data.files.idx_format import SIZE_LIMIT
from playground.data.files.pictures import Files, Pictures, PictureSource, join, kept
from playground.data.files.reading import explained, opened, refuse
from playground.family import setting
from playground.sentence import sentence

SHAPE = (3, 32, 32)
RECORD = 1 + 3 * 32 * 32
"""Bytes of a picture: its label, then red, green and blue row by row."""
NAMES = ("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck")
_BATCH = re.compile(r"(data_batch_\d+|test_batch)\.bin(\.gz)?$", re.IGNORECASE)


class Cifar10(PictureSource, frozen=True, tag="cifar10"):
    """Photographs of ten kinds of things."""

    title: ClassVar[str] = "CIFAR-10"
    help: ClassVar[str] = "Small photographs of ten kinds of things: much harder than digits."
    source: ClassVar[str] = "A. Krizhevsky (2009), Learning multiple layers of features from tiny images"

    rows: Annotated[int, setting("Pictures", "How many there are in all.", low=1, high=10_000_000, live=False)] = 60_000
    classes: Annotated[
        tuple[str, ...], setting("Classes", "What label 0, label 1 and so on are called.", live=False)
    ] = NAMES
    images: Files = ()

    @property
    def image(self) -> tuple[int, int, int]:  # type: ignore[override]  # fixed for other data sets
        """Three channels of colour."""
        return SHAPE

    @property
    def paths(self) -> tuple[Path, ...]:
        """The batches."""
        return tuple(map(Path, self.images))

    def read(self) -> Pictures:
        """All batches, joined."""
        return kept(self.paths, lambda: join([_read_batch(path) for path in self.paths], self.paths))


def is_cifar(path: Path) -> bool:
    """Whether a file is called like a batch, or a folder holds one."""
    if not path.is_dir():
        return _BATCH.match(path.name) is not None
    try:
        return any(_BATCH.match(file.name) for file in path.iterdir())
    except OSError:
        return False


def import_cifar(*paths: Path) -> Cifar10:
    """The data set at `paths`, batches or a folder of them; `DataError` if anything is wrong. All of it is read."""
    files = sorted(paths)
    if files[0].is_dir():
        with explained(files[0]):
            files = sorted(file for file in files[0].iterdir() if _BATCH.match(file.name))
    described = Cifar10(images=tuple(str(file.absolute()) for file in files))
    return Cifar10(rows=len(described.read().labels), images=described.images)


def _read_batch(path: Path) -> Pictures:
    with opened(path) as (file, _):
        content = file.read(SIZE_LIMIT + 1)
    if not content or len(content) > SIZE_LIMIT or len(content) % RECORD:
        reason = sentence("this is no CIFAR-10 batch: its size is no multiple of {n} bytes", n=RECORD)
        raise refuse(path, reason)
    records = np.frombuffer(content, np.uint8).reshape(-1, RECORD)
    labels = records[:, 0].astype(np.int64)
    if labels.max() >= len(NAMES):
        raise refuse(path, sentence("this is no CIFAR-10 batch: it has the label {label}", label=int(labels.max())))
    return Pictures(records[:, 1:], SHAPE, labels)
