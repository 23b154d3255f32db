"""What a person prefers: one table, from which the dialog, the settings file and what follows a change are made."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from playground.family import Field, Section, fields, setting
from playground.ui.settings import Settings


class Preferences(Section, frozen=True):
    """The preferences with their defaults. In the settings file each has its own name as its key.

    Those that are not `live` apply at the next start.
    """

    theme: Annotated[
        Literal["system", "light", "dark"],
        setting(
            "Theme",
            "The colours of the window. System: light or dark as the desktop is.",
            labels={"system": "System", "light": "Light", "dark": "Dark"},
        ),
    ] = "system"
    language: Annotated[
        Literal["en", "ko"],
        setting("Language", "The language of the window.", live=False, labels={"en": "English", "ko": "한국어"}),
    ] = "en"
    animation: Annotated[
        bool, setting("Animation", "When the network changes, its columns glide to their new places.")
    ] = True
    refresh_rate: Annotated[
        int,
        setting(
            "Updates per second",
            "How often pictures and plots follow a training, if the computer is fast enough. More often takes time "
            "from the training.",
            low=10,
            high=30,
        ),
    ] = 10
    blas_threads: Annotated[
        int,
        setting(
            "BLAS threads",
            "Threads for the products of large matrices. More than one helps wide layers only, and results may differ "
            "in the last digits from those of one thread.",
            low=1,
            high=64,
            live=False,
        ),
    ] = 1
    autosave: Annotated[
        bool,
        setting(
            "Autosave", "Copy unsaved work two seconds after an edit and while training, to be offered after a crash."
        ),
    ] = True
    autosave_interval: Annotated[
        int, setting("Seconds between copies", "The time between two copies while training.", low=5, high=3600)
    ] = 30
    keep_runs: Annotated[
        bool,
        setting(
            "Keep every run",
            "Keep a run by itself when it is reset or needs new weights; the oldest without a star go first.",
        ),
    ] = False


class Preferred(QObject):
    """The preferences in use; what is chosen is remembered in the settings at once. `changed` carries a name."""

    changed = Signal(str)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._followers: dict[str, list[Callable[[Any], object]]] = {}
        self.value = read(settings)

    def follow(self, name: str, follower: Callable[[Any], object]) -> None:
        """Call `follower` with a preference now, and whenever another value is chosen."""
        self._followers.setdefault(name, []).append(follower)
        follower(getattr(self.value, name))

    def choose(self, **changes: Any) -> None:
        """Take over the values that are new, by name."""
        before, self.value = self.value, replace(self.value, **changes)
        for name, entry in changes.items():
            if entry == getattr(before, name):
                continue
            self._settings.store(name, {True: "on", False: "off"}[entry] if isinstance(entry, bool) else str(entry))
            for follower in self._followers.get(name, ()):
                follower(entry)
            self.changed.emit(name)


def read(settings: Settings) -> Preferences:
    """The preferences in the settings; one that is missing or makes no sense has its default."""
    return Preferences(**{field.name: _value(field, settings.text(field.name)) for field in fields(Preferences)})


def _value(field: Field, text: str) -> Any:
    if field.kind == "bool":
        return {"on": True, "off": False}.get(text, field.default)
    if field.kind == "choice":
        return text if text in field.choices else field.default
    low, high = int(field.low or 0), int(field.high or 0)
    return int(text) if text.isdecimal() and low <= int(text) <= high else field.default
