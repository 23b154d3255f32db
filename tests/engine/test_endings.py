"""How a run ends: by the number of epochs, by early stopping, by divergence; and what is left of it then."""

import warnings

import numpy as np
import pytest
from engine_support import blobs, change, change_block, dense, examples, make, waves

from playground.engine.activations import Linear, ReLU, Tanh
from playground.engine.losses import LOSSES, Huber
from playground.engine.optimizers import OPTIMIZERS, SGD, Momentum
from playground.engine.schedules import Plateau
from playground.engine.specs import EarlyStopping


def noisy(rows=30):
    """Two overlapping classes and few rows: the validation loss falls and then gets worse."""
    train, validation = blobs(rows).train, blobs(60, seed=1).train
    return examples(train.x, train.y, 2, validation=(validation.x, validation.y))


def stopping(patience=3, restore_best=True, **settings):
    blocks = (dense(16, activation=ReLU(), batch_norm="before"),)
    early = EarlyStopping(patience=patience, restore_best=restore_best, **settings)
    return make(noisy(), *blocks, optimizer=SGD(0.1), batch_size=10, epochs=500, early_stopping=early)


def test_early_stopping_stops_after_patience_and_restores_the_best_weights_and_statistics():
    training, states = stopping(), []
    for _ in training.run():
        if training.epochs_done == len(states) + 1:
            states.append(training.network.state_dict())
    losses = training.history.snapshot().loss["validation"]
    assert training.stopped == "early_stopping"
    best = int(np.argmin(losses))
    assert best > 0
    assert training.epochs_done == best + 3
    final = training.network.state_dict()
    assert training.evaluate("validation")["loss"] == pytest.approx(losses[best], rel=1e-12)
    for name, values in states[best - 1].items():
        assert np.array_equal(final[name], values), name


def test_early_stopping_can_keep_the_last_weights():
    training = stopping(restore_best=False)
    list(training.run())
    assert training.stopped == "early_stopping"
    assert training.evaluate("validation")["loss"] == training.history.snapshot().loss["validation"][-1]


def test_an_improvement_smaller_than_min_delta_does_not_count():
    training = stopping(patience=4, min_delta=1000.0)
    list(training.run())
    assert training.stopped == "early_stopping"
    assert training.epochs_done in (4, 5)


def test_plateau_cuts_the_rate_of_a_run():
    """The rate is far too small to improve anything by the threshold: a cut whenever more than 2 epochs were bad."""
    schedule = Plateau(factor=0.5, patience=2, threshold=0.5)
    training = make(noisy(), optimizer=SGD(1e-9), schedule=schedule, batch_size=40, epochs=12)
    list(training.run())
    rates = training.history.snapshot().rate
    cuts = [i for i in range(1, len(rates)) if rates[i] < rates[i - 1] * 0.75]
    assert np.allclose(np.diff(cuts), 3)
    assert rates[-1] == pytest.approx(1e-9 * 0.5 ** len(cuts))
    assert len(cuts) >= 3


def too_fast(name, dtype=np.float32, **settings):
    """A deep regression at a rate of a million."""
    blocks = (dense(8, activation=ReLU()), dense(8, activation=ReLU()), dense(8, activation=ReLU()))
    rule = OPTIMIZERS[name](learning_rate=1e6)
    return make(waves(40), *blocks, loss="mse", optimizer=rule, dtype=dtype, batch_size=8, epochs=400, **settings)


@pytest.mark.parametrize("name", list(OPTIMIZERS))
@pytest.mark.parametrize("batch_norm", [False, True])
def test_a_rate_far_too_large_stops_calmly_and_keeps_the_last_finite_state(name, batch_norm):
    training = too_fast(name)
    if batch_norm:
        training.apply(change_block(training, 1, batch_norm="before"))
    states = [training.network.state_dict()]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for _ in training.run():
            states.append(training.network.state_dict())
    diverged = training.diverged
    if batch_norm and diverged is None:
        assert training.stopped == "epochs"  # the norm keeps some rules finite
        return
    assert training.stopped == "diverged"
    assert diverged.quantity in ("output", "loss", "gradient", "weight")
    assert diverged.layer in ("Dense 1", "Dense 2", "Dense 3", "Output")
    assert diverged.step == training.steps_done + 1
    for word in (diverged.layer, str(diverged.step), diverged.quantity):
        assert word in diverged.message
    final = training.network.state_dict()
    assert all(np.isfinite(values).all() for values in final.values())
    assert all(np.array_equal(values, states[training.steps_done][name]) for name, values in final.items())
    assert list(training.run()) == []


# One weight, one bias and one row; float64. What is said to have become infinite, and why.
FATAL = [
    ("weight", "mse", 1.0, 1e200, 0.0),  # its square overflows
    ("output", "mse", 1e200, 1e150, 0.0),
    ("loss", "mse", 1e200, 1.0, 0.0),
    ("gradient", "mae", 1e200, 1.0, 0.0),  # the gradient is x, its square overflows
]


@pytest.mark.parametrize(("quantity", "loss", "x", "weight", "bias"), FATAL)
def test_divergence_names_the_quantity(quantity, loss, x, weight, bias):
    training = make(examples([[x]], [[0.0]]), loss=loss, batch_size=1)
    state = {"0.weight": np.array([[weight]]), "0.bias": np.array([bias])}
    training.network.load_state_dict(state)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        training.step()
    assert (training.diverged.layer, training.diverged.step, training.diverged.quantity) == ("Output", 1, quantity)
    assert all(np.array_equal(values, state[name]) for name, values in training.network.state_dict().items())


def test_after_a_divergence_nothing_changes_any_more():
    """The loss is infinite only when dropout keeps the unit, and yet no later draw goes on."""
    training = make(examples([[1e160]], [[1.0]]), dense(1, Linear(), dropout=0.5), loss="mse", batch_size=1)
    state = {"0.weight": np.ones((1, 1)), "0.bias": np.zeros(1), "1.weight": np.ones((1, 1)), "1.bias": np.zeros(1)}
    training.network.load_state_dict(state)
    while training.diverged is None:
        training.step()
    before, steps = training.network.state_dict(), training.steps_done
    for _ in range(20):
        training.step()
        training.step(indices=np.array([0]))
    training.epoch()
    assert training.steps_done == steps
    assert all(np.array_equal(values, before[name]) for name, values in training.network.state_dict().items())


def test_moments_too_are_kept_finite():
    """After a divergence with momentum, restore and a small rate, training goes on."""
    training = make(waves(40), dense(8), loss="mse", optimizer=OPTIMIZERS["momentum"](learning_rate=1e6), epochs=50)
    list(training.run())
    assert training.diverged is not None
    initial = training.history.snapshot().loss["train"][0]
    while training.spec.training.optimizer.learning_rate > 0.02:
        training.restore()
    list(training.run())
    assert training.stopped == "epochs"
    assert training.evaluate("train")["loss"] < initial


def test_restore_goes_back_to_the_last_good_epoch_with_a_smaller_rate():
    training = make(waves(40), dense(8, activation=Tanh()), loss="mse", optimizer=SGD(0.05), batch_size=8, epochs=60)
    for _ in range(5):
        training.epoch()
    good, loss = training.network.state_dict(), training.history.snapshot().loss["train"]
    assert loss[-1] <= loss[0]
    assert training.apply(change(training, optimizer=SGD(1e9))) == "live"
    list(training.run())
    assert training.diverged is not None
    rows = len(training.history.snapshot().epoch)
    spec = training.restore(factor=0.1)
    assert spec == training.spec
    assert spec.training.optimizer == SGD(1e8)
    assert training.diverged is None
    assert training.stopped is None
    for name, values in training.network.state_dict().items():
        assert np.array_equal(values, good[name])
    assert len(training.history.snapshot().epoch) >= rows - 1


def test_a_loss_above_the_first_for_20_epochs_is_not_learning():
    """A rate that throws the weight about: finite, and worse than the untrained network."""
    data = examples(np.array([[1.0], [-0.9]]), np.array([[0.3], [0.1]]))
    training = make(data, loss="mae", optimizer=Momentum(1000.0), batch_size=2, epochs=100)
    flags = []
    for _ in range(30):
        training.epoch()
        flags.append(training.not_learning)
    losses = training.history.snapshot().loss["train"]
    above = losses[1:] > losses[0]
    assert above.all()
    assert flags == [False] * 19 + [True] * 11
    training.reset()
    assert not training.not_learning


def test_learning_is_not_flagged():
    training = make(blobs(40), dense(4), optimizer=SGD(0.1), epochs=40)
    list(training.run())
    assert not training.not_learning


def test_restoring_twice_never_goes_back_to_a_state_worse_than_the_start():
    """The second rate is still too large: its finite epochs are worse than the untrained network."""
    training = make(waves(40), loss="mse", optimizer=SGD(30.0), batch_size=40, epochs=2000)
    initial = training.evaluate("train")["loss"]
    for _ in range(2):
        list(training.run())
        assert training.diverged is not None
        training.restore()
        assert training.evaluate("train")["loss"] <= initial
    assert training.history.snapshot().loss["train"][1:].max() > 10 * initial


def test_not_learning_is_judged_by_the_first_loss_after_a_restore_too():
    training = make(waves(40), loss="mse", optimizer=SGD(1e9), batch_size=40, epochs=100)
    list(training.run())
    training.restore(factor=1e-12)
    training.network.load_state_dict({"0.weight": np.array([[50.0, 50.0]]), "0.bias": np.array([0.0])})
    for _ in range(20):
        training.epoch()
    assert training.not_learning


def test_a_change_of_the_loss_starts_the_comparison_of_losses_anew():
    """The first loss is a thousandth of the second: compared with it nothing would ever be good again."""
    train, validation = waves(30).train, waves(20, seed=1).train
    data = examples(train.x, train.y, validation=(validation.x, validation.y))
    early = EarlyStopping(patience=3)
    training = make(
        data, dense(8), loss=Huber(delta=1e-3), optimizer=SGD(0.003), batch_size=30, early_stopping=early, epochs=60
    )
    for _ in range(3):
        training.epoch()
    training.apply(change(training, loss=LOSSES["mae"]()))
    steps = len(list(training.run(epochs=25)))
    assert steps == 25
    assert not training.not_learning
    assert training.good_epoch > 3


def test_training_on_after_early_stopping_is_not_undone_at_every_epoch():
    training = stopping()
    list(training.run())
    assert training.stopped == "early_stopping"
    assert list(training.run()) == []
    assert training.stopped == "early_stopping"
    best = training.network.state_dict()
    training.epoch()
    assert any(not np.array_equal(values, best[name]) for name, values in training.network.state_dict().items())


def test_running_no_epochs_trains_nothing():
    training = make(blobs(20), batch_size=5, epochs=3)
    assert list(training.run(epochs=0)) == []
    assert training.steps_done == 0
    assert len(list(training.run(epochs=2))) == 8
    assert training.epochs_done == 2
