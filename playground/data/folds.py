"""Sharing rows out for k-fold cross-validation: each fold is held out once, the test part never takes part."""

import numpy as np

from playground.data.prepare import share_rows
from playground.data.source import Examples
from playground.data.spec import DataSpec
from playground.data.splits import Integers, split_rows


def fold_rows(spec: DataSpec, examples: Examples, folds: int, fold: int) -> list[Integers]:
    """The rows of training, validation and test when fold number `fold` of `folds` is the validation part.

    The training and the validation part of the usual split are put together and shared out anew, evenly over the
    classes; the test part is the usual one. Folds differ by one row at most.
    """
    train, validation, test = share_rows(spec, examples)
    pool = np.concatenate((train, validation))
    strata = examples.targets[pool] if spec.dataset.task == "classification" else np.zeros(len(pool), dtype=np.int64)
    parts = [pool[rows] for rows in split_rows(strata, (1.0,) * folds, spec.seed)]
    held_out = parts.pop(fold)
    return [np.concatenate(parts), held_out, test]
