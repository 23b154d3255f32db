"""ONNX models, run by onnxruntime: the extra `test` brings both libraries where there are any."""

import importlib
import json

import numpy as np
import pytest
from export_support import IMAGE_BLOCKS, POOLS, experiment, trained

from playground.engine.activations import ACTIVATIONS
from playground.export.target import ExportError
from playground.export.targets import EXPORTS

MISSING = "onnx and onnxruntime are not installed here (extra `test`)"
SPECS = {
    "nearly every block": experiment("digits-cnn", network__blocks=IMAGE_BLOCKS),
    "pools": experiment("digits-cnn", network__blocks=POOLS),
    "one unit": experiment("imbalanced-classes"),
    "regression": experiment("gaussian-bumps"),
    "sigmoid output": experiment(
        "circle-with-squares", training__loss="mse", network__output={"activation": "sigmoid"}
    ),
} | {
    name: experiment("spiral", network__blocks=[{"type": "dense", "units": 5, "activation": name}])
    for name in ACTIVATIONS
}


@pytest.mark.parametrize("name", list(SPECS))
def test_onnxruntime_computes_the_same(name):
    pytest.importorskip("onnx", reason=MISSING)
    runtime = pytest.importorskip("onnxruntime", reason=MISSING)
    training = trained(SPECS[name], 1)
    (model,) = EXPORTS["onnx"].files(training, "run").values()
    session = runtime.InferenceSession(model, providers=["CPUExecutionProvider"])
    x = training.data.train.x
    (outputs,) = session.run(None, {"inputs": x})
    assert np.abs(outputs - training.network.predict(x)).max() < 1e-5


def test_the_model_says_how_its_inputs_are_scaled():
    onnx = pytest.importorskip("onnx", reason=MISSING)
    training = trained(experiment("spiral"), 0)
    (data,) = EXPORTS["onnx"].files(training, "run").values()
    properties = {entry.key: json.loads(entry.value) for entry in onnx.load_from_string(data).metadata_props}
    raw, x = training.data.train.raw, training.data.train.x
    scaled = (raw - properties["scale_offset"]) / properties["scale_divisor"]
    assert np.abs(scaled - x).max() < 1e-6
    assert properties["outputs"] == list(training.data.classes)


def test_a_missing_library_is_said_in_a_sentence(monkeypatch):
    def missing(name):
        raise ImportError(name)

    training = trained(experiment("spiral"), 0)
    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(ExportError, match=r"nn-playground\[export\]"):
        EXPORTS["onnx"].files(training, "run")
