"""`nn-playground --info`: the versions and folders a report of a problem should name. Needs no display."""

import argparse
import sys
from pathlib import Path

from playground.commands.messages import DONE, say
from playground.versions import versions


def run(arguments: argparse.Namespace) -> int:
    """Print one line per fact."""
    from playground.resources import resource_root

    facts = versions() | {"Interpreter": sys.executable, "Resources": str(resource_root())}
    facts |= _places(arguments.config_dir)
    width = max(map(len, facts))
    for title, fact in facts.items():
        say(f"{title:<{width}}  {fact}")
    return DONE


def _places(config: Path | None) -> dict[str, str]:
    try:
        from playground.ui.folders import folders
        from playground.ui.identity import introduce
    except ImportError:
        return dict.fromkeys(("Settings", "Copies and log"), "unknown without Qt")
    introduce()
    places = folders(config)
    return {"Settings": str(places.settings), "Copies and log": str(places.data)}
