"""What can be said about a stack of blocks before it is built, also of one that cannot be."""

import pytest

from playground.engine.block_rule import ShapeError
from playground.engine.blocks import BLOCKS, Dense, describe, misfit, outline
from playground.engine.image_blocks import (
    AvgPool2D,
    Conv2D,
    FlattenBlock,
    GlobalAvgPool,
    MaxPool2D,
    Pixels,
    Same,
)
from playground.engine.specs import NetworkSpec
from playground.family import fields

IMAGE = (1, 8, 8)


def shapes(*blocks, inputs=IMAGE):
    return [info.outputs for info in outline(NetworkSpec(blocks=blocks), inputs, 3)]


def test_the_outline_of_a_stack_that_fits_is_its_description():
    network = NetworkSpec(blocks=(Conv2D(filters=5), MaxPool2D(), FlattenBlock(), Dense(units=4)))
    assert outline(network, IMAGE, 3) == describe(network, IMAGE, 3)
    assert [info.outputs for info in describe(network, IMAGE, 3)] == [(5, 6, 6), (5, 3, 3), (45,), (4,), (3,)]
    assert [info.parameters for info in describe(network, IMAGE, 3)] == [50, 0, 0, 184, 15]


def test_behind_a_misfit_nothing_is_known():
    network = NetworkSpec(blocks=(Dense(units=7), Conv2D(), MaxPool2D()))
    first, conv, pool, last = outline(network, IMAGE, 3)
    assert (first.outputs, first.parameters) == ((7,), 7 * 65)
    assert (conv.inputs, conv.outputs, conv.parameters) == ((7,), (), 0)
    assert (pool.inputs, pool.outputs) == ((), ())
    assert (last.outputs, last.parameters) == ((3,), 0)
    index, reason = misfit(network, IMAGE)
    assert index == 1
    assert reason.startswith("Conv2D needs images, but gets 7 plain numbers")
    with pytest.raises(ShapeError, match="needs images"):
        describe(network, IMAGE, 3)


@pytest.mark.parametrize(
    ("block", "inputs", "lines"),
    [
        (Conv2D(), (1, 8, 8), ["floor((8 - 3 + 2·0) / 1) + 1 = 6"]),
        (Conv2D(padding=Same()), (1, 8, 8), ["floor((8 - 3 + 2·1) / 1) + 1 = 8"]),
        (Conv2D(kernel=4, padding=Same()), (1, 8, 8), ["floor((8 - 4 + 1 + 2) / 1) + 1 = 8"]),
        (Conv2D(kernel=5, stride=2, padding=Pixels(width=2)), (3, 28, 28), ["floor((28 - 5 + 2·2) / 2) + 1 = 14"]),
        (MaxPool2D(size=3, stride=2), (4, 9, 7), ["floor((9 - 3) / 2) + 1 = 4", "floor((7 - 3) / 2) + 1 = 3"]),
        (AvgPool2D(), (4, 5, 5), ["floor((5 - 2) / 2) + 1 = 2"]),
        (GlobalAvgPool(), (4, 5, 5), []),
        (FlattenBlock(), (4, 5, 5), []),
        (Dense(), (4,), []),
    ],
)
def test_the_size_is_worked_out_as_it_is(block, inputs, lines):
    assert list(block.working(inputs)) == lines
    sides = dict.fromkeys(block.output_shape(inputs)[1:]) if lines else {}
    assert [int(line.rpartition(" = ")[2]) for line in lines] == list(sides)


@pytest.mark.parametrize("kind", BLOCKS.values())
def test_what_a_block_says_of_itself_is_among_its_fields(kind):
    names = {field.name: field for field in fields(kind)}
    for name in filter(None, (kind.counted, kind.window)):
        assert names[name].kind == "int"
