"""What every kind of pre-training has in common: its settings, and what trains one layer."""

from typing import TYPE_CHECKING, Annotated, Protocol

import numpy as np
import numpy.typing as npt

from playground.engine.tape import Array
from playground.family import Member, setting

if TYPE_CHECKING:
    from playground.engine.network import Network

Rate = Annotated[
    float,
    setting("Pre-training rate", "Length of a step of the pre-training; too large a one makes the error explode.",
            above=0, high=1000, log=True, live=False),
]  # fmt: skip


class LayerTrainer(Protocol):
    """Trains one block of a network to describe its inputs; the weights in the network follow every step."""

    def step(self, indices: npt.NDArray[np.intp]) -> float:
        """Train on these rows; returns their mean squared reconstruction error before the step."""
        ...

    def memory(self) -> dict[str, Array]:
        """The arrays that survive a step, beside the block's own: a session keeps them and fills them again."""
        ...


class PretrainingRule(Member, frozen=True):
    """Base of the kinds of pre-training."""


class NoPretraining(PretrainingRule, frozen=True, tag="none"):
    """The weights stay as the initializers have drawn them."""

    title = "None"
    help = "Training starts from the weights that the initializers have drawn."


class LayerwiseRule(PretrainingRule, frozen=True):
    """Base of what trains one layer after the other, each on what the layers before it make of the examples."""

    epochs: Annotated[
        int,
        setting("Epochs per layer", "Passes over the training data for each layer.", low=1, high=10_000,
                unit="epochs", log=True, live=False),
    ] = 10  # fmt: skip
    learning_rate: Rate = 0.1
    batch_size: Annotated[
        int,
        setting("Pre-training batch", "Examples per step of the pre-training.", low=1, high=1_000_000,
                unit="examples", log=True, live=False),
    ] = 32  # fmt: skip

    def trainer(self, network: "Network", index: int, x: Array) -> LayerTrainer:
        """What trains block `index` of `network` on its inputs `x` (N, inputs); all chance is the network's seed's."""
        raise NotImplementedError
