"""`nn-playground export`: hand a training on, as code, as a file for another program, or as a table."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from playground.commands.asked import add_experiment_arguments, changed, find, runnable
from playground.commands.messages import BAD_INPUT, DIVERGED, DONE, complain, note, say
from playground.commands.train import begin, train

if TYPE_CHECKING:
    from playground.experiment.session import Session
    from playground.export.target import Run

HELP = "write a training as code, as a file for another program, or as a table"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `export`."""
    add_experiment_arguments(parser, optional=True)
    parser.add_argument("--list", action="store_true", help="list what there is to export")
    parser.add_argument("--to", metavar="TARGET", help="what to write; --list names them")
    parser.add_argument("-o", "--output", metavar="FILE", help="where to write it; what belongs to it goes beside it")
    parser.add_argument(
        "--epochs",
        type=int,
        metavar="N",
        help="train for N epochs first (default: a preset as long as it says, a session not at all)",
    )
    parser.add_argument("--quiet", action="store_true", help="no progress bar; what is left out is said all the same")


def run(arguments: argparse.Namespace) -> int:
    """List the targets, or train, say what the target leaves out, and write it."""
    from playground.export.target import ExportError, write_files
    from playground.export.targets import EXPORTS

    if arguments.list:
        _list()
        return DONE
    if not (arguments.preset and arguments.to and arguments.output):
        complain("export needs PRESET --to TARGET -o FILE, or --list.")
        return BAD_INPUT
    target = EXPORTS.get(arguments.to)
    if target is None:
        complain(f"{arguments.to!r} is no target; choose one of {', '.join(EXPORTS)}.")
        return BAD_INPUT
    training = _trained(find(arguments.preset), arguments)
    for limit in target.limits(training):
        note(f"{target.title}: {limit}")
    try:
        files = target.files(training, _stem(arguments.output))
    except ExportError as error:
        complain(str(error))
        return BAD_INPUT
    for path in write_files(files, arguments.output):
        say(str(path))
    return DIVERGED if training.diverged else DONE


def _list() -> None:
    from playground.export.targets import EXPORTS

    width = max(map(len, EXPORTS))
    for key, target in EXPORTS.items():
        say(f"{key:<{width}}  {target.suffix:<12}  {target.title}: {target.help}")


def _trained(session: Session, arguments: argparse.Namespace) -> Run:
    """The training to export: a session as it stands, a preset once it has been trained."""
    from playground.experiment import replace_at

    spec, epochs, fresh = changed(session.spec, arguments), arguments.epochs, session.state is None
    if fresh and epochs:
        spec = replace_at(spec, "training.epochs", epochs)
    training = begin(session, runnable(spec))
    if epochs or (fresh and epochs is None):
        train(training, arguments.quiet, None if fresh else epochs)
    return training


def _stem(path: str) -> str:
    from pathlib import Path

    return Path(path).stem
