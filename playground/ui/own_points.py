"""From the data sets to the points a person draws: taking others over, and showing them before they are prepared."""

from functools import lru_cache

import numpy as np
from msgspec.structs import replace

from playground.data.drawn import MOST_CLASSES, MOST_POINTS, PER_POINT, Drawn, taken_over
from playground.data.outliers import KeepOutliers
from playground.data.prepare import labels_of
from playground.data.problems import columns
from playground.data.scaling import GivenScaling, NoScaling
from playground.data.spec import DataSpec
from playground.data.square import EDGE
from playground.engine.examples import Data, Part
from playground.engine.frame import Frame
from playground.engine.streams import stream
from playground.experiment import ExperimentSpec


def can_be_drawn(spec: ExperimentSpec, frame: Frame | None) -> bool:
    """Whether points can be drawn: on one's own ones, or on examples in the square that can become these."""
    if isinstance(spec.data.dataset, Drawn):
        return len(spec.data.dataset.points) % PER_POINT == 0
    if frame is None or frame.spec.data != spec.data or len(frame.data.inputs) != 2:
        return False
    data = frame.data
    inside = all(low >= -EDGE and high <= EDGE for low, high in data.bounds)
    few = sum(part.rows for part in (data.train, data.validation, data.test)) <= MOST_POINTS
    return inside and few and 2 <= len(data.classes) <= MOST_CLASSES


def as_own_points(spec: ExperimentSpec, data: Data) -> ExperimentSpec:
    """The experiment with its examples as points of one's own, for which `can_be_drawn` is true.

    Each stays in its part, wrong labels stay wrong, and scaling stays what it was, so that a network that has learnt
    from them goes on.
    """
    parts = (data.train, data.validation, data.test)
    dataset = taken_over(
        np.concatenate([np.asarray(part.raw, np.float64) for part in parts]),
        np.concatenate([part.y for part in parts]),
        np.repeat([0, 1, 2], [part.rows for part in parts]),
        len(data.classes),
        spec.data.split.shares,
        spec.data.seed,
    )
    scaling = spec.data.scaling
    if data.scale is not None and not isinstance(scaling, NoScaling):
        scaling = GivenScaling(tuple(data.scale.offset.tolist()), tuple(data.scale.divisor.tolist()))
    own = replace(spec.data, dataset=dataset, scaling=scaling, outliers=KeepOutliers(), label_noise=0.0)
    return replace(spec, data=own)


@lru_cache(maxsize=2)
def points_shown(spec: DataSpec) -> Data:
    """The points of a spec by their parts, before anything is computed from them; `x` are the points themselves."""
    dataset = spec.dataset
    assert isinstance(dataset, Drawn)
    examples = dataset.generate(stream(spec.seed, "data", dataset.key()))
    own = dataset.parts(spec.split.shares, spec.seed)
    labels = labels_of(spec, examples)
    train, validation, test = (
        Part(examples.inputs[own == part], labels[own == part], examples.inputs[own == part]) for part in range(3)
    )
    return Data(
        train, validation, test, dataset.task, dataset.classes, dataset.inputs, columns(spec), (), dataset.bounds,
        encode=lambda raw: raw, growing=True,
    )  # fmt: skip


def goes_on(frame: Frame, spec: ExperimentSpec) -> bool:
    """Whether a frame is of an experiment that differs by some points at most: it is worth showing while one draws."""
    dataset = spec.data.dataset
    if not isinstance(dataset, Drawn) or not isinstance(frame.spec.data.dataset, Drawn):
        return False
    like = replace(frame.spec.data.dataset, points=dataset.points)
    return bool(replace(frame.spec.data, dataset=like) == spec.data)
