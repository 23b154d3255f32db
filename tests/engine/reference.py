"""What a network and its losses are, written the plain way: batch-first NumPy in float64, for comparison."""

import math

import numpy as np

ERF = np.vectorize(math.erf, otypes=[np.float64])
SELU_SCALE, SELU_ALPHA = 1.0507009873554805, 1.6732632423543772
EPSILON = 1e-5  # of batch norm

ACTIVATIONS = {
    "linear": lambda z, a: z,
    "step": lambda z, a: np.where(z > 0, 1.0, 0.0),
    "sigmoid": lambda z, a: 1 / (1 + np.exp(-z)),
    "tanh": lambda z, a: np.tanh(z),
    "relu": lambda z, a: np.maximum(z, 0),
    "leaky_relu": lambda z, a: np.where(z > 0, z, a.negative_slope * z),
    "prelu": lambda z, a: np.where(z > 0, z, a * z),
    "elu": lambda z, a: np.where(z > 0, z, a.alpha * np.expm1(np.minimum(z, 0))),
    "selu": lambda z, a: SELU_SCALE * np.where(z > 0, z, SELU_ALPHA * np.expm1(np.minimum(z, 0))),
    "softplus": lambda z, a: np.log(1 + np.exp(z)),
    "gelu": lambda z, a: z * (1 + ERF(z / math.sqrt(2))) / 2,
    "silu": lambda z, a: z / (1 + np.exp(-z)),
    "sine": lambda z, a: np.sin(z),
}


def activate(spec, z, state, index):
    return ACTIVATIONS[spec.key()](z, state.get(f"{index}.activation.weight", spec))


def normalise(state, index, z, training):
    name = f"{index}.norm."
    if training:
        mean, variance = z.mean(axis=0), z.var(axis=0)
    else:
        mean, variance = state[name + "running_mean"], state[name + "running_var"]
    return (z - mean) / np.sqrt(variance + EPSILON) * state[name + "weight"] + state[name + "bias"]


def logits(network, state, x, training=False):
    """The outputs before the link: (rows, inputs) -> (rows, outputs). No dropout."""
    y = x.reshape(len(x), -1).astype(np.float64)
    state = {name: value.astype(np.float64) for name, value in state.items()}
    for index, block in enumerate([*network.blocks, network.output]):
        z = y @ state[f"{index}.weight"].T + state[f"{index}.bias"]
        where = getattr(block, "batch_norm", "none")
        if where == "before":
            z = normalise(state, index, z, training)
        y = activate(block.activation, z, state, index)
        if where == "after":
            y = normalise(state, index, y, training)
    return y


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def link(loss, z):
    """What a prediction shows of the logits under a loss."""
    if loss.key() in ("cross_entropy", "focal"):
        return softmax(z)
    return 1 / (1 + np.exp(-z)) if loss.key() == "binary_cross_entropy" else z


def loss_value(loss, z, t):
    """The loss of logits (rows, outputs); `t` is labels (rows,) for losses on classes, else (rows, outputs)."""
    rows = np.arange(len(z))
    if loss.key() == "cross_entropy":
        logs = np.log(softmax(z))
        return -((1 - loss.smoothing) * logs[rows, t] + loss.smoothing * logs.mean(axis=1)).mean()
    if loss.key() == "focal":
        p = softmax(z)[rows, t]
        return -((1 - p) ** loss.gamma * np.log(p)).mean()
    if loss.key() == "hinge":
        margins = np.maximum(0, z - z[rows, t][:, None] + 1)
        margins[rows, t] = 0
        return margins.sum(axis=1).mean()
    if loss.key() == "binary_cross_entropy":
        return (np.logaddexp(0, z) - z * t).mean()
    d = np.abs(z - t)
    if loss.key() == "mse":
        return (d**2).mean()
    if loss.key() == "mae":
        return d.mean()
    return np.where(d <= loss.delta, d**2 / 2, loss.delta * (d - loss.delta / 2)).mean()
