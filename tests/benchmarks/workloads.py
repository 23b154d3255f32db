"""The workloads of the engine's benchmark: the same network for our engine, PyTorch and scikit-learn."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import msgspec
import numpy as np

from playground.engine.activations import ReLU, Tanh
from playground.engine.blocks import Dense, Output
from playground.engine.examples import Data, Part
from playground.engine.image_blocks import Conv2D, MaxPool2D, Pixels, Valid
from playground.engine.initializers import HeNormal, XavierNormal
from playground.engine.losses import MSE, CrossEntropy
from playground.engine.optimizers import SGD, Adam, Momentum
from playground.engine.specs import NetworkSpec, TrainingSpec
from playground.engine.training import Training


class Experiment(msgspec.Struct, frozen=True):
    """What `Training` wants to know."""

    data: Any
    network: NetworkSpec
    training: TrainingSpec


@dataclass(frozen=True)
class Workload:
    """One network on random data of the right size; `sklearn` are MLPClassifier's settings where it can do it."""

    name: str
    shape: tuple[int, ...]
    classes: int
    rows: int
    batch: int
    blocks: tuple[Any, ...]
    optimizer: Any
    loss: str = "cross_entropy"
    sklearn: dict[str, Any] | None = None

    def without_dropout(self) -> "Workload":
        """The same without chance, for comparing losses."""
        bare = tuple(
            msgspec.structs.replace(block, dropout=0.0) if getattr(block, "dropout", 0) else block
            for block in self.blocks
        )
        return replace(self, blocks=bare)


def _dense(units, **settings):
    return Dense(units=units, activation=ReLU(), initializer=HeNormal(), **settings)


def _tanh(units):
    return Dense(units=units, activation=Tanh(), initializer=XavierNormal())


WORKLOADS = {
    w.name: w
    for w in (
        Workload("a", (2,), 2, 500, 10, (_tanh(4), _tanh(2)), SGD(0.03), "mse",
                 {"hidden_layer_sizes": (4, 2), "activation": "tanh", "solver": "sgd", "momentum": 0.0}),
        Workload("b", (2,), 2, 512, 32, (_tanh(8), _tanh(8), _tanh(8)), Adam(0.01), "mse",
                 {"hidden_layer_sizes": (8, 8, 8), "activation": "tanh"}),
        Workload("c", (2,), 3, 512, 32, (_dense(100),), Momentum(0.1), "cross_entropy",
                 {"hidden_layer_sizes": (100,), "solver": "sgd", "nesterovs_momentum": False}),
        Workload("d", (64,), 10, 1792, 64,
                 (_dense(128, batch_norm="before", dropout=0.2), _dense(64, batch_norm="before", dropout=0.2)), Adam()),
        Workload("e", (784,), 10, 6016, 128, (_dense(256), _dense(128)), Adam(), "cross_entropy",
                 {"hidden_layer_sizes": (256, 128)}),
        Workload("f", (784,), 10, 6000, 100, (_dense(100, batch_norm="before"),) * 5, SGD(0.01)),
        Workload("g", (1, 28, 28), 10, 1000, 100,
                 (Conv2D(filters=30, kernel=5, padding=Valid()), MaxPool2D(), _dense(100)), Adam()),
        Workload("h", (1, 8, 8), 10, 1792, 64,
                 (Conv2D(filters=16, padding=Pixels(width=1)), MaxPool2D(), Conv2D(filters=32, padding=Pixels(width=1)),
                  MaxPool2D()), Adam()),
    )
}  # fmt: skip


def training_of(workload: Workload, dropout: bool = True) -> Training[Experiment]:
    """The workload on our engine."""
    if not dropout:
        workload = workload.without_dropout()
    output = Output(activation=Tanh()) if workload.loss == "mse" else Output()
    loss = MSE() if workload.loss == "mse" else CrossEntropy()
    training = TrainingSpec(loss=loss, optimizer=workload.optimizer, batch_size=workload.batch)
    network = NetworkSpec(blocks=workload.blocks, output=output)
    return Training(Experiment(None, network, training), _prepare(workload))


def _prepare(workload: Workload) -> Callable[[Any, Any], Data]:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(workload.rows, *workload.shape)).astype(np.float32)
    y = rng.integers(0, workload.classes, workload.rows)
    count = int(np.prod(workload.shape))
    names = tuple(f"x{i}" for i in range(count))
    full, none = Part(x, y, x.reshape(len(x), -1)), Part(x[:0], y[:0], x[:0].reshape(0, count))
    classes = tuple(str(i) for i in range(workload.classes))
    data = Data(full, none, none, "classification", classes, names, names, (), ((0.0, 1.0),) * count, np.asarray)
    return lambda spec, dtype: data
