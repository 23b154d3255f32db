"""What is wrong with the combination of an experiment's settings, each with the field to mark and a sentence.

Nothing is built and no example is drawn, so that the window can ask after every edit.
"""

from collections.abc import Iterator
from typing import cast

import msgspec

from playground.data.problems import part_sizes, problems
from playground.engine.activations import Linear
from playground.engine.losses import LOSSES, LossRule
from playground.experiment.spec import ExperimentSpec

_LOSSES = cast("list[type[LossRule]]", list(LOSSES.values()))


class Problem(msgspec.Struct, frozen=True):
    """Why an experiment cannot run: `field` is the path of the setting to mark, `message` a complete sentence."""

    field: str
    message: str


def validate(spec: ExperimentSpec) -> list[Problem]:
    """Everything that keeps `spec` from running; empty if it can run."""
    data = [Problem(f"data.{field}", message) for field, message in problems(spec.data)]
    empty_validation = () if data else _early_stopping(spec)
    return [*data, *_loss(spec), *_output(spec), *empty_validation]


def _loss(spec: ExperimentSpec) -> Iterator[Problem]:
    dataset, loss = spec.data.dataset, spec.training.loss
    title, name = type(loss).title, type(dataset).title
    if dataset.task not in loss.tasks:
        others = _titles(rule for rule in _LOSSES if dataset.task in rule.tasks)
        is_regression = dataset.task == "regression"
        clash = f"classes, but {name} is a regression" if is_regression else f"a regression, but {name} has classes"
        yield Problem("training.loss", f"{title} needs {clash}; choose {others}.")
    elif loss.only_two_classes and len(dataset.classes) != 2:
        others = _titles(rule for rule in _LOSSES if dataset.task in rule.tasks and not rule.only_two_classes)
        count = len(dataset.classes)
        yield Problem("training.loss", f"{title} needs two classes, but {name} has {count}; choose {others}.")


def _output(spec: ExperimentSpec) -> Iterator[Problem]:
    activation, loss = spec.network.output.activation, spec.training.loss
    if not isinstance(activation, Linear) and not loss.free_output:
        free = _titles(rule for rule in _LOSSES if rule.free_output)
        yield Problem(
            "network.output.activation",
            f"{type(loss).title} works on a linear output; make the output linear instead of "
            f"{type(activation).title}, or choose {free} as the loss.",
        )


def _early_stopping(spec: ExperimentSpec) -> Iterator[Problem]:
    if spec.training.early_stopping is None or part_sizes(spec.data)[1]:
        return
    if spec.data.dataset.train_only:
        advice = f"{type(spec.data.dataset).title} has none: all its rows are for training"
    else:
        advice = "give it a share of the data"
    yield Problem("training.early_stopping", f"Early stopping needs a validation part; {advice}.")


def _titles(rules: Iterator[type[LossRule]]) -> str:
    """The titles in words: A, B or C."""
    titles = [rule.title for rule in rules]
    return " or ".join([", ".join(titles[:-1]), titles[-1]]) if len(titles) > 1 else titles[0]
