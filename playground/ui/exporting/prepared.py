"""An export made ready in a thread of its own."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field

from playground.data.files.errors import DataError
from playground.engine.state import State
from playground.experiment.errors import PresetError
from playground.experiment.session import Session, rebuild
from playground.experiment.spec import ExperimentSpec
from playground.export.target import ExportError, Files, Run
from playground.export.targets import EXPORTS
from playground.runner.job import Tell
from playground.sentence import Sentence, sentence

LONGEST_STEP = 60.0
"""Seconds to wait for the end of the step that is being trained."""


@dataclass(frozen=True)
class Prepared:
    """A target's files, or the obstacle; `training` is a copy of the one in the window, for the next target."""

    key: str
    stem: str
    training: Run
    limits: list[Sentence] = field(default_factory=list)
    files: Files = field(default_factory=dict)
    obstacle: Sentence | None = None


def prepare(
    key: str, stem: str, spec: ExperimentSpec, captured: "Future[State | None]", known: Run | None
) -> Callable[[Tell], Prepared]:
    """The work of a `Job`: a copy of the training, unless it is `known`, and the files of a target."""

    def work(tell: Tell) -> Prepared:
        training = known or _copy(spec, captured)
        tell(0.5)
        target = EXPORTS[key]
        try:
            obstacle = target.obstacle(training)
            if obstacle is not None:
                return Prepared(key, stem, training, obstacle=obstacle)
            return Prepared(key, stem, training, target.limits(training), target.files(training, stem))
        except ExportError as error:
            return Prepared(key, stem, training, obstacle=error.sentence)

    return work


def _copy(spec: ExperimentSpec, captured: "Future[State | None]") -> Run:
    try:
        state = captured.result(LONGEST_STEP)
    except TimeoutError:
        raise DataError(sentence("The training does not answer. Try again.")) from None
    try:
        return rebuild(Session(spec if state is None else state.spec, state))
    except PresetError as error:
        raise DataError(sentence("{reason}", reason=error.sentence)) from None
