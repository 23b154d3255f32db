"""The canvas below the mouse: geometry, pictures, wording."""

from itertools import pairwise

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor

from playground.data.catalog import Circle, Digits, Iris, Line, Spiral
from playground.data.spec import DataSpec
from playground.engine.activations import LeakyReLU, ReLU
from playground.engine.blocks import Dense
from playground.engine.losses import MSE, BinaryCrossEntropy, CrossEntropy
from playground.engine.probes import UnitMaps, Weights
from playground.engine.specs import NetworkSpec, TrainingSpec
from playground.experiment import build
from playground.experiment.spec import ExperimentSpec
from playground.ui.canvas.columns import columns, family_name, sizes, spoken
from playground.ui.canvas.layout import MOST_UNITS, Bands, place
from playground.ui.canvas.pictures import codes, colour_table, linked, pixmap, plan, strips
from playground.ui.canvas.scene import NetworkScene
from playground.ui.tokens import DARK, LIGHT

BANDS = Bands(head=46, foot=30, more=18, left=60, right=60)
SIZES = [(820, 290), (560, 210), (940, 340), (1800, 900)]


def experiment(dataset, *units, loss=None, **block):
    return ExperimentSpec(
        data=DataSpec(dataset=dataset),
        network=NetworkSpec(blocks=tuple(Dense(units=n, **block) for n in units)),
        training=TrainingSpec(loss=loss or CrossEntropy()),
    )


# --- layout -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("units", [(2, 1), (2, 16, 16, 2), (30, 1024, 1), (2, *[16] * 10, 2), (7, 1, 3, 10)])
def test_columns_lie_beside_each_other_and_pictures_in_their_column(units, size):
    slots = place(units, ["units"] * len(units), QSizeF(*size), BANDS)
    view = QRectF(0, 0, *size)
    for left, right in pairwise(slots):
        assert left.frame.right() < right.frame.left()
    for count, slot in zip(units, slots, strict=True):
        assert 1 <= len(slot.tops) <= min(count, MOST_UNITS)
        assert slot.folded == count - len(slot.tops)
        assert view.contains(slot.frame)
        more = BANDS.more if slot.folded else 0
        area = slot.frame.adjusted(0, BANDS.head - 2.01, 0, -(BANDS.foot + more) + 2.01)
        assert area.contains(slot.strip)
        for above, below in pairwise(slot.tops):
            assert below - above > slot.side


def test_a_large_view_shows_small_layers_whole_and_folds_wide_ones():
    slots = place([2, 16, 128, 2], ["units"] * 4, QSizeF(820, 330), BANDS)
    assert [slot.folded for slot in slots[:2]] == [0, 0]
    assert slots[2].folded == 128 - len(slots[2].tops) > 100


def test_an_image_is_one_picture():
    image, hidden, _ = place([64, 16, 10], ["photo", "units", "units"], QSizeF(820, 330), BANDS)
    assert len(image.tops) == 1
    assert image.side > 2 * hidden.side


# --- pictures -----------------------------------------------------------------------------------------------------


def codes_of(*columns):
    """The codes of each column, in its shape."""
    found = codes(columns, plan(tuple(column.shape for column in columns), upwards=True))
    ends = np.cumsum([column.size for column in columns])
    return [part.reshape(column.shape) for part, column in zip(np.split(found, ends[:-1]), columns, strict=True)]


def strip(values, upwards):
    """The codes that the pixels of a column's strip have."""
    (pixels,) = strips([values], upwards, np.arange(256, dtype=np.uint32))
    return pixels


def test_codes_are_symmetric_about_zero_and_relative_to_each_unit():
    values = np.array([[[-2.0, 0.0, 2.0]], [[-0.5, 0.25, 1.0]]])
    for found in codes_of(values, values / 1000):
        np.testing.assert_array_equal(found, [[[0, 127, 254]], [[64, 159, 254]]])


def test_a_dead_unit_looks_dead_beside_a_living_one():
    (found,) = codes_of(np.array([[[1.0, -1.0]], [[1e-6, -1e-6]]]))
    assert found[1].tolist() == [[127, 127]]


def test_single_values_share_one_scale():
    found, _ = codes_of(np.array([[[1.0]], [[0.5]], [[-1.0]]]), np.array([[[8.0, 0.0]]]))
    assert found.ravel().tolist() == [254, 191, 0]


def test_outputs_are_shown_as_probabilities():
    logits = np.array([[[0.0, 3.0]], [[0.0, 1.0]], [[0.0, -2.0]]])
    shares = np.exp(logits) / np.exp(logits).sum(axis=0)
    np.testing.assert_allclose(linked(logits, "softmax"), 2 * shares - 1)
    np.testing.assert_allclose(linked(logits, "sigmoid"), 2 / (1 + np.exp(-logits)) - 1)
    np.testing.assert_array_equal(linked(logits, ""), logits)


def test_outputs_as_large_as_numbers_get_are_certain():
    huge = np.array([[[3e38]], [[-3e38]]], np.float32)  # warnings are errors here
    assert linked(huge, "softmax").ravel().tolist() == [1, -1]
    assert linked(huge, "sigmoid").ravel().tolist() == [1, -1]


def test_what_is_not_a_number_is_transparent():
    table = colour_table(LIGHT)
    found, whole = (part.ravel() for part in codes_of(np.array([[[np.nan, 1.0, np.inf, -np.inf]]]), np.ones((1, 1, 1))))
    assert (found[0], whole.tolist()) == (255, [254])
    assert QColor.fromRgba(table[255]).alpha() == 0
    assert found[1:].tolist() == [254, 254, 0]


def test_columns_may_hold_the_largest_numbers_there_are():
    huge = np.full((1, 1, 2), 3e38, np.float32) * np.array([1, -1], np.float32)
    assert [part.ravel().tolist() for part in codes_of(huge, huge)] == [[254, 0]] * 2


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_colours_run_from_negative_over_zero_to_positive(theme):
    table = [QColor.fromRgb(colour).name() for colour in colour_table(theme)]
    assert (table[0], table[127], table[254]) == (theme.negative, theme.zero, theme.positive)


@pytest.mark.parametrize("rows", [1, 8, 20])
def test_a_strip_keeps_every_picture_apart_and_whole(rows):
    values = np.stack([np.full((rows, rows), 1.0), np.full((rows, rows), -1.0)])
    image = strip(values, upwards=True)
    side, gap = image.shape[1], image.shape[0] - 2 * image.shape[1]
    assert gap == side / 5
    assert set(image[: side + gap // 2].ravel()) == {254}
    assert set(image[-side - gap // 2 :].ravel()) == {0}


def test_maps_grow_upwards_and_images_downwards():
    values = np.linspace(-1, 1, 10)[:, None] * np.ones((1, 10, 10))
    assert strip(values, upwards=True)[0, 0] == 254
    assert strip(values, upwards=False)[0, 0] == 0


def test_a_pixmap_shows_the_colours_of_the_table(qapp):
    image = pixmap(colour_table(LIGHT)[[[0, 127, 254]]]).toImage()
    assert [image.pixelColor(x, 0).name() for x in range(3)] == [LIGHT.negative, LIGHT.zero, LIGHT.positive]


# --- wording ------------------------------------------------------------------------------------------------------


def test_columns_say_what_they_are():
    spec = experiment(
        Circle(), 16, 8, loss=BinaryCrossEntropy(), activation=LeakyReLU(), batch_norm="before", dropout=0.2
    )
    first, dense, _, last = columns(spec)
    assert (first.wordings[0], first.labels) == (("Input", "2 features"), ("x1", "x2"))
    assert dense.wordings[0] == ("Dense 16", "leaky ReLU · Xavier")
    assert dense.chips[0] == ("BN", "drop 0.2")
    assert (last.wordings[0], last.units) == (("Output", "sigmoid"), 1)


def test_features_are_written_as_a_person_does():
    spec = experiment(Circle())
    spec = replace(spec, data=replace(spec.data, features=("x1", "x1^2", "x1*x2", "sin(x1)")))
    assert columns(spec)[0].labels == ("x1", "x1²", "x1·x2", "sin(x1)")


def test_images_and_tables_are_named():
    assert columns(experiment(Digits()))[0].wordings[0] == ("Input", "8×8 image")
    iris = columns(experiment(Iris()))
    assert (iris[0].units, iris[-1].labels) == (4, Iris().classes)


@pytest.mark.parametrize(
    ("dataset", "loss", "name"),
    [
        (Line(), MSE(), "linear regression"),
        (Circle(), BinaryCrossEntropy(), "logistic regression"),
        (Spiral(), CrossEntropy(), "softmax regression"),
    ],
)
def test_a_network_without_hidden_layers_has_its_name(dataset, loss, name):
    assert family_name(experiment(dataset, loss=loss)) == name
    assert family_name(experiment(dataset, 4, loss=loss)) == ""


def test_long_runs_of_equal_layers_are_counted():
    assert sizes(columns(experiment(Spiral(), 16, 16))) == "2 → 16 → 16 → 2"
    assert sizes(columns(experiment(Spiral(), *[8] * 10))) == "2 → 8 (×10) → 2"


def test_the_network_in_words():
    assert spoken(columns(experiment(Spiral(), 16, activation=ReLU()))) == "Input 2, Dense 16 ReLU, Output 2 softmax"


# --- scene --------------------------------------------------------------------------------------------------------


def made_scene(spec, size=(820, 290)):
    scene = NetworkScene(LIGHT)
    scene.rebuild(columns(spec), QSizeF(*size))
    return scene


def numbers(spec, steps=1):
    training = build(spec)
    maps, weights = UnitMaps(resolution=20, units=MOST_UNITS), Weights(units=MOST_UNITS)
    for _ in range(steps):
        training.step()
        frame = training.frame((maps, weights))
        yield frame.probes[maps], frame.probes[weights]


@pytest.mark.parametrize("units", [(), (3,), (16, 16), (128, 64), tuple([5] * 10)])
@pytest.mark.parametrize("dataset", [Spiral(), Iris(), Digits()])
def test_every_network_and_data_set_fills_its_columns(qapp, dataset, units):
    spec = experiment(dataset, *units)
    scene = made_scene(spec)
    assert scene.show_numbers(*next(numbers(spec)))
    assert len(scene.columns) == len(units) + 2
    assert all(not item.pictures.pixmap().isNull() for item in scene.columns)
    for item in scene.columns:
        assert item.pictures.sceneBoundingRect().height() == pytest.approx(item.slot.strip.height())


def test_a_wide_layer_says_how_many_units_are_folded(qapp):
    scene = made_scene(experiment(Spiral(), 128))
    drawn = len(scene.columns[1].slot.tops)
    assert [item.fold.words.text() for item in scene.columns if item.fold] == [f"… {128 - drawn} more"]


def test_an_update_makes_and_drops_no_items(qapp):
    spec = experiment(Spiral(), 16, 16)
    scene = made_scene(spec)
    before = {id(item) for item in scene.items()}
    for maps, weights in numbers(spec, steps=5):
        scene.show_numbers(maps, weights)
    assert {id(item) for item in scene.items()} == before
    assert sum(not item.path().isEmpty() for item in scene.edges.items.values()) > 5


def is_orange(colour):
    return colour.red() > 200 and colour.blue() < 80


def is_blue(colour):
    return colour.blue() > 180 and colour.red() < 80


def test_pictures_show_the_functions(qapp):
    spec = experiment(Spiral(), 4)
    scene = made_scene(spec)
    scene.show_numbers(*next(numbers(spec)))
    image = scene.columns[0].pictures.pixmap().toImage()
    # x1 grows to the right, x2 upwards; the second picture is below the first
    assert is_orange(image.pixelColor(0, 5))
    assert is_blue(image.pixelColor(image.width() - 1, 5))
    assert is_orange(image.pixelColor(5, image.height() - 1))
    assert is_blue(image.pixelColor(5, image.height() - 20))


def test_numbers_of_another_network_are_left_out(qapp):
    scene = made_scene(experiment(Spiral(), 4))
    assert not scene.show_numbers(*next(numbers(experiment(Spiral(), 5))))
    assert all(item.pictures.pixmap().isNull() for item in scene.columns)


def test_a_note_says_when_edges_are_left_out(qapp, monkeypatch):
    monkeypatch.setattr("playground.ui.canvas.edges.MOST_EDGES", 20)
    assert made_scene(experiment(Spiral(), 16)).note.text() == "the 20 strongest of 64 edges"
    assert made_scene(experiment(Spiral(), 4)).note.text() == ""


def test_text_stays_inside_the_view(qapp):
    for size in SIZES:
        scene = made_scene(experiment(Spiral(), *[1024] * 10, dropout=0.25, batch_norm="after"), size)
        for item in (item for item in scene.items() if not item.sceneBoundingRect().isEmpty()):
            assert scene.sceneRect().adjusted(-1, -1, 1, 1).contains(item.sceneBoundingRect())
