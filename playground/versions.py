"""The versions that a report of a problem should name. Needs no display, and imports nothing until it is asked."""

import os
import platform
from importlib.metadata import PackageNotFoundError, version

from playground import __version__

PACKAGES = ("PySide6-Essentials", "pyqtgraph", "numpy", "msgspec", "safetensors")
LICENCES = {
    "Neural Network Playground": "MIT",
    "Python": "PSF-2.0",
    "Qt": "LGPL-3.0-only",
    "PySide6-Essentials": "LGPL-3.0-only",
    "pyqtgraph": "MIT",
    "numpy": "BSD-3-Clause",
    "msgspec": "BSD-3-Clause",
    "safetensors": "Apache-2.0",
}
"""The licence of the program and of what it stands on, by their names in `versions`, as SPDX writes them."""


def versions() -> dict[str, str]:
    """The program, the system and the libraries, each with its version, in the order in which to show them."""
    facts = {
        "Neural Network Playground": __version__,
        "System": platform.platform(),
        "Python": platform.python_version(),
        "Qt": _qt(),
    }
    return facts | {package: _installed(package) for package in PACKAGES} | {"BLAS": _blas()}


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _qt() -> str:
    try:
        from PySide6.QtCore import qVersion
    except ImportError as error:
        return f"cannot be loaded: {error}"
    return qVersion()


def _blas() -> str:
    import numpy as np

    blas = np.show_config(mode="dicts")["Build Dependencies"]["blas"]
    return f"{blas.get('name')} {blas.get('version')}, {os.environ.get('OPENBLAS_NUM_THREADS', 'all')} thread(s)"
