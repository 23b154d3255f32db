"""What all studies share: they are generators that tell how far they are and end in one immutable result."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Generic, TypeVar

ResultT = TypeVar("ResultT")


@dataclass(frozen=True)
class Progress(Generic[ResultT]):
    """How far a study is: the share that is done, 0 to 1, and what it has found so far."""

    share: float
    result: ResultT


Study = Generator[Progress[ResultT], None, ResultT]
"""A study under way: one step of training between two `next()`. Closing it ends it."""


def complete(study: Study[ResultT], tell: Callable[[Progress[ResultT]], object]) -> ResultT:
    """Run a study to its end and return its result. `tell` hears of every step and may raise to end the study."""
    while True:
        try:
            progress = next(study)
        except StopIteration as end:
            result: ResultT = end.value
            return result
        tell(progress)
