"""The history: one row per epoch by rule, row 0 untrained, earlier rows for ever the same."""

import math
import threading

import numpy as np
import pytest
import reference
from engine_support import blobs, dense, examples, make, waves

from playground.engine.clipping import ClipNorm
from playground.engine.optimizers import SGD
from playground.engine.probes import Probe
from playground.engine.schedules import Exponential, Plateau
from playground.engine.specs import EarlyStopping
from playground.engine.stopwatch import Stopwatch


def split_blobs(rows=30, classes=2):
    """Blobs with a validation and a test part."""
    validation, test = blobs(12, classes=classes, seed=1).train, blobs(9, classes=classes, seed=2).train
    train = blobs(rows, classes=classes).train
    return examples(train.x, train.y, classes, (validation.x, validation.y), (test.x, test.y))


def test_row_0_is_the_untrained_network():
    training = make(split_blobs(), dense(4))
    curves = training.history.snapshot()
    assert (list(curves.epoch), list(curves.step)) == ([0], [0])
    assert np.isnan(curves.gradients).all()
    assert curves.gradients.shape == (1, 2)
    assert curves.blocks == ("Dense 1", "Output")
    for part in ("train", "validation", "test"):
        assert curves.loss[part][0] == training.evaluate(part)["loss"]
        assert curves.metric[part][0] == training.evaluate(part)["accuracy"]


def test_there_is_one_row_per_epoch_and_none_per_step():
    """A bare step writes nothing; `record`, `epoch` and `run` write the row of an epoch that has ended."""
    training = make(split_blobs(), dense(4), batch_size=8)
    for _ in range(10):
        training.step()
        training.record()
    curves = training.history.snapshot()
    assert list(curves.epoch) == [0, 1, 2]
    assert list(curves.step) == [0, 4, 8]


def test_stepping_and_running_write_the_same_rows():
    stepped, run, by_epoch = (make(split_blobs(), dense(4), batch_size=8, epochs=5) for _ in range(3))
    for _ in range(20):
        stepped.step()
        stepped.record()
    list(run.run())
    for _ in range(5):
        by_epoch.epoch()
    rows = [training.history.snapshot().table for training in (stepped, run, by_epoch)]
    np.testing.assert_array_equal(rows[0], rows[1])
    np.testing.assert_array_equal(rows[0], rows[2])


def test_an_epoch_after_bare_steps_is_a_whole_epoch_and_leaves_out_no_row():
    training = make(split_blobs(), dense(4), batch_size=8)
    for _ in range(4):
        training.step()
    training.epoch()
    assert (training.epochs_done, training.steps_done) == (2, 8)
    assert list(training.history.snapshot().epoch) == [0, 1, 2]


def test_a_row_is_the_evaluation_without_penalty_and_dropout():
    training = make(split_blobs(), dense(4, batch_norm="before", dropout=0.5), l1=0.1, l2=0.1, batch_size=8)
    training.epoch()
    curves = training.history.snapshot()
    for part in ("train", "validation", "test"):
        data = training.data.part(part)
        z = reference.logits(training.spec.network, training.network.state_dict(), data.x)
        loss = reference.loss_value(training.spec.training.loss, z, data.y)
        assert curves.loss[part][1] == pytest.approx(loss, rel=1e-12)
        assert curves.metric[part][1] == (z.argmax(axis=1) == data.y).mean()
    assert curves.metric_name == "accuracy"
    assert make(waves(20), loss="mse").history.snapshot().metric_name == "r2"


def test_empty_parts_are_nan_in_the_history_and_evaluate_to_none():
    training = make(blobs(20))
    training.epoch()
    curves = training.history.snapshot()
    for part in ("validation", "test"):
        assert training.evaluate(part) is None
        assert np.isnan(curves.loss[part]).all()
        assert np.isnan(curves.metric[part]).all()
        assert len(curves.loss[part]) == 2


def test_the_training_part_is_judged_on_at_most_2000_fixed_rows():
    training = make(blobs(5000), batch_size=1000, optimizer=SGD(1e-12))
    training.epoch()
    training.epoch()
    losses = training.history.snapshot().loss["train"]
    np.testing.assert_allclose(losses, losses[0], rtol=1e-9)
    assert training.network.predict(training.data.train.x).shape == (5000, 2)


def test_gradients_are_the_rms_per_block_before_clipping():
    """One full batch: the step's own gradient, from SGD's change of the weights in an unclipped twin."""
    plain = make(blobs(20), dense(4), optimizer=SGD(1.0), batch_size=20)
    clipped = make(blobs(20), dense(4), optimizer=SGD(1.0), batch_size=20, clip=ClipNorm(1e-3), l2=0.1)
    before = plain.network.state_dict()
    plain.epoch()
    clipped.epoch()
    after = plain.network.state_dict()
    gradient = {name: before[name] - after[name] for name in before}
    flat = [np.concatenate([gradient[f"{i}.weight"].ravel(), gradient[f"{i}.bias"]]) for i in (0, 1)]
    expected = [math.sqrt(np.mean(values**2)) for values in flat]
    np.testing.assert_allclose(plain.history.snapshot().gradients[1], expected, rtol=1e-9)
    np.testing.assert_allclose(clipped.history.snapshot().gradients[1], expected, rtol=1e-9)


def test_the_rate_of_a_row_follows_the_schedule():
    training = make(blobs(20), optimizer=SGD(0.1), schedule=Exponential(gamma=0.5), batch_size=5)
    for _ in range(3):
        training.epoch()
    rates = training.history.snapshot().rate
    assert rates[0] == pytest.approx(0.1)
    # an epoch's last step starts at 0.75, 1.75 and 2.75 epochs
    np.testing.assert_allclose(rates[1:], 0.1 * 0.5 ** np.array([0.75, 1.75, 2.75]), rtol=1e-12)


def test_rows_are_read_only_and_never_change():
    training = make(split_blobs(), dense(4), batch_size=8)
    training.epoch()
    early = training.history.snapshot()
    kept = early.loss["train"].copy()
    with pytest.raises(ValueError, match="read-only"):
        early.loss["train"][0] = 0
    for _ in range(600):
        training.epoch()
    late = training.history.snapshot()
    assert len(early.epoch) == 2
    assert len(late.epoch) == 602
    assert np.array_equal(early.loss["train"], kept)
    assert np.array_equal(late.loss["train"][:2], kept)


def kept_epochs(last):
    """Row 0, every epoch up to 1,000, then every ceil(epoch / 1000)-th."""
    return [e for e in range(last + 1) if e == 0 or e % math.ceil(e / 1000) == 0]


def tiny(**training):
    return make(examples([[1.0], [2.0]], [[0.0], [1.0]]), loss="mse", optimizer=SGD(1e-3), batch_size=2, **training)


def test_after_epoch_1000_every_so_manieth_epoch_has_a_row():
    training = tiny(epochs=3005)
    list(training.run())
    epochs = list(training.history.snapshot().epoch)
    assert epochs[:1001] == list(range(1001))
    assert epochs[1001:1004] == [1002, 1004, 1006]
    rows = kept_epochs(3005)
    assert epochs in (rows, sorted({*rows, 3005}))  # the last epoch may have a row of its own


@pytest.mark.parametrize(
    "setting", [{"schedule": Plateau(patience=5000)}, {"early_stopping": EarlyStopping(patience=5000)}]
)
def test_plateau_and_early_stopping_need_every_epoch(setting):
    data = examples([[1.0], [2.0]], [[0.0], [1.0]], validation=([[1.5]], [[0.7]]))
    training = make(data, loss="mse", optimizer=SGD(1e-6), batch_size=2, epochs=1010, **setting)
    list(training.run())
    assert list(training.history.snapshot().epoch) == list(range(1011))


def test_seconds_grow_with_every_row_and_are_no_part_of_the_table():
    training = make(split_blobs(), dense(4), batch_size=8)
    for _ in range(300):
        training.epoch()
    curves = training.history.snapshot()
    assert curves.seconds[0] == 0
    assert (np.diff(curves.seconds) > 0).all()
    assert curves.table.shape == (301, 9 + len(curves.blocks))
    assert not curves.seconds.flags.writeable


def test_seconds_are_those_of_training_not_of_waiting_or_of_answering(monkeypatch):
    now = [100.0]
    monkeypatch.setattr("playground.engine.stopwatch.thread_time", lambda: now[0])

    class Slow(Probe, frozen=True):
        def answer(self, training):
            now[0] += 50

    training = make(split_blobs(), dense(4), batch_size=8)
    now[0] += 2  # two seconds of work before each row
    training.epoch()
    training.frame((Slow(),))
    now[0] += 3
    training.epoch()
    assert list(training.history.snapshot().seconds) == [0, 2, 5]


def test_another_thread_counts_from_where_it_takes_over():
    watch = Stopwatch(7.0)
    thread = threading.Thread(target=lambda: [watch.read(), sum(range(100_000)), watch.read()])
    thread.start()
    thread.join()
    seconds = watch.read()
    assert 7.0 < seconds < 60.0
