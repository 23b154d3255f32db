"""Single weights of a filter and weights inside branches: held bit for bit, cut, mended; where they are."""

import msgspec
import numpy as np
import pytest
from engine_support import blobs, change_block, dense, make, pictures
from hypothesis import given, settings
from hypothesis import strategies as st
from step_support import step_and_code_agree

from playground.engine.activations import Tanh
from playground.engine.edge_probe import EdgeWeights
from playground.engine.holds import BIAS, OUTPUT, WHOLE, Edge, Holds, Unit, switched
from playground.engine.holds_after import after_change
from playground.engine.image_blocks import Conv2D, FlattenBlock, Same
from playground.engine.inside import behind, weighers
from playground.engine.optimizers import OPTIMIZERS, Adam
from playground.engine.parallel import Parallel
from playground.engine.places import edge_places, unit_places
from playground.engine.probes import Weights
from playground.engine.resuming import resume
from playground.engine.state import capture


def conv(filters, kernel=2, **more):
    return Conv2D(filters=filters, kernel=kernel, padding=Same(), activation=Tanh(), **more)


def states(training):
    return training.network.state_dict()


PLAIN = st.builds(Edge, block=st.just(0), unit=st.integers(0, 3), source=st.integers(BIAS, 2), cell=st.integers(-1, 5))
INNER = st.builds(
    Edge, block=st.just(1), unit=st.integers(0, 3), source=st.integers(BIAS, 3),
    inside=st.sampled_from([(0, 0), (1, 0), (1, 1), (2, 0), (0, 5), (0,)]), cell=st.integers(-1, 5),
)  # fmt: skip
EDGES = st.sets(PLAIN | INNER, max_size=8)
UNITS = st.sets(st.builds(Unit, block=st.just(1), unit=st.integers(0, 6)), max_size=2)


@settings(max_examples=30, deadline=None)
@given(
    name=st.sampled_from(sorted(OPTIMIZERS)), edges=EDGES, cut=EDGES, held=UNITS, silenced=UNITS,
    merge=st.sampled_from(["concatenate", "sum"]), l2=st.sampled_from([0.0, 0.3]),
)  # fmt: skip
def test_what_is_held_of_filters_and_branches_stays_bit_for_bit_and_what_is_cut_comes_back(
    name, edges, cut, held, silenced, merge, l2
):
    branches = ((conv(3),), (conv(2, 1), conv(3, batch_norm="before")))
    training = make(
        pictures(12), conv(3), Parallel(branches, merge), FlattenBlock(), batch_size=6, l2=l2,
        optimizer=OPTIMIZERS[name](), dtype=np.float32,
    )  # fmt: skip
    training.step()
    network, before = training.network, training.network.theta.copy()
    parts = (frozenset(part) for part in (edges, cut, held, silenced))
    training.hold(Holds(*parts))
    severed, places = network.theta.copy(), network.held
    gone = np.concatenate([np.zeros(0, np.intp), *(edge_places(network, edge) for edge in cut)])
    assert not severed[gone].any()
    for _ in range(3):
        training.step()
    assert network.theta[places].tobytes() == severed[places].tobytes()
    training.hold(Holds())
    assert network.theta[gone].tobytes() == before[gone].tobytes()


def test_the_places_of_cells_and_of_inner_edges_are_those_of_the_state():
    branches = ((conv(3),), (conv(2, 1), conv(4, 3)))
    training = make(pictures(12), conv(3), Parallel(branches), FlattenBlock())
    network, state = training.network, states(training)
    for inside, key in (((0, 0), "1.0.0"), ((1, 0), "1.1.0"), ((1, 1), "1.1.1")):
        weights = state[f"{key}.weight"]
        units, sources, side, _ = weights.shape
        for unit, source, cell in np.ndindex(units, sources, side * side):
            edge = Edge(1, unit, source, inside, cell)
            assert network.theta[edge_places(network, edge)] == [weights[unit, source, cell // side, cell % side]]
        whole = network.theta[edge_places(network, Edge(1, 1, 0, inside))]
        np.testing.assert_array_equal(whole, weights[1, 0].ravel())
        grid = EdgeWeights(Edge(1, 1, 0, inside)).answer(training)
        np.testing.assert_array_equal(grid, weights[1, 0])
        assert not grid.flags.writeable
        training.set_weight(Edge(1, 1, BIAS, inside), 0.25)
        assert states(training)[f"{key}.bias"][1] == 0.25
    behind_image = make(pictures(12), dense(3))
    pixels = states(behind_image)["0.weight"].reshape(3, *behind_image.network.inputs)
    np.testing.assert_array_equal(EdgeWeights(Edge(0, 2, 1)).answer(behind_image), pixels[2, 1])
    training.set_weight(Edge(0, 2, 1, (), 3), -2.0)
    assert states(training)["0.weight"][2, 1, 1, 1] == -2.0
    assert EdgeWeights(Edge(0, 1, BIAS)).answer(training).shape == (1, 1)


@pytest.mark.parametrize(
    "edge", [Edge(0, 0, 0, (), 4), Edge(0, 0, 0, (), -2), Edge(0, 0, 0, (0, 0)), Edge(1, 0, 0, (0, 1)), Edge(1, 0, 0)],
    ids=lambda edge: edge.name,
)  # fmt: skip
def test_what_does_not_exist_inside_has_no_places(edge):
    training = make(pictures(12), conv(3), Parallel(((conv(2),), ())), FlattenBlock())
    assert len(edge_places(training.network, edge)) == 0
    with pytest.raises(ValueError, match="cannot be"):
        training.set_weight(edge, 1.0)
    if edge.cell == WHOLE:
        assert EdgeWeights(edge).answer(training) is None


def test_the_printed_step_holds_cells_and_inner_edges():
    training = make(pictures(12), conv(3), Parallel(((conv(2),), (conv(2),))), FlattenBlock(), optimizer=Adam(), l2=0.1)
    edges, cut = frozenset({Edge(0, 1, 0, (), 2), Edge(1, 1, 2, (1, 0))}), frozenset({Edge(1, 0, 0, (0, 0), 1)})
    training.hold(Holds(edges=edges, cut=cut, silenced=frozenset({Unit(1, 3)})))
    step_and_code_agree(training)


def test_a_filter_that_is_held_can_be_set_weight_by_weight():
    """And a weight of it that is held when the whole filter is set: neither jumps back with the next step."""
    training = make(pictures(12), conv(3), FlattenBlock(), optimizer=Adam(0.1))
    training.hold(Holds(edges=frozenset({Edge(0, 1, 0), Edge(0, 2, 0, (), 1)})))
    training.set_weight(Edge(0, 1, 0, (), 3), 0.75)
    training.set_weight(Edge(0, 2, 0), -0.5)
    training.step()
    after = states(training)["0.weight"]
    assert (after[1, 0, 1, 1], after[2, 0, 0, 1]) == (0.75, -0.5)
    assert after[2, 0, 0, 0] != -0.5


def test_all_cells_of_a_filter_are_the_filter():
    whole, cells = Edge(0, 1, 2), [Edge(0, 1, 2, (), cell) for cell in range(4)]
    other = Edge(0, 0, 0, (), 1)
    some = frozenset({other, *cells[:3]})
    assert switched(some, cells[3], on=True, cells=4) == {other, whole}
    assert switched(frozenset({other, whole}), cells[1], on=False, cells=4) == {other, cells[0], cells[2], cells[3]}
    assert switched(some, whole, on=True, cells=4) == {other, whole}
    assert switched(some, whole, on=False, cells=4) == {other}
    assert switched(frozenset(), whole, on=True, cells=1) == {whole}
    assert switched(frozenset({whole}), whole, on=False, cells=1) == frozenset()


def test_a_unit_out_of_a_branch_is_held_where_its_weights_are():
    branches = ((dense(3),), (dense(5), dense(3, batch_norm="before")), ())
    training = make(blobs(20), Parallel(branches), dense(4))
    network, state = training.network, states(training)
    expected = {
        1: [*state["0.0.0.weight"][1], state["0.0.0.bias"][1]],
        4: [*state["0.1.1.weight"][1], *(state[f"0.1.1.{n}"][1] for n in ("bias", "norm.weight", "norm.bias"))],
        6: [],
    }  # fmt: skip
    for unit, values in expected.items():
        np.testing.assert_array_equal(np.sort(network.theta[unit_places(network, Unit(0, unit))]), np.sort(values))
    both = make(blobs(20), Parallel((branches[0], branches[0]), "sum"), dense(4)).network
    assert len(unit_places(both, Unit(0, 2))) == 2 * 3


def test_what_weighs_inside_a_block():
    block = Parallel(((dense(3),), (dense(5), dense(2)), ()))
    info = make(blobs(20), block).network.blocks[0]
    found = weighers(block, info)
    assert [[(w.inside, w.sources, w.units, w.first, w.last) for w in branch] for branch in found] == [
        [((0, 0), 2, 3, True, True)],
        [((1, 0), 2, 5, True, False), ((1, 1), 5, 2, False, True)],
        [],
    ]
    assert [behind(block, info, unit) for unit in (2, 3, 6, 7)] == [[(0, 2)], [(1, 0)], [(2, 1)], []]
    flat = Parallel(((FlattenBlock(), dense(3)), (dense(3),)), "sum")
    image = make(pictures(12), flat).network.blocks[0]
    assert [branch[0].first for branch in weighers(flat, image)] == [False, True]
    assert behind(flat, image, 1) == [(0, 1), (1, 1)]


def test_biases_of_branches_are_told_and_a_unit_without_one_has_nan():
    block = Parallel(((dense(3),), (dense(5), dense(2)), ()))
    training = make(blobs(20), block, dense(4))
    training.step()
    state = states(training)
    biases = Weights(first=((0,), (1, 0, 0))).answer(training).biases
    np.testing.assert_array_equal(biases[0], [*state["0.0.0.bias"][1:], *state["0.1.1.bias"], np.nan, np.nan])
    summed = make(blobs(20), Parallel(((dense(3),), (dense(3),)), "sum"), dense(4))
    assert Weights().answer(summed).biases[0] is None


def test_holds_inside_branches_follow_a_change_of_the_units():
    def inner(place, unit, source):
        return Edge(1, unit, source, place)

    training = make(blobs(20), dense(4), Parallel(((dense(3), dense(2)), (dense(3),))), dense(2))
    training.step()
    old = training.spec.network
    outside = frozenset({Edge(0, 3, 0), Edge(2, 0, 1), Edge(OUTPUT, 0, 0)})
    inside = [inner((0, 0), 2, 3), inner((0, 0), 1, 1), inner((0, 1), 0, 2), inner((0, 1), 1, 1), inner((1, 0), 2, 3)]
    holds = Holds(edges=outside | frozenset(inside))
    fewer = change_block(training, 0, units=3)
    assert after_change(holds, old, fewer.network).edges == {inside[1], inside[2], inside[3], *outside} - {
        Edge(0, 3, 0)
    }
    smaller = change_block(training, 1, branches=((dense(2), dense(2)), (dense(3),)))
    kept = after_change(holds, old, smaller.network).edges
    assert kept == {inside[1], inside[3], inside[4], Edge(0, 3, 0), Edge(OUTPUT, 0, 0)}
    training.hold(holds)
    training.apply(smaller)
    assert training.holds.edges == kept
    training.step()


def test_a_session_keeps_cells_and_inner_edges_and_reads_edges_of_three_numbers():
    training = make(pictures(12), conv(3), Parallel(((conv(2),), (conv(2),))), FlattenBlock(), optimizer=Adam(0.1))
    training.step()
    cut = frozenset({Edge(0, 1, 0), Edge(0, 1, 0, (), 2), Edge(1, 0, 1, (1, 0), 3), Edge(1, 1, 1, (0, 0))})
    before = training.network.theta.copy()
    training.hold(Holds(edges=frozenset({Edge(1, 0, 0, (0, 0), 1)}), cut=cut))
    copy = type(training)(training.spec, training._prepare, training.dtype)
    state = capture(training)
    facts = msgspec.json.decode(msgspec.json.encode(state.facts), type=type(state.facts))
    resume(copy, state)
    assert facts.holds == copy.holds == training.holds
    copy.hold(Holds())
    assert copy.network.theta.tobytes() == before.tobytes()
    assert msgspec.json.decode(b"[1, 2, 0]", type=Edge) == Edge(1, 2, 0)
