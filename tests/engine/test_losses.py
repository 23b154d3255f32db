"""Losses where numbers get extreme, and at chance."""

import math

import numpy as np
import pytest
from engine_support import blobs, change, examples, make

from playground.engine.losses import LOSSES, CrossEntropy, Focal, Huber


def one_row(loss, logits, label_or_target, classes, dtype=np.float64):
    """The loss of one row whose logits are the biases."""
    y = np.array([label_or_target]) if classes else np.array([label_or_target], dtype=float)
    training = make(examples(np.zeros((1, 1)), y, classes), loss=loss, dtype=dtype, batch_size=1)
    units = len(logits)
    training.network.load_state_dict({"0.weight": np.zeros((units, 1)), "0.bias": np.array(logits)})
    assert training.evaluate("train")["loss"] == pytest.approx(training.step().loss, rel=1e-6)
    return training.last_loss


@pytest.mark.parametrize("classes", [2, 3, 10])
def test_chance_values(classes):
    assert one_row("cross_entropy", [0.0] * classes, 1, classes) == pytest.approx(math.log(classes), rel=1e-14)
    assert one_row("focal", [0.0] * classes, 1, classes) == pytest.approx(
        (1 - 1 / classes) ** 2 * math.log(classes), rel=1e-14
    )
    assert one_row("hinge", [0.0] * classes, 1, classes) == pytest.approx(classes - 1, rel=1e-14)
    if classes == 2:
        assert one_row("binary_cross_entropy", [0.0], 1, 2) == pytest.approx(math.log(2), rel=1e-14)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_large_logits_neither_overflow_nor_lose_the_loss(dtype):
    assert one_row("cross_entropy", [1000.0, 0.0, -1000.0], 0, 3, dtype) == 0
    assert one_row("cross_entropy", [1000.0, 0.0, -1000.0], 2, 3, dtype) == 2000
    assert one_row("focal", [1000.0, 0.0, -1000.0], 0, 3, dtype) == 0
    assert one_row("focal", [1000.0, 0.0, -1000.0], 2, 3, dtype) == 2000
    assert one_row("binary_cross_entropy", [1000.0], 1, 2, dtype) == 0
    assert one_row("binary_cross_entropy", [1000.0], 0, 2, dtype) == 1000
    assert one_row("binary_cross_entropy", [-1000.0], 1, 2, dtype) == 1000
    assert one_row("hinge", [1000.0, 0.0, -1000.0], 0, 3, dtype) == 0
    assert one_row("hinge", [1000.0, 0.0, -1000.0], 2, 3, dtype) == 2001 + 1001


def test_values_by_hand():
    assert one_row("hinge", [1.0, 0.5, -3.0], 0, 3) == 0.5  # 0.5 - 1 + 1, and nothing from the third
    assert one_row("mse", [1.0, -2.0], [3.0, -1.0], 0) == 2.5
    assert one_row("mae", [1.0, -2.0], [3.0, -1.0], 0) == 1.5
    assert one_row("huber", [1.0, -2.0], [3.0, -1.5], 0) == pytest.approx((1.5 + 0.125) / 2, rel=1e-14)
    assert one_row(Huber(delta=0.25), [1.0, -2.0], [3.0, -1.9], 0) == pytest.approx(
        (0.25 * 1.875 + 0.005) / 2, rel=1e-12
    )
    assert one_row("cross_entropy", [math.log(1), math.log(2), math.log(5)], 1, 3) == pytest.approx(
        math.log(4), rel=1e-14
    )


def test_smoothing_by_hand():
    """Of three classes, smoothing 0.3 leaves 0.8 to the true one and 0.1 to each other one."""
    logs = [math.log(1 / 8), math.log(2 / 8), math.log(5 / 8)]
    logits = [math.log(1), math.log(2), math.log(5)]
    expected = -0.1 * logs[0] - 0.8 * logs[1] - 0.1 * logs[2]
    assert one_row(CrossEntropy(smoothing=0.3), logits, 1, 3) == pytest.approx(expected, rel=1e-14)


def test_focal_by_hand():
    logits = [math.log(1), math.log(2), math.log(5)]
    assert one_row(Focal(gamma=3.0), logits, 1, 3) == pytest.approx(0.75**3 * math.log(4), rel=1e-14)
    assert one_row(Focal(gamma=0.0), logits, 1, 3) == pytest.approx(math.log(4), rel=1e-14)


@pytest.mark.parametrize("gamma", [0.0, 0.5, 1.0, 10.0])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_focal_gradients_stay_finite_at_certainty(dtype, gamma):
    for logits in ([200.0, 0.0], [0.0, 200.0], [17.0, 0.0], [1e-9, 0.0]):
        assert math.isfinite(one_row(Focal(gamma=gamma), logits, 0, 2, dtype))


def test_a_live_change_of_smoothing_changes_the_targets():
    training = make(blobs(20), dtype=np.float64, batch_size=20)
    smooth = make(blobs(20), dtype=np.float64, batch_size=20, loss=CrossEntropy(smoothing=0.2))
    assert training.apply(change(training, loss=CrossEntropy(smoothing=0.2))) == "live"
    assert training.step().loss == smooth.step().loss
    assert training.evaluate("train") == smooth.evaluate("train")


def test_huber_is_continuous_where_its_branches_meet():
    for d in (1.0, 1.0 + 1e-12, 1.0 - 1e-12):
        assert one_row("huber", [0.0], [d], 0) == pytest.approx(0.5, rel=1e-11)


@pytest.mark.parametrize("loss", ["cross_entropy", "focal", "binary_cross_entropy"])
def test_probabilities_are_probabilities(loss):
    training = make(blobs(20), loss=loss, dtype=np.float32)
    p = training.network.predict(np.random.default_rng(0).normal(0, 1e3, (50, 2)))
    assert np.isfinite(p).all()
    assert ((p >= 0) & (p <= 1)).all()
    if p.shape[1] > 1:
        np.testing.assert_allclose(p.sum(axis=1), 1, rtol=1e-6)


def test_links_keep_small_probabilities():
    training = make(blobs(20), loss="binary_cross_entropy")
    training.network.load_state_dict({"0.weight": np.zeros((1, 2)), "0.bias": np.array([-30.0])})
    assert training.network.predict(np.zeros((1, 2)))[0, 0] == pytest.approx(math.exp(-30), abs=1e-15)


def test_only_the_elementwise_losses_take_targets_and_an_output_activation():
    assert [name for name, rule in LOSSES.items() if "regression" in rule.tasks] == ["mse", "mae", "huber"]
    assert [name for name, rule in LOSSES.items() if rule.free_output] == ["mse", "mae", "huber"]
    assert [name for name, rule in LOSSES.items() if rule.only_two_classes] == ["binary_cross_entropy"]
    assert all("classification" in rule.tasks for rule in LOSSES.values())
