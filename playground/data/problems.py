"""What can be said about a data spec without drawing its examples: sizes, shapes, and what is wrong with it."""

import numpy as np

from playground.data.features import FEATURES
from playground.data.scaling import GivenScaling
from playground.data.source import DataSource
from playground.data.spec import DataSpec
from playground.data.splits import apportion
from playground.sentence import sentence

TOLERANCE = 1e-6
"""How far the sum of the shares may be from 1."""


def has_features(dataset: DataSource) -> bool:
    """Whether the hand-made features apply: the data set has two inputs, which are not a picture."""
    return len(dataset.inputs) == 2 and dataset.image is None


def columns(spec: DataSpec) -> tuple[str, ...]:
    """The titles of the network's inputs."""
    if has_features(spec.dataset):
        return tuple(FEATURES[name].title for name in spec.features)
    return spec.dataset.inputs


def input_shape(spec: DataSpec) -> tuple[int, ...]:
    """The shape of one example as the network sees it: (columns,) or (C, H, W)."""
    return spec.dataset.image or (len(columns(spec)),)


def part_sizes(spec: DataSpec) -> tuple[int, int, int]:
    """How many rows the training, the validation and the test part have, given a spec without problems."""
    own = spec.dataset.parts(spec.split.shares, spec.seed)
    if own is not None:
        train, validation, test = np.bincount(own, minlength=3).tolist()
        return (train, validation, test)
    train, validation, test = apportion(spec.dataset.rows, spec.split.shares).tolist()
    return (train, validation, test)


def problems(spec: DataSpec) -> list[tuple[str, str]]:
    """Why no examples can be prepared: pairs of a field of the spec and a sentence; empty if all is well."""
    wrong = spec.dataset.problem
    own: list[tuple[str, str]] = [] if wrong is None else [("dataset", wrong)]
    return own + _feature_problems(spec) + _scaling_problems(spec) + _split_problems(spec)


def _scaling_problems(spec: DataSpec) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    inputs, targets = len(columns(spec)), len(spec.dataset.targets)
    if isinstance(spec.scaling, GivenScaling) and not spec.scaling.fits(inputs):
        wrong = sentence(
            "The given scaling is not for {count} inputs: it needs an offset and a divisor above 0 for each of them.",
            count=inputs,
        )
        found.append(("scaling", wrong))
    given = isinstance(spec.target_scaling, GivenScaling) and not spec.target_scaling.fits(targets)
    if given and spec.dataset.task == "regression":
        wrong = sentence(
            "The given target scaling is not for {count} targets: it needs an offset and a divisor above 0 for each.",
            count=targets,
        )
        found.append(("target_scaling", wrong))
    return found


def _feature_problems(spec: DataSpec) -> list[tuple[str, str]]:
    if not has_features(spec.dataset):
        return []
    if not spec.features:
        return [("features", sentence("No feature is chosen; the network needs at least one input."))]
    if len(set(spec.features)) < len(spec.features):
        return [("features", sentence("A feature is chosen twice; each one can be given to the network once."))]
    return []


def _split_problems(spec: DataSpec) -> list[tuple[str, str]]:
    if spec.dataset.train_only:
        return []
    total = sum(spec.split.shares)
    if abs(total - 1) > TOLERANCE:
        wrong = sentence(
            "The shares of training, validation and test add up to {total:.6g}; they must add up to 1.", total=total
        )
        return [("split", wrong)]
    if spec.dataset.rows and part_sizes(spec)[0] == 0:
        return [("split.train", sentence("The training part is empty; give it a larger share."))]
    return []
