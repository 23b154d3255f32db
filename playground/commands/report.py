"""Results as JSON and as text: what the commands that train have in common."""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Callable
from typing import Any

from playground.commands.messages import say


def add_output_arguments(parser: argparse.ArgumentParser, table: str) -> None:
    """Add the arguments that say where results go; `table` is what the CSV file holds."""
    parser.add_argument("--csv", metavar="FILE", help=f"write {table} to FILE")
    parser.add_argument("--json", metavar="FILE", help="write the result as JSON to FILE, or to standard output for -")
    parser.add_argument("--quiet", action="store_true", help="no progress bar and no summary")


def deliver(
    arguments: argparse.Namespace,
    write_table: Callable[[str], object],
    summary: Callable[[], str],
    report: Callable[[], dict[str, Any]],
) -> None:
    """Put results where `add_output_arguments` were told to: table to its file, summary to people, report as JSON."""
    if arguments.csv:
        write_table(arguments.csv)
    if not arguments.quiet and arguments.json != "-":
        say(summary())
    if arguments.json:
        write_json(report(), arguments.json)


def finite(value: Any) -> Any:
    """A report without what JSON lacks: a number that is not finite becomes null."""
    if isinstance(value, dict):
        return {name: finite(entry) for name, entry in value.items()}
    if isinstance(value, list):
        return [finite(entry) for entry in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value


def number(name: str, value: float | None) -> str:
    """A figure for people: accuracy in percent, anything else with four digits, never minus zero."""
    if value is None or not math.isfinite(value):
        return "not finite"
    return f"{value:.2%}" if name == "accuracy" else f"{value:z.4g}"


def write_json(report: dict[str, Any], path: str) -> None:
    """Write a report to a file, or to standard output for ``-``."""
    from playground.experiment import atomic_write

    text = json.dumps(finite(report), allow_nan=False)
    if path == "-":
        say(text)
    else:
        atomic_write(path, f"{text}\n".encode())
