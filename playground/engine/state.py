"""The whole state of a training: `capture` collects it between two steps; `resuming` puts it back.

A training that is resumed goes on as if it had never been interrupted, bit for bit. Whatever a training gains that
survives a step must be added in both; tests compare every attribute of a resumed training with the original's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import msgspec
import numpy as np

from playground.engine.divergence import Quantity
from playground.engine.generators import GeneratorState, generators, state_of
from playground.engine.history import Mark
from playground.engine.holds import Holds
from playground.engine.pretraining import state as pretraining
from playground.engine.tape import Array
from playground.engine.training import Training
from playground.sentence import Sentence, packed, unpacked

Count = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]


class StateError(ValueError):
    """A state does not belong to the training; the text is one sentence, `sentence` the same, translatable."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class _Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of what is written as JSON."""


class Diverged(_Facts, frozen=True):
    """A `Divergence`, with its epoch if it was the pre-training's."""

    layer: str
    step: Count
    quantity: Quantity
    epoch: Count | None = None


class Marked(_Facts, frozen=True, omit_defaults=True):
    """A `Mark` of the history; `made`: how its text was made, for another language (older files have none)."""

    epoch: float
    text: str
    made: dict[str, Any] | None = None

    @classmethod
    def of(cls, mark: Mark) -> "Marked":
        """What is written of a mark."""
        made = packed(mark.text)
        return cls(float(mark.epoch), str(mark.text), made if isinstance(made, dict) else None)

    def mark(self) -> Mark:
        """The mark again."""
        return Mark(self.epoch, unpacked(self.made, self.text))


class PretrainingFacts(_Facts, frozen=True):
    """Counters of a pre-training, of one that is over, too."""

    steps_done: Count
    position: Count


class Facts(_Facts, frozen=True):
    """Counters, flags, marks, generators and what hands hold: everything but the numbers that fill arrays."""

    epochs_done: Count
    steps_done: Count
    samples_done: Count
    position: Count
    updates: Count
    row_due: bool
    gave_up: bool
    stopped: Literal["epochs", "early_stopping", "diverged"] | None
    diverged: Diverged | None
    good_epoch: Count
    best_epoch: Count
    best_bad: Count
    bad_epochs: Count
    plateau_bad: Count
    marks: tuple[Marked, ...]
    generators: dict[str, GeneratorState]
    pretraining: PretrainingFacts | None = None
    holds: Holds = Holds()
    goal: Count = 0


@dataclass(frozen=True)
class State:
    """A moment of a training on `spec`: read-only arrays by name, and facts.

    ``0.weight`` and so on are the network's, in PyTorch's names and layouts; ``good.*`` and ``best.*`` the weights that
    the journal keeps; ``optimizer.*`` the moments, flat; ``order`` the permutation of the current epoch; ``history``
    the rows of the curves; ``number.*`` what may be infinite or undefined, which JSON cannot say; ``pretraining.*``
    what the phase before the training works on; ``cut.<edge>`` the weights that a cut edge had, by its name.
    """

    spec: Any
    dtype: str
    tensors: Mapping[str, Array]
    facts: Facts


def capture(training: Training[Any]) -> State:
    """The state as it is now; call it between two steps, on the thread that trains."""
    journal, moments = training._journal, training._update_state
    tensors = training.network.snapshot()
    tensors |= {f"good.{name}": array for name, array in journal.good[1].items()}
    tensors |= {f"best.{name}": array for name, array in journal._best._state.items()}
    tensors |= {f"optimizer.{name}": array.copy() for name, array in moments.arrays.items()}
    tensors |= {f"optimizer.number.{name}": array.copy() for name, array in moments.numbers.items()}
    tensors |= {f"number.{name}": np.array(value, np.float64) for name, value in _numbers(training)}
    tensors |= {"order": training._order.astype(np.int64), "history": journal.history.rows()}
    tensors |= {f"cut.{edge.name}": values.copy() for edge, values in training._cut.items()}
    if training._gradients is not None:
        tensors["gradients"] = np.array(training._gradients, np.float64)
    if training.pretraining is not None:
        tensors |= {f"pretraining.{name}": array for name, array in pretraining.arrays(training.pretraining).items()}
    for array in tensors.values():
        array.flags.writeable = False
    return State(training.spec, training.dtype.name, tensors, _facts(training))


def _facts(training: Training[Any]) -> Facts:
    journal, diverged, phase = training._journal, training.diverged, training.pretraining
    return Facts(
        epochs_done=training.epochs_done,
        steps_done=training.steps_done,
        samples_done=training.samples_done,
        position=training._position,
        updates=int(training._update_state.count),
        row_due=training._row_due,
        gave_up=journal.gave_up,
        stopped=training.stopped,
        goal=training.goal,
        diverged=None if diverged is None else Diverged(
            str(diverged.layer), diverged.step, diverged.quantity, getattr(diverged, "epoch", None)
        ),
        good_epoch=journal.good[0],
        best_epoch=journal._best.epoch,
        best_bad=journal._best.bad,
        bad_epochs=journal.watch._above,
        plateau_bad=journal.plateau.bad,
        marks=tuple(map(Marked.of, journal.history.marks)),
        generators={name: state_of(generator) for name, generator in generators(training).items()},
        pretraining=None if phase is None else PretrainingFacts(phase.steps_done, phase._position),
        holds=training.holds,
    )  # fmt: skip


def _numbers(training: Training[Any]) -> Iterator[tuple[str, float]]:
    """What may be infinite or undefined."""
    journal = training._journal
    yield "last_loss", training.last_loss
    yield "clock", training._clock.item()
    yield "initial_loss", journal.watch.initial
    yield "plateau_best", journal.plateau.best
    yield "plateau_scale", journal.plateau.scale
    yield "best_loss", journal._best.loss
    yield "seconds", journal.stopwatch.read()
