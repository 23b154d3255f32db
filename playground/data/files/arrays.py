"""Arrays of NumPy as a data set: x holds the inputs, y what is to be predicted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

import numpy as np
import numpy.typing as npt

from playground.data.files.cache import FileCache, stamp
from playground.data.files.idx_format import SIDE_LIMIT
from playground.data.files.npy_format import read_npy, read_npz
from playground.data.files.pictures import WHITE, pixel_titles
from playground.data.files.reading import refuse
from playground.data.files.source import FileSource, Measured, measured
from playground.data.source import Bounds, Examples
from playground.family import setting
from playground.sentence import Sentence, sentence

CLASS_LIMIT = 1000
COLUMN_LIMIT = 1_000_000
TARGET_LIMIT = 100
LEAST_ROWS = 4

Size = Annotated[int, setting("Size", "Channels, rows or columns; 0 where x holds no pictures.", low=0, live=False)]
Range = Annotated[tuple[float, ...], setting("Range", "The least or the greatest value per input.", live=False)]


@dataclass(frozen=True, eq=False)
class Found:
    """What the files hold: x (N, columns) and y, (N,) labels or (N, targets); `shape`: that of a picture."""

    x: npt.NDArray[Any]
    y: npt.NDArray[Any]
    shape: tuple[int, int, int] | None

    @property
    def divisor(self) -> float:
        """Pictures of bytes become 0 to 1."""
        return WHITE if self.shape and self.x.dtype == np.uint8 else 1.0


_cache: FileCache[Found] = FileCache()


class Arrays(FileSource, frozen=True, tag="arrays"):
    """Arrays x and y of a .npz file, or of two .npy files.

    x: (N,), (N, columns), or pictures (N, H, W), (N, C, H, W) or (N, H, W, C). y: whole numbers from 0 are classes,
    other numbers (N,) or (N, targets) a regression.
    """

    title: ClassVar[str] = "NumPy arrays"
    help: ClassVar[str] = "Arrays x and y of a .npz file, or of x.npy and y.npy."
    source: ClassVar[str] = "NumPy, numpy.lib.format"

    files: Annotated[
        tuple[str, ...], setting("Files", "One .npz file, or one .npy file each for x and y.", live=False)
    ] = ()
    rows: Annotated[int, setting("Rows", "How many examples there are.", low=1, high=10_000_000, live=False)] = 4
    columns: Annotated[int, setting("Columns", "Inputs per example.", low=1, high=COLUMN_LIMIT, live=False)] = 1
    channels: Size = 0
    height: Size = 0
    width: Size = 0
    classes: Annotated[
        tuple[str, ...], setting("Classes", "What label 0, label 1 and so on are called.", live=False)
    ] = ()
    outputs: Annotated[
        int,
        setting("Targets", "Numbers to predict; none where there are classes.", low=0, high=TARGET_LIMIT, live=False),
    ] = 0
    low: Range = ()
    high: Range = ()
    level: Measured = ()
    spread: Measured = ()

    @property
    def task(self) -> Literal["classification", "regression"]:  # type: ignore[override]  # fixed for other data sets
        """Classes to tell apart, or numbers to predict."""
        return "classification" if self.classes else "regression"

    @property
    def targets(self) -> tuple[str, ...]:  # type: ignore[override]
        """The targets by number."""
        return tuple(f"y{number + 1}" for number in range(self.outputs)) if self.outputs > 1 else ("y",) * self.outputs

    @property
    def image(self) -> tuple[int, int, int] | None:  # type: ignore[override]
        """The shape of a picture, if x holds some."""
        return (self.channels, self.height, self.width) if self.channels else None

    @property
    def inputs(self) -> tuple[str, ...]:
        """Pixels, or columns by number."""
        return pixel_titles(self.image) if self.image else tuple(f"x{number + 1}" for number in range(self.columns))

    @property
    def bounds(self) -> Bounds:
        """The range of each input; of pictures the range of all pixels."""
        low, high = (value * len(self.inputs) if self.image else value for value in (self.low, self.high))
        return tuple(zip(low, high, strict=True))

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files."""
        return tuple(map(Path, self.files))

    @property
    def problem(self) -> Sentence | None:
        """Files, classes or targets, and ranges must be there."""
        if not 1 <= len(self.files) <= 2:
            return sentence("No file of arrays is chosen; import one.")
        if (len(self.classes) < 2) == (self.outputs == 0):
            return sentence("The arrays need either two classes or more, or targets; import them again.")
        image, ranges = self.image, 1 if self.image else self.columns
        if not len(self.low) == len(self.high) == ranges or (image is not None and np.prod(image) != self.columns):
            return sentence("The arrays are not described well; import them again.")
        return None

    def generate(self, rng: np.random.Generator) -> Examples:
        """The arrays; `DataError` if the files are no longer as described."""
        found = _read(self.paths)
        facts = (*found.x.shape, found.shape, *_outputs(found.y))
        if facts != (self.rows, self.columns, self.image, len(self.classes), self.outputs):
            raise refuse(self.paths[0], sentence("its arrays are no longer those that were imported; import it again"))
        return Examples(found.x, found.y, divisor=found.divisor)


def import_arrays(path: Path) -> Arrays:
    """The data set at `path`, a .npz file or the .npy file of x or y; `DataError` if anything is wrong with it."""
    paths = tuple(file.absolute() for file in _files(path))
    found = _read(paths)
    classes, outputs = _outputs(found.y)
    axis = None if found.shape else 0
    low, high = (np.atleast_1d(edge(found.x, axis=axis) / found.divisor) for edge in (np.min, np.max))
    channels, height, width = found.shape or (0, 0, 0)
    return Arrays(
        files=tuple(map(str, paths)),
        rows=len(found.x),
        columns=found.x.shape[1],
        channels=channels,
        height=height,
        width=width,
        classes=tuple(map(str, range(classes))),
        outputs=outputs,
        low=tuple(low.tolist()),
        high=tuple(high.tolist()),
        **measured(found.y),
    )


def _files(path: Path) -> tuple[Path, ...]:
    """The file of both arrays, or that of x and that of y: x.npy and y.npy, X_train.npy and y_train.npy."""
    if path.suffix.lower() != ".npy":
        return (path,)
    if re.search(r"(^|_)y(_|$)", path.stem, re.IGNORECASE):
        partners = [
            path.with_name(re.sub(r"(^|_)y(?=_|$)", rf"\g<1>{x}", path.stem, flags=re.IGNORECASE) + path.suffix)
            for x in "xX"
        ]
        pairs = [(partner, path) for partner in partners]
    else:
        partners = [
            path.with_name(re.sub(r"(^|_)x(?=_|$)", rf"\g<1>{y}", path.stem, flags=re.IGNORECASE) + path.suffix)
            for y in "yY"
        ]
        pairs = [(path, partner) for partner in partners]
    for pair in pairs:
        if pair[0] != pair[1] and pair[0].is_file() and pair[1].is_file():
            return pair
    reason = sentence("the other array is missing: there is no file {name} beside it", name=partners[0].name)
    raise refuse(path, reason)


def _read(paths: Sequence[Path]) -> Found:
    mark = stamp(paths)
    kept = _cache.get(mark)
    if kept is not None:
        return kept
    x, y = read_npz(paths[0], ("x", "y")) if len(paths) == 1 else [read_npy(path) for path in paths]
    return _cache.put(mark, _checked(paths, x, y))


def _checked(paths: Sequence[Path], x: npt.NDArray[Any], y: npt.NDArray[Any]) -> Found:
    """x as rows of columns, y as labels or rows of targets, once they are known to fit."""
    path = paths[0]
    if x.ndim not in (1, 2, 3, 4) or y.ndim not in (1, 2):
        raise refuse(
            path, sentence("x must have 1 to 4 dimensions and y 1 or 2, but they have {x} and {y}", x=x.ndim, y=y.ndim)
        )
    if len(x) != len(y):
        raise refuse(path, sentence("x has {x} rows, but y has {y}", x=f"{len(x):,}", y=f"{len(y):,}"))
    if len(x) < LEAST_ROWS:
        raise refuse(path, sentence("it has {n} rows; {least} are needed at least", n=len(x), least=LEAST_ROWS))
    for name, array in (("x", x), ("y", y)):
        if array.dtype.kind == "f" and not np.isfinite(array).all():
            row = int(np.flatnonzero(~np.isfinite(array.reshape(len(array), -1)).all(axis=1))[0])
            raise refuse(path, sentence("{name} is not finite in row {row}, counted from 0", name=name, row=f"{row:,}"))
    shape = None
    if x.ndim > 2:
        x = _channels_first(x)
        shape = (int(x.shape[1]), int(x.shape[2]), int(x.shape[3]))
        if max(shape[1:]) > SIDE_LIMIT:
            raise refuse(path, sentence("pictures of more than {n} x {n} pixels are not read", n=SIDE_LIMIT))
    rows = np.ascontiguousarray(x.reshape(len(x), -1))
    keeps = rows.dtype.kind == "f" and rows.dtype.itemsize in (4, 8) and rows.dtype.isnative
    if not keeps and rows.dtype != np.uint8:
        rows = rows.astype(np.float32 if rows.dtype.itemsize <= 2 or rows.dtype.str[1:] == "f4" else np.float64)
    found = Found(rows, _labels(path, y), shape)
    for array in (found.x, found.y):
        array.setflags(write=False)
    return found


def _channels_first(x: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Pictures as (N, C, H, W); three channels or one may come last."""
    if x.ndim == 3:
        return x[:, None]
    return np.moveaxis(x, 3, 1) if x.shape[3] in (1, 3) and x.shape[1] not in (1, 3) else x


def _labels(path: Path, y: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Whole numbers from 0 as labels (N,), other numbers as rows of targets."""
    if y.dtype.kind == "f":
        if y.ndim == 2 and y.shape[1] > TARGET_LIMIT:
            raise refuse(path, sentence("y has more than {n} targets", n=TARGET_LIMIT))
        return y.reshape(len(y), -1).astype(np.float64)
    if y.ndim == 2 and y.shape[1] > 1:
        raise refuse(path, sentence("y must hold one label per row, but has {n}", n=y.shape[1]))
    if y.min() < 0 or y.max() >= CLASS_LIMIT:
        raise refuse(path, sentence("labels in y must lie between 0 and {n}", n=CLASS_LIMIT - 1))
    return y.reshape(-1).astype(np.int64)


def _outputs(y: npt.NDArray[Any]) -> tuple[int, int]:
    """The number of classes and of targets."""
    return (0, int(y.shape[1])) if y.ndim == 2 else (max(2, int(y.max()) + 1), 0)
