"""Converting and replacing single values: what an edit in the window and `--set` go through."""

import pytest

from playground.engine.activations import ACTIVATIONS, Activation, LeakyReLU
from playground.engine.blocks import Dense
from playground.engine.optimizers import SGD, Adam, Optimizer
from playground.engine.specs import EarlyStopping, TrainingSpec
from playground.experiment import ExperimentSpec, PresetError, convert, replace_at


def test_family_from_a_bare_name_and_from_an_object() -> None:
    assert convert("sgd", Optimizer) == SGD()
    assert convert({"type": "leaky_relu", "negative_slope": 0.2}, Activation) == LeakyReLU(negative_slope=0.2)


def test_section_and_member() -> None:
    assert convert({}, TrainingSpec) == TrainingSpec()
    assert convert({"type": "dense", "units": 3, "activation": "linear"}, Dense).units == 3


def test_sentence_names_the_place_of_the_value() -> None:
    with pytest.raises(PresetError) as caught:
        convert({"type": "adam", "beta1": 1}, Optimizer, "training.optimizer")
    assert str(caught.value) == "training.optimizer.beta1 must be a number from 0 to 0.9999, but is 1."
    assert caught.value.field == "training.optimizer.beta1"


def test_value_without_a_place() -> None:
    names = ", ".join(ACTIVATIONS)
    with pytest.raises(PresetError) as caught:
        convert("tan", Activation)
    assert str(caught.value) == f'The value: "tan" is not known (did you mean "tanh"?); choose one of {names}.'


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 10**400])
def test_number_that_is_not_finite(value: float) -> None:
    with pytest.raises(PresetError, match=r"training\.l2 must be a finite number"):
        replace_at(ExperimentSpec(), "training.l2", value)


def test_replacing_leaves_the_rest_alone() -> None:
    spec = ExperimentSpec(name="Mine")
    changed = replace_at(spec, "network.blocks[1].units", 5)
    assert [block.units for block in changed.network.blocks] == [16, 5]
    assert (changed.data, changed.training, changed.name) == (spec.data, spec.training, "Mine")
    assert [block.units for block in spec.network.blocks] == [16, 16]


def test_another_member_starts_from_its_own_defaults() -> None:
    spec = replace_at(ExperimentSpec(), "training.optimizer.beta1", 0.5)
    assert replace_at(spec, "training.optimizer", "sgd").training.optimizer == SGD()
    assert replace_at(spec, "training.optimizer.type", "sgd").training.optimizer == SGD()
    assert replace_at(spec, "training.optimizer", {"type": "adam"}).training.optimizer == Adam()


def test_section_that_is_null_starts_from_its_defaults() -> None:
    spec = replace_at(ExperimentSpec(), "training.early_stopping.patience", 3)
    assert spec.training.early_stopping == EarlyStopping(patience=3)
    assert replace_at(spec, "training.early_stopping", None).training.early_stopping is None


@pytest.mark.parametrize("path", ["", ".", "a.", "a[", "a[-1]", "[0]", "a b", "a[0]b"])
def test_text_that_is_no_path(path: str) -> None:
    with pytest.raises(PresetError, match="is not the path of a field"):
        replace_at(ExperimentSpec(), path, 1)
