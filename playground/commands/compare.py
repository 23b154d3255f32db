"""`nn-playground compare`: the settings in which two experiments differ, and what came of each."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from playground.commands.asked import find
from playground.commands.messages import DONE, say
from playground.commands.report import number, write_json

if TYPE_CHECKING:
    from playground.experiment.runs import Run
    from playground.experiment.session import Session

HELP = "list the settings in which two experiments differ, with the final figures of sessions"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `compare`."""
    for name, which in (("first", "FIRST"), ("second", "SECOND")):
        parser.add_argument(name, metavar=which, help="a preset, a preset file, a session, an exported picture, a link")
    parser.add_argument("--json", metavar="FILE", help="write the result as JSON to FILE, or to standard output for -")


def run(arguments: argparse.Namespace) -> int:
    """Print one line per field that differs, then the final figures side by side if there are any."""
    from playground.experiment.comparison import figure_rows, setting_differences

    sessions = find(arguments.first), find(arguments.second)
    found = setting_differences(sessions[0].spec, sessions[1].spec)
    figures = figure_rows(*(_run(session) for session in sessions))
    if arguments.json != "-":
        rows = [(f"{one.full_title}  [{one.path}]", str(one.before), str(one.after)) for one in found]
        rows += [(name, _figure(name, one), _figure(name, other)) for name, one, other in figures]
        _say_table([("", arguments.first, arguments.second), *rows] if rows else [])
    if arguments.json:
        write_json(_report(found, figures), arguments.json)
    return DONE


def _run(session: Session) -> Run | None:
    """What a session's training has come to, as a run; None for an experiment that was not trained."""
    from playground.experiment.runs import Run
    from playground.experiment.session import rebuild

    if session.state is None or not session.state.facts.epochs_done:
        return None
    return Run("", session.spec, rebuild(session).history.snapshot(), 0.0)


def _figure(name: str, value: float) -> str:
    if value != value:
        return "–"
    if name == "epochs":
        return f"{value:,.0f}"
    return f"{value:.3g} s" if name == "seconds_per_epoch" else number(name.partition("_")[2], value)


def _say_table(rows: list[tuple[str, str, str]]) -> None:
    """Columns as wide as they need to be."""
    if not rows:
        say("No setting differs.")
    widths = [max(len(row[column]) for row in rows) for column in range(3)] if rows else []
    for row in rows:
        say("  ".join(f"{text:<{width}}" for text, width in zip(row, widths, strict=True)).rstrip())


def _report(found: list[Any], figures: list[tuple[str, float, float]]) -> dict[str, Any]:
    return {
        "differences": [
            {
                "path": one.path,
                "title": str(one.full_title),
                "kind": one.kind,
                "first": str(one.before),
                "second": str(one.after),
            }
            for one in found
        ],
        "figures": {name: list(values) for name, *values in figures},
    }
