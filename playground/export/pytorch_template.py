"""The fixed lines of the PyTorch script."""

HEAD = '''
"""{about}

Beside this file: the trained network (.safetensors) and the examples as the network is given them (.npz).
Needs torch, numpy and safetensors.

    python THIS_FILE            evaluates the trained network
    python THIS_FILE EPOCHS     trains a new one for so many epochs
"""

{imports}import sys
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional

EPOCHS = {epochs}
BATCH_SIZE = {batch_size}
LEARNING_RATE = {rate!r}
'''

MODULE = '''
class Network(nn.Module):
    """The network; examples come first: (N, ...)."""

    def __init__(self):
        super().__init__()
{attributes}

    def draw_weights(self):
        """The first weights of a new training."""
{first}

    def forward(self, x):
        """The outputs (N, units) before the link."""
{forward}


def trained_network():
    """The network with the weights it has come to."""
    network = Network()
    network.load_state_dict(load_file(Path(__file__).with_suffix(".safetensors")))
    return network.eval()
'''

METRICS = {
    "classes": '''
def metric(z, y):
    """Accuracy."""
    return (z.argmax(1) == y).float().mean().item()
''',
    "one_unit": '''
def metric(z, y):
    """Accuracy."""
    return ((z[:, 0] > {threshold!r}) == y.bool()).float().mean().item()
''',
    "r2": '''
def metric(z, y):
    """R2: the share of the targets' variance that is explained."""
    return (1 - ((z - y) ** 2).sum() / ((y - y.mean(0)) ** 2).sum()).item()
''',
}

STEP_FUNCTION = '''
def train_step(network, optimizer, x, y):
    """Train on one mini-batch; returns its mean loss."""
    network.train()
    optimizer.zero_grad()
    loss = {mean}
    loss.backward()
{lines}
    return loss.item()
'''

LOOP = '''
def load_parts():
    """The examples: inputs and labels (or values) by part."""
    data = np.load(Path(__file__).with_suffix(".npz"))
    parts = [name for name in ("train", "validation", "test") if name + "_x" in data]
    return {{name: tuple(torch.from_numpy(data[name + end]) for end in ("_x", "_y")) for name in parts}}


def evaluate(network, x, y):
    """Loss and {metric}."""
    network.eval()
    with torch.no_grad():
        z = network(x)
        return losses(z, y).mean().item(), metric(z, y)


def make_optimizer(network):
    """The rule that turns gradients into steps."""
{grouping}    return torch.optim.{optimizer}


def train(epochs):
    """Train a new network."""
    parts, network = load_parts(), Network()
    network.draw_weights()
    optimizer = make_optimizer(network)
{stopping}    x, y = parts["train"]
    for epoch in range(epochs):
        order = torch.randperm(len(x))
        for start in range(0, len(x), BATCH_SIZE):
            rows = order[start : start + BATCH_SIZE]
{one}{rate}            train_step(network, optimizer, x[rows], y[rows])
        figures = {{name: evaluate(network, *part) for name, part in parts.items()}}
        report(f"epoch {{epoch + 1}}", figures)
{plateau}{early}    return network


def report(when, figures):
    """Print loss and {metric} of every part."""
    print(when, *(f"  {{name}} {{loss:.6f}} {{value:.4f}}" for name, (loss, value) in figures.items()))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        train(int(sys.argv[1]))
    else:
        network = trained_network()
        report("trained", {{name: evaluate(network, *part) for name, part in load_parts().items()}})
'''
