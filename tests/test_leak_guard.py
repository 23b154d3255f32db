"""conftest.py keeps tests apart, and must catch what it promises to: each leak is planted, and named in the report."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

LEAKS = """
import threading
from PySide6.QtCore import QObject, QSettings, QThread, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget

kept = []
tiny = 2.0**-1022
event = threading.Event()

def test_python_thread():
    threading.Thread(target=event.wait, args=(20,), name="forgotten", daemon=True).start()

def test_qthread(qapp):
    kept.append(QThread(objectName="worker"))
    kept[-1].start()

def test_timer_without_parent(qapp):
    kept.append(QTimer(objectName="tick"))
    kept[-1].start(1000)

def test_timer_of_a_widget(qtbot):
    kept.append(QWidget())
    QTimer(kept[-1], objectName="child").start(1000)

def test_window(qapp):
    kept.append(QLabel("left", windowTitle="orphan"))
    kept[-1].show()

def test_tidy(qtbot):
    assert not event.is_set()
    assert all(type(w) is not QLabel for w in QApplication.topLevelWidgets())
    window = QWidget()
    qtbot.addWidget(window)
    QTimer(window).start(10)
    window.cycle = [window]
    window.show()
    thread = QThread(window)
    thread.start()
    thread.quit()
    thread.wait()

def test_failed_already(qapp):
    kept.append(QTimer(objectName="second complaint"))
    kept[-1].start(1000)
    raise AssertionError("the real reason")

def test_denormals_are_private_1():
    from playground.engine.denormals import flush_denormals
    assert not flush_denormals() or tiny / 2 == 0

def test_denormals_are_private_2():
    assert tiny / 2 > 0

def test_settings_are_private_1(qapp):
    QSettings("nn-playground", "guard").setValue("seen", 1)

def test_settings_are_private_2(qapp):
    assert QSettings("nn-playground", "guard").value("seen") is None
"""

EXPECTED = {
    "test_python_thread": "Python thread 'forgotten'",
    "test_qthread": "running QThread QThread 'worker'",
    "test_timer_without_parent": "active QTimer QTimer 'tick'",
    "test_timer_of_a_widget": "active QTimer QTimer 'child'",
    "test_window": "window QLabel 'orphan'",
}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """What pytest says of the planted leaks."""
    folder = tmp_path_factory.mktemp("leaks")
    (folder / "conftest.py").write_text(Path(__file__).with_name("conftest.py").read_text())
    (folder / "pytest.ini").write_text("[pytest]\nqt_api = pyside6\n")
    (folder / "test_leaks.py").write_text(LEAKS)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:randomly", "-rA"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    environment["PYTHONPATH"] = str(Path(__file__).parent.parent)
    environment["COLUMNS"] = "400"  # else pytest cuts its summary lines
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=100)


@pytest.mark.parametrize(("test", "leak"), EXPECTED.items())
def test_a_leak_is_named(report: subprocess.CompletedProcess[str], test: str, leak: str) -> None:
    assert re.search(rf"^ERROR test_leaks.py::{test} - .*the test left behind: .*{leak}", report.stdout, re.MULTILINE)


def test_nothing_else_is_reported(report: subprocess.CompletedProcess[str]) -> None:
    errors = re.findall(r"^ERROR test_leaks.py::(\w+)", report.stdout, re.MULTILINE)
    assert sorted(errors) == sorted(EXPECTED)
    assert re.findall(r"^FAILED test_leaks.py::(\w+)", report.stdout, re.MULTILINE) == ["test_failed_already"]
    assert report.returncode == 1, report.stderr


def test_a_failed_test_is_not_blamed_twice(report: subprocess.CompletedProcess[str]) -> None:
    assert "the real reason" in report.stdout
    assert "second complaint'" not in report.stdout
