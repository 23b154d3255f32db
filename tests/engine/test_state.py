"""Capture and resume: nothing that survives a step is forgotten, and what does not belong together is refused."""

import math
from dataclasses import replace

import msgspec
import numpy as np
import pytest
from engine_support import blobs, change, dense, make, waves

from playground.engine.optimizers import SGD, Adam, RMSProp
from playground.engine.schedules import Plateau
from playground.engine.specs import EarlyStopping
from playground.engine.state import StateError, capture, generators, resume

# What is laid out anew, cached, or the data; `grad` and `_rate` are written by every step before they are read.
DERIVED = {
    "_tapes", "_update", "_update_names", "_evaluator", "_examples", "_context", "_thread", "_prepare", "_rule", "kept",
    "data", "both", "grad", "_rate", "stopwatch", "groups", "_begin",
}  # fmt: skip


def differences(a, b, path="training", seen=None):
    """The paths of all attributes, entries and numbers in which two objects differ."""
    seen = set() if seen is None else seen
    if type(a) is not type(b):
        return [path]
    if hasattr(a, "__dict__"):
        if id(a) in seen:
            return []
        seen.add(id(a))
    if isinstance(a, np.ndarray):
        return [] if a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes() else [path]
    if isinstance(a, np.random.Generator):
        return [] if a.bit_generator.state == b.bit_generator.state else [path]
    if isinstance(a, float):
        return [] if a == b or (math.isnan(a) and math.isnan(b)) else [path]
    if isinstance(a, list | tuple):
        pairs = [(f"{path}[{i}]", x, y) for i, (x, y) in enumerate(zip(a, b, strict=False))]
        return [*([path] if len(a) != len(b) else []), *(d for p, x, y in pairs for d in differences(x, y, p, seen))]
    if isinstance(a, dict) or (hasattr(a, "__dict__") and not callable(a)):
        a, b = (x if isinstance(x, dict) else vars(x) for x in (a, b))
        names = [name for name in a.keys() | b.keys() if name not in DERIVED]
        lost = [f"{path}.{name}" for name in names if (name in a) != (name in b)]
        kept = [name for name in names if name in a and name in b]
        if "_columns" in a:  # beyond the rows there is only room
            a, b = ({**x, "_columns": x["_columns"][:-1, : x["_rows"]]} for x in (a, b))
        return lost + [d for name in kept for d in differences(a[name], b[name], f"{path}.{name}", seen)]
    return [] if a == b else [path]


def rich(**settings):
    """A training with something in every part of its state."""
    blocks = dense(6, dropout=0.3, batch_norm="before"), dense(5, batch_norm="after", residual=True)
    settings = {
        "optimizer": Adam(0.05),
        "schedule": Plateau(patience=0, factor=0.5),
        "early_stopping": EarlyStopping(patience=50),
        "batch_size": 8,
    } | settings  # fmt: skip
    data = replace(blobs(20, seed=1), validation=blobs(10, seed=2).train)
    return make(data, *blocks, **settings)


def advance(training, steps):
    for _ in range(steps):
        training.record()
        training.step()


def again(training):
    """The same training, built anew and resumed."""
    copy = type(training)(training.spec, training._prepare, training.dtype)
    resume(copy, capture(training))
    return copy


@pytest.mark.parametrize("steps", [0, 1, 7, 9, 10])
def test_a_resumed_training_is_the_original_attribute_by_attribute_and_goes_on_alike(steps):
    training = rich()
    advance(training, steps)
    copy = again(training)
    assert differences(training, copy) == []
    for one in (training, copy):
        advance(one, 13)
    assert differences(training, copy) == []


@pytest.mark.parametrize("name", ["_position", "last_loss", "_journal", "_order"])
def test_the_comparison_sees_what_is_forgotten(name):
    training = rich()
    advance(training, 7)
    copy = again(training)
    setattr(copy, name, None)
    assert f"training.{name}" in differences(training, copy)
    copy = again(training)
    copy.something_new = 1
    assert differences(training, copy) == ["training.something_new"]


def test_marks_and_live_changes_come_along():
    training = rich()
    advance(training, 9)
    training.apply(change(training, optimizer=RMSProp(0.01)))
    advance(training, 3)
    copy = again(training)
    assert [mark.text for mark in copy.history.marks] == [mark.text for mark in training.history.marks] != []
    assert differences(training, copy) == []


def test_a_diverged_training_stays_diverged():
    training = make(waves(20), dense(4), loss="mse", optimizer=SGD(1e200))
    for _ in training.run(5):
        pass
    assert training.stopped == "diverged"
    copy = again(training)
    assert copy.diverged == training.diverged
    assert differences(training, copy) == []


def test_a_state_is_a_copy():
    training = rich()
    state = capture(training)
    weights = state.tensors["0.weight"].copy()
    advance(training, 5)
    np.testing.assert_array_equal(state.tensors["0.weight"], weights)
    assert not any(array.flags.writeable for array in state.tensors.values())


def test_every_parameter_is_in_the_state():
    training = rich()
    training.network.theta[:] = np.arange(len(training.network.theta))
    saved = [array for name, array in training.network.snapshot().items() if "running" not in name]
    saved = np.concatenate([array.ravel() for array in saved])
    np.testing.assert_array_equal(np.sort(saved), training.network.theta)


def test_every_generator_that_a_step_draws_from_is_in_the_state():
    training = rich()
    advance(training, 3)
    known = {id(generator) for generator in generators(training).values()}
    program = [call for section in training.program().sections.values() for call in section]
    owners = [getattr(function, "__self__", None) for function, _ in program]
    drawing = {id(owner) for owner in owners if isinstance(owner, np.random.Generator)}
    assert drawing
    assert drawing <= known


def with_tensor(state, name, array):
    return replace(state, tensors={**state.tensors, name: array})


def with_generator(state, name):
    found = state.facts.generators
    more = {**found, name: found["_order_stream"]}
    return replace(state, facts=msgspec.structs.replace(state.facts, generators=more))


def without(state, name):
    return replace(state, tensors={key: array for key, array in state.tensors.items() if key != name})


@pytest.mark.parametrize(
    "spoil",
    [
        lambda s: with_tensor(s, "0.weight", np.zeros((6, 3))),
        lambda s: with_tensor(s, "0.weight", s.tensors["0.weight"].astype(np.float32)),
        lambda s: with_tensor(s, "9.weight", np.zeros(3)),
        lambda s: with_tensor(s, "optimizer.velocity", np.zeros(3)),
        lambda s: with_tensor(s, "optimizer.number.x", np.zeros(3)),
        lambda s: with_tensor(s, "best.0.weight", np.zeros(3)),
        lambda s: with_tensor(s, "number.more", np.zeros(())),
        lambda s: with_tensor(s, "history", np.zeros((3, 4))),
        lambda s: with_tensor(s, "history", np.zeros((0, s.tensors["history"].shape[1]))),
        lambda s: with_tensor(s, "history", np.zeros(())),
        lambda s: with_tensor(s, "gradients", np.zeros(9)),
        lambda s: with_tensor(s, "order", np.zeros(20, np.int64)),
        lambda s: with_tensor(s, "order", np.arange(21)),
        lambda s: without(s, "order"),
        lambda s: without(s, "0.weight"),
        lambda s: without(s, "good.0.weight"),
        lambda s: without(s, "number.clock"),
        lambda s: replace(s, facts=msgspec.structs.replace(s.facts, position=20)),
        lambda s: replace(s, facts=msgspec.structs.replace(s.facts, generators={})),
        lambda s: with_generator(s, "x/1.2"),
        lambda s: with_generator(s, "_order_stream/1.x"),
    ],
)  # fmt: skip
def test_what_does_not_belong_to_the_training_is_refused_and_changes_nothing(spoil):
    training, copy = rich(), rich()
    advance(training, 7)
    untouched = rich()
    with pytest.raises(StateError):
        resume(copy, spoil(capture(training)))
    assert differences(untouched, copy) == []
