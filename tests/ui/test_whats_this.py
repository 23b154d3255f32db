"""What's This: whatever can be used in the window explains itself, by its tip as it is at that moment."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenuBar,
    QTabBar,
    QWhatsThis,
    QWidget,
)

from playground.experiment import load_preset
from playground.ui.whats_this import WhatsThis, explanation

INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QComboBox,
    QLineEdit,
    QMenuBar,
    QTabBar,
)


def explained(window):
    """Every control of the window that can be seen, after the window was asked to explain itself."""
    WhatsThis(window, window.docks).explain()
    controls = [part for part in window.findChildren(QWidget) if part.isVisible() and part.window() is window]
    return [part for part in controls if isinstance(part, INTERACTIVE) or part.focusPolicy() != Qt.FocusPolicy.NoFocus]


@pytest.mark.parametrize("preset", [None, "digits-cnn", "linear-regression"])
def test_every_control_explains_itself(open_window, spiral, preset):
    window = open_window(load_preset(preset) if preset else spiral)
    controls = explained(window)
    assert len(controls) > 60
    silent = [part for part in controls if not part.whatsThis()]
    assert [(type(part).__name__, part.objectName(), part.accessibleName()) for part in silent] == []


def test_every_command_explains_itself(window):
    for entry in window.actions_.commands():
        assert window.actions_[entry.key].whatsThis(), entry.key


def test_a_control_says_what_its_tip_says_now(window):
    slider = window.bar.speed.slider
    slider.setToolTip("Now <faster> than ever")
    explained(window)
    assert "Now &lt;faster&gt; than ever" in slider.whatsThis()
    assert slider.accessibleName() in slider.whatsThis()


def test_what_has_no_tip_tells_of_its_panel(window):
    explained(window)
    assert "How far the answers are" in window.plots[0].stage.whatsThis()
    assert explanation("Name", "") == ""


def test_the_keys_ask_and_escape_ends_it(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert QWhatsThis.inWhatsThisMode()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not QWhatsThis.inWhatsThisMode()


def test_the_canvas_and_the_plots_answer_too(window):
    explained(window)
    for part in (window.network.canvas.viewport(), window.plots[0].stage):
        event = QHelpEvent(QEvent.Type.QueryWhatsThis, QPoint(5, 5), part.mapToGlobal(QPoint(5, 5)))
        QApplication.sendEvent(part, event)
        assert event.isAccepted(), part
