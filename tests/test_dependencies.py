"""The versions that pyproject.toml allows, and the faults that the others have."""

import ctypes
import sys
import tomllib
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

PROJECT = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
REQUIREMENTS = {requirement.name: requirement for requirement in map(Requirement, PROJECT["dependencies"])}
SINGLETONS = (None, True, False)


@pytest.mark.parametrize("good", ["6.8.3", "6.9.0", "6.9.3", "6.10.0", "6.10.2", "6.10.3"])
def test_a_sound_pyside_is_allowed(good: str) -> None:
    assert good in REQUIREMENTS["PySide6-Essentials"].specifier


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ("6.8.2", "older than what is tried"),
        ("6.9.1", "crashes"),
        ("6.9.2", "crashes"),
        ("6.10.1", "segmentation fault when a model's signals are connected"),
        ("6.11.0", "docks resize wrongly"),
        ("6.11.3", "breaks pyqtgraph 0.14's SVG export"),
        ("6.12.0", "drops references to None: aborts Python 3.11"),
    ],
)
def test_a_faulty_pyside_is_refused(bad: str, why: str) -> None:
    assert bad not in REQUIREMENTS["PySide6-Essentials"].specifier, why


@pytest.mark.parametrize(("release", "allowed"), [("0.13.7", False), ("0.14.0", True), ("0.15.0", False)])
def test_pyqtgraph_is_the_minor_version_whose_internals_are_known(release: str, allowed: bool) -> None:
    assert (release in REQUIREMENTS["pyqtgraph"].specifier) is allowed


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_what_is_installed_is_allowed(name: str) -> None:
    assert version(name) in REQUIREMENTS[name].specifier


def test_five_dependencies_and_no_more() -> None:
    assert sorted(REQUIREMENTS) == ["PySide6-Essentials", "msgspec", "numpy", "pyqtgraph", "safetensors"]


class Sender(QObject):
    changed = Signal(object)


def lost_references(action: Callable[[], object]) -> list[object]:
    """The singletons that hold at least a thousand references fewer after `action`."""
    before = [sys.getrefcount(value) for value in SINGLETONS]
    action()
    after = [sys.getrefcount(value) for value in SINGLETONS]
    return [value for value, old, new in zip(SINGLETONS, before, after, strict=True) if new < old - 1000]


mortal = pytest.mark.skipif(sys.version_info >= (3, 12), reason="None, True and False are immortal from Python 3.12 on")


@mortal
def test_qt_keeps_the_references_of_none_true_and_false(qtbot) -> None:
    widget, sender = QWidget(), Sender()
    qtbot.addWidget(widget)

    def set_and_emit() -> None:
        for number in range(20_000):
            widget.setEnabled(number % 2 == 0)
            sender.changed.emit(SINGLETONS[number % 3])

    assert lost_references(set_and_emit) == []


@mortal
def test_lost_references_are_noticed() -> None:
    none = ctypes.py_object(None)

    def drop() -> None:
        for _ in range(2_000):
            ctypes.pythonapi.Py_DecRef(none)

    ctypes.pythonapi.Py_IncRef.argtypes = ctypes.pythonapi.Py_DecRef.argtypes = [ctypes.py_object]
    try:
        assert lost_references(drop) == [None]
    finally:
        for _ in range(2_000):
            ctypes.pythonapi.Py_IncRef(none)
