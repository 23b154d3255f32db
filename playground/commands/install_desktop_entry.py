"""`nn-playground install-desktop-entry`: put the program into the desktop's menus, with its icon and its file type."""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from playground.commands.messages import BAD_INPUT, DONE, complain, note, say

HELP = "put the program, its icon and the file type .nnp into the desktop's menus"
UPDATES = (("update-desktop-database", "applications"), ("update-mime-database", "mime"))
"""The programs that tell the desktop, if there are any, and the folder each looks after."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `install-desktop-entry`."""
    parser.add_argument("--uninstall", action="store_true", help="take it out again")
    parser.add_argument(
        "--prefix", type=Path, metavar="FOLDER", help="install below FOLDER/share (default: for this user only)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write or remove the files and tell the desktop."""
    if sys.platform in ("win32", "darwin"):
        complain("Desktop entries are for Linux and other systems with a freedesktop.org desktop.")
        return BAD_INPUT
    from playground.commands.desktop_files import desktop_files

    share = share_folder(arguments.prefix)
    for name, data in desktop_files():
        _put(share / name, None if arguments.uninstall else data)
    for program, folder in UPDATES:
        _update(program, share / folder)
    say(f"Removed from {share}" if arguments.uninstall else f"Installed in {share}")
    return DONE


def share_folder(prefix: Path | None) -> Path:
    """The folder of the desktop's data: of an installation, or of this user."""
    if prefix is not None:
        return prefix.absolute() / "share"
    home = os.environ.get("XDG_DATA_HOME", "")
    return Path(home) if os.path.isabs(home) else Path.home() / ".local" / "share"


def _put(path: Path, data: bytes | None) -> None:
    """Write a file, or remove it; `SaveError` with one sentence if that cannot be done."""
    from playground.experiment.atomic import SaveError, atomic_write

    try:
        if data is None:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SaveError(error.errno, str(path), error.strerror or str(error)) from error
    atomic_write(path, data)


def _update(program: str, folder: Path) -> None:
    """Let the desktop look at a folder again; where that cannot be done now, it does so at the next login."""
    found = shutil.which(program)
    if found is None or not folder.is_dir():
        return
    # a bundle has libraries of its own, which are not for other programs
    own = {"LD_LIBRARY_PATH": os.environ.get("LD_LIBRARY_PATH_ORIG", "")} if "LD_LIBRARY_PATH" in os.environ else {}
    command = [found, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **own})
    if done.returncode:
        note(f"{program}: {done.stderr.strip()}")
