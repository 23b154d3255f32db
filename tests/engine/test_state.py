"""Capture and resume: nothing that survives a step is forgotten, and what does not belong together is refused."""

import math
from dataclasses import replace

import msgspec
import numpy as np
import pytest
from engine_support import blobs, change, dense, make, waves

from playground.engine.augmentation import Augmentation
from playground.engine.generators import generators
from playground.engine.optimizers import SGD, Adam, RMSProp
from playground.engine.pretraining.autoencoder import Autoencoder
from playground.engine.pretraining.rbm import RestrictedBoltzmann
from playground.engine.resuming import resume
from playground.engine.schedules import Plateau
from playground.engine.specs import EarlyStopping
from playground.engine.state import StateError, capture

# What is laid out anew, cached, or the data; `grad` and `_rate` are written by every step before they are read.
DERIVED = {
    "_tapes", "_update", "_update_names", "_evaluator", "_examples", "_context", "_thread", "_prepare", "_rule", "kept",
    "data", "_x", "both", "grad", "gradients", "_rate", "stopwatch", "groups", "_begin",
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
        "augmentation": Augmentation(jitter=0.1),
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
    owners = [owner for function, given in program for owner in (getattr(function, "__self__", None), *given)]
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
def test_what_does_not_belong_to_the_training_is_refused(spoil):
    training, copy = rich(), rich()
    advance(training, 7)
    with pytest.raises(StateError, match=r"does not fit|have changed"):
        resume(copy, spoil(capture(training)))


# -- the phase before the training


def pretrained(rule):
    training = rich()
    network = msgspec.structs.replace(training.spec.network, pretraining=rule)
    blocks = tuple(msgspec.structs.replace(block, residual=False) for block in network.blocks)
    spec = msgspec.structs.replace(training.spec, network=msgspec.structs.replace(network, blocks=blocks))
    return type(training)(spec, training._prepare, training.dtype)


@pytest.mark.parametrize("rule", [RestrictedBoltzmann(epochs=2, batch_size=8), Autoencoder(epochs=2, batch_size=8)])
@pytest.mark.parametrize("steps", [0, 1, 3, 5, 6, 8, 11, 12, 13, 20])
def test_a_pretraining_goes_on_where_it_stood(rule, steps):
    """Two blocks of two epochs of three steps each: within the first and the second block, between them, and after."""
    training = pretrained(rule)
    advance(training, steps)
    copy = again(training)
    assert differences(training, copy) == []
    for one in (training, copy):
        advance(one, 20)
    assert differences(training, copy) == []
    assert training.steps_done == steps + 20 - 12


def test_carried_weights_have_the_pretraining_behind_them():
    training = pretrained(Autoencoder(epochs=1, batch_size=8))
    advance(training, 9)
    narrower = msgspec.structs.replace(training.spec.network.blocks[1], units=4)
    network = msgspec.structs.replace(training.spec.network, blocks=(training.spec.network.blocks[0], narrower))
    training.apply(msgspec.structs.replace(training.spec, network=network), keep_weights=True)
    assert training.pretraining is None
    assert differences(training, again(training)) == []


def test_a_diverged_pretraining_stays_diverged():
    training = pretrained(Autoencoder(epochs=3, batch_size=8, learning_rate=1000))
    training.network.theta[:] = np.inf
    advance(training, 2)
    assert training.diverged is not None
    assert differences(training, again(training)) == []


def test_a_pretraining_that_does_not_fit_is_refused():
    training = pretrained(RestrictedBoltzmann(epochs=2, batch_size=8))
    advance(training, 4)
    state = capture(training)
    for name, array in (
        ("pretraining.errors", np.zeros(9)),
        ("pretraining.order", np.zeros(20, np.int64)),
        ("pretraining.trainer.c", np.zeros(9)),
        ("pretraining.trainer.d", np.zeros(9)),
    ):
        with pytest.raises(StateError, match="does not fit"):
            resume(pretrained(RestrictedBoltzmann(epochs=2, batch_size=8)), with_tensor(state, name, array))
