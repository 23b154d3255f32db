"""Divergence: when something stops being finite, say where, and hint when nothing is learned."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from playground.engine.network import Network
from playground.engine.tape import Array
from playground.sentence import Sentence, sentence

Quantity = Literal["output", "loss", "gradient", "weight"]
_QUANTITIES: dict[Quantity, Sentence] = {
    "output": sentence("output"),
    "loss": sentence("loss"),
    "gradient": sentence("gradient"),
    "weight": sentence("weight"),
}
PATIENCE = 20  # epochs above the initial loss before "not learning" is said


@dataclass(frozen=True)
class Divergence:
    """Which quantity of which layer stopped being finite, and in which step (from 1)."""

    layer: str
    step: int
    quantity: Quantity

    @property
    def message(self) -> Sentence:
        """One sentence, and what to try."""
        return sentence(
            "The {quantity} of {layer} became infinite in step {step}: the learning rate is probably too large.",
            quantity=_QUANTITIES[self.quantity],
            layer=self.layer,
            step=self.step,
        )


def locate(network: Network, outputs: list[Array], loss: float, step: int) -> Divergence:
    """Find the first quantity that is not finite, in the order in which a step computes them.

    A vector whose squared length overflows counts as not finite: that is what the step's own test sees, and it leaves
    the weights themselves finite.
    """
    titles = [info.title for info in network.blocks]
    leaves = [info.title for info in network.leaves]
    for title, part in zip(leaves, network.slices, strict=True):
        if not _finite(network.theta[part]):
            return Divergence(title, step, "weight")
    for title, output in zip(titles, outputs, strict=True):
        if not np.isfinite(output).all():
            return Divergence(title, step, "output")
    if not np.isfinite(loss):
        return Divergence(titles[-1], step, "loss")
    sizes = [float(np.abs(network.grad[part]).max(initial=0)) for part in network.slices]
    worst = len(sizes) - 1
    for index in reversed(range(len(sizes))):
        if not np.isfinite(sizes[index]):
            worst = index
            break
        if sizes[index] > sizes[worst]:
            worst = index
    return Divergence(leaves[worst], step, "gradient")


def _finite(values: Array) -> bool:
    return bool(np.isfinite(values.dot(values)))


class Watch:
    """Compares the training loss with the initial one, epoch by epoch."""

    def __init__(self) -> None:
        self.initial = np.inf
        self._above = 0

    def observe(self, loss: float) -> bool:
        """Take in the loss of a row (the first is the untrained network); whether it is no worse than the first."""
        if self.initial == np.inf:
            self.initial = loss
        fine = loss <= self.initial
        self._above = 0 if fine else self._above + 1
        return fine

    def forgive(self) -> None:
        """Count bad epochs from here on; the initial loss stays what it was."""
        self._above = 0

    @property
    def not_learning(self) -> bool:
        """Whether the loss has been above the initial one for `PATIENCE` epochs."""
        return self._above >= PATIENCE
