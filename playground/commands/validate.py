"""`nn-playground validate`: whether a preset file is good, and what is wrong with it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from playground.commands.asked import load
from playground.commands.messages import BAD_INPUT, DONE, complain, say

if TYPE_CHECKING:
    from playground.experiment import ExperimentSpec

HELP = "check a preset file"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `validate`."""
    parser.add_argument("preset", metavar="FILE", help="a preset file, or the name of a shipped preset")


def run(arguments: argparse.Namespace) -> int:
    """Say what the file asks for, or every reason why it cannot run."""
    from playground.experiment import validate

    spec = load(arguments.preset)
    problems = validate(spec)
    for problem in problems:
        complain(f"{problem.field}: {problem.message}")
    if problems:
        return BAD_INPUT
    say(summary(spec))
    return DONE


def summary(spec: ExperimentSpec) -> str:
    """The experiment in one line: data, shapes, parameters, training."""
    from playground.data.problems import input_shape
    from playground.engine.blocks import describe

    dataset, training = spec.data.dataset, spec.training
    units = training.loss.units(len(dataset.classes), len(dataset.targets))
    blocks = describe(spec.network, input_shape(spec.data), units)
    shapes = [blocks[0].inputs, *(block.outputs for block in blocks)]
    network = " -> ".join("x".join(map(str, shape)) for shape in shapes)
    parameters = sum(block.parameters for block in blocks)
    return (
        f"{spec.name or 'Experiment'}: {dataset.title}, network {network} ({parameters:,} parameters), "
        f"{training.loss.title}, {training.optimizer.title} {training.optimizer.learning_rate:g}, "
        f"{training.epochs:,} epochs. Good to run."
    )
