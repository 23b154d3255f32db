"""Kept runs: values of their own, bounded, stored in sessions to the bit, refused when they are not what they say."""

import struct

import msgspec
import numpy as np
import pytest

from playground.engine.history import History
from playground.engine.image_blocks import Conv2D, GlobalAvgPool
from playground.engine.parallel import Parallel
from playground.experiment import SessionError, build, load_preset
from playground.experiment import session as sessions
from playground.experiment.comparison import figure_rows, setting_differences
from playground.experiment.runs import MOST_RUNS, Run, bounded, in_order, kept, network_text, owned
from playground.experiment.session import Session, format_session, parse_session
from playground.experiment.stored_runs import store_runs, take_runs

SPEC = load_preset("softmax-iris")


def trained(epochs=3, rate=0.01):
    optimizer = msgspec.structs.replace(SPEC.training.optimizer, learning_rate=rate)
    spec = msgspec.structs.replace(SPEC, training=msgspec.structs.replace(SPEC.training, optimizer=optimizer))
    training = build(spec)
    for _ in training.run(epochs):
        pass
    return training


@pytest.fixture(scope="module")
def training():
    return trained()


@pytest.fixture
def run(training):
    return kept((), "slow", training.spec, training.history.snapshot(), 1000.0)


def small(when, starred=False):
    history = History((), "accuracy")
    history.append(0, 0, 0.1, {"train": {"loss": 1.0, "accuracy": 0.5}, "validation": None, "test": None}, None, 0.0)
    return Run(f"run {when}", SPEC, owned(history.snapshot()), when, starred)


def test_a_run_holds_its_rows_and_no_more():
    history = History(("Dense 1",), "accuracy")
    for epoch in range(3):
        evaluation = {"loss": 1.0 / (epoch + 1), "accuracy": 0.5}
        history.append(epoch, 10 * epoch, 0.1, {"train": evaluation, "validation": None, "test": None}, None, epoch / 4)
    run = kept((), "x", SPEC, history.snapshot(), 5.0)
    history.append(3, 30, 0.1, {"train": evaluation, "validation": None, "test": None}, None, 9.0)
    assert len(run.curves) == 3
    assert run.curves.table.base.nbytes == 3 * 11 * 8
    assert run.curves.epoch.tolist() == [0, 1, 2]
    assert run.curves.seconds.tolist() == [0, 0.25, 0.5]
    assert run.seconds_per_epoch == 0.25
    assert run.figures["train_loss"] == 1.0 / 3
    assert np.isnan(run.figures["test_loss"])
    assert run.curves.epoch.flags.c_contiguous
    assert not run.curves.table.flags.writeable


def test_the_moment_tells_runs_apart(run, training):
    second = kept((run,), "y", training.spec, training.history.snapshot(), 1000.0)
    assert second.when > run.when
    assert in_order((second, run)) == (run, second)


def test_the_oldest_without_a_star_goes_first_and_the_newest_never():
    runs = tuple(small(when, starred=when in (0, 2)) for when in range(5))
    assert [run.when for run in bounded(runs, 3)] == [0, 2, 4]
    assert [run.when for run in bounded(runs, 2)] == [2, 4]
    assert bounded(runs, 5) == runs


def test_networks_in_short():
    assert str(network_text(load_preset("spiral").network.blocks)) == "16-16 Tanh"
    assert str(network_text(())) == "no hidden blocks"
    assert str(network_text((Conv2D(filters=8), GlobalAvgPool()))).startswith("Conv")
    assert "Parallel" in str(network_text((Parallel(((), ())),)))


def test_sessions_keep_runs_to_the_bit(run, training):
    other = msgspec.structs.replace(training.spec, name="other")
    runs = (run, kept((run,), "fast", other, trained(5, 0.3).history.snapshot(), 2000.0, shown=True))
    found = parse_session(format_session(Session(training.spec, runs=runs)))
    assert found.state is None
    for old, new in zip(runs, found.runs, strict=True):
        assert (old.name, old.spec, old.when, old.starred, old.shown) == (
            new.name, new.spec, new.when, new.starred, new.shown,
        )  # fmt: skip
        np.testing.assert_array_equal(old.curves.table, new.curves.table)
        np.testing.assert_array_equal(old.curves.seconds, new.curves.seconds)
        assert (old.curves.blocks, old.curves.metric_name) == (new.curves.blocks, new.curves.metric_name)
        assert [str(mark.text) for mark in old.curves.marks] == [mark.text for mark in new.curves.marks]
        assert new.curves.epoch.flags.c_contiguous


def test_many_runs_do_not_burst_the_header(run):
    """What is text of the runs stands in a tensor: the header of a file stays small."""
    runs = tuple(again(run, when) for when in range(MOST_RUNS))
    data = format_session(Session(run.spec, runs=runs))
    assert struct.unpack_from("<Q", data)[0] < 100_000
    assert len(parse_session(data).runs) == MOST_RUNS


def again(run, when):
    return Run(f"run {when}", run.spec, run.curves, float(when))


@pytest.mark.parametrize(
    "change",
    [
        lambda tensors: tensors.update({"runs.0": tensors["runs.0"][:, 1:]}),
        lambda tensors: tensors.update({"runs.0": tensors["runs.0"][::-1]}),
        lambda tensors: tensors.update({"runs.0": tensors["runs.0"][:0]}),
        lambda tensors: tensors.update({"runs.0": tensors["runs.0"].astype(np.float32)}),
        lambda tensors: tensors.update({"runs.1": tensors["runs.0"]}),
        lambda tensors: tensors.pop("runs.0"),
        lambda tensors: tensors.pop("runs"),
        lambda tensors: tensors.update({"runs": tensors["runs"][:-3]}),
        lambda tensors: tensors.update({"runs": tensors["runs"].astype(np.float64)}),
    ],
)
def test_runs_that_do_not_fit_are_refused_in_a_sentence(run, change, monkeypatch):
    tensors = store_runs((run,))
    change(tensors)
    monkeypatch.setattr(sessions, "store_runs", lambda runs: tensors)
    data = format_session(Session(run.spec, runs=(run,)))
    with pytest.raises(SessionError) as caught:
        parse_session(data)
    assert str(caught.value).startswith("The session is damaged: ")


def test_other_tensors_stay_where_they_are(run):
    tensors = store_runs((run,)) | {"0.weight": np.zeros(3)}
    assert len(take_runs(tensors)) == 1
    assert list(tensors) == ["0.weight"]
    assert take_runs(tensors) == ()


def test_two_runs_beside_each_other(run, training):
    fast = trained(5, 0.3)
    other = kept((run,), "fast", fast.spec, fast.history.snapshot(), 2000.0)
    assert [(one.path, one.before, one.after) for one in setting_differences(run.spec, other.spec)] == [
        ("training.optimizer.learning_rate", "0.01", "0.3")
    ]
    rows = {name: values for name, *values in figure_rows(run, other)}
    assert rows["epochs"] == [3.0, 5.0]
    assert rows["train_loss"] == [training.evaluate("train")["loss"], fast.evaluate("train")["loss"]]
    alone = {name: values for name, *values in figure_rows(run, None)}
    assert np.isnan(alone["epochs"][1])
