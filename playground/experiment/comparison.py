"""Two runs beside each other: the settings that differ, and what came of them."""

from math import isnan

from playground.engine.differences import Difference, differences
from playground.experiment.runs import Run
from playground.experiment.spec import ExperimentSpec

WORDS = ("name", "description")
"""What an experiment says about itself; no setting."""


def setting_differences(first: ExperimentSpec, second: ExperimentSpec) -> list[Difference]:
    """The settings in which two experiments differ."""
    return [found for found in differences(first, second) if found.path not in WORDS]


def figure_rows(first: Run | None, second: Run | None) -> list[tuple[str, float, float]]:
    """The final figures that at least one of two runs has: name, value of the first, value of the second.

    Names are ``epochs``, ``train_loss``, ... ``test_accuracy`` (or ``_r2``) and ``seconds_per_epoch``; NaN stands for
    what a run does not have.
    """
    sides = [_figures(run) for run in (first, second)]
    names = dict.fromkeys(name for side in sides for name in side)
    nan = float("nan")
    rows = [(name, sides[0].get(name, nan), sides[1].get(name, nan)) for name in names]
    return [row for row in rows if not (isnan(row[1]) and isnan(row[2]))]


def _figures(run: Run | None) -> dict[str, float]:
    if run is None:
        return {}
    return {"epochs": float(run.epochs), **run.figures, "seconds_per_epoch": run.seconds_per_epoch}
