"""What `folds` and `ensemble` have in common: several networks for one experiment, and what they say together."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from playground.commands.asked import add_experiment_arguments, asked_experiment, runnable
from playground.commands.messages import DIVERGED, DONE
from playground.commands.progress import follow
from playground.commands.report import add_output_arguments, deliver, number

if TYPE_CHECKING:
    from playground.experiment.studies import Trial
    from playground.experiment.studies.committee import CommitteeRule

PARTS = ("train", "validation", "test")


def add_committee_arguments(parser: argparse.ArgumentParser, size: str, what: str) -> None:
    """Add the arguments of a committee, whose size is called `size`."""
    add_experiment_arguments(parser)
    parser.add_argument(f"--{size}", type=int, default=5, metavar="K", help=f"{what} (default: %(default)s)")
    parser.add_argument("--epochs", type=int, metavar="N", help="train for N epochs instead of the preset's")
    add_output_arguments(parser, "all curves, their mean and deviation")


def run_committee(arguments: argparse.Namespace, key: str, size: str) -> int:
    """Train all networks, write what was asked for, and say how they did."""
    from playground.experiment import PresetError, atomic_write, convert, replace_at
    from playground.experiment.studies import COMMITTEES, trial_csv, trial_report

    spec = asked_experiment(arguments)
    if arguments.epochs is not None:
        spec = replace_at(spec, "training.epochs", arguments.epochs)
    rule: CommitteeRule = convert({"type": key, size: getattr(arguments, size)}, COMMITTEES[key])
    problem = rule.problem(runnable(spec))
    if problem:
        raise PresetError(problem)
    outcome = follow(rule.run(spec), quiet=arguments.quiet, text=_text)
    trial, code = outcome
    if trial is None:
        return code
    deliver(
        arguments,
        lambda path: atomic_write(path, trial_csv(trial).encode()),
        lambda: summary(trial),
        lambda: trial_report(trial),
    )
    return DIVERGED if code == DONE and len(trial.good) < len(trial.members) else code


def summary(trial: Trial) -> str:
    """The final figures for people: a line per network, their mean, and what they say together."""
    lines = [f"{trial.spec.name or 'Experiment'}: {len(trial.members)} of {trial.size} networks trained"]
    parts = [part for part in PARTS if any(member.figures[part] for member in trial.members)]
    for place, member in enumerate(trial.members, 1):
        figures = {part: (member.figures[part] or {}).get(trial.metric) for part in parts}
        shown = "  ".join(f"{part} {number(trial.metric, value)}" for part, value in figures.items())
        lines.append(f"  {place:<10}  {'diverged' if member.diverged else shown}")
    spreads = {part: trial.figure(part, trial.metric) for part in parts}
    mean = "  ".join(
        f"{part} {number(trial.metric, spread.mean)} +/- {number(trial.metric, spread.deviation)}"
        for part, spread in spreads.items()
        if spread is not None
    )
    if mean:
        lines.append(f"  {'mean':<10}  {mean}")
    if trial.joint is not None:
        lines.append(f"  {'averaged':<10}  {trial.part} {number(trial.metric, trial.joint)}")
    return "\n".join(lines)


def _text(trial: Trial) -> str:
    done = f"{len(trial.members)} of {trial.size} networks"
    return done if trial.current is None else f"{done}, epoch {int(trial.current.epoch[-1]):,} of the next"
