"""What the window remembers between two starts, read as if somebody else had written it."""

from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QByteArray, QSettings

Word = TypeVar("Word", bound=str)

NAME = "nn-playground"
VERSION = 2
"""Of the settings file, under the key `version`; `settings_file` brings older ones up to it."""


def settings_path(config: Path | None = None) -> Path:
    """The settings file: in the folder `config`, or where the platform has it."""
    if config is not None:
        return config / f"{NAME}.ini"
    return Path(QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, NAME, NAME).fileName())


class Settings:
    """Typed access to the settings file. A value that is missing, of a wrong type or unknown gives the default."""

    def __init__(self, path: Path) -> None:
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    def choice(self, name: str, allowed: tuple[Word, ...]) -> Word:
        """One of the allowed words, the first if there is none."""
        value = self._store.value(name)
        return next((word for word in allowed if word == value), allowed[0])

    def text(self, name: str) -> str:
        """A text, empty if there is none."""
        value = self._store.value(name)
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> list[str]:
        """A list of texts."""
        value = self._store.value(name)
        values = value if isinstance(value, list) else [value]
        return [entry for entry in values if isinstance(entry, str) and entry]

    def blob(self, name: str) -> QByteArray | None:
        """A layout or a geometry of this version."""
        value = self._store.value(name)
        known = self._store.value("version") == str(VERSION)
        return value if known and isinstance(value, QByteArray) else None

    def store(self, name: str, value: Any) -> None:
        """Remember a text, a list of texts or a blob."""
        self._store.setValue("version", str(VERSION))
        self._store.setValue(name, value)

    def forget(self, name: str) -> None:
        """Remove an entry."""
        self._store.remove(name)
