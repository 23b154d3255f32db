"""Small experiments to export, and the files of a target on the disk."""

from playground.experiment import build, load_preset
from playground.experiment.conversion import replace_at
from playground.export.target import write_files
from playground.export.targets import EXPORTS


def experiment(preset, **changes):
    """A shipped preset, with dots in the paths of `changes` written as double underscores."""
    spec = load_preset(preset)
    for path, value in changes.items():
        spec = replace_at(spec, path.replace("__", "."), value)
    return spec


def trained(spec, epochs=2):
    """A training of so many epochs."""
    training = build(spec)
    for _ in training.run(epochs):
        pass
    return training


def exported(training, target, folder):
    """The files of a target, the first one first."""
    path = folder / f"run{EXPORTS[target].suffix}"
    return write_files(EXPORTS[target].files(training, "run"), path)


IMAGE_BLOCKS = [
    {"type": "conv2d", "filters": 4, "kernel": 3, "stride": 2, "padding": {"type": "pixels"}, "residual": True},
    {"type": "conv2d", "filters": 4, "kernel": 4, "padding": "same", "residual": True, "batch_norm": "after"},
    {"type": "layer_norm"},
    {
        "type": "parallel",
        "branches": [
            [{"type": "conv2d", "filters": 3, "kernel": 1, "activation": "prelu"}],
            [],
            [{"type": "conv2d", "filters": 2, "padding": "same", "batch_norm": "before", "activation": "step"}],
        ],
    },
    {"type": "noise"},
    {"type": "avg_pool2d", "size": 3, "stride": 1},
    {"type": "simple_rnn", "units": 5, "returns": "all", "activation": "gelu"},
    {"type": "simple_rnn", "units": 6, "activation": "sine"},
    {
        "type": "parallel",
        "merge": "sum",
        "branches": [[{"type": "dense", "units": 7, "dropout": 0.2}], [{"type": "dense", "units": 7}]],
    },
    {"type": "dense", "units": 7, "residual": True, "activation": "elu"},
    {"type": "dense", "units": 5, "residual": True, "batch_norm": "before", "activation": "selu"},
]
"""Blocks of nearly every kind, for pictures of 8 x 8 pixels."""

POOLS = [
    {"type": "conv2d", "filters": 3, "activation": "leaky_relu"},
    {"type": "max_pool2d"},
    {"type": "global_avg_pool"},
    {"type": "dense", "units": 4, "activation": "softplus"},
    {"type": "dense", "units": 4, "activation": "silu"},
    {"type": "dense", "units": 4, "activation": "sigmoid"},
]
