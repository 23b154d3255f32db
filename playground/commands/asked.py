"""The experiment a command asks for: a preset or a file, changed by `--seed` and `--set`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from playground.commands.pictures import decode_lazily

if TYPE_CHECKING:
    from playground.experiment import ExperimentSpec

SEEDS = ("data.seed", "network.seed", "training.seed")


def add_experiment_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that name and change an experiment."""
    parser.add_argument("preset", metavar="PRESET", help="the name of a shipped preset, or a preset file")
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


def load(name: str) -> ExperimentSpec:
    """The preset or file called `name`; the sentence about a bad file says which file it is."""
    from playground.experiment import PresetError, load_preset, preset_path

    path = preset_path(name)
    try:
        return load_preset(name)
    except PresetError as error:
        raise PresetError(f"{path}: {error}" if path else str(error), error.field) from None


def asked_experiment(arguments: argparse.Namespace) -> ExperimentSpec:
    """The experiment, with what was changed on the command line; `PresetError` for a bad file or change."""
    from playground.data.files.decoder import register_decoder
    from playground.experiment import replace_at

    register_decoder(decode_lazily)
    spec = load(arguments.preset)
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
