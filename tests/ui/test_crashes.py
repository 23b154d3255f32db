"""Errors nobody caught: from anywhere, in the log, the work copied, and never two dialogs at once."""

import gc
import logging
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from playground.experiment.session import read_session
from playground.ui.log import LARGEST, OLDER, start_log, stop_log
from playground.ui.recovery.crashes import Crashes

ROOT = Path(__file__).parents[2]


@pytest.fixture
def saved():
    return []


@pytest.fixture
def repeated():
    return []


@pytest.fixture
def crashes(qtbot, saved, repeated, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    made = Crashes(window, lambda: bool(saved.append(1)) or True, tmp_path / "logs")
    made.repeated.connect(repeated.append)
    window.show()
    yield made
    made.remove()
    if made.dialog is not None:
        made.dialog.close()


def fail(text="planted"):
    raise ValueError(text)


def caught(function=fail, *arguments):
    """What the hook is given for an exception of `function`."""
    try:
        function(*arguments)
    except Exception as error:
        return type(error), error, error.__traceback__


def show(crashes, qtbot, found):
    crashes.report(*found)
    qtbot.waitUntil(lambda: crashes.dialog is not None)
    return crashes.dialog


def texts(dialog):
    return [label.text() for label in dialog.findChildren(QLabel) if not label.isHidden()]


def test_the_dialog_says_what_happened_and_the_work_is_copied(crashes, qtbot, saved, caplog):
    dialog = show(crashes, qtbot, caught())
    assert saved == [1]
    assert "ValueError: planted" in texts(dialog)
    assert dialog.details.text.isHidden()
    assert "def fail" not in " ".join(texts(dialog))
    assert "raise ValueError(text)" in dialog.details.text.toPlainText()
    assert "Uncaught exception" in caplog.text


def test_never_two_dialogs_and_repeats_are_counted(crashes, qtbot):
    dialog = show(crashes, qtbot, caught())
    for _ in range(4):
        crashes.report(*caught())
    crashes.report(*caught(lambda: [][1]))
    qtbot.waitUntil(lambda: dialog.count == 6)
    assert crashes.dialog is dialog
    assert "Errors so far: 6. All of them are in the log." in texts(dialog)
    dialog.go_on.click()
    assert crashes.dialog is None


def test_the_same_error_is_shown_once_and_then_in_a_line(crashes, qtbot, repeated):
    show(crashes, qtbot, caught()).go_on.click()
    crashes.report(*caught())
    qtbot.waitUntil(lambda: repeated == ["ValueError: planted"])
    assert crashes.dialog is None
    show(crashes, qtbot, caught(lambda: {}["other"])).go_on.click()


def test_what_an_error_says_while_one_is_shown_counts_as_seen(crashes, qtbot, repeated):
    dialog = show(crashes, qtbot, caught())
    other = caught(lambda: [][1])
    crashes.report(*other)
    qtbot.waitUntil(lambda: dialog.count == 2)
    dialog.go_on.click()
    crashes.report(*other)
    qtbot.waitUntil(lambda: repeated == ["IndexError: list index out of range"])
    assert crashes.dialog is None


def test_copy_details_and_open_log_folder(crashes, qtbot, monkeypatch, tmp_path):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    dialog = show(crashes, qtbot, caught())
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert "ValueError: planted" in QGuiApplication.clipboard().text()
    qtbot.mouseClick(dialog.folder, Qt.MouseButton.LeftButton)
    assert opened == [str(tmp_path / "logs")]
    assert crashes.dialog is dialog


def test_quit_ends_with_an_exit_code(crashes, qtbot, monkeypatch):
    codes = []
    monkeypatch.setattr(QCoreApplication, "exit", codes.append)
    qtbot.mouseClick(show(crashes, qtbot, caught()).quit, Qt.MouseButton.LeftButton)
    assert (codes, crashes.dialog) == ([1], None)


def test_hooks_of_all_kinds_are_taken_and_given_back(crashes, qtbot):
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    crashes.install()
    assert threading.excepthook is not before[1]
    thread = threading.Thread(target=fail, args=("in a thread",))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: crashes.dialog is not None)

    class Bad:
        def __del__(self):
            fail("while it is deleted")

    made = Bad()
    del made
    gc.collect()
    sys.excepthook(*caught(fail, "in a slot"))
    qtbot.waitUntil(lambda: crashes.dialog.count == 3)
    crashes.remove()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
    crashes.dialog.go_on.click()


def test_an_error_while_the_work_is_copied_is_no_reason_to_keep_silent(crashes, qtbot, monkeypatch, caplog):
    monkeypatch.setattr(crashes, "_save", lambda: fail("while saving"))
    dialog = show(crashes, qtbot, caught())
    assert any(text.startswith("Your work could not be copied: save it now") for text in texts(dialog))
    assert "The work could not be copied" in caplog.text


def test_an_error_while_the_error_is_shown_leads_to_no_other(crashes, qtbot, monkeypatch, caplog):
    monkeypatch.setattr("playground.ui.recovery.crashes.CrashDialog", lambda *_: fail("while showing"))
    crashes.report(*caught())
    qtbot.waitUntil(lambda: "The error could not be shown" in caplog.text)
    assert crashes.dialog is None


def test_ctrl_c_is_none_of_it(crashes, qtbot, capsys):
    crashes.report(KeyboardInterrupt, KeyboardInterrupt())
    QCoreApplication.processEvents()
    assert crashes.dialog is None
    capsys.readouterr()


def test_the_log_is_bounded(tmp_path):
    handler = start_log(tmp_path)
    try:
        log = logging.getLogger("playground.test")
        for _ in range(200):
            log.warning("x" * 50_000)
    finally:
        stop_log(handler)
    files = sorted(tmp_path.iterdir())
    assert len(files) == 1 + OLDER
    assert sum(file.stat().st_size for file in files) <= (1 + OLDER) * LARGEST


def test_a_log_that_cannot_be_written_is_no_reason_not_to_start(tmp_path):
    (tmp_path / "file").touch()
    stop_log(start_log(tmp_path / "file" / "logs"))


# -- a real program

PROGRAM = """
import sys, threading
from pathlib import Path
from types import SimpleNamespace
from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QWidget
from playground.ui import app
from playground.ui.recovery import safety
application = app.make_application()

class Painter(QWidget):
    def paintEvent(self, event):
        raise ValueError("in a paint event")

def begin():
    window = next(w for w in application.topLevelWidgets() if w.objectName() == "window")
    crashes = window.findChild(safety.Safety).crashes
    window.document.edit(replace(window.document.spec, name="precious"), "Rename")
    painter = Painter(window)
    painter.show()
    button = QPushButton(window)
    button.clicked.connect(lambda: 1 / 0)
    button.click()
    threading.Thread(target=lambda: [][1]).start()
    def broken():
        raise RuntimeError("in the worker")
    window.runner._worker._transport["step"] = lambda training: broken()
    window.runner.step()
    failing = QTimer(window)
    failing.timeout.connect(lambda: {}["in a timer"])
    failing.start(20)
    application.shown = set()
    def look():
        if crashes.dialog is not None:
            application.shown.add(crashes.dialog)
            if len(crashes._seen) >= 5:
                print(len(application.shown), crashes.dialog.count, flush=True)
                timer.stop()
                failing.stop()
                painter.hide()
                QTimer.singleShot(0, crashes.dialog.quit.click)
    timer = QTimer(window)
    timer.timeout.connect(look)
    timer.start(5)

QTimer.singleShot(1, begin)
QTimer.singleShot(30_000, lambda: application.exit(4))
sys.exit(app.run_window(None, None, SimpleNamespace(config_dir=Path(sys.argv[1]))))
"""


def test_slot_timer_paint_event_worker_and_thread_end_in_one_dialog_and_quit_keeps_the_work(tmp_path):
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)], env=environment, capture_output=True, text=True, timeout=60
    )
    shown, count = done.stdout.split()
    assert (shown, int(count) >= 5, done.returncode) == ("1", True, 1), done.stderr
    log = (tmp_path / "logs" / "nn-playground.log").read_text()
    for text in ("in a paint event", "division by zero", "index out of range", "in a timer", "in the worker"):
        assert text in log
    (copy,) = (tmp_path / "recovery").glob("*.nnp")
    assert read_session(copy).spec.name == "precious"
