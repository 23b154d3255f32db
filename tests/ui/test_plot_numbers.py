"""The plots' numbers: ticks, and the bounded history behind a curve."""

import numpy as np
import pytest

from playground.export.drawing.scales import coarse_above, decade_ticks, linear_ticks, number, power_text, short
from playground.ui.plots.card_menu import csv_text
from playground.ui.plots.curves import MetricPlot
from playground.ui.plots.minmax import MinMax
from playground.ui.plots.paths import curve_path


@pytest.mark.parametrize(
    ("value", "above"), [(0.0, 1.0), (1.0, 1.0), (1.01, 1.5), (7.6, 10.0), (123.0, 150.0), (0.06, 0.075), (np.nan, 1.0)]
)
def test_coarse_numbers_are_round_and_at_most_half_again_as_large(value: float, above: float) -> None:
    assert coarse_above(value) == pytest.approx(above)


def test_ticks_are_round_few_and_short() -> None:
    assert linear_ticks(0, 150, 4) == [(0, "0"), (50, "50"), (100, "100"), (150, "150")]
    assert linear_ticks(20, 199, 3) == [(50, "50"), (100, "100"), (150, "150")], "100 by itself is no scale"
    assert linear_ticks(11, 94, 2) == [(20, "20"), (40, "40"), (60, "60"), (80, "80")], "neither is 50"
    assert decade_ticks(-5, 0, 3) == [(-4.0, "10⁻⁴"), (-2.0, "0.01"), (0.0, "1")]
    assert linear_ticks(0, np.inf, 4) == []
    assert [short(value) for value in (0.0, 0.25, 1500.0, 20000.0, 1e-5)] == ["0", "0.25", "1500", "2e4", "1e-5"]
    assert power_text(-12) == "10⁻¹²"
    assert [number(value) for value in (0.0414, np.nan, 123456.7, 1e-5)] == ["0.041", "–", "1.23e+05", "1.00e-05"]
    assert [number(value) for value in (0.0, -0.0, 0.0004)] == ["0.000", "0.000", "4.00e-04"]


def test_no_figure_is_minus_zero(qtbot) -> None:
    """The loss of a softmax that is sure is -1 times the sum of no logarithms; a gap of shares rounds to nothing."""
    plot = MetricPlot()
    qtbot.addWidget(plot)
    assert (plot.value_text(-0.0004), plot.value_text(-0.004)) == ("0.0 %", "-0.4 %")
    assert csv_text((("value",), [(-0.0,), (-0.25,)])) == "value\n0\n-0.25\n"


@pytest.mark.parametrize("first", [1, 2, 3, 7, 8, 9])
def test_a_curve_that_suddenly_has_many_rows_keeps_its_extremes(first):
    x, y = np.arange(1000.0), np.random.default_rng(first).normal(size=1000)
    bounded = MinMax(capacity=8)
    bounded.update(x[:first], [y[:first]])
    bounded.update(x, [y])
    shown_x, (shown_y,) = bounded.points()
    assert (shown_x[0], shown_x[-1]) == (0, 999)
    assert (shown_y.min(), shown_y.max()) == (y.min(), y.max())


@pytest.mark.parametrize("rows", [3, 8, 9, 100, 1000])
@pytest.mark.parametrize("stride", [1, 7])
def test_the_bounded_history_has_the_extremes_of_every_bucket(rows: int, stride: int) -> None:
    random = np.random.default_rng(rows)
    x, curves = np.arange(rows, dtype=float), random.normal(size=(2, rows))
    bounded = MinMax(count=2, capacity=8)
    for seen in [*range(1, rows, stride), rows]:
        assert not bounded.update(x[:seen], curves[:, :seen])
    at, values = bounded.points()
    size = 1
    while rows > 8 * size:
        size *= 2
    if size == 1:
        np.testing.assert_array_equal(values, curves)
        return
    assert len(at) <= 16
    for bucket in range(len(at) // 2):
        part = slice(bucket * size, min((bucket + 1) * size, rows))
        for y, drawn in zip(curves, values, strict=True):
            assert sorted(drawn[2 * bucket : 2 * bucket + 2]) == [y[part].min(), y[part].max()]
        assert (at[2 * bucket], at[2 * bucket + 1]) == (x[part][0], x[part][-1])


def test_the_bounded_history_of_a_smooth_curve_is_smooth() -> None:
    x = np.arange(1000.0)
    for y in (x, -x):
        bounded = MinMax(capacity=100)
        bounded.update(x, [y])
        steps = np.diff(bounded.points()[1][0])
        assert (steps * (y[1] - y[0]) >= 0).all()


def test_other_data_restart_the_bounded_history() -> None:
    x = np.arange(20.0)
    bounded = MinMax()
    assert not bounded.update(x[:10], [x[:10]])
    assert bounded.update(x[:5], [x[:5]])
    assert bounded.update(x, [x + 1])
    np.testing.assert_array_equal(bounded.points()[1], [x + 1])


def test_missing_values_leave_gaps() -> None:
    y = np.array([1.0, 2.0, np.nan, 3.0, 3.5, np.inf, 4.0, 5.0])
    path = curve_path(np.arange(8.0), np.where(np.isfinite(y), y, np.nan))
    starts = [n for n in range(path.elementCount()) if path.elementAt(n).isMoveTo()]
    assert [path.elementAt(n).x for n in starts] == [0.0, 3.0, 6.0]
