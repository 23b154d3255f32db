"""The solution of linear regression that needs no steps, beside the one that gradient descent has found so far."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from playground.engine.activations import Linear
from playground.engine.examples import Data
from playground.engine.losses import MSE
from playground.engine.probes import Probe, grid
from playground.engine.specs import NetworkSpec, TrainingSpec

if TYPE_CHECKING:
    from playground.engine.training import Training

MOST_COLUMNS = 10
"""Features up to which there is something to compare."""

Doubles = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Coefficients:
    """`closed` and `found` (columns + 1,): the weights and last the bias, in the units of columns and target before
    scaling.

    `curve`: what the closed form answers along the one input, (R,) within `bounds`, as the network is to answer: with
    the target scaled; None for other data.
    """

    closed: Doubles
    found: Doubles
    curve: Doubles | None
    bounds: tuple[tuple[float, float], ...]


def has_closed_form(network: NetworkSpec, training: TrainingSpec, data: Data) -> bool:
    """Whether the experiment is a linear regression with one target, few features and no L1 penalty."""
    linear = not network.blocks and isinstance(network.output.activation, Linear)
    simple = isinstance(training.loss, MSE) and not training.l1
    fits = data.task == "regression" and len(data.targets) == 1 and len(data.shape) == 1
    return linear and simple and fits and data.shape[0] <= MOST_COLUMNS


class ClosedForm(Probe, frozen=True):
    """The weights with which the loss is least; None where there is no formula for them.

    What training makes small is mean (X w + b - t)^2 + l2/2 |w|^2 over the training part. With columns and targets
    centred it is least where (X'X + l2 N/2 I) w = X't; then b = mean t - (mean x) w. Source: Hoerl and Kennard, 1970,
    Ridge regression.
    """

    resolution: int = 100

    def answer(self, training: "Training[Any]") -> Coefficients | None:
        data, spec = training.data, training.spec
        if not has_closed_form(spec.network, spec.training, data):
            return None
        key = ("closed_form", spec.training.l2)
        if key not in training.kept:
            training.kept[key] = solve(data.train.x, data.train.y.reshape(-1), spec.training.l2)
        closed: Doubles = training.kept[key]
        found = np.append(*(np.ravel(part) for part in _parameters(training))).astype(np.float64)
        curve = None
        if len(data.inputs) == 1:
            curve = grid(training, self.resolution) @ closed[:-1] + closed[-1]
        return Coefficients(_unscaled(closed, data), _unscaled(found, data), curve, data.bounds)


def solve(x: npt.NDArray[Any], t: npt.NDArray[Any], l2: float) -> Doubles:
    """The weights and last the bias, (columns + 1,), for inputs (N, columns) and targets (N,).

    Solved as least squares with a row per column for the penalty, which works for columns that depend on each other.
    """
    x, t = x.astype(np.float64), t.astype(np.float64)
    rows, columns = x.shape
    centre, mean = x.mean(axis=0), t.mean()
    stacked = np.vstack([x - centre, np.sqrt(l2 * rows / 2) * np.eye(columns)])
    w = np.linalg.lstsq(stacked, np.append(t - mean, np.zeros(columns)), rcond=None)[0]
    return np.append(w, mean - centre @ w)


def _parameters(training: "Training[Any]") -> tuple[Any, Any]:
    """The live weights and the bias of the output, which is all there is."""
    state = {name: view for layer in training.network.groups[-1] for name, view in layer.state().items()}
    return state["weight"], state["bias"]


def _unscaled(solution: Doubles, data: Data) -> Doubles:
    """The same line before scaling: w x = w (raw - offset) / divisor, and the target is divisor (w x + b) + offset."""
    if data.scale is not None:
        w = solution[:-1] / data.scale.divisor
        solution = np.append(w, solution[-1] - w @ data.scale.offset)
    if data.target_scale is not None:
        (offset,), (divisor,) = data.target_scale.offset, data.target_scale.divisor
        solution = divisor * solution
        solution[-1] += offset
    return solution
