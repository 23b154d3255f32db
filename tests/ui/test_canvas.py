"""The canvas below the mouse: geometry, pictures, edges, wording."""

from itertools import pairwise

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsRectItem

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
from playground.ui.canvas.edges import Edges
from playground.ui.canvas.joins import plain_join
from playground.ui.canvas.layout import MOST_UNITS, Bands, place
from playground.ui.canvas.pictures import codes, colour_table, linked, pixmap, strip
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


def test_codes_are_symmetric_about_zero_and_relative_to_each_unit():
    values = np.array([[[-2.0, 0.0, 2.0]], [[-0.5, 0.25, 1.0]]])
    np.testing.assert_array_equal(codes(values), [[[0, 127, 254]], [[64, 159, 254]]])


def test_a_dead_unit_looks_dead_beside_a_living_one():
    assert codes(np.array([[[1.0, -1.0]], [[1e-6, -1e-6]]]))[1].tolist() == [[127, 127]]


def test_single_values_share_one_scale():
    assert codes(np.array([[[1.0]], [[0.5]], [[-1.0]]])).ravel().tolist() == [254, 191, 0]


def test_outputs_are_shown_as_probabilities():
    logits = np.array([[[0.0, 3.0]], [[0.0, 1.0]], [[0.0, -2.0]]])
    shares = np.exp(logits) / np.exp(logits).sum(axis=0)
    np.testing.assert_allclose(linked(logits, "softmax"), 2 * shares - 1)
    np.testing.assert_allclose(linked(logits, "sigmoid"), 2 / (1 + np.exp(-logits)) - 1)
    np.testing.assert_array_equal(linked(logits, ""), logits)


def test_what_is_not_a_number_is_transparent():
    table = colour_table(LIGHT)
    found = codes(np.array([[[np.nan, 1.0, np.inf, -np.inf]]])).ravel()
    assert found[0] == 255
    assert QColor.fromRgba(table[255]).alpha() == 0
    assert found[1:].tolist() == [254, 254, 0]


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
    image = pixmap(np.array([[0, 127, 254]], np.uint8), colour_table(LIGHT)).toImage()
    assert [image.pixelColor(x, 0).name() for x in range(3)] == [LIGHT.negative, LIGHT.zero, LIGHT.positive]


# --- edges --------------------------------------------------------------------------------------------------------


@pytest.fixture
def edges(qapp):
    root = QGraphicsRectItem()
    made = Edges(root, LIGHT)
    made.root = root  # keeps the items alive
    return made


def lay(edges, slots, joints, detail=1.0):
    """Lay the edges between columns without branches."""
    drawn = [len(slot.tops) for slot in slots]
    joined = [
        plain_join(joint, *sizes) for joint, sizes in zip(joints, zip(drawn[1:], drawn, strict=False), strict=True)
    ]
    edges.place(slots, joined, detail)


def ends_of(item):
    """(start, end) of every curve in a path item."""
    path = item.path()
    points = [path.elementAt(index) for index in range(path.elementCount())]
    return [((a.x, a.y), (b.x, b.y)) for a, b in zip(points[::4], points[3::4], strict=True)]


def shown(edges):
    """Number of curves by item, without the empty ones."""
    return {code: len(ends_of(item)) for code, item in edges.items.items() if not item.path().isEmpty()}


def test_edges_join_the_units_they_belong_to(edges):
    slots = place([2, 3], ["units", "units"], QSizeF(820, 330), BANDS)
    lay(edges, slots, joints=["weights"])
    weights = np.zeros((3, 2))
    weights[2, 1] = 0.5
    edges.show([weights])
    strands = ends_of(edges.items[5])
    start, end = np.mean(strands, axis=0)
    np.testing.assert_allclose(start, slots[0].leave(1).toTuple(), atol=1e-9)
    np.testing.assert_allclose(end, slots[1].entry(2).toTuple(), atol=1e-9)
    assert len(ends_of(edges.items[0])) == 5


def test_sign_gives_the_colour_and_magnitude_the_width(edges):
    lay(edges, place([4, 1], ["units", "units"], QSizeF(820, 330), BANDS), joints=["weights"])
    edges.show([np.array([[1.0, -1.0, 0.3, -0.01]])])
    assert shown(edges) == {5: 4, -5: 4, 3: 2, -1: 1}
    inks = {code: item.pen().color() for code, item in edges.items.items()}
    assert (inks[5].name(), inks[-5].name()) == (LIGHT.positive, LIGHT.negative)
    for level in range(1, 6):
        assert inks[level].blue() > inks[level].red()
        assert inks[-level].blue() < inks[-level].red()
    saturations = [inks[level].hsvSaturation() for level in range(1, 6)]
    assert saturations == sorted(saturations)


def test_a_finer_screen_gets_more_strands_for_the_same_width(edges):
    slots = place([1, 1], ["units", "units"], QSizeF(820, 330), BANDS)

    def strands(detail):
        lay(edges, slots, joints=["weights"], detail=detail)
        edges.show([np.ones((1, 1))])
        heights = [start[1] for start, _ in ends_of(edges.items[5])]
        return len(heights), max(heights) - min(heights) + 0.7 / detail

    (coarse, width), (fine, same) = strands(1.0), strands(2.0)
    assert fine == 2 * coarse
    assert same == pytest.approx(width)


def test_edges_are_grey_before_the_first_weights_and_where_they_are_zero(edges):
    lay(edges, place([2, 2], ["units", "units"], QSizeF(820, 330), BANDS), joints=["weights"])
    assert shown(edges) == {0: 4}
    edges.show([np.zeros((2, 2))])
    assert shown(edges) == {0: 4}


def test_of_too_many_edges_the_strongest_are_drawn(edges):
    edges.limit = 3
    lay(edges, place([2, 4], ["units", "units"], QSizeF(820, 330), BANDS), joints=["weights"])
    edges.show([np.array([[0.9, -0.1], [-0.8, 0.2], [0.05, 0.3], [0.7, 0.01]])])
    assert edges.drawn == 3
    assert set(shown(edges)) <= {5, 4, -5, -4}


def test_weights_that_are_not_numbers_do_no_harm(edges):
    lay(edges, place([3, 1], ["units", "units"], QSizeF(820, 330), BANDS), joints=["weights"])
    edges.show([np.array([[np.nan, 1.0, -1.0]])])
    assert shown(edges) == {0: 1, 5: 4, -5: 4}


def test_matrices_of_another_network_are_left_out(edges):
    lay(edges, place([2, 3, 1], ["units"] * 3, QSizeF(820, 330), BANDS), joints=["weights"] * 2)
    assert not edges.show([np.ones((3, 2))])
    assert not edges.show([np.ones((2, 2)), np.ones((1, 2))])
    assert edges.show([np.ones((3, 2)), np.ones((1, 3))])


def test_edges_that_are_no_weights_are_grey(edges):
    slots = place([3, 3, 2, 3], ["units"] * 4, QSizeF(820, 330), BANDS)
    lay(edges, slots, joints=["own", "bundle", "weights"])
    assert shown(edges) == {0: 3 + 6 + 6}
    assert edges.show([None, None, np.ones((3, 2))])
    assert shown(edges) == {0: 3 + 6, 5: 6 * 4}
    starts = [start for start, _ in ends_of(edges.items[0])][:3]
    np.testing.assert_allclose(starts, [slots[0].leave(unit).toTuple() for unit in range(3)], atol=0.5)  # a strand
    assert edges.show([None, None, None])
    assert shown(edges) == {0: 15}
    lay(edges, slots, joints=["own", "none", "weights"])
    assert shown(edges) == {0: 3 + 6}


def test_edges_alike_are_told_apart_where_there_are_many(edges):
    lay(edges, place([8, 8], ["units"] * 2, QSizeF(820, 330), BANDS), joints=["weights"])
    edges.show([np.linspace(0.5, 1.0, 64).reshape(8, 8)])
    counts = shown(edges)
    assert set(counts) == {1, 2, 3, 4, 5}
    assert counts[1] + counts[2] > 32


def test_edges_from_an_image_are_one_grey_bundle(edges):
    lay(edges, place([1, 4, 1], ["photo", "units", "units"], QSizeF(820, 330), BANDS), joints=["bundle", "weights"])
    edges.show([np.ones((4, 1)), -np.ones((1, 4))])
    assert shown(edges) == {0: 4, -5: 16}


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
