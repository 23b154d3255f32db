"""`nn-playground animate`: the decision boundary over a training, as a film."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playground.commands.asked import add_experiment_arguments, asked_experiment, runnable
from playground.commands.messages import DIVERGED, DONE, say
from playground.commands.progress import follow

if TYPE_CHECKING:
    from playground.export.animation.files import Kind
    from playground.export.animation.making import Animation

HELP = "train and write the decision boundary over time as GIF, animated PNG or numbered PNGs"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `animate`."""
    add_experiment_arguments(parser)
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="FILE|FOLDER",
        help=".gif, .apng or .png for a film; a name without an ending for a folder of numbered PNGs",
    )
    parser.add_argument("--frames", type=int, metavar="N", help="how many pictures (default: 60)")
    parser.add_argument("--start", type=int, metavar="EPOCH", help="what the first picture shows (default: 0)")
    parser.add_argument(
        "--epochs", type=int, dest="end", metavar="N", help="train for N epochs (default: the preset's, at most 200)"
    )
    parser.add_argument("--size", type=int, metavar="PIXELS", help="width and height (default: 480)")
    parser.add_argument("--rate", type=int, metavar="N", help="pictures per second (default: 15)")
    parser.add_argument("--theme", choices=("light", "dark"), default="light", help="the colours (default: light)")
    parser.add_argument("--quiet", action="store_true", help="no progress bar")


def run(arguments: argparse.Namespace) -> int:
    """Train, paint, write, and say where it is."""
    from playground.experiment import PresetError
    from playground.export.animation.making import write_movie
    from playground.ui.tokens import DARK, LIGHT

    arguments.kind = _kind(arguments.output)
    spec = runnable(asked_experiment(arguments))
    if arguments.end is None:
        arguments.end = min(spec.training.epochs, 200)
    animation = _asked(arguments)
    problem = animation.problem(spec)
    if problem:
        raise PresetError(problem)
    colours = {"light": LIGHT, "dark": DARK}[arguments.theme]
    movie, code = follow(animation.run(spec, colours), text=lambda _: "", quiet=arguments.quiet)
    if code != DONE or movie is None:
        return code
    write_movie(movie, Path(arguments.output))
    say(f"{arguments.output}: {movie.frames} pictures")
    return DIVERGED if movie.diverged else DONE


def _asked(arguments: argparse.Namespace) -> Animation:
    """The settings; `PresetError` for one that is out of range."""
    from playground.experiment import convert
    from playground.export.animation.making import Animation

    names = ("kind", "frames", "start", "end", "size", "rate")
    chosen: dict[str, Any] = {name: getattr(arguments, name) for name in names}
    asked: Animation = convert({name: value for name, value in chosen.items() if value is not None}, Animation)
    return asked


def _kind(output: str) -> Kind:
    """What the name of the output asks for."""
    from playground.experiment import PresetError
    from playground.export.animation.files import ENDINGS

    kind = ENDINGS.get(Path(output).suffix.lower())
    if kind is None:
        raise PresetError("The output must end with .gif, .apng or .png, or have no ending for a folder.")
    return kind
