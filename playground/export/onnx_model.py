"""The trained network as an ONNX model. The library comes with the extra ``export`` and is loaded when it is needed."""

import importlib
import json
from typing import Any

from playground import __version__
from playground.engine.losses import BinaryCrossEntropy, SoftmaxLoss
from playground.engine.scale import Scale
from playground.export.onnx_nodes import network_graph
from playground.export.script_files import scaling_limits, silenced_limits, target_limits
from playground.export.target import ExportError, Files, Run
from playground.sentence import Sentence, sentence

OPERATORS, FORMAT = 17, 8
"""Version of the operators and of the file: as old as they can be, so that most programs read them."""


def onnx_model(training: Run, stem: str) -> Files:
    """The model: ``inputs`` (N, ...) to ``outputs`` (N, units) after the link."""
    onnx = _library()
    network, spec = training.network, training.spec.network
    graph, z = network_graph(spec.blocks, spec.output, training.data.shape, network.units, network.state_dict())
    if isinstance(network.loss, SoftmaxLoss):
        link = graph.add("Softmax", z, axis=1)
    else:
        link = graph.add("Sigmoid" if isinstance(network.loss, BinaryCrossEntropy) else "Identity", z)
    nodes = [
        onnx.helper.make_node(
            node.operator, list(node.inputs), ["outputs" if node.output == link else node.output], **node.settings
        )
        for node in graph.nodes
    ]
    kind = onnx.TensorProto.FLOAT
    model = onnx.helper.make_model(
        onnx.helper.make_graph(
            nodes,
            "network",
            [onnx.helper.make_tensor_value_info("inputs", kind, ["N", *training.data.shape])],
            [onnx.helper.make_tensor_value_info("outputs", kind, ["N", network.units])],
            [onnx.numpy_helper.from_array(values, name) for name, values in graph.constants.items()],
        ),
        opset_imports=[onnx.helper.make_opsetid("", OPERATORS)],
        producer_name="Neural Network Playground",
        producer_version=__version__,
        doc_string=training.spec.name,
    )
    model.ir_version = FORMAT
    onnx.helper.set_model_props(model, _properties(training))
    onnx.checker.check_model(model)
    return {f"{stem}.onnx": model.SerializeToString()}


def onnx_limits(training: Run) -> list[Sentence]:
    """What is not in the model."""
    return [
        *silenced_limits(training),
        *scaling_limits(training),
        *target_limits(training),
        sentence("How it was trained is not part of it: dropout, noise and augmentation have no meaning there."),
    ]


def onnx_obstacle(training: Run) -> Sentence | None:
    """Whether the library is missing."""
    try:
        _library()
    except ExportError as error:
        return error.sentence
    return None


def _library() -> Any:
    try:
        library = importlib.import_module("onnx")
        for part in ("checker", "helper", "numpy_helper"):
            importlib.import_module(f"onnx.{part}")
    except ImportError:
        raise ExportError(
            sentence("ONNX needs the package onnx, which is not installed: pip install nn-playground[export].")
        ) from None
    return library


def _properties(training: Run) -> dict[str, str]:
    """What a person needs to use the model: names of inputs and outputs, and how both are scaled."""
    data = training.data
    found: dict[str, Any] = {"inputs": data.columns, "outputs": data.classes or data.targets}
    if data.scale is not None:
        found |= _numbers("scale", data.scale)
    if data.target_scale is not None:
        found |= _numbers("target", data.target_scale)
    return {name: json.dumps(value) for name, value in found.items()}


def _numbers(name: str, scale: Scale) -> dict[str, list[float]]:
    return {f"{name}_offset": scale.offset.tolist(), f"{name}_divisor": scale.divisor.tolist()}
