"""What the engine's tests share: small data, and trainings on data that is given instead of prepared."""

from typing import Any

import msgspec
import numpy as np

from playground.engine.activations import Linear, Tanh
from playground.engine.block_rule import BlockRule
from playground.engine.blocks import Dense, Output
from playground.engine.examples import Data, Part
from playground.engine.losses import LOSSES
from playground.engine.optimizers import SGD
from playground.engine.specs import NetworkSpec, TrainingSpec
from playground.engine.training import Training


class Experiment(msgspec.Struct, frozen=True):
    """An experiment whose data is the number of what `make` was given."""

    network: NetworkSpec
    training: TrainingSpec
    data: int = 0


def part(x: Any, y: Any) -> Part:
    """A read-only part; the raw inputs are the network's."""
    x, y = np.array(x), np.array(y)
    for array in (x, y):
        array.flags.writeable = False
    return Part(x, y, x)


def examples(x: Any, y: Any, classes: int = 0, validation: Any = None, test: Any = None) -> Data:
    """Data whose training part is `x` (N, features) and `y`: labels for `classes` classes, or (N, targets)."""
    x, y = np.asarray(x), np.asarray(y)
    columns = tuple(f"x{i + 1}" for i in range(x[0].size))
    empty = (x[:0], y[:0])
    return Data(
        train=part(x, y),
        validation=part(*(validation or empty)),
        test=part(*(test or empty)),
        task="classification" if classes else "regression",
        classes=tuple(f"class {i}" for i in range(classes)),
        inputs=columns,
        columns=columns,
        targets=() if classes else tuple(f"y{i + 1}" for i in range(y.shape[1])),
        bounds=tuple((-6.0, 6.0) for _ in columns),
        encode=lambda raw: raw,
    )


def blobs(rows: int, classes: int = 2, features: int = 2, seed: int = 0) -> Data:
    """Overlapping blobs, one for each class."""
    rng = np.random.default_rng(seed)
    y = np.arange(rows) % classes
    centres = np.random.default_rng(0).normal(0, 1.5, (classes, features))
    return examples(centres[y] + rng.normal(size=(rows, features)), y, classes)


def waves(rows: int, targets: int = 1, seed: int = 0) -> Data:
    """A regression of waves over the plane."""
    rng = np.random.default_rng(seed)
    x = rng.uniform(-2, 2, (rows, 2))
    return examples(x, np.stack([np.sin(x[:, 0] * (i + 1)) + x[:, 1] for i in range(targets)], axis=1))


def dense(units: int = 8, activation: Any = None, **settings: Any) -> Dense:
    """A dense block, tanh unless said."""
    return Dense(units=units, activation=activation or Tanh(), **settings)


def pictures(rows: int, shape: tuple[int, int, int] = (2, 5, 4), classes: int = 3) -> Data:
    """Random images of `shape` (channels, height, width) with labels in turn."""
    return examples(np.random.default_rng(4).normal(size=(rows, *shape)), np.arange(rows) % classes, classes)


def make(
    data: Data | tuple[Data, ...],
    *blocks: BlockRule,
    loss: Any = "cross_entropy",
    optimizer: Any = None,
    output: Any = None,
    weights_seed: int = 0,
    dtype: Any = np.float64,
    **training: Any,
) -> Training:
    """A training on `data` (several: one for each number that a spec's `data` may have), SGD at 0.1 unless said."""
    choice = data if isinstance(data, tuple) else (data,)
    spec = Experiment(
        NetworkSpec(blocks, Output(activation=output or Linear()), weights_seed),
        TrainingSpec(
            loss=LOSSES[loss]() if isinstance(loss, str) else loss, optimizer=optimizer or SGD(0.1), **training
        ),
    )
    return Training(spec, lambda number, _: choice[number], dtype)


def change(training: Training, **settings: Any) -> Experiment:
    """The training's spec with other training settings."""
    return msgspec.structs.replace(training.spec, training=msgspec.structs.replace(training.spec.training, **settings))


def change_block(training: Training, index: int, **settings: Any) -> Experiment:
    """The training's spec with one block changed."""
    network = training.spec.network
    blocks = list(network.blocks)
    blocks[index] = msgspec.structs.replace(blocks[index], **settings)
    return msgspec.structs.replace(training.spec, network=msgspec.structs.replace(network, blocks=tuple(blocks)))
