"""Bad combinations: each is found with the field to mark and a sentence, and nothing is built for it."""

from typing import Any

import pytest

from playground.data.catalog import DATASETS
from playground.engine.losses import LOSSES
from playground.experiment import ExperimentSpec, Problem, build, load_preset, preset_names, replace_at, validate


def spec_with(**changes: Any) -> ExperimentSpec:
    spec = ExperimentSpec()
    for path, value in changes.items():
        spec = replace_at(spec, path.replace("__", "."), value)
    return spec


def test_default_and_shipped_presets_have_no_problem() -> None:
    assert validate(ExperimentSpec()) == []
    assert {name: validate(load_preset(name)) for name in preset_names()} == {name: [] for name in preset_names()}


CASES: list[tuple[dict[str, Any], list[Problem]]] = [
    (
        {"data__dataset": "sine"},
        [
            Problem(
                "training.loss",
                "Cross-entropy (softmax) needs classes, but Sine is a regression; "
                "choose Mean squared error, Mean absolute error or Huber.",
            )
        ],
    ),
    (
        {"data__dataset": "iris", "training__loss": "binary_cross_entropy"},
        [
            Problem(
                "training.loss",
                "Binary cross-entropy needs two classes, but Iris has 3; choose Mean squared error, "
                "Mean absolute error, Huber, Cross-entropy (softmax), Focal (softmax) or Hinge (multiclass SVM).",
            )
        ],
    ),
    ({"data__dataset": {"type": "spiral", "arms": 2}, "training__loss": "binary_cross_entropy"}, []),
    ({"training__loss": "mse"}, []),
    ({"training__loss": "mae", "network__output__activation": "sigmoid"}, []),
    (
        {"network__output__activation": "sigmoid"},
        [
            Problem(
                "network.output.activation",
                "Cross-entropy (softmax) works on a linear output; make the output linear instead of Sigmoid, "
                "or choose Mean squared error, Mean absolute error or Huber as the loss.",
            )
        ],
    ),
    (
        {"training__early_stopping": {}, "data__split": {"train": 0.8, "validation": 0, "test": 0.2}},
        [Problem("training.early_stopping", "Early stopping needs a validation part; give it a share of the data.")],
    ),
    (
        {"training__early_stopping": {}, "data__dataset": "and_gate"},
        [
            Problem(
                "training.early_stopping",
                "Early stopping needs a validation part; AND gate has none: all its rows are for training.",
            )
        ],
    ),
    ({"network__pretraining": "rbm"}, []),
    ({"training__class_weights": "balanced"}, []),
    ({"training__class_weights": "chosen"}, []),
    ({"training__class_weights": {"type": "chosen", "weights": [1, 1e-6]}}, []),
    (
        {"data__dataset": "iris", "training__class_weights": {"type": "chosen", "weights": [1, 2]}},
        [
            Problem(
                "training.class_weights.weights",
                "Iris has 3 classes, but the number of class weights is 2; give one for each class.",
            )
        ],
    ),
    (
        {"training__class_weights": {"type": "chosen", "weights": [1, 0]}},
        [Problem("training.class_weights.weights", "Every class weight must be from 1e-06 to 1e+06.")],
    ),
    (
        {"data__dataset": "sine", "training__loss": "mse", "training__class_weights": "balanced"},
        [
            Problem(
                "training.class_weights",
                "Class weights need classes, but Sine is a regression; choose None.",
            )
        ],
    ),
    ({"training__augmentation": {"jitter": 0.1, "noise": 0.1}}, []),
    ({"data__dataset": "digits", "training__augmentation": {"shift": 1, "rotate": 9, "elastic": 1, "noise": 1}}, []),
    (
        {"training__augmentation__rotate": 10},
        [Problem("training.augmentation.rotate", "Rotation means nothing for Spiral; set it to 0.")],
    ),
    (
        {"data__dataset": "iris", "training__augmentation__jitter": 1},
        [Problem("training.augmentation.jitter", "Jitter means nothing for Iris; set it to 0.")],
    ),
    (
        {"data__dataset": "digits", "network__blocks": ["conv2d", "dense"], "network__pretraining": "autoencoder"},
        [
            Problem(
                "network.pretraining",
                "Pre-training needs a Dense block without residual at the start of the network; add one, or switch it "
                "off.",
            )
        ],
    ),
    (
        {"data__split__train": 0.7},
        [
            Problem(
                "data.split",
                "The shares of training, validation and test add up to 1.1; they must add up to 1.",
            )
        ],
    ),
    (
        {"data__features": []},
        [Problem("data.features", "No feature is chosen; the network needs at least one input.")],
    ),
    ({"data__features": [], "data__dataset": "digits"}, []),
    ({"data__dataset": "digits", "network__blocks": ["conv2d", "max_pool2d", "conv2d", "dense"]}, []),
    (
        {"data__dataset": "digits", "network__blocks": ["dense", "conv2d", "max_pool2d"]},
        [
            Problem(
                "network.blocks[1]",
                "Block 2: Conv2D needs images, but gets 16 plain numbers; put it before the Dense blocks and choose "
                "images as the data.",
            )
        ],
    ),
    (
        {"network__blocks": ["max_pool2d"]},
        [
            Problem(
                "network.blocks[0]",
                "Block 1: MaxPool2D needs images, but gets 2 plain numbers; put it before the Dense blocks and choose "
                "images as the data.",
            )
        ],
    ),
    (
        {"data__dataset": "digits", "network__blocks": ["max_pool2d", "max_pool2d", "conv2d"]},
        [
            Problem(
                "network.blocks[2]",
                "Block 3: A kernel of 3 pixels does not fit an image of 2×2; make it smaller or add padding.",
            )
        ],
    ),
]


@pytest.mark.parametrize(
    ("changes", "problems"), CASES, ids=lambda part: "-".join(part) if isinstance(part, dict) else ""
)
def test_combination(changes: dict[str, Any], problems: list[Problem]) -> None:
    assert validate(spec_with(**changes)) == problems


def test_all_problems_are_listed() -> None:
    spec = spec_with(data__dataset="sine", network__output__activation="tanh", data__split__test=0.5)
    assert [problem.field for problem in validate(spec)] == ["data.split", "training.loss", "network.output.activation"]


@pytest.mark.parametrize("dataset", list(DATASETS))
@pytest.mark.parametrize("loss", list(LOSSES))
def test_what_has_no_problem_can_be_built_and_the_rest_has_a_sentence(dataset: str, loss: str) -> None:
    spec = spec_with(data__dataset=dataset, training__loss=loss)
    problems = validate(spec)
    if problems:
        assert all(problem.message[0].isupper() and problem.message.endswith(".") for problem in problems)
    else:
        assert build(spec).step().loss >= 0


def test_what_cannot_run_is_not_built():
    spec = replace_at(load_preset("sine-regression"), "training.loss", "cross_entropy")
    with pytest.raises(ValueError, match="Cross-entropy \\(softmax\\) needs classes, but Sine is a regression"):
        build(spec)
