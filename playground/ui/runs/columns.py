"""The columns of the runs table: what each is called, what it says of a run, and by what it sorts."""

from collections.abc import Callable
from math import isnan
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication

from playground.engine.history import PARTS
from playground.experiment.runs import Run, network_text
from playground.export.drawing.scales import number
from playground.ui.plots.curves import part_titles
from playground.ui.texts import tr_registry, tr_sentence
from playground.ui.widgets.numbers import format_number

SHOWN, STAR, NAME, CURVE = "shown", "star", "name", "curve"
"""The columns that are more than a text."""


class Column(NamedTuple):
    """`value` is what the column sorts by, `text` what it shows; `wide` its width at first, in digits."""

    key: str
    title: str
    value: Callable[[Run], Any]
    text: Callable[[Run], str] = lambda run: ""
    wide: int = 8
    tip: str = ""


def columns() -> tuple[Column, ...]:
    """All columns in the language in use."""
    return (*_marks(), *_settings(), *_figures())


def _marks() -> tuple[Column, ...]:
    translate = QCoreApplication.translate
    return (
        Column(SHOWN, "", lambda run: not run.shown, wide=7,
               tip=translate("RunColumns", "Draw this run behind the curves of loss and accuracy")),
        Column(STAR, "", lambda run: not run.starred, lambda run: "★" if run.starred else "☆", 3,
               translate("RunColumns", "Star: never dropped by itself")),
        Column(NAME, translate("RunColumns", "Name"), lambda run: run.name.casefold(), lambda run: run.name, 14),
        Column(CURVE, translate("RunColumns", "Training loss"), lambda run: run.when, wide=12),
    )  # fmt: skip


def _settings() -> tuple[Column, ...]:
    translate = QCoreApplication.translate
    texts: tuple[tuple[str, str, Callable[[Run], str], int], ...] = (
        ("data", translate("RunColumns", "Data set"), lambda run: tr_registry(run.spec.data.dataset.title), 13),
        (
            "network",
            translate("RunColumns", "Network"),
            lambda run: tr_sentence(network_text(run.spec.network.blocks)),
            13,
        ),
        (
            "optimizer",
            translate("RunColumns", "Optimizer"),
            lambda run: tr_registry(run.spec.training.optimizer.title),
            10,
        ),
    )
    numbers: tuple[tuple[str, str, Callable[[Run], float], int], ...] = (
        ("rate", translate("RunColumns", "Rate"), lambda run: run.spec.training.optimizer.learning_rate, 8),
        ("batch", translate("RunColumns", "Batch"), lambda run: run.spec.training.batch_size, 7),
    )
    found = [Column(key, title, text, text, wide) for key, title, text, wide in texts]
    found += [
        Column(key, title, value, lambda run, value=value: format_number(value(run)), wide)
        for key, title, value, wide in numbers
    ]
    seeds = Column(
        "seeds", translate("RunColumns", "Seeds"), _seeds, lambda run: " ".join(map(str, _seeds(run))), 8,
        translate("RunColumns", "Seeds of the data, of the weights and of the order"),
    )  # fmt: skip
    return (*found, seeds)


def _figures() -> tuple[Column, ...]:
    translate = QCoreApplication.translate
    found = [Column("epochs", translate("RunColumns", "Epochs"), lambda run: run.epochs, lambda run: f"{run.epochs:,}")]
    titles = part_titles()
    for part in PARTS:
        title = translate("RunColumns", "Loss, {part}").format(part=titles[part])
        found.append(Column(f"{part}_loss", title, lambda run, part=part: run.figures[f"{part}_loss"],
                            lambda run, part=part: figure_text("loss", run.figures[f"{part}_loss"]), 10))  # fmt: skip
    for part in PARTS:
        title = translate("RunColumns", "% or R², {part}").format(part=titles[part])
        found.append(Column(f"{part}_metric", title, lambda run, part=part: _metric(run, part),
                            lambda run, part=part: _metric_text(run, part), 10))  # fmt: skip
    title = translate("RunColumns", "Time per epoch")
    found.append(Column("time", title, lambda run: run.seconds_per_epoch,
                        lambda run: figure_text("seconds_per_epoch", run.seconds_per_epoch), 11))  # fmt: skip
    return tuple(found)


def figure_text(quantity: str, value: float) -> str:
    """A final figure: accuracy in percent, times with their unit; a dash for what a run does not have."""
    if isnan(value):
        return "–"
    if quantity == "accuracy":
        return f"{100 * value:.2f} %"
    if quantity == "seconds_per_epoch":
        return f"{1000 * value:.3g} ms" if value < 1 else f"{value:.3g} s"
    return f"{value:,.0f}" if quantity == "epochs" else number(value)


def _metric(run: Run, part: str) -> float:
    return run.figures[f"{part}_{run.curves.metric_name}"]


def _metric_text(run: Run, part: str) -> str:
    return figure_text(run.curves.metric_name, _metric(run, part))


def _seeds(run: Run) -> tuple[int, int, int]:
    return run.spec.data.seed, run.spec.network.seed, run.spec.training.seed
