"""`nn-playground ensemble`: train several networks from other seeds and average what they predict."""

import argparse

from playground.commands.committee import add_committee_arguments, run_committee

HELP = "train several networks from other seeds and average what they predict"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `ensemble`."""
    add_committee_arguments(parser, "members", "the number of networks")


def run(arguments: argparse.Namespace) -> int:
    """Train all networks and say how they did."""
    return run_committee(arguments, "ensemble", "members")
