"""The x axis of a run: what it counts, where the rows and the marks lie on it, and what a place is called."""

from math import inf

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication

from playground.engine.history import Curves
from playground.export.drawing.scales import coarse_above, number

Floats = npt.NDArray[np.float64]

AXES = {"epochs": 10.0, "steps": 100.0, "seconds": 0.1}
"""What an axis may count, with the least range it shows."""


class RunAxis:
    """An axis that counts epochs, steps or seconds of training."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def values(self, curves: Curves) -> Floats:
        """Where the rows lie, ascending, (n,)."""
        return {"epochs": curves.epoch, "steps": curves.step, "seconds": curves.seconds}[self.kind]

    def places(self, curves: Curves) -> tuple[float, ...]:
        """Where the marks lie; between two rows in proportion, after the last row at it."""
        epochs = [mark.epoch for mark in curves.marks]
        if self.kind == "epochs":
            return tuple(epochs)
        return tuple(np.interp(epochs, curves.epoch, self.values(curves)).tolist())

    def nearest(self, curves: Curves, x: float) -> int:
        """The row nearest to a place."""
        values = self.values(curves)
        after = int(np.searchsorted(values, x))
        before = max(after - 1, 0)
        after = min(after, len(values) - 1)
        return before if abs(values[before] - x) <= abs(values[after] - x) else after

    def text(self, curves: Curves, row: int) -> str:
        """What a row is called: the epoch, and the place on the axis if that is another one."""
        epoch = QCoreApplication.translate("RunAxis", "epoch {n:g}").format(n=curves.epoch[row])
        if self.kind == "steps":
            return f"{epoch}, " + QCoreApplication.translate("RunAxis", "step {n:,}").format(n=int(curves.step[row]))
        if self.kind == "seconds":
            return f"{epoch}, " + QCoreApplication.translate("RunAxis", "{n} s").format(n=number(curves.seconds[row]))
        return epoch

    def reach(self, end: float) -> float:
        """A coarse upper end for an axis on which the data end at `end`."""
        return coarse_above(max(end if end < inf else 0.0, AXES[self.kind]))
