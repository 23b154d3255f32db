"""What differs between two settings: every field once, with its way, whatever was added, removed or replaced."""

import json

from msgspec.structs import replace

from playground.data.classification import Moons, Spiral
from playground.data.spec import DataSpec
from playground.engine.activations import ReLU, Tanh
from playground.engine.dense import Dense
from playground.engine.differences import differences
from playground.engine.noise import Noise
from playground.engine.optimizers import SGD, Adam
from playground.engine.parallel import Parallel
from playground.engine.specs import EarlyStopping, NetworkSpec, TrainingSpec
from playground.experiment import ExperimentSpec, replace_at

PLAIN = ExperimentSpec(
    data=DataSpec(dataset=Spiral(samples=100)),
    network=NetworkSpec(blocks=(Dense(units=4, activation=Tanh()), Dense(units=3, activation=Tanh()))),
    training=TrainingSpec(optimizer=Adam(learning_rate=0.01)),
)


def found(old, new):
    return [(one.path, str(one.full_title), str(one.before), str(one.after)) for one in differences(old, new)]


def with_blocks(*blocks):
    return replace(PLAIN, network=replace(PLAIN.network, blocks=blocks))


def test_equal_settings_have_none():
    assert differences(PLAIN, PLAIN) == []


def test_plain_fields_of_every_section_with_their_paths():
    other = replace(
        PLAIN,
        data=replace(PLAIN.data, seed=3),
        training=replace(PLAIN.training, batch_size=8, optimizer=Adam(learning_rate=0.003)),
    )
    assert found(PLAIN, other) == [
        ("data.seed", "Data seed", "0", "3"),
        ("training.optimizer.learning_rate", "Optimizer: Learning rate", "0.01", "0.003"),
        ("training.batch_size", "Batch size", "32", "8"),
    ]
    again = PLAIN
    for path, _, _, value in found(PLAIN, other):
        again = replace_at(again, path, json.loads(value))
    assert again == other, "the paths are those of --set"


def test_another_member_brings_what_both_have_and_what_is_not_at_its_default():
    adam = replace(PLAIN, training=replace(PLAIN.training, optimizer=Adam(learning_rate=0.01, beta1=0.5)))
    sgd = replace(PLAIN, training=replace(PLAIN.training, optimizer=SGD(learning_rate=0.1)))
    assert found(adam, sgd) == [
        ("training.optimizer", "Optimizer", "Adam", "SGD"),
        ("training.optimizer.learning_rate", "Optimizer: Learning rate", "0.01", "0.1"),
        ("training.optimizer.beta1", "Optimizer: Beta 1", "0.5", "–"),
    ]


def test_data_sets_are_members_like_any():
    other = replace(PLAIN, data=replace(PLAIN.data, dataset=Moons(samples=100)))
    paths = [one[0] for one in found(PLAIN, other)]
    assert found(PLAIN, other)[0] == ("data.dataset", "Data set", "Spiral", "Moons")
    assert "data.dataset.samples" not in paths


def test_an_optional_section_is_on_or_off_with_what_is_not_default():
    other = replace(PLAIN, training=replace(PLAIN.training, early_stopping=EarlyStopping(patience=5)))
    assert found(PLAIN, other) == [
        ("training.early_stopping", "Early stopping", "off", "on"),
        ("training.early_stopping.patience", "Early stopping: Patience", "–", "5"),
    ]


def test_choices_say_their_titles():
    other = with_blocks(Dense(units=4, activation=Tanh(), batch_norm="before"), PLAIN.network.blocks[1])
    (change,) = found(PLAIN, other)
    assert change == ("network.blocks[0].batch_norm", "Dense 1: Batch norm", "None", "Before activation")


def test_blocks_are_compared_by_position():
    other = with_blocks(Dense(units=4, activation=ReLU()), Dense(units=9, activation=Tanh()))
    assert found(PLAIN, other) == [
        ("network.blocks[0].activation", "Dense 1: Activation", "Tanh", "ReLU"),
        ("network.blocks[1].units", "Dense 2: Units", "3", "9"),
    ]


def test_a_block_between_two_others_is_one_difference():
    first, second = PLAIN.network.blocks
    (added,) = differences(PLAIN, with_blocks(first, Noise(std=0.1), second))
    assert (added.kind, added.path, str(added.title), added.before) == (
        "added", "network.blocks[1]", "Noise 2", "–",
    )  # fmt: skip
    (removed,) = differences(PLAIN, with_blocks(second))
    assert (removed.kind, removed.path, str(removed.before), removed.after) == (
        "removed", "network.blocks[0]", "Dense 4", "–",
    )  # fmt: skip


def test_a_block_of_another_kind():
    other = with_blocks(PLAIN.network.blocks[0], Noise(std=0.5))
    assert found(PLAIN, other) == [
        ("network.blocks[1]", "Dense 2", "Dense", "Noise"),
        ("network.blocks[1].std", "Dense 2: Noise", "–", "0.5"),
        ("network.blocks[1].units", "Dense 2: Units", "3", "–"),
    ]


def test_branches_are_walked_to_their_blocks():
    one = with_blocks(Parallel(((Dense(units=2),), (Dense(units=3),))))
    two = with_blocks(Parallel(((Dense(units=2),), (Dense(units=5),))))
    three = with_blocks(Parallel(((Dense(units=2),), (Dense(units=3),), (Dense(units=7), Noise()))))
    (change,) = found(one, two)
    assert change[0] == "network.blocks[0].branches[1][0].units"
    assert change[1].endswith("Branch B: Dense 1: Units")
    assert change[2:] == ("3", "5")
    (added,) = differences(one, three)
    assert (added.kind, str(added.after)) == ("added", "Dense 7, Noise")
