"""No text is cut off: the real window and its dialogs in two languages, at several sizes and scales of the screen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from clipped_text import clipped
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QTabBar, QWidget

from playground.ui.widgets.elided_label import ElidedLabel
from playground.ui.widgets.quiet import ChoiceCombo

ROOT = Path(__file__).parents[2]
WALKS = {
    "1": ("en,ko", "1280x720", "1600x1000", "3840x2160"),
    "1.5": ("en", "1280x720"),
    "2": ("ko", "1280x720", "1920x1080"),
}
"""Languages, and sizes of the window before scaling, by scale: 1920x1080 at 2 is a screen of 4K."""


@pytest.mark.parametrize("scale", WALKS)
def test_no_text_is_cut_off(scale: str):
    words = [sys.executable, str(Path(__file__).with_name("clipped_text.py")), *WALKS[scale]]
    environment = os.environ | {"QT_SCALE_FACTOR": scale, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=100, check=False)
    labels, *found = done.stdout.splitlines() or [done.stderr]
    assert found == []
    assert done.returncode == 0, done.stderr
    assert int(labels.split()[0]) > 300


@pytest.fixture
def holder(qtbot):
    """A window without a layout, in which widgets have the sizes they are given."""
    holder = QWidget()
    holder.resize(400, 200)
    qtbot.addWidget(holder)
    holder.show()
    return holder


def put(widget: QWidget, holder: QWidget, *place: int) -> QWidget:
    widget.setParent(holder)
    widget.setGeometry(*place)
    widget.show()
    return widget


def test_the_walk_finds_what_is_cut_off(holder):
    put(QLabel("a long sentence"), holder, 0, 0, 40, 20)
    wrapped = QLabel("a long sentence that needs several lines")
    wrapped.setWordWrap(True)
    put(wrapped, holder, 0, 30, 80, 20)
    put(QPushButton("a long word"), holder, 0, 60, 50, 30)
    put(QPushButton("over the edge"), holder, 350, 60, 150, 30)
    combo, tabs = QComboBox(), QTabBar()
    tabs.setUsesScrollButtons(False)
    combo.addItem("a long choice")
    put(combo, holder, 0, 100, 60, 30)
    for title in ("a long tab", "another long tab"):
        tabs.addTab(title)
    put(tabs, holder, 0, 140, 60, 30)
    assert {line.split(":")[0] for line in clipped(holder)} == {"QLabel", "QPushButton", "QComboBox", "QTabBar"}
    assert len([line for line in clipped(holder) if "edge" in line]) == 1
    assert len([line for line in clipped(holder) if "of height" in line]) == 1


def test_the_walk_lets_pass_what_fits_or_has_the_text_in_its_tip(holder):
    put(QLabel("fits"), holder, 0, 0, 100, 30)
    short = put(QLabel("a long sentence"), holder, 0, 30, 40, 30)
    short.setToolTip("This is a long sentence.")
    put(ChoiceCombo({"a": "a long choice"}), holder, 0, 100, 60, 30)
    assert clipped(holder) == []


def test_a_choice_without_room_is_told_by_its_tip(holder):
    combo = put(ChoiceCombo({"a": "a long choice"}), holder, 0, 0, 300, 30)
    combo.setToolTip("What to choose")
    assert combo.tip() == "What to choose"
    combo.resize(60, 30)
    assert combo.tip() == "a long choice\nWhat to choose"


def test_a_note_without_room_ends_in_an_ellipsis_and_its_tip_tells_it(holder):
    note = put(ElidedLabel(), holder, 0, 0, 300, 30)
    note.setText("per layer, log10")
    assert note.toolTip() == ""
    whole = ink(note, 50)
    note.resize(60, 30)
    assert note.toolTip() == note.text() == "per layer, log10"
    assert ink(note, 50) != whole
    assert clipped(holder) == []
    note.setText("short")
    assert note.toolTip() == ""


def ink(label: ElidedLabel, width: int) -> list[bool]:
    """Where the upper half of the first pixels is darker than paper; the dots of an ellipsis are below."""
    image = label.window().grab(label.geometry()).toImage()
    return [any(image.pixelColor(x, y).lightness() < 200 for y in range(16)) for x in range(width)]
