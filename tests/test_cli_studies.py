"""`nn-playground range-test`, `folds` and `ensemble`: what they print and write, and their exit codes."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from cli_support import QUICK, call

from playground.experiment import build, load_preset, replace_at


def test_a_range_test_suggests_a_rate_and_writes_its_steps(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    table = tmp_path / "rates.csv"
    code, out, err = call(capsys, "range-test", "spiral", "--csv", str(table), "--json", "-")
    result = json.loads(out)
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    assert code == 0
    assert "rate" in err
    assert result["steps"] == len(rows)
    least = min(rows[10:], key=lambda row: float(row["smoothed_loss"]))
    assert result["suggestion"] == pytest.approx(float(least["learning_rate"]) / 10, rel=0.05)


def test_a_range_test_says_what_to_try(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = call(capsys, "range-test", "moons-with-sgd")
    assert code == 0
    assert out.startswith("Moons with plain SGD: try the learning rate 0.")


def test_without_a_fall_there_is_no_suggestion(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = call(capsys, "range-test", "bad-initialisation", "--json", "-", "--quiet")
    assert (code, json.loads(out)["suggestion"]) == (0, None)
    assert "no suggestion" in call(capsys, "range-test", "bad-initialisation")[1]


def test_an_interrupted_test_says_what_it_has(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from playground.experiment.studies import RangeTest

    def interrupted(test: RangeTest, spec: Any) -> Any:
        yield from ()
        raise KeyboardInterrupt

    monkeypatch.setattr(RangeTest, "run", interrupted)
    assert call(capsys, "range-test", "spiral", "--quiet") == (130, "", "")


def test_a_test_that_explodes_at_once_has_diverged(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("range-test", "linear-regression", "--low", "100", "--high", "1000")
    assert call(capsys, *words, "--quiet") == (3, "", "")
    assert "no suggestion" in call(capsys, *words)[1]


@pytest.mark.parametrize("command", ["ensemble", "folds"])
def test_a_committee_reports_every_member_and_their_mean(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str
) -> None:
    size = "--members" if command == "ensemble" else "--folds"
    table, report = tmp_path / "curves.csv", tmp_path / "report.json"
    words = (command, "softmax-iris", size, "3", *QUICK, "--csv", str(table), "--json", str(report))
    code, out, _ = call(capsys, *words)
    result = json.loads(report.read_text(encoding="utf-8"))
    assert code == 0
    assert (result["kind"], len(result["members"])) == (command, 3)
    losses = [member["test"]["loss"] for member in result["members"]]
    assert result["mean"]["test"]["loss"] == pytest.approx(sum(losses) / 3)
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    assert [row["epoch"] for row in rows] == ["0", "1", "2"]
    assert [float(rows[-1][f"test_loss {n}"]) for n in (1, 2, 3)] == pytest.approx(losses)
    assert float(rows[-1]["test_loss mean"]) == pytest.approx(sum(losses) / 3)
    assert [line.split()[0] for line in out.splitlines()[1:]] == ["1", "2", "3", "mean", "averaged"]


def test_the_first_member_of_an_ensemble_is_the_experiment_itself(capsys: pytest.CaptureFixture[str]) -> None:
    out = call(capsys, "ensemble", "sine-regression", "--members", "2", *QUICK, "--json", "-", "--quiet")[1]
    training = build(replace_at(load_preset("sine-regression"), "training.epochs", 2))
    list(training.run())
    first: dict[str, Any] = json.loads(out)["members"][0]
    assert first["test"] == training.evaluate("test")


def test_a_committee_that_diverges_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    changes = ("--set", "training.optimizer.learning_rate=500", "--epochs", "60")
    code, out, _ = call(capsys, "folds", "linear-regression", "--folds", "2", *changes)
    assert code == 3
    assert out.splitlines()[1:] == ["  1           diverged", "  2           diverged"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("folds", "xor-gate"), "complete table of cases"),
        (("folds", "spiral", "--folds", "1"), "folds must be a whole number from 2 to 50"),
        (("ensemble", "spiral", "--members", "99"), "members must be a whole number from 2 to 50"),
        (("range-test", "spiral", "--low", "1", "--high", "0.1"), "above the lowest"),
        (("range-test", "spiral", "--steps", "3"), "steps must be a whole number from 20 to 100000"),
    ],
)
def test_what_cannot_be_done_is_refused(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str
) -> None:
    code, out, err = call(capsys, *words)
    assert (code, out) == (2, "")
    assert sentence in err


def test_an_interrupted_committee_reports_what_it_has(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from playground.experiment.studies import Ensemble

    train = Ensemble.training

    def interrupted(rule: Ensemble, spec: Any, number: int) -> Any:
        if number == 2:
            raise KeyboardInterrupt
        return train(rule, spec, number)

    monkeypatch.setattr(Ensemble, "training", interrupted)
    code, out, _ = call(capsys, "ensemble", "spiral", *QUICK, "--json", "-", "--quiet")
    assert code == 130
    assert len(json.loads(out)["members"]) == 2
