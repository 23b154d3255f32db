"""Generated forms: every field of every member can be edited, and only allowed values come out."""

from typing import Annotated, Literal

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from playground.data.files.source import FileSource
from playground.data.spec import DataSpec
from playground.engine.activations import LeakyReLU, Tanh
from playground.engine.blocks import Dense, Output
from playground.engine.optimizers import SGD, Adam, AdamW
from playground.engine.specs import EarlyStopping, NetworkSpec, TrainingSpec
from playground.experiment import ExperimentSpec
from playground.family import Member, Section, fields, setting
from playground.ui.forms.columns_layout import ColumnsLayout
from playground.ui.forms.section_form import SectionForm
from playground.ui.forms.slots import switched
from playground.ui.texts import changed_text, in_sentence, registry_strings, tip
from playground.ui.theme import apply_theme
from playground.ui.widgets.labels import Labeled
from playground.ui.widgets.number_field import NumberField

SECTIONS = (Dense, Output, TrainingSpec, DataSpec)
FAMILIES = [(section, field) for section in SECTIONS for field in fields(section) if field.kind == "family"]


class Flat(Member, frozen=True, tag="flat"):
    """A member without fields."""

    title = "Flat"
    help = "No fields."


class Bent(Member, frozen=True, tag="bent"):
    """A member with fields."""

    title = "Bent"
    rate: Annotated[float, setting("Rate", "A rate.", above=0, high=10, log=True)] = 0.5


class Steep(Member, frozen=True, tag="steep"):
    """A member that shares a field, with another range."""

    title = "Steep"
    rate: Annotated[float, setting("Rate", "A rate.", above=0, high=1)] = 0.1


class Inner(Section, frozen=True):
    """A nested section."""

    count: Annotated[int, setting("Count", "A count.", low=1, high=9)] = 3


class Everything(Section, frozen=True):
    """One field of each kind."""

    number: Annotated[int, setting("Number", "Whole.", low=0, high=100)] = 5
    share: Annotated[float, setting("Share", "A share.", low=0, high=1)] = 0.5
    size: Annotated[float, setting("Size", "A size.", above=0, high=1e3, log=True, unit="mm")] = 1.0
    place: Annotated[
        Literal["none", "before"], setting("Place", "A place.", live=False, labels={"none": "None", "before": "Before"})
    ] = "none"
    on: Annotated[bool, setting("On", "A switch.")] = True
    many: Annotated[tuple[Literal["a", "b", "c"], ...], setting("Many", "Some.")] = ("a",)
    shape: Annotated[Flat | Bent | Steep, setting("Shape", "A shape.")] = Flat()
    inner: Annotated[Inner | None, setting("Inner", "A part.")] = None
    seed: Annotated[int, setting("Seed", "A seed.", low=0, high=2**32 - 1)] = 0


@pytest.fixture
def made(qtbot, qapp):
    """A function that shows a form and returns it with the list of its edits."""
    apply_theme(qapp, "light")
    forms = []

    def make(section, value, width=320, **options):
        form = SectionForm(section, **options)
        forms.append(form)
        qtbot.addWidget(form)
        edits: list = []
        form.edited.connect(lambda *edit: edits.append(edit))
        form.show_value(value)
        form.resize(width, 900)
        form.show()
        qtbot.waitExposed(form)
        assert edits == [], "showing never emits"
        return form, edits

    yield make
    forms.clear()


def type_into(qtbot, field: NumberField, text: str) -> None:
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def number_field(form: SectionForm, title: str) -> NumberField:
    fields_ = [field for field in form.findChildren(NumberField) if field.accessibleName() == title]
    (visible,) = [field for field in fields_ if field.isVisible()]
    return visible


def test_every_kind_of_field_is_edited_by_hand(made, qtbot):
    form, edits = made(Everything, Everything())
    type_into(qtbot, number_field(form, "Number"), "7")
    type_into(qtbot, number_field(form, "Share"), "0.25")
    type_into(qtbot, number_field(form, "Size"), "1e-3")
    form.slot("place").editor.choose("before")
    qtbot.mouseClick(form.slot("on").editor, Qt.MouseButton.LeftButton, pos=form.slot("on").editor.rect().center() / 8)
    qtbot.mouseClick(form.slot("many").editor.chips["c"], Qt.MouseButton.LeftButton)
    form.slot("shape").combo.choose("bent")
    type_into(qtbot, number_field(form, "Rate"), "2")
    qtbot.mouseClick(
        form.slot("inner").switch, Qt.MouseButton.LeftButton, pos=form.slot("inner").switch.rect().center() / 8
    )
    type_into(qtbot, number_field(form, "Count"), "4")
    type_into(qtbot, number_field(form, "Seed"), "42")
    wanted = Everything(7, 0.25, 1e-3, "before", False, ("a", "c"), Bent(rate=2.0), Inner(count=4), 42)
    assert edits[-1][0] == wanted
    assert form.value == wanted
    assert [text for _, text, _ in edits] == [
        "Change number", "Change share", "Change size", "Change place", "Change on", "Change many",
        "Change shape to Bent", "Change rate", "Change inner", "Change count", "Change seed",
    ]  # fmt: skip


def test_only_drags_have_a_merge_key(made, qtbot):
    form, edits = made(Everything, Everything())
    slider = form.slot("share").editor.slider
    slider.setFocus()
    for _ in range(3):
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    keys = {key for _, _, key in edits}
    assert len(keys) == 1
    assert keys.pop().startswith("share#")
    form.slot("place").editor.choose("before")
    assert edits[-1][2] == ""


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Number", "101"),
        ("Number", "1.5"),
        ("Share", "-0.1"),
        ("Size", "0"),
        ("Size", "nan"),
        ("Seed", "-1"),
        ("Seed", "x"),
    ],
)
def test_what_is_out_of_range_marks_the_field_and_emits_nothing(made, qtbot, title, text):
    form, edits = made(Everything, Everything())
    field = number_field(form, title)
    type_into(qtbot, field, text)
    assert edits == []
    assert field.property("invalid")
    assert field.text() == text
    assert any(label.isVisible() and label.text() == field.problem for label in form.findChildren(QLabel))


@pytest.mark.parametrize(("section", "field"), FAMILIES, ids=[f"{s.__name__}.{f.name}" for s, f in FAMILIES])
def test_every_entry_of_every_family_can_be_chosen_and_comes_back(made, section, field):
    form, edits = made(section, section(), only=(field.name,))
    slot = form.slot(field.name)
    assert slot.combo.keys() == tuple(field.members)
    # What is imported from a file is never chosen from a list: its fields come from the file.
    chosen = [key for key, member in field.members.items() if not issubclass(member, FileSource)]
    for key in (*chosen, chosen[0]):
        slot.combo.choose(key)
        value = getattr(form.value, field.name)
        assert type(value) is field.members[key]
        assert msgspec.convert(msgspec.to_builtins(form.value), section) == form.value
        shown = [cell.label.text() for cell in form.findChildren(Labeled) if cell.isVisible()]
        own = [each.title for each in fields(field.members[key])]
        titles = shown + [box.text() for box in form.findChildren(QCheckBox) if box.isVisible()]
        titles += [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
        assert set(own) <= set(titles), "the member's own fields are there"
    assert len(edits) >= len(chosen) - 1


def test_another_member_keeps_what_was_changed_and_nothing_else():
    assert switched(Adam(learning_rate=0.02, beta1=0.5), SGD) == SGD(learning_rate=0.02)
    assert switched(Adam(), SGD) == SGD(), "a default gives way to the new member's default"
    assert switched(Adam(beta1=0.5, epsilon=1e-6), AdamW) == AdamW(beta1=0.5, epsilon=1e-6)
    assert switched(Bent(rate=5.0), Steep) == Steep(), "what the new member does not allow is dropped"
    assert switched(None, Flat) == Flat()


def test_a_member_shows_its_own_fields_only(made):
    form, _ = made(Dense, Dense(activation=LeakyReLU(negative_slope=0.2)))
    assert number_field(form, "Negative slope").value == 0.2
    form.show_value(Dense(activation=Tanh()))
    assert not any(
        field.isVisible() for field in form.findChildren(NumberField) if field.accessibleName() == "Negative slope"
    )


def test_an_optional_section_comes_and_goes(made, qtbot):
    form, edits = made(TrainingSpec, TrainingSpec(), only=("early_stopping",))
    switch = form.slot("early_stopping").switch
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton, pos=switch.rect().center() / 8)
    assert edits[-1][0].early_stopping == EarlyStopping()
    type_into(qtbot, number_field(form, "Patience"), "3")
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton, pos=switch.rect().center() / 8)
    assert edits[-1][0].early_stopping is None
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton, pos=switch.rect().center() / 8)
    assert edits[-1][0].early_stopping == EarlyStopping(patience=3), "what was typed is not lost"


def test_only_and_exclude_choose_fields(made):
    form, _ = made(Dense, Dense(), only=("dropout", "units"))
    assert [label.text() for label in form.findChildren(QLabel) if label.text()] == ["Dropout", "Units"]
    form, _ = made(Dense, Dense(), exclude=("activation", "initializer", "batch_norm", "dropout"))
    assert [label.text() for label in form.findChildren(QLabel) if label.text()] == ["Units"]


@pytest.mark.parametrize(("width", "columns"), [(320, 2), (150, 1)])
def test_columns_follow_the_width(made, width, columns):
    form, _ = made(TrainingSpec, TrainingSpec(), width, only=("batch_size", "epochs", "l1", "l2"), sliders=("l1", "l2"))
    cells = [form.slot(name).cell for name in ("batch_size", "epochs", "l1", "l2")]
    assert len({cell.x() for cell in cells}) == columns
    assert all(cell.geometry().right() < width for cell in cells)


def test_nothing_is_clipped_in_a_narrow_form(made):
    for section in SECTIONS:
        form, _ = made(section, section(), 190)
        form.resize(190, form.layout().heightForWidth(190))
        for label in form.findChildren(QLabel):
            if label.isVisible() and label.text():
                assert label.width() >= label.sizeHint().width() or label.wordWrap(), label.text()


def test_wide_cells_take_a_row(qtbot, qapp):
    window = QWidget()
    qtbot.addWidget(window)
    layout = ColumnsLayout(window)
    cells = [QLabel(text) for text in ("a", "b", "a rather long text that needs a whole row", "d")]
    for cell in cells:
        layout.addWidget(cell)
    window.resize(220, 200)
    window.show()
    qtbot.waitExposed(window)
    assert cells[0].y() == cells[1].y() < cells[2].y() < cells[3].y()


def test_tab_goes_through_the_fields_in_reading_order(made, qtbot):
    form, _ = made(Dense, Dense(activation=Tanh()), only=("units", "activation", "dropout"))
    form.slot("activation").combo.choose("leaky_relu")
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    first = number_field(form, "Units")
    first.setFocus()
    names = []
    for _ in range(5):
        names.append(form.focusWidget().accessibleName())
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
    assert list(dict.fromkeys(names)) == ["Units", "Activation", "Negative slope", "Dropout"]


def test_every_editor_has_a_name_and_a_plain_tip(made):
    for section in (*SECTIONS, NetworkSpec):
        simple = [field.name for field in fields(section) if field.kind not in ("families",)]
        form, _ = made(section, section(), only=simple)
        for name in simple:
            editor = getattr(form.slot(name), "editor", None)
            if editor is not None and editor.toolTip():
                assert "<" not in editor.toolTip()
                assert editor.accessibleName()


# --- texts --------------------------------------------------------------------------------------------------------


def test_tips_say_range_and_effect(qapp):
    size, place = (next(field for field in fields(Everything) if field.name == name) for name in ("size", "place"))
    assert tip(size) == "A size.\nRange: above 0, up to 1000 mm\nApplies at the next step"
    assert tip(place) == "A place.\nRebuilds the network"
    units = next(field for field in fields(Dense) if field.name == "units")
    assert tip(units) == "Number of units.\nRange: 1 to 1024\nAll other units keep what they have learnt"
    rate = next(field for field in fields(Adam) if field.name == "learning_rate")
    assert max(map(len, tip(rate).splitlines())) <= 62


def test_titles_in_sentences(qapp):
    assert [in_sentence(title) for title in ("Learning rate", "L2", "SGD", "Beta 1")] == [
        "learning rate", "L2", "SGD", "beta 1",
    ]  # fmt: skip
    assert changed_text(fields(Adam)[0]) == "Change learning rate"


def test_registry_strings_are_complete_and_unique():
    strings = registry_strings()
    assert len(strings) == len(set(strings))
    assert "" not in strings
    for section in (ExperimentSpec, DataSpec, NetworkSpec, TrainingSpec, EarlyStopping, Dense, Output):
        for field in fields(section):
            assert {field.title, field.help, *field.choices.values()} - {""} <= set(strings)
            for member in field.members.values():
                assert {member.title, member.help} <= set(strings)
                for own in fields(member):
                    assert {own.title, own.help} - {""} <= set(strings)
