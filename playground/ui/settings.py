"""What the window remembers between two starts, read as if somebody else had written it."""

from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QByteArray, QSettings

Word = TypeVar("Word", bound=str)

NAME = "nn-playground"
SCHEMA = 1
"""Layouts and geometries of another schema are ignored."""


class Settings:
    """Typed access to the settings file. A value that is missing, of a wrong type or unknown gives the default."""

    def __init__(self, path: Path | None = None) -> None:
        kind = QSettings.Format.IniFormat
        if path is None:
            self._store = QSettings(kind, QSettings.Scope.UserScope, NAME, NAME)
        else:
            self._store = QSettings(str(path), kind)

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
        """A layout or a geometry of this schema."""
        value = self._store.value(name)
        known = self._store.value("schema") == str(SCHEMA)
        return value if known and isinstance(value, QByteArray) else None

    def store(self, name: str, value: Any) -> None:
        """Remember a text, a list of texts or a blob."""
        self._store.setValue("schema", str(SCHEMA))
        self._store.setValue(name, value)

    def forget(self, name: str) -> None:
        """Remove an entry."""
        self._store.remove(name)
