"""The edges of the canvas: where they are, how they look, and which one is at a point."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtWidgets import QGraphicsRectItem

from playground.ui.canvas.edges import Edges, Place
from playground.ui.canvas.joins import plain_join
from playground.ui.canvas.layout import Bands, place
from playground.ui.canvas.weights_marks import edge_path
from playground.ui.tokens import LIGHT

BANDS = Bands(head=46, foot=30, more=18, left=60, right=60)


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


# --- which edge is at a point -------------------------------------------------------------------------------------


def alike(edges):
    """Edges of the same strength between three columns."""
    lay(edges, place([2, 3, 2], ["units"] * 3, QSizeF(820, 330), BANDS), joints=["weights"] * 2)
    edges.show([np.ones((3, 2)), np.ones((2, 3))])


def test_the_nearest_edge_is_found_all_along(edges):
    alike(edges)
    for at_place in (Place(0, 2, 0), Place(0, 0, 1), Place(1, 1, 2)):
        curve = edge_path(*edges.curve(at_place))
        for share in (0.2, 0.35, 0.8):  # away from where edges cross
            point = curve.pointAtPercent(share)
            assert edges.at(point, 3.0) == at_place
            assert edges.at(point + QPointF(0, -200), 3.0) is None
    assert edges.curve(Place(0, 5, 0)) is None
    assert edges.curve(Place(7, 0, 0)) is None


def test_an_edge_that_is_left_out_is_not_found(edges):
    alike(edges)
    middle = edge_path(*edges.curve(Place(1, 0, 0))).pointAtPercent(0.3)
    edges.limit = 1
    edges.show([np.ones((3, 2)), np.array([[1e-6, 1, 1], [1, 1, 1]])])
    assert edges.at(middle, 2.0) != Place(1, 0, 0)
