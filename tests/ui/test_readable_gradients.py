"""Gradients that vanish or explode, told at the curves and on the strip."""

from typing import Any

import numpy as np
import pytest
from plot_support import frame, near, picture, place, shown
from PySide6.QtGui import QColor

from playground.engine.history import History
from playground.ui.plots.gradient_flags import flags
from playground.ui.plots.gradients import GradientPlot
from playground.ui.plots.heat_strip import colours, levels
from playground.ui.theme import DARK, LIGHT

pytestmark = pytest.mark.usefixtures("light")


def test_a_gradient_vanishes_or_explodes_beside_that_of_the_output() -> None:
    rows = np.tile([1e-6, 0.5, 0.05, 2e3, 1.0], (12, 1))
    assert flags(rows) == ("vanishing", None, None, "exploding", None)
    assert flags(rows[:, [0, 4]] * 1e-9) == ("vanishing", None)
    assert flags(np.full((3, 2), np.nan)) == (None, None)
    assert flags(np.zeros((5, 2))) == (None, None)
    noisy = np.array([[1.0, 1.0]] * 9 + [[1e-9, 1.0]])
    assert flags(noisy) == (None, None)
    overflow = np.array([[np.nan, np.nan], [1.0, 1.0], [np.inf, 1.0]])
    assert flags(overflow) == ("exploding", None)


def test_flags_stand_in_words_at_the_curves_and_on_the_strip(qtbot: Any) -> None:
    recorded = History(("Dense 1", "Output"), "accuracy")
    for row in range(30):
        recorded.append(
            float(row), row, 0.01, {"train": None, "validation": None, "test": None}, np.array([1e-6, 1e-1])
        )
    plot = shown(qtbot, GradientPlot())
    plot.show_frame(frame(recorded))
    assert [label.text for label in plot._labels] == ["Dense 1 ▼ vanishing", "Output"]
    assert "Dense 1 ▼ vanishing" in plot.accessibleDescription()
    plot.options.set("show", "strip")
    assert [name.text for name in plot._names._names] == ["Dense 1 ▼ vanishing", "Output"]
    assert plot.hint_label.text() == "10⁻⁷ pale, 0.1 dark"
    image = picture(plot)
    low, high = image.pixelColor(*place(plot, 20.0, 0.5)), image.pixelColor(*place(plot, 20.0, 1.5))
    assert low.lightness() > high.lightness() + 60
    assert plot._strip.isVisible()
    assert not plot._legend.isVisible()
    recorded.append(30.0, 30, 0.01, {"train": None, "validation": None, "test": None}, np.array([np.inf, 1e-1]))
    plot.show_frame(frame(recorded))  # other flags, other labels: still no lines on the strip
    assert [name.text for name in plot._names._names] == ["Dense 1 ▲ exploding", "Output"]
    assert all(plot._lines._strong.path(curve).isEmpty() for curve in range(len(plot._labels)))
    plot.options.set("show", "lines")
    assert near(picture(plot), place(plot, 20.0, -1.0), LIGHT.series[3])
    assert not plot._strip.isVisible()


def test_the_colours_of_the_strip_go_one_way_in_lightness() -> None:
    for theme in (LIGHT, DARK):
        lightness = [QColor.fromRgb(colour).lightness() for colour in colours(theme)[:255]]
        steps = np.diff(lightness) * (lightness[-1] - lightness[0])
        assert (steps >= 0).mean() > 0.98
    values = np.array([[-4.0, -2.0, 0.0, 1.0, -9.0, np.nan]])
    assert levels(values, (-4.0, 0.0)).tolist() == [[0, 127, 254, 254, 0, 255]]
