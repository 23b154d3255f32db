"""`nn-playground train`: train a preset, or go on with a session, without a window."""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playground.commands.asked import add_experiment_arguments, changed, find, runnable
from playground.commands.messages import DIVERGED, DONE, INTERRUPTED, complain
from playground.commands.progress import Progress
from playground.commands.report import add_output_arguments, deliver, finite, number

if TYPE_CHECKING:
    from playground.engine.training import Training
    from playground.experiment import ExperimentSpec
    from playground.experiment.session import Session

HELP = "train a preset, or go on with a session, without a window and print the result"
PARTS = ("train", "validation", "test")


@dataclass(frozen=True)
class Outcome:
    """A training that has come to its end, and what is reported about it."""

    training: Training[ExperimentSpec]
    report: dict[str, Any]

    @property
    def exit_code(self) -> int:
        """The exit code that says how the training ended."""
        return {"diverged": DIVERGED, "interrupted": INTERRUPTED}.get(self.report["stopped"], DONE)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `train`."""
    add_experiment_arguments(parser)
    parser.add_argument("--epochs", type=int, metavar="N", help="train for N epochs instead of the preset's")
    parser.add_argument(
        "--session",
        type=_session_file,
        metavar="FILE.nnp",
        help="save what the training has come to: weights, moments, curves; to go on with `train FILE.nnp`",
    )
    add_output_arguments(parser, "the curves")


def run(arguments: argparse.Namespace) -> int:
    """Train, write what was asked for, and say how it went."""
    from playground.experiment import replace_at, save_session

    session = find(arguments.preset)
    spec = changed(session.spec, arguments)
    if arguments.epochs is not None:
        spec = replace_at(spec, "training.epochs", arguments.epochs)
    outcome = train(begin(session, runnable(spec)), quiet=arguments.quiet)
    if arguments.session:
        save_session(outcome.training, arguments.session, session.runs)
    deliver(
        arguments,
        lambda path: write_history(outcome.training, path),
        lambda: summary(outcome),
        lambda: outcome.report,
    )
    return outcome.exit_code


def begin(session: Session, spec: ExperimentSpec) -> Training[ExperimentSpec]:
    """The training of a session, with `spec` in place of its own experiment."""
    from playground.experiment import build
    from playground.experiment.session import rebuild

    if session.state is None:
        return build(spec)
    training = rebuild(session)
    if spec != session.spec:
        training.apply(spec)
    return training


def train(training: Training[ExperimentSpec], quiet: bool = False, epochs: int | None = None) -> Outcome:
    """Train to the end, or `epochs` more, or until Ctrl+C, with a progress bar unless `quiet`."""
    started = time.perf_counter()
    progress = None if quiet else Progress(training)
    loss = training.last_loss
    interrupted = False
    try:
        for result in training.run(epochs):
            loss = result.loss
            if progress:
                progress.update(loss)
    except KeyboardInterrupt:
        interrupted = True
    if progress:
        progress.close(loss)
    if training.diverged:
        complain(training.diverged.message)
    return Outcome(training, _report(training, time.perf_counter() - started, interrupted))


def write_history(training: Training[ExperimentSpec], path: str) -> None:
    """Write the curves of a training as CSV to `path`."""
    from playground.experiment import atomic_write, history_csv

    atomic_write(path, history_csv(training.history.snapshot()).encode())


def summary(outcome: Outcome) -> str:
    """The result for people: a line about the run and one per part of the data."""
    report = outcome.report
    title = outcome.training.spec.name or "Experiment"
    stopped = str(report["stopped"]).replace("_", " ")
    lines = [
        f"{title}: {report['epochs']:,} epochs, {report['steps']:,} steps in {report['seconds']:.1f} s "
        f"(stopped: {stopped})"
    ]
    if "outliers" in report:
        lines.append(f"  {'outliers':<10}  {_outliers(outcome.training)}")
    for block, errors in report.get("pretraining", {}).items():
        if errors:
            lines.append(f"  {'pretrained':<10}  {block}: error {errors[0]:.4g} to {errors[-1]:.4g}")
    for part in PARTS:
        if report[part] is not None:
            values = "  ".join(f"{name} {number(name, value)}" for name, value in report[part].items())
            lines.append(f"  {part:<10}  {values}")
    return "\n".join(lines)


def _outliers(training: Training[ExperimentSpec]) -> str:
    """How many values or examples were treated."""
    rule, count = training.spec.data.outliers, training.data.outliers
    return f"{count:,} {'values clipped' if rule.key() == 'clip' else 'training examples dropped'}"


def _report(training: Training[ExperimentSpec], seconds: float, interrupted: bool) -> dict[str, Any]:
    treated = training.spec.data.outliers.key() != "keep"
    pretraining = training.pretraining and training.pretraining.reconstruction().of_blocks()
    return {
        "epochs": training.epochs_done,
        "steps": training.steps_done,
        "seconds": round(seconds, 3),
        "stopped": "interrupted" if interrupted else training.stopped,
        **({"outliers": training.data.outliers} if treated else {}),
        **({"pretraining": pretraining} if pretraining else {}),
        **{part: finite(training.evaluate(part)) for part in PARTS},
    }


def _session_file(text: str) -> str:
    """A file name with the ending by which a session is known."""
    if not text.lower().endswith(".nnp"):
        raise argparse.ArgumentTypeError(f"{text!r} must end with .nnp")
    return text
