"""Class weights: the weighted mean of the examples' losses, its gradient, and what they leave alone."""

import numpy as np
import pytest
from engine_support import blobs, change, dense, examples, make, waves
from gradient_support import ROWS, settled, worst
from step_support import step_and_code_agree

from playground.engine.class_weights import Balanced, Chosen, Unweighted
from playground.engine.losses import LOSSES, CrossEntropy, Huber

RULES = [*(rule() for rule in LOSSES.values()), CrossEntropy(smoothing=0.3), Huber(delta=20.0)]


def uneven(loss, rows=ROWS):
    """Rows of two or three classes of unequal frequency."""
    rng = np.random.default_rng(5)
    y = np.array([0, 0, 0, 1, 0, 1] if loss.only_two_classes else [0, 0, 2, 1, 0, 1])
    return examples(rng.normal(size=(rows, 3)), y[:rows], 2 if loss.only_two_classes else 3)


def weights_for(data):
    return (3.0, 0.5, 1.25)[: len(data.classes)]


@pytest.mark.parametrize("loss", RULES, ids=repr)
def test_the_loss_is_the_weighted_mean_of_the_losses_of_single_rows(loss):
    """Whatever the loss, by its own value on batches of one row; also whole numbers act as repeated rows."""
    data = uneven(loss)
    weights = np.array(weights_for(data))[data.train.y]
    training = make(data, dense(4), loss=loss, class_weights=Chosen(weights_for(data)), batch_size=ROWS)
    alone = []
    for row in range(ROWS):
        single = make(data, dense(4), loss=loss, batch_size=1)
        alone.append(single.step(indices=np.array([row])).loss)
    assert training.step().loss == pytest.approx((weights * alone).sum() / weights.sum(), rel=1e-12)


def test_a_weight_of_two_is_every_row_twice():
    data = blobs(9, classes=3)
    rows = np.array([0, 1, 2, 3, 3])  # class 0 has rows 0 and 3
    weighted = make(data, dense(4), class_weights=Chosen((1.0, 2.0, 1.0)), batch_size=5)
    repeated = make(data, dense(4), batch_size=6)
    loss = weighted.step(indices=np.array([0, 1, 2, 3, 3])).loss
    assert loss == pytest.approx(repeated.step(indices=np.array([*rows, 1])).loss, rel=1e-12)
    np.testing.assert_allclose(weighted.network.theta, repeated.network.theta, rtol=1e-10, atol=1e-14)


@pytest.mark.parametrize("loss", RULES, ids=repr)
def test_the_gradient(loss):
    data = uneven(loss)
    chosen = Chosen(weights_for(data))
    assert worst(*settled(loss, dense(4), data=data, class_weights=chosen)) < 1e-6


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("loss", RULES, ids=repr)
def test_the_printed_step_gives_equal_bits(loss, dtype):
    data = uneven(loss)
    training = make(data, dense(4), loss=loss, class_weights=Chosen(weights_for(data)), batch_size=4, dtype=dtype)
    step_and_code_agree(training)


def test_balanced_as_scikit_learn_by_hand():
    counts = np.array([6, 3, 1])
    np.testing.assert_allclose(Balanced().of(counts), [10 / 18, 10 / 9, 10 / 3], rtol=1e-15)
    assert np.isfinite(Balanced().of(np.array([4, 0]))).all()


def test_evaluation_stays_unweighted():
    data = blobs(30, classes=3)
    plain, weighted = make(data, dense(4)), make(data, dense(4), class_weights=Chosen((5.0, 1.0, 1.0)))
    assert plain.evaluate("train") == weighted.evaluate("train")


def test_equal_weights_and_none_and_no_classes():
    """Equal weights change rounding at most; none, empty ones and those of a regression are no call at all."""
    data = blobs(30, classes=3)
    equal = make(data, dense(4), class_weights=Chosen((7.0, 7.0, 7.0)), batch_size=10)
    plain = make(data, dense(4), batch_size=10)
    for _ in range(6):
        assert equal.step().loss == pytest.approx(plain.step().loss, rel=1e-12)
    calls = len(plain.program().sections["draw"])
    for rule in (Unweighted(), Chosen()):
        assert len(make(data, dense(4), class_weights=rule).program().sections["draw"]) == calls
    regression = make(waves(20), dense(4), loss="mse", class_weights=Balanced())
    assert len(regression.program().sections["draw"]) == calls


def test_they_are_switched_live():
    training = make(uneven(LOSSES["cross_entropy"]()), dense(4), batch_size=ROWS)
    training.epoch()
    before = training.network.theta.copy()
    assert training.apply(change(training, class_weights=Balanced())) == "live"
    np.testing.assert_array_equal(training.network.theta, before)
    assert "row_weights" in training.program().names
    assert training.history.marks[-1].text == "Class weights None → Balanced"
