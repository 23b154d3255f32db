"""What the tables say of a change, live or rebuilt, is what a training then does."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from playground.data.classification import Spiral
from playground.data.drawn import Drawn
from playground.data.spec import DataSpec
from playground.engine.blocks import Dense
from playground.engine.specs import NetworkSpec
from playground.experiment import ExperimentSpec, build, convert, validate
from playground.family import Field, Section, fields

SPEC = ExperimentSpec(
    data=DataSpec(dataset=Spiral(samples=30)), network=NetworkSpec(blocks=(Dense(units=3), Dense(units=3)))
)
OWN = replace(SPEC, data=DataSpec(dataset=Drawn()))
REBUILDS = {("Loss", name) for name in ("mse", "mae", "huber", "binary_cross_entropy")} | {("Activation", "prelu")}
"""Choices that need other weights: one output for two classes, a slope that is learnt."""
GOES_ON = {"outliers", "split", "scaling", "target_scaling", "label_noise", "seed"}
"""What points that come and go one by one let change while a network learns from them."""


def others(field: Field, value: Any) -> Iterator[Any]:
    """Other values of a field: of a family one of each kind."""
    if field.kind == "int":
        yield value + 1
    elif field.kind == "float":
        yield 0.25 if value != 0.25 else 0.3
    elif field.kind == "bool":
        yield not value
    elif field.kind == "choice":
        yield from (choice for choice in field.choices if choice != value)
    elif field.kind == "family":
        yield from (member() for key, member in field.members.items() if key != value.key())
    elif field.kind == "section" and field.optional and field.section:
        yield field.section()


def changes(section: Section) -> Iterator[tuple[Field, Any, Section]]:
    """Every field with another value, and the section that has it, as far as it is within the bounds."""
    for field in fields(type(section)):
        for value in others(field, getattr(section, field.name)):
            changed = replace(section, **{field.name: value})
            yield field, value, convert(msgspec.to_builtins(changed), type(section))


def effect(spec: ExperimentSpec, changed: ExperimentSpec) -> str:
    """What applying a change does to a network that has learnt something."""
    training = build(spec)
    training.step()
    return training.apply(changed)


def told(field: Field, value: Any) -> str:
    if field.counted:
        return "resized"
    key = value.key() if field.kind == "family" else ""
    return "live" if field.live and (field.title, key) not in REBUILDS else "rebuilt"


def block(spec: ExperimentSpec, changed: Any) -> ExperimentSpec:
    return replace(spec, network=replace(spec.network, blocks=(changed, *spec.network.blocks[1:])))


def output(spec: ExperimentSpec, changed: Any) -> ExperimentSpec:
    return replace(spec, network=replace(spec.network, output=changed))


CASES: dict[str, tuple[ExperimentSpec, Any, Any]] = {
    "training": (SPEC, SPEC.training, lambda spec, changed: replace(spec, training=changed)),
    "dense": (SPEC, SPEC.network.blocks[0], block),
    "output": (SPEC, SPEC.network.output, output),
    "data": (SPEC, SPEC.data, lambda spec, changed: replace(spec, data=changed)),
}


@pytest.mark.parametrize("name", CASES)
def test_a_change_does_what_its_tip_says(name: str) -> None:
    spec, section, put = CASES[name]
    seen = 0
    for field, value, changed in changes(section):
        after = put(spec, changed)
        if not validate(after) and field.name != "dataset":
            assert effect(spec, after) == told(field, value), (field.name, value)
            seen += 1
    assert seen > 3


def test_points_of_ones_own_let_most_settings_of_the_data_change_live() -> None:
    seen = set()
    for field, value, changed in changes(OWN.data):
        after = replace(OWN, data=changed)
        if not validate(after) and field.name != "dataset":
            assert effect(OWN, after) == ("live" if field.name in GOES_ON else told(field, value)), field.name
            seen.add(field.name)
    assert seen == GOES_ON - {"split"}
    shares = replace(OWN.data.split, train=0.5, test=0.3)
    assert effect(OWN, replace(OWN, data=replace(OWN.data, split=shares))) == "live"
