"""The log file: bounded, and never a reason not to start."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from playground.versions import versions

LARGEST = 1_000_000
"""Bytes of one file."""
OLDER = 4
"""Files beside the one that is written."""
FILE = "nn-playground.log"


def start_log(folder: Path) -> logging.Handler:
    """Write everything from warnings up, and what the program itself says, to a file in `folder` until `stop_log`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder / FILE, maxBytes=LARGEST, backupCount=OLDER, encoding="utf-8"
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    own = logging.getLogger("playground")
    own.setLevel(logging.INFO)
    own.info("Started: %s", ", ".join(f"{name} {number}" for name, number in versions().items()))
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Close the file."""
    logging.getLogger().removeHandler(handler)
    handler.close()
