"""The command line's ways with settings, in real programs: where they are, going back to the defaults, safe mode."""

from pathlib import Path

import pytest
from cli_support import call, process

from playground.ui.settings import VERSION

WINDOW = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from playground import cli
def look():
    window = next(part for part in QApplication.topLevelWidgets() if part.objectName() == "window")
    print(window.preferred.value.theme, window.preferred.value.animation, os.environ["OPENBLAS_NUM_THREADS"])
    print(window.banners.text("message"))
    print(len(window.files.recent.paths()), [type(part).__name__ for part in window.findChildren(QDialog)])
    window.preferred.choose(refresh_rate=20)
    window.close_unsaved()
run = QApplication.exec
def run_and_look(*_):
    QTimer.singleShot(100, look)
    return run()
QApplication.exec = run_and_look
sys.exit(cli.main(sys.argv[1:]))
"""
"""Opens the window as the command line does, says how it looks, changes a preference and closes it."""
UNSET = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with settings in it, and every folder of the user's below it."""
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "user"))
    for name in UNSET:
        monkeypatch.delenv(name)
    (tmp_path / "mine").mkdir()
    (tmp_path / "known.json").write_text('{"format": "nn-playground-preset", "version": 1}')
    entries = f"version={VERSION}\ntheme=dark\nblas_threads=2\nrecent={tmp_path / 'known.json'}\n"
    (tmp_path / "mine" / "nn-playground.ini").write_text(f"[General]\n{entries}")
    return tmp_path


def everything(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_everything_is_below_the_folder_that_is_named(folder: Path) -> None:
    done = process("-c", WINDOW, "xor", "--config-dir", str(folder / "mine"))
    assert (done.returncode, done.stdout.splitlines()) == (0, ["dark True 2", "", "1 ['EditHistory']"]), done.stderr
    written = everything(folder / "mine")
    assert {"nn-playground.ini", "logs/nn-playground.log"} <= set(written)
    assert b"refresh_rate=20" in written["nn-playground.ini"]
    assert not (folder / "user").exists() or everything(folder / "user") == {}


def test_safe_mode_reads_nothing_and_writes_nothing(folder: Path) -> None:
    before = everything(folder)
    done = process("-c", WINDOW, "xor", "--safe-mode", "--config-dir", str(folder / "mine"))
    says = "Safe mode: default settings, and nothing is remembered when the window is closed."
    assert done.stdout.splitlines() == ["system False 1", says, "0 ['EditHistory']"], done.stderr
    assert (done.returncode, everything(folder)) == (0, before)


def test_settings_of_a_newer_version_are_kept_and_said(folder: Path) -> None:
    file = folder / "mine" / "nn-playground.ini"
    newer = file.read_bytes().replace(f"version={VERSION}".encode(), b"version=99")
    file.write_bytes(newer)
    done = process("-c", WINDOW, "xor", "--config-dir", str(folder / "mine"))
    assert done.returncode == 0, done.stderr
    look, says, _ = done.stdout.splitlines()
    assert look.startswith("system True")
    assert "newer version" in says
    assert "nn-playground.old-1.ini" in says
    assert (folder / "mine" / "nn-playground.old-1.ini").read_bytes() == newer


def test_reset_keeps_the_old_settings(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    file = folder / "mine" / "nn-playground.ini"
    old, aside = file.read_bytes(), file.with_name("nn-playground.old-1.ini")
    words = ("--reset", "--config-dir", str(folder / "mine"))
    assert call(capsys, *words) == (0, f"The settings were kept as {aside}.\n", "")
    assert (aside.read_bytes(), file.exists()) == (old, False)
    assert call(capsys, *words) == (0, "There are no settings; the defaults are in use.\n", "")


def test_reset_that_cannot_be_done_is_a_sentence(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)
    code, _, err = call(capsys, "--reset", "--config-dir", str(folder / "mine"))
    assert code == 2
    assert err.endswith("cannot be put aside: Permission denied.\n")


def test_info_names_the_folders_that_are_asked_for(folder: Path) -> None:
    done = process("-m", "playground", "--info", "--config-dir", str(folder / "mine"))
    facts = dict(line.split("  ", 1) for line in done.stdout.splitlines())
    assert facts["Settings"].strip() == str(folder / "mine" / "nn-playground.ini")
    assert facts["Copies and log"].strip() == str(folder / "mine")
    assert facts["BLAS"].endswith("2 thread(s)")


def test_threads_are_chosen_before_numpy_comes(folder: Path) -> None:
    program = (
        "import sys; from playground import cli; from playground.commands import window; "
        f"parsed = cli._window_parser().parse_args(['--config-dir', {str(folder / 'mine')!r}]); "
        "print(window.blas_threads(parsed), 'numpy' in sys.modules)"
    )
    assert process("-c", program).stdout == "2 False\n"


def test_a_desktop_hands_over_addresses(tmp_path: Path) -> None:
    from playground.cli import _window_parser

    path = tmp_path / "with a space.nnp"
    assert _window_parser().parse_args([path.as_uri()]).file == str(path)
    assert _window_parser().parse_args(["nnplayground:abc"]).file == "nnplayground:abc"
