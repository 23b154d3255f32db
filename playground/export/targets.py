"""The table of everything a training can be exported as. A new target is one more entry.

The window's menu, the command line and the messages follow from it.
"""

from playground.export.target import Target, later
from playground.sentence import sentence

_ALL = (
    Target(
        "pytorch",
        sentence("PyTorch script"),
        sentence("The network as a module with its trained weights, and a loop that trains in the same order."),
        ".py",
        "code",
        later("pytorch_script", "pytorch_script"),
        later("pytorch_script", "pytorch_limits"),
    ),
    Target(
        "keras",
        sentence("Keras script"),
        sentence("The network in Keras 3 with its trained weights, ready to fit."),
        ".py",
        "code",
        later("keras_script", "keras_script"),
        later("keras_script", "keras_limits"),
        later("keras_script", "keras_obstacle"),
    ),
    Target(
        "numpy",
        sentence("NumPy script"),
        sentence("The whole training as calls of NumPy: same weights, same chance, same numbers. Needs only NumPy."),
        ".py",
        "code",
        later("numpy_script", "numpy_script"),
        later("numpy_script", "numpy_limits"),
    ),
    Target(
        "step",
        sentence("One training step"),
        sentence("The calls of the next step as they run, to be read: gradient and update in plain NumPy."),
        ".py",
        "code",
        later("step_code", "step_file"),
        later("step_code", "step_limits"),
    ),
    Target(
        "sklearn",
        sentence("scikit-learn script"),
        sentence("An MLPClassifier or MLPRegressor with the trained weights, for plain Dense networks."),
        ".py",
        "code",
        later("sklearn_script", "sklearn_script"),
        later("sklearn_script", "sklearn_limits"),
        later("sklearn_script", "sklearn_obstacle"),
    ),
    Target(
        "onnx",
        sentence("ONNX model"),
        sentence("The trained network as a graph that other programs can run."),
        ".onnx",
        "model",
        later("onnx_model", "onnx_model"),
        later("onnx_model", "onnx_limits"),
        later("onnx_model", "onnx_obstacle"),
    ),
    Target(
        "history",
        sentence("Curves"),
        sentence("Loss, accuracy or R2, learning rate and gradients: a row per epoch."),
        ".csv",
        "table",
        later("tables", "history_table"),
        later("script_files", "target_limits"),
    ),
    Target(
        "weights",
        sentence("Weights"),
        sentence("Every weight, bias and running statistic with its place: a row per number."),
        ".csv",
        "table",
        later("tables", "weights_table"),
    ),
    Target(
        "predictions",
        sentence("Predictions"),
        sentence("What the network says to every example, beside the truth."),
        ".csv",
        "table",
        later("tables", "predictions_table"),
        later("tables", "own_units"),
    ),
    Target(
        "data",
        sentence("Data"),
        sentence("The exact examples, with the part that each of them belongs to."),
        ".csv",
        "table",
        later("tables", "data_table"),
        later("tables", "data_limits"),
    ),
)

EXPORTS = {target.key: target for target in _ALL}
"""Every target by its name on the command line, in the order of the menus."""
