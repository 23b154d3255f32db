"""The main job on a machine without a display: train, write the curves and a picture of the window, and say so."""

from __future__ import annotations

import os
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from playground.commands.messages import note, say
from playground.commands.screenshot import write_picture
from playground.commands.train import summary, train, write_history

if TYPE_CHECKING:
    from playground.experiment import ExperimentSpec


def run_headless(spec: ExperimentSpec, name: str, reason: str) -> int:
    """Train `spec` and write `<name>_history_<date>.csv` and `<name>_window_<date>.png`; return the exit code."""
    note(f"{reason} The window cannot be shown, so its main job runs without it.")
    outcome = train(spec)
    say(summary(outcome))
    folder, today = writable_folder(), date.today().isoformat()
    history, picture = folder / f"{name}_history_{today}.csv", folder / f"{name}_window_{today}.png"
    write_history(outcome.training, str(history))
    say(f"The curves are in {history}")
    write_picture(spec, str(picture))
    say(f"A picture of the window is in {picture}")
    return outcome.exit_code


def writable_folder() -> Path:
    """The current folder, or the home folder, or the one for temporary files: the first that can be written to."""
    for folder in (Path.cwd(), Path.home()):
        if os.access(folder, os.W_OK):
            return folder
    return Path(tempfile.gettempdir())
