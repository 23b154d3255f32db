"""Constraints: what the weights must keep to after every update."""

from typing import TYPE_CHECKING, Annotated

import numpy as np

from playground.engine.kernels import maximum
from playground.engine.tape import Array
from playground.engine.update import Update
from playground.family import Member, setting

if TYPE_CHECKING:
    from playground.engine.network import Network

EPSILON = 1e-7  # as in torch.renorm


class ConstraintRule(Member, frozen=True):
    """Base of the constraints."""

    def emit(self, update: Update, network: "Network") -> None:
        """Append what is done to the weights once the optimizer has moved them; here nothing."""


class NoConstraint(ConstraintRule, frozen=True, tag="none"):
    """Weights as they are."""

    title = "None"
    help = "Leaves the weights as the optimizer made them."


class MaxNorm(ConstraintRule, frozen=True, tag="max_norm"):
    """Shortens every unit's weights to a longest length, as torch.renorm(w, 2, 0, limit) and Keras' MaxNorm.

    A unit's weights are all that come in, without its bias; of a convolution, the whole filter; of a recurrent block,
    those of the inputs and those of the past each for themselves.
    """

    title = "Max norm"
    help = "After every step the weights into a unit, taken together, are shortened to a longest length."
    formula = "w *= limit / (|w| + 1e-7) where |w| > limit, per unit"
    source = "Srebro & Shraibman, 2005; with dropout: Srivastava et al., 2014"
    limit: Annotated[
        float, setting("Largest norm", "The longest a unit's weights may be.", above=0, high=1000, log=True)
    ] = 3.0

    def emit(self, update: Update, network: "Network") -> None:
        limit, epsilon = update.scalar(self.limit), update.scalar(EPSILON)
        for number, weights in enumerate(weight_rows(network)):
            squares = update.buffer("squares_{}_{}".format(*weights.shape), weights.shape)
            scale, over = (update.buffer(f"{name}_{number}", (len(weights), 1)) for name in ("norms", "over"))
            update.emit(np.multiply, weights, weights, squares)
            update.emit(np.add.reduce, squares, 1, None, scale, True)
            update.emit(np.sqrt, scale, scale)
            update.emit(np.greater, scale, limit, over)
            update.emit(np.multiply, over, epsilon, over)
            update.emit(maximum, scale, limit, scale)
            update.emit(np.add, scale, over, scale)
            update.emit(np.divide, limit, scale, scale)  # exactly 1 where the weights are short enough
            update.emit(np.multiply, weights, scale, weights)


def weight_rows(network: "Network") -> list[Array]:
    """Views (units, inputs) of all that L1 and L2 act on; in PyTorch's layouts, units come first."""
    views = [view for group in network.groups for layer in group for view in layer.state().values() if view.ndim > 1]
    return [view.reshape(len(view), -1) for view in views if network.weights[_place(view, network.theta)]]


def _place(view: Array, theta: Array) -> int:
    """Where a view of some of the flat parameters starts."""
    start: int = view.__array_interface__["data"][0] - theta.__array_interface__["data"][0]
    return start // theta.itemsize


Constraint = NoConstraint | MaxNorm
