"""Whatever holds an experiment: a preset, a session, a picture, a link."""

from pathlib import Path

from playground.experiment import preset, session
from playground.experiment.preset import load_preset, preset_path
from playground.experiment.session import Session, read_session
from playground.export import picture_preset
from playground.export.picture_preset import read_picture
from playground.export.sharing import SCHEME, from_text

SUFFIXES = (preset.SUFFIX, session.SUFFIX, *picture_preset.SUFFIXES)
"""How the names of files end that hold experiments."""


def is_link(name: str) -> bool:
    """Whether this is no file and no preset, but the experiment itself."""
    return name.strip().startswith(SCHEME)


def open_path(path: Path) -> Session:
    """The experiment in a file, by the ending of its name; `PresetError` with one sentence if there is none."""
    ending = path.suffix.lower()
    if ending == session.SUFFIX:
        return read_session(path)
    if ending in picture_preset.SUFFIXES:
        return Session(read_picture(path))
    return Session(load_preset(path))


def open_name(name: str) -> Session:
    """The experiment of a shipped preset, a file or a link; `PresetError` with one sentence if there is none."""
    if is_link(name):
        return Session(from_text(name))
    path = preset_path(name)
    return Session(load_preset(name)) if path is None else open_path(path)


def home(name: str) -> Path | None:
    """The file to which the experiment called `name` can be saved back: None if it came out of anything else."""
    path = None if is_link(name) else preset_path(name)
    return None if path is None or path.suffix.lower() in picture_preset.SUFFIXES else path


def title(name: str) -> str:
    """What to call the experiment called `name`: nothing for a link, which has a name of its own inside."""
    return "" if is_link(name) else Path(name).stem
