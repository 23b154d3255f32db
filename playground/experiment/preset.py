"""Presets: experiments on disk. A strict reader that answers a bad file with one sentence, and its exact inverse."""

import os
from collections.abc import Callable
from difflib import get_close_matches
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from playground.experiment.atomic import atomic_write
from playground.experiment.conversion import convert
from playground.experiment.errors import PresetError, read_sentence
from playground.experiment.sentences import shown
from playground.experiment.spec import ExperimentSpec
from playground.experiment.strict_json import SIZE_LIMIT, check_plain, parse
from playground.experiment.writing import document, layout
from playground.resources import resource_root
from playground.sentence import Sentence, sentence

FORMAT = "nn-playground-preset"
VERSION = 1
SUFFIX = ".json"

# From version n to n + 1: a function that takes the parsed document, without its header, and returns the newer one.
MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}

_FIRST = ("name", "description")
# An omitted section has the same defaults as an empty one, and not those of the first experiment a window opens.
_OMITTED: dict[str, Any] = {"data": {}, "network": {}, "training": {}}


def parse_preset(data: bytes | str) -> ExperimentSpec:
    """The experiment in the text of a preset; `PresetError` with one sentence if anything is wrong with it."""
    body, version = _header(parse(data))
    for older in range(version, VERSION):
        body = MIGRATIONS[older](body)
    spec: ExperimentSpec = convert(_OMITTED | body, ExperimentSpec)
    return spec


def format_preset(spec: ExperimentSpec) -> str:
    """The text of the preset for `spec`; reading it gives an equal spec."""
    sections = document(spec)
    check_plain(sections)
    first = {name: sections.pop(name) for name in _FIRST}
    return layout({"format": FORMAT, "version": VERSION, **first, **sections}) + "\n"


def load_preset(name_or_path: str | os.PathLike[str]) -> ExperimentSpec:
    """The experiment of a shipped preset, by its name with or without ``.json``, or of the file at a path."""
    return parse_preset(_read(_locate(name_or_path)))


def dump_preset(spec: ExperimentSpec, path: str | os.PathLike[str]) -> None:
    """Save `spec` to a file, all or nothing; `OSError` with a sentence if it cannot be written."""
    atomic_write(path, format_preset(spec).encode())


@cache
def _shipped() -> dict[str, Traversable]:
    folder = resource_root() / "presets"
    files = {file.name.removesuffix(SUFFIX): file for file in folder.iterdir() if file.name.endswith(SUFFIX)}
    return dict(sorted(files.items()))


def preset_names() -> list[str]:
    """The names of the shipped presets, in alphabetical order."""
    return list(_shipped())


def preset_path(name_or_path: str | os.PathLike[str]) -> Path | None:
    """The file that `load_preset` would read, if it belongs to the user; `None` for a shipped preset."""
    place = _locate(name_or_path)
    return place if isinstance(place, Path) and place not in _shipped().values() else None


def _locate(name_or_path: str | os.PathLike[str]) -> Traversable:
    """A bare name is a shipped preset; anything else is a file if there is one, then a shipped preset."""
    name = os.fspath(name_or_path)
    shipped = _shipped()
    if name in shipped:
        return shipped[name]
    if os.path.exists(name):  # unlike Path.exists, False also for a name no file can have
        return Path(name)
    if name.removesuffix(SUFFIX) in shipped:
        return shipped[name.removesuffix(SUFFIX)]
    close = get_close_matches(name.removesuffix(SUFFIX), shipped, n=1)
    if close:
        hint = sentence("did you mean {name}?", name=shown(close[0]))
    else:
        hint = sentence("the presets are listed by: nn-playground presets.")
    raise PresetError(sentence("There is no file and no preset called {name}; {hint}", name=shown(name), hint=hint))


def _read(path: Traversable) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise PresetError(read_sentence(path, error)) from error


def _header(value: Any) -> tuple[dict[str, Any], int]:
    """What is in the file besides its format and version, and the version."""
    if not isinstance(value, dict):
        raise PresetError(sentence("The preset must be an object, but is {value}.", value=shown(value)))
    if value.get("format") != FORMAT:
        text = sentence(
            'This is not a preset: format must be "{format}", but {found}.',
            format=FORMAT,
            found=_found(value, "format"),
        )
        raise PresetError(text, "format")
    version = value.get("version")
    if type(version) is not int or version < 1:
        text = sentence(
            "version must be a whole number from 1 to {newest}, but {found}.",
            newest=VERSION,
            found=_found(value, "version"),
        )
        raise PresetError(text, "version")
    if version > VERSION:
        text = sentence(
            "The preset was made by a newer version of the program: its version is {version}, "
            "and this program reads up to {newest}.",
            version=version,
            newest=VERSION,
        )
        raise PresetError(text, "version")
    return {key: entry for key, entry in value.items() if key not in ("format", "version")}, version


def _found(header: dict[str, Any], key: str) -> Sentence:
    return sentence("is {value}", value=shown(header[key])) if key in header else sentence("is missing")
