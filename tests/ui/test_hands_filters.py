"""Hands on filters: each weight of an edge from a channel in a grid; with real events."""

import numpy as np
import pytest
from hand import LEFT, NO_KEYS, opened, over, pick, send_wheel
from msgspec.structs import replace
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from playground.data.catalog import Digits
from playground.data.files.image_folder import import_folder
from playground.data.spec import DataSpec
from playground.engine.activations import Tanh
from playground.engine.blocks import Dense
from playground.engine.edge_probe import EdgeWeights
from playground.engine.holds import Edge, Holds
from playground.engine.image_blocks import Conv2D
from playground.engine.specs import NetworkSpec


@pytest.fixture
def filters(open_window, spiral, qtbot):
    """The mouse over two convolutions."""
    blocks = Conv2D(filters=3), Conv2D(filters=2)
    spec = replace(spiral, data=DataSpec(dataset=Digits()), network=NetworkSpec(blocks=blocks))
    return over(open_window(spec), qtbot)


def choose(grid, cell):
    """Click on a weight of a filter."""
    row, column = divmod(cell, grid.columnCount())
    box = grid.visualRect(grid.model().index(row, column))
    QTest.mouseClick(grid.viewport(), LEFT, NO_KEYS, box.center())
    return box.center()


def weights(hand):
    return hand.state["1.weight"][1, 2]


def test_a_click_between_channels_shows_all_weights_of_the_filter(filters):
    asked = filters.window.network.probes
    assert not [probe for probe in asked() if isinstance(probe, EdgeWeights)]
    popup = opened(filters, 1, 1, 2)
    assert popup._title.text() == "Conv2D 1, channel 3 → Conv2D 2, channel 2"
    values = weights(filters)
    shown = [[float(popup.grid.item(row, column).text()) for column in range(3)] for row in range(3)]
    np.testing.assert_allclose(shown, values, atol=0.006)
    assert popup.grid.hasFocus()
    assert filters.hands.open == Edge(1, 1, 2, (), 4), "the one in the middle"
    assert popup.field.value == pytest.approx(values[1, 1], rel=1e-4)
    popup.leave()
    assert not [probe for probe in asked() if isinstance(probe, EdgeWeights)]


def test_a_weight_of_a_filter_is_typed_and_turned_and_undone(filters):
    before = weights(filters)
    popup = opened(filters, 1, 1, 2)
    choose(popup.grid, 5)
    QTest.keyClicks(popup.grid, "-")
    assert popup.field.hasFocus()
    QTest.keyClicks(popup.field, "1.5")
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    filters.settle(lambda: weights(filters)[1, 2] == -1.5)
    assert np.count_nonzero(weights(filters) != before) == 1
    filters.settle(lambda: popup.grid.item(1, 2).text() == "-1.50")
    place = choose(popup.grid, 0)
    send_wheel(popup.grid.viewport(), place, 2)
    filters.settle(lambda: weights(filters)[0, 0] == pytest.approx(before[0, 0] + 0.1, abs=1e-4))
    stack = filters.window.document.undo_stack
    assert stack.count() == 2
    stack.undo()
    stack.undo()
    filters.settle(lambda: weights(filters).tobytes() == before.tobytes())


def test_single_weights_of_a_filter_are_frozen_and_cut_and_the_others_learn(filters, at):
    popup = opened(filters, 1, 1, 2)
    choose(popup.grid, 3)
    QTest.mouseClick(popup.hold, LEFT)
    choose(popup.grid, 7)
    QTest.mouseClick(popup.cut, LEFT)
    whole = Edge(1, 1, 2)
    assert filters.window.document.holds == Holds(
        edges=frozenset({replace(whole, cell=3)}), cut=frozenset({replace(whole, cell=7)})
    )
    assert popup.grid.held[3]
    assert popup.grid.cut[7]
    assert popup.field.isReadOnly()
    assert not filters.hands.marks.locks.path().isEmpty()
    assert filters.hands.marks.cuts.path().isEmpty(), "the edge is still there"
    filters.settle(lambda: weights(filters)[2, 1] == 0)
    before = weights(filters)
    filters.train(at, lambda frame: frame.step > 20)
    same = np.flatnonzero(weights(filters) == before)
    assert same.tolist() == [3, 7]


def test_the_whole_filter_is_frozen_and_let_go_weight_by_weight(filters):
    popup = opened(filters, 1, 1, 2)
    QTest.mouseClick(popup.whole.hold, LEFT)
    assert filters.window.document.holds.edges == {Edge(1, 1, 2)}
    assert filters.window.document.undo_stack.undoText() == "Freeze an edge"
    assert popup.grid.held.all()
    choose(popup.grid, 8)
    QTest.mouseClick(popup.hold, LEFT)
    assert filters.window.document.holds.edges == {Edge(1, 1, 2, (), cell) for cell in range(8)}
    assert not popup.whole.hold.isChecked()
    QTest.mouseClick(popup.whole.cut, LEFT)
    filters.settle(lambda: not weights(filters).any())
    assert not filters.hands.marks.cuts.path().isEmpty()
    filters.window.document.undo_stack.undo()
    filters.settle(lambda: weights(filters).all())


def test_arrow_keys_go_from_weight_to_weight_and_escape_closes_also_what_has_not_appeared_yet(filters):
    popup = opened(filters, 1, 1, 2)
    QTest.keyClick(popup.grid, Qt.Key.Key_Left)
    QTest.keyClick(popup.grid, Qt.Key.Key_Up)
    assert filters.hands.open.cell == 0
    assert popup.field.value == pytest.approx(weights(filters)[0, 0], rel=1e-4)
    QTest.keyClick(popup.grid, Qt.Key.Key_Escape)
    assert filters.hands.open is None
    assert popup.isHidden()
    filters.click(filters.on(1, 1, 2))
    filters.click(QPointF(5, 5))
    assert filters.hands.open is None
    opened(filters, 1, 0, 1)
    assert filters.hands.open.whole == Edge(1, 0, 1)


def test_an_edge_from_an_image_to_a_unit_has_a_weight_for_each_pixel(open_window, spiral, qtbot):
    spec = replace(
        spiral, data=DataSpec(dataset=Digits()), network=NetworkSpec(blocks=(Dense(units=3, activation=Tanh()),))
    )
    hand = over(open_window(spec), qtbot)
    popup = opened(hand, 0, 2, 0)
    assert (popup.grid.rowCount(), popup.grid.columnCount()) == (8, 8)
    choose(popup.grid, 8 * 5 + 3)
    QTest.keyClick(popup.grid, Qt.Key.Key_Tab)
    assert popup.field.hasFocus()
    hand.type("-0.5")
    hand.settle(lambda: hand.state["0.weight"][2, 8 * 5 + 3] == -0.5)
    hand.settle(lambda: popup.grid.item(5, 3).text() == "-.50")
    QTest.mouseClick(popup.cut, LEFT)
    hand.settle(lambda: hand.state["0.weight"][2, 8 * 5 + 3] == 0)
    assert hand.window.document.undo_stack.undoText() == "Cut a weight"


def test_of_a_picture_in_colour_the_channel_is_chosen(open_window, spiral, qtbot, tmp_path):
    for name in "ab":
        (tmp_path / name).mkdir()
        for number in range(6):
            image = QImage(6, 6, QImage.Format.Format_RGB32)
            image.fill(QColor(40 * number, 200, 30))
            image.save(str(tmp_path / name / f"{number}.png"))
    source = import_folder(tmp_path, 6, "rgb")
    spec = replace(spiral, data=DataSpec(dataset=source), network=NetworkSpec(blocks=(Conv2D(filters=2),)))
    hand = over(open_window(spec), qtbot)
    popup = opened(hand, 0, 1, 0)
    assert popup._title.text() == "Input → Conv2D 1, channel 2"
    assert (popup.picker.way.isVisible(), popup.picker.source.isVisible()) == (False, True)
    pick(popup.picker.source, 2)
    hand.settle(lambda: hand.hands._values is not None)
    np.testing.assert_array_equal(popup.grid.values, hand.state["0.weight"][1, 2])
