"""The parameters of scikit-learn's multilayer perceptrons, where a network is one: dense layers of one activation."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from playground.engine.activation_rule import ActivationRule
from playground.engine.activations import Linear, ReLU, Sigmoid, Tanh
from playground.engine.class_weights import Unweighted
from playground.engine.clipping import NoClip
from playground.engine.constraints import NoConstraint
from playground.engine.dense import Dense
from playground.engine.image_blocks import FlattenBlock
from playground.engine.losses import MSE, BinaryCrossEntropy, CrossEntropy, SoftmaxLoss
from playground.engine.optimizers import SGD, Adam, Momentum, Nesterov
from playground.engine.schedules import ConstantRate
from playground.engine.tape import Array
from playground.export.numpy_numbers import npz_bytes
from playground.export.script_files import about, example_arrays, training_limits
from playground.export.target import Files, Run
from playground.sentence import Sentence, sentence

ACTIVATIONS: dict[type[ActivationRule], str] = {Linear: "identity", Sigmoid: "logistic", Tanh: "tanh", ReLU: "relu"}

SCRIPT = '''
"""{about}

The numbers are in the .npz file beside this one: weights, and the examples as the network is given them.
Needs numpy and scikit-learn. `model` is the trained network; `model.fit(...)` trains a new one.
"""

from pathlib import Path

import numpy as np
from sklearn.neural_network import {kind}
{binarizer}
data = np.load(Path(__file__).with_suffix(".npz"))
model = {kind}(
{settings}
)
model.coefs_ = [data[f"coefs_{{layer}}"] for layer in range({layers})]
model.intercepts_ = [data[f"intercepts_{{layer}}"] for layer in range({layers})]
model.n_layers_, model.n_outputs_, model.n_features_in_ = {count}, {units}, {features}
model.out_activation_ = "{out}"
{classes}

if __name__ == "__main__":
    for part in ("train", "validation", "test"):
        if part + "_x" in data:
            x = data[part + "_x"].reshape(-1, {features})
            print(part, "{metric}", model.score(x, data[part + "_y"]{flat}))
'''


def sklearn_script(training: Run, stem: str) -> Files:
    """The script that makes the estimator, and its numbers."""
    arrays = example_arrays(training)
    for layer, (weights, biases) in enumerate(layers_of(training)):
        arrays |= {f"coefs_{layer}": weights, f"intercepts_{layer}": biases}
    return {f"{stem}.py": _source(training).encode(), f"{stem}.npz": npz_bytes(arrays)}


def sklearn_obstacle(training: Run) -> Sentence | None:
    """Why the network is none that scikit-learn knows."""
    spec = training.spec.network
    blocks = [block for block in spec.blocks if not isinstance(block, FlattenBlock)]
    if not all(isinstance(block, Dense) and not block.residual and block.batch_norm == "none" for block in blocks):
        return sentence(
            "scikit-learn's networks are plain Dense blocks one after the other, without batch norm, residual sums or "
            "branches."
        )
    used = {block.activation for block in blocks if isinstance(block, Dense)}
    if len(used) > 1 or any(type(activation) not in ACTIVATIONS for activation in used):
        return sentence("scikit-learn has one activation for all hidden layers: linear, sigmoid, tanh or ReLU.")
    if not isinstance(spec.output.activation, Linear):
        return sentence("scikit-learn's networks have no activation of their own at the output.")
    return None


def sklearn_limits(training: Run) -> list[Sentence]:
    """What the estimator does otherwise."""
    spec, found = training.spec.training, training_limits(training)
    if any(isinstance(block, Dense) and block.dropout for block in training.spec.network.blocks):
        found.append(sentence("scikit-learn has no dropout: a new training goes without it."))
    usual = (CrossEntropy(), BinaryCrossEntropy()) if training.data.classes else (MSE(),)
    if training.network.loss not in usual:
        found.append(
            sentence(
                "scikit-learn trains with cross-entropy, or squared error in a regression: its loss is another one."
            )
        )
        if training.data.classes and not isinstance(training.network.loss, SoftmaxLoss):
            found.append(sentence("Its classes are the same, its probabilities have no counterpart in the network."))
    if type(spec.optimizer) not in (SGD, Momentum, Nesterov, Adam):
        found.append(sentence("scikit-learn has SGD with momentum, and Adam: the optimizer is left out."))
    if not isinstance(spec.schedule, ConstantRate):
        found.append(sentence("The schedule of the learning rate is left out."))
    left = [
        (spec.l1 != 0, sentence("L1")),
        (not isinstance(spec.clip, NoClip), sentence("gradient clipping")),
        (not isinstance(spec.constraint, NoConstraint), sentence("the weight constraint")),
        (not isinstance(spec.class_weights, Unweighted), sentence("class weights")),
        (spec.early_stopping is not None, sentence("early stopping on the validation part")),
    ]
    found += [sentence("It has no counterpart of this: {setting}.", setting=name) for there, name in left if there]
    found.append(sentence("scikit-learn draws first weights and order by itself: a new training differs in detail."))
    return found


def layers_of(training: Run) -> list[tuple[Array, Array]]:
    """Weights (inputs, units) and biases of each layer; of two softmax outputs, their difference as one."""
    state, found = training.network.state_dict(), []
    numbers = [index for index in range(len(training.spec.network.blocks) + 1) if f"{index}.weight" in state]
    for index in numbers:
        found.append((np.ascontiguousarray(state[f"{index}.weight"].T), state[f"{index}.bias"]))
    if len(training.data.classes) == 2 and training.network.units == 2:
        weights, biases = found[-1]
        found[-1] = np.ascontiguousarray(weights[:, 1:] - weights[:, :1]), biases[1:] - biases[:1]
    return found


def _source(training: Run) -> str:
    layers, data = layers_of(training), training.data
    classes, units = len(data.classes), layers[-1][0].shape[1]
    out = "identity" if not classes else "logistic" if classes == 2 else "softmax"
    known = ""
    if classes:
        known = f"CLASSES = {[str(title) for title in data.classes]!r}\nmodel.classes_ = np.arange({classes})\n"
        known += "model._label_binarizer = LabelBinarizer().fit(model.classes_)\n"
    settings = [f"    {name}={value!r}," for name, value in _settings(training, layers).items()]
    source = SCRIPT.format(
        about=about(training),
        kind="MLPClassifier" if classes else "MLPRegressor",
        binarizer="from sklearn.preprocessing import LabelBinarizer\n" if classes else "",
        settings="\n".join(settings),
        layers=len(layers),
        count=len(layers) + 1,
        units=units,
        features=layers[0][0].shape[0],
        out=out,
        classes=known,
        metric="accuracy" if classes else "R2",
        flat=".ravel()" if units == 1 and not classes else "",
    )
    return source.lstrip()


def _settings(training: Run, layers: Sequence[tuple[Array, Array]]) -> dict[str, Any]:
    """What the estimator is told for a new training, as near as it gets. Its penalty is divided by the batch."""
    spec, rule = training.spec.training, training.spec.training.optimizer
    hidden = [block for block in training.spec.network.blocks if isinstance(block, Dense)]
    found: dict[str, Any] = {
        "hidden_layer_sizes": tuple(weights.shape[1] for weights, _ in layers[:-1]),
        "activation": ACTIVATIONS[type(hidden[0].activation)] if hidden else "identity",
        "solver": "sgd" if isinstance(rule, SGD | Momentum | Nesterov) else "adam",
        "learning_rate_init": rule.learning_rate,
        "batch_size": min(spec.batch_size, training.data.train.rows),
        "max_iter": spec.epochs,
        "alpha": spec.l2 * min(spec.batch_size, training.data.train.rows),
        "tol": 0.0,
        "n_iter_no_change": spec.epochs,
    }
    if found["solver"] == "sgd":
        found["momentum"] = getattr(rule, "momentum", 0.0)
        found["nesterovs_momentum"] = isinstance(rule, Nesterov)
    if type(rule) is Adam:
        found |= {"beta_1": rule.beta1, "beta_2": rule.beta2, "epsilon": rule.epsilon}
    return found
