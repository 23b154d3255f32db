"""`nn-playground --info`: the versions and folders a report of a problem should name. Needs no display."""

import os
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from playground import __version__
from playground.commands.messages import DONE, say

_PACKAGES = ("PySide6-Essentials", "pyqtgraph", "numpy", "msgspec", "safetensors")


def run() -> int:
    """Print one line per fact."""
    facts = list(_facts())
    width = max(len(title) for title, _ in facts)
    for title, fact in facts:
        say(f"{title:<{width}}  {fact}")
    return DONE


def _facts() -> Iterator[tuple[str, str]]:
    from playground.resources import resource_root

    yield "Neural Network Playground", __version__
    yield "System", platform.platform()
    yield "Python", f"{platform.python_version()} ({sys.executable})"
    yield "Qt", _qt_version()
    for package in _PACKAGES:
        yield package, _version(package)
    yield "BLAS", _blas()
    yield "Resources", str(resource_root())
    yield "Settings", _settings_file()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _qt_version() -> str:
    try:
        from PySide6.QtCore import qVersion
    except ImportError as error:
        return f"cannot be loaded: {error}"
    return qVersion()


def _settings_file() -> str:
    try:
        from PySide6.QtCore import QSettings

        from playground.ui.settings import NAME
    except ImportError:
        return "unknown without Qt"
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, NAME, NAME).fileName()


def _blas() -> str:
    import numpy as np

    blas = np.show_config(mode="dicts")["Build Dependencies"]["blas"]
    return f"{blas.get('name')} {blas.get('version')}, {os.environ.get('OPENBLAS_NUM_THREADS', 'all')} thread(s)"
