"""The range test against hand calculation and NumPy, and where a study ends."""

import numpy as np
import pytest
from msgspec.structs import replace
from study_runs import LINE, finish

from playground.data.files.progress import Cancelled
from playground.engine.blocks import Dense
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.pretraining.autoencoder import Autoencoder
from playground.engine.specs import EarlyStopping, NetworkSpec
from playground.experiment import build, load_preset
from playground.experiment.studies import RangeTest, complete


def quadratic():
    """Hessian, linear term, constant of the loss w'Hw/2 - b'w + c, and the initial weights and bias."""
    training = build(LINE, np.float64)
    x = np.column_stack([training.data.train.x, np.ones(training.data.train.rows)])
    y = training.data.train.y[:, 0]
    state = training.network.state_dict()
    return 2 * x.T @ x / len(x), 2 * x.T @ y / len(x), y @ y / len(x), np.append(state["0.weight"][0], state["0.bias"])


def test_the_sweep_is_gradient_descent_with_growing_rates():
    """The loss of every step equals the quadratic's, followed by hand with rates that grow by one factor."""
    test = RangeTest(low=1e-3, high=10, steps=60)
    sweep = finish(test.run(LINE, np.float64))
    h, b, c, w = quadratic()
    rates = 1e-3 * 10.0 ** (4 * np.arange(60) / 59)
    losses = []
    for rate in rates[: len(sweep.rates)]:
        losses.append(w @ h @ w / 2 - b @ w + c)
        w = w - rate * (h @ w - b)
    np.testing.assert_allclose(sweep.rates, rates[: len(sweep.rates)], rtol=1e-12)
    np.testing.assert_allclose(sweep.losses, losses, rtol=1e-9)


def test_the_loss_falls_up_to_the_rate_at_which_descent_diverges():
    """Below 2 / lambda_max every step makes a quadratic smaller; the suggestion is below, the explosion above."""
    sweep = finish(RangeTest(low=1e-3, high=10, steps=400).run(LINE, np.float64))
    limit = 2 / np.linalg.eigvalsh(quadratic()[0]).max()
    below = sweep.losses[1:][sweep.rates[:-1] < limit]
    assert (np.diff(below) <= 1e-12).all()
    assert sweep.exploded
    assert sweep.rates[-1] > limit
    assert limit / 100 < sweep.suggestion < limit


def test_a_sweep_begins_where_a_pretraining_ends():
    network = NetworkSpec(blocks=(Dense(units=3),), pretraining=Autoencoder(epochs=2))
    pretrained = build(replace(LINE, network=network), np.float64)
    for _ in pretrained.run(0):
        pass
    sweep = finish(RangeTest(steps=20).run(pretrained.spec, np.float64))
    assert len(sweep.losses) == 20
    assert sweep.losses[0] == pytest.approx(pretrained.evaluate("train")["loss"], rel=1e-9)


def test_smoothing_is_the_mean_with_fading_weights():
    sweep = finish(RangeTest(low=1e-5, high=1e-2, steps=30).run(load_preset("spiral")))
    weights = 0.9 ** np.arange(29, -1, -1)
    assert sweep.smoothed[-1] == pytest.approx(np.average(sweep.losses, weights=weights))
    assert not sweep.exploded


def test_rates_follow_the_examples_over_several_epochs():
    """180 rows in batches of 32: five full ones and one of 20 an epoch; the last step has the highest rate."""
    spec = load_preset("spiral")
    sweep = finish(RangeTest(low=1e-4, high=1e-2, steps=50).run(spec))
    rows, batch = build(spec).data.train.rows, spec.training.batch_size
    seen = [divmod(step, -(-rows // batch)) for step in range(50)]
    share = np.array([epochs * rows + steps * batch for epochs, steps in seen])
    np.testing.assert_allclose(np.log10(sweep.rates), -4 + 2 * share / share[-1], rtol=1e-12)


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_every_optimizer_takes_the_swept_rate(key):
    """A rate of a thousandth of the usual one changes nothing, so the loss must end elsewhere than at the start."""
    spec = load_preset("sine-regression")
    spec = replace(spec, training=replace(spec.training, optimizer=OPTIMIZERS[key](), batch_size=1000))
    sweep = finish(RangeTest(low=1e-5, high=100, steps=80).run(spec))
    assert sweep.spec is spec
    assert abs(sweep.losses[5] - sweep.losses[0]) < 0.05 * sweep.losses[0]
    assert abs(sweep.losses[-1] - sweep.losses[0]) > 0.05 * sweep.losses[0]


def test_schedule_and_early_stopping_do_not_end_a_test():
    spec = replace(LINE, training=replace(LINE.training, epochs=1, early_stopping=EarlyStopping(patience=1)))
    assert len(finish(RangeTest(low=1e-5, high=1e-3, steps=50).run(spec)).rates) == 50


def test_nothing_is_suggested_where_nothing_is_learnt():
    assert finish(RangeTest().run(load_preset("bad-initialisation"))).suggestion is None


def test_a_study_ends_where_its_listener_says():
    def hear(progress):
        if progress.share > 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        complete(RangeTest().run(load_preset("spiral")), hear)
