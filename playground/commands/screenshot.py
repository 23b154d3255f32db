"""`nn-playground screenshot`: a picture of the real window after training, also without a display."""

from __future__ import annotations

import argparse
import os
import re
from typing import TYPE_CHECKING, Literal

from playground.commands.asked import add_experiment_arguments, changed, find, runnable
from playground.commands.messages import DONE, note, say

if TYPE_CHECKING:
    from playground.experiment.session import Session

HELP = "train a preset and write a picture of the window"
THEMES = ("system", "light", "dark")
LANGUAGES = ("en", "ko")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `screenshot`."""
    add_experiment_arguments(parser)
    parser.add_argument("--epochs", type=_count, metavar="N", help="train for N epochs first (default: to the end)")
    parser.add_argument(
        "-o", "--output", required=True, type=_picture, metavar="FILE", help="the picture: .png or .svg"
    )
    parser.add_argument(
        "--theme", choices=("light", "dark"), default="light", help="the colours (default: %(default)s)"
    )
    parser.add_argument(
        "--size",
        type=window_size,
        default=(1600, 1000),
        metavar="WIDTHxHEIGHT",
        help="the size of the window in pixels (default: 1600x1000)",
    )
    parser.add_argument("--scale", type=int, choices=range(1, 5), default=1, help="pixels per pixel (default: 1)")
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="the language (default: %(default)s)")


def run(arguments: argparse.Namespace) -> int:
    """Train in the window, off-screen, and save the picture."""
    from playground.experiment.session import Session

    session = find(arguments.preset)
    spec = runnable(changed(session.spec, arguments))
    look = {name: getattr(arguments, name) for name in ("epochs", "theme", "size", "scale", "lang")}
    write_picture(Session(spec, session.state if spec == session.spec else None), arguments.output, **look)
    say(arguments.output)
    return DONE


def write_picture(
    session: Session,
    output: str,
    *,
    epochs: int | None = None,
    theme: Literal["system", "light", "dark"] = "light",
    size: tuple[int, int] = (1600, 1000),
    scale: int = 1,
    lang: str = "en",
) -> None:
    """Train for `epochs` more (None: to the end) in a window nobody sees, and write a picture to `output`."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import qInstallMessageHandler

    from playground.ui.app import screenshot

    before = qInstallMessageHandler(_pass_on)
    done = 0 if session.state is None else session.state.facts.epochs_done
    try:
        screenshot(
            session,
            max(session.spec.training.epochs - done, 0) if epochs is None else epochs,
            output,
            theme=theme,
            size=size,
            scale=scale,
            lang=lang,
        )
    finally:
        qInstallMessageHandler(before)


def _pass_on(_kind: object, _context: object, message: str) -> None:
    """Print Qt's messages, except the one the off-screen platform has for every window."""
    if "propagateSizeHints" not in message:
        note(message)


def window_size(text: str) -> tuple[int, int]:
    """`1600x1000` as (1600, 1000)."""
    match = re.fullmatch(r"(\d{1,5})[x×](\d{1,5})", text.strip().lower())
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not a size such as 1600x1000")
    width, height = int(match[1]), int(match[2])
    if not (640 <= width <= 7680 and 480 <= height <= 4320):
        raise argparse.ArgumentTypeError("the size must be from 640x480 to 7680x4320")
    return width, height


def _picture(text: str) -> str:
    """A file name that ends with one of the formats a picture can have."""
    if not text.lower().endswith((".png", ".svg")):
        raise argparse.ArgumentTypeError(f"{text!r} must end with .png or .svg")
    return text


def _count(text: str) -> int:
    """A whole number that is not negative."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0")
    return int(text)
