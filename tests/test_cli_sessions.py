"""Sessions on the command line: saved at the end of a run, gone on with, opened, and refused in a sentence."""

import json
from pathlib import Path
from typing import Any

import pytest
from cli_support import call
from safetensors.numpy import load_file

from playground.experiment import load_session


def test_two_halves_are_the_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    half, rest, whole = (str(tmp_path / f"{name}.nnp") for name in ("half", "rest", "whole"))
    assert call(capsys, "train", "softmax-iris", "--epochs", "4", "--session", half, "--quiet")[0] == 0
    assert call(capsys, "train", half, "--epochs", "9", "--session", rest, "--quiet")[0] == 0
    assert call(capsys, "train", "softmax-iris", "--epochs", "9", "--session", whole, "--quiet")[0] == 0
    one, other = load_file(rest), load_file(whole)
    names = [name for name in one if name[0].isdigit() or name.startswith("optimizer")]
    assert len(names) > 2
    assert all(one[name].tobytes() == other[name].tobytes() for name in names)
    assert load_session(rest).epochs_done == 9


def test_a_session_that_is_at_its_end_does_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(tmp_path / "x.nnp")
    call(capsys, "train", "xor", "--epochs", "3", "--session", path, "--quiet")
    code, out, _ = call(capsys, "train", path)
    assert code == 0
    assert "3 epochs" in out


def test_settings_can_be_changed_on_the_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(tmp_path / "x.nnp")
    call(capsys, "train", "xor", "--epochs", "3", "--session", path, "--quiet")
    words = ["--epochs", "5", "--set", "training.optimizer.learning_rate=0.001", "--session", path, "--quiet"]
    assert call(capsys, "train", path, *words)[0] == 0
    training = load_session(path)
    assert training.spec.training.optimizer.learning_rate == 0.001
    assert "0.001" in training.history.marks[0].text


def test_a_bad_session_is_one_sentence_with_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bad.nnp"
    path.write_bytes(b"no")
    for words in (["train", str(path)], ["validate", str(path)], [str(path)]):
        code, _, err = call(capsys, *words)
        assert (code, err) == (2, f"nn-playground: {path}: This is not a session of this program.\n")
    code, _, err = call(capsys, "train", "xor", "--session", "x.json")
    assert code == 2
    assert "must end with .nnp" in err


def test_the_window_opens_a_session(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from playground.ui import app

    path = tmp_path / "x.nnp"
    call(capsys, "train", "xor", "--epochs", "3", "--session", str(path), "--quiet")
    opened: list[Any] = []
    monkeypatch.setattr(app, "run_window", lambda *given: opened.extend(given) or 0)
    assert call(capsys, str(path), "--config-dir", str(tmp_path))[0] == 0
    session, where, options = opened
    assert (session.state.facts.epochs_done, where, options.config_dir) == (3, path, tmp_path)


def test_a_picture_of_a_session_shows_where_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: list[Any] = []
    monkeypatch.setattr(
        "playground.ui.app.screenshot", lambda session, epochs, *_, **__: seen.extend((session, epochs))
    )
    path = str(tmp_path / "x.nnp")
    call(capsys, "train", "xor", "--epochs", "3", "--session", path, "--quiet")
    assert call(capsys, "screenshot", path, "-o", str(tmp_path / "x.png"))[0] == 0
    assert (seen[0].state.facts.epochs_done, seen[1]) == (3, 0)


def test_two_sessions_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    slow, fast = (str(tmp_path / f"{name}.nnp") for name in ("slow", "fast"))
    call(capsys, "train", "softmax-iris", "--epochs", "3", "--session", slow, "--quiet")
    change = ["--set", "training.optimizer.learning_rate=0.3"]
    call(capsys, "train", "softmax-iris", "--epochs", "3", *change, "--session", fast, "--quiet")
    code, out, _ = call(capsys, "compare", slow, fast)
    assert code == 0
    lines = [line.split() for line in out.splitlines()]
    assert lines[1] == ["Optimizer:", "Learning", "rate", "[training.optimizer.learning_rate]", "0.05", "0.3"]
    losses = {line[0]: line[1:] for line in lines if line[0].endswith("_loss")}
    trainings = [load_session(path) for path in (slow, fast)]
    assert losses["test_loss"] == [f"{training.history.last()['test']['loss']:.4g}" for training in trainings]
    code, out, _ = call(capsys, "compare", slow, fast, "--json", "-")
    report = json.loads(out)
    assert [one["path"] for one in report["differences"]] == ["training.optimizer.learning_rate"]
    assert report["figures"]["epochs"] == [3.0, 3.0]


def test_an_experiment_is_no_different_from_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "compare", "spiral", "spiral") == (0, "No setting differs.\n", "")
    code, _, err = call(capsys, "compare", "spiral", "no-such-thing")
    assert code == 2
    assert "no-such-thing" in err
