"""The main job on a machine without a display: train, write the curves and a picture of the window, and say so."""

from __future__ import annotations

import os
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from playground.commands.asked import runnable
from playground.commands.messages import note, say
from playground.commands.screenshot import write_picture
from playground.commands.train import begin, summary, train, write_history

if TYPE_CHECKING:
    from playground.experiment.session import Session


def run_headless(session: Session, name: str, reason: str) -> int:
    """Train or go on, write `<name>_history_<date>.csv` and `<name>_window_<date>.png`, and return the exit code."""
    training = begin(session, runnable(session.spec))
    note(f"{reason} The window cannot be shown, so its main job runs without it.")
    outcome = train(training)
    say(summary(outcome))
    folder, today = writable_folder(), date.today().isoformat()
    history, picture = folder / f"{name}_history_{today}.csv", folder / f"{name}_window_{today}.png"
    write_history(outcome.training, str(history))
    say(f"The curves are in {history}")
    write_picture(session, str(picture))
    say(f"A picture of the window is in {picture}")
    return outcome.exit_code


def writable_folder() -> Path:
    """The current folder, or the home folder, or the one for temporary files: the first that can be written to."""
    for folder in (Path.cwd(), Path.home()):
        if os.access(folder, os.W_OK):
            return folder
    return Path(tempfile.gettempdir())
