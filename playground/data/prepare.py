"""From a data spec to examples ready for the engine."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from playground.data.encoder import Encoder, fit_encoder
from playground.data.outliers import KeepOutliers
from playground.data.problems import columns, has_features, problems
from playground.data.source import AnyFloats, Examples
from playground.data.spec import DataSpec
from playground.data.splits import split_rows
from playground.engine.examples import Data, Part
from playground.engine.scale import Scale
from playground.engine.streams import stream


def share_rows(spec: DataSpec, examples: Examples) -> list[npt.NDArray[np.int64]]:
    """The rows of each part. Classes are shared out by their true labels, before any label noise."""
    count = len(examples.inputs)
    own = spec.dataset.parts(spec.split.shares, spec.seed)
    if own is not None:
        return [np.flatnonzero(own == part) for part in range(len(spec.split.shares))]
    classification = spec.dataset.task == "classification"
    strata = examples.targets if classification else np.zeros(count, dtype=np.int64)
    return split_rows(strata, spec.split.shares, spec.seed)


def prepare(
    spec: DataSpec,
    dtype: type[np.floating[Any]] = np.float32,
    share: Callable[[DataSpec, Examples], list[npt.NDArray[np.int64]]] = share_rows,
) -> Data:
    """Generate, spoil labels, split as `share` says, treat outliers, compute features, scale inputs and targets, cast.

    Each use of chance has its own stream of `spec.seed`: label noise never moves a point, and neither it nor features
    nor scaling ever change which rows go to which part. Raises `ValueError` with a sentence if the spec has problems.
    """
    if found := problems(spec):
        raise ValueError(found[0][1])
    dataset = spec.dataset
    examples = dataset.generate(stream(spec.seed, "data", dataset.key()))
    rows = share(spec, examples)
    features = spec.features if has_features(dataset) else None
    raw = [examples.take(chosen) for chosen in rows]
    if examples.gaps:
        fill_gaps(raw)
    outliers = spec.outliers if dataset.image is None else KeepOutliers()
    treated = outliers.treat(raw, rows[0])
    raw[0], rows[0] = treated.raw, treated.rows
    measured = raw[0] if dataset.reference is None else dataset.reference
    encode = fit_encoder(features, spec.scaling, dataset.image, measured, np.dtype(dtype), treated.clip)
    targets, scale = _targets(spec, examples), _target_scale(spec, examples, rows[0])
    parts = zip(raw, rows, strict=True)
    train, validation, test = (_part(inputs, targets[chosen], encode, scale) for inputs, chosen in parts)
    return Data(
        train=train,
        validation=validation,
        test=test,
        task=dataset.task,
        classes=dataset.classes,
        inputs=dataset.inputs,
        columns=columns(spec),
        targets=dataset.targets,
        bounds=dataset.bounds,
        encode=encode,
        scale=encode.scale,
        target_scale=scale,
        outliers=treated.count,
        growing=dataset.numbers is not None,
    )


def flip_labels(
    labels: npt.NDArray[np.int64], share: float, classes: int, rng: np.random.Generator
) -> npt.NDArray[np.int64]:
    """A copy of `labels` (N,) in which round(share x N) of them are another class, each wrong one being as likely.

    With the same generator state a larger share spoils the same labels and more.
    """
    order = rng.permutation(len(labels))
    shifts = rng.integers(1, classes, len(labels))
    chosen = order[: round(share * len(labels))]
    flipped = labels.copy()
    flipped[chosen] = (labels[chosen] + shifts[chosen]) % classes
    return flipped


def flip_by_number(
    labels: npt.NDArray[np.int64], share: float, classes: int, numbers: npt.NDArray[np.int64], rng: np.random.Generator
) -> npt.NDArray[np.int64]:
    """The same where examples come and go: what happens to a label depends on the number (N,) of its example alone."""
    draws = rng.random((int(numbers.max(initial=0)) + 1, 2))[numbers]
    shifts = 1 + (draws[:, 1] * (classes - 1)).astype(np.int64)
    flipped: npt.NDArray[np.int64] = np.where(draws[:, 0] < share, (labels + shifts) % classes, labels)
    return flipped


def fill_gaps(parts: Sequence[AnyFloats]) -> None:
    """Put the mean of each column of the first part, (N, inputs), wherever a part has NaN; 0 if there is no value."""
    known = ~np.isnan(parts[0])
    means = np.where(known, parts[0], 0.0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    for part in parts:
        rows, columns = np.nonzero(np.isnan(part))
        part[rows, columns] = means[columns]


def _targets(spec: DataSpec, examples: Examples) -> npt.NDArray[Any]:
    return examples.targets if spec.dataset.task == "regression" else labels_of(spec, examples)


def _target_scale(spec: DataSpec, examples: Examples, train: npt.NDArray[np.int64]) -> Scale | None:
    """How the targets of a regression are scaled, measured on the rows `train`; None if they stay as they are."""
    if spec.dataset.task != "regression":
        return None
    scale = spec.target_scaling.fit(examples.targets[train])
    return None if scale.changes_nothing else scale


def labels_of(spec: DataSpec, examples: Examples) -> npt.NDArray[np.int64]:
    """The labels (N,) of a classification with the wrong ones that the spec wants."""
    rng = stream(spec.seed, "label_noise")
    numbers, classes = spec.dataset.numbers, len(spec.dataset.classes)
    if numbers is not None:
        return flip_by_number(examples.targets, spec.label_noise, classes, numbers, rng)
    return flip_labels(examples.targets, spec.label_noise, classes, rng)


def _part(raw: AnyFloats, targets: npt.NDArray[Any], encode: Encoder, scale: Scale | None) -> Part:
    """A part whose arrays are read-only. Inputs that stay as they are, such as pictures, are in memory once."""
    x = encode.shaped(raw) if encode.keeps(raw) else encode(raw)
    own = targets.astype(encode.dtype) if targets.ndim > 1 else targets  # labels of classes stay integers
    part = Part(x, own, raw) if scale is None else Part(x, scale.apply(targets).astype(own.dtype), raw, own)
    for array in (part.x, part.y, part.raw, part.truth):
        array.setflags(write=False)
    return part
