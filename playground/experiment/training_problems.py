"""What is wrong with class weights and augmentation for the data at hand: pairs of a field and a sentence."""

from collections.abc import Iterator

from playground.data.problems import input_shape
from playground.engine.augmentation import Augmentation, kind_of, names_for
from playground.engine.class_weights import LEAST, MOST, Chosen, Unweighted
from playground.experiment.spec import ExperimentSpec
from playground.family import fields
from playground.sentence import Title, sentence


def training_problems(spec: ExperimentSpec) -> Iterator[tuple[str, str]]:
    """The settings of the training that do not go with the data."""
    yield from _class_weights(spec)
    yield from _augmentation(spec)


def _class_weights(spec: ExperimentSpec) -> Iterator[tuple[str, str]]:
    rule, dataset = spec.training.class_weights, spec.data.dataset
    name = Title(type(dataset).title)
    if not dataset.classes:
        if not isinstance(rule, Unweighted):
            text = sentence("Class weights need classes, but {data} is a regression; choose None.", data=name)
            yield "training.class_weights", text
    elif isinstance(rule, Chosen) and rule.weights:
        if len(rule.weights) != len(dataset.classes):
            text = sentence(
                "{data} has {count} classes, but the number of class weights is {given}; give one for each class.",
                data=name,
                count=len(dataset.classes),
                given=len(rule.weights),
            )
            yield "training.class_weights.weights", text
        elif not all(LEAST <= weight <= MOST for weight in rule.weights):
            text = sentence("Every class weight must be from {low:g} to {high:g}.", low=LEAST, high=MOST)
            yield "training.class_weights.weights", text


def _augmentation(spec: ExperimentSpec) -> Iterator[tuple[str, str]]:
    usable = augmentation_names(spec)
    for field in fields(Augmentation):
        if getattr(spec.training.augmentation, field.name) and field.name not in usable:
            text = sentence(
                "{setting} means nothing for {data}; set it to 0.",
                setting=Title(field.title),
                data=Title(type(spec.data.dataset).title),
            )
            yield f"training.augmentation.{field.name}", text


def augmentation_names(spec: ExperimentSpec) -> tuple[str, ...]:
    """The settings of the augmentation that mean something for the data."""
    return names_for(kind_of(input_shape(spec.data), len(spec.data.dataset.inputs)))
