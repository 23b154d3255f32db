"""What every test stands on: one BLAS thread, no screen, folders of its own, and nothing left running."""

import ctypes
import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"  # read when numpy is imported, which nothing above does
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

FAILED = pytest.StashKey[bool]()
SET_ASIDE_EVERY = 20
_qt_tests = count()
FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    """Remember that a test failed, so that the leak guard does not complain on top of it."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


def pytest_collection_finish() -> None:
    """Set aside what importing the tests has made."""
    set_aside()


def set_aside() -> None:
    """Set everything there is aside, so that the leak guard's collections look at the objects of a few tests only.

    Most modules of the window are imported by the first tests that need them: to look through them again after each
    test takes twenty times as long as a test of the engine.
    """
    gc.collect()
    gc.freeze()


# --- folders ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def private_folders(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """A function that names a new folder, not yet made, at each call."""
    base, numbers = tmp_path_factory.mktemp("user"), count()
    return lambda: base / str(next(numbers))


@pytest.fixture(autouse=True)
def _own_settings(private_folders: Callable[[], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test its own settings, data and cache folders: it neither sees nor touches the user's."""
    folder = private_folders()
    for name in FOLDERS:
        monkeypatch.setenv(name, str(folder / name.split("_")[1].lower()))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder.parent))
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        return
    if not sys.platform.startswith("linux"):
        core.QStandardPaths.setTestModeEnabled(True)
    for kind in (core.QSettings.Format.NativeFormat, core.QSettings.Format.IniFormat):
        core.QSettings.setPath(kind, core.QSettings.Scope.UserScope, str(folder / "config"))


# --- arithmetic ---------------------------------------------------------------------------------------------------


def _floating_point() -> Callable[[], object]:
    """A function that sets the calling thread's floating-point unit to what it is now."""
    try:
        libm = ctypes.CDLL("libm.so.6")
    except OSError:  # no glibc: nothing is changed there either
        return lambda: None
    environment = (ctypes.c_uint8 * 64)()  # more than any glibc's fenv_t
    libm.fegetenv(environment)
    return lambda: libm.fesetenv(environment)


_as_usual = _floating_point()


@pytest.fixture(autouse=True)
def _own_arithmetic() -> Iterator[None]:
    """Give the thread its floating-point unit back as it was: a training has it flush denormals from then on.

    Before the test, too: a fixture that several tests share may have trained.
    """
    _as_usual()
    yield
    _as_usual()


# --- leaks --------------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _leak_guard(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a thread, an active timer or a window behind; what it left is then cleared away."""
    threads = set(threading.enumerate())
    if uses_qt(request) and next(_qt_tests) % SET_ASIDE_EVERY == 1:
        set_aside()
    before = qt_leftovers() if uses_qt(request) else {}
    yield
    leaks = leaked_threads(threads)
    if uses_qt(request):
        delete_what_is_dropped()
        left = {key: leak for key, leak in qt_leftovers().items() if key not in before}
        leaks += [text for text, _ in left.values()]
        for _, clear in left.values():
            clear()
        if left:
            delete_what_is_dropped()
    if leaks and not request.node.stash.get(FAILED, False):
        pytest.fail("the test left behind: " + "; ".join(leaks), pytrace=False)


def uses_qt(request: pytest.FixtureRequest) -> bool:
    """Whether the test can have left Qt objects. (pytest-qt imports PySide6 in every session, so that is no sign.)"""
    core = sys.modules.get("PySide6.QtCore")
    return core is not None and ("qapp" in request.fixturenames or core.QCoreApplication.instance() is not None)


def leaked_threads(before: set[threading.Thread]) -> list[str]:
    """Python threads that are new since `before`, after a moment to finish in.

    A dummy thread is only the name Python gives to a foreign thread, such as a QThread, that once ran Python code.
    """
    new = [t for t in threading.enumerate() if t not in before and not isinstance(t, threading._DummyThread)]
    for thread in new:
        thread.join(1.0)
    return [f"Python thread {thread.name!r}" for thread in new if thread.is_alive()]


def delete_what_is_dropped() -> None:
    """Deliver the pending deletions and collect cycles, twice: a deleted window drops further objects."""
    core = sys.modules["PySide6.QtCore"]
    for _ in range(2):
        if core.QCoreApplication.instance() is not None:
            core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)
            core.QCoreApplication.processEvents()
        gc.collect()


def qt_leftovers() -> dict[int, tuple[str, Callable[[], object]]]:
    """Running QThreads, active QTimers and top-level widgets: id -> (what it is, how to clear it away)."""
    core, widgets = sys.modules["PySide6.QtCore"], sys.modules.get("PySide6.QtWidgets")
    valid = sys.modules["shiboken6"].isValid
    found: dict[int, tuple[str, Callable[[], object]]] = {}
    for thing in gc.get_objects():
        kind = type(thing)
        if issubclass(kind, core.QThread) and valid(thing) and thing.isRunning():
            found[id(thing)] = (f"running QThread {describe(thing)}", lambda thread=thing: end(thread))
        elif issubclass(kind, core.QTimer) and valid(thing) and thing.isActive():
            found[id(thing)] = (f"active QTimer {describe(thing)}", thing.stop)
    app = core.QCoreApplication.instance()
    if widgets is not None and isinstance(app, widgets.QApplication):
        for window in app.topLevelWidgets():
            if window.parentWidget() is None and window.metaObject().className() != "QTipLabel":
                found[id(window)] = (f"window {describe(window)}", window.deleteLater)
    return found


def describe(thing: Any) -> str:
    """An object's class and, if it has them, its name and its window title."""
    title = thing.windowTitle() if hasattr(thing, "windowTitle") else ""
    return " ".join([type(thing).__name__, *(repr(text) for text in (thing.objectName(), title) if text)])


def end(thread: Any) -> None:
    """End a QThread that a test forgot; a test process must not abort because of it."""
    thread.requestInterruption()
    thread.quit()
    if not thread.wait(3000):
        thread.terminate()
        thread.wait(1000)
