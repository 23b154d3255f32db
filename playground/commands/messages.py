"""What the commands say: results on standard output, everything else on standard error; and the exit codes."""

import sys

DONE = 0
BAD_INPUT = 2
DIVERGED = 3
INTERRUPTED = 130  # what a shell reports for Ctrl+C

PROGRAM = "nn-playground"


def say(text: str) -> None:
    """Write a line of the result to standard output."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def note(text: str) -> None:
    """Write a line that is not part of the result to standard error."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def complain(text: str) -> None:
    """Write a sentence about what went wrong to standard error, with the program's name in front."""
    note(f"{PROGRAM}: {text}")
