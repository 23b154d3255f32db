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
ORDER = (
    *(SHOWN, STAR, NAME, CURVE),
    *("network", "optimizer", "rate"),
    *("epochs", "test_loss", "test_metric", "time"),
    *("validation_loss", "validation_metric", "train_loss", "train_metric"),
    *("data", "batch", "seeds"),
)
"""What mostly tells runs apart, and how good they are, stands in front, where a window of 1,080 pixels shows it."""


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
    found = {column.key: column for column in (*_marks(), *_settings(), *_figures())}
    return tuple(found[key] for key in ORDER)


def _marks() -> tuple[Column, ...]:
    return (
        Column(
            SHOWN,
            "",
            lambda run: not run.shown,
            wide=6,
            tip=QCoreApplication.translate("RunColumns", "Draw this run behind the curves of loss and accuracy"),
        ),
        Column(
            STAR,
            "",
            lambda run: not run.starred,
            lambda run: "★" if run.starred else "☆",
            3,
            QCoreApplication.translate("RunColumns", "Star: never dropped by itself"),
        ),
        Column(
            NAME,
            QCoreApplication.translate("RunColumns", "Name"),
            lambda run: run.name.casefold(),
            lambda run: run.name,
            13,
        ),
        Column(CURVE, QCoreApplication.translate("RunColumns", "Training loss"), lambda run: run.when, wide=12),
    )


def _settings() -> tuple[Column, ...]:
    texts: tuple[tuple[str, str, Callable[[Run], str], int], ...] = (
        (
            "data",
            QCoreApplication.translate("RunColumns", "Data set"),
            lambda run: tr_registry(run.spec.data.dataset.title),
            13,
        ),
        (
            "network",
            QCoreApplication.translate("RunColumns", "Network"),
            lambda run: tr_sentence(network_text(run.spec.network.blocks)),
            13,
        ),
        (
            "optimizer",
            QCoreApplication.translate("RunColumns", "Optimizer"),
            lambda run: tr_registry(run.spec.training.optimizer.title),
            9,
        ),
    )
    numbers: tuple[tuple[str, str, Callable[[Run], float], int], ...] = (
        (
            "rate",
            QCoreApplication.translate("RunColumns", "Rate"),
            lambda run: run.spec.training.optimizer.learning_rate,
            6,
        ),
        ("batch", QCoreApplication.translate("RunColumns", "Batch"), lambda run: run.spec.training.batch_size, 7),
    )
    found = [Column(key, title, text, text, wide) for key, title, text, wide in texts]
    found += [Column(key, title, value, _formatted(value), wide) for key, title, value, wide in numbers]
    seeds = Column(
        "seeds",
        QCoreApplication.translate("RunColumns", "Seeds"),
        _seeds,
        lambda run: " ".join(map(str, _seeds(run))),
        8,
        QCoreApplication.translate("RunColumns", "Seeds of the data, of the weights and of the order"),
    )
    return (*found, seeds)


def _figures() -> tuple[Column, ...]:
    found = [
        Column(
            "epochs",
            QCoreApplication.translate("RunColumns", "Epochs"),
            lambda run: run.epochs,
            lambda run: f"{run.epochs:,}",
        )
    ]
    titles = part_titles()
    for part in PARTS:
        title = QCoreApplication.translate("RunColumns", "Loss, {part}").format(part=titles[part])
        found.append(Column(f"{part}_loss", title, *_figure(part, "loss"), 10))
    for part in PARTS:
        title = QCoreApplication.translate("RunColumns", "% or R², {part}").format(part=titles[part])
        found.append(Column(f"{part}_metric", title, *_figure(part, ""), 10))
    title = QCoreApplication.translate("RunColumns", "Time per epoch")
    found.append(
        Column(
            "time",
            title,
            lambda run: run.seconds_per_epoch,
            lambda run: figure_text("seconds_per_epoch", run.seconds_per_epoch),
            11,
        )
    )
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


def _formatted(value: Callable[[Run], float]) -> Callable[[Run], str]:
    return lambda run: format_number(value(run))


def _figure(part: str, quantity: str) -> tuple[Callable[[Run], float], Callable[[Run], str]]:
    """The value and the text of a final figure; the metric of the run where the quantity is empty."""

    def kind(run: Run) -> str:
        return quantity or run.curves.metric_name

    def value(run: Run) -> float:
        return run.figures[f"{part}_{kind(run)}"]

    return value, lambda run: figure_text(kind(run), value(run))


def _seeds(run: Run) -> tuple[int, int, int]:
    return run.spec.data.seed, run.spec.network.seed, run.spec.training.seed
