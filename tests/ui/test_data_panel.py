"""The data panel: tiles, the data set's own settings, split, features, seed; every choice can run."""

import msgspec
import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QScrollArea

from playground.data.catalog import DATASETS
from playground.data.classification import Spiral
from playground.data.drawn import Drawn
from playground.data.gates import AndGate
from playground.data.outliers import ClipOutliers
from playground.data.regression import Sine
from playground.data.scaling import MinMax
from playground.data.spec import DataSpec, Split
from playground.engine.activations import Sigmoid
from playground.engine.losses import MAE, MSE, BinaryCrossEntropy, CrossEntropy
from playground.engine.specs import EarlyStopping
from playground.experiment import ExperimentSpec, format_preset, parse_preset, validate
from playground.ui.data_groups import FILES, group_of
from playground.ui.panels.choose_data import with_dataset
from playground.ui.panels.data_panel import DataPanel
from playground.ui.panels.thumbnails import thumbnail
from playground.ui.tokens import DARK, LIGHT
from playground.ui.widgets.number_field import NumberField


@pytest.fixture
def panel(accepting):
    return accepting(DataPanel(), ExperimentSpec(), 240)


def field(panel, title: str) -> NumberField:
    found = [each for each in panel.findChildren(NumberField) if each.accessibleName() == title and each.isVisible()]
    assert len(found) == 1, title
    return found[0]


def type_into(qtbot, target: NumberField, text: str) -> None:
    target.selectAll()
    qtbot.keyClicks(target, text)
    qtbot.keyClick(target, Qt.Key.Key_Return)


def visible_tiles(panel) -> list[str]:
    return [key for key, tile in panel.gallery.tiles.items() if tile.isVisible()]


def test_every_data_set_has_a_tile_and_can_be_chosen(panel, qtbot):
    assert set(panel.gallery.tiles) == set(DATASETS)
    for key, member in DATASETS.items():
        tile = panel.gallery.tiles[key]
        qtbot.mouseClick(panel.gallery.tabs.tabs[group_of(member)], Qt.MouseButton.LeftButton)
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
        spec = panel.edits[-1][0] if panel.edits else ExperimentSpec()
        assert type(spec.data.dataset) is member
        assert validate(spec) == [], "whatever is chosen can run"
        assert parse_preset(format_preset(spec)) == spec
        assert [tile.isChecked() for tile in panel.gallery.tiles.values()].count(True) == 1
    assert len(panel.edits) == len(DATASETS), "spiral is left and comes back"


def test_the_tabs_share_out_all_data_sets(panel, qtbot):
    seen = []
    for key, tab in panel.gallery.tabs.tabs.items():
        if key == FILES:
            assert tab.isHidden(), "nothing has been imported"
            continue
        qtbot.mouseClick(tab, Qt.MouseButton.LeftButton)
        assert tab.isChecked()
        assert {group_of(DATASETS[name]) for name in visible_tiles(panel)} == {key}
        seen += visible_tiles(panel)
    assert sorted(seen) == sorted(DATASETS)
    assert panel.edits == [], "looking is no edit"


@pytest.mark.parametrize("key", ["digits", "spiral", "xor_gate", "sine"])
def test_it_opens_on_the_group_of_the_data_set_with_its_tile_in_view(panel, qtbot, key):
    panel.area.verticalScrollBar().setValue(panel.area.verticalScrollBar().maximum())
    panel.show_spec(replace(ExperimentSpec(), data=DataSpec(dataset=DATASETS[key]())), [])
    tile = panel.gallery.tiles[key]
    assert tile.isVisible()
    qtbot.mouseClick(panel.gallery.tabs.tabs[group_of(DATASETS[key])], Qt.MouseButton.LeftButton)
    top = tile.mapTo(panel.area.viewport(), QPoint(0, 0)).y()
    assert 0 <= top <= panel.area.viewport().height() - tile.height()


def test_a_change_of_the_settings_keeps_the_group_looked_at(panel, qtbot):
    qtbot.mouseClick(panel.gallery.tabs.tabs["real"], Qt.MouseButton.LeftButton)
    type_into(qtbot, field(panel, "Samples"), "200")
    assert "iris" in visible_tiles(panel)


def test_the_tab_key_reaches_a_tile_of_every_group(panel, qtbot):
    for key, tab in panel.gallery.tabs.tabs.items():
        if key != FILES:
            qtbot.mouseClick(tab, Qt.MouseButton.LeftButton)
            shown = [panel.gallery.tiles[name] for name in visible_tiles(panel)]
            assert any(tile.focusPolicy() & Qt.FocusPolicy.TabFocus for tile in shown), key


def test_choosing_the_chosen_one_is_no_edit(panel, qtbot):
    qtbot.mouseClick(panel.gallery.tiles["spiral"], Qt.MouseButton.LeftButton)
    assert panel.edits == []


def test_another_task_brings_its_usual_loss():
    spec = ExperimentSpec()
    line, text = with_dataset(spec, Sine)
    assert line.training.loss == MSE()
    assert text == "Change data set to Sine, loss to Mean squared error"
    back, text = with_dataset(line, Spiral)
    assert back.training.loss == CrossEntropy(), "nobody chose the squared error for classes"
    assert text == "Change data set to Spiral, loss to Cross-entropy (softmax)"
    squares = replace(spec, training=replace(spec.training, loss=MSE()))
    assert with_dataset(squares, DATASETS["iris"])[0].training.loss == MSE(), "a loss that was chosen stays"
    sigmoid = replace(line.network.output, activation=Sigmoid())
    free = replace(line, network=replace(line.network, output=sigmoid), training=replace(line.training, loss=MAE()))
    assert with_dataset(free, Spiral)[0] == replace(free, data=back.data), "so does an output that fits"


def test_more_classes_than_the_loss_takes():
    binary = ExperimentSpec(training=replace(ExperimentSpec().training, loss=BinaryCrossEntropy()))
    chosen, text = with_dataset(binary, DATASETS["iris"])
    assert chosen.training.loss == CrossEntropy()
    assert "Cross-entropy" in text
    assert with_dataset(binary, DATASETS["moons"])[0].training.loss == BinaryCrossEntropy()


def test_gates_cannot_stop_early():
    spec = ExperimentSpec(training=replace(ExperimentSpec().training, early_stopping=EarlyStopping()))
    chosen, text = with_dataset(spec, AndGate)
    assert chosen.training.early_stopping is None
    assert text == "Change data set to AND gate, without early stopping"
    assert validate(chosen) == []


def test_changed_settings_come_along():
    spec = ExperimentSpec(data=DataSpec(dataset=Spiral(samples=200, noise=0.3, arms=3)))
    assert with_dataset(spec, DATASETS["moons"])[0].data.dataset == DATASETS["moons"](samples=200, noise=0.3)


def test_the_data_sets_own_settings_are_edited(panel, qtbot):
    type_into(qtbot, field(panel, "Samples"), "200")
    type_into(qtbot, field(panel, "Noise"), "0.25")
    type_into(qtbot, field(panel, "Arms"), "3")
    assert panel.edits[-1][0].data.dataset == Spiral(samples=200, noise=0.25, arms=3)
    type_into(qtbot, field(panel, "Arms"), "9")
    assert panel.edits[-1][0].data.dataset.arms == 3
    assert field(panel, "Arms").property("invalid")


def test_the_other_settings_are_edited(panel, qtbot):
    type_into(qtbot, field(panel, "Label noise"), "0.1")
    panel.form.slot("scaling").combo.choose("minmax")
    qtbot.mouseClick(panel.form.slot("features").editor.chips["x1*x2"], Qt.MouseButton.LeftButton)
    type_into(qtbot, field(panel, "Data seed"), "7")
    panel.split.setFocus()
    qtbot.keyClick(panel.split, Qt.Key.Key_Right)
    data = panel.edits[-1][0].data
    assert data == DataSpec(
        features=("x1", "x2", "x1*x2"), split=Split(0.61, 0.19, 0.2), scaling=MinMax(), label_noise=0.1, seed=7
    )
    assert msgspec.convert(msgspec.to_builtins(data), DataSpec) == data
    assert panel.edits[-1][1] == "Change split"
    assert panel.edits[-1][2].startswith("data.split#")


def test_a_drag_is_one_step_of_undo(panel, qtbot):
    slider = panel.dataset_form().slot("noise").editor.slider
    slider.setFocus()
    for _ in range(3):
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert len(panel.edits) == 3
    assert len({key for _, _, key in panel.edits}) == 1
    assert panel.edits[0][2].startswith("data.dataset.noise#")


def test_only_what_applies_is_shown(panel):
    shown = {}
    for key in ("spiral", "digits", "sine", "plane", "and_gate"):
        panel.show_spec(replace(ExperimentSpec(), data=DataSpec(dataset=DATASETS[key]())), [])
        features = panel.form.slot("features").cell.isVisible()
        shown[key] = (features, panel.noise_form.isVisible(), panel.split.isVisible())
    assert shown == {
        "spiral": (True, True, True),
        "digits": (False, True, True),
        "sine": (False, False, True),
        "plane": (True, False, True),
        "and_gate": (True, True, False),
    }


@pytest.mark.parametrize(
    ("key", "summary"),
    [
        ("spiral", "500 samples · 2 features · 2 classes"),
        ("sine", "500 samples · 1 feature · 1 target"),
        ("digits", "1,797 samples · 64 features · 10 classes"),
    ],
)
def test_the_summary(panel, key, summary):
    panel.show_spec(replace(ExperimentSpec(), data=DataSpec(dataset=DATASETS[key]())), [])
    assert summary in [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def test_problems_of_the_data_are_said(panel):
    spec = ExperimentSpec(data=DataSpec(split=Split(0.6, 0.3, 0.3)))
    panel.show_spec(spec, validate(spec))
    (problem,) = validate(spec)
    assert problem.message in [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    panel.show_spec(ExperimentSpec(), [])
    assert problem.message not in [label.text() for label in panel.findChildren(QLabel)]


@pytest.mark.parametrize("height", [300, 460, 900])
def test_everything_can_be_reached_without_clipping(panel, qtbot, height):
    panel.resize(panel.minimumWidth(), height)
    scroll, content = panel.area, panel.area.widget()
    qtbot.waitUntil(lambda: content.width() <= scroll.viewport().width())
    assert content.height() - scroll.viewport().height() <= max(0, scroll.verticalScrollBar().maximum())
    assert len(panel.findChildren(QScrollArea)) == 1
    for tab in panel.gallery.tabs.tabs.values():
        assert tab.isHidden() or tab.width() >= tab.sizeHint().width()
    for label in content.findChildren(QLabel):
        if label.isVisible() and not label.wordWrap():
            assert label.width() >= label.sizeHint().width(), label.text()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("key", list(DATASETS))
def test_pictures_show_the_classes_in_their_colours(qapp, key, theme):
    image = thumbnail(DATASETS[key], QSize(64, 44), 2.0, theme).toImage()
    assert (image.width(), image.height()) == (128, 88)
    colours = {
        image.pixelColor(x, y).rgb() for x in range(128) for y in range(88) if image.pixelColor(x, y).alpha() == 255
    }
    member = DATASETS[key]
    if member.image is not None:
        lightness = [QColor.fromRgb(colour).lightness() for colour in colours]
        assert np.ptp(lightness) > 150
    elif member.task == "classification":
        assert {QColor(theme.positive).rgb(), QColor(theme.negative).rgb()} <= colours
    else:
        assert len(colours) > 10, "the target's height is a colour"


def test_the_tips_say_what_a_change_does_to_points_of_ones_own(panel):
    combo, noise = panel.form.slot("scaling").combo, panel.noise_form.slot("label_noise").editor
    outliers = panel.form.slot("outliers")
    edited = replace(ExperimentSpec(), data=DataSpec(outliers=ClipOutliers()))
    panel.show_spec(edited, [])
    limit = outliers.cells()[-1].label
    tips = [combo.tip, noise.field.toolTip, panel._split_row.label.toolTip, outliers.combo.tip, limit.toolTip]
    assert all("Rebuilds the network" in tip() for tip in tips)
    panel.show_spec(replace(edited, data=DataSpec(dataset=Drawn(), outliers=ClipOutliers())), [])
    assert all("Applies at the next step" in tip() and "Rebuilds" not in tip() for tip in tips)
    assert "Rebuilds the network" in panel.form.slot("features").cell.label.toolTip()
    assert panel.form.slot("seed").editor.button.toolTip() == "Use the next seed"
    panel.show_spec(edited, [])
    assert all("Rebuilds the network" in tip() for tip in tips)
