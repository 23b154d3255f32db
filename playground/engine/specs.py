"""What the user asks of the engine: the network and its training, as immutable values."""

from typing import Annotated

import msgspec

from playground.engine.augmentation import Augmentation
from playground.engine.blocks import Block, Output
from playground.engine.class_weights import ClassWeights, Unweighted
from playground.engine.clipping import Clip, NoClip
from playground.engine.constraints import Constraint, NoConstraint
from playground.engine.losses import CrossEntropy, Loss
from playground.engine.optimizers import Adam, Optimizer
from playground.engine.pretraining.choices import Pretraining
from playground.engine.pretraining.rule import NoPretraining
from playground.engine.schedules import ConstantRate, Schedule
from playground.family import Section, setting

SEED_HIGH = 2**32 - 1
MOST_BLOCKS = 64


class NetworkSpec(Section, frozen=True):
    """The blocks from input to output, the seed of the initial weights, and what they learn before the training."""

    blocks: Annotated[
        tuple[Block, ...],
        setting("Blocks", "The hidden layers.", live=False),
        msgspec.Meta(max_length=MOST_BLOCKS),
    ] = ()
    output: Annotated[Output, setting("Output", "The last layer.")] = Output()
    seed: Annotated[int, setting("Weights seed", "Decides the initial weights.", low=0, high=SEED_HIGH, live=False)] = 0
    pretraining: Annotated[
        Pretraining,
        setting("Pre-training", "What the first Dense layers learn of the inputs, without labels, before the training.",
                live=False, later=True),
    ] = NoPretraining()  # fmt: skip


class EarlyStopping(Section, frozen=True):
    """When to stop by itself: the validation loss has not got better for a while."""

    patience: Annotated[
        int, setting("Patience", "Epochs without a better validation loss.", low=1, high=100_000, unit="epochs")
    ] = 10
    min_delta: Annotated[float, setting("Least improvement", "What counts as better.", low=0, high=1000, log=True)] = (
        0.0
    )
    restore_best: Annotated[
        bool, setting("Restore best", "Go back to the weights of the best epoch when stopping.")
    ] = True


class TrainingSpec(Section, frozen=True):
    """How the network learns."""

    loss: Annotated[Loss, setting("Loss", "What training makes small. One for other outputs rebuilds the network.")] = (
        CrossEntropy()
    )
    optimizer: Annotated[Optimizer, setting("Optimizer", "How a gradient becomes a step.")] = Adam()
    schedule: Annotated[Schedule, setting("Schedule", "How the learning rate changes over the epochs.")] = (
        ConstantRate()
    )
    batch_size: Annotated[
        int,
        setting("Batch size", "Examples per step. As many as there are (or more) is full-batch descent.",
                low=1, high=1_000_000, unit="examples", log=True),
    ] = 32  # fmt: skip
    epochs: Annotated[
        int, setting("Epochs", "Passes over the training data.", low=1, high=1_000_000, unit="epochs", log=True)
    ] = 1000
    l1: Annotated[
        float, setting("L1", "Penalty on the size of weights; drives many to zero.", low=0, high=10, log=True)
    ] = 0.0
    l2: Annotated[
        float, setting("L2", "Penalty on squared weights (half of it); keeps all small.", low=0, high=10, log=True)
    ] = 0.0
    clip: Annotated[Clip, setting("Gradient clipping", "Limits a gradient that is too long.")] = NoClip()
    constraint: Annotated[
        Constraint, setting("Weight constraint", "What the weights must keep to after every step.", later=True)
    ] = NoConstraint()
    class_weights: Annotated[
        ClassWeights,
        setting(
            "Class weights",
            "How much the examples of a class count in the training loss; evaluation counts all alike.",
            later=True,
        ),
    ] = Unweighted()
    augmentation: Annotated[
        Augmentation,
        setting("Data augmentation", "Changes the training examples of every mini-batch a little.", later=True),
    ] = Augmentation()
    early_stopping: Annotated[
        EarlyStopping | None, setting("Early stopping", "Stop when the validation loss gets no better.")
    ] = None
    seed: Annotated[
        int, setting("Order seed", "Decides the order of examples and the dropout.", low=0, high=SEED_HIGH, live=False)
    ] = 0
