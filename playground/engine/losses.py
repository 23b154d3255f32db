"""Losses: what training makes small. Each is fused with its link and works on logits; means are over the batch.

`z` and `target` are (units, rows). A loss emits its sum (section "loss"), one product that puts the mean of it into
`loss` (1,) (section "mean") and the gradient with respect to z into `dz` (section "backward"). Sums go through a 0-d
view, but arithmetic does not: a ufunc takes three times as long for a 0-d output.
"""

from functools import partial
from typing import Annotated, ClassVar, Literal

import numpy as np

from playground.engine.kernels import clip, emit_broadcast, emit_largest, emit_sigmoid
from playground.engine.tape import Array, Tape
from playground.family import Member, setting, table

Task = Literal["classification", "regression"]

TINY = 1e-30  # a probability that float32 still holds, in place of 0 beneath a fraction


def emit_mean(tape: Tape, a: Array, b: Array, factor: float, loss: Array) -> None:
    """loss = factor times the sum of a b, for two contiguous arrays of one shape."""
    total = tape.buffer("loss_sum", (1,))
    tape.emit("loss", weighed(tape, a).reshape(-1).dot, b.reshape(-1), total.reshape(()))
    tape.emit("mean", np.multiply, total, tape.scalar(factor), loss)


def emit_mean_of(tape: Tape, a: Array, factor: float, loss: Array) -> None:
    """loss = factor times the sum of a."""
    total = tape.buffer("loss_sum", (1,))
    tape.emit("loss", np.add.reduce, weighed(tape, a).reshape(-1), 0, None, total.reshape(()))
    tape.emit("mean", np.multiply, total, tape.scalar(factor), loss)


def weighed(tape: Tape, values: Array) -> Array:
    """`values` (..., rows), each row's times its weight where the tape has `row_weights`."""
    if tape.row_weights is None:
        return values
    product = tape.buffer("weighed", values.shape)
    tape.emit("loss", np.multiply, values, tape.row_weights, product)
    return product


class LossRule(Member, frozen=True):
    """Base of the losses.

    `tasks`: what the loss can be used for; `only_two_classes`: whether it needs exactly two; `free_output`: whether
    an output activation other than linear goes with it.
    """

    tasks: ClassVar[tuple[Task, ...]] = ("classification",)
    only_two_classes: ClassVar[bool] = False
    free_output: ClassVar[bool] = False

    def units(self, classes: int, targets: int) -> int:
        """Output units for `classes` classes, or `targets` regression targets (`classes` 0)."""
        return classes or targets

    def encode(self, y: Array, classes: int, zero_one: bool) -> Array:
        """Targets (N, units) for labels (N,) or values (N, targets); here one-hot.

        `zero_one`: the output cannot be negative (a sigmoid), so the two sides of a single unit are 0 and 1.
        """
        return np.eye(classes)[y]

    def threshold(self, zero_one: bool) -> float:
        """Where a single output unit decides between two classes."""
        return 0.5 if zero_one else 0.0

    def emit(self, tape: Tape, z: Array, target: Array, loss: Array, dz: Array) -> None:
        """Emit the mean loss and, on a training tape, its gradient."""
        raise NotImplementedError

    def emit_link(self, tape: Tape, z: Array, p: Array) -> None:
        """Emit what the outputs mean: probabilities where the loss knows them (section "link"); here z itself."""
        tape.emit("link", np.copyto, p, z)


class ElementwiseLoss(LossRule, frozen=True):
    """Base of the losses on the difference between output and target, averaged over all elements."""

    tasks = ("classification", "regression")
    free_output = True

    def units(self, classes: int, targets: int) -> int:
        return (1 if classes == 2 else classes) or targets

    def encode(self, y: Array, classes: int, zero_one: bool) -> Array:
        if not classes:
            return y
        if classes > 2:
            return np.eye(classes)[y]
        return (y if zero_one else 2.0 * y - 1.0)[:, None]


class MSE(ElementwiseLoss, frozen=True, tag="mse"):
    """Mean squared error."""

    title = "Mean squared error"
    help = "Squares the error: one far-off example pulls hard."
    formula = "mean (z - t)^2"

    def emit(self, tape: Tape, z: Array, target: Array, loss: Array, dz: Array) -> None:
        d = tape.buffer("d", z.shape)
        tape.emit("loss", np.subtract, z, target, d)
        emit_mean(tape, d, d, 1 / z.size, loss)
        tape.backward(np.multiply, d, tape.scalar(2 / z.size), dz)


class MAE(ElementwiseLoss, frozen=True, tag="mae"):
    """Mean absolute error."""

    title = "Mean absolute error"
    help = "Every error pulls equally hard, so outliers matter less."
    formula = "mean |z - t|"

    def emit(self, tape: Tape, z: Array, target: Array, loss: Array, dz: Array) -> None:
        d, t = tape.buffer("d", z.shape), tape.scratch(z.shape)
        tape.emit("loss", np.subtract, z, target, d)
        tape.emit("loss", np.abs, d, t)
        emit_mean_of(tape, t, 1 / z.size, loss)
        tape.backward(np.sign, d, dz)
        tape.backward(np.multiply, dz, tape.scalar(1 / z.size), dz)


class Huber(ElementwiseLoss, frozen=True, tag="huber"):
    """Huber's loss, as PyTorch's HuberLoss."""

    title = "Huber"
    help = "Squared error near the target, absolute error beyond delta."
    formula = "mean of (z-t)^2/2 if |z-t| <= delta, else delta (|z-t| - delta/2)"
    source = "Huber, 1964"
    delta: Annotated[
        float, setting("Delta", "Where the squared error turns into the absolute one.", above=0, high=1000, log=True)
    ] = 1.0

    def emit(self, tape: Tape, z: Array, target: Array, loss: Array, dz: Array) -> None:
        d, c = tape.buffer("d", z.shape), tape.buffer("c", z.shape)
        t = tape.scratch(z.shape)
        tape.emit("loss", np.subtract, z, target, d)
        tape.emit("loss", clip, d, tape.scalar(-self.delta), tape.scalar(self.delta), c)
        tape.emit("loss", np.multiply, c, tape.scalar(0.5), t)
        tape.emit("loss", np.subtract, d, t, t)
        emit_mean(tape, c, t, 1 / z.size, loss)  # c (d - c/2) is both branches at once
        tape.backward(np.multiply, c, tape.scalar(1 / z.size), dz)


class BinaryCrossEntropy(LossRule, frozen=True, tag="binary_cross_entropy"):
    """Cross-entropy of one logit, as PyTorch's BCEWithLogitsLoss."""

    title = "Binary cross-entropy"
    help = "Two classes, one output unit whose sigmoid is the probability of the second class."
    formula = "mean of max(z,0) - z t + log(1 + exp(-|z|))"
    only_two_classes = True

    def units(self, classes: int, targets: int) -> int:
        return 1

    def encode(self, y: Array, classes: int, zero_one: bool) -> Array:
        return y[:, None].astype(np.float64)

    def emit(self, tape: Tape, z: Array, target: Array, loss: Array, dz: Array) -> None:
        e, t, zero = tape.scratch(z.shape), tape.scratch(z.shape, 1), tape.scalar(0)
        tape.emit("loss", np.abs, z, e)
        tape.emit("loss", np.negative, e, e)
        tape.emit("loss", np.exp, e, e)
        tape.emit("loss", np.log1p, e, e)
        tape.emit("loss", clip, z, zero, tape.scalar(np.inf), t)
        tape.emit("loss", np.add, e, t, e)
        tape.emit("loss", np.multiply, z, target, t)
        tape.emit("loss", np.subtract, e, t, e)
        emit_mean_of(tape, e, 1 / z.size, loss)
        emit_sigmoid(tape.backward, z, dz)  # (sigmoid(z) - target) / size
        tape.backward(np.subtract, dz, target, dz)
        tape.backward(np.multiply, dz, tape.scalar(1 / z.size), dz)

    def emit_link(self, tape: Tape, z: Array, p: Array) -> None:
        emit_sigmoid(partial(tape.emit, "link"), z, p)


class SoftmaxLoss(LossRule, frozen=True):
    """Base of the losses on the softmax of the outputs."""

    def emit_link(self, tape: Tape, z: Array, p: Array) -> None:
        t = tape.buffer("sum", (z.shape[1],))
        tape.emit("link", np.maximum.reduce, z, 0, None, t)
        tape.emit("link", np.subtract, z, t, p)
        tape.emit("link", np.exp, p, p)
        tape.emit("link", np.add.reduce, p, 0, None, t)
        tape.emit("link", np.divide, p, t, p)


class CrossEntropy(SoftmaxLoss, frozen=True, tag="cross_entropy"):
    """Softmax and cross-entropy in one, as PyTorch's CrossEntropyLoss.

    With smoothing s, the target is 1 - s + s/C at the true class and s/C at the others.
    """

    title = "Cross-entropy (softmax)"
    help = "One output unit per class; the softmax of the outputs are the probabilities. ln C is pure chance."
    formula = "mean of log(sum exp z) - z[y]"
    smoothing: Annotated[
        float,
        setting("Label smoothing", "Share of each label that is spread evenly over all classes.", low=0, high=0.9),
    ] = 0.0

    def encode(self, y: Array, classes: int, zero_one: bool) -> Array:
        return (1 - self.smoothing) * np.eye(classes)[y] + self.smoothing / classes

    def emit(self, tape: Tape, z: Array, target: Array, loss: Array, dz: Array) -> None:
        rows = z.shape[1]
        shifted = tape.output("shifted", z.shape[:1])
        whole = tape.extended(shifted)  # its last row takes -log of the sum: a product with [target 1] is then the loss
        e, total, top = tape.buffer("e", z.shape), tape.buffer("total", z.shape), tape.buffer("top", (rows,))
        emit_largest(partial(tape.emit, "loss"), z, top)
        emit_broadcast(partial(tape.emit, "loss"), np.subtract, z, top, e, shifted)
        tape.emit("loss", np.exp, shifted, e)
        tape.emit("loss", tape.ones_of(len(z), len(z)).dot, e, total)
        tape.emit("loss", np.reciprocal, total[0], top)
        tape.emit("loss", np.log, top, whole[-1])
        emit_mean(tape, whole, tape.extended(target), -1 / rows, loss)
        tape.backward(np.divide, e, total, dz)
        tape.backward(np.subtract, dz, target, dz)
        tape.backward(np.multiply, dz, tape.scalar(1 / rows), dz)


class Focal(SoftmaxLoss, frozen=True, tag="focal"):
    """Cross-entropy weighed by (1 - p)^gamma, with p the probability of the true class; here for many classes."""

    title = "Focal (softmax)"
    help = "Cross-entropy that cares less about examples that are right already. At gamma 0 it is cross-entropy."
    formula = "mean of -(1 - p)^gamma log p, p = softmax(z)[y]"
    source = "Lin et al., 2017"
    gamma: Annotated[
        float, setting("Gamma", "How much less the examples count that are right already.", low=0, high=10)
    ] = 2.0

    def emit(self, tape: Tape, z: Array, target: Array, loss: Array, dz: Array) -> None:
        rows, part, gamma = z.shape[1], tape.scalar(1 / z.shape[1]), tape.scalar(self.gamma)
        p, t, log = tape.buffer("softmax", z.shape), tape.scratch(z.shape), tape.buffer("log", (rows,))
        true, miss, weight = (tape.buffer(name, (rows,)) for name in ("true", "miss", "weight"))
        tape.emit("loss", np.maximum.reduce, z, 0, None, log)
        tape.emit("loss", np.subtract, z, log, t)
        tape.emit("loss", np.exp, t, p)
        tape.emit("loss", np.multiply, t, target, t)
        tape.emit("loss", np.add.reduce, t, 0, None, true)
        tape.emit("loss", np.add.reduce, p, 0, None, miss)
        tape.emit("loss", np.divide, p, miss, p)
        tape.emit("loss", np.log, miss, log)
        tape.emit("loss", np.subtract, true, log, log)  # log p of the true class
        tape.emit("loss", np.multiply, p, target, t)
        tape.emit("loss", np.add.reduce, t, 0, None, true)
        tape.emit("loss", np.subtract, tape.scalar(1), true, miss)
        tape.emit("loss", clip, miss, tape.scalar(TINY), tape.scalar(1), miss)
        tape.emit("loss", np.power, miss, gamma, weight)
        emit_mean(tape, weight, log, -1 / rows, loss)
        tape.backward(np.multiply, log, true, log)  # weight (1 - gamma p log p / (1 - p)) (softmax(z) - target) / rows
        tape.backward(np.divide, log, miss, log)
        tape.backward(np.multiply, log, gamma, log)
        tape.backward(np.subtract, tape.scalar(1), log, log)
        tape.backward(np.multiply, weight, log, weight)
        tape.backward(np.multiply, weight, part, weight)
        tape.backward(np.subtract, p, target, dz)
        tape.backward(np.multiply, dz, weight, dz)


class Hinge(LossRule, frozen=True, tag="hinge"):
    """The multiclass support vector machine's loss (Weston & Watkins): summed over the wrong classes."""

    title = "Hinge (multiclass SVM)"
    help = "Asks that the true class wins by a margin of 1; beyond that nothing pulls any more."
    formula = "mean of sum over j != y of max(0, z[j] - z[y] + 1)"
    source = "Weston & Watkins, 1998"

    def emit(self, tape: Tape, z: Array, target: Array, loss: Array, dz: Array) -> None:
        rows = z.shape[1]
        true, count = tape.buffer("true", (rows,)), tape.buffer("count", (rows,))
        margin, t, zero = tape.buffer("margin", z.shape), tape.scratch(z.shape), tape.scalar(0)
        mask = tape.buffer("mask", z.shape)
        one, part = tape.scalar(1), tape.scalar(1 / rows)
        tape.emit("loss", np.multiply, z, target, t)
        tape.emit("loss", np.add.reduce, t, 0, None, true)
        tape.emit("loss", np.subtract, true, one, true)
        tape.emit("loss", np.subtract, z, true, margin)
        tape.emit("loss", clip, margin, zero, tape.scalar(np.inf), t)
        tape.emit("loss", np.subtract, t, target, t)  # without the true class's own margin of 1
        emit_mean_of(tape, t, 1 / rows, loss)
        tape.backward(np.greater, margin, zero, mask)
        tape.backward(np.add.reduce, mask, 0, None, count)
        tape.backward(np.multiply, target, count, dz)
        tape.backward(np.subtract, mask, dz, dz)
        tape.backward(np.multiply, dz, part, dz)


Loss = MSE | MAE | Huber | BinaryCrossEntropy | CrossEntropy | Focal | Hinge
LOSSES = table(Loss)
