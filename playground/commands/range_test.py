"""`nn-playground range-test`: which learning rate to try."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from playground.commands.asked import add_experiment_arguments, asked_experiment, runnable
from playground.commands.messages import DIVERGED, DONE
from playground.commands.progress import follow
from playground.commands.report import add_output_arguments, deliver

if TYPE_CHECKING:
    from playground.experiment.studies import RangeTest, Sweep

HELP = "sweep the learning rate in one short run and suggest a value"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `range-test`."""
    add_experiment_arguments(parser)
    parser.add_argument("--low", type=float, metavar="RATE", help="the rate of the first step")
    parser.add_argument("--high", type=float, metavar="RATE", help="the rate of the last step")
    parser.add_argument("--steps", type=int, metavar="N", help="the number of mini-batches")
    add_output_arguments(parser, "rates and losses")


def run(arguments: argparse.Namespace) -> int:
    """Make the test, write what was asked for, and say what it suggests."""
    from playground.experiment import PresetError, atomic_write
    from playground.experiment.studies import sweep_csv

    spec = runnable(asked_experiment(arguments))
    test = asked_test(arguments)
    problem = test.problem(spec)
    if problem:
        raise PresetError(problem)
    outcome = follow(test.run(spec), quiet=arguments.quiet, text=_text)
    sweep, code = outcome
    if sweep is None:
        return code
    deliver(
        arguments,
        lambda path: atomic_write(path, sweep_csv(sweep).encode()),
        lambda: summary(sweep),
        lambda: {"suggestion": sweep.suggestion, "steps": len(sweep.rates), "exploded": sweep.exploded},
    )
    return DIVERGED if code == DONE and sweep.exploded and sweep.suggestion is None else code


def asked_test(arguments: argparse.Namespace) -> RangeTest:
    """The settings of the test; `PresetError` for one that is out of range."""
    from playground.experiment import convert
    from playground.experiment.studies import RangeTest

    chosen = {name: getattr(arguments, name) for name in ("low", "high", "steps")}
    test: RangeTest = convert({name: value for name, value in chosen.items() if value is not None}, RangeTest)
    return test


def summary(sweep: Sweep) -> str:
    """What the test has found, for people."""
    title = sweep.spec.name or "Experiment"
    if sweep.suggestion is None:
        return f"{title}: no suggestion, the loss did not fall at any rate."
    ended = "the loss exploded" if sweep.exploded else "the loss did not explode"
    return (
        f"{title}: try the learning rate {sweep.suggestion:g} (now {sweep.spec.training.optimizer.learning_rate:g}; "
        f"{ended} at {sweep.rates[-1]:.2g} after {len(sweep.rates):,} steps)"
    )


def _text(sweep: Sweep) -> str:
    return f"rate {sweep.rates[-1]:.2g}  loss {sweep.smoothed[-1]:z.4g}" if len(sweep.rates) else "no step yet"
