"""Every bad file is refused with one sentence that names the field and what is allowed."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from playground.engine.activations import ACTIVATIONS
from playground.engine.losses import LOSSES
from playground.engine.optimizers import OPTIMIZERS
from playground.experiment import ExperimentSpec, PresetError, format_preset, parse_preset
from playground.experiment.strict_json import DEPTH_LIMIT, SIZE_LIMIT

GOOD = json.loads(format_preset(ExperimentSpec(name="Spiral")))
TEXT = format_preset(ExperimentSpec(name="Spiral"))
NAMES = {family: ", ".join(table) for family, table in
         {"activation": ACTIVATIONS, "loss": LOSSES, "optimizer": OPTIMIZERS}.items()}  # fmt: skip
TRAINING = (
    "loss, optimizer, schedule, batch_size, epochs, l1, l2, clip, constraint, class_weights, augmentation, "
    "early_stopping, seed"
)


def refused(data: bytes | str) -> str:
    with pytest.raises(PresetError) as caught:
        parse_preset(data)
    return str(caught.value)


def changed(*path: str | int, to: Any) -> str:
    """The good preset with the value at `path` replaced."""
    document = copy.deepcopy(GOOD)
    place: Any = document
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to
    return json.dumps(document)


BLOCK = ("network", "blocks", 0)

VALUES: list[tuple[tuple[str | int, ...], Any, str]] = [
    # numbers: types and ranges
    ((*BLOCK, "units"), 5000, "network.blocks[0].units must be a whole number from 1 to 1024, but is 5000."),
    ((*BLOCK, "units"), 0, "network.blocks[0].units must be a whole number from 1 to 1024, but is 0."),
    ((*BLOCK, "units"), 16.5, "network.blocks[0].units must be a whole number from 1 to 1024, but is 16.5."),
    ((*BLOCK, "units"), True, "network.blocks[0].units must be a whole number from 1 to 1024, but is true."),
    ((*BLOCK, "units"), "16", 'network.blocks[0].units must be a whole number from 1 to 1024, but is "16".'),
    ((*BLOCK, "units"), None, "network.blocks[0].units must be a whole number from 1 to 1024, but is null."),
    ((*BLOCK, "dropout"), 0.95, "network.blocks[0].dropout must be a number from 0 to 0.9, but is 0.95."),
    (("training", "epochs"), [], "training.epochs must be a whole number from 1 to 1000000, but is a list."),
    (("training", "l2"), {}, "training.l2 must be a number from 0 to 10, but is an object."),
    (("data", "seed"), -1, "data.seed must be a whole number from 0 to 4294967295, but is -1."),
    (
        ("training", "optimizer", "learning_rate"),
        0,
        "training.optimizer.learning_rate must be a number above 0 and at most 1000, but is 0.",
    ),
    (
        ("training", "optimizer", "learning_rate"),
        10**400,
        "training.optimizer.learning_rate must be a finite number, but has too many digits.",
    ),
    (("training", "l1"), float("nan"), "training.l1 must be a finite number, but is NaN."),
    (("training", "l1"), float("inf"), "training.l1 must be a finite number, but is infinity."),
    (("training", "l1"), float("-inf"), "training.l1 must be a finite number, but is -infinity."),
    # names
    (
        (*BLOCK, "activation"),
        "tanhh",
        'network.blocks[0].activation: "tanhh" is not known (did you mean "tanh"?); '
        f"choose one of {NAMES['activation']}.",
    ),
    (
        (*BLOCK, "activation"),
        {"type": "qqq"},
        f'network.blocks[0].activation.type: "qqq" is not known; choose one of {NAMES["activation"]}.',
    ),
    (
        (*BLOCK, "activation"),
        {"alpha": 1},
        f'network.blocks[0].activation: the key "type" is missing; choose one of {NAMES["activation"]}.',
    ),
    (
        (*BLOCK, "activation"),
        {"type": 3},
        f"network.blocks[0].activation.type must be one of {NAMES['activation']}, but is 3.",
    ),
    (
        ("training", "loss"),
        None,
        f"training.loss must be one of {NAMES['loss']}, as a name or an object, but is null.",
    ),
    (
        (*BLOCK, "batch_norm"),
        "befor",
        'network.blocks[0].batch_norm: "befor" is not known (did you mean "before"?); '
        "choose one of none, before, after.",
    ),
    ((*BLOCK, "batch_norm"), 1, "network.blocks[0].batch_norm must be one of none, before, after, but is 1."),
    (
        ("data", "features"),
        ["x1", "x3^2"],
        'data.features[1]: "x3^2" is not known (did you mean "x2^2"?); '
        "choose one of x1, x2, x1^2, x2^2, x1*x2, sin(x1), sin(x2).",
    ),
    # keys
    (("training", "foo"), 1, f'training: unknown key "foo"; allowed: {TRAINING}.'),
    (
        ("training", "optimiser"),
        "adam",
        f'training: unknown key "optimiser" (did you mean "optimizer"?); allowed: {TRAINING}.',
    ),
    (
        ("training", "optimizer", "momentum"),
        0.9,
        'training.optimizer: unknown key "momentum"; allowed: learning_rate, beta1, beta2, epsilon.',
    ),
    (
        ("data", "scaling"),
        {"type": "none", "mean": 0},
        'data.scaling: unknown key "mean"; nothing can be set here.',
    ),
    (
        ("weights",),
        [],
        'The preset: unknown key "weights"; allowed: data, network, training, name, description.',
    ),
    # kinds
    (("training",), [], "training must be an object, but is a list."),
    (("network", "blocks"), "dense", 'network.blocks must be a list, but is "dense".'),
    (
        ("network", "blocks"),
        ["dense"] * 65,
        "network.blocks must have at most 64 entries, but has 65.",
    ),
    (("training", "early_stopping"), 5, "training.early_stopping must be an object or null, but is 5."),
    (
        ("training", "early_stopping"),
        {"restore_best": "yes"},
        'training.early_stopping.restore_best must be true or false, but is "yes".',
    ),
    (("name",), 5, "name must be text, but is 5."),
    (("name",), "\ud800", "name: the text has half of a character pair (a lone surrogate)."),
    # header
    (("format",), "png", 'This is not a preset: format must be "nn-playground-preset", but is "png".'),
    (("version",), "1", 'version must be a whole number from 1 to 1, but is "1".'),
    (("version",), True, "version must be a whole number from 1 to 1, but is true."),
    (
        ("version",),
        2,
        "The preset was made by a newer version of the program: its version is 2, and this program reads up to 1.",
    ),
]


@pytest.mark.parametrize(("path", "value", "sentence"), VALUES, ids=lambda part: str(part)[:40])
def test_value(path: tuple[str | int, ...], value: Any, sentence: str) -> None:
    assert refused(changed(*path, to=value)) == sentence


def replaced(old: str, new: str) -> str:
    assert TEXT.count(old) == 1
    return TEXT.replace(old, new)


FILES: list[tuple[str, Callable[[], bytes | str], str]] = [
    ("empty", lambda: b"", "This is not JSON: Expecting value in line 1, column 1."),
    ("cut off", lambda: '{"format": ', "This is not JSON: Expecting value in line 1, column 12."),
    ("two values", lambda: TEXT + "1", f"This is not JSON: Extra data in line {TEXT.count(chr(10)) + 1}, column 1."),
    ("a list", lambda: "[]", "The preset must be an object, but is a list."),
    ("a number", lambda: "3", "The preset must be an object, but is 3."),
    ("no format", lambda: "{}", 'This is not a preset: format must be "nn-playground-preset", but is missing.'),
    (
        "no version",
        lambda: '{"format": "nn-playground-preset"}',
        "version must be a whole number from 1 to 1, but is missing.",
    ),
    ("infinity", lambda: replaced('"l1": 0.0', '"l1": 1e999'), "training.l1 must be a finite number, but is infinity."),
    (
        "twice",
        lambda: replaced('"l1": 0.0', '"l1": 0.0, "l2": 1'),
        'training: the key "l2" appears twice.',
    ),
    (
        "too deep",
        lambda: "[" * 100_000,
        f"The file is nested too deeply: at most {DEPTH_LIMIT} levels are read.",
    ),
    (
        "a little too deep",
        lambda: replaced('"l1": 0.0', '"l1": ' + "[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT),
        f"The file is nested too deeply: at most {DEPTH_LIMIT} levels are read.",
    ),
    (
        "long number",
        lambda: replaced('"l1": 0.0', '"l1": ' + "1" * 5000),
        "The file has a number with too many digits.",
    ),
    ("too large", lambda: TEXT + " " * SIZE_LIMIT, "The file is too large: at most 1000 kB are read."),
    (
        "mark",
        lambda: b"\xef\xbb\xbf" + TEXT.encode(),
        "The file starts with a byte-order mark; save it as UTF-8 without one.",
    ),
    ("UTF-16", lambda: TEXT.encode("utf-16"), "The file is not UTF-8 text: byte 1 cannot be read."),
    ("Latin-1", lambda: '{"name": "Übung"}'.encode("latin-1"), "The file is not UTF-8 text: byte 11 cannot be read."),
    (
        "surrogate key",
        lambda: '{"\\udfff": 1}',
        "The preset: a key has half of a character pair (a lone surrogate).",
    ),
]


@pytest.mark.parametrize(("data", "sentence"), [case[1:] for case in FILES], ids=[case[0] for case in FILES])
def test_file(data: Callable[[], bytes | str], sentence: str) -> None:
    assert refused(data()) == sentence


def test_long_value_is_shortened() -> None:
    sentence = refused(changed("training", "epochs", to="x" * 500))
    assert sentence == f'training.epochs must be a whole number from 1 to 1000000, but is "{"x" * 39}...".'


def test_field_of_the_error() -> None:
    with pytest.raises(PresetError) as caught:
        parse_preset(changed("training", "optimizer", "beta1", to=2))
    assert caught.value.field == "training.optimizer.beta1"


def test_the_table_is_large_enough() -> None:
    assert len(VALUES) + len(FILES) >= 25
