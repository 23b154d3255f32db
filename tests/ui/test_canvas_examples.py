"""What the canvas shows of single examples, of dropout, of colours and of residual blocks."""

import numpy as np
import pytest
from canvas_support import dense, experiment, frame, press
from hand import LEFT
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from playground.data.catalog import Digits, Iris
from playground.experiment import build
from playground.runner import RunnerState

# --- examples and dropout ---------------------------------------------------------------------------------------------


def test_another_example_is_chosen_by_button_and_key(show_network, qtbot):
    panel = show_network(dense(4), dataset=Iris())
    training = build(panel.document.spec)
    frame(panel, training)
    samples, data = panel.header.samples, training.data
    assert samples.isVisible()
    assert samples.label.text() == f"1/{data.test.rows}"
    with qtbot.waitSignal(panel.asked):
        QTest.mouseClick(samples.after, LEFT)
    answers = frame(panel, training).probes
    maps = next(value for key, value in answers.items() if type(key).__name__ == "UnitMaps")
    np.testing.assert_array_equal(maps.columns[0].ravel(), data.test.x[1])
    assert samples.label.toolTip() == f"Test example 2 of {data.test.rows}: {data.classes[data.test.y[1]]}"
    press(panel, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp)
    frame(panel, training)
    assert samples.label.text() == f"{data.test.rows}/{data.test.rows}"


def test_where_units_are_drawn_over_the_plane_there_is_no_example(show_network):
    panel = show_network(dense(4))
    frame(panel)
    assert not panel.header.samples.isVisible()


def test_dropout_is_seen_between_steps_and_not_while_training(show_network):
    panel = show_network(dense(6, dropout=0.5), dense(3))
    training = build(panel.document.spec)
    first = panel.canvas.network.columns[1]
    frame(panel, training)
    assert first.veil is None
    training.step()
    frame(panel, training)
    assert first.veil.isVisible()
    assert panel.canvas.network.note.text().startswith("striped: ")
    names = training.last_tape.tape.names
    image = first.veil.pixmap().toImage()
    width, height = image.width() / 16, image.height() / len(first.slot.tops)
    for unit in range(6):
        seen = [image.pixelColor(int((n + 0.5) * width), int((unit + 0.45) * height)).alpha() > 0 for n in range(16)]
        np.testing.assert_array_equal(seen, names["keep1"][unit, :16] == 0)
    panel.show_state(RunnerState.RUNNING)
    frame(panel, training)
    assert not first.veil.isVisible()
    assert panel.canvas.network.note.text() == ""
    assert panel.canvas.network.columns[2].veil is None


def test_a_single_step_shows_the_mask_and_a_run_hides_it(open_window, at, qtbot):
    window = open_window(experiment(dense(6, dropout=0.5)))
    window.actions_["step"].trigger()
    first = window.network.canvas.network.columns[1]
    qtbot.waitUntil(lambda: first.veil is not None and first.veil.isVisible())
    window.actions_["run"].trigger()
    qtbot.waitUntil(lambda: not first.veil.isVisible())
    window.actions_["run"].trigger()
    qtbot.waitUntil(lambda: first.veil.isVisible())


# --- pictures and arcs ------------------------------------------------------------------------------------------------


def test_red_green_and_blue_are_one_picture(show_network):
    panel = show_network(dense(4), dataset=Digits())
    photo = panel.canvas.network.columns[0]
    values = np.zeros((3, 4, 4))
    values[0, 0, 0], values[1, 3, 3], values[2, 0, 3] = 1.0, 1.0, 1.0
    assert photo.shown(values) is None
    image = photo.pictures.pixmap().toImage()
    names = [image.pixelColor(*place).name() for place in ((0, 0), (3, 3), (3, 0), (1, 1))]
    assert names == ["#ff0000", "#00ff00", "#0000ff", "#000000"]


def test_a_residual_block_has_an_arc_around_it(show_network):
    plain, around = show_network(dense(4), dense(4)), show_network(dense(4), dense(4, residual=True))
    before, after = around.canvas.network.columns[1:3]
    arcs = [item for item in after.group.childItems() if item.zValue() == 4]
    assert len(arcs) == 2
    assert not [item for item in plain.canvas.network.columns[2].group.childItems() if item.zValue() == 4]
    start = arcs[0].path().elementAt(0)
    assert start.x == pytest.approx(before.slot.centre)
    assert arcs[0].path().boundingRect().top() > after.heading[1].sceneBoundingRect().bottom()
