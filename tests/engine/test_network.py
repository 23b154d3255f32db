"""What a network gives away and takes: predictions, states in PyTorch's names, block descriptions, target encodings."""

import numpy as np
import pytest
import reference
from engine_support import blobs, dense, examples, make, waves

from playground.engine.activations import ACTIVATIONS, Linear, Sigmoid, Tanh
from playground.engine.blocks import describe
from playground.engine.losses import LOSSES


def shaken(training, seed=0):
    """The training with every tensor moved away from its first value."""
    rng = np.random.default_rng(seed)
    state = training.network.state_dict()
    for name, values in state.items():
        state[name] = rng.uniform(0.5, 1.5, values.shape) if "norm" in name else rng.normal(0, 0.7, values.shape)
    training.network.load_state_dict(state)
    return training


@pytest.mark.parametrize("batch_norm", ["none", "before", "after"])
@pytest.mark.parametrize("activation", list(ACTIVATIONS))
def test_predict_equals_a_plain_forward_pass(activation, batch_norm):
    block = dense(5, activation=ACTIVATIONS[activation](), batch_norm=batch_norm, dropout=0.3)
    training = shaken(make(blobs(30, classes=3), block, dense(4, batch_norm=batch_norm)))
    x = training.data.train.x
    expected = reference.softmax(reference.logits(training.spec.network, training.network.state_dict(), x))
    np.testing.assert_allclose(training.network.predict(x), expected, rtol=1e-10, atol=1e-13)


@pytest.mark.parametrize("loss", list(LOSSES))
def test_predict_is_after_the_link(loss):
    rule = LOSSES[loss]()
    training = shaken(make(blobs(20, classes=2), dense(4), loss=rule))
    x = training.data.train.x
    logits = reference.logits(training.spec.network, training.network.state_dict(), x)
    np.testing.assert_allclose(training.network.predict(x), reference.link(rule, logits), rtol=1e-12, atol=1e-14)


def test_predict_takes_any_number_of_rows_and_gives_its_own_array():
    training = shaken(make(blobs(30, classes=3), dense(4)))
    x = np.random.default_rng(1).normal(size=(1300, 2))
    whole = training.network.predict(x)
    assert whole.shape == (1300, 3)
    kept = whole.copy()
    one_by_one = np.concatenate([training.network.predict(row[None]) for row in x[:5]])
    np.testing.assert_allclose(one_by_one, whole[:5], rtol=1e-12)
    assert np.array_equal(whole, kept)
    assert training.network.predict(x[:0]).shape == (0, 3)


def test_state_has_pytorchs_names_and_layouts():
    blocks = (dense(5), dense(6, batch_norm="before"), dense(7, batch_norm="after"))
    training = make(blobs(20, features=3, classes=4), *blocks)
    shapes = {name: values.shape for name, values in training.network.state_dict().items()}
    norm = ["weight", "bias", "running_mean", "running_var"]
    assert shapes == {
        "0.weight": (5, 3),
        "0.bias": (5,),
        "1.weight": (6, 5),
        "1.bias": (6,),
        **{f"1.norm.{name}": (6,) for name in norm},
        "2.weight": (7, 6),
        "2.bias": (7,),
        **{f"2.norm.{name}": (7,) for name in norm},
        "3.weight": (4, 7),
        "3.bias": (4,),
    }


def test_a_state_makes_the_round_trip():
    training = make(blobs(20), dense(5, batch_norm="before"), batch_size=8)
    training.epoch()
    state, x = training.network.state_dict(), training.data.train.x
    predicted = training.network.predict(x)
    training.epoch()
    assert not np.array_equal(training.network.predict(x), predicted)
    training.network.load_state_dict(state)
    assert np.array_equal(training.network.predict(x), predicted)
    assert all(np.array_equal(values, state[name]) for name, values in training.network.state_dict().items())


def test_a_state_is_a_copy():
    training = make(blobs(20), dense(5))
    before = training.network.predict(training.data.train.x)
    for values in training.network.state_dict().values():
        values[...] = 7
    assert np.array_equal(training.network.predict(training.data.train.x), before)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda s: s.pop("0.bias"), r"0\.bias is missing"),
        (lambda s: s.update({"9.weight": np.zeros(2)}), r"9\.weight is unknown"),
        (lambda s: s.update({"0.weight": np.zeros((2, 5))}), r"0\.weight has shape \(2, 5\) where \(5, 2\)"),
        (lambda s: s.update({"1.bias": np.array([np.nan, 0.0])}), r"1\.bias .*not finite"),
    ],
)
def test_a_state_that_does_not_fit_is_refused_and_changes_nothing(change, message):
    training = make(blobs(20), dense(5))
    before = training.network.state_dict()
    state = {name: values + 1 for name, values in before.items()}
    change(state)
    with pytest.raises(ValueError, match=message):
        training.network.load_state_dict(state)
    assert all(np.array_equal(values, before[name]) for name, values in training.network.state_dict().items())


def test_blocks_say_their_shapes_and_parameters():
    spec_blocks = (dense(5), dense(6, batch_norm="before"))
    training = make(blobs(20, features=3, classes=4), *spec_blocks)
    blocks = training.network.blocks
    assert [(b.title, b.kind, b.inputs, b.outputs, b.parameters) for b in blocks] == [
        ("Dense 1", "dense", (3,), (5,), 3 * 5 + 5),
        ("Dense 2", "dense", (5,), (6,), 5 * 6 + 6 + 12),
        ("Output", "output", (6,), (4,), 6 * 4 + 4),
    ]
    assert blocks == describe(training.spec.network, (3,), 4)
    assert training.network.parameters == 20 + 48 + 28


def test_an_image_is_flattened_row_by_row():
    infos = describe(make(blobs(20), dense(5)).spec.network, (1, 8, 8), 10)
    assert (infos[0].inputs, infos[0].outputs, infos[0].parameters) == ((1, 8, 8), (5,), 64 * 5 + 5)


@pytest.mark.parametrize(
    ("loss", "classes", "units"),
    [
        ("cross_entropy", 2, 2),
        ("cross_entropy", 3, 3),
        ("hinge", 2, 2),
        ("hinge", 3, 3),
        ("binary_cross_entropy", 2, 1),
        ("mse", 2, 1),
        ("mae", 2, 1),
        ("huber", 2, 1),
        ("mse", 3, 3),
        ("huber", 4, 4),
    ],
)
def test_output_units_come_from_the_data_and_the_loss(loss, classes, units):
    training = make(blobs(20, classes=classes), loss=loss)
    assert training.network.predict(training.data.train.x).shape == (20, units)
    assert training.network.blocks[-1].outputs == (units,)


def test_a_regression_has_one_unit_per_target():
    for targets in (1, 3):
        training = make(waves(20, targets=targets), loss="mse")
        assert training.network.predict(training.data.train.x).shape == (20, targets)


@pytest.mark.parametrize(
    ("activation", "classes", "target"),
    [
        (Linear(), 2, lambda y: 2.0 * y[:, None] - 1),
        (Tanh(), 2, lambda y: 2.0 * y[:, None] - 1),
        (Sigmoid(), 2, lambda y: 1.0 * y[:, None]),
        (Linear(), 3, lambda y: np.eye(3)[y]),
        (Sigmoid(), 3, lambda y: np.eye(3)[y]),
    ],
)
def test_squared_error_compares_with_these_targets(activation, classes, target):
    training = shaken(make(blobs(20, classes=classes), loss="mse", output=activation))
    y, p = training.data.train.y, training.network.predict(training.data.train.x)
    expected = ((p - target(y)) ** 2).mean()
    assert training.evaluate("train")["loss"] == pytest.approx(expected, rel=1e-12)
    assert training.step(indices=np.arange(20)).loss == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    ("loss", "activation", "classes", "decide"),
    [
        ("cross_entropy", Linear(), 3, lambda p: p.argmax(axis=1)),
        ("hinge", Linear(), 3, lambda p: p.argmax(axis=1)),
        ("mse", Linear(), 3, lambda p: p.argmax(axis=1)),
        ("binary_cross_entropy", Linear(), 2, lambda p: p[:, 0] > 0.5),
        ("mse", Linear(), 2, lambda p: p[:, 0] > 0),
        ("mse", Sigmoid(), 2, lambda p: p[:, 0] > 0.5),
        ("huber", Tanh(), 2, lambda p: p[:, 0] > 0),
    ],
)
def test_accuracy_is_the_share_of_right_decisions(loss, activation, classes, decide):
    training = shaken(make(blobs(40, classes=classes), dense(4), loss=loss, output=activation), seed=3)
    part = training.data.train
    right = (decide(training.network.predict(part.x)) == part.y).mean()
    assert 0 < right < 1
    assert training.evaluate("train")["accuracy"] == pytest.approx(right, rel=1e-12)


@pytest.mark.parametrize("targets", [1, 3])
def test_r2_is_the_share_of_variance_explained(targets):
    """1 - residual / total sum of squares, both over all targets."""
    training = shaken(make(waves(40, targets=targets), dense(4), loss="mae"))
    part = training.data.train
    residual = ((part.y - training.network.predict(part.x)) ** 2).sum()
    total = ((part.y - part.y.mean(axis=0)) ** 2).sum()
    assert training.evaluate("train")["r2"] == pytest.approx(1 - residual / total, rel=1e-9)


def test_r2_of_constant_targets_is_defined():
    data = examples(np.ones((4, 1)), np.full((4, 1), 3.0))
    training = make(data, loss="mse")
    assert training.evaluate("train")["r2"] == 0.0
    training.network.load_state_dict({"0.weight": np.array([[0.0]]), "0.bias": np.array([3.0])})
    assert training.evaluate("train")["r2"] == 1.0
