"""`nn-playground report`: settings, curves, network and results on one page."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from playground.commands.asked import add_experiment_arguments, changed, find, runnable
from playground.commands.messages import DONE, say
from playground.commands.screenshot import LANGUAGES
from playground.commands.train import begin, train

if TYPE_CHECKING:
    from playground.export.report.facts import Facts

HELP = "write a page with settings, curves, network and results, as HTML or PDF"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `report`."""
    add_experiment_arguments(parser)
    parser.add_argument("-o", "--output", required=True, type=_page, metavar="FILE", help="the report: .html or .pdf")
    parser.add_argument(
        "--epochs",
        type=int,
        metavar="N",
        help="train for N epochs first (default: a preset to its end, a session not at all)",
    )
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="the language (default: %(default)s)")
    parser.add_argument("--quiet", action="store_true", help="no progress bar")


def run(arguments: argparse.Namespace) -> int:
    """Train if need be, write the report, and say where it is."""
    from playground.experiment import atomic_write
    from playground.export.opening import title
    from playground.export.report.facts import collect
    from playground.ui.tokens import LIGHT

    session = find(arguments.preset)
    training = begin(session, runnable(changed(session.spec, arguments)))
    code = DONE
    if arguments.epochs or session.state is None:
        code = train(training, arguments.quiet, arguments.epochs).exit_code
    facts = collect(training, LIGHT, training.spec.name or title(arguments.preset))
    atomic_write(arguments.output, _written(facts, arguments))
    say(arguments.output)
    return code


def _written(facts: Facts, arguments: argparse.Namespace) -> bytes:
    """The file. A page in English needs no Qt."""
    from playground.export.report.page import page
    from playground.ui.tokens import LIGHT

    pdf = arguments.output.lower().endswith(".pdf")
    if not pdf and arguments.lang == "en":
        return page(facts, LIGHT).encode()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from playground.ui.app import make_application
    from playground.ui.languages import install
    from playground.ui.report_pdf import report_pdf
    from playground.ui.reports import tell

    install(make_application(), arguments.lang)
    if pdf:
        return report_pdf(facts, LIGHT, tell, arguments.lang)
    return page(facts, LIGHT, tell, arguments.lang).encode()


def _page(text: str) -> str:
    """A file name that ends with one of the formats of a report."""
    if not text.lower().endswith((".html", ".pdf")):
        raise argparse.ArgumentTypeError(f"{text!r} must end with .html or .pdf")
    return text
