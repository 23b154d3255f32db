"""The command line: opens the window, or runs a command without one.

Nothing but the standard library is imported here, so that `--help` answers at once.
"""

import argparse
import os
import re
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from types import ModuleType

from playground import __version__
from playground.commands import (
    animate,
    compare,
    ensemble,
    export,
    folds,
    info,
    install_desktop_entry,
    presets,
    range_test,
    reset,
    screenshot,
    share,
    train,
    validate,
    window,
    write_report,
)
from playground.commands.blas import use_blas_threads
from playground.commands.messages import BAD_INPUT, DONE, INTERRUPTED, PROGRAM, complain

COMMANDS: dict[str, ModuleType] = {
    "train": train,
    "range-test": range_test,
    "folds": folds,
    "ensemble": ensemble,
    "compare": compare,
    "export": export,
    "report": write_report,
    "screenshot": screenshot,
    "animate": animate,
    "share": share,
    "presets": presets,
    "validate": validate,
    "install-desktop-entry": install_desktop_entry,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with `arguments` (without its name) and return its exit code.

    0: done; 2: bad usage or a bad file; 3: the training diverged; 130: interrupted by Ctrl+C.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    _print_anything()
    try:
        if words and words[0] in COMMANDS:
            use_blas_threads(1)
            return _run_command(words[0], words[1:])
        return _run_window(words)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except (OSError, ValueError, ImportError) as error:
        sentence = _sentence_for(error)
        if not sentence:
            raise
        complain(sentence)
        return BAD_INPUT


def _print_anything() -> None:
    """A terminal that lacks a character shows its number instead; it is no reason to stop."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _run_command(name: str, words: list[str]) -> int:
    command = COMMANDS[name]
    parser = argparse.ArgumentParser(prog=f"{PROGRAM} {name}", description=command.HELP.capitalize() + ".")
    command.add_arguments(parser)
    code: int = command.run(parser.parse_args(words))
    return code


def _run_window(words: list[str]) -> int:
    parser = _window_parser()
    parsed = parser.parse_args(words)
    if parsed.reset:
        return reset.run(parsed)
    use_blas_threads(window.blas_threads(parsed))
    return info.run(parsed) if parsed.info else window.run(parsed)


def _window_parser() -> argparse.ArgumentParser:
    width = max(map(len, COMMANDS))
    commands = "\n".join(f"  {name:<{width}}  {command.HELP}" for name, command in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        usage=f"{PROGRAM} [FILE|PRESET] [options]\n       {PROGRAM} COMMAND ...",
        description="Assemble a neural network, train it, and see why it learns, or why it does not.",
        epilog=f"commands ({PROGRAM} COMMAND --help says more):\n{commands}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    window.add_arguments(parser)
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    parser.add_argument("--info", action="store_true", help="print the versions and folders in use")
    return parser


def _sentence_for(error: Exception) -> str:
    """What to tell the user; nothing for a defect of the program, which keeps its traceback."""
    from playground.data.files.errors import DataError
    from playground.experiment import PresetError, SaveError

    if isinstance(error, PresetError | SaveError | DataError) or (isinstance(error, OSError) and error.errno is None):
        return str(error)
    if isinstance(error, ImportError) and re.search(r"PySide6|pyqtgraph|\.so|DLL", str(error)):
        return (
            f"Qt cannot be loaded: {error}; python3 -m playground.bootstrap --with-deps run installs what is missing."
        )
    return ""
