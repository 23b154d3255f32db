"""What is held no step changes, bit for bit; what is silenced says nothing; everything else goes on."""

import numpy as np
import pytest
from engine_support import blobs, change, change_block, dense, make, pictures
from hypothesis import given, settings
from hypothesis import strategies as st
from step_support import step_and_code_agree

from playground.engine.activations import Tanh
from playground.engine.clipping import ClipNorm, NoClip
from playground.engine.constraints import MaxNorm, NoConstraint
from playground.engine.holds import BIAS, OUTPUT, Edge, Holds, Unit
from playground.engine.holds_after import after_change
from playground.engine.image_blocks import Conv2D
from playground.engine.optimizers import OPTIMIZERS, SGD, Adam, Momentum
from playground.engine.parallel import Parallel
from playground.engine.places import edge_places, unit_places
from playground.engine.recurrent import SimpleRNN
from playground.engine.resuming import resume
from playground.engine.specs import EarlyStopping
from playground.engine.state import capture


def states(training):
    return training.network.state_dict()


def some(*edges, **others):
    return Holds(edges=frozenset(Edge(*edge) for edge in edges), **others)


def units(*places):
    return frozenset(Unit(*place) for place in places)


EDGES = st.sets(
    st.builds(Edge, block=st.sampled_from([0, 1, OUTPUT]), unit=st.integers(0, 3), source=st.integers(BIAS, 4)),
    max_size=6,
)
UNITS = st.sets(st.builds(Unit, block=st.sampled_from([0, 1, OUTPUT]), unit=st.integers(0, 4)), max_size=3)


@settings(max_examples=40, deadline=None)
@given(
    name=st.sampled_from(sorted(OPTIMIZERS)), edges=EDGES, cut=EDGES, held=UNITS, silenced=UNITS,
    blocks=st.sets(st.sampled_from([0, 1]), max_size=1), clip=st.sampled_from([NoClip(), ClipNorm(0.1)]),
    constraint=st.sampled_from([NoConstraint(), MaxNorm(0.5)]),
    l2=st.sampled_from([0.0, 0.3]), norm=st.sampled_from(["none", "before", "after"]),
)  # fmt: skip
def test_what_is_held_stays_bit_for_bit_and_all_else_moves(
    name, edges, cut, held, silenced, blocks, clip, constraint, l2, norm
):
    training = make(
        blobs(24, classes=3), dense(5, batch_norm=norm), dense(4), batch_size=8, optimizer=OPTIMIZERS[name](),
        clip=clip, constraint=constraint, l1=l2 / 10, l2=l2, dtype=np.float32,
    )  # fmt: skip
    training.step()  # moments and all
    parts = [frozenset(part) for part in (edges, cut, held, silenced, blocks)]
    training.hold(Holds(**dict(zip(Holds.__struct_fields__, parts, strict=True))))
    before, places = training.network.theta.copy(), training.network.held
    for _ in range(4):
        training.step()
    after = training.network.theta
    assert after[places].tobytes() == before[places].tobytes()
    assert all(np.all(after[edge_places(training.network, edge)] == 0) for edge in cut)
    if not silenced and not cut:
        free = np.setdiff1d(np.arange(len(after)), places)
        moved = free[after[free] != before[free]]
        assert len(moved) > 0.6 * len(free), "biases before a batch norm have no gradient"


def test_the_places_of_an_edge_a_bias_and_a_unit_are_those_of_the_state():
    training = make(blobs(20), dense(5, batch_norm="before"), dense(4))
    network, state = training.network, states(training)
    for block, key in ((0, "0"), (1, "1"), (OUTPUT, "2")):
        weights, biases = state[f"{key}.weight"], state[f"{key}.bias"]
        for unit, source in np.ndindex(*weights.shape):
            assert network.theta[edge_places(network, Edge(block, unit, source))] == [weights[unit, source]]
        training.set_weight(Edge(block, 1, BIAS), 0.25)
        assert states(training)[f"{key}.bias"][1] == 0.25
        assert np.count_nonzero(states(training)[f"{key}.bias"] != biases) == 1
    theta = network.theta[unit_places(network, Unit(0, 2))]
    after = states(training)
    expected = [*after["0.weight"][2], after["0.bias"][2], after["0.norm.weight"][2], after["0.norm.bias"][2]]
    np.testing.assert_array_equal(np.sort(theta), np.sort(expected))


def test_an_edge_between_channels_is_a_whole_kernel():
    filters = [Conv2D(filters=count, kernel=2, activation=Tanh()) for count in (3, 2)]
    training = make(pictures(12), *filters)
    before = states(training)
    training.hold(some((1, 1, 2), (0, 0, 1)))
    training.step()
    after = states(training)
    same = after["1.weight"] == before["1.weight"]
    assert same[1, 2].all()
    assert not same[0].any()
    assert (after["0.weight"][0, 1] == before["0.weight"][0, 1]).all()


@pytest.mark.parametrize("edge", [Edge(7, 0, 0), Edge(-3, 0, 0), Edge(0, 9, 0), Edge(0, 0, 9), Edge(0, 0, -2)], ids=str)
def test_what_does_not_exist_cannot_be_set_and_does_no_harm(edge):
    training = make(blobs(20), dense(5))
    with pytest.raises(ValueError, match="cannot be"):
        training.set_weight(edge, 1.0)
    training.hold(Holds(edges=frozenset({edge}), units=units((-5, 0), (9, 9)), silenced=units((0, -1), (1, 0))))
    assert len(training.network.held) == 0
    training.step()


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_a_weight_is_a_finite_number(value):
    training = make(blobs(20), dense(5))
    with pytest.raises(ValueError, match="cannot be"):
        training.set_weight(Edge(0, 0, 0), value)


def test_a_weight_that_is_held_can_be_set_and_stays_there():
    training = make(blobs(20), dense(5), optimizer=Adam(0.1))
    training.hold(some((0, 1, 1)))
    training.set_weight(Edge(0, 1, 1), -0.625)
    for _ in range(3):
        training.step()
    assert states(training)["0.weight"][1, 1] == -0.625


def test_a_weight_set_by_hand_counts_at_once():
    """A linear unit without hidden layers: the prediction follows by hand calculation."""
    training = make(blobs(20), loss="mse", dtype=np.float64)
    state = states(training)
    training.set_weight(Edge(OUTPUT, 0, 1), 2.0)
    x = training.data.train.x
    expected = x[:, 0] * state["0.weight"][0, 0] + x[:, 1] * 2.0 + state["0.bias"][0]
    np.testing.assert_allclose(training.network.predict(x)[:, 0], expected, atol=1e-12)


def test_a_cut_edge_is_zero_and_comes_back_as_it_was():
    training = make(blobs(20), dense(5))
    before = states(training)["0.weight"][2, 1]
    cut = Holds(cut=frozenset({Edge(0, 2, 1)}))
    training.hold(cut)
    training.step()
    assert states(training)["0.weight"][2, 1] == 0
    training.hold(Holds())
    assert states(training)["0.weight"][2, 1] == before
    training.step()
    assert states(training)["0.weight"][2, 1] != before


def test_a_network_with_a_silenced_unit_is_the_one_without_it():
    """The same network with the unit's outgoing weights taken out computes the same, and learns the same."""
    training, other = (make(blobs(20), dense(5), dense(4), optimizer=SGD(0.1)) for _ in range(2))
    training.hold(Holds(silenced=units((0, 3))))
    state = states(other)
    state["1.weight"][:, 3] = 0
    other.network.load_state_dict(state)
    for _ in range(4):
        x = training.data.train.x
        np.testing.assert_allclose(training.network.predict(x), other.network.predict(x), atol=1e-12)
        training.step()
        other.step()
        state = states(other)
        state["1.weight"][:, 3] = 0
        other.network.load_state_dict(state)
    training.hold(Holds())
    assert not np.allclose(training.network.predict(x), other.network.predict(x))


def test_a_silenced_channel_and_a_silenced_unit_of_a_branch_say_zero():
    for data, block in ((pictures(12), Conv2D(filters=3, kernel=2)), (blobs(12), Parallel(((dense(3),), (dense(2),))))):
        training = make(data, block, dense(4))
        training.hold(Holds(silenced=units((0, 1))))
        training.step()
        answers = training.network.outputs(data.train.x).outputs[0]
        assert not answers[1].any()
        assert answers[0].any()
        assert answers[2].any()


def test_nothing_held_costs_nothing():
    training, other = (make(blobs(20), dense(5), optimizer=Adam()) for _ in range(2))
    training.hold(some((0, 1, 1)))
    training.hold(Holds())
    one, two = (each.program().sections for each in (training, other))
    assert {name: len(calls) for name, calls in one.items()} == {name: len(calls) for name, calls in two.items()}


def test_what_is_held_gathers_no_moments_and_counts_in_no_norm():
    """Momentum that is let go later starts from rest; a clipped gradient is as long as that of the free weights."""
    training = make(blobs(20), dense(5), optimizer=Momentum(0.1), clip=ClipNorm(1e-3))
    training.hold(Holds(blocks=frozenset({0})))
    before = training.network.theta.copy()
    training.step()
    moved = training.network.theta - before
    assert np.linalg.norm(moved) == pytest.approx(0.1 * 1e-3, rel=1e-2)
    velocity = training._update_state.arrays["velocity"]
    assert not velocity[training.network.held].any()


def test_the_printed_step_holds_too():
    holds = Holds(
        edges=frozenset({Edge(0, 1, 1)}), cut=frozenset({Edge(1, 0, 0)}), silenced=units((0, 2)), units=units((1, 1))
    )
    training = make(blobs(20), dense(5, batch_norm="before"), dense(4), batch_size=8, optimizer=Adam(), l2=0.1)
    training.hold(holds)
    step_and_code_agree(training)


def test_live_changes_and_resets_leave_what_is_held():
    training = make(blobs(20), dense(5), batch_size=8, early_stopping=EarlyStopping(patience=1))
    training.epoch()
    training.hold(some((0, 1, 1), cut=frozenset({Edge(0, 2, 0)})))
    training.set_weight(Edge(0, 1, 1), 0.75)
    training.apply(change(training, optimizer=Adam()))
    training.epoch()
    training.restore()
    training.step()
    assert (states(training)["0.weight"][1, 1], states(training)["0.weight"][2, 0]) == (0.75, 0)
    training.reset()
    drawn = make(blobs(20), dense(5))
    same = states(training)["0.weight"] == states(drawn)["0.weight"]
    assert same.sum() == same.size - 2
    assert (states(training)["0.weight"][1, 1], states(training)["0.weight"][2, 0]) == (0.75, 0)


@pytest.mark.parametrize("block", [dense(4), SimpleRNN(units=4)], ids=["dense", "rnn"])
def test_a_state_with_holds_goes_on_alike(block):
    data = pictures(12, (1, 3, 4)) if isinstance(block, SimpleRNN) else blobs(20)
    training = make(data, block, dense(3), batch_size=5, optimizer=Adam(0.1))
    training.step()
    edges, cut = frozenset({Edge(1, 0, 2)}), frozenset({Edge(1, 1, 1)})
    training.hold(Holds(edges=edges, cut=cut, units=units((0, 1)), silenced=units((0, 2))))
    training.step()
    copy = type(training)(training.spec, training._prepare, training.dtype)
    resume(copy, capture(training))
    assert copy.holds == training.holds
    for one in (training, copy):
        one.step()
        one.hold(Holds())
        one.step()
    assert copy.network.theta.tobytes() == training.network.theta.tobytes()


def test_holds_follow_a_change_of_the_units():
    training = make(blobs(20), dense(4), dense(3))
    old = training.spec.network
    holds = Holds(
        edges=frozenset({Edge(0, 3, 0), Edge(0, 2, 0), Edge(1, 0, 3), Edge(1, 0, 2), Edge(OUTPUT, 0, 2)}),
        units=units((0, 3), (1, 2)),
        blocks=frozenset({1}),
    )
    fewer = change_block(training, 0, units=3).network
    kept = after_change(holds, old, fewer)
    assert kept.edges == {Edge(0, 2, 0), Edge(1, 0, 2), Edge(OUTPUT, 0, 2)}
    assert (kept.units, kept.blocks) == (units((1, 2)), frozenset({1}))
    assert after_change(holds, old, change_block(training, 0, units=5).network) == holds
    assert after_change(holds, old, change_block(training, 0, dropout=0.5).network) == holds
    assert after_change(holds, old, change_block(training, 0, batch_norm="before").network) == Holds()
    training.step()
    training.hold(holds)
    training.apply(change_block(training, 0, units=3))
    assert training.holds == kept
    training.step()
