"""Sharing examples out to training, validation and test, evenly over the classes."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from playground.engine.streams import stream

Integers = npt.NDArray[np.int64]


def apportion(count: int, shares: Sequence[float]) -> Integers:
    """Whole numbers that add up to `count`, as near to `count` x `shares` as possible (largest remainder).

    Shares are taken relative to their sum, which must not be 0. Among equal remainders the earlier part wins.
    """
    quotas = np.round(count * np.asarray(shares) / np.sum(shares), 9)
    parts: Integers = np.floor(quotas).astype(np.int64)
    order = np.argsort(-np.round(quotas - parts, 9), kind="stable")
    parts[order[: count - parts.sum()]] += 1
    return parts


def stratify(sizes: Sequence[int], shares: Sequence[float]) -> Integers:
    """How many rows of each class go to each part: (classes, parts).

    Rows add up to `sizes` and columns to the apportioned total. Each class is apportioned by itself; while a part then
    has too many rows and another too few, the class for which it is the least unfair moves one.
    """
    totals = apportion(sum(sizes), shares)
    quotas = np.outer(sizes, np.asarray(shares) / np.sum(shares))
    counts = np.array([apportion(size, shares) for size in sizes])
    while (excess := counts.sum(axis=0) - totals).any():
        over, under = excess.argmax(), excess.argmin()
        error = counts - quotas
        unfairness = np.where(counts[:, over] > 0, error[:, over] - error[:, under], -np.inf)
        mover = unfairness.argmax()
        counts[mover, over] -= 1
        counts[mover, under] += 1
    return counts


def split_rows(strata: Integers, shares: Sequence[float], seed: int) -> list[Integers]:
    """The rows of each part, in random order, which depend on nothing but `strata` (N,), `shares` and `seed`.

    `strata`: the class of each row, or zeros. A part may be empty.
    """
    order = stream(seed, "split").permutation(len(strata))
    part = np.empty(len(strata), dtype=np.int64)
    classes, sizes = np.unique(strata, return_counts=True)
    for label, counts in zip(classes, stratify(sizes.tolist(), shares), strict=True):
        part[order[strata[order] == label]] = np.repeat(np.arange(len(shares)), counts)
    return [order[part[order] == index] for index in range(len(shares))]
