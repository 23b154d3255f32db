"""`nn-playground folds`: k-fold cross-validation: train a network per fold and print mean and spread."""

import argparse

from playground.commands.committee import add_committee_arguments, run_committee

HELP = "k-fold cross-validation: train a network per fold and print mean and spread"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `folds`."""
    add_committee_arguments(parser, "folds", "the number of folds")


def run(arguments: argparse.Namespace) -> int:
    """Train all networks and say how they did."""
    return run_committee(arguments, "folds", "folds")
