"""The closed form of linear regression in the output panel, beside what gradient descent has found."""

import csv
import io
from typing import Any

import numpy as np
import pytest
from msgspec import structs
from output_support import shown_panel
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication

from playground.data.catalog import DATASETS
from playground.data.files.arrays import import_arrays
from playground.data.spec import DataSpec
from playground.engine.blocks import Dense
from playground.engine.closed_form import ClosedForm
from playground.experiment import ExperimentSpec, build, load_preset
from playground.ui.panels.output_panel import OutputPanel
from playground.ui.theme import LIGHT

pytestmark = pytest.mark.usefixtures("light")


@pytest.fixture
def panel(qtbot: Any, tips: list[str]) -> OutputPanel:
    return shown_panel(qtbot)


def regression(name: str, **data: Any) -> ExperimentSpec:
    """A network without hidden layers on a data set."""
    spec = load_preset("linear-regression")
    return structs.replace(spec, data=DataSpec(dataset=DATASETS[name](), **data))


def frame_of(panel: OutputPanel, spec: ExperimentSpec) -> Any:
    """What the panel is given once it has seen the data."""
    training = build(spec)
    panel.show_frame(training.frame(panel.probes()))
    frame = training.frame(panel.probes())
    panel.show_frame(frame)
    return frame


def test_a_linear_regression_shows_the_closed_form(panel: OutputPanel, tips: list[str]) -> None:
    frame = frame_of(panel, regression("line"))
    x, t = frame.data.train.raw[:, 0], frame.data.train.y[:, 0]
    slope = ((x - x.mean()) * (t - t.mean())).sum() / ((x - x.mean()) ** 2).sum()
    names, closed, found = panel.coefficients.lines()
    assert panel.coefficients.isVisible()
    assert names == ("", "x1", "bias")
    assert closed == ("closed form", f"{slope:.3f}", f"{t.mean() - slope * x.mean():.3f}")
    assert found[0] == "gradient descent"
    assert found[1:] != closed[1:], "the untrained network is elsewhere"
    ends = panel.fit._closed.path()
    assert (ends.elementAt(0).x, ends.elementAt(99).x) == (-6, 6)
    assert (ends.elementAt(99).y - ends.elementAt(0).y) / 12 == pytest.approx(slope, abs=1e-6)


def test_the_dashed_line_can_be_seen(panel: OutputPanel) -> None:
    frame_of(panel, regression("line"))
    QApplication.processEvents()
    image = panel.grab().toImage()
    wanted = QColor(LIGHT.series_text[3]).rgb()
    pixels = [
        (x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).rgb() == wanted
    ]
    assert len(pixels) > 20


def test_two_features_are_compared_beneath_the_map(panel: OutputPanel) -> None:
    frame_of(panel, regression("plane"))
    assert panel.coefficients.lines()[0] == ("", "x1", "x2", "bias")
    assert panel.coefficients.isVisible()


def three_features(path: Any) -> ExperimentSpec:
    """A linear regression on a table: y = a - 2 b + 3 c + 4."""
    x = np.random.default_rng(0).normal(size=(50, 3))
    np.savez(path, x=x, y=x @ [1.0, -2.0, 3.0] + 4.0)
    return structs.replace(regression("line"), data=DataSpec(dataset=import_arrays(path)))


def test_coefficients_of_many_features_are_one_of_the_pictures(panel: OutputPanel, tmp_path: Any) -> None:
    spec, table = three_features(tmp_path / "planes.npz"), panel.many.coefficients
    frame_of(panel, spec)
    assert panel.many.key == "plane"
    assert not panel.coefficients.isVisible()
    panel.many.tabs.tabs["coefficients"].click()
    assert panel.probes() == (ClosedForm(),)
    frame_of(panel, spec)
    assert table.isVisible()
    assert table.lines()[1] == ("closed form", "1.000", "-2.000", "3.000", "4.000")
    panel.menu.data_action.trigger()
    rows = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text())))
    assert [row[0] for row in rows] == ["", "closed form", "gradient descent"]
    hidden = structs.replace(spec, network=structs.replace(spec.network, blocks=(Dense(),)))
    frame_of(panel, hidden)
    assert panel.many.key == "plane"
    assert not panel.many.tabs.isVisible()


def test_a_hidden_layer_has_no_closed_form(panel: OutputPanel) -> None:
    frame_of(panel, regression("line"))
    spec = regression("line")
    frame_of(panel, structs.replace(spec, network=structs.replace(spec.network, blocks=(Dense(),))))
    assert not panel.coefficients.isVisible()
    assert panel.fit._closed.path().isEmpty()
    assert len(panel.probes()) == 1, "nothing is computed that is not shown"
