"""What every data set is: a frozen member that describes its examples and generates them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

import numpy as np
import numpy.typing as npt

from playground.family import Member, setting
from playground.sentence import Sentence

Floats = npt.NDArray[np.float64]
AnyFloats = npt.NDArray[np.floating[Any]]
Bounds = tuple[tuple[float, float], ...]

Samples = Annotated[
    int,
    setting("Samples", "How many examples there are in all, before they are split.", low=4, high=10_000, live=False),
]


@dataclass(frozen=True)
class Examples:
    """The rows of a data set before anything is done to them.

    `inputs`: (N, inputs), raw coordinates; a picture is one row of its pixels. `targets`: (N,) labels 0 .. C - 1 as
    int64, or (N, targets) of float64 for a regression. `divisor`: what `inputs` are to be divided by, so that many
    pictures can stay bytes. `gaps`: whether some inputs are NaN, to be filled with the mean of the training part.
    """

    inputs: npt.NDArray[Any]
    targets: npt.NDArray[Any]
    divisor: float = 1.0
    gaps: bool = False

    def take(self, rows: npt.NDArray[np.int64]) -> AnyFloats:
        """A copy of these rows of the inputs, as float32 where they are bytes, otherwise in their own type."""
        taken = self.inputs[rows]
        if taken.dtype == np.uint8:
            taken = taken.astype(np.float32)
        if self.divisor != 1:
            taken /= self.divisor
        return taken


class DataSource(Member, frozen=True):
    """A data set. `task`: what is to be learnt. `targets`: titles of a regression's targets.

    `image`: the shape (C, H, W) of a picture, whose pixels are the inputs. `train_only`: the data set is a complete
    table of cases, all of which belong to the training part.
    """

    task: ClassVar[Literal["classification", "regression"]] = "classification"
    targets: ClassVar[tuple[str, ...]] = ()
    image: ClassVar[tuple[int, int, int] | None] = None
    train_only: ClassVar[bool] = False

    @property
    def inputs(self) -> tuple[str, ...]:
        """The titles of the raw inputs."""
        raise NotImplementedError

    @property
    def classes(self) -> tuple[str, ...]:
        """The titles of the classes in the order of their labels; empty for a regression."""
        return ()

    @property
    def bounds(self) -> Bounds:
        """(low, high) of each raw input: no example lies outside."""
        raise NotImplementedError

    @property
    def rows(self) -> int:
        """How many examples `generate` gives."""
        raise NotImplementedError

    @property
    def problem(self) -> Sentence | None:
        """What is wrong with the description itself; None if nothing is."""
        return None

    @property
    def numbers(self) -> npt.NDArray[np.int64] | None:
        """Numbers (N,) that stay those of the examples where these come and go one by one; None where they do not."""
        return None

    @property
    def reference(self) -> Floats | None:
        """Raw inputs (n, inputs) that scaling is measured on in place of the training part; None for that."""
        return None

    def parts(self, shares: Sequence[float], seed: int) -> npt.NDArray[np.int64] | None:
        """The part (N,) of each example where the data set itself says so; None where they are shared out evenly."""
        return np.zeros(self.rows, np.int64) if self.train_only else None

    def generate(self, rng: np.random.Generator) -> Examples:
        """Draw the examples; the same generator state gives the same examples."""
        raise NotImplementedError
