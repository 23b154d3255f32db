"""The table of everything a training can be exported as. A new target is one more entry.

The window's menu, the command line and the messages follow from it.
"""

from playground.export.keras_script import keras_limits, keras_obstacle, keras_script
from playground.export.numpy_script import numpy_limits, numpy_script
from playground.export.onnx_model import onnx_limits, onnx_model, onnx_obstacle
from playground.export.pytorch_script import pytorch_limits, pytorch_script
from playground.export.sklearn_script import sklearn_limits, sklearn_obstacle, sklearn_script
from playground.export.step_code import step_file, step_limits
from playground.export.tables import data_limits, data_table, history_table, predictions_table, weights_table
from playground.export.target import Target
from playground.sentence import sentence

_ALL = (
    Target(
        "pytorch",
        sentence("PyTorch script"),
        sentence("The network as a module with its trained weights, and a loop that trains in the same order."),
        ".py",
        "code",
        pytorch_script,
        pytorch_limits,
    ),
    Target(
        "keras",
        sentence("Keras script"),
        sentence("The network in Keras 3 with its trained weights, ready to fit."),
        ".py",
        "code",
        keras_script,
        keras_limits,
        keras_obstacle,
    ),
    Target(
        "numpy",
        sentence("NumPy script"),
        sentence("The whole training as calls of NumPy: same weights, same chance, same numbers. Needs only NumPy."),
        ".py",
        "code",
        numpy_script,
        numpy_limits,
    ),
    Target(
        "step",
        sentence("One training step"),
        sentence("The calls of the next step as they run, to be read: gradient and update in plain NumPy."),
        ".py",
        "code",
        step_file,
        step_limits,
    ),
    Target(
        "sklearn",
        sentence("scikit-learn script"),
        sentence("An MLPClassifier or MLPRegressor with the trained weights, for plain Dense networks."),
        ".py",
        "code",
        sklearn_script,
        sklearn_limits,
        sklearn_obstacle,
    ),
    Target(
        "onnx",
        sentence("ONNX model"),
        sentence("The trained network as a graph that other programs can run."),
        ".onnx",
        "model",
        onnx_model,
        onnx_limits,
        onnx_obstacle,
    ),
    Target(
        "history",
        sentence("Curves"),
        sentence("Loss, accuracy or R2, learning rate and gradients: a row per epoch."),
        ".csv",
        "table",
        history_table,
    ),
    Target(
        "weights",
        sentence("Weights"),
        sentence("Every weight, bias and running statistic with its place: a row per number."),
        ".csv",
        "table",
        weights_table,
    ),
    Target(
        "predictions",
        sentence("Predictions"),
        sentence("What the network says to every example, beside the truth."),
        ".csv",
        "table",
        predictions_table,
    ),
    Target(
        "data",
        sentence("Data"),
        sentence("The exact examples, with the part that each of them belongs to."),
        ".csv",
        "table",
        data_table,
        data_limits,
    ),
)

EXPORTS = {target.key: target for target in _ALL}
"""Every target by its name on the command line, in the order of the menus."""
