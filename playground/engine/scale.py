"""A scaling of columns whose numbers are known: of the inputs of a network, or of its targets."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

AnyFloats = npt.NDArray[np.floating[Any]]
Doubles = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Scale:
    """A fitted scaling: column by column (x - `offset`) / `divisor`; both (columns,)."""

    offset: Doubles
    divisor: Doubles

    @property
    def changes_nothing(self) -> bool:
        """Whether columns stay as they are."""
        return not self.offset.any() and bool((self.divisor == 1).all())

    def apply(self, columns: AnyFloats) -> Doubles:
        """Scale columns (N, columns)."""
        return (columns - self.offset) / self.divisor

    def undo(self, scaled: AnyFloats) -> Doubles:
        """Scaled columns (N, columns) in their own units."""
        return scaled * self.divisor + self.offset
