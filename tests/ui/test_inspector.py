"""The inspector: what is selected is shown and edited, and the training with all its fields and seeds."""

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from playground.data.catalog import DATASETS, Digits
from playground.data.spec import DataSpec
from playground.engine.activations import ACTIVATIONS, ReLU, Sigmoid, Step, Tanh
from playground.engine.blocks import Dense, Output
from playground.engine.image_blocks import Conv2D, MaxPool2D, Pixels
from playground.engine.initializers import HeNormal
from playground.engine.losses import MSE, Huber
from playground.engine.optimizers import OPTIMIZERS, SGD
from playground.engine.specs import NetworkSpec
from playground.experiment import ExperimentSpec, format_preset, parse_preset, validate
from playground.family import fields
from playground.ui.panels.activation_curve import ActivationCurve
from playground.ui.panels.inspector import InspectorPanel
from playground.ui.theme import apply_theme
from playground.ui.tokens import LIGHT
from playground.ui.widgets.number_field import NumberField

SPEC = ExperimentSpec(network=NetworkSpec(blocks=(Dense(units=6), Dense(units=4, activation=ReLU()))))


@pytest.fixture
def inspector(accepting):
    return accepting(InspectorPanel(), SPEC, 290)


def texts(inspector) -> list[str]:
    return [label.text() for label in inspector.findChildren(QLabel) if label.isVisible()]


def field(inspector, title: str) -> NumberField:
    every = inspector.findChildren(NumberField)
    (found,) = [each for each in every if each.accessibleName() == title and each.isVisible()]
    return found


def type_into(qtbot, target: NumberField, text: str) -> None:
    target.selectAll()
    qtbot.keyClicks(target, text)
    qtbot.keyClick(target, Qt.Key.Key_Return)


def test_nothing_selected_says_what_to_do(inspector):
    assert any("Select a block" in text for text in texts(inspector))
    inspector.show_spec(ExperimentSpec(network=NetworkSpec()), [])
    assert any("no hidden layer" in text for text in texts(inspector))


def test_a_selected_block_is_shown_with_shape_and_parameters(inspector):
    inspector.select(1)
    assert inspector.tabs.tabText(0) == "Dense 2"
    assert "output shape (4) · 28 parameters" in texts(inspector)  # 6 x 4 weights and 4 biases
    assert field(inspector, "Units").value == 4
    inspector.select(0)
    assert "output shape (6) · 18 parameters" in texts(inspector)
    inspector.select("output")
    assert inspector.tabs.tabText(0) == "Output"
    assert "output shape (2) · 10 parameters" in texts(inspector)
    assert inspector.edits == []


def test_blocks_on_images_say_how_their_size_is_worked_out(inspector):
    blocks = (Conv2D(filters=8), MaxPool2D(), Dense(units=6))
    spec = ExperimentSpec(data=DataSpec(dataset=Digits()), network=NetworkSpec(blocks=blocks))
    inspector.show_spec(spec, [])
    inspector.select(0)
    assert inspector.tabs.tabText(0) == "Conv2D 1"
    assert "output shape (8×6×6) · 80 parameters\nfloor((8 - 3 + 2·0) / 1) + 1 = 6" in texts(inspector)
    inspector.select(1)
    assert "output shape (8×3×3) · 0 parameters\nfloor((6 - 2) / 2) + 1 = 3" in texts(inspector)
    inspector.select(2)
    assert "output shape (6) · 438 parameters\nflattened to 72" in texts(inspector)
    inspector.select("output")
    assert "output shape (10) · 70 parameters" in texts(inspector)


def test_every_setting_of_a_block_on_images_can_be_changed(inspector, qtbot):
    spec = ExperimentSpec(data=DataSpec(dataset=Digits()), network=NetworkSpec(blocks=(Conv2D(),)))
    inspector.show_spec(spec, [])
    inspector.select(0)
    for title, text in (("Filters", "5"), ("Kernel", "5"), ("Stride", "2")):
        type_into(qtbot, field(inspector, title), text)
    inspector.layer.block_form().slot("padding").combo.choose("pixels")
    type_into(qtbot, field(inspector, "Border"), "2")
    block = inspector.edits[-1][0].network.blocks[0]
    assert block == Conv2D(filters=5, kernel=5, stride=2, padding=Pixels(width=2))
    assert any("floor((8 - 5 + 2·2) / 2) + 1 = 4" in text for text in texts(inspector))


def test_a_block_that_cannot_follow_has_a_note(inspector):
    spec = ExperimentSpec(network=NetworkSpec(blocks=(Dense(units=6), MaxPool2D(), Dense(units=4))))
    inspector.show_spec(spec, validate(spec))
    for number in (1, 2):
        inspector.select(number)
        assert "The output shape is not known: the blocks do not fit together." in texts(inspector)
    assert any(text.startswith("Block 2: MaxPool2D needs images") for text in texts(inspector))


def test_a_block_is_edited_and_only_that_one(inspector, qtbot):
    inspector.select(1)
    form = inspector.layer.block_form()
    type_into(qtbot, field(inspector, "Units"), "9")
    form.slot("activation").combo.choose("sigmoid")
    form.slot("initializer").combo.choose("he_normal")
    form.slot("batch_norm").editor.choose("before")
    type_into(qtbot, field(inspector, "Dropout"), "0.2")
    spec = inspector.edits[-1][0]
    assert spec.network.blocks == (Dense(units=6), Dense(9, Sigmoid(), HeNormal(), "before", 0.2))
    assert spec == replace(SPEC, network=replace(SPEC.network, blocks=spec.network.blocks))
    assert [text for _, text, _ in inspector.edits] == [
        "Change units", "Change activation to Sigmoid", "Change initialization to He normal", "Change batch norm",
        "Change dropout",
    ]  # fmt: skip
    assert inspector.edits[-1][2].startswith("network.blocks[1].dropout#")


@pytest.mark.parametrize("text", ["0", "1025", "2.5", "many"])
def test_units_out_of_range_are_refused(inspector, qtbot, text):
    inspector.select(0)
    type_into(qtbot, field(inspector, "Units"), text)
    assert inspector.edits == []
    assert "Enter a whole number: 1 to 1024." in texts(inspector)


@pytest.mark.parametrize("key", list(ACTIVATIONS))
def test_every_activation_can_be_chosen_and_is_drawn(inspector, key):
    inspector.select(0)
    combo = inspector.layer.block_form().slot("activation").combo
    combo.choose("tanh")
    combo.choose(key)
    spec = inspector.edits[-1][0] if inspector.edits else SPEC
    assert type(spec.network.blocks[0].activation) is ACTIVATIONS[key]
    assert parse_preset(format_preset(spec)) == spec
    zero = any("gradient of the step is zero" in text for text in texts(inspector))
    assert zero == (key == "step"), "the step says so in words"
    assert inspector.layer.curve.isVisible()


def test_the_curve_is_the_activation(qtbot, qapp):
    apply_theme(qapp, "light")
    curve = ActivationCurve()
    qtbot.addWidget(curve)
    curve.resize(240, 80)
    curve.show_activation(Tanh())
    value, slope = curve.curves
    z = np.linspace(-4, 4, len(value))
    np.testing.assert_allclose(value, np.tanh(z), atol=1e-12)
    np.testing.assert_allclose(slope, 1 / np.cosh(z) ** 2, atol=1e-12)
    image = curve.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert {LIGHT.positive, LIGHT.negative} <= colours
    curve.show_activation(Step())
    assert curve.curves[1].max() == 0


def test_the_output_has_its_loss(inspector):
    inspector.select("output")
    inspector.layer.loss_form.slot("loss").combo.choose("huber")
    inspector.layer.output_form.slot("activation").combo.choose("tanh")
    spec = inspector.edits[-1][0]
    assert spec.training.loss == Huber()
    assert spec.network.output == Output(activation=Tanh())
    assert validate(spec) == []


def test_problems_are_said(inspector):
    inspector.select("output")
    inspector.layer.output_form.slot("activation").combo.choose("relu")
    (problem,) = validate(inspector.edits[-1][0])
    assert problem.message in texts(inspector)
    inspector.layer.output_form.slot("activation").combo.choose("linear")
    assert problem.message not in texts(inspector)


def test_every_optimizer_shows_all_its_fields(inspector):
    inspector.tabs.setCurrentIndex(1)
    for key, member in OPTIMIZERS.items():
        inspector.training.form.slot("optimizer").combo.choose(key)
        own = {each.title for each in fields(member)}
        shown = {each.accessibleName() for each in inspector.findChildren(NumberField) if each.isVisible()}
        assert own <= shown, key
        foreign = {each.title for other in OPTIMIZERS.values() for each in fields(other)} - own
        assert not foreign & shown, key


def test_the_training_is_edited(inspector, qtbot):
    inspector.tabs.setCurrentIndex(1)
    page = inspector.training
    page.form.slot("optimizer").combo.choose("sgd")
    type_into(qtbot, field(inspector, "Learning rate"), "0.5")
    page.form.slot("schedule").combo.choose("cosine")
    page.form.slot("clip").combo.choose("norm")
    page.form.slot("loss").combo.choose("mse")
    type_into(qtbot, field(inspector, "Batch size"), "64")
    type_into(qtbot, field(inspector, "L2"), "1e-4")
    switch = page.form.slot("early_stopping").switch
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton, pos=switch.rect().center() / 8)
    spec = inspector.edits[-1][0]
    training = spec.training
    assert training.optimizer == SGD(learning_rate=0.5)
    assert (training.schedule.key(), training.clip.key(), training.loss) == ("cosine", "norm", MSE())
    assert (training.batch_size, training.l2, training.early_stopping.patience) == (64, 1e-4, 10)
    assert parse_preset(format_preset(spec)) == spec


def test_three_seeds(inspector, qtbot):
    inspector.tabs.setCurrentIndex(1)
    for number, title in enumerate(("Data seed", "Weights seed", "Order seed"), 1):
        type_into(qtbot, field(inspector, title), str(number))
    spec = inspector.edits[-1][0]
    assert (spec.data.seed, spec.network.seed, spec.training.seed) == (1, 2, 3)


def test_a_removed_block_is_no_longer_selected(inspector):
    inspector.select(1)
    inspector.show_spec(ExperimentSpec(network=NetworkSpec(blocks=(Dense(),))), [])
    assert inspector.selection is None
    inspector.select(7)
    assert inspector.selection is None
    assert inspector.tabs.tabText(0) == "Layer"


def test_the_tabs_fit_beside_the_title(inspector, qtbot):
    inspector.resize(inspector.minimumWidth(), 400)
    blocks = (Dense(),) * 12
    inspector.show_spec(ExperimentSpec(network=NetworkSpec(blocks=blocks)), [])
    inspector.select(11)
    assert inspector.tabs.tabText(0) == "Dense 12"
    qtbot.waitUntil(lambda: inspector.tabs.width() >= inspector.tabs.sizeHint().width())
    assert inspector.tabs.geometry().right() < inspector.width()


def test_selecting_brings_the_layer_to_the_front(inspector):
    inspector.tabs.setCurrentIndex(1)
    inspector.select(0)
    assert inspector.tabs.currentIndex() == 0


def test_showing_a_spec_never_emits(inspector):
    inspector.tabs.setCurrentIndex(1)
    for member in DATASETS.values():
        inspector.show_spec(replace(SPEC, data=replace(SPEC.data, dataset=member())), [])
    for selection in (0, 1, "output", None):
        inspector.select(selection)
    assert inspector.edits == []


@pytest.mark.parametrize("width", [256, 290, 400])
def test_no_label_is_clipped(inspector, width):
    inspector.resize(width, 560)
    for selection in (0, "output"):
        inspector.select(selection)
        for label in inspector.layer.findChildren(QLabel):
            if label.isVisible() and not label.wordWrap():
                assert label.width() >= label.sizeHint().width(), label.text()
