"""`nn-playground --info`: the versions and folders a report of a problem should name. Needs no display."""

import sys

from playground.commands.messages import DONE, say
from playground.versions import versions


def run() -> int:
    """Print one line per fact."""
    from playground.resources import resource_root

    facts = versions() | {
        "Interpreter": sys.executable,
        "Resources": str(resource_root()),
        "Settings": _settings_file(),
        "Copies and log": _data_folder(),
    }
    width = max(map(len, facts))
    for title, fact in facts.items():
        say(f"{title:<{width}}  {fact}")
    return DONE


def _settings_file() -> str:
    try:
        from PySide6.QtCore import QSettings

        from playground.ui.settings import NAME
    except ImportError:
        return "unknown without Qt"
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, NAME, NAME).fileName()


def _data_folder() -> str:
    try:
        from PySide6.QtCore import QCoreApplication

        from playground.ui.folders import folders
        from playground.ui.settings import NAME
    except ImportError:
        return "unknown without Qt"
    QCoreApplication.setApplicationName(NAME)
    QCoreApplication.setOrganizationName(NAME)
    return str(folders().data)
