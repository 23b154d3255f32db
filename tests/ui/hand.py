"""The mouse over the canvas of a window, with real events."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from playground.runner import RunnerState
from playground.ui.canvas.edges import Place
from playground.ui.canvas.weights_marks import edge_path

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def send_wheel(widget, place, notches, keys=NO_KEYS):
    """Turn the wheel over a place of a widget."""
    spot, buttons, phase = QPointF(place), Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    angle = QPoint(0, 120 * notches)
    event = QWheelEvent(spot, widget.mapToGlobal(spot), QPoint(), angle, buttons, keys, phase, False)
    QApplication.sendEvent(widget, event)


class Hand:
    """The mouse over the canvas of a window."""

    def __init__(self, window, qtbot):
        self.window, self.qtbot = window, qtbot
        self.canvas = window.network.canvas
        self.hands, self.scene = self.canvas.hands, self.canvas.network
        qtbot.waitUntil(lambda: self.hands.reach.matrices is not None)

    def on(self, join, unit, source):
        """A point of an edge, away from the middle, where many cross."""
        return edge_path(*self.scene.edges.curve(Place(join, unit, source))).pointAtPercent(0.3)

    def unit(self, column, number):
        return self.scene.columns[column].slot.picture(number).center()

    def move(self, point):
        spot = self.canvas.mapFromScene(point)
        QTest.mouseMove(self.canvas.viewport(), spot + QPoint(1, 0))
        QTest.mouseMove(self.canvas.viewport(), spot)

    def click(self, point):
        QTest.mouseClick(self.canvas.viewport(), LEFT, NO_KEYS, self.canvas.mapFromScene(point))

    def wheel(self, notches, keys=NO_KEYS):
        send_wheel(self.canvas.viewport(), QPointF(5, 5), notches, keys)

    def type(self, text):
        field = self.hands.popup.field
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    @property
    def state(self):
        """The weights in the worker, which must be at rest."""
        worker = self.window.runner._worker
        self.qtbot.waitUntil(lambda: not worker.inbox.pending)
        return worker._training.network.state_dict()

    def train(self, at, far_enough):
        """Run until a frame is far enough, then pause; `at` is the fixture of that name."""
        self.window.transport.run_or_pause()
        at(self.window, RunnerState.RUNNING, far_enough)
        self.window.transport.run_or_pause()
        at(self.window, RunnerState.PAUSED)

    def settle(self, condition):
        self.qtbot.waitUntil(condition)


def over(window, qtbot):
    """The mouse over a large window."""
    window.resize(1600, 1000)
    QApplication.processEvents()
    return Hand(window, qtbot)


def opened(hand, *edge):
    """Click on an edge that is drawn and wait for its editor."""
    hand.click(hand.on(*edge))
    hand.settle(hand.hands.popup.isVisible)
    return hand.hands.popup


def pick(combo, index):
    """Choose an entry as a person does."""
    combo.setCurrentIndex(index)
    combo.activated.emit(index)
