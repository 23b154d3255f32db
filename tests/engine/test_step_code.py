"""The printed NumPy code of a step, executed, gives equal bits."""

import numpy as np
import pytest
from engine_support import blobs, dense, make, waves
from step_support import step_and_code_agree

from playground.engine.activations import ACTIVATIONS
from playground.engine.clipping import ClipNorm, ClipValue
from playground.engine.losses import LOSSES
from playground.engine.optimizers import OPTIMIZERS, Nadam
from playground.engine.schedules import SCHEDULES
from playground.export.step_code import step_code


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("name", list(OPTIMIZERS))
def test_every_optimizer(name, dtype):
    settings = {"l1": 0.01, "l2": 0.02, "clip": ClipNorm(0.5), "dtype": dtype, "batch_size": 8}
    step_and_code_agree(make(blobs(20), dense(6), dense(5), optimizer=OPTIMIZERS[name](), **settings), steps=4)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("name", list(ACTIVATIONS))
def test_every_activation(name, dtype):
    rule = ACTIVATIONS[name]()
    step_and_code_agree(make(blobs(20), dense(6, rule), dense(5, rule), dtype=dtype, batch_size=8))


@pytest.mark.parametrize("name", list(LOSSES))
def test_every_loss(name):
    rule = LOSSES[name]()
    data = waves(20, targets=2) if "regression" in rule.tasks else blobs(20)
    step_and_code_agree(make(data, dense(6), loss=rule, batch_size=8, clip=ClipValue(0.1), dtype=np.float32))


@pytest.mark.parametrize("batch_norm", ["none", "before", "after"])
@pytest.mark.parametrize("dropout", [0.0, 0.4])
def test_norm_and_dropout_with_short_batches(batch_norm, dropout):
    block = dense(6, batch_norm=batch_norm, dropout=dropout)
    training = make(blobs(17), block, dense(5, batch_norm=batch_norm), batch_size=8, dtype=np.float32)
    step_and_code_agree(training, steps=7)  # 8, 8, 1, 8, 8, 1, 8 rows


@pytest.mark.parametrize("name", list(SCHEDULES))
def test_every_schedule(name):
    training = make(blobs(20), dense(6), optimizer=Nadam(), schedule=SCHEDULES[name](), batch_size=8, epochs=4)
    step_and_code_agree(training, steps=6)


def test_without_hidden_layers():
    step_and_code_agree(make(waves(20), loss="mse", batch_size=20, dtype=np.float32))


def test_the_code_is_plain_numpy():
    listing = step_code(make(blobs(20), dense(6), batch_size=8))
    assert "import numpy as np" in listing.source
    assert "playground" not in listing.source
    assert "def step():" in listing.source
    lines = [line.strip() for line in listing.source.splitlines()]
    assert "np.tanh(z1, y1)" in lines
    assert all(len(line) < 200 for line in lines)
