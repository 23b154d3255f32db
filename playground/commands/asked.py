"""The experiment a command asks for: a preset or a file, changed by `--seed` and `--set`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from playground.commands.pictures import decode_lazily

if TYPE_CHECKING:
    from playground.experiment import ExperimentSpec
    from playground.experiment.session import Session

SEEDS = ("data.seed", "network.seed", "training.seed")


def add_experiment_arguments(parser: argparse.ArgumentParser, optional: bool = False) -> None:
    """Add the arguments that name (where it is `optional`: may name) and change an experiment."""
    parser.add_argument(
        "preset",
        metavar="PRESET",
        nargs="?" if optional else None,
        help="the name of a shipped preset, a preset file, a session, an exported PNG picture or a link",
    )
    parser.add_argument("--seed", type=int, metavar="N", help="set the three seeds: data, weights, order and dropout")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        type=_assignment,
        dest="changes",
        metavar="PATH=VALUE",
        help="change a setting, for example training.optimizer.learning_rate=0.01 (may be repeated)",
    )


def find(name: str) -> Session:
    """The session in a file, or the preset, picture or link called `name` as a session that has not begun.

    The sentence about a bad file says which file it is.
    """
    from playground.experiment import PresetError, preset_path
    from playground.export.opening import is_link, open_name

    path = None if is_link(name) else preset_path(name)
    try:
        return open_name(name)
    except PresetError as error:
        raise PresetError(f"{path}: {error}" if path else str(error), error.field) from None


def load(name: str) -> ExperimentSpec:
    """The experiment of the preset, file or session called `name`."""
    return find(name).spec


def asked_experiment(arguments: argparse.Namespace) -> ExperimentSpec:
    """The experiment, with what was changed on the command line; `PresetError` for a bad file or change."""
    return changed(load(arguments.preset), arguments)


def changed(spec: ExperimentSpec, arguments: argparse.Namespace) -> ExperimentSpec:
    """`spec` with what was changed on the command line; `PresetError` for a bad change."""
    from playground.data.files.decoder import register_decoder
    from playground.experiment import replace_at

    register_decoder(decode_lazily)
    changes = list(arguments.changes)
    if arguments.seed is not None:
        changes += [(path, arguments.seed) for path in SEEDS]
    for path, value in changes:
        spec = replace_at(spec, path, value)
    return spec


def runnable(spec: ExperimentSpec) -> ExperimentSpec:
    """`spec` itself; `PresetError` with every reason for a combination of settings that cannot run."""
    from playground.experiment import PresetError, validate

    problems = validate(spec)
    if problems:
        raise PresetError(" ".join(problem.message for problem in problems), problems[0].field)
    return spec


def _assignment(text: str) -> tuple[str, Any]:
    """`PATH=VALUE`, where VALUE is JSON or else plain text."""
    from playground.experiment import PresetError, parse_json

    path, equals, value = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"{text!r} is not PATH=VALUE")
    try:
        return path.strip(), parse_json(value)
    except PresetError:
        return path.strip(), value.strip()
