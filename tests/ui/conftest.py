"""The real window on a small experiment, closed after each test; single widgets in a window of their own."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip, QVBoxLayout, QWidget

from playground.data.catalog import Line, Spiral
from playground.data.spec import DataSpec
from playground.engine.activations import Tanh
from playground.engine.blocks import Dense
from playground.engine.losses import MSE
from playground.engine.optimizers import SGD, Adam
from playground.engine.specs import NetworkSpec, TrainingSpec
from playground.experiment import validate
from playground.experiment.spec import ExperimentSpec
from playground.runner import UNLIMITED, RunnerState
from playground.ui.theme import apply_theme


@pytest.fixture
def light(qapp):
    """The light theme, also for whoever comes after."""
    apply_theme(qapp, "light")
    yield
    apply_theme(qapp, "light")


@pytest.fixture
def tips(monkeypatch):
    """The texts of tool tips, which the offscreen platform cannot show without a warning."""
    texts = []
    monkeypatch.setattr(QToolTip, "showText", lambda position, text, widget: texts.append(text))
    return texts


@pytest.fixture
def spiral():
    """A spiral whose epochs take a tenth of a millisecond, and more of them than a test can wait for."""
    return ExperimentSpec(
        name="Small spiral",
        data=DataSpec(dataset=Spiral(samples=100)),
        network=NetworkSpec(blocks=(Dense(units=4, activation=Tanh()), Dense(units=3, activation=Tanh()))),
        training=TrainingSpec(optimizer=Adam(learning_rate=0.01), batch_size=16, epochs=1_000_000),
    )


@pytest.fixture
def diverging():
    """Linear regression with a learning rate far too large."""
    return ExperimentSpec(
        name="Too fast",
        data=DataSpec(dataset=Line()),
        training=TrainingSpec(loss=MSE(), optimizer=SGD(learning_rate=50.0), epochs=500),
    )


@pytest.fixture
def open_window(qtbot, qapp, tmp_path):
    """A function that opens a window on an experiment and waits until it is ready and has shown a frame."""
    from playground.ui.main_window import MainWindow
    from playground.ui.settings import Settings
    from playground.ui.theme import apply_theme

    apply_theme(qapp, "light")
    opened = []

    def open_it(spec=None, shown=True):
        window = MainWindow(Settings(tmp_path / "settings.ini"))
        window.bar.speed.show_speed(UNLIMITED)
        opened.append(window)
        if spec is not None:
            window.load(spec)
        if shown:
            window.show()
        if spec is not None and shown:
            qtbot.waitUntil(lambda: window.runner.state is not RunnerState.BUILDING)
            if window.runner.state is RunnerState.PAUSED:
                qtbot.waitUntil(lambda: window.pump.frame is not None)
        return window

    yield open_it
    for window in opened:
        window.close_unsaved()
        window.deleteLater()
    assert QApplication.activeModalWidget() is None


@pytest.fixture
def show_network(qtbot, qapp):
    """A function that shows blocks on a data set in a network panel with a document behind it."""
    from playground.ui.document import Document
    from playground.ui.panels.network_panel import NetworkPanel

    def show_it(*blocks, dataset=None, size=(900, 360)):
        found = NetworkPanel()
        qtbot.addWidget(found)
        found.document = document = Document(parent=found)
        found.edited.connect(document.edit)
        for told in (document.changed, document.loaded):
            told.connect(lambda spec: found.show_spec(spec, validate(spec)))
        found.resize(*size)
        found.show()
        document.load(ExperimentSpec(data=DataSpec(dataset=dataset or Spiral()), network=NetworkSpec(blocks=blocks)))
        return found

    return show_it


@pytest.fixture
def accepting(qtbot, light):
    """A function that shows a panel whose edits are accepted, as the document does; its `edits` holds them."""

    def show_it(panel, spec, width):
        qtbot.addWidget(panel)
        panel.edits = []

        def accept(spec, text, key):
            panel.edits.append((spec, text, key))
            panel.show_spec(spec, validate(spec))

        panel.edited.connect(accept)
        panel.show_spec(spec, [])
        panel.resize(width, 560)
        panel.show()
        qtbot.waitExposed(panel)
        assert panel.edits == []
        return panel

    return show_it


@pytest.fixture
def window(open_window, spiral):
    """The window on the small spiral."""
    return open_window(spiral)


@pytest.fixture
def at(qtbot):
    """A function that waits until a window's newest frame satisfies a condition and its runner is in a state.

    Unless it trains, that frame is also the last one there is.
    """

    def last(window):
        worker = window.runner._worker
        return not worker.inbox.pending and window.pump.frame.step == worker._training.steps_done

    def wait(window, state, condition=lambda frame: True):
        qtbot.waitUntil(
            lambda: (
                window.runner.state is state
                and window.pump.frame is not None
                and window.pump.frame.spec == window.document.spec
                and (state is RunnerState.RUNNING or last(window))
                and bool(condition(window.pump.frame))
            )
        )
        return window.pump.frame

    return wait


@pytest.fixture
def show(qtbot, qapp):
    """A function that puts widgets into one shown window and returns them."""
    apply_theme(qapp, "light")
    windows = []

    def put(*widgets):
        window = QWidget()
        windows.append(window)
        window.resize(260, 60 * len(widgets) + 40)
        layout = QVBoxLayout(window)
        other = QPushButton("other")
        for widget in (*widgets, other):
            layout.addWidget(widget)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        other.setFocus()
        return widgets[0] if len(widgets) == 1 else widgets

    yield put
    windows.clear()
