"""What the tests of the canvas share: small networks, and a panel's canvas worked by mouse, wheel and keys."""

from hand import NO_KEYS, send_wheel
from PySide6.QtCore import QSizeF
from PySide6.QtTest import QTest

from playground.data.catalog import Spiral
from playground.data.spec import DataSpec
from playground.engine.activations import Tanh
from playground.engine.blocks import Dense
from playground.engine.probes import UnitMaps, Weights
from playground.engine.specs import NetworkSpec
from playground.experiment import build
from playground.experiment.spec import ExperimentSpec
from playground.ui.canvas.columns import columns
from playground.ui.canvas.layout import MOST_UNITS
from playground.ui.canvas.scene import NetworkScene
from playground.ui.tokens import LIGHT


def experiment(*blocks, dataset=None):
    return ExperimentSpec(data=DataSpec(dataset=dataset or Spiral()), network=NetworkSpec(blocks=blocks))


def dense(units, **settings):
    return Dense(units=units, activation=Tanh(), **settings)


def kinds(panel):
    return [type(block).key() for block in panel.document.spec.network.blocks]


def units(panel):
    return [block.units for block in panel.document.spec.network.blocks if isinstance(block, Dense)]


def on_screen(panel, point):
    return panel.canvas.mapFromScene(point)


def header(panel, place):
    """Where the heading of a column is on the screen."""
    return on_screen(panel, panel.canvas.network.columns[place].heading[0].sceneBoundingRect().center())


def turn(panel, point, notches):
    send_wheel(panel.canvas.viewport(), on_screen(panel, point), notches)


def press(panel, *keys, modifiers=NO_KEYS):
    for key in keys:
        QTest.keyClick(panel.canvas, key, modifiers)


def frame(panel, training=None):
    """Show a panel what it asks of a training."""
    training = training or build(panel.document.spec)
    found = training.frame(panel.probes())
    panel.show_frame(found)
    return found


def activate(panel, qtbot):
    """Give the canvas the focus."""
    with qtbot.waitActive(panel):
        panel.activateWindow()
    panel.canvas.setFocus()


def filled(spec, size=(900, 420)):
    """A scene that shows a network after one step, and the maps and the weights on it."""
    scene = NetworkScene(LIGHT)
    scene.rebuild(columns(spec), QSizeF(*size))
    training = build(spec)
    training.step()
    maps, weights = UnitMaps(resolution=20, units=MOST_UNITS), Weights(units=MOST_UNITS)
    found = training.frame((maps, weights)).probes
    assert scene.show_numbers(found[maps], found[weights])
    return scene, found[maps], found[weights]
