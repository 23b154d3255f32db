"""The application: makes it, opens the window, or takes a picture of it."""

import argparse
import gc
import os
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from playground.experiment import load_preset
from playground.experiment.session import Session
from playground.export.opening import title as title_of
from playground.runner import UNLIMITED, RunnerState
from playground.sentence import sentence
from playground.ui.folders import Folders, folders
from playground.ui.icons import app_icon
from playground.ui.identity import introduce
from playground.ui.languages import install
from playground.ui.main_window import MainWindow
from playground.ui.plots.export import save_picture
from playground.ui.preferences import read
from playground.ui.recovery.safety import Safety
from playground.ui.settings import NAME, Settings
from playground.ui.settings_file import open_settings
from playground.ui.texts import tr_sentence
from playground.ui.theme import ThemeChoice, apply_theme, themes

FIRST_PRESET = "spiral"
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""Environment variables of which one is set where Qt can show a window on Linux."""
TURN = 0.001
"""Seconds after which a thread that trains gives the window its turn; Python's own 5 ms can be felt."""
SIGNALS = 250
"""Milliseconds until a signal such as Ctrl+C is noticed."""


def run_window(session: Session | None, path: Path | None, options: argparse.Namespace | None = None) -> int:
    """Open the window on an experiment (None: the first preset), and return the exit code when it is closed."""
    app = make_application()
    if not getattr(options, "safe_mode", False):
        places = folders(getattr(options, "config_dir", None))
        return _run(app, session, path, options, places, *open_settings(places.settings))
    with tempfile.TemporaryDirectory(prefix=f"{NAME}-") as folder:
        places = folders(Path(folder))
        settings = Settings(places.settings)
        settings.store("animation", "off")
        text = sentence("Safe mode: default settings, and nothing is remembered when the window is closed.")
        return _run(app, session, path, options, places, settings, text)


def _run(
    app: QApplication,
    session: Session | None,
    path: Path | None,
    options: argparse.Namespace | None,
    places: Folders,
    settings: Settings,
    notice: str,
) -> int:
    """The same with settings and folders; `notice` is what there is to say about them."""
    preferences = read(settings)
    install(app, getattr(options, "lang", None) or preferences.language)
    apply_theme(app, getattr(options, "theme", None) or preferences.theme)
    with themes.undressed(app):
        window = MainWindow(settings)
    safety = Safety(window, places)
    title = "" if path else _preset_title(session, options)
    opened = session or Session(load_preset(FIRST_PRESET))
    window.load(opened.spec, path, title, opened.state, opened.runs)
    if path is not None:
        window.files.remember(path)
    if notice:
        window.banners.show_message("message", tr_sentence(notice), "warning")
    window.bar.buttons["run"].setFocus(Qt.FocusReason.OtherFocusReason)
    window.show()
    try:
        return _execute(app)
    finally:
        window.shut_down()
        safety.close()


def screenshot(
    session: Session,
    epochs: int,
    output: str | os.PathLike[str],
    *,
    theme: ThemeChoice = "light",
    size: tuple[int, int] = (1600, 1000),
    scale: int = 1,
    lang: str = "en",
) -> None:
    """Train for `epochs` more epochs in the real window, unseen, and write a picture of it.

    Frames are shown only before and after the training, so that the picture does not depend on the machine's speed.
    Raises `OSError` with a sentence if the picture cannot be written. The user's settings are not touched.
    """
    app = make_application()
    install(app, lang)
    apply_theme(app, theme)
    with tempfile.TemporaryDirectory() as folder:
        window = MainWindow(Settings(Path(folder) / "settings.ini"))
        try:
            _train_unseen(window, session, epochs, size)
            save_picture(window, Path(output), scale, session.spec)
        finally:
            window.close_unsaved()
            window.deleteLater()
            app.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)


def make_application() -> QApplication:
    """The application with its name, icon and fonts; the one there is, if there is one."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        return app
    if sys.platform.startswith("linux") and not any(map(os.environ.get, DISPLAYS)):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Qt hands strips of what it paints to threads of its own: for a network they wake 1,000 times a second, each time
    # at the cost of the thread that trains.
    os.environ["QT_NO_GUI_THREADPOOL"] = "1"
    introduce()
    sys.setswitchinterval(TURN)
    app = QApplication(sys.argv[:1])
    app.setWindowIcon(app_icon())
    return app


def _execute(app: QApplication) -> int:
    """Run until the window is closed; Ctrl+C in the terminal and a termination signal end it, too."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: app.exit(0))
    gc.freeze()  # what the window is made of stays: looking through it for garbage would hold up everything for 50 ms
    gc.enable()
    awake = QTimer()  # Python looks at signals only while Python code runs
    awake.timeout.connect(_look_at_signals)
    awake.start(SIGNALS)
    return app.exec()


def _look_at_signals() -> None:
    """Give Python the chance to."""


def _preset_title(session: Session | None, options: argparse.Namespace | None) -> str:
    """What to call an experiment without a file: the preset's or the picture's name."""
    name = getattr(options, "file", None) or getattr(options, "preset", None)
    if name:
        return title_of(name)
    return FIRST_PRESET if session is None else ""


def _train_unseen(window: MainWindow, session: Session, epochs: int, size: tuple[int, int]) -> None:
    states: list[RunnerState] = []
    window.runner.stateChanged.connect(states.append)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(*size)
    window.pump.hold()
    window.load(session.spec, state=session.state, runs=session.runs)
    window.show()
    _wait_until(lambda: bool(states))
    if epochs and states[-1] is not RunnerState.INVALID:
        window.runner.set_speed(UNLIMITED)
        window.runner.watch(None)
        window.runner.run_epochs(epochs)
        _wait_until(lambda: RunnerState.RUNNING in states and states[-1] is not RunnerState.RUNNING)
    window.runner.take()
    window.pump.look_again()
    _wait_until(window.pump.finish)


def _wait_until(condition: Callable[[], bool]) -> None:
    """Handle events until the condition holds; it can change only by an event."""
    while not condition():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
