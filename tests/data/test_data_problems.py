"""What is wrong with a data spec is said in sentences; sizes and shapes are known without drawing examples."""

import msgspec
import pytest

from playground.data.catalog import DATASETS
from playground.data.classification import Circle
from playground.data.gates import XorGate
from playground.data.prepare import prepare
from playground.data.problems import columns, input_shape, part_sizes, problems
from playground.data.regression import Sine
from playground.data.scaling import NoScaling
from playground.data.spec import DataSpec, Split
from playground.data.tables import Iris
from playground.family import fields


@pytest.mark.parametrize("kind", DATASETS.values(), ids=DATASETS.keys())
def test_sizes_and_shapes_are_those_of_the_prepared_examples(kind):
    spec = DataSpec(dataset=kind(), split=Split(0.55, 0.3, 0.15))
    assert problems(spec) == []
    data = prepare(spec)
    assert part_sizes(spec) == (data.train.rows, data.validation.rows, data.test.rows)
    assert input_shape(spec) == data.shape
    assert columns(spec) == data.columns


@pytest.mark.parametrize(
    ("spec", "field", "words"),
    [
        (DataSpec(split=Split(0.6, 0.2, 0.3)), "split", "add up to 1.1; they must add up to 1"),
        (DataSpec(split=Split(0.6, 0.2, 0.1)), "split", "add up to 0.9"),
        (DataSpec(split=Split(0.0, 0.0, 0.0)), "split", "add up to 0;"),
        (DataSpec(split=Split(0.0, 0.5, 0.5)), "split.train", "training part is empty"),
        (DataSpec(dataset=Circle(samples=4), split=Split(0.1, 0.45, 0.45)), "split.train", "training part is empty"),
        (DataSpec(features=()), "features", "No feature is chosen"),
        (DataSpec(features=("x1", "x1")), "features", "twice"),
    ],
)
def test_problems_name_the_field_and_say_what_is_wrong(spec, field, words):
    [(name, sentence)] = problems(spec)
    assert name == field
    assert words in sentence
    assert sentence.endswith(".")
    with pytest.raises(ValueError, match=words):
        prepare(spec)


def test_two_problems_are_both_reported():
    assert [field for field, _ in problems(DataSpec(features=(), split=Split(1, 1, 1)))] == ["features", "split"]


def test_sums_within_rounding_are_accepted():
    assert problems(DataSpec(split=Split(0.1, 0.2, 0.7))) == []
    assert problems(DataSpec(split=Split(1 / 3, 1 / 3, 1 / 3))) == []


@pytest.mark.parametrize("dataset", [Iris(), Sine()])
def test_features_do_not_matter_without_two_inputs(dataset):
    assert problems(DataSpec(dataset=dataset, features=())) == []


def test_shares_do_not_matter_for_gates():
    assert problems(DataSpec(dataset=XorGate(), split=Split(0, 0, 0))) == []


def test_every_setting_of_the_spec_explains_itself_and_rebuilds():
    for field in (*fields(DataSpec), *fields(Split)):
        assert field.title
        assert field.help.endswith(".")
        assert not field.live
    assert fields(DataSpec)[1].choices["x1^2"] == "x1²"


def test_a_spec_survives_being_written_and_read():
    spec = DataSpec(dataset=Circle(samples=40), features=("x1^2", "x2^2"), scaling=NoScaling(), label_noise=0.1, seed=7)
    assert msgspec.json.decode(msgspec.json.encode(spec), type=DataSpec) == spec


@pytest.mark.parametrize(
    "text",
    [
        '{"dataset": {"type": "spiral", "arms": 6}}',
        '{"dataset": {"type": "spiral", "samples": 3}}',
        '{"dataset": {"type": "circle", "noise": 1.5}}',
        '{"dataset": {"type": "circle", "arms": 2}}',
        '{"dataset": {"type": "cube"}}',
        '{"features": ["x3"]}',
        '{"label_noise": 0.6}',
        '{"seed": 4294967296}',
        '{"seed": -1}',
    ],
)
def test_bounds_hold_when_a_spec_is_read(text):
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(text, type=DataSpec)
