"""What is wrong with the combination of an experiment's settings, each with the field to mark and a sentence.

Nothing is built and no example is drawn, so that the window can ask after every edit.
"""

from collections.abc import Iterator
from typing import cast

import msgspec

from playground.data.problems import input_shape, part_sizes, problems
from playground.engine.activations import Linear
from playground.engine.blocks import misfit
from playground.engine.losses import LOSSES, LossRule
from playground.engine.pretraining.phase import stack
from playground.engine.pretraining.rule import NoPretraining
from playground.experiment.spec import ExperimentSpec
from playground.experiment.training_problems import training_problems
from playground.sentence import Title, joined, sentence

_LOSSES = cast("list[type[LossRule]]", list(LOSSES.values()))


class Problem(msgspec.Struct, frozen=True):
    """Why an experiment cannot run: `field` is the path of the setting to mark, `message` a complete `Sentence`."""

    field: str
    message: str


def validate(spec: ExperimentSpec) -> list[Problem]:
    """Everything that keeps `spec` from running; empty if it can run."""
    data = [Problem(f"data.{field}", message) for field, message in problems(spec.data)]
    empty_validation = () if data else _early_stopping(spec)
    training = [Problem(field, message) for field, message in training_problems(spec)]
    return [*data, *_blocks(spec), *_loss(spec), *_output(spec), *_pretraining(spec), *empty_validation, *training]


def _blocks(spec: ExperimentSpec) -> Iterator[Problem]:
    """The first block that cannot take what comes before it."""
    found = misfit(spec.network, input_shape(spec.data))
    if found is not None:
        index, reason = found
        message = sentence("Block {number}: {reason}", number=index + 1, reason=reason)
        yield Problem(f"network.blocks[{index}]", message)


def _pretraining(spec: ExperimentSpec) -> Iterator[Problem]:
    network = spec.network
    if not isinstance(network.pretraining, NoPretraining) and not stack(network.blocks):
        message = sentence(
            "Pre-training needs a Dense block without residual at the start of the network; add one, or switch it off."
        )
        yield Problem("network.pretraining", message)


def _loss(spec: ExperimentSpec) -> Iterator[Problem]:
    dataset, loss = spec.data.dataset, spec.training.loss
    title, name = Title(type(loss).title), Title(type(dataset).title)
    if dataset.task not in loss.tasks:
        others = _titles(rule for rule in _LOSSES if dataset.task in rule.tasks)
        if dataset.task == "regression":
            clash = sentence("classes, but {data} is a regression", data=name)
        else:
            clash = sentence("a regression, but {data} has classes", data=name)
        message = sentence("{loss} needs {clash}; choose {others}.", loss=title, clash=clash, others=others)
        yield Problem("training.loss", message)
    elif loss.only_two_classes and len(dataset.classes) != 2:
        others = _titles(rule for rule in _LOSSES if dataset.task in rule.tasks and not rule.only_two_classes)
        message = sentence(
            "{loss} needs two classes, but {data} has {count}; choose {others}.",
            loss=title,
            data=name,
            count=len(dataset.classes),
            others=others,
        )
        yield Problem("training.loss", message)


def _output(spec: ExperimentSpec) -> Iterator[Problem]:
    activation, loss = spec.network.output.activation, spec.training.loss
    if not isinstance(activation, Linear) and not loss.free_output:
        free = _titles(rule for rule in _LOSSES if rule.free_output)
        message = sentence(
            "{loss} works on a linear output; make the output linear instead of {activation}, "
            "or choose {others} as the loss.",
            loss=Title(type(loss).title),
            activation=Title(type(activation).title),
            others=free,
        )
        yield Problem("network.output.activation", message)


def _early_stopping(spec: ExperimentSpec) -> Iterator[Problem]:
    if spec.training.early_stopping is None or part_sizes(spec.data)[1]:
        return
    if spec.data.dataset.train_only:
        advice = sentence("{data} has none: all its rows are for training", data=Title(type(spec.data.dataset).title))
    else:
        advice = sentence("give it a share of the data")
    message = sentence("Early stopping needs a validation part; {advice}.", advice=advice)
    yield Problem("training.early_stopping", message)


def _titles(rules: Iterator[type[LossRule]]) -> str:
    """The titles in words: A, B or C."""
    *first, last = [Title(rule.title) for rule in rules]
    return sentence("{first} or {last}", first=joined(first), last=last) if first else last
