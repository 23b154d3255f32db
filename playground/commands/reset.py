"""`nn-playground --reset`: back to the default settings."""

import argparse

from playground.commands.messages import BAD_INPUT, DONE, complain, say


def run(arguments: argparse.Namespace) -> int:
    """Put the settings file aside and say where it is now."""
    from playground.ui.settings import settings_path
    from playground.ui.settings_file import put_aside

    path = settings_path(arguments.config_dir)
    try:
        aside = put_aside(path)
    except OSError as error:
        complain(f"{path} cannot be put aside: {error.strerror}.")
        return BAD_INPUT
    say("There are no settings; the defaults are in use." if aside is None else f"The settings were kept as {aside}.")
    return DONE
