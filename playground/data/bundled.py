"""Reading the bundled tables and pictures of resources/data (their README names sources and licences)."""

import csv
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from playground.data.source import Bounds, Floats
from playground.resources import resource_root


@dataclass(frozen=True, eq=False)
class Table:
    """A bundled data set: values (N, inputs) and labels (N,), both read-only, with the titles of inputs and classes."""

    inputs: tuple[str, ...]
    classes: tuple[str, ...]
    values: Floats
    labels: npt.NDArray[np.int64]

    @property
    def bounds(self) -> Bounds:
        """The least and the greatest value of each input."""
        return tuple(zip(self.values.min(axis=0).tolist(), self.values.max(axis=0).tolist(), strict=True))


def _table(inputs: tuple[str, ...], classes: tuple[str, ...], values: Floats, labels: npt.NDArray[np.int64]) -> Table:
    values.setflags(write=False)
    labels.setflags(write=False)
    return Table(inputs, classes, values, labels)


@cache
def read_table(name: str) -> Table:
    """Read `name`.csv: a row of titles, then one row per example that ends with its class.

    Classes are numbered in the order of their first appearance.
    """
    file = resource_root() / "data" / f"{name}.csv"
    titles, *rows = csv.reader(file.read_text(encoding="utf-8").splitlines())
    classes = tuple(dict.fromkeys(row[-1] for row in rows))
    values = np.array([row[:-1] for row in rows], dtype=np.float64)
    labels = np.array([classes.index(row[-1]) for row in rows], dtype=np.int64)
    return _table(tuple(titles[:-1]), classes, values, labels)


@cache
def read_digits() -> Table:
    """Read digits.npz: pictures (N, 8, 8) of grey values 0 .. 16 as rows of 64 pixels, scaled to 0 .. 1."""
    with (resource_root() / "data" / "digits.npz").open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        images, labels = arrays["images"], arrays["labels"]
    inputs = tuple(f"row {row + 1} column {column + 1}" for row in range(8) for column in range(8))
    classes = tuple(str(digit) for digit in range(10))
    return _table(inputs, classes, images.reshape(len(images), -1) / 16.0, labels.astype(np.int64))
