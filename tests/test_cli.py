"""The command line: help, commands, the window with and without a display, and exit codes."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cli_support import ROOT, call, process

from playground import __version__
from playground.cli import COMMANDS, main
from playground.commands import display, headless, screenshot, window
from playground.experiment import ExperimentSpec, dump_preset, load_preset, preset_names, replace_at
from playground.family import fields


@pytest.fixture
def bad_file(tmp_path: Path) -> str:
    path = tmp_path / "bad.json"
    path.write_text('{"format": "nn-playground-preset", "version": 1, "training": {"epochs": 0}}')
    return str(path)


# -- presets, validate, info


def test_presets(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = call(capsys, "presets")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == preset_names()


def test_validate_good(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = call(capsys, "validate", "digits-mlp")
    assert code == 0
    assert out.startswith("Handwritten digits: Digits, network 1x8x8 -> 256 -> 10 (19,210 parameters), ")


def test_validate_prints_the_shapes_of_images(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = call(capsys, "validate", "digits-cnn")
    assert "network 1x8x8 -> 16x8x8 -> 16x4x4 -> 32x4x4 -> 32x2x2 -> 10 (6,090 parameters)" in out


def test_blocks_that_do_not_fit_together_are_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "bad-stack.json"
    dump_preset(replace_at(load_preset("digits-cnn"), "network.blocks", ["dense", "conv2d"]), path)
    for command in (["validate", str(path)], ["train", str(path)]):
        code, _, err = call(capsys, *command)
        assert code == 2
        assert "Block 2: Conv2D needs images, but gets 16 plain numbers" in err


def test_validate_bad_file(capsys: pytest.CaptureFixture[str], bad_file: str) -> None:
    sentence = "training.epochs must be a whole number from 1 to 1000000, but is 0."
    assert call(capsys, "validate", bad_file) == (2, "", f"nn-playground: {bad_file}: {sentence}\n")


def test_validate_bad_combination(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "combination.json"
    dump_preset(replace_at(ExperimentSpec(), "data.features", []), path)
    code, _, err = call(capsys, "validate", str(path))
    assert code == 2
    assert err == ("nn-playground: data.features: No feature is chosen; the network needs at least one input.\n")


def test_unknown_preset(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = call(capsys, "train", "spirale")
    assert code == 2
    assert err == 'nn-playground: There is no file and no preset called "spirale"; did you mean "spiral"?\n'


@pytest.mark.parametrize("name", list(COMMANDS))
def test_help(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert name in call(capsys, "--help")[1]
    code, out, _ = call(capsys, name, "--help")
    assert code == 0
    assert out.startswith(f"usage: nn-playground {name}")


def test_help_imports_nothing_heavy() -> None:
    program = (
        "import sys; from playground.cli import _window_parser; _window_parser().format_help(); "
        "print(sorted({'numpy', 'msgspec', 'PySide6'} & set(sys.modules)))"
    )
    assert process("-c", program).stdout == "[]\n"


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "--version") == (0, f"nn-playground {__version__}\n", "")


def test_info_needs_no_display() -> None:
    done = process("-m", "playground", "--info", DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    titles = [line.split("  ")[0] for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert {"System", "Python", "Qt", "numpy", "BLAS", "Resources", "Settings"} <= set(titles)


def test_reader_that_stops_reading() -> None:
    program = f"{sys.executable} -m playground presets | head -1"
    done = subprocess.run(
        ["sh", "-c", program], capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert done.stderr == ""


# -- the window, with and without a display


def test_first_names_are_those_of_the_window() -> None:
    from playground.ui import app
    from playground.ui.languages import LANGUAGES
    from playground.ui.preferences import Preferences

    assert window.FIRST_PRESET == app.FIRST_PRESET
    choices = {field.name: tuple(field.choices) for field in fields(Preferences)}
    assert choices["theme"] == screenshot.THEMES
    assert choices["language"] == screenshot.LANGUAGES == tuple(LANGUAGES)


def test_window_is_opened_on_what_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    from playground.ui import app

    opened: list[tuple[Any, ...]] = []
    monkeypatch.setattr(app, "run_window", lambda *given: opened.append(given) or 0)
    mine = tmp_path / "mine.json"
    dump_preset(ExperimentSpec(name="Mine"), mine)
    assert call(capsys)[0] == 0
    assert call(capsys, "xor", "--theme", "dark")[0] == 0
    assert call(capsys, "--preset", "xor", "--lang", "ko")[0] == 0
    assert call(capsys, str(mine))[0] == 0
    assert [(session and session.spec.name, path) for session, path, _ in opened] == [
        (None, None),
        ("XOR", None),
        ("XOR", None),
        ("Mine", mine),
    ]
    assert (opened[1][2].theme, opened[2][2].lang) == ("dark", "ko")


def test_bad_file_opens_no_window(capsys: pytest.CaptureFixture[str], bad_file: str) -> None:
    assert call(capsys, bad_file)[0] == 2


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can lack a display")
def test_reasons_for_having_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    assert display.missing_display() == "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)."
    monkeypatch.setenv("DISPLAY", ":987")
    monkeypatch.setattr(display, "_XCB_LIBRARIES", {})
    if display._loads("libX11.so.6"):
        assert display.missing_display() == "The display :987 does not answer."
    monkeypatch.setattr(display, "_XCB_LIBRARIES", {"libnothing.so.9": "libnothing9"})
    assert "Qt needs libnothing9" in display.missing_display()
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert display.missing_display() == ""


def test_main_job_without_a_display(tmp_path: Path) -> None:
    """Curves and a picture of the real window, and no abort by Qt."""
    preset = tmp_path / "small.json"
    dump_preset(replace_at(ExperimentSpec(name="Small"), "training.epochs", 3), preset)
    done = process(
        "-m", "playground", "small.json", folder=tmp_path, DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM=""
    )
    assert done.returncode == 0, done.stderr
    written = sorted(path.name.rsplit("_", 1)[0] for path in tmp_path.iterdir())
    assert written == ["small.json", "small_history", "small_window"]
    assert next(tmp_path.glob("*.png")).read_bytes().startswith(b"\x89PNG")
    assert done.stderr.startswith("There is no display")
    assert "propagateSizeHints" not in done.stderr
    assert "Small: 3 epochs" in done.stdout


def test_folder_that_can_be_written_to(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert headless.writable_folder() == tmp_path
    monkeypatch.setattr(os, "access", lambda folder, _: Path(folder) != tmp_path)
    assert headless.writable_folder() == Path.home()


def test_missing_library_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ImportError("libGL.so.1: cannot open shared object file: No such file or directory")

    monkeypatch.setattr("playground.commands.screenshot.write_picture", fail)
    code, _, err = call(capsys, "screenshot", "xor", "-o", str(tmp_path / "a.png"))
    assert code == 2
    assert err.startswith("nn-playground: Qt cannot be loaded: libGL.so.1")


def test_defect_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("a defect")

    monkeypatch.setattr("playground.commands.train.train", fail)
    with pytest.raises(ValueError, match="a defect"):
        main(["train", "xor", "--quiet"])


# -- screenshot


def test_picture_of_the_window(tmp_path: Path) -> None:
    path = tmp_path / "window.png"
    words = ["screenshot", "xor", "--epochs", "3", "-o", str(path), "--theme", "dark", "--size", "1280x720"]
    done = process("-m", "playground", *words, QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{path}\n", "")
    data = path.read_bytes()
    assert (int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")) == (1280, 720)


@pytest.mark.parametrize(
    "words",
    [
        ["screenshot", "xor"],
        ["screenshot", "xor", "-o", "a.bmp"],
        ["screenshot", "xor", "-o", "a.png", "--size", "big"],
        ["screenshot", "xor", "-o", "a.png", "--size", "100x100"],
        ["screenshot", "xor", "-o", "a.png", "--scale", "9"],
        ["screenshot", "xor", "-o", "a.png", "--epochs", "-1"],
        ["train", "xor", "--set", "training.epochs"],
        ["train"],
        ["train", "xor", "--epochs", "many"],
        ["--unknown"],
    ],
)
def test_bad_usage(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    code, out, err = call(capsys, *words)
    assert (code, out) == (2, "")
    assert "usage: nn-playground" in err
