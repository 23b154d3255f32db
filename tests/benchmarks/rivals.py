"""The workloads as rivals run them: PyTorch, eager and tuned, and scikit-learn."""

import time
import warnings

import numpy as np
import torch
from torch import nn
from workloads import Workload

from playground.engine.activations import Tanh
from playground.engine.image_blocks import Conv2D, MaxPool2D
from playground.engine.optimizers import Adam

torch.set_num_threads(1)


class Rival:
    """The workload in PyTorch: eager as in a tutorial, or tuned (fused optimizer, no reading of the loss)."""

    def __init__(self, workload: Workload, training, tuned: bool):
        self.x = torch.from_numpy(np.array(training.data.train.x))
        self.y = torch.from_numpy(np.array(training.data.train.y))
        self.batch, self.tuned = workload.batch, tuned
        self.net = network_of(workload)
        weights = {name: torch.from_numpy(value) for name, value in training.network.state_dict().items()}
        self._load(weights)
        self.target = self.y
        if workload.loss == "mse":
            self.target = (2.0 * self.y - 1.0)[:, None].float()
        self.loss = nn.MSELoss() if workload.loss == "mse" else nn.CrossEntropyLoss()
        self.optimizer = torch_optimizer(workload, self.net.parameters(), tuned)
        self.order = torch.randperm(len(self.x))
        self.position = 0

    def _load(self, weights):
        """Our state has one number per block, theirs one per layer: assign in order."""
        own = list(self.net.state_dict().items())
        values = [weights[name] for name in weights]
        shapes = [item for item in own if not item[0].endswith("num_batches_tracked")]
        assert [tuple(v.shape) for _, v in shapes] == [tuple(v.shape) for v in values], "the two networks differ"
        with torch.no_grad():
            for (_, theirs), ours in zip(shapes, values, strict=True):
                theirs.copy_(ours)

    def step(self, rows=None):
        """One step on the next mini-batch, or on `rows`; its loss."""
        if rows is None:
            if self.position + self.batch > len(self.x):
                self.order, self.position = torch.randperm(len(self.x)), 0
                if self.tuned:
                    self.x, self.target = self.x[self.order], self.target[self.order]
            part = slice(self.position, self.position + self.batch)
            self.position += self.batch
            rows = part if self.tuned else self.order[part]
        self.optimizer.zero_grad(set_to_none=True)
        loss = self.loss(self.net(self.x[rows]), self.target[rows])
        loss.backward()
        self.optimizer.step()
        return loss if self.tuned else loss.item()


def torch_optimizer(workload: Workload, parameters, tuned: bool):
    """The workload's rule in PyTorch."""
    rate = workload.optimizer.learning_rate
    if isinstance(workload.optimizer, Adam):
        return torch.optim.Adam(parameters, lr=rate, fused=tuned)
    momentum = getattr(workload.optimizer, "momentum", 0.0)
    return torch.optim.SGD(parameters, lr=rate, momentum=momentum, fused=tuned)


def network_of(workload: Workload) -> nn.Sequential:
    """The workload in PyTorch."""
    layers: list[nn.Module] = []
    shape = workload.shape
    for block in workload.blocks:
        layers += _layers(block, shape)
        shape = block.output_shape(shape)
    units = 1 if workload.loss == "mse" else workload.classes
    if len(shape) > 1:
        layers.append(nn.Flatten())
    layers.append(nn.Linear(int(np.prod(shape)), units))
    return nn.Sequential(*layers, *([nn.Tanh()] if workload.loss == "mse" else []))


def _layers(block, shape) -> list[nn.Module]:
    if isinstance(block, MaxPool2D):
        return [nn.MaxPool2d(block.size, block.stride)]
    if isinstance(block, Conv2D):
        before, _ = block.padding.border(block.kernel)
        return [nn.Conv2d(shape[0], block.filters, block.kernel, block.stride, before), nn.ReLU()]
    layers: list[nn.Module] = [nn.Flatten()] if len(shape) > 1 else []
    layers.append(nn.Linear(int(np.prod(shape)), block.units))
    if block.batch_norm == "before":
        layers.append(nn.BatchNorm1d(block.units))
    layers.append(nn.Tanh() if isinstance(block.activation, Tanh) else nn.ReLU())
    if block.dropout:
        layers.append(nn.Dropout(block.dropout))
    return layers


def sklearn_step(workload: Workload, training, seconds: float):
    """Microseconds a step of scikit-learn's MLP over whole epochs, or None where it has no such network."""
    if workload.sklearn is None:
        return None
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    x, y = np.array(training.data.train.x), np.array(training.data.train.y)
    steps = -(-len(x) // workload.batch)

    def measure() -> float:
        epochs = max(1, int(seconds * 1e6 / (steps * 500)))
        model = MLPClassifier(
            batch_size=workload.batch, max_iter=epochs, n_iter_no_change=10**6, tol=0.0, **workload.sklearn
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            begin = time.perf_counter()
            model.fit(x, y)
        return (time.perf_counter() - begin) / (epochs * steps) * 1e6

    return measure
