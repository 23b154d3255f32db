"""`nn-playground train`: what it prints, what it writes, how settings are changed, and its exit codes."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from cli_support import QUICK, call, process

from playground.commands.progress import Progress
from playground.commands.report import number
from playground.engine.training import Training
from playground.experiment import ExperimentSpec, build, replace_at


def test_train_writes_json_as_the_last_line(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = call(capsys, "train", "spiral", *QUICK, "--json", "-")
    result = json.loads(out.splitlines()[-1])
    assert code == 0
    assert list(result) == ["epochs", "steps", "seconds", "stopped", "train", "validation", "test"]
    assert (result["epochs"], result["steps"], result["stopped"]) == (2, 20, "epochs")
    assert set(result["test"]) == {"loss", "accuracy"}
    assert "epoch 2/2" in err


def test_empty_parts_are_null(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = call(capsys, "train", "and-no-hidden-layer", *QUICK, "--json", "-", "--quiet")
    assert json.loads(out)["validation"] is None
    assert json.loads(out)["test"] is None


def test_quiet_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "train", "xor", *QUICK, "--quiet") == (0, "", "")


def test_summary_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = call(capsys, "train", "sine-regression", *QUICK)
    title, *parts = out.splitlines()
    assert code == 0
    assert title.startswith("Sine: 2 epochs, 20 steps in ")
    assert [line.split()[:2] for line in parts] == [["train", "loss"], ["validation", "loss"], ["test", "loss"]]


def test_files_are_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    curves, result = tmp_path / "history.csv", tmp_path / "result.json"
    code, _, _ = call(capsys, "train", "digits-batch-norm", *QUICK, "--csv", str(curves), "--json", str(result))
    assert code == 0
    rows = list(csv.DictReader(curves.read_text(encoding="utf-8").splitlines()))
    last = json.loads(result.read_text())
    assert [row["epoch"] for row in rows] == ["0", "1", "2"]
    assert float(rows[-1]["test_loss"]) == pytest.approx(last["test"]["loss"], rel=1e-6)


def test_same_seed_same_result_and_another_seed_another(capsys: pytest.CaptureFixture[str]) -> None:
    def loss(seed: str) -> Any:
        return json.loads(call(capsys, "train", "spiral", *QUICK, "--seed", seed, "--json", "-")[1])["train"]["loss"]

    assert loss("3") == loss("3")
    assert loss("3") != loss("4")


def test_seed_is_all_three_seeds(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    spec = asked(monkeypatch, capsys, "--seed", "7")
    assert (spec.data.seed, spec.network.seed, spec.training.seed) == (7, 7, 7)


def asked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str) -> ExperimentSpec:
    """The experiment that `train spiral` with these words would run."""
    seen: list[ExperimentSpec] = []

    class StopError(Exception):
        pass

    def train(training: Training[ExperimentSpec], quiet: bool) -> None:
        seen.append(training.spec)
        raise StopError

    monkeypatch.setattr("playground.commands.train.train", train)
    with pytest.raises(StopError):
        call(capsys, "train", "spiral", *words)
    return seen[0]


def test_settings_can_be_changed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    changes = [
        "network.blocks[0].units=8",
        "network.blocks[1]=dense",
        "training.optimizer=momentum",
        "training.optimizer.learning_rate=0.05",
        "training.schedule.type=cosine",
        'data.features=["x1^2", "x2"]',
        "training.early_stopping.patience=7",
        'name="5"',
    ]
    spec = asked(monkeypatch, capsys, *(word for change in changes for word in ("--set", change)))
    assert [block.units for block in spec.network.blocks] == [8, 16]
    assert spec.training.optimizer.key() == "momentum"
    assert spec.training.optimizer.learning_rate == 0.05
    assert spec.training.schedule.key() == "cosine"
    assert spec.data.features == ("x1^2", "x2")
    assert spec.training.early_stopping is not None
    assert spec.training.early_stopping.patience == 7
    assert spec.name == "5"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            "network.blocks[0].units=5000",
            "network.blocks[0].units must be a whole number from 1 to 1024, but is 5000.",
        ),
        ("network.blocks[2].units=8", "network.blocks has no entry 2: its entries are counted from 0 and it has 2."),
        ("training.l2=NaN", 'training.l2 must be a number from 0 to 10, but is "NaN".'),
        ("name.x=1", 'name is "Spiral" and has no "x".'),
        ("data.split[0]=1", "data.split is an object and has no entries."),
        ("a..b=1", '"a..b" is not the path of a field, such as training.optimizer.learning_rate.'),
        (
            "data.colour=1",
            'data: unknown key "colour"; allowed: dataset, features, split, scaling, target_scaling, outliers, '
            "label_noise, seed.",
        ),
        (
            "training.loss=mse2",
            'training.loss: "mse2" is not known (did you mean "mse"?); '
            "choose one of mse, mae, huber, binary_cross_entropy, cross_entropy, focal, hinge.",
        ),
    ],
)
def test_bad_change(capsys: pytest.CaptureFixture[str], change: str, sentence: str) -> None:
    assert call(capsys, "train", "spiral", "--set", change) == (2, "", f"nn-playground: {sentence}\n")


def test_combination_that_cannot_run(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = call(capsys, "train", "spiral", "--set", "data.dataset=sine")
    assert (code, out) == (2, "")
    assert err.startswith("nn-playground: Cross-entropy (softmax) needs classes, but Sine is a regression; choose ")


def test_divergence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    curves = tmp_path / "history.csv"
    code, out, err = call(capsys, "train", "learning-rate-too-large", "--json", "-", "--csv", str(curves))
    assert code == 3
    assert json.loads(out)["stopped"] == "diverged"
    assert json.loads(out)["train"]["loss"] is None
    assert "Output" in err.splitlines()[-1]
    assert len(curves.read_text().splitlines()) > 5


def test_interruption_keeps_the_result(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Progress, "update", interrupt)
    code, out, _ = call(capsys, "train", "spiral", "--json", "-")
    assert code == 130
    assert json.loads(out)["stopped"] == "interrupted"
    assert json.loads(out)["steps"] == 1


def test_result_that_cannot_be_saved(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "missing" / "history.csv"
    code, _, err = call(capsys, "train", "xor", *QUICK, "--csv", str(path))
    assert code == 2
    assert err.endswith(f"nn-playground: Cannot save {path}: No such file or directory.\n")


def test_training_needs_no_qt() -> None:
    program = (
        "import sys; from playground.cli import main; code = main(['train', 'xor', '--epochs', '1', '--quiet']); "
        "print(code, sorted(name for name in sys.modules if name.startswith(('PySide6', 'pyqtgraph'))))"
    )
    assert process("-c", program).stdout == "0 []\n"


def test_bar_in_a_terminal_and_lines_in_a_log(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 0.05, 0.2, 6.0])
    monkeypatch.setattr("time.monotonic", lambda: next(clock))

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    training = build(replace_at(ExperimentSpec(), "training.epochs", 2))
    training.epoch()
    bar = Terminal()
    progress = Progress(training, bar)
    progress.update(1.0)
    assert bar.getvalue() == ""
    progress.update(1.0)
    assert bar.getvalue() == f"\r[{'#' * 15}{'-' * 15}]  50%  epoch 1/2  loss 1  50 steps/s"
    log = io.StringIO()
    monkeypatch.setattr("time.monotonic", lambda: 10.0)
    Progress(training, log).close(0.25)
    assert log.getvalue().startswith(" 50%  epoch 1/2  loss 0.25  ")
    assert log.getvalue().endswith("steps/s\n")
    Progress(training, log).close(-0.0)
    assert "  loss 0  " in log.getvalue()
    assert number("r2", -0.0) == "0"


def test_pretraining_is_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.commands.progress.Bar.due", lambda bar: True)
    monkeypatch.setattr("playground.commands.progress.Bar.elapsed", 1.0, raising=False)
    words = ["train", "spiral", *QUICK, "--set", "network.pretraining=rbm", "--set", "network.pretraining.epochs=3"]
    code, out, err = call(capsys, *words)
    assert code == 0
    assert [line.split(":")[0] for line in out.splitlines()[1:3]] == ["  pretrained  Dense 1", "  pretrained  Dense 2"]
    first = next(line for line in err.splitlines() if "Dense 2" in line)
    assert re.fullmatch(r" 50%  pre-training Dense 2: epoch 1/3  error \S+", first)
    result = json.loads(call(capsys, *words, "--json", "-", "--quiet")[1])
    assert {block: len(errors) for block, errors in result["pretraining"].items()} == {"Dense 1": 3, "Dense 2": 3}
    assert result["steps"] == 20


def test_outliers_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = call(capsys, "train", "softmax-iris", "--epochs", "1", "--set", "data.outliers.type=drop")
    assert code == 0
    assert re.search(r"outliers +\d+ training examples dropped", out)
