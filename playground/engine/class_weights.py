"""Class weights: how much the examples of a class count in the training loss.

A mini-batch's loss is the weighted mean of its examples' losses, sum w[y] l / sum w[y], as PyTorch's
CrossEntropyLoss(weight=...) has it; here for every loss. Label smoothing spreads within an example: all of its loss
counts with the weight of its own class. Evaluation stays unweighted, as in Keras.
"""

from typing import Annotated

import numpy as np

from playground.engine.examples import Data
from playground.engine.tape import Array, Tape
from playground.family import Member, setting

LEAST, MOST = 1e-6, 1e6  # of a weight; none at all could leave a mini-batch without any


class ClassWeightRule(Member, frozen=True):
    """Base of the class weights."""

    def of(self, counts: Array) -> Array | None:
        """The weights (classes,) of classes that have `counts` training examples; None: all count alike."""
        return None


class Unweighted(ClassWeightRule, frozen=True, tag="none"):
    """Every example counts the same."""

    title = "None"
    help = "Every example counts the same, so that a frequent class counts more than a rare one."


class Balanced(ClassWeightRule, frozen=True, tag="balanced"):
    """Every class counts the same, as scikit-learn's class_weight="balanced"."""

    title = "Balanced"
    help = "A rare class counts as much as a frequent one: weights are one over its share of the training part."
    formula = "w[c] = examples / (classes · examples of c)"
    source = "scikit-learn, compute_class_weight; King & Zeng, 2001"

    def of(self, counts: Array) -> Array | None:
        weights: Array = counts.sum() / (len(counts) * np.maximum(counts, 1))
        return weights


class Chosen(ClassWeightRule, frozen=True, tag="chosen"):
    """One weight per class."""

    title = "Chosen"
    help = "A weight for every class; only their ratios matter."
    weights: Annotated[
        tuple[float, ...],
        setting("Weights", "One number per class, in the order of the classes; empty: all are 1."),
    ] = ()

    def of(self, counts: Array) -> Array | None:
        return np.array(self.weights) if self.weights else None


ClassWeights = Unweighted | Balanced | Chosen


def row_weights(rule: ClassWeightRule, data: Data, dtype: np.dtype) -> Array | None:
    """The weight (N,) of each training example by its label; None where all count alike, as in a regression."""
    if not data.classes:
        return None
    weights = rule.of(np.bincount(data.train.y, minlength=len(data.classes)))
    return None if weights is None else weights[data.train.y].astype(dtype)


def emit_row_weights(tape: Tape, weights: Array) -> None:
    """Draw the mini-batch's weights, scaled to a mean of 1, and let the loss count with them."""
    drawn, total = tape.buffer("row_weights", (tape.rows,)), tape.buffer("weight_sum", (1,))
    tape.draw("example_weights", weights, 0, drawn)
    tape.emit("draw", np.add.reduce, drawn, 0, None, total.reshape(()))
    tape.emit("draw", np.divide, drawn, total, drawn)
    tape.emit("draw", np.multiply, drawn, tape.scalar(tape.rows), drawn)
    tape.row_weights = drawn
