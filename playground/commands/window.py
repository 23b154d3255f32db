"""`nn-playground [FILE|PRESET]`: open the window."""

from __future__ import annotations

import argparse
import gc
from pathlib import Path

from playground.commands.asked import find
from playground.commands.display import missing_display
from playground.commands.headless import run_headless
from playground.commands.screenshot import LANGUAGES, THEMES

FIRST_PRESET = "spiral"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the window."""
    parser.add_argument(
        "file",
        nargs="?",
        type=_plain,
        metavar="FILE|PRESET",
        help="a preset file, a session, an exported PNG picture, a link, or the name of a shipped preset",
    )
    parser.add_argument("--preset", metavar="NAME", help="the same as naming the preset")
    parser.add_argument("--theme", choices=THEMES, help="the colours (default: as chosen last time)")
    parser.add_argument("--lang", choices=LANGUAGES, help="the language (default: as chosen last time)")
    parser.add_argument(
        "--config-dir", type=Path, metavar="FOLDER", help="keep settings, copies of unsaved work and logs in FOLDER"
    )
    parser.add_argument(
        "--safe-mode",
        action="store_true",
        help="open with the default settings, restore nothing and remember nothing",
    )
    parser.add_argument(
        "--reset",
        action="store_true",
        help="go back to the default settings, keep the old ones in a file beside, and end",
    )


def _plain(name: str) -> str:
    """A file as a path: a desktop hands it over as an address."""
    if not name.startswith("file:"):
        return name
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    return url2pathname(urlsplit(name).path)


def blas_threads(arguments: argparse.Namespace) -> int:
    """How many threads the products of matrices may take in the window; to be asked before numpy is imported."""
    if arguments.safe_mode:
        return 1
    try:
        from playground.ui.preferences import read
        from playground.ui.settings import Settings, settings_path
    except ImportError:  # no Qt here: whoever needs it says so
        return 1
    return read(Settings(settings_path(arguments.config_dir))).blas_threads


def run(arguments: argparse.Namespace) -> int:
    """Open the window, or do its main job without one where there is no display."""
    from playground.export.opening import home, title

    name = arguments.file or arguments.preset
    reason = missing_display()
    if reason:
        name = name or FIRST_PRESET
        return run_headless(find(name), title(name) or "experiment", reason)
    session = find(name) if name else None
    gc.disable()  # nothing that a window is made of is garbage: collected again from when it stands
    try:
        from playground.ui.app import run_window

        return run_window(session, home(name) if name else None, arguments)
    finally:
        gc.enable()
