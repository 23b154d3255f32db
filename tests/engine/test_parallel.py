"""Parallel blocks: gradients, printed steps, shapes, chance, states. Values are compared in test_golden."""

import msgspec
import numpy as np
import pytest
from engine_support import blobs, change, change_block, dense, examples, make, pictures
from gradient_support import settled, worst
from step_support import step_and_code_agree

from playground.engine.activations import ReLU, Tanh
from playground.engine.block_rule import ShapeError
from playground.engine.blocks import describe, outline
from playground.engine.changes import describe_change, rebuilds
from playground.engine.gradient_check import gradient_check
from playground.engine.image_blocks import Conv2D, FlattenBlock, GlobalAvgPool, MaxPool2D, Same
from playground.engine.layer_norm import LayerNorm
from playground.engine.losses import LOSSES
from playground.engine.parallel import Parallel
from playground.engine.probes import UnitMaps, WeightHistograms, Weights
from playground.engine.resuming import resume
from playground.engine.shown_units import first_of_each, shares
from playground.engine.specs import NetworkSpec
from playground.engine.state import capture

WIDE_AND_DEEP = Parallel(((dense(4), dense(3, dropout=0.3)), (dense(2),), ()))
INCEPTION = Parallel(
    (
        (Conv2D(2, 1, activation=Tanh()),),
        (
            Conv2D(2, 1, activation=Tanh()),
            Conv2D(3, 3, padding=Same(), activation=Tanh(), batch_norm="after", dropout=0.2),
        ),
        (),
    )
)
PLAIN = [
    (WIDE_AND_DEEP, dense(3)),
    (dense(4), WIDE_AND_DEEP, dense(3)),
    (
        dense(4),
        Parallel(((dense(3),), (dense(5, batch_norm="before"), dense(3)), (dense(3, ReLU()),)), "sum"),
        dense(3),
    ),
    (dense(3), Parallel(((dense(3), LayerNorm()), ()), "sum"), Parallel(((), (dense(3, residual=True),)), "sum")),
    (dense(4), Parallel(((), ())), dense(3)),
    (dense(4), Parallel(((), (), ()), "sum"), dense(3)),
]
OF_IMAGES = [
    (INCEPTION, GlobalAvgPool(), dense(3)),
    (Conv2D(2, 2, activation=Tanh()), INCEPTION, MaxPool2D(), dense(4)),
    (Conv2D(2, 2), Parallel(((Conv2D(2, 3, padding=Same()),), ()), "sum"), dense(3)),
    (Parallel(((Conv2D(2, 2), GlobalAvgPool()), (FlattenBlock(), dense(3)), (dense(2),))),),
]


@pytest.mark.parametrize("blocks", PLAIN, ids=range(len(PLAIN)))
def test_gradients(blocks):
    assert worst(*settled(LOSSES["cross_entropy"](), *blocks)) < 1e-6


@pytest.mark.parametrize("blocks", OF_IMAGES, ids=range(len(OF_IMAGES)))
def test_gradients_of_images(blocks):
    assert worst(*settled(LOSSES["cross_entropy"](), *blocks, data=pictures(6))) < 1e-6


def test_the_programs_own_gradient_check():
    assert gradient_check(make(blobs(12), *PLAIN[1])).worst < 1e-6


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("blocks", PLAIN + OF_IMAGES, ids=range(len(PLAIN + OF_IMAGES)))
def test_the_printed_step_gives_equal_bits(blocks, dtype):
    data = pictures(10) if blocks in OF_IMAGES else blobs(10)
    step_and_code_agree(make(data, *blocks, batch_size=4, dtype=dtype), steps=4)


def test_a_sum_with_the_input_itself_is_a_residual_block():
    """The same weights, the same 12 steps."""
    residual = make(blobs(20), dense(5), dense(5, residual=True), batch_size=8)
    parallel = make(blobs(20), dense(5), Parallel(((dense(5),), ()), "sum"), batch_size=8)
    names = {f"1.{name}": f"1.0.0.{name}" for name in ("weight", "bias")}
    start = {names.get(name, name): values for name, values in residual.network.state_dict().items()}
    parallel.network.load_state_dict(start)
    for _ in range(12):
        assert parallel.step().loss == pytest.approx(residual.step().loss, abs=1e-12)


def test_branches_side_by_side_are_one_wider_block():
    wide, parallel = make(blobs(9), dense(5)), make(blobs(9), Parallel(((dense(2),), (dense(3),))))
    state = wide.network.state_dict()
    parts = {"0.0.0": slice(0, 2), "0.1.0": slice(2, 5)}
    start = {f"{head}.{name}": state[f"0.{name}"][part] for head, part in parts.items() for name in ("weight", "bias")}
    parallel.network.load_state_dict(start | {name: state[name] for name in ("1.weight", "1.bias")})
    for _ in range(5):
        assert parallel.step().loss == pytest.approx(wide.step().loss, abs=1e-12)


# --- shapes -------------------------------------------------------------------------------------------------------


def test_shapes_and_parameters_are_those_of_the_branches():
    (info, last) = describe(NetworkSpec((INCEPTION,)), (2, 5, 4), 3)
    assert (info.outputs, info.parameters) == ((2 + 3 + 2, 5, 4), (2 + 1) * 2 + (2 + 1) * 2 + (2 * 9 + 1) * 3 + 6)
    assert [[inner.outputs for inner in branch] for branch in info.inner] == [[(2, 5, 4)], [(2, 5, 4), (3, 5, 4)], []]
    assert [leaf.title for leaf in info.leaves] == [
        "Parallel 1 A: Conv2D 1", "Parallel 1 B: Conv2D 1", "Parallel 1 B: Conv2D 2",
    ]  # fmt: skip
    assert last.inputs == (7, 5, 4)


@pytest.mark.parametrize(
    ("block", "inputs", "reason"),
    [
        (
            Parallel(((Conv2D(4, 3),), (Conv2D(4, 1),))),
            (1, 8, 8),
            "images of equal height and width, or all with plain numbers, but they end with A 4×6×6, B 4×8×8.",
        ),
        (Parallel(((Conv2D(4, 3),), (dense(3),))), (1, 8, 8), "but they end with A 4×6×6, B 3."),
        (
            Parallel(((dense(4),), (dense(3),), ()), "sum"),
            (2,),
            "To be summed, the branches must end with equal shapes, but they end with A 4, B 3, C 2.",
        ),
        (Parallel(((dense(3),), (dense(4), Conv2D()))), (2,), "Branch B, block 2: Conv2D needs images, but gets 4"),
    ],
)
def test_branches_that_cannot_be_merged_say_why(block, inputs, reason):
    with pytest.raises(ShapeError) as error:
        block.output_shape(inputs)
    assert reason in str(error.value)
    info = outline(NetworkSpec((block, dense(3))), inputs, 2)[0]
    assert (info.outputs, info.parameters) == ((), 0)


# --- chance and states --------------------------------------------------------------------------------------------


def test_states_have_pytorchs_names_and_layouts():
    network = make(pictures(6), INCEPTION).network
    assert {name: values.shape for name, values in network.state_dict().items()} == {
        "0.0.0.weight": (2, 2, 1, 1), "0.0.0.bias": (2,),
        "0.1.0.weight": (2, 2, 1, 1), "0.1.0.bias": (2,),
        "0.1.1.weight": (3, 2, 3, 3), "0.1.1.bias": (3,),
        **{f"0.1.1.norm.{name}": (3,) for name in ("weight", "bias", "running_mean", "running_var")},
        "1.weight": (3, 140), "1.bias": (3,),
    }  # fmt: skip


def test_a_block_more_in_a_branch_leaves_the_other_initial_weights_alone():
    short = make(blobs(6), Parallel(((dense(3),), (dense(4),)))).network.state_dict()
    long = make(blobs(6), Parallel(((dense(3), dense(3)), (dense(4),)))).network.state_dict()
    assert all(np.array_equal(long[name], short[name]) for name in short)
    assert not np.array_equal(short["0.0.0.weight"][:2, :2], short["0.1.0.weight"][:2, :2])


def kept(training, number):
    training.step()
    return training.program().names[f"keep1{number}"]


def test_dropout_of_a_branch_has_a_stream_of_its_own():
    def mask_of_b(rate):
        block = Parallel(((dense(30, dropout=rate),), (dense(30, dropout=0.5),)))
        return kept(make(blobs(12), block, batch_size=6), "b1")

    assert np.array_equal(mask_of_b(0.0), mask_of_b(0.4))
    block = Parallel(((dense(30, dropout=0.5),), (dense(30, dropout=0.5),)))
    training = make(blobs(12), block, batch_size=6)
    assert not np.array_equal(kept(training, "a1"), kept(training, "b1"))


def test_equal_seeds_give_equal_bits_with_short_batches_and_a_live_change():
    def final(look):
        training = make(blobs(17), WIDE_AND_DEEP, batch_size=8)
        for number in range(9):
            if look:
                training.program()
            if number == 4:
                training.apply(change(training, l2=0.01))
            training.step()
        return training.network.theta.copy()

    assert np.array_equal(final(False), final(True))


def test_a_resumed_training_goes_on_alike():
    first, second = (make(blobs(20), WIDE_AND_DEEP, batch_size=8) for _ in range(2))
    for _ in range(7):
        first.step()
    resume(second, capture(first))
    for _ in range(7):
        assert first.step().loss == second.step().loss
    assert np.array_equal(first.network.theta, second.network.theta)


def test_weights_are_carried_unit_by_unit():
    training = make(blobs(12), Parallel(((dense(3),), (dense(4), dense(2)))))
    for _ in range(3):
        training.step()
    before = training.network.state_dict()
    branches = ((dense(3),), (dense(4), dense(5)))
    assert training.apply(change_block(training, 0, branches=branches)) == "resized"
    after = training.network.state_dict()
    same = {name for name in before if before[name].shape == after[name].shape and (before[name] == after[name]).all()}
    assert {name for name in same if name.startswith("0.")} == {
        f"0.{place}.{name}" for place in ("0.0", "1.0") for name in ("weight", "bias")
    }
    assert after["0.1.1.weight"].shape == (5, 4)
    assert (after["0.1.1.weight"][:2] == before["0.1.1.weight"]).all()


def test_what_is_live_inside_a_branch_applies_live():
    training = make(blobs(12), WIDE_AND_DEEP)
    training.step()
    weights = training.network.theta.copy()
    branches = ((dense(4, ReLU()), dense(3, dropout=0.5)), (dense(2),), ())
    changed = change_block(training, 0, branches=branches)
    assert not rebuilds(training.spec.network, changed.network)
    assert str(describe_change(training.spec.network, changed.network)) == "Activation Tanh → ReLU, Dropout 0.3 → 0.5"
    assert training.apply(changed) == "live"
    assert np.array_equal(training.network.theta, weights)
    training.step()
    assert rebuilds(training.spec.network, change_block(training, 0, branches=branches[:2]).network)
    summed = msgspec.structs.replace(WIDE_AND_DEEP, merge="sum")
    assert rebuilds(training.spec.network, NetworkSpec((summed,)))


# --- what is shown ------------------------------------------------------------------------------------------------


def test_gradients_and_histograms_are_told_block_by_block():
    training = make(blobs(20), WIDE_AND_DEEP)
    training.epoch()
    titles = ("Parallel 1 A: Dense 1", "Parallel 1 A: Dense 2", "Parallel 1 B: Dense 1", "Output")
    assert training.history.blocks == titles
    probe = WeightHistograms()
    found = training.frame((probe,)).probes[probe]
    assert found.blocks == titles
    assert found.counts.sum(axis=1).tolist() == [2 * 4, 4 * 3, 2 * 2, 7 * 2]


def test_a_divergence_names_the_block_in_its_branch():
    training = make(blobs(20), WIDE_AND_DEEP)
    training.network.load_state_dict(
        {name: np.full_like(values, 1e200) if name == "0.1.0.weight" else values
         for name, values in training.network.state_dict().items()}
    )  # fmt: skip
    training.step()
    assert training.diverged.layer == "Parallel 1 B: Dense 1"


@pytest.mark.parametrize(
    ("groups", "count", "found"),
    [
        ((20, 4, 8), 9, (3, 3, 3)),
        ((20, 1, 8), 9, (4, 1, 4)),
        ((5, 5), 20, (5, 5)),
        ((3, 3, 3), 2, (1, 1, 0)),
        ((7,), 3, (3,)),
    ],
)
def test_every_branch_gets_its_share_of_what_is_drawn(groups, count, found):
    assert shares(groups, count) == found


def test_pictures_and_weights_are_of_the_first_units_of_every_branch():
    training = make(blobs(20, features=3), Parallel(((dense(9),), (dense(2), dense(6)), ())), dense(5))
    maps, weights = UnitMaps(units=4), Weights(units=4)
    found = training.frame((maps, weights)).probes
    shown = [*range(4), *range(9, 13), *range(15, 18)]
    assert first_of_each((9, 6, 3), 4).tolist() == shown
    example = training.data.train.x[:1]
    output = training.network.outputs(example).outputs[0][:, 0]
    assert found[maps].columns[1][:, 0, 0] == pytest.approx(output[shown])
    first, second, _ = found[weights].matrices
    state = training.network.state_dict()
    assert np.array_equal(first[:4], state["0.0.0.weight"][:4, :3])
    deep = state["0.1.0.weight"]
    strongest = [max(column, key=abs) for column in deep.T]  # a deep branch: the same for all its units
    assert np.array_equal(first[4:8], [strongest] * 4)
    assert not first[8:].any()
    assert np.array_equal(second, state["1.weight"][:4, shown])


def test_of_a_sum_the_strongest_weight_counts():
    training = make(blobs(20), Parallel(((dense(3),), (dense(3),)), "sum"))
    found = Weights().answer(training).matrices[0]
    state = training.network.state_dict()
    a, b = state["0.0.0.weight"], state["0.1.0.weight"]
    assert np.array_equal(found, np.where(np.abs(a) >= np.abs(b), a, b))
    assert Weights().answer(make(blobs(20), Parallel(((), ())))).matrices[0] is None


def test_images_without_any_weighing_branch():
    training = make(examples(np.ones((6, 1, 4, 4)), np.arange(6) % 3, 3), Parallel(((MaxPool2D(1, 1),), ())))
    maps = UnitMaps()
    assert training.frame((maps,)).probes[maps].sizes == (1, 2, 3)
