"""One plot with all the room, or in a window of its own, with real clicks and keys."""

import csv

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from playground.runner import RunnerState

PAUSED = RunnerState.PAUSED
QUESTIONS = "playground.ui.dialogs.questions"


def own_window(plot):
    """The window of its own that a plot stands in."""
    assert plot.window().objectName() != "window"
    return plot.window()


def test_a_double_click_maximises_and_escape_goes_back(window, qtbot, at):
    loss, weights = window.plots[0], window.plots[2]
    before = loss.size()
    qtbot.mouseDClick(loss.stage.viewport(), Qt.MouseButton.LeftButton)
    assert window.spotlight.alone is loss
    qtbot.waitUntil(lambda: loss.width() > 3 * before.width())
    assert not window.docks.isVisible()
    assert window.bar.isVisible()
    window.actions_["step"].trigger()
    frame = at(window, PAUSED, lambda frame: frame.step == 1)
    assert weights.wanted()[0] not in frame.probes  # what is hidden costs nothing
    qtbot.waitUntil(lambda: loss.frame_shown.step == 1)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.spotlight.alone is None
    qtbot.waitUntil(lambda: loss.size() == before)
    assert loss.isVisible()
    assert window.docks.docks["loss"].isAncestorOf(loss)
    at(window, PAUSED, lambda frame: weights.wanted()[0] in frame.probes)


def test_the_button_maximises_by_keyboard_and_another_double_click_goes_back(window, qtbot):
    weights = window.plots[2]
    weights.header.place.setFocus()
    qtbot.keyClick(weights.header.place, Qt.Key.Key_Space)
    assert window.spotlight.alone is weights
    assert "Esc" in weights.header.place.toolTip()
    assert QApplication.focusWidget() is weights.header.place
    qtbot.mouseDClick(weights.header.title, Qt.MouseButton.LeftButton)
    assert window.spotlight.alone is None
    assert "double click" in weights.header.place.toolTip()


def test_a_plot_in_a_window_of_its_own_goes_on_and_comes_back(window, qtbot, at):
    gradients = window.plots[3]
    gradients.window_action.trigger()
    own = own_window(gradients)
    qtbot.waitExposed(own)
    assert "Gradient magnitude" in own.windowTitle()
    note = window.spotlight._away[gradients]
    assert note.isVisible()
    gradients.window_action.trigger()  # asked again: nothing new
    assert own_window(gradients) is own
    window.actions_["step"].trigger()
    at(window, PAUSED, lambda frame: frame.step == 1)
    qtbot.waitUntil(lambda: gradients.frame_shown.step == 1)
    qtbot.keyClick(own, Qt.Key.Key_Escape)
    assert window.docks.docks["gradients"].isAncestorOf(gradients)
    assert gradients.isVisible()


def test_the_note_and_the_default_layout_bring_plots_back(window, qtbot):
    loss, metric = window.plots[:2]
    for plot in (loss, metric):
        window.spotlight.place(plot, "window")
    window.spotlight._away[loss].back.click()
    assert window.docks.docks["loss"].isAncestorOf(loss)
    window.spotlight.place(loss, "maximised")
    window.actions_["restore_layout"].trigger()
    assert window.spotlight.alone is None
    assert all(window.docks.docks[key].isAncestorOf(plot) for key, plot in window.live_plots.items())


def test_one_plot_after_the_other_can_be_maximised_and_closing_forgets_it(open_window, spiral, qtbot):
    window = open_window(spiral)
    loss, metric = window.plots[:2]
    window.spotlight.place(metric, "window")
    window.spotlight.place(loss, "maximised")
    window.spotlight.place(metric, "maximised")  # its own window takes the whole screen
    assert own_window(metric).isMaximized()
    metric.options.set("x", "seconds")
    loss.options.set("smoothing", 0.6)
    assert window.close()
    again = open_window(spiral)
    assert again.spotlight.alone is None
    assert again.docks.docks["metric"].isAncestorOf(again.plots[1])
    assert (again.plots[1].options["x"], again.plots[0].options["smoothing"]) == ("seconds", 0.6)


def test_the_numbers_of_a_plot_are_saved_as_a_table(window, qtbot, at, tmp_path, monkeypatch):
    window.actions_["epoch"].trigger()
    at(window, PAUSED, lambda frame: frame.epoch == 1)
    qtbot.waitUntil(lambda: window.plots[0].frame_shown.epoch == 1)
    monkeypatch.setattr(f"{QUESTIONS}.ask_picture", lambda *_: (tmp_path / "loss.csv", 1))
    window.plots[0].menu.export_action.trigger()
    rows = list(csv.DictReader((tmp_path / "loss.csv").read_text(encoding="utf-8").splitlines()))
    curves = window.pump.frame.curves
    assert [float(row["train"]) for row in rows] == [float(f"{value:.9g}") for value in curves.loss["train"]]
    assert [row["epoch"] for row in rows] == ["0", "1"]
    assert float(rows[1]["seconds"]) > 0
