"""Menus, tips, themes, pictures and docks of the real window."""

from collections import Counter
from importlib.metadata import metadata, version
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QDockWidget,
    QLabel,
    QScrollArea,
    QSlider,
    QWidget,
)

from playground.runner import RunnerState
from playground.ui.dialogs.about import About
from playground.ui.dialogs.shortcuts import ShortcutSheet
from playground.ui.plots.export import svg_bytes
from playground.ui.theme import DARK, LIGHT, current_theme
from playground.versions import LICENCES, PACKAGES

QUESTIONS = "playground.ui.dialogs.questions"


def test_no_shortcut_is_used_twice_and_all_are_valid(window):
    keys = [key for entry in window.actions_.entries for key in entry.shortcuts]
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    assert all(not QKeySequence(key).isEmpty() for key in keys)
    assert {"F5", "Ctrl+Return", "Shift+F5", "F10", "Shift+F10", "Ctrl+R", "Ctrl+E", "F11", "Ctrl+Q"} <= set(keys)


def test_every_command_is_in_a_menu_with_a_tip(window):
    for entry in window.actions_.commands():
        action = window.actions_[entry.key]
        assert action in window.actions_.menus[entry.menu].actions()
        assert action.toolTip()
        assert action.statusTip()


def test_ellipsis_only_where_a_question_follows(window):
    asking = {entry.key for entry in window.actions_.commands() if entry.text.endswith("...")}
    questions = {"open", "import_file", "import_folder", "save_as", "screenshot", "report", "animation", "run_epochs"}
    assert asking == questions | {"preferences", "range_test", "committee"}


def test_the_shortcut_sheet_is_the_table(window):
    window.actions_["shortcuts"].trigger()
    sheet = window.findChild(ShortcutSheet)
    shown = [sheet.table.item(row, 0).text() for row in range(sheet.table.rowCount())]
    assert len(shown) == sum(bool(entry.shortcuts) for entry in window.actions_.entries)
    assert "F10" in shown
    sheet.close()


def test_about_names_versions_and_copies_them(window):
    window.actions_["about"].trigger()
    about = window.findChild(About)
    assert "PySide6" in about.details
    shown = {label.text() for label in about.findChildren(QLabel)}
    for package in PACKAGES:
        licence = LICENCES[package]
        assert {package, version(package), licence} <= shown
        assert f"{package}  {version(package)}  {licence}" in about.details.splitlines()
        said = metadata(package)
        assert licence.split("-")[0] in f"{said['License-Expression']} {said['License']} {said.get_all('Classifier')}"
    about.copy_button.click()
    assert QGuiApplication.clipboard().text() == about.details
    about.close()


def test_no_window_beside_the_window_is_modal(window):
    for key in ("shortcuts", "about", "preferences"):
        window.actions_[key].trigger()
    dialogs = window.findChildren(QDialog)
    assert dialogs
    assert not any(dialog.isModal() for dialog in dialogs)
    for dialog in dialogs:
        dialog.close()


def test_every_control_has_a_tip_and_a_name(window):
    def shown(kind):
        return [widget for widget in window.bar.findChildren(kind) if widget.isVisible()]

    controls = [*shown(QAbstractButton), *shown(QComboBox), *shown(QSlider)]
    assert len(controls) >= 11
    for widget in controls:
        assert widget.toolTip(), widget
        assert widget.accessibleName() or getattr(widget, "text", str)(), widget


@pytest.mark.parametrize(("key", "theme"), [("theme_dark", DARK), ("theme_light", LIGHT)])
def test_themes_apply_live_and_are_remembered(window, key, theme):
    window.actions_[key].trigger()
    assert current_theme() is theme
    assert window.settings.text("theme") == theme.name
    image = window.grab().toImage()
    assert image.pixelColor(2, window.height() // 2).name() == theme.background
    window.actions_["theme_light"].trigger()


def test_docks_can_be_closed_moved_and_restored(window, qtbot):
    dock = window.docks.docks["loss"]
    window.docks.docks["output"].close()
    dock.setFloating(True)
    window.docks.addDockWidget(Qt.DockWidgetArea.TopDockWidgetArea, window.docks.docks["data"])
    window.actions_["restore_layout"].trigger()
    for key, other in window.docks.docks.items():
        assert not other.isFloating(), key
        assert other.isVisible() == (key != "runs"), key
    assert window.docks.dockWidgetArea(window.docks.docks["data"]) == Qt.DockWidgetArea.LeftDockWidgetArea
    assert all(dock.objectName() for dock in window.findChildren(QDockWidget))


@pytest.mark.parametrize("size", [(1600, 1000), (1280, 720)])
def test_nothing_is_cut_off_at_the_sides(window, size):
    window.resize(*size)
    QApplication.processEvents()
    assert (window.width(), window.height()) == size
    for widget in (window.bar.screenshot, window.bar.settings.seed, window.bar.buttons["reset"]):
        left, right = widget.mapTo(window, QPoint(0, 0)).x(), widget.mapTo(window, QPoint(widget.width(), 0)).x()
        assert left >= 0
        assert right <= size[0]
        assert widget.visibleRegion().boundingRect().width() == widget.width()
    tops = {window.docks.docks[key].mapTo(window, QPoint(0, 0)).y() for key in ("loss", "weights")}
    assert len(tops) == 1


@pytest.mark.parametrize(("size", "low"), [((1280, 720), True), ((1600, 1000), False)])
def test_a_low_window_gives_the_inspector_the_corner(open_window, spiral, size, low):
    window = open_window(spiral, shown=False)
    window.resize(*size)
    window.show()
    QApplication.processEvents()
    inspector, gradients = (window.docks.docks[key].geometry() for key in ("inspector", "gradients"))
    assert inspector.height() >= 200
    assert (inspector.bottom() == gradients.bottom()) == low
    assert (gradients.right() < inspector.left()) == low


def test_the_tab_key_follows_the_reading_order(window, qtbot):
    qtbot.waitUntil(window.output.discretize.isVisible)
    first = window.bar.buttons["reset"]
    window.activateWindow()
    first.setFocus()
    visited = [first]
    while (window.focusNextPrevChild(True), QApplication.focusWidget())[1] is not first:
        visited.append(QApplication.focusWidget())
        assert len(visited) < 100
    assert len(set(visited)) == len(visited)
    parts = (window.bar, window.data, window.network, window.output, window.inspector, *window.plots)
    places = [next(n for n, part in enumerate(parts) if part.isAncestorOf(stop)) for stop in visited]
    assert places == sorted(places)
    assert set(places) == set(range(9))
    downwards = [stop.mapTo(window, stop.rect().center()).y() for stop in visited if window.data.isAncestorOf(stop)]
    assert all(after > before - 20 for before, after in pairwise(downwards)), "a row at a time"
    assert visited.index(window.network.add) < visited.index(window.network.canvas)


def test_the_focus_on_run_can_be_seen(window):
    run = window.bar.buttons["run"]
    window.activateWindow()
    window.bar.buttons["reset"].setFocus()
    without = run.grab().toImage()
    run.setFocus()
    ringed = run.grab().toImage()
    assert ringed.pixelColor(3, run.height() // 2).lightness() > without.pixelColor(3, run.height() // 2).lightness()


def test_a_picture_of_the_window_as_png_and_svg(window, tmp_path, monkeypatch):
    for name, scale in (("a.png", 1), ("b.png", 2), ("c.svg", 1)):
        monkeypatch.setattr(f"{QUESTIONS}.ask_picture", lambda *_, n=name, s=scale: (tmp_path / n, s))
        window.actions_["screenshot"].trigger()
    assert QImage(str(tmp_path / "a.png")).size() == window.size()
    assert QImage(str(tmp_path / "b.png")).size() == 2 * window.size()
    assert (tmp_path / "c.svg").read_bytes().lstrip().startswith(b"<?xml")
    assert "c.svg" in window.status.currentMessage()


def test_a_picture_of_one_plot_and_a_folder_that_is_not_there(window, tmp_path, monkeypatch):
    suggestions = []
    monkeypatch.setattr(
        f"{QUESTIONS}.ask_picture", lambda parent, name, numbers: suggestions.append(name) or (tmp_path / "loss.png", 1)
    )
    window.plots[0].exportRequested.emit(window.plots[0], "file")
    assert QImage(str(tmp_path / "loss.png")).size() == window.plots[0].size()
    assert "small-spiral_loss_" in suggestions[0]
    monkeypatch.setattr(f"{QUESTIONS}.ask_picture", lambda *_: (tmp_path / "none" / "x.png", 1))
    window.actions_.menus["export_plot"].actions()[0].trigger()
    assert "none" in window.banners.text("message")


def test_copying_the_window(window):
    window.actions_["copy_window"].trigger()
    assert not QGuiApplication.clipboard().image().isNull()


def test_uncaught_errors_and_their_banner_can_be_closed(window):
    window.uncaught.emit("ValueError: planted")
    assert "planted" in window.banners.text("failure")
    window.banners.clear("failure")
    assert window.banners.isHidden()


def test_the_status_bar_tells_state_and_speed(open_window, spiral, at, qtbot):
    window = open_window(spiral)
    window.actions_["run"].trigger()
    qtbot.waitUntil(lambda: "samples/s" in window.status.text)
    assert window.status.text.startswith("Training")
    window.actions_["run"].trigger()
    at(window, RunnerState.PAUSED)
    qtbot.waitUntil(lambda: window.status.text.startswith("Paused"))
    frame = window.pump.frame
    qtbot.waitUntil(lambda: f"step {frame.step:,}" in window.status.text)


def test_speed_labels_and_the_slider(window):
    slider = window.bar.speed.slider
    texts = []
    for position in range(slider.maximum() + 1):
        slider.setValue(position)
        texts.append(window.bar.speed.caption.text())
    assert len(set(texts)) == len(texts)
    assert (texts[0], texts[-1]) == ("SPEED  1 step/s", "SPEED  no limit")
    assert window.runner._worker.speed.unit == "unlimited"


def test_what_scrolls_is_cut_off_in_an_svg_too(qtbot):
    window, area, tall = QWidget(), QScrollArea(), QLabel()
    qtbot.addWidget(window)
    area.setParent(window)
    area.setGeometry(0, 0, 100, 50)
    tall.setFixedSize(80, 300)
    tall.setStyleSheet("background: #ff0000")
    area.setWidget(tall)
    window.resize(100, 200)
    window.show()
    image = QImage(100, 200, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    QSvgRenderer(svg_bytes(window)).render(painter)
    painter.end()
    assert image.pixelColor(40, 25).name() == "#ff0000"
    assert image.pixelColor(40, 120).name() != "#ff0000"
