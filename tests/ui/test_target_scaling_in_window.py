"""Targets of another size: an imported table is standardized by itself and learns; panels and plots say so."""

import numpy as np
import pytest
from import_support import drop, imported
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from playground.data.files.arrays import import_arrays
from playground.data.files.table import Table
from playground.data.files.table_reader import Choice, import_table, look_at
from playground.data.outliers import KeepOutliers
from playground.data.regression import GaussianBumps, Plane, Sine
from playground.data.scaling import MinMax, NoScaling, Standardize
from playground.data.spec import DataSpec
from playground.data.tables import Iris
from playground.engine.losses import MSE
from playground.experiment import ExperimentSpec, build
from playground.experiment.studies import Trial
from playground.export.targets import EXPORTS
from playground.ui.canvas.hover import Spot
from playground.ui.importing.table_dialog import TableDialog
from playground.ui.panels.choose_data import with_dataset
from playground.ui.panels.output_panel import OutputPanel
from playground.ui.plots.learning import LearningPlot
from playground.ui.plots.spread_plot import SpreadPlot


@pytest.fixture
def flats(tmp_path):
    """A table of 240 flats with prices of about 440: 300 + 1.5 area + 12 rooms - 2 age, and some noise."""
    rng = np.random.default_rng(7)
    inputs = rng.uniform([20, 1, 0], [200, 6, 60], (240, 3))
    prices = 300 + inputs @ [1.5, 12, -2] + rng.normal(0, 10, 240)
    path = tmp_path / "flats.csv"
    rows = [",".join(f"{value:.1f}" for value in row) for row in np.column_stack([inputs, prices])]
    path.write_text("\n".join(["area,rooms,age,price", *rows]))
    return path


def table_of(path, target="price"):
    look = look_at(path)
    kinds = {title: look.kinds[title] for title in look.usual_inputs(target)}
    return import_table(path, Choice(look.layout, kinds, target, "regression"))


# --- importing ------------------------------------------------------------------------------------------------------


def test_an_imported_table_learns_with_the_usual_settings(flats):
    spec, _ = with_dataset(ExperimentSpec(), table_of(flats))
    training = build(spec)
    for _ in training.run(50):
        pass
    assert training.evaluate("test")["r2"] > 0.8
    plain = build(replace(spec, data=replace(spec.data, target_scaling=NoScaling())))
    for _ in plain.run(50):
        pass
    assert plain.evaluate("test")["r2"] < 0, "which is what the scaling is for"


def test_undo_takes_the_table_and_its_scaling_back_in_one_step(window, flats, qtbot):
    before = window.document.spec
    assert drop(window, flats)
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in window.findChildren(TableDialog)))
    (dialog,) = window.findChildren(TableDialog)
    qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    imported(window, qtbot, Table)
    spec = window.document.spec
    assert spec.data.target_scaling == Standardize()
    assert window.document.undo_stack.count() == 1
    assert "targets standardized" in window.document.undo_stack.undoText()
    window.document.undo_stack.undo()
    assert window.document.spec == before
    window.document.undo_stack.redo()
    assert window.document.spec == spec


SIZES = {
    "about one": (0.0, 1.0, NoScaling()),
    "just small enough": (-9.0, 9.0, NoScaling()),
    "large": (0.0, 100.0, Standardize()),
    "far away": (500.0, 5.0, Standardize()),
    "tiny": (0.0, 0.05, Standardize()),
}


@pytest.mark.parametrize(("mean", "deviation", "scaling"), SIZES.values(), ids=SIZES.keys())
def test_targets_are_scaled_where_their_size_is_another(tmp_path, mean, deviation, scaling):
    """Half of the targets lie one deviation above the mean, half of them below it."""
    values = mean + deviation * np.resize([1.0, -1.0], 40)
    path = tmp_path / "sizes.csv"
    path.write_text("x,y\n" + "".join(f"{place / 7},{value}\n" for place, value in enumerate(values)))
    table = table_of(path, "y")
    assert (*table.level, *table.spread) == pytest.approx((mean, deviation))
    assert with_dataset(ExperimentSpec(), table)[0].data.target_scaling == scaling
    np.savez(tmp_path / "sizes.npz", x=np.arange(40.0)[:, None], y=values)
    arrays = import_arrays(tmp_path / "sizes.npz")
    assert with_dataset(ExperimentSpec(), arrays)[0].data.target_scaling == scaling


def test_what_was_chosen_for_a_table_goes_with_it(flats):
    spec, _ = with_dataset(ExperimentSpec(), table_of(flats))
    generated, text = with_dataset(spec, Sine)
    assert generated.data.target_scaling == NoScaling()
    assert text == "Change data set to Sine, targets as they are"
    classes, text = with_dataset(spec, Iris)
    assert classes.data.target_scaling == NoScaling()
    assert "targets" not in text
    own = replace(generated, data=replace(generated.data, target_scaling=MinMax()))
    assert with_dataset(own, Plane)[0].data.target_scaling == MinMax(), "what a person chose for others stays"


def test_a_table_described_before_there_was_a_scaling_stays_as_it_is(flats):
    old = replace(table_of(flats), level=(), spread=())
    assert with_dataset(ExperimentSpec(), old)[0].data.target_scaling == NoScaling()


# --- the panels -----------------------------------------------------------------------------------------------------


def regression(dataset, scaling):
    spec = ExperimentSpec(data=DataSpec(dataset=dataset, target_scaling=scaling))
    return replace(spec, training=replace(spec.training, loss=MSE()))


def test_only_regressions_offer_it(open_window):
    window = open_window(regression(Sine(samples=60), NoScaling()))
    slot = window.data.form.slot("target_scaling")
    assert all(cell.isVisibleTo(window.data) for cell in slot.cells())
    slot.combo.choose("standardize")
    assert window.document.spec.data.target_scaling == Standardize()
    assert window.document.spec.data.outliers == KeepOutliers()
    window.document.load(ExperimentSpec(data=DataSpec(dataset=Iris())))
    assert slot.cells()
    assert not any(cell.isVisibleTo(window.data) for cell in slot.cells())


@pytest.fixture
def panel(qtbot):
    result = OutputPanel()
    qtbot.addWidget(result)
    result.resize(300, 360)
    with qtbot.waitExposed(result):
        result.show()
    return result


def shown(panel, spec):
    """The frame that the panel shows of an experiment."""
    training = build(spec)
    panel.show_frame(training.frame(panel.probes()))
    frame = training.frame(panel.probes())
    panel.show_frame(frame)
    return frame


def test_a_curve_says_that_its_numbers_are_scaled(panel):
    frame = shown(panel, regression(Sine(samples=60), Standardize()))
    assert panel.fit._legend._shown[0][0].text == "prediction (scaled)"
    assert panel.fit.table(frame)[0] == ["x1", "prediction (scaled)"]
    frame = shown(panel, regression(Sine(samples=60), NoScaling()))
    assert panel.fit.table(frame)[0] == ["x1", "prediction"]
    assert panel.fit._legend._shown[0][0].text == "prediction"


def test_a_map_says_that_its_numbers_are_scaled(panel):
    frame = shown(panel, regression(GaussianBumps(samples=60), Standardize()))
    said = []
    panel.map.described.connect(said.append)
    panel.map._describe((0.0, 0.0))
    assert "y (scaled)" in said[0]
    assert panel.map.table(frame)[0] == ["x1", "x2", "y (scaled)"]
    assert panel.map.bar.note == "(scaled)"
    before = panel.map.bar.grab().toImage()
    frame = shown(panel, regression(GaussianBumps(samples=60), NoScaling()))
    assert panel.map.table(frame)[0] == ["x1", "x2", "y"]
    QApplication.processEvents()
    assert panel.map.bar.note == ""
    assert panel.map.bar.grab().toImage() != before


def test_the_output_unit_says_it_and_a_hidden_one_does_not(panel, tmp_path):
    spec = regression(GaussianBumps(samples=60), Standardize())
    for column, note in ((1, ""), (3, "(scaled)")):
        panel.look_at(Spot(column, column, 0, "unit"))
        shown(panel, spec)
        assert panel.unit.picture.bar.note == note
    np.savez(tmp_path / "many.npz", x=np.arange(120.0).reshape(40, 3), y=np.arange(40.0))
    shown(panel, regression(import_arrays(tmp_path / "many.npz"), Standardize()))
    assert panel.unit.value.text().endswith(" (scaled)")


def test_losses_say_that_the_targets_were_scaled(panel, qtbot):
    plot = LearningPlot()
    qtbot.addWidget(plot)
    plot.show()
    for scaling, hint, tip in (
        (Standardize(), "(scaled) by epoch", "Val loss (scaled)"),
        (NoScaling(), "by epoch", ""),
        (MinMax(), "(scaled) by epoch", "Val loss (scaled)"),
    ):
        plot.show_frame(shown(panel, regression(Sine(samples=60), scaling)))
        assert plot.hint_label.text() == hint
        assert panel.figures.metrics["validation"].toolTip() == tip
        assert panel.figures.metrics["metric"].toolTip() == "", "a share has no unit"


@pytest.mark.parametrize("scaling", [NoScaling(), Standardize()])
def test_curves_say_it_where_they_are_exported(scaling):
    limits = EXPORTS["history"].limits(build(regression(Sine(samples=60), scaling)))
    assert [str(limit).startswith("Targets are scaled") for limit in limits] == [True] * (scaling == Standardize())


def test_so_do_those_of_several_networks(qtbot):
    for quantity, scaling, hint in (
        ("loss", Standardize(), "validation (scaled), by epoch"),
        ("loss", NoScaling(), "validation, by epoch"),
        ("metric", Standardize(), "validation, by epoch"),
    ):
        plot = SpreadPlot(quantity)
        qtbot.addWidget(plot)
        assert plot.hint().startswith("validation, ")
        plot.show_result(Trial(regression(Sine(samples=60), scaling), "ensemble", 2))
        assert plot.hint_label.text() == hint
    plot = SpreadPlot("loss")
    qtbot.addWidget(plot)
    classes = ExperimentSpec(data=DataSpec(dataset=Iris(), target_scaling=Standardize()))
    plot.show_result(Trial(classes, "ensemble", 2))
    assert plot.hint() == "validation, by epoch", "classes have no unit"
