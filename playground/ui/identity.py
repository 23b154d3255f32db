"""Who the program is to the desktop: the same name for its windows, its folders, its icon and its desktop entry."""

import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from playground import __version__
from playground.ui.settings import NAME


def introduce() -> None:
    """Tell Qt; to be done before there is an application, and harmless when it is done again."""
    QCoreApplication.setApplicationName(NAME)
    QCoreApplication.setOrganizationName(NAME)
    QCoreApplication.setApplicationVersion(__version__)
    QGuiApplication.setApplicationDisplayName("")
    QGuiApplication.setDesktopFileName(NAME)
    if sys.platform == "win32":  # its task bar shows this program's icon, not Python's
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(NAME)
