"""`nn-playground export`: what it lists, writes, says and refuses."""

import csv
from pathlib import Path

import pytest
from cli_support import QUICK, ROOT, call

from playground.export.targets import EXPORTS


def epochs(table: Path) -> list[str]:
    return [row["epoch"] for row in csv.DictReader(table.read_text().splitlines())]


def test_list_names_every_target(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = call(capsys, "export", "--list")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == list(EXPORTS)


def test_the_readme_names_every_target() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8").split("## Exports")[1].split("\n## ")[0]
    assert [key for key in EXPORTS if f"`{key}`" not in text] == []


def test_a_preset_is_trained_and_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "net.py"
    code, out, err = call(capsys, "export", "spiral", "--to", "pytorch", "-o", str(path), *QUICK)
    assert code == 0
    assert [Path(line).name for line in out.splitlines()] == ["net.py", "net.safetensors", "net.npz"]
    assert all(Path(line).is_file() for line in out.splitlines())
    assert "after 2 epochs" in path.read_text()
    assert "PyTorch script: PyTorch draws" in err  # what is different is said


def test_a_session_is_exported_as_it_stands(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    session, table = tmp_path / "run.nnp", tmp_path / "curves.csv"
    call(capsys, "train", "spiral", "--epochs", "3", "--session", str(session), "--quiet")
    assert call(capsys, "export", str(session), "--to", "history", "-o", str(table), "--quiet")[0] == 0
    assert epochs(table) == ["0", "1", "2", "3"]
    call(capsys, "export", str(session), "--to", "history", "-o", str(table), "--quiet", "--epochs", "2")
    assert len(epochs(table)) == 6


def test_what_cannot_be_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "net.py"
    code, _, err = call(capsys, "export", "digits-cnn", "--to", "sklearn", "-o", str(path), "--epochs", "0")
    assert (code, "plain Dense blocks" in err) == (2, True)
    assert not path.exists()
    code, _, err = call(capsys, "export", "spiral", "--to", "cobol", "-o", str(path))
    assert (code, "'cobol' is no target" in err) == (2, True)
    assert call(capsys, "export", "spiral")[0] == 2
