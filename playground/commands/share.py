"""`nn-playground share`: an experiment as a link, or as text for a chat."""

from __future__ import annotations

import argparse

from playground.commands.asked import add_experiment_arguments, asked_experiment
from playground.commands.messages import DONE, note, say

HELP = "print an experiment as a link, or as text for a chat"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `share`."""
    add_experiment_arguments(parser)
    parser.add_argument("--text", action="store_true", help="print text that people can read instead of a link")


def run(arguments: argparse.Namespace) -> int:
    """Print it; opening it or pasting it in the window gives an equal experiment."""
    from playground.export.sharing import files_needed, to_link, to_text

    spec = asked_experiment(arguments)
    say(to_text(spec).rstrip() if arguments.text else to_link(spec))
    missing = files_needed(spec)
    if missing:
        note(f"Send {', '.join(missing)} with it: the data are not in it.")
    return DONE
