"""20 training steps from equal weights on equal batches equal PyTorch's (numbers and script in tests/golden)."""

import json
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
import pytest
from engine_support import Experiment, examples

from playground.engine import convolution
from playground.engine.activations import ACTIVATIONS
from playground.engine.blocks import BLOCKS
from playground.engine.losses import LOSSES
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.specs import NetworkSpec, TrainingSpec
from playground.engine.training import Training

TOLERANCE = {"float64": 1e-9, "float32": 1e-4}


@cache
def golden():
    with np.load(Path(__file__).parents[1] / "golden" / "golden.npz", allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    return arrays, json.loads(str(arrays["cases"]))


CASES = golden()[1]


def expected(case, precision):
    """The arrays of one case by their short names: initial/..., final/..., losses, outputs."""
    arrays, _ = golden()
    found = {name[len(case) + 1 :]: arrays[name] for name in arrays if name.startswith(f"{case}/")}
    return {name.removeprefix(f"{precision}/"): values for name, values in found.items()}


def state(numbers, moment):
    return {name[len(moment) + 1 :]: values for name, values in numbers.items() if name.startswith(f"{moment}/")}


def start(case, precision):
    """A training with the case's specs, examples and initial state."""
    arrays, cases = golden()
    words = cases[case]
    classes = {"classes": 3, "binary": 2, "targets": 0}[words["data"]]
    data = examples(arrays[words["input"]], arrays[words["data"]], classes)
    spec = Experiment(msgspec.convert(words["network"], NetworkSpec), convert_training(words["training"]))
    training = Training(spec, lambda *_: data, np.dtype(precision))
    training.network.load_state_dict(state(expected(case, precision), "initial"))
    return training


def convert_training(words):
    return msgspec.convert(words, TrainingSpec)


def error(a, b):
    """max|a - b| / max|b|."""
    return np.abs(a - b).max() / np.abs(b).max()


def unsettled(case, precision):
    """What only rounding moves: biases before a batch norm, whose true gradient is 0.

    In float32 an adaptive rule makes visible steps of that rounding, which the norm's running mean takes in.
    """
    blocks = CASES[case]["network"]["blocks"]
    before = [index for index, block in enumerate(blocks) if block.get("batch_norm") == "before"]
    adaptive = CASES[case]["training"]["optimizer"]["type"] not in ("sgd", "momentum", "nesterov")
    means = {f"{index}.norm.running_mean" for index in before if adaptive and precision == "float32"}
    return {f"{index}.bias" for index in before} | means


def follow(case, training):
    """Take the 20 steps; returns their losses."""
    arrays, cases = golden()
    losses = []
    for number, rows in enumerate(np.split(arrays["order"], np.cumsum(arrays["lengths"])[:-1])):
        if number == 10 and cases[case]["change"]:
            words = cases[case]["training"] | cases[case]["change"]
            training.apply(msgspec.structs.replace(training.spec, training=convert_training(words)))
        losses.append(training.step(indices=rows).loss)
    return losses


def errors_of(case):
    """What is not within the tolerance, by precision and tensor."""
    errors = {}
    for precision, tolerance in TOLERANCE.items():
        numbers, training = expected(case, precision), start(case, precision)
        losses = follow(case, training)
        found, final = training.network.state_dict(), state(numbers, "final")
        assert found.keys() == final.keys()
        of = {name: error(found[name], final[name]) for name in final.keys() - unsettled(case, precision)}
        of["losses"] = error(losses, numbers["losses"])
        of["outputs"] = error(training.network.predict(training.data.train.x[:8]), numbers["outputs"])
        errors |= {(precision, name): value for name, value in of.items() if not value < tolerance}
    return errors


@pytest.mark.parametrize("case", list(CASES))
def test_20_steps_equal_pytorchs(case):
    assert errors_of(case) == {}


@pytest.mark.parametrize("size", [1, 25_000])
@pytest.mark.parametrize("case", [name for name, case in CASES.items() if case["input"] == "pictures"])
def test_20_steps_in_strips_equal_pytorchs(case, size, monkeypatch):
    """Strips of one row; and strips of a few rows, the last one shorter."""
    monkeypatch.setattr(convolution, "STRIP", size)
    assert errors_of(case) == {}


@pytest.mark.parametrize(
    ("family", "table"),
    [("blocks", BLOCKS), ("activation", ACTIVATIONS), ("loss", LOSSES), ("optimizer", OPTIMIZERS)],
)
def test_every_member_has_a_case(family, table):
    of_network = family in ("blocks", "activation")
    parts = [case["network"] if of_network else case["training"][family] for case in CASES.values()]
    words = json.dumps(parts)
    assert [name for name in table if f'"{name}"' not in words] == []
