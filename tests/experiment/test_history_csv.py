"""The curves as a table: what is in the cells is what is in the history."""

import csv
import math

import numpy as np
import pytest

from playground.experiment import ExperimentSpec, build, history_csv, load_preset, replace_at, safe_cell


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines()))


def test_columns_and_values() -> None:
    training = build(replace_at(ExperimentSpec(), "training.epochs", 3))
    for _ in training.run():
        pass
    curves = training.history.snapshot()
    table = rows(history_csv(curves))
    assert list(table[0]) == [
        *("epoch", "step", "learning_rate"),
        *("train_loss", "validation_loss", "test_loss"),
        *("train_accuracy", "validation_accuracy", "test_accuracy"),
        *("gradient Dense 1", "gradient Dense 2", "gradient Output"),
    ]
    assert [row["epoch"] for row in table] == ["0", "1", "2", "3"]
    assert [row["step"] for row in table] == ["0", "10", "20", "30"]
    assert [float(row["test_loss"]) for row in table] == curves.loss["test"].tolist()
    assert [float(row["gradient Output"]) for row in table[1:]] == curves.gradients[1:, 2].tolist()


def test_what_was_not_measured_is_an_empty_cell() -> None:
    table = rows(history_csv(build(load_preset("and-no-hidden-layer")).history.snapshot()))
    assert table[0]["test_loss"] == table[0]["validation_accuracy"] == table[0]["gradient Output"] == ""
    assert float(table[0]["train_loss"]) > 0


def test_regression_has_r2() -> None:
    table = rows(history_csv(build(load_preset("sine-regression")).history.snapshot()))
    assert math.isfinite(float(table[0]["train_r2"]))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("plain", "plain"),
        ("a=b", "a=b"),
        ("", ""),
        ("층 1", "층 1"),
    ],
)
def test_text_is_no_formula(text: str, cell: str) -> None:
    assert safe_cell(text) == cell


def test_numbers_stay_numbers() -> None:
    training = build(load_preset("sine-regression"))
    text = history_csv(training.history.snapshot())
    values = [cell for row in csv.reader(text.splitlines()[1:]) for cell in row if cell]
    assert np.isfinite([float(value) for value in values]).all()
