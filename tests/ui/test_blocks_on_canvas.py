"""Every kind of block on the canvas: its words, its pictures and joints, and where a new one goes."""

from itertools import pairwise

import numpy as np
import pytest
from canvas_support import filled
from PySide6.QtCore import QSizeF, Qt

from playground.data.catalog import Digits, Spiral
from playground.data.spec import DataSpec
from playground.engine.blocks import Dense
from playground.engine.image_blocks import AvgPool2D, Conv2D, FlattenBlock, GlobalAvgPool, MaxPool2D, Same
from playground.engine.specs import NetworkSpec
from playground.experiment.spec import ExperimentSpec
from playground.ui.canvas import edits
from playground.ui.canvas.columns import columns, sizes, spoken
from playground.ui.canvas.scene import NetworkScene
from playground.ui.tokens import LIGHT

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
EVERY = (Conv2D(filters=5, batch_norm="before", dropout=0.2), AvgPool2D(), Conv2D(filters=4, padding=Same()),
         GlobalAvgPool(), FlattenBlock(), Dense(units=6))  # fmt: skip


def experiment(*blocks, dataset=None):
    return ExperimentSpec(data=DataSpec(dataset=dataset or Digits()), network=NetworkSpec(blocks=blocks))


def kinds(spec):
    return [block.key() for block in spec.network.blocks]


def joints(spec):
    return [column.joint for column in columns(spec)[1:]]


# --- wording ------------------------------------------------------------------------------------------------------


def test_columns_say_what_their_blocks_are():
    spec = experiment(*EVERY)
    wordings = [column.wordings[0] for column in columns(spec)]
    assert wordings == [
        ("Input", "8×8 image"),
        ("Conv 5 · 3×3", "ReLU → 6×6"),
        ("AvgPool 2×2", "→ 3×3"),
        ("Conv 4 · 3×3", "ReLU → 3×3"),
        ("GlobalAvgPool", "→ 4"),
        ("Flatten", "→ 4"),
        ("Dense 6", "tanh · Xavier"),
        ("Output", "softmax"),
    ]
    assert columns(spec)[1].chips[0] == ("BN", "drop 0.2")
    assert [column.units for column in columns(spec)] == [1, 5, 5, 4, 4, 4, 6, 10]
    assert sizes(columns(spec)) == "1×8×8 → 5×6×6 → 5×3×3 → 4×3×3 → 4 → 4 → 6 → 10"
    assert "Conv 5 3×3 ReLU BN drop 0.2, AvgPool 2×2, " in spoken(columns(spec))


def test_what_flattens_an_image_says_so():
    hidden = columns(experiment(Conv2D(filters=8, padding=Same()), MaxPool2D(), Dense(units=6)))
    assert [column.chips[0] for column in hidden[1:]] == [(), (), ("flattened to 128",), ()]
    assert columns(experiment(MaxPool2D()))[-1].chips == (("flattened to 16",), ("→ 16",))
    residual = columns(experiment(Dense(units=6, dropout=0.2, batch_norm="after", residual=True)))[1]
    assert residual.chips == (("flattened to 64", "BN", "residual", "drop 0.2"), ("→ 64", "BN", "+ x", "0.2"))
    assert "flattened to 64" in columns(experiment(Dense(units=6)))[1].tip


def test_an_output_that_weighs_pixels_shows_its_weights_as_they_are():
    assert columns(experiment())[-1].link == ""
    assert columns(experiment(Dense()))[-1].link == columns(experiment(dataset=Spiral()))[-1].link == "softmax"


def test_only_blocks_that_count_something_have_plus_and_minus():
    hidden = columns(experiment(*EVERY))[1:-1]
    assert [column.counted for column in hidden] == ["filters", "", "filters", "", "", "units"]


def test_joints_follow_the_shapes():
    assert joints(experiment(*EVERY)) == ["weights", "own", "weights", "own", "own", "weights", "weights"]
    assert joints(experiment(Conv2D(), FlattenBlock(), Dense())) == ["weights", "bundle", "weights", "weights"]
    assert joints(experiment(Conv2D(), Dense())) == ["weights", "bundle", "weights"]
    assert joints(experiment()) == ["bundle"]


def test_a_block_that_cannot_follow_breaks_the_chain_and_says_why():
    described = columns(experiment(Dense(units=12), Conv2D(filters=3), MaxPool2D()))
    assert [bool(column.problem) for column in described] == [False, False, True, False, False]
    assert [column.joint for column in described[1:]] == ["bundle", "none", "bundle", "bundle"]
    assert "needs images, but gets 12 plain numbers" in described[2].tip
    assert [column.units for column in described] == [1, 12, 3, 1, 10]
    assert sizes(described) == "1×8×8 → 12 → ? → ? → 10"


# --- scene --------------------------------------------------------------------------------------------------------


def edge_count(scene, codes):
    """How many edges are drawn in the items of these codes."""
    classes = scene.edges._classes
    return sum(int(np.count_nonzero(classes == code)) for code in codes)


@pytest.mark.parametrize("blocks", [EVERY, (), (MaxPool2D(),), (FlattenBlock(), Dense()), (Conv2D(), Dense())])
@pytest.mark.parametrize("size", [(900, 420), (520, 230)])
def test_every_column_is_filled(qapp, blocks, size):
    scene, _, _ = filled(experiment(*blocks), size)
    for item in scene.columns:
        assert item.pictures.sceneBoundingRect().height() == pytest.approx(item.slot.strip.height())
        assert scene.sceneRect().contains(item.slot.frame)


def test_channels_are_drawn_and_joined_as_they_belong(qapp):
    scene, maps, weights = filled(experiment(*EVERY))
    assert [len(item.slot.tops) for item in scene.columns] == [1, 5, 5, 4, 4, 4, 6, 10]
    # pools and Flatten: one grey edge per channel
    assert edge_count(scene, [0]) == 5 + 4 + 4
    assert scene.edges.count == 5 + 5 + 5 * 4 + 4 + 4 + 4 * 6 + 6 * 10
    first = scene.edges._classes[:5]
    assert np.array_equal(np.sign(first), np.sign(weights.matrices[0][:, 0]))
    assert maps.columns[1].shape == (5, 6, 6)


def test_maps_stay_large_enough_to_look_at(qapp):
    scene, _, _ = filled(experiment(Conv2D(filters=16), MaxPool2D()), (800, 300))
    conv, pool = scene.columns[1:3]
    assert conv.slot.side >= 26
    assert conv.slot.folded == pool.slot.folded > 0
    assert [item.fold.words.text() for item in scene.columns if item.fold] == [f"… {conv.slot.folded} more"] * 2


def test_numbers_taken_from_maps_stand_beside_them(qapp):
    scene, _, _ = filled(experiment(Conv2D(filters=30), GlobalAvgPool(), FlattenBlock(), Dense(units=30)))
    conv, average, flat, dense = scene.columns[1:5]
    assert conv.slot.tops == average.slot.tops == flat.slot.tops
    assert len(dense.slot.tops) > len(flat.slot.tops)


def test_units_that_weigh_pixels_show_pictures_large_enough_to_look_at(qapp):
    scene, _, _ = filled(experiment(Dense(units=30), Dense(units=30)), (800, 300))
    first, second = scene.columns[1:3]
    assert first.slot.side >= 26 > second.slot.side


def test_a_feature_map_stands_upright(qapp):
    scene, maps, _ = filled(experiment(Conv2D(filters=1, kernel=1)))
    image = scene.columns[1].pictures.pixmap().toImage()
    values = maps.columns[1][0]
    row, column = np.unravel_index(values.argmax(), values.shape)
    colour = image.pixelColor(int((column + 0.5) * image.width() / 8), int((row + 0.5) * image.height() / 8))
    assert colour.name() == (LIGHT.positive if values.max() > 0 else LIGHT.zero)


@pytest.mark.parametrize("size", [(300, 160), (560, 210), (940, 340), (1800, 900)])
@pytest.mark.parametrize("stages", [1, 3, 15])
def test_text_stays_inside_the_view_and_headings_apart(qapp, size, stages):
    stage = (Conv2D(filters=128, kernel=1, batch_norm="after", dropout=0.25), MaxPool2D(size=1, stride=1))
    blocks = (*stage * stages, GlobalAvgPool(), Dense(units=128, dropout=0.5))
    scene = NetworkScene(LIGHT)
    scene.rebuild(columns(experiment(*blocks)), QSizeF(*size))
    for item in (item for item in scene.items() if not item.sceneBoundingRect().isEmpty()):
        assert scene.sceneRect().adjusted(-1, -1, 1, 1).contains(item.sceneBoundingRect())
    for left, right in pairwise(scene.columns):
        for one, other in zip(left.heading, right.heading, strict=True):
            assert one.sceneBoundingRect().right() <= other.sceneBoundingRect().left() + 1


def test_the_block_that_cannot_follow_is_framed(qapp):
    scene = NetworkScene(LIGHT)
    scene.rebuild(columns(experiment(Dense(units=4), Conv2D(filters=3))), QSizeF(820, 300))
    pens = [item.frame.pen() for item in scene.columns]
    assert [pen.style() != Qt.PenStyle.NoPen for pen in pens] == [False, False, True, False]
    assert pens[2].color().name() == LIGHT.danger
    scene.select(1)
    assert scene.columns[2].frame.pen().style() == Qt.PenStyle.CustomDashLine


# --- edits --------------------------------------------------------------------------------------------------------


def add(spec, index, key):
    made, place = edits.add(spec, index, edits.KINDS[key])
    return kinds(made), place


def test_a_new_block_goes_to_the_nearest_place_where_all_fit():
    spec = experiment(Conv2D(padding=Same()), MaxPool2D(), Dense(), Dense())
    assert add(spec, 4, "conv2d") == (["conv2d", "max_pool2d", "conv2d", "dense", "dense"], 2)
    assert add(spec, 4, "dense") == (["conv2d", "max_pool2d", "dense", "dense", "dense"], 4)
    assert add(spec, 1, "dense") == (["conv2d", "max_pool2d", "dense", "dense", "dense"], 2)
    assert add(spec, 1, "avg_pool2d") == (["conv2d", "avg_pool2d", "max_pool2d", "dense", "dense"], 1)


def test_where_no_place_fits_it_goes_where_it_was_wanted():
    assert add(experiment(Dense(), dataset=Spiral()), 1, "conv2d") == (["dense", "conv2d"], 1)


def test_a_new_block_is_like_the_nearest_of_its_kind():
    spec = experiment(Conv2D(filters=3, padding=Same()), Conv2D(filters=5, padding=Same()), Dense(units=7))
    made, place = edits.add(spec, 3, Conv2D)
    assert made.network.blocks[place].filters == 5
    made, place = edits.add(spec, 1, Conv2D)
    assert made.network.blocks[place].filters == 3
    made, place = edits.add(spec, 0, MaxPool2D)
    assert made.network.blocks[place] == MaxPool2D()
