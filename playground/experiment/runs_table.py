"""Kept runs as comma-separated values: a row per run, or all their curves in long form."""

import csv
import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import numpy as np

from playground.engine.history import PARTS
from playground.experiment.history_table import cell, safe_cell
from playground.experiment.runs import Run, Runs, network_text

METRICS = ("accuracy", "r2")


def runs_csv(runs: Runs) -> str:
    """One row per run: name, star, when it was kept (UTC), settings in short, seeds, final figures, times in seconds.

    What a run does not have is an empty cell; numbers are written so that reading them gives the same number.
    """
    return _csv(list(_row(runs[0])) if runs else ["name"], (_row(run).values() for run in runs))


def curves_csv(runs: Runs) -> str:
    """One row per number: run, epoch, step, seconds, quantity, value.

    Quantities are ``learning_rate``, ``train_loss`` and so on, ``train_accuracy`` (or ``_r2``), ``gradient <block>``.
    What was not measured has no row.
    """
    return _csv(["run", "epoch", "step", "seconds", "quantity", "value"], _values(runs))


def _row(run: Run) -> dict[str, Any]:
    spec, figures = run.spec, run.figures
    kept = datetime.fromtimestamp(run.when, UTC).isoformat(timespec="seconds") if run.when else ""
    settings: dict[str, Any] = {
        "name": run.name,
        "starred": "yes" if run.starred else "",
        "kept": kept,
        "data_set": spec.data.dataset.title,
        "network": str(network_text(spec.network.blocks)),
        "loss": spec.training.loss.title,
        "optimizer": spec.training.optimizer.title,
        "learning_rate": spec.training.optimizer.learning_rate,
        "batch_size": spec.training.batch_size,
        "data_seed": spec.data.seed,
        "weights_seed": spec.network.seed,
        "order_seed": spec.training.seed,
        "epochs": run.epochs,
    }
    names = [f"{part}_{quantity}" for quantity in ("loss", *METRICS) for part in PARTS]
    return (
        settings
        | {name: figures.get(name, np.nan) for name in names}
        | {
            "seconds_per_epoch": run.seconds_per_epoch,
            "seconds": run.seconds,
        }
    )


def _values(runs: Runs) -> Iterable[list[Any]]:
    for run in runs:
        curves, metric = run.curves, run.curves.metric_name
        columns = {"learning_rate": curves.rate}
        columns |= {f"{part}_loss": curves.loss[part] for part in PARTS}
        columns |= {f"{part}_{metric}": curves.metric[part] for part in PARTS}
        columns |= {f"gradient {block}": curves.gradients[:, place] for place, block in enumerate(curves.blocks)}
        for name, values in columns.items():
            for row in np.flatnonzero(~np.isnan(values)):
                yield [run.name, curves.epoch[row], curves.step[row], curves.seconds[row], name, values[row]]


def _csv(header: list[str], rows: Iterable[Iterable[Any]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([safe_cell(x) if isinstance(x, str) else cell(x) for x in row] for row in rows)
    return text.getvalue()
