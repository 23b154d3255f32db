"""The settings file as a whole: its version, what older ones are turned into, and what is done with a bad one.

Nothing that stands in the file keeps the window from opening, and no file is lost: one that this program cannot use is
kept beside the new one under another name.
"""

import itertools
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings

from playground.sentence import Sentence, sentence
from playground.ui.settings import VERSION, Settings


def open_settings(path: Path) -> tuple[Settings, str]:
    """The settings in a file, brought up to this version, and one sentence if they cannot be used (else nothing).

    A file that is damaged or was written by a newer program is put aside, and the defaults are used.
    """
    store = QSettings(str(path), QSettings.Format.IniFormat)
    problem = _problem(store)
    if not problem:
        migrate(store)
        store.sync()
        return Settings(path), ""
    del store
    try:
        aside = put_aside(path)
    except OSError:
        return Settings(_free_name(path)), problem
    kept = sentence("{problem} The old ones are kept as {file}.", problem=problem, file=str(aside))
    return Settings(path), kept if aside is not None else problem


def put_aside(path: Path) -> Path | None:
    """Rename the file out of the way; its new name, or nothing if there is no file. `OSError` if it cannot be done."""
    aside = _free_name(path)
    try:
        path.rename(aside)
    except FileNotFoundError:
        return None
    return aside


def migrate(store: QSettings) -> None:
    """Bring the entries of an older version up to this one, version by version."""
    if not store.allKeys():
        return
    for version in range(_version(store) or VERSION, VERSION):
        MIGRATIONS[version](store)
        store.setValue("version", str(version + 1))


def _rename_schema(store: QSettings) -> None:
    """Version 1 called its version a schema."""
    store.remove("schema")


MIGRATIONS: dict[int, Callable[[QSettings], None]] = {1: _rename_schema}
"""What turns the entries of a version into those of the next one, by version."""


def _version(store: QSettings) -> int | None:
    """The version of the entries: the first one if it is not said, None if it is not a version."""
    text = str(store.value("version", store.value("schema", "1")))
    return int(text) if text.isdecimal() and int(text) > 0 else None


def _problem(store: QSettings) -> Sentence | None:
    """Why the entries cannot be used."""
    version = _version(store)
    if store.status() is QSettings.Status.AccessError:
        return sentence("The settings cannot be read; the default settings are used.")
    if store.status() is not QSettings.Status.NoError or version is None:
        return sentence("The settings file is damaged; the default settings are used.")
    if version > VERSION:
        return sentence("The settings were written by a newer version of this program; the defaults are used.")
    return None


def _free_name(path: Path) -> Path:
    """A name beside `path` that no file has."""
    names = (path.with_name(f"{path.stem}.old-{number}{path.suffix}") for number in itertools.count(1))
    return next(name for name in names if not name.exists())
