"""From what the user asks for to something that trains."""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from playground.data.prepare import prepare
from playground.engine.examples import Data
from playground.engine.training import Training
from playground.experiment.spec import ExperimentSpec
from playground.experiment.validation import validate


def build(
    spec: ExperimentSpec, dtype: npt.DTypeLike = np.float32, prepare: Callable[[Any, Any], Data] = prepare
) -> Training[ExperimentSpec]:
    """Prepare the data and lay out the network. float64 is for gradient checks and comparisons.

    Raises ValueError with the sentences of `validate` if the settings do not go together.
    """
    problems = validate(spec)
    if problems:
        raise ValueError(" ".join(problem.message for problem in problems))
    return Training(spec, prepare, dtype)
