"""What the user asks for: one immutable value from which everything else is derived."""

from typing import Annotated

from playground.data.spec import DataSpec
from playground.engine.dense import Dense
from playground.engine.optimizers import Adam
from playground.engine.specs import NetworkSpec, TrainingSpec
from playground.family import Section, setting


class ExperimentSpec(Section, frozen=True):
    """An experiment: the data, the network, how it is trained, and what to look at.

    The defaults are the experiment of a first start: a spiral of two arms and two hidden layers of 16 tanh units.
    """

    data: Annotated[
        DataSpec, setting("Data", "Where the examples come from, how they are split and scaled.", live=False)
    ] = DataSpec()
    network: Annotated[NetworkSpec, setting("Network", "The blocks between input and output.", live=False)] = (
        NetworkSpec(blocks=(Dense(), Dense()))
    )
    training: Annotated[TrainingSpec, setting("Training", "What is made small, and how.")] = TrainingSpec(
        optimizer=Adam(learning_rate=0.01)
    )
    name: Annotated[str, setting("Name", "The title of the experiment.")] = ""
    description: Annotated[str, setting("Description", "One sentence on what to look at.")] = ""
