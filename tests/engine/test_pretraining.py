"""Pre-training: contrastive divergence by hand, auto-encoders against finite differences and PCA, and the phase."""

import math
from types import SimpleNamespace

import numpy as np
import pytest
from engine_support import blobs, dense, examples, make, pictures
from msgspec.structs import replace

from playground.engine.activations import Linear, ReLU, Sigmoid
from playground.engine.image_blocks import Conv2D, FlattenBlock
from playground.engine.optimizers import SGD, Adam
from playground.engine.pretraining.autoencoder import Autoencoder, AutoencoderTrainer
from playground.engine.pretraining.phase import stack
from playground.engine.pretraining.rbm import BoltzmannTrainer, RestrictedBoltzmann
from playground.engine.pretraining.rule import NoPretraining
from playground.engine.tape import walk

RULES = (RestrictedBoltzmann(epochs=3, batch_size=8), Autoencoder(epochs=3, batch_size=8))


def pretrained(rule, *blocks, data=None, dtype=np.float64, **training):
    """A training with pre-training, at its beginning."""
    return asking(make(data or blobs(20), *(blocks or (sigmoid(4), sigmoid(3))), dtype=dtype, **training), rule)


def asking(training, rule):
    """The same training with another pre-training."""
    training.apply(replace(training.spec, network=replace(training.spec.network, pretraining=rule)))
    return training


def sigmoid(units, **settings):
    return dense(units, Sigmoid(), **settings)


def states(training):
    return training.network.state_dict()


def same(a, b):
    return a.keys() == b.keys() and all(a[name].tobytes() == b[name].tobytes() for name in a)


# -- contrastive divergence


def logistic(z):
    return 1 / (1 + math.exp(-z))


def by_hand(W, b, c, v, chance, binary):
    """h, h', v' of CD-1 for one example, number by number."""
    h = [logistic(sum(W[j][i] * v[i] for i in range(2)) + b[j]) for j in range(2)]
    states = [1.0 if chance[j] < h[j] else 0.0 for j in range(2)]
    back = [sum(W[j][i] * states[j] for j in range(2)) + c[i] for i in range(2)]
    v1 = [logistic(z) for z in back] if binary else back
    h1 = [logistic(sum(W[j][i] * v1[i] for i in range(2)) + b[j]) for j in range(2)]
    return h, h1, v1


@pytest.mark.parametrize(("v", "binary"), [([1.0, 0.0], True), ([1.5, -0.5], False)])
def test_contrastive_divergence_by_hand(v, binary):
    """Two steps, so that the momentum of 0.5 is in it; of the hidden units one fires in each step."""
    W, b, c = [[0.5, -1.0], [1.0, 0.25]], [0.1, -0.2], [0.2, -0.3]
    draws = [[0.9, 0.1], [0.2, 0.99]]
    rng = SimpleNamespace(
        normal=lambda mean, spread, shape: np.zeros(shape),
        random=lambda size, dtype, out: np.copyto(out, np.array(draws[len(errors)])[:, None]),
    )
    weights, errors = np.zeros((2, 3)), []
    machine = BoltzmannTrainer(weights, np.array([v]), 0.3, rng)
    weights[:], machine.c[:] = [[0.5, -1.0, 0.1], [1.0, 0.25, -0.2]], [[0.2], [-0.3]]
    rate = 0.3 if binary else 0.03
    steps = np.zeros(8)
    for chance in draws:
        errors.append(machine.step(np.array([0])))
        h, h1, v1 = by_hand(W, b, c, v, chance, binary)
        assert errors[-1] == pytest.approx(((v[0] - v1[0]) ** 2 + (v[1] - v1[1]) ** 2) / 2, rel=1e-12)
        contrast = [h[j] * v[i] - h1[j] * v1[i] for j in range(2) for i in range(2)]
        contrast += [h[0] - h1[0], h[1] - h1[1], v[0] - v1[0], v[1] - v1[1]]
        steps = 0.5 * steps + rate * np.array(contrast)
        W = [[W[j][i] + steps[2 * j + i] for i in range(2)] for j in range(2)]
        b, c = [b[0] + steps[4], b[1] + steps[5]], [c[0] + steps[6], c[1] + steps[7]]
        np.testing.assert_allclose(weights, [[*W[0], b[0]], [*W[1], b[1]]], rtol=1e-12)
        np.testing.assert_allclose(machine.c[:, 0], c, rtol=1e-12)


def test_a_step_is_the_mean_over_its_rows():
    x = np.random.default_rng(1).uniform(size=(6, 3))
    always = SimpleNamespace(normal=lambda *_: np.full((2, 3), 0.1), random=lambda size, dtype, out: out.fill(0.0))
    moved = []
    for rows in ([0], [3], [5], [0, 3, 5]):
        weights = np.zeros((2, 4))
        BoltzmannTrainer(weights, x, 0.1, always).step(np.array(rows))
        moved.append(weights - [0.1, 0.1, 0.1, 0.0])
    np.testing.assert_allclose(moved[3], (moved[0] + moved[1] + moved[2]) / 3, rtol=1e-12)


def test_visible_units_follow_the_range_of_the_inputs():
    """Their first biases alone reconstruct the mean; a share of 0 or 1 is not believed."""
    x = np.array([[0.0, 0.25, 0.0], [0.5, 0.25, 0.0]])
    machines = [BoltzmannTrainer(np.zeros((2, 4)), data, 0.1, np.random.default_rng(0)) for data in (x, x - 0.1)]
    assert [machine.binary for machine in machines] == [True, False]
    np.testing.assert_allclose(1 / (1 + np.exp(-machines[0].c[:, 0])), [0.25, 0.25, 0.01])
    np.testing.assert_allclose(machines[1].c[:, 0], [0.15, 0.15, -0.1])


# -- auto-encoders


@pytest.mark.parametrize("activation", [Sigmoid(), Linear(), dense().activation])
def test_gradient_of_the_autoencoder(activation):
    x = np.random.default_rng(2).normal(size=(7, 5))
    training = make(examples(x, np.zeros((7, 1))), dense(3, activation), loss="mse")
    trainer = AutoencoderTrainer(training.network, 0, x, 0.001)
    f = {"sigmoid": lambda z: 1 / (1 + np.exp(-z)), "linear": lambda z: z, "tanh": np.tanh}[activation.key()]
    network = trainer.network

    def error():
        state = network.state_dict()
        code = f(x @ state["0.weight"].T + state["0.bias"])
        return np.mean((code @ state["1.weight"].T + state["1.bias"] - x) ** 2)

    start = network.theta.copy()
    expected = []
    for place in range(len(start)):
        values = []
        for sign in (1, -1):
            network.theta[:] = start
            network.theta[place] += sign * 1e-5
            values.append(error())
        expected.append((values[0] - values[1]) / 2e-5)
    network.theta[:] = start
    before = error()
    tape = trainer._tape(7)
    tape.take(np.arange(7))
    walk(tape.gradient)
    np.testing.assert_allclose(network.grad, expected, rtol=1e-6, atol=1e-9)
    assert trainer.step(np.arange(7)) == pytest.approx(before, rel=1e-12)
    np.testing.assert_allclose(network.theta - start, -0.001 * np.sign(expected), rtol=1e-3)  # Adam's first step
    for name in ("0.weight", "0.bias"):
        assert np.array_equal(network.state_dict()[name], states(training)[name])


def residual(x, components):
    """The mean squared error of the best linear reconstruction, by singular values."""
    values = np.linalg.svd(x - x.mean(0), compute_uv=False)
    return (values[components:] ** 2).sum() / x.size


def test_a_linear_autoencoder_comes_down_to_principal_components():
    """So does the second, on what the first makes of the examples."""
    rng = np.random.default_rng(3)
    x = rng.normal(size=(120, 4)) @ rng.normal(size=(4, 6)) + 0.3 * rng.normal(size=(120, 6)) + 1
    rule = Autoencoder(epochs=600, learning_rate=0.005, batch_size=60)
    blocks = (dense(3, Linear()), dense(2, Linear()))
    training = pretrained(rule, *blocks, data=examples(x, np.zeros((120, 1))), loss="mse")
    list(training.run(0))
    first, second = (errors[-1] for errors in training.frame().pretraining.of_blocks().values())
    state = states(training)
    code = x @ state["0.weight"].T + state["0.bias"]
    for error, bound in ((first, residual(x, 3)), (second, residual(code, 2))):
        assert 0.99 * bound < error < 1.03 * bound


# -- the phase


@pytest.mark.parametrize("rule", RULES)
def test_the_error_falls_in_every_layer(rule):
    rng = np.random.default_rng(4)
    x = (rng.random((120, 12)) < rng.random((4, 12))[np.arange(120) % 4] ** 3).astype(float)
    rule = replace(rule, epochs=30, learning_rate=0.3 if rule.key() == "rbm" else 0.01)
    training = pretrained(rule, sigmoid(8), sigmoid(6), data=examples(x, np.arange(120) % 4, 4))
    list(training.run(0))
    for errors in training.frame().pretraining.of_blocks().values():
        assert len(errors) == 30
        assert errors[-1] < 0.85 * errors[0]


@pytest.mark.parametrize("rule", RULES)
def test_labels_and_other_parts_are_never_seen(rule):
    x = np.random.default_rng(5).normal(size=(20, 2))
    nothing = (np.full((5, 2), np.nan), np.zeros(5, int))
    plain = pretrained(rule, data=examples(x, np.arange(20) % 2, 2))
    other = pretrained(rule, data=examples(x, np.arange(20) // 7 % 2, 2, validation=nothing, test=nothing))
    for training in (plain, other):
        for _ in training.run(0):
            pass
    assert same(states(plain), states(other))
    assert plain.frame().pretraining == other.frame().pretraining


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_equal_seeds_give_equal_bits_however_it_is_walked(rule, dtype):
    def training():
        return pretrained(rule, sigmoid(4, batch_norm="before", dropout=0.3), sigmoid(3), dtype=dtype, batch_size=8)

    by_steps, by_epochs, by_run = training(), training(), training()
    for _ in range(18 + 6):
        by_steps.step()
    for _ in range(6 + 2):
        by_epochs.epoch()
    list(by_run.run(2))
    assert by_steps.steps_done == by_epochs.steps_done == by_run.steps_done == 6
    assert same(states(by_steps), states(by_epochs))
    assert same(states(by_steps), states(by_run))
    expected = states(by_run)
    by_run.reset()
    assert by_run.phase.steps == 0
    assert same(states(by_run), states(training()))
    list(by_run.run(2))
    assert same(states(by_run), expected)


def test_chance_has_streams_of_its_own():
    """Neither the order seed nor a further block changes what the first block learns; the weights seed does."""
    plain, ordered, longer, seeded = (
        pretrained(RULES[0], *blocks, **settings)
        for blocks, settings in (
            ((sigmoid(4),), {}),
            ((sigmoid(4),), {"seed": 1}),
            ((sigmoid(4), sigmoid(3)), {}),
            ((sigmoid(4),), {"weights_seed": 1}),
        )
    )
    found = []
    for training in (plain, ordered, longer, seeded):
        list(training.run(0))
        found.append(states(training)["0.weight"].tobytes())
    assert found[0] == found[1] == found[2] != found[3]


@pytest.mark.parametrize("rule", RULES)
def test_the_phase_comes_before_step_0_and_its_end_writes_row_0(rule):
    training = pretrained(rule, batch_size=8)
    seen = []
    for result in training.run(1):
        phase = training.phase
        seen.append(phase and (str(phase.block), phase.epoch, phase.epochs, phase.steps))
        if phase:
            assert phase.error == result.loss
            assert training.steps_done == training.progress == len(training.history) == 0
            assert phase.share == pytest.approx(phase.progress / 6)
            assert training.frame().evaluation == {"train": None, "validation": None, "test": None}
    assert seen[:4] == [("Dense 1", 1, 3, 1), ("Dense 1", 1, 3, 2), ("Dense 1", 2, 3, 3), ("Dense 1", 2, 3, 4)]
    assert seen[8:10] == [("Dense 2", 1, 3, 9), ("Dense 2", 1, 3, 10)]
    assert seen[17:] == [None] * 4
    assert list(training.history.snapshot().epoch) == [0, 1]
    alone = pretrained(rule, batch_size=8)
    list(alone.run(0))
    assert alone.history.snapshot().loss["train"][0] == alone.evaluate("train")["loss"]
    assert alone.frame().evaluation["train"] == alone.evaluate("train")


def test_every_example_is_seen_once_an_epoch_and_chosen_rows_count_towards_none():
    training = pretrained(RULES[0])
    rows = [training.step().indices for _ in range(2)]
    assert list(training.step(np.array([3, 1])).indices) == [3, 1]
    rows.append(training.step().indices)
    assert sorted(np.concatenate(rows)) == list(range(20))
    assert training.phase.epoch == 2


def test_the_error_of_an_epoch_weighs_every_example_alike():
    training = pretrained(RULES[0])
    results = [training.step() for _ in range(3)]
    assert [len(result.indices) for result in results] == [8, 8, 4]
    expected = sum(result.loss * len(result.indices) for result in results) / 20
    assert training.frame().pretraining.errors == (pytest.approx(expected, rel=1e-12),)


def test_which_blocks_are_pretrained():
    conv, flat = Conv2D(), FlattenBlock()
    assert stack((dense(), dense(), dense())) == (0, 1, 2)
    assert stack((flat, dense(), conv, dense())) == (1,)
    assert stack((dense(), dense(residual=True), dense())) == (0,)
    assert stack((conv, dense())) == stack((dense(residual=True),)) == stack(()) == ()


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("first", [(), (FlattenBlock(),)])
def test_images_are_flattened(rule, first):
    training = pretrained(rule, *first, sigmoid(4), sigmoid(3), data=pictures(20))
    before = states(training)
    list(training.run(0))
    after = states(training)
    changed = {name for name in after if not np.array_equal(before[name], after[name])}
    index = len(first)
    assert changed == {f"{block}.{name}" for block in (index, index + 1) for name in ("weight", "bias")}


def test_without_pretraining_nothing_is_different():
    training = make(blobs(20), dense())
    assert training.phase is training.pretraining is None
    assert training.frame().pretraining is None
    assert asking(training, NoPretraining()).phase is None


# -- changes, divergence


def test_what_is_live_stays_live_in_the_phase_and_the_network_starts_again():
    training = pretrained(RULES[1])
    training.epoch()
    spec = replace(training.spec, training=replace(training.spec.training, optimizer=Adam(0.01)))
    assert training.apply(spec) == "live"
    assert training.phase.epoch == 2
    blocks = (sigmoid(4), dense(3, ReLU()))
    changed = replace(spec, network=replace(spec.network, blocks=blocks))
    assert training.apply(changed, keep_weights=True) == "rebuilt"
    assert training.phase.steps == 0
    list(training.run(0))
    assert training.apply(spec) == "live"  # an activation, once the phase is over
    assert training.phase is None


def test_kept_weights_have_the_pretraining_behind_them():
    training = pretrained(RULES[1])
    list(training.run(1))
    trained = states(training)
    other = replace(training.spec, network=replace(training.spec.network, seed=5))
    assert training.apply(other, keep_weights=True) == "rebuilt"
    assert training.phase is None
    assert same(states(training), trained)
    again = replace(other, network=replace(other.network, pretraining=replace(RULES[1], epochs=1)))
    assert training.apply(again, keep_weights=True) == "rebuilt"
    assert training.phase.epochs == 1
    assert not same(states(training), trained)


@pytest.mark.parametrize("rule", RULES)
def test_divergence_says_where_and_starts_again_with_a_smaller_rate(rule):
    far = examples(blobs(20).train.x * 1e25, np.arange(20) % 2, 2)  # whose squares overflow
    training = pretrained(replace(rule, learning_rate=1000.0), data=far, dtype=np.float32, optimizer=SGD(0.1))
    list(training.run())
    assert training.stopped == "diverged"
    assert str(training.diverged.message) == (
        f"The pre-training of Dense 1 became infinite in epoch {training.diverged.epoch}: "
        "its learning rate is probably too large."
    )
    assert len(training.history) == training.steps_done == 0
    before = states(training)
    assert len(training.step().indices) == 0
    assert all(np.array_equal(before[name], value, equal_nan=True) for name, value in states(training).items())
    spec = training.restore(0.1)
    assert spec.network.pretraining.learning_rate == pytest.approx(100)
    assert spec.training == replace(spec.training, optimizer=SGD(0.1))
    assert training.diverged is None
    assert training.phase.steps == 0
    assert np.isfinite(training.network.theta).all()
