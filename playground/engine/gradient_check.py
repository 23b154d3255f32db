"""Gradient check: back-propagation against central differences, parameter by parameter."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from playground.engine.streams import stream
from playground.engine.tape import Array, walk
from playground.engine.training import Training

STEP = 1e-5
NOTHING = 1e-8  # both sides below this count as equal: relative errors of zeros mean nothing


@dataclass(frozen=True)
class GradientCheck:
    """`analytic` and `numeric` (checked,) at the flat positions `places`, and their relative `errors`."""

    places: Array
    analytic: Array
    numeric: Array
    errors: Array

    @property
    def worst(self) -> float:
        """The largest relative error."""
        return float(self.errors.max(initial=0))


def gradient_check(training: Training[Any], per_block: int = 200) -> GradientCheck:
    """Check the gradient of the next mini-batch at up to `per_block` parameters of every block.

    Build the training with float64: float32 cannot tell a right gradient from a wrong one. The draw (batch, dropout
    masks) is frozen; the parameters are put back. Relative error is |a - n| / max(|a|, |n|), 0 where both are tiny.
    """
    program, network = training.program(), training.network
    forward = program.sections["forward"] + program.sections["loss"]
    loss, theta = program.names["loss"], network.theta
    walk(program.sections["draw"] + forward + program.sections["backward"])
    analytic = network.grad.copy()
    places = np.concatenate([_sample(part, per_block) for part in network.slices])
    numeric = np.empty(len(places))
    for index, place in enumerate(places):
        kept, sides = theta[place], []
        for moved in (kept + STEP, kept - STEP):
            theta[place] = moved
            walk(forward)
            sides.append(float(loss[0]))
        theta[place] = kept
        numeric[index] = (sides[0] - sides[1]) / (2 * STEP)
    found = analytic[places]
    size = np.maximum(np.abs(found), np.abs(numeric))
    errors = np.where(size < NOTHING, 0.0, np.abs(found - numeric) / np.maximum(size, NOTHING))
    return GradientCheck(places, found, numeric, errors)


def _sample(part: slice, most: int) -> Array:
    count = part.stop - part.start
    chosen = np.arange(count) if count <= most else stream(0, "gradient check").permutation(count)[:most]
    places: Array = chosen + part.start
    return places
