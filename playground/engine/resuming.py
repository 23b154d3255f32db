"""Putting a captured state back into a training that was just built on its experiment, if they belong together."""

from typing import Any

import msgspec
import numpy as np

from playground.engine.divergence import Divergence
from playground.engine.generators import GeneratorState, find, generators, put_back
from playground.engine.journal import Journal
from playground.engine.places import edge_places
from playground.engine.pretraining import state as pretraining
from playground.engine.pretraining.phase import PretrainingDivergence
from playground.engine.state import Facts, State, StateError, capture
from playground.engine.stopwatch import Stopwatch
from playground.engine.tape import Array
from playground.engine.training import Training
from playground.sentence import recognized, sentence


def resume(training: Training[Any], state: State) -> None:
    """Put a state back into a training that was just built on its spec.

    Raises `StateError` with a sentence if they do not belong together; the training is then of no use.
    """
    _check(training, state)
    facts, tensors = state.facts, state.tensors
    training.network.restore(tensors)
    _resume_holds(training, state)
    _resume_pretraining(training, state)
    _resume_moments(training, state)
    for generator, there in _pairs(training, state):
        put_back(generator, there)
    training._follow(tensors["order"].astype(np.intp))
    training.epochs_done, training.steps_done = facts.epochs_done, facts.steps_done
    training.samples_done, training._position = facts.samples_done, facts.position
    training._row_due, training.stopped, training.goal = facts.row_due, facts.stopped, facts.goal
    training._gradients = tensors["gradients"].tolist() if "gradients" in tensors else None
    training.diverged = _divergence(training, facts)
    training.last_loss = _number(state, "last_loss")
    training._clock[()] = _number(state, "clock")
    _resume_journal(training._journal, state)


def _number(state: State, name: str) -> float:
    return float(state.tensors[f"number.{name}"])


def _kept(state: State, prefix: str) -> dict[str, Array]:
    """The arrays whose names begin with `prefix`, without it."""
    return {name.removeprefix(prefix): array for name, array in state.tensors.items() if name.startswith(prefix)}


def _resume_holds(training: Training[Any], state: State) -> None:
    holds, kept = state.facts.holds, _kept(state, "cut.")
    if holds:
        cut = sorted(holds.cut, key=msgspec.structs.astuple)
        training._cut = {edge: kept[edge.name].copy() for edge in cut if edge.name in kept}
        training._take_hold(holds)


def _resume_moments(training: Training[Any], state: State) -> None:
    moments = training._update_state
    for name, array in _kept(state, "optimizer.").items():
        if name.startswith("number."):
            moments.number(name.removeprefix("number."), 0.0)[()] = array
        else:
            moments.array(name)[:] = array
    moments.count[()] = state.facts.updates


def _resume_pretraining(training: Training[Any], state: State) -> None:
    """The phase before the training, which may be over; weights that were carried over have none."""
    facts, diverged = state.facts.pretraining, _divergence(training, state.facts)
    if facts is None:
        training.pretraining = None
    else:
        phase, saved = training.pretraining, _kept(state, "pretraining.")
        diverged = diverged if isinstance(diverged, PretrainingDivergence) else None
        if phase is None or not pretraining.put_back(phase, saved, facts.steps_done, facts.position, diverged):
            raise _misfit("pretraining")
        training.network.restore(state.tensors)  # a trainer that was made has written its first weights over them
    if training.phase is None:
        training._walk = Training._step


def _divergence(training: Training[Any], facts: Facts) -> Divergence | None:
    found = facts.diverged
    if found is None:
        return None
    layer = recognized(found.layer, (info.title for info in (*training.network.blocks, *training.network.leaves)))
    if found.epoch is None:
        return Divergence(layer, found.step, found.quantity)
    return PretrainingDivergence(layer, found.step, found.quantity, found.epoch)


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
    journal.history.refill(state.tensors["history"], tuple(mark.mark() for mark in facts.marks))


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


def _pairs(training: Training[Any], state: State) -> list[tuple[np.random.Generator, GeneratorState]]:
    """Each generator with its state; `StateError` if one is missing or unknown."""
    mine = generators(training)
    there = {name: find(mine, name) for name in state.facts.generators}
    for name in mine.keys() | there.keys():
        if there.get(name) is None:
            raise _misfit(name)
    return [(one, state.facts.generators[name]) for name, one in there.items() if one is not None]


def _check_shapes(training: Training[Any], state: State) -> None:
    """Every array of the fresh training must be there in its size; beyond it, only what comes later in a run."""
    fresh = capture(training).tensors
    cut = {f"cut.{edge.name}": edge for edge in state.facts.holds.cut}
    for name in sorted(fresh.keys() | state.tensors.keys()):
        if name.startswith("pretraining."):  # looks after itself
            continue
        array = state.tensors.get(name)
        if array is None:
            raise _misfit(name)
        like = fresh.get(name)
        shape, dtype = (None, None) if like is None else (like.shape, like.dtype)
        if name == "history":
            shape = (len(array), *fresh["history"].shape[1:]) if array.ndim == 2 else None
        elif name.startswith("best.") and name.removeprefix("best.") in fresh:
            kept = fresh[name.removeprefix("best.")]
            shape, dtype = kept.shape, kept.dtype
        elif name in cut:
            shape, dtype = (len(edge_places(training.network, cut[name])),), training.dtype
        elif name == "gradients":
            shape, dtype = (len(training.network.slices),), np.dtype(np.float64)
        if shape is None or array.shape != shape or array.dtype != dtype:
            raise _misfit(name)


def _misfit(name: str) -> StateError:
    return StateError(sentence("The session does not belong to its own experiment: {name} does not fit.", name=name))
