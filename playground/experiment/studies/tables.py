"""Studies as tables: for files, for the clipboard and for other programs."""

from collections.abc import Iterator
from typing import Any

from playground.engine.history import PARTS
from playground.experiment.history_table import columns_csv
from playground.experiment.studies.range_test import Sweep
from playground.experiment.studies.trial import Quantity, Trial, curve_of

QUANTITIES: tuple[Quantity, ...] = ("loss", "metric")


def sweep_csv(sweep: Sweep) -> str:
    """A range test as comma-separated values: a row per step."""
    steps = range(1, len(sweep.rates) + 1)
    columns = (steps, sweep.rates, sweep.losses, sweep.smoothed)
    return columns_csv(dict(zip(("step", "learning_rate", "loss", "smoothed_loss"), columns, strict=True)))


def trial_csv(trial: Trial) -> str:
    """The curves of all networks as comma-separated values: a row per epoch.

    Columns: epoch; then for each quantity of each part that has examples one column per network, the mean and the
    standard deviation. Cells beyond the end of a curve are empty.
    """
    curves = [member.curves for member in trial.members]
    longest = max(curves, key=len, default=None)
    columns: dict[str, Any] = {"epoch": [] if longest is None else longest.epoch}
    for quantity in QUANTITIES:
        for part in PARTS:
            if longest is None or trial.members[0].figures[part] is None:
                continue
            name = f"{part}_{'loss' if quantity == 'loss' else trial.metric}"
            columns |= {f"{name} {number}": curve_of(one, quantity, part) for number, one in enumerate(curves, 1)}
            band = trial.band(quantity, part)
            if band is not None:
                columns |= {f"{name} mean": band.mean, f"{name} deviation": band.deviation}
    return columns_csv(columns)


def trial_report(trial: Trial) -> dict[str, Any]:
    """The final figures as plain values: per network, their mean and deviation, and the averaged prediction's."""
    return {
        "kind": trial.rule,
        "members": [
            {"epochs": member.epochs, "diverged": member.diverged is not None, **member.figures}
            for member in trial.members
        ],
        **{name: dict(_spreads(trial, name)) for name in ("mean", "deviation")},
        "averaged": None if trial.joint is None else {"part": trial.part, trial.metric: trial.joint},
    }


def _spreads(trial: Trial, name: str) -> Iterator[tuple[str, dict[str, float] | None]]:
    for part in PARTS:
        found = {quantity: trial.figure(part, quantity) for quantity in ("loss", trial.metric)}
        values = {quantity: getattr(spread, name) for quantity, spread in found.items() if spread is not None}
        yield part, values or None
