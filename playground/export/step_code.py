"""The code of one training step, exactly as it runs."""

from typing import Any

from playground.engine.training import Training
from playground.export.listing import Listing, print_program
from playground.export.target import Files, Run
from playground.sentence import Sentence, sentence


def step_code(training: Training[Any]) -> Listing:
    """The next step of `training` as NumPy code.

    Running the listing's ``step()`` in a copy of its names does to the copies, bit for bit, what `Training.step` does
    to the originals; ``indices`` must hold the rows of the mini-batch.
    """
    program = training.program()
    title = f"One training step on {program.rows} examples, as it runs."
    return print_program(program.sections, program.names, title)


def step_file(training: Run, stem: str) -> Files:
    """The listing as a file."""
    return {f"{stem}.py": step_code(training).source.encode()}


def step_limits(training: Run) -> list[Sentence]:
    """What the listing lacks to run by itself."""
    return [sentence("The arrays that it works on are not written with it; the NumPy script has them.")]
