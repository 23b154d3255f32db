"""The application: pictures without a screen, its name, and what happens to errors and signals."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication, QImage

from playground.experiment import dump_preset
from playground.experiment.session import Session
from playground.ui.app import make_application, screenshot
from playground.ui.tokens import DARK

PROGRAM = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from playground.experiment import load_preset
from playground.experiment.session import Session
from playground.ui import app
path = Path(sys.argv[1])
application = app.make_application()
QTimer.singleShot(0, lambda: application.activeWindow() or None)
def leave():
    window = next(w for w in application.topLevelWidgets() if w.objectName() == "window")
    window.runner.run()
    window.runner.stateChanged.connect(lambda state: state.value == "running" and os.kill(os.getpid(), signal.SIGTERM))
QTimer.singleShot(0, leave)
sys.exit(app.run_window(Session(load_preset(path)), path))
"""

PAINTING = """
import os
from PySide6.QtGui import QColor, QImage, QPainter
from playground.ui.app import make_application
application = make_application()
before = len(os.listdir("/proc/self/task"))
image = QImage(600, 600, QImage.Format.Format_ARGB32_Premultiplied)
with QPainter(image) as painter:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(200, 0, 0, 100))
    painter.drawEllipse(image.rect())
print(len(os.listdir("/proc/self/task")) - before)
"""


@pytest.fixture
def preset(tmp_path, spiral):
    path = tmp_path / "small.json"
    dump_preset(spiral, path)
    return path


def test_the_screenshot_is_of_the_window_after_training(qapp, spiral, tmp_path):
    pictures = {epochs: tmp_path / f"{epochs}.png" for epochs in (0, 3)}
    for epochs, path in pictures.items():
        screenshot(Session(spiral), epochs, path, theme="dark", size=(1280, 720))
        image = QImage(str(path))
        assert (image.width(), image.height()) == (1280, 720)
        assert image.pixelColor(2, 360).name() == DARK.background
    assert pictures[0].read_bytes() != pictures[3].read_bytes()


def test_a_screenshot_can_be_an_svg_and_a_bad_path_is_a_sentence(qapp, spiral, tmp_path):
    screenshot(Session(spiral), 1, tmp_path / "a.svg", size=(1280, 720))
    assert b"<svg" in (tmp_path / "a.svg").read_bytes()
    with pytest.raises(OSError, match="missing"):
        screenshot(Session(spiral), 0, tmp_path / "missing" / "a.png", size=(1280, 720))


def test_a_screenshot_of_a_diverging_run_ends(qapp, diverging, tmp_path):
    screenshot(Session(diverging), 200, tmp_path / "d.png", size=(1280, 720))
    assert (tmp_path / "d.png").exists()


def test_the_screenshot_does_not_depend_on_the_speed_of_the_machine(qapp, spiral, tmp_path):
    for name in ("a", "b"):
        screenshot(Session(replace(spiral, name="x")), 5, tmp_path / f"{name}.png", size=(1280, 720))
    a, b = (QImage(str(tmp_path / f"{name}.png")) for name in ("a", "b"))
    plots = a.rect().adjusted(0, 100, 0, -40)  # all but the status bar, which tells the time
    assert a.copy(plots) == b.copy(plots)


def test_the_application_has_a_name_and_is_made_once(qapp):
    assert make_application() is qapp
    assert QGuiApplication.instance() is qapp


def run_program(program, folder, *arguments):
    """Run Python code in a process of its own; what it printed, on standard output and on the other one."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(folder)}
    words = [sys.executable, "-c", program, *arguments]
    root = Path(__file__).parents[2]
    done = subprocess.run(words, cwd=root, env=environment, timeout=60, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr


def test_the_program_ends_on_a_termination_signal_while_training(preset, tmp_path):
    assert "Traceback" not in run_program(PROGRAM, tmp_path, str(preset))[1]


@pytest.mark.skipif(sys.platform != "linux", reason="counts threads as Linux lists them")
def test_painting_wakes_no_threads_that_would_disturb_the_training(tmp_path):
    assert run_program(PAINTING, tmp_path)[0].strip() == "0"
