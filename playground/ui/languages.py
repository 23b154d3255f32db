"""The languages of the window and their translation files."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from playground.resources import resource_root

LANGUAGES = {"en": "English", "ko": "한국어"}
"""Names of the languages in themselves, by code. English is in the source and needs no file."""

_installed: list[QTranslator] = []


def available(code: str) -> bool:
    """Whether the window can speak this language."""
    return code == "en" or (resource_root() / "translations" / f"playground_{code}.qm").is_file()


def language_in_use() -> str:
    """The code of the language installed."""
    return _installed[0].objectName() if _installed else "en"


def install(app: QCoreApplication, code: str) -> None:
    """Speak a language from now on, with Qt's own texts; one that is not available gives English."""
    while _installed:
        app.removeTranslator(_installed.pop())
    if code == "en" or not available(code):
        return
    folders = {
        f"playground_{code}": str(resource_root() / "translations"),
        f"qtbase_{code}": QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath),
    }
    for name, folder in folders.items():
        translator = QTranslator(app)
        translator.setObjectName(code)
        if translator.load(name, folder):
            app.installTranslator(translator)
            _installed.append(translator)
