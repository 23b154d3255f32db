"""What a training does, step by step: batches, order, seeds, reset, and what a step reports."""

import numpy as np
import pytest
import reference
from engine_support import blobs, dense, examples, make, waves
from step_support import step_memory

from playground.engine.activations import Linear, ReLU
from playground.engine.clipping import ClipNorm
from playground.engine.losses import LOSSES
from playground.engine.optimizers import OPTIMIZERS, SGD, Adam


def states(training):
    return training.network.state_dict()


def same(a, b):
    return a.keys() == b.keys() and all(a[name].tobytes() == b[name].tobytes() for name in a)


def test_a_short_last_batch_is_its_own_step():
    training = make(blobs(10), batch_size=4)
    assert [len(training.step().indices) for _ in range(6)] == [4, 4, 2, 4, 4, 2]
    assert (training.epochs_done, training.steps_done) == (2, 6)


def test_a_batch_larger_than_the_data_is_all_of_it():
    training = make(blobs(10), batch_size=64)
    assert len(training.step().indices) == 10
    assert training.epochs_done == 1


def test_every_epoch_is_a_new_permutation_of_the_training_rows():
    training = make(blobs(20), batch_size=6)
    epochs = [np.concatenate([training.step().indices for _ in range(4)]) for _ in range(3)]
    for order in epochs:
        assert sorted(order) == list(range(20))
    assert not np.array_equal(epochs[0], epochs[1])
    assert not np.array_equal(epochs[1], epochs[2])


def test_indices_are_read_only():
    indices = make(blobs(20), batch_size=6).step().indices
    with pytest.raises(ValueError, match="read-only"):
        indices[0] = 0


def test_indices_stay_what_they_were():
    training = make(blobs(20), batch_size=6)
    first = training.step().indices
    copy = first.copy()
    for _ in range(12):
        training.step()
    assert np.array_equal(first, copy)


@pytest.mark.parametrize("loss", list(LOSSES))
def test_a_step_reports_the_loss_of_its_rows_before_the_update(loss):
    rule = LOSSES[loss]()
    training = make(
        waves(20, targets=2) if "regression" in rule.tasks else blobs(20, classes=2), loss=rule, batch_size=6
    )
    for _ in range(4):
        before = states(training)
        result = training.step()
        part = training.data.train
        z = reference.logits(training.spec.network, before, part.x[result.indices], training=True)
        y = part.y[result.indices]
        target = y[:, None] if loss == "binary_cross_entropy" else y
        assert result.loss == pytest.approx(reference.loss_value(rule, z, target), rel=1e-12)


def test_progress_counts_epochs_with_fraction():
    training = make(blobs(10), batch_size=4)
    assert training.progress == 0
    seen = []
    for _ in range(4):
        training.step()
        seen.append(training.progress)
    assert seen[2] == 1
    assert 0 < seen[0] < seen[1] < 1 < seen[3] < 2


def test_epoch_finishes_the_current_one():
    training = make(blobs(10), batch_size=4)
    training.step()
    training.epoch()
    assert (training.epochs_done, training.steps_done) == (1, 3)
    training.epoch()
    assert (training.epochs_done, training.steps_done) == (2, 6)


def test_step_and_epoch_go_on_beyond_the_last_epoch():
    training = make(blobs(10), batch_size=4, epochs=1)
    assert len(list(training.run())) == 3
    assert training.stopped == "epochs"
    assert list(training.run()) == []
    before = states(training)
    training.step()
    training.epoch()
    assert training.epochs_done == 2
    assert not same(before, states(training))


def test_run_can_be_left_and_taken_up_again():
    whole, parts = (make(blobs(10), batch_size=4, epochs=4) for _ in range(2))
    list(whole.run())
    for _, _ in zip(range(5), parts.run(), strict=False):
        pass
    assert parts.stopped is None
    list(parts.run())
    assert parts.stopped == "epochs"
    assert same(states(whole), states(parts))


def test_step_epoch_and_run_train_alike():
    first, second, third = (make(blobs(10), dense(dropout=0.3), batch_size=4, epochs=2) for _ in range(3))
    for _ in range(6):
        first.step()
    second.epoch()
    second.epoch()
    list(third.run())
    assert same(states(first), states(second))
    assert same(states(first), states(third))


def test_reset_goes_back_to_the_same_weights_and_takes_the_same_path():
    training = make(blobs(30), dense(batch_norm="before", dropout=0.3), optimizer=Adam(), batch_size=8)
    initial = states(training)
    for _ in range(3):
        training.epoch()
    trained, curves = states(training), training.history.snapshot()
    training.reset()
    assert same(states(training), initial)
    assert (training.epochs_done, training.steps_done, training.stopped) == (0, 0, None)
    assert list(training.history.snapshot().epoch) == [0]
    assert list(curves.epoch) == [0, 1, 2, 3]
    for _ in range(3):
        training.epoch()
    assert same(states(training), trained)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("name", list(OPTIMIZERS))
def test_same_seeds_give_the_same_bits_after_five_epochs(name, dtype):
    def trained():
        blocks = (dense(activation=ReLU(), batch_norm="after", dropout=0.2), dense(batch_norm="before"))
        training = make(blobs(50), *blocks, optimizer=OPTIMIZERS[name](), dtype=dtype, batch_size=8)
        for _ in range(5):
            training.epoch()
        return training

    first, second = trained(), trained()
    assert same(states(first), states(second))
    assert first.history.snapshot().loss["train"].tobytes() == second.history.snapshot().loss["train"].tobytes()


def test_the_weights_seed_decides_the_weights_and_nothing_else():
    first, second = make(blobs(20), dense(), batch_size=5), make(blobs(20), dense(), batch_size=5, weights_seed=1)
    assert not np.array_equal(states(first)["0.weight"], states(second)["0.weight"])
    assert not np.array_equal(states(first)["1.weight"], states(second)["1.weight"])
    assert np.array_equal(first.step().indices, second.step().indices)


def test_the_order_seed_decides_order_and_dropout_and_nothing_else():
    first, second = (make(blobs(20), dense(dropout=0.5), batch_size=5, seed=seed) for seed in (0, 1))
    assert same(states(first), states(second))
    assert not np.array_equal(first.step().indices, second.step().indices)
    whole = [make(blobs(20), dense(dropout=0.5), batch_size=20, seed=seed) for seed in (0, 1)]
    assert len({training.step().loss for training in whole}) == 2


def test_dropout_and_norm_never_change_the_initial_weights():
    plain = states(make(blobs(20), dense(6), dense(5)))
    blocks = (dense(6, dropout=0.5, batch_norm="before"), dense(5, batch_norm="after", dropout=0.1))
    rich = states(make(blobs(20), *blocks))
    for name, values in plain.items():
        assert np.array_equal(values, rich[name])


def test_adding_a_block_never_changes_the_weights_of_the_others():
    two = states(make(blobs(20), dense(6), dense(5)))
    three = states(make(blobs(20), dense(6), dense(5), dense(5)))
    for name in ("0.weight", "1.weight"):
        assert np.array_equal(two[name], three[name])
    assert np.array_equal(two["2.weight"], three["3.weight"])  # the output: equal shapes, equal weights


def test_dropout_never_changes_the_order_of_the_examples():
    plain, dropped = (make(blobs(20), dense(dropout=rate), batch_size=5) for rate in (0.0, 0.5))
    for _ in range(8):
        assert np.array_equal(plain.step().indices, dropped.step().indices)


def test_dropout_drops_its_share_scales_up_the_rest_and_is_idle_in_evaluation():
    """Identity weights: the loss of a step is the mean square of what dropout left of constant inputs."""
    data = examples(np.ones((500, 4)), np.zeros((500, 4)))
    training = make(data, dense(4, activation=Linear(), dropout=0.25), loss="mse", optimizer=SGD(1e-9))
    identity = {"0.weight": np.eye(4), "0.bias": np.zeros(4), "1.weight": np.eye(4), "1.bias": np.zeros(4)}
    training.network.load_state_dict(identity)
    losses = [training.step(indices=np.arange(500)).loss for _ in range(20)]
    kept = np.array(losses) * 0.75**2  # (1 / 0.75)^2 for each unit that is kept
    assert len(set(losses)) > 15
    assert abs(kept.mean() - 0.75) < 5 * np.sqrt(0.25 * 0.75 / 40_000)
    np.testing.assert_allclose(training.network.predict(data.train.x), 1, rtol=1e-6)


def test_biases_start_at_zero():
    state = states(make(blobs(20), dense(batch_norm="before"), dense()))
    for name in ("0.bias", "1.bias", "2.bias"):
        assert not state[name].any()


@pytest.mark.parametrize("name", list(OPTIMIZERS))
def test_float32_stays_float32(name):
    training = make(
        blobs(20),
        dense(batch_norm="before", dropout=0.1),
        optimizer=OPTIMIZERS[name](),
        dtype=np.float32,
        l1=0.01,
        l2=0.01,
    )
    training.epoch()
    assert {values.dtype for values in states(training).values()} == {np.dtype(np.float32)}
    assert training.network.predict(training.data.train.x).dtype == np.float32


@pytest.mark.parametrize("name", list(OPTIMIZERS))
def test_a_step_allocates_nothing_large(name):
    """NumPy casts a mask through 32 KB at a time and draws its bits 32 KB at a time; one batch of a layer is 256 KB."""
    blocks = (dense(64, activation=ReLU()), dense(64, batch_norm="before", dropout=0.2), dense(64, batch_norm="after"))
    data = blobs(4096, features=64)
    settings = {"optimizer": OPTIMIZERS[name](), "batch_size": 1024, "l1": 1e-3, "l2": 1e-3, "clip": ClipNorm(1.0)}
    training = make(data, *blocks, dtype=np.float32, **settings)
    for _ in range(5):
        training.step()
    assert step_memory(training) < 80 * 1024
