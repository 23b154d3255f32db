"""The whole state of a training: `capture` collects it between two steps, `resume` puts it back.

A training that is resumed goes on as if it had never been interrupted, bit for bit. Whatever a training gains that
survives a step must be added here; tests compare every attribute of a resumed training with the original's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import msgspec
import numpy as np

from playground.engine.divergence import Divergence, Quantity
from playground.engine.history import Mark
from playground.engine.journal import Journal
from playground.engine.stopwatch import Stopwatch
from playground.engine.streams import Stream
from playground.engine.tape import Array
from playground.engine.training import Training
from playground.sentence import Sentence, sentence

Count = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]
Hex = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{1,32}$")]
Bits = Annotated[int, msgspec.Meta(ge=0, le=2**32 - 1)]


class StateError(ValueError):
    """A state does not belong to the training; the text is one sentence, `sentence` the same, translatable."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class _Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of what is written as JSON."""


class GeneratorState(_Facts, frozen=True):
    """A PCG64 generator: two 128-bit numbers in hexadecimal, and the half of a draw that is left over, if any."""

    state: Hex
    inc: Hex
    has_uint32: Literal[0, 1]
    uinteger: Bits


class Diverged(_Facts, frozen=True):
    """A `Divergence`."""

    layer: str
    step: Count
    quantity: Quantity


class Marked(_Facts, frozen=True):
    """A `Mark` of the history."""

    epoch: float
    text: str


class Facts(_Facts, frozen=True):
    """Counters, flags, marks and generators: everything but the numbers that fill arrays."""

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


@dataclass(frozen=True)
class State:
    """A moment of a training on `spec`: read-only arrays by name, and facts.

    ``0.weight`` and so on are the network's, in PyTorch's names and layouts; ``good.*`` and ``best.*`` the weights that
    the journal keeps; ``optimizer.*`` the moments, flat; ``order`` the permutation of the current epoch; ``history``
    the rows of the curves; ``number.*`` what may be infinite or undefined, which JSON cannot say.
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
    if training._gradients is not None:
        tensors["gradients"] = training._gradients.astype(np.float64)
    for array in tensors.values():
        array.flags.writeable = False
    return State(training.spec, training.dtype.name, tensors, _facts(training))


def resume(training: Training[Any], state: State) -> None:
    """Put a state back into a training that was just built on its spec.

    Raises `StateError` with a sentence, before anything is changed, if they do not belong together.
    """
    _check(training, state)
    facts, tensors = state.facts, state.tensors
    training.network.restore(tensors)
    _resume_moments(training, state)
    for generator, there in _pairs(training, state):
        _set(generator, there)
    training._order = tensors["order"].astype(np.intp)
    training._order.flags.writeable = False
    training.epochs_done, training.steps_done = facts.epochs_done, facts.steps_done
    training.samples_done, training._position = facts.samples_done, facts.position
    training._row_due, training.stopped = facts.row_due, facts.stopped
    training._gradients = tensors["gradients"].copy() if "gradients" in tensors else None
    found = facts.diverged
    training.diverged = None if found is None else Divergence(found.layer, found.step, found.quantity)
    training.last_loss = _number(state, "last_loss")
    training._clock[()] = _number(state, "clock")
    _resume_journal(training._journal, state)


def generators(training: Training[Any]) -> dict[str, np.random.Generator]:
    """Every random generator that the training holds, by the attribute it is in, with the streams below it."""
    found: dict[str, np.random.Generator] = {}
    for name, value in vars(training).items():
        for key, one in _entries(name, value):
            if isinstance(one, np.random.Generator):
                found[key] = one
                found |= _below(key, one)
    return found


def _entries(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """What an attribute holds: itself, or the entries of a list or a dict."""
    if isinstance(value, list | tuple):
        yield from ((f"{name}.{index}", one) for index, one in enumerate(value))
    elif isinstance(value, dict):
        yield from ((f"{name}.{key}", one) for key, one in value.items())
    else:
        yield name, value


def _below(name: str, generator: np.random.Generator) -> dict[str, np.random.Generator]:
    """The streams of places inside: ``_streams.0/1.2`` is place (1, 2) below ``_streams.0``."""
    found: dict[str, np.random.Generator] = {}
    if isinstance(generator, Stream):
        for places, one in generator._below.items():
            key = f"{name}/{'.'.join(map(str, places))}"
            found |= {key: one} | _below(key, one)
    return found


def _find(mine: Mapping[str, np.random.Generator], name: str) -> np.random.Generator | None:
    """The generator called `name`; one below another is made if it is not there yet: tapes make them when needed."""
    base, *parts = name.split("/")
    found = mine.get(base)
    for part in parts:
        places = [int(place) for place in part.split(".") if place.isdecimal()]
        if not isinstance(found, Stream) or len(places) != part.count(".") + 1:
            return None
        found = found.below(*places)
    return found


def _facts(training: Training[Any]) -> Facts:
    journal, diverged = training._journal, training.diverged
    return Facts(
        epochs_done=training.epochs_done,
        steps_done=training.steps_done,
        samples_done=training.samples_done,
        position=training._position,
        updates=int(training._update_state.count),
        row_due=training._row_due,
        gave_up=journal.gave_up,
        stopped=training.stopped,
        diverged=None if diverged is None else Diverged(diverged.layer, diverged.step, diverged.quantity),
        good_epoch=journal.good[0],
        best_epoch=journal._best.epoch,
        best_bad=journal._best.bad,
        bad_epochs=journal.watch._above,
        plateau_bad=journal.plateau.bad,
        marks=tuple(Marked(float(mark.epoch), str(mark.text)) for mark in journal.history.marks),
        generators={name: _get(generator) for name, generator in generators(training).items()},
    )


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


def _number(state: State, name: str) -> float:
    return float(state.tensors[f"number.{name}"])


def _kept(state: State, prefix: str) -> dict[str, Array]:
    """The arrays whose names begin with `prefix`, without it."""
    return {name.removeprefix(prefix): array for name, array in state.tensors.items() if name.startswith(prefix)}


def _resume_moments(training: Training[Any], state: State) -> None:
    moments = training._update_state
    for name, array in _kept(state, "optimizer.").items():
        if name.startswith("number."):
            moments.number(name.removeprefix("number."), 0.0)[()] = array
        else:
            moments.array(name)[:] = array
    moments.count[()] = state.facts.updates


def _resume_journal(journal: Journal, state: State) -> None:
    """Plateau, watch and best are filled, not replaced: the schedule's rate is bound to the one there is."""
    facts, best, plateau = state.facts, journal._best, journal.plateau
    journal.gave_up, journal.good = facts.gave_up, (facts.good_epoch, _kept(state, "good."))
    journal.stopwatch = Stopwatch(_number(state, "seconds"))
    journal.watch.initial, journal.watch._above = _number(state, "initial_loss"), facts.bad_epochs
    plateau.best, plateau.scale = _number(state, "plateau_best"), _number(state, "plateau_scale")
    plateau.bad = facts.plateau_bad
    best.loss, best.epoch, best.bad = _number(state, "best_loss"), facts.best_epoch, facts.best_bad
    best._state = _kept(state, "best.")
    journal.history.refill(state.tensors["history"], tuple(Mark(mark.epoch, mark.text) for mark in facts.marks))


def _get(generator: np.random.Generator) -> GeneratorState:
    state: Mapping[str, Any] = generator.bit_generator.state
    inner = state["state"]
    return GeneratorState(f"{inner['state']:x}", f"{inner['inc']:x}", state["has_uint32"], state["uinteger"])


def _set(generator: np.random.Generator, state: GeneratorState) -> None:
    generator.bit_generator.state = {
        "bit_generator": "PCG64",
        "state": {"state": int(state.state, 16), "inc": int(state.inc, 16)},
        "has_uint32": state.has_uint32,
        "uinteger": state.uinteger,
    }


# -- whether a state belongs to a training


def _check(training: Training[Any], state: State) -> None:
    rows = training.data.train.rows
    order = state.tensors.get("order")
    if order is not None and order.shape != (rows,):
        raise StateError(
            sentence(
                "The data have changed since the session was saved: {now} examples for training instead of {then}.",
                now=rows,
                then=order.size,
            )
        )
    _check_shapes(training, state)
    if order is None or not np.array_equal(np.sort(order), np.arange(rows)) or state.facts.position >= rows:
        raise _misfit("order")
    _pairs(training, state)


def _pairs(training: Training[Any], state: State) -> list[tuple[np.random.Generator, GeneratorState]]:
    """Each generator with its state; `StateError` if one is missing or unknown."""
    mine = generators(training)
    there = {name: _find(mine, name) for name in state.facts.generators}
    for name in mine.keys() | there.keys():
        if there.get(name) is None:
            raise _misfit(name)
    return [(one, state.facts.generators[name]) for name, one in there.items() if one is not None]


def _check_shapes(training: Training[Any], state: State) -> None:
    """Every array of the fresh training must be there in its size; beyond it, only what comes later in a run."""
    fresh = capture(training).tensors
    for name in sorted(fresh.keys() | state.tensors.keys()):
        array = state.tensors.get(name)
        if array is None:
            raise _misfit(name)
        like = fresh.get(name)
        shape, dtype = (None, None) if like is None else (like.shape, like.dtype)
        if name == "history":
            shape = (len(array), *fresh["history"].shape[1:]) if len(array.shape) == 2 and len(array) else None
        elif name.startswith("best.") and name.removeprefix("best.") in fresh:
            kept = fresh[name.removeprefix("best.")]
            shape, dtype = kept.shape, kept.dtype
        elif name == "gradients":
            shape, dtype = (len(training.network.slices),), np.dtype(np.float64)
        if shape is None or array.shape != shape or array.dtype != dtype:
            raise _misfit(name)


def _misfit(name: str) -> StateError:
    return StateError(sentence("The session does not belong to its own experiment: {name} does not fit.", name=name))
