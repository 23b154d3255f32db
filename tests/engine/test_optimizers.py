"""One step of every rule equals a hand-worked table to 1e-12 (float64), and so do the next two, which need the moments.

The network is one weight and one bias under the mean absolute error, so that the gradient of a one-row batch is
sign(error) * x and sign(error): it is chosen here, and the tables below are about the rules alone.
"""

from math import sqrt

import msgspec
import numpy as np
import pytest
from engine_support import examples, make

from playground.engine.clipping import ClipNorm, ClipValue
from playground.engine.optimizers import OPTIMIZERS

RATE = 0.1
# The batches, with targets far below so that every error is positive: gradients (2, 1), (0.5, 1) and (-1, 1).
X = np.array([[2.0], [0.5], [-1.0]])
Y = np.array([[-100.0], [-100.0], [-100.0]])
W0 = 1.0


def walk(start, *changes):
    """The values after each of the changes."""
    values = [start]
    for change in changes:
        values.append(values[-1] - change)
    return values[1:]


def by_hand_sgd():
    """w -= 0.1 g."""
    return [0.8, 0.75, 0.85], [-0.1, -0.2, -0.3]


def by_hand_momentum():
    """v = 0.9 v + g: 2, 2.3, 1.07 for the weight, 1, 1.9, 2.71 for the bias; w -= 0.1 v."""
    return [0.8, 0.57, 0.463], [-0.1, -0.29, -0.561]


def by_hand_nesterov():
    """The same v, then w -= 0.1 (g + 0.9 v): 3.8, 2.57, -0.037 and 1.9, 2.71, 3.439."""
    return [0.62, 0.363, 0.3667], [-0.19, -0.461, -0.8049]


def by_hand_adagrad():
    """h += g^2: 4, 4.25, 5.25 and 1, 2, 3; w -= 0.1 g / (sqrt(h) + 1e-10)."""
    w = walk(W0, 0.1 * 2 / (2 + 1e-10), 0.1 * 0.5 / (sqrt(4.25) + 1e-10), -0.1 / (sqrt(5.25) + 1e-10))
    return w, walk(0.0, 0.1 / (1 + 1e-10), 0.1 / (sqrt(2) + 1e-10), 0.1 / (sqrt(3) + 1e-10))


def by_hand_rmsprop():
    """v = 0.99 v + 0.01 g^2: 0.04, 0.0421, 0.051679 and 0.01, 0.0199, 0.029701; w -= 0.1 g / (sqrt(v) + 1e-8)."""
    w = walk(W0, 0.1 * 2 / (0.2 + 1e-8), 0.1 * 0.5 / (sqrt(0.0421) + 1e-8), -0.1 / (sqrt(0.051679) + 1e-8))
    return w, walk(0.0, 0.1 / (0.1 + 1e-8), 0.1 / (sqrt(0.0199) + 1e-8), 0.1 / (sqrt(0.029701) + 1e-8))


def by_hand_adadelta():
    """v = 0.9 v + 0.1 g^2: 0.4, 0.385, 0.4465 and 0.1, 0.19, 0.271; d = sqrt(u + e) / sqrt(v + e) g, e = 1e-6.

    Then u = 0.9 u + 0.1 d^2 and w -= 0.1 d.
    """
    e = 1e-6
    d1 = sqrt(0 + e) / sqrt(0.4 + e) * 2
    d2 = sqrt(0.1 * d1**2 + e) / sqrt(0.385 + e) * 0.5
    d3 = sqrt(0.09 * d1**2 + 0.1 * d2**2 + e) / sqrt(0.4465 + e) * -1
    c1 = sqrt(0 + e) / sqrt(0.1 + e)
    c2 = sqrt(0.1 * c1**2 + e) / sqrt(0.19 + e)
    c3 = sqrt(0.09 * c1**2 + 0.1 * c2**2 + e) / sqrt(0.271 + e)
    return walk(W0, 0.1 * d1, 0.1 * d2, 0.1 * d3), walk(0.0, 0.1 * c1, 0.1 * c2, 0.1 * c3)


# Adam's moments of the weight: m = 0.9 m + 0.1 g and v = 0.999 v + 0.001 g^2, both zero before the first step.
# m: 0.2, 0.23, 0.107; v: 0.004, 0.004246, 0.005241754; corrections 1 - 0.9^t: 0.1, 0.19, 0.271 and
# 1 - 0.999^t: 0.001, 0.001999, 0.002997001. The bias has g = 1 throughout: its corrected moments are both 1.
ADAM = [
    0.1 * 2 / (2 + 1e-8),
    0.1 * (0.23 / 0.19) / (sqrt(0.004246 / 0.001999) + 1e-8),
    0.1 * (0.107 / 0.271) / (sqrt(0.005241754 / 0.002997001) + 1e-8),
]


def by_hand_adam():
    """w -= 0.1 m' / (sqrt(v') + 1e-8) with the corrected moments."""
    return walk(W0, *ADAM), walk(0.0, *[0.1 / (1 + 1e-8)] * 3)


def by_hand_adamw():
    """First w *= 1 - 0.1 * 0.01, then Adam; the bias does not decay."""
    w1 = W0 * 0.999 - ADAM[0]
    w2 = w1 * 0.999 - ADAM[1]
    w3 = w2 * 0.999 - ADAM[2]
    return [w1, w2, w3], walk(0.0, *[0.1 / (1 + 1e-8)] * 3)


def by_hand_nadam():
    """Adam's moments with mu_t = 0.9 (1 - 0.5 * 0.96^(0.004 t)) and the product P_t = mu_1 ... mu_t:

    w -= 0.1 / (sqrt(v') + 1e-8) * ((1 - mu_t) g / (1 - P_t) + mu_(t+1) m / (1 - P_t mu_(t+1))).
    """
    mu1, mu2, mu3, mu4 = (0.9 * (1 - 0.5 * 0.96 ** (0.004 * t)) for t in (1, 2, 3, 4))
    p1, p2, p3, p4 = mu1, mu1 * mu2, mu1 * mu2 * mu3, mu1 * mu2 * mu3 * mu4
    s1, s2, s3 = 2 + 1e-8, sqrt(0.004246 / 0.001999) + 1e-8, sqrt(0.005241754 / 0.002997001) + 1e-8
    w = walk(
        W0,
        0.1 / s1 * ((1 - mu1) * 2 / (1 - p1) + mu2 * 0.2 / (1 - p2)),
        0.1 / s2 * ((1 - mu2) * 0.5 / (1 - p2) + mu3 * 0.23 / (1 - p3)),
        0.1 / s3 * ((1 - mu3) * -1 / (1 - p3) + mu4 * 0.107 / (1 - p4)),
    )
    b = walk(
        0.0,
        0.1 / (1 + 1e-8) * ((1 - mu1) / (1 - p1) + mu2 * 0.1 / (1 - p2)),
        0.1 / (1 + 1e-8) * ((1 - mu2) / (1 - p2) + mu3 * 0.19 / (1 - p3)),
        0.1 / (1 + 1e-8) * ((1 - mu3) / (1 - p3) + mu4 * 0.271 / (1 - p4)),
    )
    return w, b


TABLES = {
    "sgd": ({}, by_hand_sgd),
    "momentum": ({"momentum": 0.9}, by_hand_momentum),
    "nesterov": ({"momentum": 0.9}, by_hand_nesterov),
    "adagrad": ({"epsilon": 1e-10}, by_hand_adagrad),
    "adadelta": ({"rho": 0.9, "epsilon": 1e-6}, by_hand_adadelta),
    "rmsprop": ({"alpha": 0.99, "epsilon": 1e-8}, by_hand_rmsprop),
    "adam": ({"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}, by_hand_adam),
    "adamw": ({"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "weight_decay": 0.01}, by_hand_adamw),
    "nadam": ({"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}, by_hand_nadam),
}

# PyTorch's defaults, except the rate of the SGD family.
DEFAULTS = {
    "sgd": {"learning_rate": 0.01},
    "momentum": {"learning_rate": 0.01, "momentum": 0.9},
    "nesterov": {"learning_rate": 0.01, "momentum": 0.9},
    "adagrad": {"learning_rate": 0.01, "epsilon": 1e-10},
    "adadelta": {"learning_rate": 1.0, "rho": 0.9, "epsilon": 1e-6},
    "rmsprop": {"learning_rate": 0.01, "alpha": 0.99, "epsilon": 1e-8},
    "adam": {"learning_rate": 0.001, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8},
    "adamw": {"learning_rate": 0.001, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "weight_decay": 0.01},
    "nadam": {"learning_rate": 0.002, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8},
}


def follow(optimizer, **settings):
    """Weights and biases after each of the three one-row steps."""
    training = make(examples(X, Y), loss="mae", optimizer=optimizer, **settings)
    training.network.load_state_dict({"0.weight": np.array([[W0]]), "0.bias": np.array([0.0])})
    found = []
    for row in range(3):
        training.step(indices=np.array([row]))
        state = training.network.state_dict()
        found.append((state["0.weight"][0, 0], state["0.bias"][0]))
    return found


@pytest.mark.parametrize("name", list(OPTIMIZERS))
def test_three_steps_equal_the_table_worked_by_hand(name):
    parameters, by_hand = TABLES[name]
    weights, biases = by_hand()
    found = follow(OPTIMIZERS[name](learning_rate=RATE, **parameters))
    np.testing.assert_allclose(found, list(zip(weights, biases, strict=True)), rtol=0, atol=1e-12)


@pytest.mark.parametrize("name", list(OPTIMIZERS))
def test_defaults_are_pytorchs(name):
    assert msgspec.structs.asdict(OPTIMIZERS[name]()) == DEFAULTS[name]


def test_clipping_comes_first_then_l1_and_l2_over_the_weight_alone():
    """The gradient (2, 1) is clipped to (1.5, 1); then 0.3 sign(1) and 0.2 * 1 are added to the weight's: 2."""
    (found, bias), *_ = follow(OPTIMIZERS["sgd"](learning_rate=RATE), clip=ClipValue(1.5), l1=0.3, l2=0.2)
    assert (found, bias) == pytest.approx((1 - 0.1 * 2.0, -0.1), abs=1e-12)


def test_clipping_by_norm_shortens_the_whole_gradient():
    """|(2, 1)| = sqrt(5); the bound 0.5 is divided by sqrt(5) + 1e-6."""
    (found, bias), *_ = follow(OPTIMIZERS["sgd"](learning_rate=RATE), clip=ClipNorm(0.5), l2=0.2)
    scale = 0.5 / (sqrt(5) + 1e-6)
    assert (found, bias) == pytest.approx((1 - 0.1 * (2 * scale + 0.2), -0.1 * scale), abs=1e-12)


def test_a_gradient_within_the_bound_is_left_alone():
    (found, bias), *_ = follow(OPTIMIZERS["sgd"](learning_rate=RATE), clip=ClipNorm(2.5))
    assert (found, bias) == pytest.approx((0.8, -0.1), abs=1e-12)


def test_decoupled_decay_takes_the_weight_before_the_rule():
    """L2 goes through the moments, decay does not: the gradient is 2 + 0.2, the corrected moments' ratio is 1."""
    rule = OPTIMIZERS["adamw"](learning_rate=RATE, weight_decay=0.5)
    (found, bias), *_ = follow(rule, l2=0.2)
    assert found == pytest.approx(1 * (1 - 0.1 * 0.5) - 0.1 * 2.2 / (2.2 + 1e-8), abs=1e-12)
    assert bias == pytest.approx(-0.1 / (1 + 1e-8), abs=1e-12)
