"""The runner over real trainings: interruptions change no bit, and no order of commands breaks it."""

import random

import numpy as np
import pytest
from msgspec.structs import replace

from playground.data.catalog import Circle
from playground.data.spec import DataSpec
from playground.engine.blocks import Dense
from playground.engine.losses import BinaryCrossEntropy, CrossEntropy
from playground.engine.optimizers import SGD, Adam
from playground.engine.pretraining.autoencoder import Autoencoder
from playground.engine.probes import OutputMap, UnitMaps, WeightHistograms
from playground.engine.specs import EarlyStopping, NetworkSpec, TrainingSpec
from playground.experiment import build, validate
from playground.experiment.spec import ExperimentSpec
from playground.runner import UNLIMITED, Runner, RunnerState, Speed

SPEC = ExperimentSpec(
    data=DataSpec(dataset=Circle(samples=60)),
    network=NetworkSpec(blocks=(Dense(units=4, dropout=0.2), Dense(units=3, batch_norm="before"))),
    training=TrainingSpec(optimizer=Adam(learning_rate=0.01), batch_size=8, epochs=30),
)
SETTLED = (RunnerState.PAUSED, RunnerState.FINISHED, RunnerState.DIVERGED, RunnerState.INVALID)


@pytest.fixture
def runner(qtbot):
    made = Runner(build, validate)
    made.set_speed(UNLIMITED)
    failures = []
    made.failed.connect(failures.append)
    yield made
    assert made.close()
    made.deleteLater()
    assert failures == []


def settle(qtbot, runner):
    """Wait until everything asked for is done."""
    qtbot.waitUntil(lambda: not runner._worker.inbox.pending and runner.state in SETTLED)


def weights(runner):
    return runner._worker._training.network.state_dict()


def test_interruptions_change_no_bit(qtbot, runner):
    runner.load(SPEC)
    runner.watch((OutputMap(20), WeightHistograms()))
    for _ in range(3):
        runner.step()
    runner.run()
    runner.pause()
    runner.set_speed(Speed(300.0, "epochs"))
    runner.run_epochs(4)
    runner.apply(replace(SPEC, name="renamed"))
    qtbot.waitUntil(lambda: runner._worker._training is not None and runner._worker._training.epochs_done >= 2)
    runner.take()
    runner.set_speed(UNLIMITED)
    settle(qtbot, runner)
    runner.run()
    settle(qtbot, runner)
    qtbot.waitUntil(lambda: runner.state is RunnerState.FINISHED)
    alone = build(SPEC)
    for _ in alone.run():
        pass
    expected = alone.network.state_dict()
    found = weights(runner)
    assert found.keys() == expected.keys()
    assert all(np.array_equal(found[name], expected[name]) for name in expected)
    curves = runner._worker._training.history.snapshot()
    assert np.array_equal(curves.loss["train"], alone.history.snapshot().loss["train"])


@pytest.mark.parametrize("seed", range(12))
def test_commands_in_any_order(qtbot, runner, seed):
    chance = random.Random(seed)
    network = replace(SPEC.network, blocks=SPEC.network.blocks[:1])
    specs = [
        SPEC,
        replace(SPEC, network=network),
        replace(SPEC, data=replace(SPEC.data, label_noise=0.2)),
        replace(SPEC, training=replace(SPEC.training, loss=BinaryCrossEntropy(), batch_size=1)),
        replace(SPEC, training=replace(SPEC.training, optimizer=SGD(learning_rate=1e6))),
        replace(SPEC, training=replace(SPEC.training, loss=CrossEntropy(), early_stopping=EarlyStopping(patience=1))),
        replace(SPEC, data=replace(SPEC.data, split=replace(SPEC.data.split, train=0.0, test=0.8))),
    ]
    pretrained = replace(SPEC.network, pretraining=Autoencoder(epochs=5))
    specs.append(replace(SPEC, network=pretrained))
    commands = [
        runner.run, runner.pause, runner.stop, runner.step, runner.epoch, runner.reset, runner.restore, runner.refresh,
        runner.take, lambda: runner.run_epochs(chance.randint(1, 3)), lambda: runner.load(chance.choice(specs)),
        lambda: runner.apply(chance.choice(specs), keep_weights=chance.random() < 0.5),
        lambda: runner.watch(chance.choice([None, (), (OutputMap(10),), (UnitMaps(5), WeightHistograms())])),
        lambda: runner.set_speed(chance.choice([UNLIMITED, Speed(100.0, "epochs"), Speed(50.0, "steps")])),
        lambda: qtbot.waitUntil(lambda: not runner._worker.inbox.pending),
    ]  # fmt: skip
    runner.load(SPEC)
    for _ in range(60):
        chance.choice(commands)()
    runner.stop()
    settle(qtbot, runner)
    runner.set_speed(UNLIMITED)
    runner.load(SPEC)
    runner.watch((OutputMap(10),))
    runner.run()
    epochs = []

    def finished():
        frame = runner.take()
        if frame is not None:
            epochs.append(frame.epoch)
        return runner.state is RunnerState.FINISHED and epochs[-1:] == [SPEC.training.epochs]

    qtbot.waitUntil(finished)


def test_a_run_that_is_given_up_hands_over_all_its_curves(qtbot, runner):
    ended = []
    runner.ended.connect(lambda spec, curves: ended.append((spec, curves.epoch.tolist())))
    runner.load(SPEC)
    runner.reset()  # nothing has been trained
    runner.run_epochs(3)
    settle(qtbot, runner)
    slower = replace(SPEC, training=replace(SPEC.training, optimizer=Adam(learning_rate=0.001)))
    runner.apply(slower)  # goes on
    runner.run_epochs(1)
    settle(qtbot, runner)
    assert ended == []
    runner.reset()
    settle(qtbot, runner)
    assert ended == [(slower, [0, 1, 2, 3, 4])]
    runner.run_epochs(2)
    other = replace(slower, network=replace(SPEC.network, seed=7))
    settle(qtbot, runner)
    runner.apply(other)
    settle(qtbot, runner)
    assert ended[1:] == [(slower, [0, 1, 2])]
    runner.run_epochs(2)
    settle(qtbot, runner)
    runner.load(SPEC)  # another experiment is opened
    settle(qtbot, runner)
    assert len(ended) == 2
