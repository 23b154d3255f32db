"""Changing the spec of a training: what applies at the next step, what rebuilds, and what is kept."""

import msgspec
import numpy as np
import pytest
from engine_support import blobs, change, change_block, dense, examples, make, waves

from playground.engine.activations import ReLU, Sigmoid
from playground.engine.blocks import Output
from playground.engine.clipping import ClipNorm, ClipValue
from playground.engine.initializers import HeNormal
from playground.engine.losses import LOSSES, Huber
from playground.engine.optimizers import OPTIMIZERS, SGD, Adam, Momentum
from playground.engine.schedules import Exponential, Plateau
from playground.engine.specs import EarlyStopping


def states(training):
    return training.network.state_dict()


def same(a, b):
    return a.keys() == b.keys() and all(np.array_equal(a[name], b[name]) for name in a)


def trained(**settings):
    training = make(blobs(20), dense(6), dense(5), batch_size=8, **settings)
    for _ in range(4):
        training.step()
    return training


# Training settings and block settings that keep the parameters' layout.
LIVE = [
    {"optimizer": SGD(0.5)},
    {"optimizer": Adam()},
    {"schedule": Exponential(gamma=0.9)},
    {"schedule": Plateau()},
    {"batch_size": 3},
    {"epochs": 5},
    {"l1": 0.1},
    {"l2": 0.1},
    {"clip": ClipNorm(0.1)},
    {"clip": ClipValue(0.1)},
    {"loss": LOSSES["hinge"]()},
    {"early_stopping": EarlyStopping()},
]


@pytest.mark.parametrize("settings", LIVE, ids=repr)
def test_what_keeps_the_layout_applies_live_and_keeps_weights_and_place(settings):
    training = trained()
    before, place, rows = states(training), training.progress, len(training.history)
    spec = change(training, **settings)
    assert training.apply(spec) == "live"
    assert training.spec == spec
    assert same(states(training), before)
    assert (training.steps_done, training.progress, len(training.history)) == (4, place, rows)
    mark = training.history.snapshot().marks[-1]
    assert mark.epoch == place
    assert mark.text
    training.step()
    assert not same(states(training), before)


@pytest.mark.parametrize("settings", [{"activation": ReLU()}, {"dropout": 0.5}], ids=repr)
def test_activation_and_dropout_apply_live(settings):
    training = trained()
    before = states(training)
    assert training.apply(change_block(training, 0, **settings)) == "live"
    assert same(states(training), before)
    other = trained(seed=0)
    assert training.step().loss != other.step().loss


@pytest.mark.parametrize("settings", [{"batch_norm": "before"}, {"initializer": HeNormal()}], ids=repr)
def test_another_structure_rebuilds(settings):
    training = trained()
    spec = change_block(training, 0, **settings)
    assert training.apply(spec) == "rebuilt"
    assert (training.epochs_done, training.steps_done, len(training.history)) == (0, 0, 1)
    fresh = make(blobs(20), *spec.network.blocks, batch_size=8)
    assert same(states(training), states(fresh))


def test_another_number_of_outputs_rebuilds():
    training = trained()
    assert training.apply(change(training, loss=LOSSES["binary_cross_entropy"]())) == "rebuilt"
    assert training.network.predict(training.data.train.x).shape == (20, 1)


def test_another_weights_seed_gives_new_weights():
    training = make(blobs(20), dense(6))
    before = states(training)
    network = msgspec.structs.replace(training.spec.network, seed=1)
    assert training.apply(msgspec.structs.replace(training.spec, network=network)) == "rebuilt"
    assert not np.array_equal(states(training)["0.weight"], before["0.weight"])
    training.apply(msgspec.structs.replace(training.spec, network=msgspec.structs.replace(network, seed=0)))
    assert same(states(training), before)


def test_other_data_rebuilds():
    training = make((blobs(20), blobs(30, classes=4, features=5)), dense(6))
    training.epoch()
    assert training.apply(msgspec.structs.replace(training.spec, data=1)) == "rebuilt"
    assert training.data.train.x.shape == (30, 5)
    assert states(training)["0.weight"].shape == (6, 5)
    assert states(training)["1.weight"].shape == (4, 6)


def test_keeping_weights_carries_the_blocks_that_still_fit():
    training = make(blobs(20), dense(6, batch_norm="before"), dense(5), dense(4), batch_size=8)
    training.epoch()
    before = states(training)
    spec = change_block(training, 1, initializer=HeNormal())
    assert training.apply(spec, keep_weights=True) == "rebuilt"
    assert same(states(training), before)
    assert training.history.snapshot().loss["train"][0] == training.evaluate("train")["loss"]
    assert training.steps_done == 0


def test_keeping_weights_when_a_block_is_appended_or_removed():
    training = make(blobs(20), dense(6), dense(5), batch_size=8)
    training.epoch()
    before = states(training)
    network = training.spec.network
    longer = msgspec.structs.replace(network, blocks=(*network.blocks, dense(5)))
    training.apply(msgspec.structs.replace(training.spec, network=longer), keep_weights=True)
    after = states(training)
    for old, new in (("0", "0"), ("1", "1"), ("2", "3")):
        assert np.array_equal(before[f"{old}.weight"], after[f"{new}.weight"])
    training.apply(msgspec.structs.replace(training.spec, network=network), keep_weights=True)
    assert same(states(training), before)


def twin(training, **settings):
    """A fresh training with other settings and the given one's weights, at the start of its order."""
    other = make(blobs(20), *training.spec.network.blocks, **settings)
    other.network.load_state_dict(states(training))
    return other


ROWS = [np.arange(0, 7), np.arange(7, 14), np.arange(10, 20)]


def test_an_optimizers_state_survives_a_change_of_its_numbers():
    """Momentum by hand: v = 0.9 v + g with one gradient throughout (2 and 1 for weight and bias), then 0.5 v + g."""
    data = examples([[2.0]], [[-100.0]])
    training = make(data, loss="mae", optimizer=Momentum(0.1, momentum=0.9), batch_size=1)
    training.network.load_state_dict({"0.weight": np.array([[1.0]]), "0.bias": np.array([0.0])})
    training.step()
    training.step()  # v = 2, 3.8; w = 0.8, 0.42
    training.apply(change(training, optimizer=Momentum(0.01, momentum=0.5)))
    training.step()  # v = 3.9; w = 0.42 - 0.039
    assert states(training)["0.weight"][0, 0] == pytest.approx(0.381, abs=1e-12)
    assert states(training)["0.bias"][0] == pytest.approx(-0.1 - 0.19 - 0.01 * 1.95, abs=1e-12)


def test_adams_moments_keep_their_meaning_when_a_beta_changes():
    training = make(blobs(20), dense(4), batch_size=8, optimizer=Adam(0.01, beta1=0.9, beta2=0.99), dtype=np.float64)
    m = v = 0.0
    for t in range(1, 7):
        beta1, beta2 = (0.9, 0.99) if t < 4 else (0.5, 0.9)
        if t == 4:
            training.apply(change(training, optimizer=Adam(0.01, beta1=beta1, beta2=beta2)))
        before = training.network.theta.copy()
        training.step()
        gradient = training.network.grad
        m, v = beta1 * m + (1 - beta1) * gradient, beta2 * v + (1 - beta2) * gradient**2
        step = 0.01 * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + 1e-8)
        assert np.allclose(training.network.theta, before - step, rtol=0, atol=1e-14)


@pytest.mark.parametrize("name", list(OPTIMIZERS))
def test_changing_anything_else_keeps_the_optimizers_state(name):
    """L2 goes on and off again between steps: the path is as if nothing had happened."""
    plain, touched = (trained(optimizer=OPTIMIZERS[name]()) for _ in range(2))
    touched.apply(change(touched, l2=0.5, batch_size=3))
    touched.apply(change(touched, l2=0.0, batch_size=8))
    for rows in ROWS:
        plain.step(indices=rows)
        touched.step(indices=rows)
    assert same(states(plain), states(touched))


@pytest.mark.parametrize("name", list(OPTIMIZERS))
def test_a_new_optimizer_starts_with_fresh_moments(name):
    """It goes the way of a training that has the same weights and never had another optimizer."""
    first = trained(optimizer=Momentum(0.05) if name != "momentum" else Adam())
    first.apply(change(first, optimizer=OPTIMIZERS[name]()))
    other = twin(first, optimizer=OPTIMIZERS[name]())
    for rows in ROWS:
        first.step(indices=rows)
        other.step(indices=rows)
    assert same(states(first), states(other))


@pytest.mark.parametrize(("setting", "term"), [("l2", lambda w: 0.3 * w), ("l1", lambda w: 0.3 * np.sign(w))])
def test_a_penalty_switched_on_applies_at_the_next_step(setting, term):
    plain, touched = trained(optimizer=SGD(0.1)), trained(optimizer=SGD(0.1))
    touched.apply(change(touched, **{setting: 0.3}))
    before = states(plain)
    plain.step()
    touched.step()
    for name, values in states(touched).items():
        extra = 0.1 * term(before[name]) if name.endswith("weight") else 0.0
        np.testing.assert_allclose(states(plain)[name] - values, extra, rtol=0, atol=1e-15)


def test_a_batch_size_changed_in_mid_epoch_takes_the_rest_of_the_order():
    training = make(blobs(20), batch_size=8)
    seen = [training.step().indices]
    training.apply(change(training, batch_size=5))
    while training.epochs_done == 0:
        seen.append(training.step().indices)
    assert [len(indices) for indices in seen] == [8, 5, 5, 2]
    assert sorted(np.concatenate(seen)) == list(range(20))


def test_a_live_rate_acts_at_the_next_step():
    training = trained(optimizer=SGD(0.1))
    training.apply(change(training, optimizer=SGD(0.0001)))
    assert training.rate == pytest.approx(0.0001)
    before = states(training)
    training.step()
    assert max(np.abs(values - before[name]).max() for name, values in states(training).items()) < 1e-3


def test_a_loss_changed_live_changes_targets_and_evaluation():
    training = make(waves(20), dense(6), loss="mse", batch_size=8)
    training.epoch()
    mse = training.evaluate("train")["loss"]
    assert training.apply(change(training, loss=Huber(delta=1e-3))) == "live"
    part = training.data.train
    d = np.abs(training.network.predict(part.x) - part.y)
    huber = np.where(d <= 1e-3, d**2 / 2, 1e-3 * (d - 5e-4)).mean()
    assert training.evaluate("train")["loss"] == pytest.approx(huber, rel=1e-12)
    assert huber < mse


def test_a_sigmoid_put_on_the_output_changes_the_targets():
    training = make(blobs(20), loss="mse")
    network = msgspec.structs.replace(training.spec.network, output=Output(activation=Sigmoid()))
    assert training.apply(msgspec.structs.replace(training.spec, network=network)) == "live"
    part = training.data.train
    expected = ((training.network.predict(part.x)[:, 0] - part.y) ** 2).mean()
    assert training.evaluate("train")["loss"] == pytest.approx(expected, rel=1e-12)
    assert training.step(indices=np.arange(20)).loss == pytest.approx(expected, rel=1e-12)


def test_statistics_survive_a_live_change():
    training = make(blobs(20), dense(6, batch_norm="before"), batch_size=8)
    training.epoch()
    before = states(training)
    training.apply(change_block(training, 0, activation=ReLU(), dropout=0.2))
    assert same(states(training), before)


def test_a_batch_of_one_row_uses_the_running_statistics_and_leaves_them_alone():
    """9 rows in batches of 4: the last batch is one row."""
    training = make(blobs(9), dense(6, batch_norm="before"), dense(5, batch_norm="after"), batch_size=4)
    training.step()
    training.step()
    before, part = states(training), training.data.train
    row = training.step().indices
    assert len(row) == 1
    after = states(training)
    for name, values in after.items():
        assert np.array_equal(values, before[name]) == ("running" in name), name
    training.network.load_state_dict(before)
    probability = training.network.predict(part.x[row])[0, part.y[row[0]]]
    assert training.step(indices=row).loss == pytest.approx(-np.log(probability), rel=1e-10)


def test_the_same_spec_again_changes_nothing():
    plain, touched = trained(optimizer=Adam()), trained(optimizer=Adam())
    assert touched.apply(touched.spec) == "live"
    assert touched.history.snapshot().marks == ()
    for _ in range(5):
        plain.step()
        touched.step()
    assert same(states(plain), states(touched))


def test_resetting_after_live_changes_starts_from_the_first_weights_with_the_new_settings():
    training = make(blobs(20), dense(6), batch_size=8)
    initial = states(training)
    training.epoch()
    training.apply(change(training, optimizer=Adam(), l2=0.1))
    training.reset()
    assert same(states(training), initial)
    assert training.history.snapshot().marks == ()
    assert training.spec.training.optimizer == Adam()
    fresh = make(blobs(20), dense(6), batch_size=8, optimizer=Adam(), l2=0.1)
    for _ in range(4):
        training.step()
        fresh.step()
    assert same(states(training), states(fresh))
