"""Parameters in one flat buffer, small kernels, denormal numbers, random streams, and the same bits in every thread."""

import math
import platform
import sys
import threading

import numpy as np
import pytest
from engine_support import blobs, dense, examples, make

from playground.engine.activations import ReLU
from playground.engine.kernels import clip, normal_cdf
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.streams import stream

X86_LINUX = sys.platform == "linux" and platform.machine() in ("x86_64", "AMD64")


def test_all_parameters_are_views_of_one_buffer():
    network = make(blobs(20), dense(6, batch_norm="before"), dense(5)).network
    assert network.theta.size == network.parameters
    rng = np.random.default_rng(0)
    network.theta[:] = values = rng.normal(size=network.parameters)
    found = [v.ravel() for name, v in network.state_dict().items() if "running" not in name]
    assert sorted(np.concatenate(found)) == sorted(values)


def test_decay_acts_on_weights_only():
    network = make(blobs(20), dense(6, batch_norm="before"), dense(5)).network
    network.theta[:] = network.weights
    for name, values in network.state_dict().items():
        if "running" not in name:
            assert (values == (1 if values.ndim == 2 else 0)).all(), name


@pytest.mark.parametrize(("dtype", "limit"), [(np.float32, 3e-7), (np.float64, 2e-16)])
def test_the_normal_distribution_function(dtype, limit):
    z = np.linspace(-9, 9, 2001).astype(dtype)
    out, t = np.empty_like(z), np.empty_like(z)
    normal_cdf(z, np.exp(-z * z / 2), out, t)
    exact = np.array([0.5 * math.erfc(-float(value) / math.sqrt(2)) for value in z])
    assert np.abs(out - exact).max() <= limit


def test_clip_keeps_what_is_not_a_number():
    x = np.array([-2.0, np.nan, 0.5, 2.0])
    out = np.empty_like(x)
    clip(x, np.array(-1.0), np.array(1.0), out)
    np.testing.assert_array_equal(out, [-1.0, np.nan, 0.5, 1.0])


def test_streams_depend_on_seed_and_name_alone():
    first = stream(7, "weights", 0).random(4)
    assert np.array_equal(stream(7, "weights", 0).random(4), first)
    others = [stream(8, "weights", 0), stream(7, "weights", 1), stream(7, "order"), stream(7, "dropout", 0)]
    assert all(not np.array_equal(other.random(4), first) for other in others)


def denormal(values):
    """By their bits: a thread that reads denormals as zero cannot see them by comparing."""
    bits = np.ascontiguousarray(values).view(np.uint32)
    return ((bits & 0x7F800000) == 0) & ((bits & 0x007FFFFF) != 0)


@pytest.mark.skipif(not X86_LINUX, reason="this machine offers no way to flush denormals")
@pytest.mark.parametrize("name", ["momentum", "nesterov", "adam", "adamw", "nadam"])
def test_fading_means_never_sink_into_denormal_numbers(name):
    """All units die in the first step; from then on their moments only fade."""
    data = examples(np.ones((4, 2)), np.zeros((4, 1)))
    training = make(data, dense(8, ReLU()), loss="mse", optimizer=OPTIMIZERS[name](), dtype=np.float32, batch_size=4)
    training.step()
    state = training.network.state_dict()
    state["0.weight"][:], state["0.bias"][:] = -1, -1
    training.network.load_state_dict(state)
    for _ in range(1500):
        training.step()
    names = training.program().names
    moments = [v for key, v in names.items() if key in ("velocity", "mean", "mean_square")]
    assert moments
    for values in (*moments, training.network.theta):
        assert not denormal(values).any()


def test_the_same_seeds_give_the_same_bits_in_another_thread():
    def trained():
        block = dense(8, ReLU(), batch_norm="after", dropout=0.2)
        training = make(blobs(40), block, dense(8), optimizer=OPTIMIZERS["adam"](), dtype=np.float32, batch_size=8)
        for _ in range(20):
            training.epoch()
        return training.network.theta.tobytes()

    found = []
    thread = threading.Thread(target=lambda: found.append(trained()))
    thread.start()
    thread.join()
    assert found == [trained()]


def test_a_training_may_move_to_another_thread():
    here, moved = (make(blobs(40), dense(8), dtype=np.float32, batch_size=8, epochs=6) for _ in range(2))
    list(here.run())
    moved.epoch()
    thread = threading.Thread(target=lambda: list(moved.run()))
    thread.start()
    thread.join()
    assert moved.network.theta.tobytes() == here.network.theta.tobytes()
