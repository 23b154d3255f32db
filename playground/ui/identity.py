"""Who the program is to the desktop: one name for its windows and folders, one for its desktop entry and icon."""

import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from playground import __version__
from playground.ui.settings import NAME

DESKTOP_ID = "org.nn_playground.playground"
"""What its desktop entry, its icon and its description for software centres are called (AppStream: reverse DNS)."""


def introduce() -> None:
    """Tell Qt; to be done before there is an application, and harmless when it is done again."""
    QCoreApplication.setApplicationName(NAME)
    QCoreApplication.setOrganizationName(NAME)
    QCoreApplication.setApplicationVersion(__version__)
    QGuiApplication.setApplicationDisplayName("")
    QGuiApplication.setDesktopFileName(DESKTOP_ID)
    if sys.platform == "win32":  # its task bar shows this program's icon, not Python's
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(NAME)
