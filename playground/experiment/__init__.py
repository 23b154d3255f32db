"""What the user asks for: the experiment as one immutable value, its file, its checks, and how it is built."""

from playground.experiment.atomic import SaveError, atomic_write
from playground.experiment.building import build
from playground.experiment.conversion import convert, replace_at
from playground.experiment.errors import PresetError
from playground.experiment.history_table import history_csv, safe_cell
from playground.experiment.preset import (
    dump_preset,
    format_preset,
    load_preset,
    parse_preset,
    preset_names,
    preset_path,
)
from playground.experiment.session import SessionError, load_session, save_session
from playground.experiment.spec import ExperimentSpec
from playground.experiment.strict_json import parse as parse_json
from playground.experiment.validation import Problem, validate

__all__ = [
    "ExperimentSpec",
    "PresetError",
    "Problem",
    "SaveError",
    "SessionError",
    "atomic_write",
    "build",
    "convert",
    "dump_preset",
    "format_preset",
    "history_csv",
    "load_preset",
    "load_session",
    "parse_json",
    "parse_preset",
    "preset_names",
    "preset_path",
    "replace_at",
    "safe_cell",
    "save_session",
    "validate",
]
