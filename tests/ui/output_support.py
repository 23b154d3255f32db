"""The output panel in the tests: what it is shown, and what is seen of it."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
from msgspec import structs
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from playground.data.catalog import DATASETS
from playground.data.prepare import prepare
from playground.data.spec import DataSpec
from playground.engine.examples import Data
from playground.engine.history import History
from playground.engine.losses import MSE, CrossEntropy
from playground.engine.probes import Confusion, Counts, OutputMap
from playground.engine.specs import Output
from playground.experiment import ExperimentSpec
from playground.ui.panels.output_panel import OutputPanel

SIZE = (350, 390)
SQUARE = ((-6.0, 6.0), (-6.0, 6.0))


def shown_panel(qtbot: Any) -> OutputPanel:
    """An output panel on the screen."""
    result = OutputPanel()
    qtbot.addWidget(result)
    result.resize(*SIZE)
    with qtbot.waitExposed(result):
        result.show()
    return result


def data(name: str) -> Data:
    return prepare(DataSpec(dataset=DATASETS[name]()), np.float32)


def frame(examples: Data, result: Any = None, loss: Any = None, output: Output | None = None) -> Any:
    """What the panel reads of a frame: examples, the answer to its probe, the newest numbers, what outputs mean."""
    metric = "accuracy" if examples.classes else "r2"
    recorded = History(("Output",), metric)  # type: ignore[arg-type]
    row = {"loss": 0.04149, metric: 0.98}
    recorded.append(0.0, 0, 0.01, {"train": row, "validation": None, "test": row}, None)
    spec = ExperimentSpec()
    training = structs.replace(spec.training, loss=loss or (CrossEntropy() if examples.classes else MSE()))
    network = structs.replace(spec.network, output=output or Output())
    return SimpleNamespace(
        data=examples,
        epoch=0,
        spec=structs.replace(spec, training=training, network=network),
        curves=recorded.snapshot(),
        evaluation=recorded.last(),
        probes={Confusion() if isinstance(result, Counts) else OutputMap(): result} if result is not None else {},
    )


def without_examples(examples: Data) -> Data:
    """The same data with empty parts, so that nothing covers the map."""
    empty = replace(examples.train, x=examples.train.x[:0], y=examples.train.y[:0], raw=examples.train.raw[:0])
    return replace(examples, train=empty, validation=empty, test=empty)


def pixel(widget: QWidget, across: float, up: float) -> QColor:
    """The colour at shares of the width and, upwards, of the height."""
    image = widget.grab().toImage()
    return image.pixelColor(round(across * (image.width() - 1)), round((1 - up) * (image.height() - 1)))


def close(one: QColor, other: str | int, tolerance: int = 6) -> bool:
    wanted = QColor.fromRgb(other) if isinstance(other, int) else QColor(other)
    parts = ((one.red(), wanted.red()), (one.green(), wanted.green()), (one.blue(), wanted.blue()))
    return all(abs(a - b) <= tolerance for a, b in parts)


def ramp(units: int = 1) -> np.ndarray:
    """0 at the lowest x2 to 1 at the highest, for the last unit; the first of two has the rest."""
    up = np.repeat(np.linspace(0, 1, 100)[:, None], 100, axis=1)
    return np.stack([1 - up, up]) if units == 2 else up[None]
