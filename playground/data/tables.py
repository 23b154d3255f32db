"""Real data sets that are bundled with the program: three tables of measurements and the handwritten digits."""

from typing import ClassVar

import numpy as np

from playground.data.bundled import Table, read_digits, read_table
from playground.data.source import Bounds, DataSource, Examples


class Bundled(DataSource, frozen=True):
    """A data set read from resources/data; it is read once and shared."""

    @property
    def table(self) -> Table:
        """The table read from the resources."""
        return read_table(self.key())

    @property
    def inputs(self) -> tuple[str, ...]:
        """The titles of the table's columns."""
        return self.table.inputs

    @property
    def classes(self) -> tuple[str, ...]:
        """The titles of the table's classes."""
        return self.table.classes

    @property
    def bounds(self) -> Bounds:
        """The range of each column."""
        return self.table.bounds

    @property
    def rows(self) -> int:
        """The rows of the table."""
        return len(self.table.labels)

    def generate(self, rng: np.random.Generator) -> Examples:
        """The table as it is; the arrays are read-only."""
        return Examples(self.table.values, self.table.labels)


class Iris(Bundled, frozen=True, tag="iris"):
    """150 iris flowers of three species by the sizes of their sepals and petals."""

    title: ClassVar[str] = "Iris"
    help: ClassVar[str] = "150 flowers of three species, four measurements each: softmax regression is almost enough."
    source: ClassVar[str] = "R. A. Fisher (1936), The use of multiple measurements in taxonomic problems"


class Wine(Bundled, frozen=True, tag="wine"):
    """178 wines of three cultivars by their chemistry."""

    title: ClassVar[str] = "Wine"
    help: ClassVar[str] = "178 wines of three cultivars, 13 quantities of very different size: try it without scaling."
    source: ClassVar[str] = "M. Forina et al. (1991), PARVUS; S. Aeberhard and M. Forina, UCI repository"


class BreastCancer(Bundled, frozen=True, tag="breast_cancer"):
    """569 breast tumours by the shape of their cells' nuclei."""

    title: ClassVar[str] = "Breast cancer"
    help: ClassVar[str] = "569 tumours, malignant or benign, described by 30 properties of their cells' nuclei."
    source: ClassVar[str] = "W. N. Street, W. H. Wolberg and O. L. Mangasarian (1993), UCI repository"


class Digits(Bundled, frozen=True, tag="digits"):
    """1,797 handwritten digits of 8 x 8 pixels."""

    title: ClassVar[str] = "Digits"
    help: ClassVar[str] = "1,797 real handwritten digits of 8 x 8 pixels: small enough to train in seconds."
    source: ClassVar[str] = "E. Alpaydin and C. Kaynak (1998), UCI repository, optical recognition, test part"
    image: ClassVar[tuple[int, int, int] | None] = (1, 8, 8)

    @property
    def table(self) -> Table:
        """The pictures as rows of 64 pixels."""
        return read_digits()

    @property
    def bounds(self) -> Bounds:
        """Grey values from 0 to 1, also for pixels that are never used."""
        return ((0.0, 1.0),) * len(self.inputs)
