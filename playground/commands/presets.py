"""`nn-playground presets`: the shipped presets."""

import argparse

from playground.commands.messages import DONE, say

HELP = "list the shipped presets"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`presets` has no arguments."""


def run(arguments: argparse.Namespace) -> int:
    """List the names and what to look at."""
    from playground.experiment import load_preset, preset_names

    names = preset_names()
    width = max(map(len, names), default=0)
    for name in names:
        say(f"{name:<{width}}  {load_preset(name).description}")
    return DONE
