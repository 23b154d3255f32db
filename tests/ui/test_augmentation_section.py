"""Augmentation, class weights and constraint on the training page, edited by hand; and the preview."""

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from playground.data.catalog import DATASETS
from playground.engine.augmentation import Augmentation
from playground.engine.class_weights import Balanced, Chosen, Unweighted
from playground.engine.constraints import MaxNorm
from playground.engine.specs import TrainingSpec
from playground.experiment import ExperimentSpec, build, replace_at, validate
from playground.ui.panels.choose_data import with_dataset
from playground.ui.panels.training_page import TrainingPage
from playground.ui.theme import apply_theme
from playground.ui.widgets.number_field import NumberField
from playground.ui.widgets.numbers_field import NumbersField


@pytest.fixture
def page(qtbot, qapp):
    """A shown training page whose edits are accepted; `page.edits` holds them."""
    apply_theme(qapp, "light")
    made = TrainingPage()
    qtbot.addWidget(made)
    made.edits = []

    def accept(spec, text, key):
        made.edits.append((spec, text, key))
        made.show_training(spec)

    made.edited.connect(accept)
    made.resize(290, 900)
    made.show()
    qtbot.waitExposed(made)
    return made


def spec_on(name, **augmentation):
    spec = ExperimentSpec(training=replace(TrainingSpec(), augmentation=Augmentation(**augmentation)))
    return replace(spec, data=replace(spec.data, dataset=DATASETS[name]()))


def titles(page):
    """The settings of the augmentation that can be seen."""
    found = page.augmentation.form.findChildren(NumberField)
    return [field.accessibleName() for field in found if field.isVisible()]


def type_into(qtbot, field, text):
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ("digits", ["Shift", "Rotation", "Elastic", "Input noise"]),
        ("spiral", ["Input noise", "Jitter"]),
        ("sine", ["Input noise", "Jitter"]),
        ("iris", ["Input noise"]),
    ],
)
def test_only_what_means_something_for_the_data_is_shown(page, data, shown):
    page.show_training(spec_on(data))
    assert titles(page) == shown


def test_what_means_nothing_but_is_set_can_be_seen_and_set_back(page, qtbot):
    page.show_training(spec_on("spiral", shift=2.0))
    assert titles(page) == ["Shift", "Input noise", "Jitter"]
    (shift,) = [f for f in page.augmentation.form.findChildren(NumberField) if f.accessibleName() == "Shift"]
    type_into(qtbot, shift, "0")
    assert page.edits[-1][0].training.augmentation == Augmentation()
    assert page.edits[-1][1] == "Change shift"


def test_the_preview_shows_the_same_examples_and_draws_again(page, qtbot):
    spec = spec_on("digits", shift=1.0, noise=0.1)
    page.show_training(spec)
    page.show_frame(build(spec).frame())
    preview = page.augmentation.preview
    assert preview.isVisible()
    before, after = preview.pair()
    assert before.shape == after.shape == (6, 1, 8, 8)
    assert preview.pair()[1] is after  # nothing is computed twice
    picture = preview.grab().toImage()
    qtbot.mouseClick(page.augmentation.again, Qt.MouseButton.LeftButton)
    same, other = preview.pair()
    np.testing.assert_array_equal(same, before)
    assert (other != after).any()
    assert preview.grab().toImage() != picture


def test_points_are_shown_with_their_jitter(page):
    spec = spec_on("spiral", jitter=0.2)
    page.show_training(spec)
    page.show_frame(build(spec).frame())
    before, after = page.augmentation.preview.pair()
    assert before.shape == after.shape == (60, 2)
    assert (after - before).std() == pytest.approx(0.2, rel=0.25)
    picture = page.augmentation.preview.grab().toImage()
    page.show_training(replace_at(spec, "training.augmentation.jitter", 3.0))
    assert page.augmentation.preview.grab().toImage() != picture


def test_switched_off_there_is_no_preview_and_nothing_is_computed(page, monkeypatch):
    monkeypatch.setattr("playground.ui.panels.augmentation_preview.preview", None)
    page.show_training(spec_on("digits"))
    page.show_frame(build(spec_on("digits")).frame())
    assert not page.augmentation.preview.isVisible()
    assert not page.augmentation.again.isVisible()
    page.show_training(spec_on("iris", noise=0.5))  # rows of a table have no picture
    assert not page.augmentation.preview.isVisible()


def test_class_weights_are_typed_as_numbers(page, qtbot):
    page.show_training(spec_on("iris"))
    page.form.slot("class_weights").combo.choose("chosen")
    (field,) = [each for each in page.findChildren(NumbersField) if each.isVisible()]
    assert page.edits[-1][0].training.class_weights == Chosen()
    type_into(qtbot, field, "1, 2.5 4")
    spec = page.edits[-1][0]
    assert spec.training.class_weights == Chosen((1.0, 2.5, 4.0))
    assert validate(spec) == []
    assert field.text() == "1, 2.5, 4"
    type_into(qtbot, field, "1, two")
    assert field.problem == "Enter numbers with commas between them."
    assert page.edits[-1][0] is spec
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), field.problem) == ("1, 2.5, 4", "")
    type_into(qtbot, field, "")
    assert page.edits[-1][0].training.class_weights == Chosen()


def test_a_regression_has_no_class_weights_to_choose(page):
    page.show_training(spec_on("sine"))
    assert not page.form.slot("class_weights").combo.isVisible()


def test_the_constraint_is_chosen(page):
    page.show_training(spec_on("spiral"))
    page.form.slot("constraint").combo.choose("max_norm")
    assert page.edits[-1][:2] == (
        replace_at(spec_on("spiral"), "training.constraint", "max_norm"),
        "Change weight constraint to Max norm",
    )
    assert page.edits[-1][0].training.constraint == MaxNorm()


def test_another_data_set_drops_what_means_nothing_to_it():
    spec = spec_on("digits", shift=1.0, noise=0.1)
    chosen, text = with_dataset(spec, DATASETS["spiral"])
    assert chosen.training.augmentation == Augmentation(noise=0.1)
    assert text == "Change data set to Spiral, without augmentation"
    weighed = replace_at(spec_on("iris"), "training.class_weights", {"type": "chosen", "weights": [1, 2, 3]})
    chosen, text = with_dataset(weighed, DATASETS["digits"])
    assert chosen.training.class_weights == Unweighted()
    assert text == "Change data set to Digits, without class weights"
    balanced = replace_at(spec_on("iris"), "training.class_weights", "balanced")
    assert with_dataset(balanced, DATASETS["digits"])[0].training.class_weights == Balanced()
    chosen, _ = with_dataset(balanced, DATASETS["sine"])
    assert chosen.training.class_weights == Unweighted()
    assert validate(chosen) == []


def test_in_the_window_the_preview_shows_the_experiments_own_examples(open_window, spiral, qtbot):
    window = open_window(replace_at(spiral, "training.augmentation.jitter", 0.2))
    window.inspector.tabs.setCurrentIndex(1)
    before, _ = window.inspector.training.augmentation.preview.pair()
    raw = window.pump.frame.data.train.raw
    assert (before[:, None] == raw).all(axis=2).any(axis=1).all()
