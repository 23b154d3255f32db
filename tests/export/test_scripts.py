"""Scripts for other libraries: that they can be run where these are installed, and what they say before."""

import importlib.util

import numpy as np
import pytest
from export_support import IMAGE_BLOCKS, POOLS, experiment, exported, trained
from msgspec.structs import replace
from safetensors.numpy import load_file

from playground.engine.holds import Holds, Unit
from playground.export.numpy_script import beginning
from playground.export.pytorch_script import _module, torch_state
from playground.export.targets import EXPORTS

SPECS = {
    "dense": experiment("spiral", training__clip="norm", training__l2=0.01, training__optimizer="adamw"),
    "nearly every block": experiment("digits-cnn", network__blocks=IMAGE_BLOCKS),
    "pools": experiment("digits-cnn", network__blocks=POOLS),
    "one unit": experiment("imbalanced-classes", training__schedule="plateau"),
    "signs": experiment("circle-with-squares", training__loss="mse", training__optimizer="nesterov"),
    "focal": experiment("softmax-iris", training__loss="focal", training__constraint={"type": "max_norm"}),
    "hinge": experiment("softmax-iris", training__loss="hinge", training__schedule="one_cycle"),
    "regression": experiment("sine-regression", training__loss="huber", training__early_stopping={}),
}


def module_of(path):
    found = importlib.util.spec_from_file_location("exported", path)
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@pytest.mark.parametrize("target", [key for key, target in EXPORTS.items() if target.kind == "code"])
@pytest.mark.parametrize("name", list(SPECS))
def test_every_script_is_python_and_knows_nothing_of_this_package(name, target):
    training = trained(SPECS[name], 0)
    if EXPORTS[target].obstacle(training) is None:
        source = next(iter(EXPORTS[target].files(training, "run").values())).decode()
        compile(source, "run.py", "exec")
        assert "playground." not in source


@pytest.mark.parametrize("target", [key for key, target in EXPORTS.items() if target.kind == "code"])
def test_no_name_breaks_a_script(target):
    training = trained(experiment("spiral", name='"""\n\\x\\"; 1/0'), 0)
    training.data = type(training.data)(**{**vars(training.data), "classes": ("a\nb", "'\"")})
    source = next(iter(EXPORTS[target].files(training, "run").values())).decode()
    compile(source, "run.py", "exec")


@pytest.mark.parametrize("name", list(SPECS))
def test_the_state_dict_holds_all_parameters_once(name, tmp_path):
    training = trained(SPECS[name], 0)
    _, weights, _ = exported(training, "pytorch", tmp_path)
    state = load_file(weights)
    theirs = sorted(array.tobytes() for key, array in state.items() if "num_batches" not in key)
    assert theirs == sorted(np.ascontiguousarray(array).tobytes() for array in training.network.state_dict().values())


@pytest.mark.parametrize("name", list(SPECS))
def test_pytorch_computes_the_same_and_trains_the_same(name, tmp_path):
    torch = pytest.importorskip("torch")
    training = trained(SPECS[name])
    path, *_ = exported(training, "pytorch", tmp_path)
    script = module_of(path)
    parts, network = script.load_parts(), script.trained_network()
    with torch.no_grad():
        outputs = script.link(network(parts["train"][0])).numpy()
    assert np.abs(outputs - training.network.predict(training.data.train.x)).max() < 1e-5
    for part, examples in parts.items():
        assert script.evaluate(network, *examples) == pytest.approx(tuple(training.evaluate(part).values()), abs=1e-5)
    if name == "nearly every block":  # its dropout draws other numbers
        return
    fresh = beginning(training)
    network.load_state_dict({key: torch.from_numpy(array) for key, array in torch_state(fresh, _module(fresh)).items()})
    optimizer, (x, y) = script.make_optimizer(network), parts["train"]
    for _ in range(3):
        progress = fresh.progress
        rows = torch.from_numpy(fresh.step().indices.copy())
        if hasattr(script, "schedule"):
            optimizer.param_groups[0]["lr"] = script.schedule(script.LEARNING_RATE, progress, script.EPOCHS)
        script.train_step(network, optimizer, x[rows], y[rows])
    trained_state = torch_state(fresh, _module(fresh))
    for key, array in network.state_dict().items():
        assert np.abs(array.numpy() - trained_state[key]).max() < 1e-5, key


@pytest.mark.parametrize("name", list(SPECS))
def test_keras_computes_the_same(name, tmp_path):
    pytest.importorskip("keras")
    training = trained(SPECS[name])
    path, _ = exported(training, "keras", tmp_path)
    script = module_of(path)
    x, y = script.load("train")
    model = script.trained()
    outputs = np.asarray(script.link(model(x)).cpu().detach())
    assert np.abs(outputs - training.network.predict(training.data.train.x)).max() < 1e-5
    figures = model.evaluate(x, y, verbose=0)
    assert figures[1] == pytest.approx(list(training.evaluate("train").values())[1], abs=1e-5)


def forward(coefs, intercepts, activation, x):
    """A multilayer perceptron as scikit-learn's documentation has it."""
    functions = {"identity": lambda z: z, "logistic": lambda z: 1 / (1 + np.exp(-z)), "tanh": np.tanh}
    for weights, biases in zip(coefs, intercepts, strict=True):
        x = x @ weights + biases
        if weights is not coefs[-1]:
            x = functions[activation](x)
    return x


@pytest.mark.parametrize(
    ("preset", "activation"), [("spiral", "tanh"), ("vanishing-gradients", "logistic"), ("sine-regression", "tanh")]
)
def test_the_numbers_for_scikit_learn(preset, activation, tmp_path):
    training = trained(experiment(preset))
    path, numbers = exported(training, "sklearn", tmp_path)
    arrays = np.load(numbers)
    layers = range(sum(name.startswith("coefs_") for name in arrays))
    x, truth = training.data.train.x, training.network.predict(training.data.train.x)
    x = x.reshape(len(x), -1)
    z = forward([arrays[f"coefs_{i}"] for i in layers], [arrays[f"intercepts_{i}"] for i in layers], activation, x)
    if training.data.classes:
        z = np.hstack([np.zeros_like(z), z]) if z.shape[1] == 1 else z
        z = np.exp(z) / np.exp(z).sum(1, keepdims=True)
    assert np.abs(z - truth).max() < 1e-5
    assert f"activation='{activation}'" in path.read_text()
    if importlib.util.find_spec("sklearn"):
        model = module_of(path).model
        found = model.predict_proba(x) if training.data.classes else model.predict(x).reshape(truth.shape)
        assert np.abs(found - truth).max() < 1e-5


@pytest.mark.parametrize("preset", ["digits-cnn", "digits-batch-norm", "wide-and-deep", "step-activation"])
def test_scikit_learn_has_no_such_network(preset):
    assert EXPORTS["sklearn"].obstacle(trained(experiment(preset), 0)) is not None


def test_keras_cannot_learn_slopes_in_time():
    blocks = [{"type": "simple_rnn", "units": 3, "activation": "prelu"}]
    assert "PReLU" in EXPORTS["keras"].obstacle(trained(experiment("rnn-digits", network__blocks=blocks), 0))


def test_what_is_left_out_is_said():
    augmented = trained(experiment("digits-augmented"), 0)
    pretrained = trained(
        experiment("stacked-autoencoders", network__pretraining={"type": "autoencoder", "epochs": 1}), 0
    )
    weighted = trained(experiment("spiral", training__class_weights={"type": "chosen", "weights": [1, 2]}), 0)
    single = trained(experiment("digits-batch-norm", training__batch_size=1436), 0)
    for target, training, words in (
        ("pytorch", augmented, "augmentation"),
        ("keras", augmented, "augmentation"),
        ("pytorch", pretrained, "pre-training"),
        ("numpy", pretrained, "pre-training"),
        ("keras", weighted, "weighted loss"),
        ("sklearn", weighted, "class weights"),
        ("pytorch", single, "single example"),
    ):
        assert words in " ".join(EXPORTS[target].limits(training)), target
    augmented.hold(Holds(silenced=frozenset({Unit(4, 1)})))
    for target in ("pytorch", "keras", "numpy", "onnx"):
        assert "ilenced units" in " ".join(EXPORTS[target].limits(augmented)), target


def test_making_an_export_changes_nothing():
    training = trained(experiment("digits-dropout"), 1)
    other = trained(replace(training.spec), 1)
    for key, target in EXPORTS.items():
        if key != "onnx":
            target.files(training, "run")
    training.step()
    other.step()
    assert np.array_equal(training.network.theta, other.network.theta)
