"""The engine's tables: names on disk, defaults, help and bounds, because files and forms are made from them."""

import msgspec
import pytest

from playground.engine.activations import Activation
from playground.engine.augmentation import Augmentation
from playground.engine.blocks import Block, Dense, Output
from playground.engine.class_weights import ClassWeights
from playground.engine.clipping import Clip
from playground.engine.constraints import Constraint
from playground.engine.initializers import Initializer
from playground.engine.losses import Loss
from playground.engine.optimizers import Optimizer
from playground.engine.pretraining.choices import Pretraining
from playground.engine.schedules import Schedule
from playground.engine.specs import EarlyStopping, NetworkSpec, TrainingSpec
from playground.family import fields, table

NAMES = [
    (Activation, "linear step sigmoid tanh relu leaky_relu prelu elu selu softplus gelu silu sine"),
    (
        Initializer,
        "zeros constant normal uniform xavier_uniform xavier_normal he_uniform he_normal lecun_uniform lecun_normal "
        "orthogonal",
    ),
    (Optimizer, "sgd momentum nesterov adagrad adadelta rmsprop adam adamw nadam"),
    (Schedule, "constant step exponential cosine cosine_restarts warmup_cosine one_cycle inverse_time plateau"),
    (Loss, "mse mae huber binary_cross_entropy cross_entropy focal hinge"),
    (Clip, "none norm value"),
    (Constraint, "none max_norm"),
    (ClassWeights, "none balanced chosen"),
    (Pretraining, "none rbm autoencoder"),
    (Block, "dense conv2d max_pool2d avg_pool2d global_avg_pool flatten layer_norm simple_rnn noise parallel"),
]
MEMBERS = [member for family, _ in NAMES for member in table(family).values()]
SECTIONS = [*MEMBERS, Output, NetworkSpec, TrainingSpec, EarlyStopping, Augmentation]


@pytest.mark.parametrize(("family", "names"), NAMES)
def test_names_on_disk(family, names):
    assert sorted(table(family)) == sorted(names.split())


def test_every_member_says_what_it_is():
    for member in MEMBERS:
        assert member.title
        assert member.help.endswith("."), member


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.__name__)
def test_every_field_has_a_title_help_and_a_default_within_its_bounds(section):
    for field in fields(section):
        assert field.title
        assert field.help.endswith("."), field.name
        if field.kind in ("int", "float"):
            assert field.low is not None
            assert field.high is not None
            above = field.default > field.low if field.exclusive else field.default >= field.low
            assert above
            assert field.default <= field.high


def test_members_are_values_and_make_the_round_trip_through_plain_data():
    for member in MEMBERS:
        assert member() == member()
        assert hash(member()) == hash(member())
        plain = msgspec.to_builtins(member())
        assert plain["type"] == member.key()
        assert msgspec.convert(plain, member) == member()
        for field in fields(member):
            with pytest.raises(AttributeError):
                setattr(member(), field.name, field.default)


def test_version_1_defaults():
    """What a file leaves out means these numbers for ever."""
    assert msgspec.to_builtins(Dense()) == {
        "type": "dense",
        "units": 16,
        "activation": {"type": "tanh"},
        "initializer": {"type": "xavier_normal", "gain": 1.0},
        "batch_norm": "none",
        "dropout": 0.0,
        "residual": False,
    }
    assert msgspec.to_builtins(TrainingSpec()) == {
        "loss": {"type": "cross_entropy", "smoothing": 0.0},
        "optimizer": {"type": "adam", "learning_rate": 0.001, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8},
        "schedule": {"type": "constant"},
        "batch_size": 32,
        "epochs": 1000,
        "l1": 0.0,
        "l2": 0.0,
        "clip": {"type": "none"},
        "constraint": {"type": "none"},
        "class_weights": {"type": "none"},
        "augmentation": {"shift": 0.0, "rotate": 0.0, "elastic": 0.0, "noise": 0.0, "jitter": 0.0},
        "early_stopping": None,
        "seed": 0,
    }
    assert msgspec.to_builtins(EarlyStopping()) == {"patience": 10, "min_delta": 0.0, "restore_best": True}


def test_what_rebuilds():
    """Exactly these fields need new weights; everything else applies at the next step."""
    sections = (Dense, Output, NetworkSpec, TrainingSpec)
    rebuilding = {
        f"{section.__name__}.{field.name}" for section in sections for field in fields(section) if not field.live
    }
    assert rebuilding == {
        "Dense.units",
        "Dense.initializer",
        "Dense.batch_norm",
        "Dense.residual",
        "Output.initializer",
        "NetworkSpec.blocks",
        "NetworkSpec.pretraining",
        "NetworkSpec.seed",
        "TrainingSpec.seed",
    }


def test_settings_out_of_bounds_are_refused_when_read():
    for plain in ({"units": 0}, {"units": 1025}, {"dropout": 0.95}, {"dropout": -0.1}, {"batch_norm": "both"}):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert({"type": "dense", **plain}, Dense)
    for plain in ({"batch_size": 0}, {"epochs": 0}, {"l2": -1.0}, {"seed": -1}, {"unknown": 1}):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(plain, TrainingSpec)
