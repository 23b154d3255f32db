"""The document: every edit can be undone, drags are one step, and the modified mark tells the truth."""

import msgspec
import pytest

from playground.experiment import load_preset
from playground.experiment.spec import ExperimentSpec
from playground.ui.document import Document


@pytest.fixture
def document(qapp):
    made = Document()
    yield made
    made.deleteLater()


def named(name):
    return ExperimentSpec(name=name)


def test_an_edit_is_announced_and_can_be_undone_and_redone(document):
    seen = []
    document.changed.connect(seen.append)
    first = document.spec
    document.edit(named("a"), "Rename")
    assert document.modified
    assert document.undo_stack.undoText() == "Rename"
    document.undo_stack.undo()
    assert document.spec == first
    assert not document.modified
    document.undo_stack.redo()
    assert seen == [named("a"), first, named("a")]


def test_an_edit_that_changes_nothing_is_none(document):
    document.edit(ExperimentSpec(), "Nothing")
    assert document.undo_stack.count() == 0


def test_a_drag_is_one_step_and_other_keys_are_not_merged(document):
    for name in "abc":
        document.edit(named(name), "Drag", "noise")
    document.edit(named("d"), "Drag", "samples")
    document.edit(named("e"), "Choose")
    document.edit(named("f"), "Choose")
    assert document.undo_stack.count() == 4
    for _ in range(3):
        document.undo_stack.undo()
    assert document.spec == named("c")
    document.undo_stack.undo()
    assert document.spec == ExperimentSpec()


def test_a_drag_back_to_the_start_leaves_no_step(document):
    document.edit(named("a"), "Drag", "noise")
    document.edit(ExperimentSpec(), "Drag", "noise")
    assert document.undo_stack.count() == 0
    assert not document.modified


def test_end_merge_starts_a_new_step(document):
    document.edit(named("a"), "Drag", "noise")
    document.end_merge()
    document.edit(named("b"), "Drag", "noise")
    assert document.undo_stack.count() == 2


def test_a_drag_after_saving_is_a_step_of_its_own(document, tmp_path):
    document.edit(named("a"), "Drag", "noise")
    document.save(tmp_path / "one.json")
    document.edit(named("b"), "Drag", "noise")
    document.undo_stack.undo()
    assert not document.modified
    assert document.spec == named("a")


def test_saving_sets_path_title_and_mark_and_the_file_reads_back(document, tmp_path, qtbot):
    document.edit(named("Mine"), "Rename")
    assert document.title == "Mine"
    with qtbot.waitSignal(document.renamed):
        document.save(tmp_path / "first try.json")
    assert (document.title, document.path, document.modified) == ("first try", tmp_path / "first try.json", False)
    assert load_preset(document.path) == named("Mine")


def test_a_failed_save_changes_nothing(document, tmp_path):
    document.edit(named("a"), "Rename")
    with pytest.raises(OSError, match="no such folder"):
        document.save(tmp_path / "no such folder" / "x.json")
    assert document.modified
    assert document.path is None


def test_loading_forgets_the_history(document):
    loaded = []
    document.loaded.connect(loaded.append)
    document.edit(named("a"), "Rename")
    document.load(msgspec.structs.replace(named("b"), description="x"), title="spiral")
    assert document.undo_stack.count() == 0
    assert (document.modified, document.title, len(loaded)) == (False, "spiral", 1)


def test_titles(document):
    assert document.title == "Untitled"
    document.load(named("Spiral"))
    assert document.title == "Spiral"


def test_an_edit_has_one_name_when_it_is_done_undone_and_done_again(document):
    document.edit(named("a"), "Rename")
    first = document.last_edit
    document.edit(named("b"), "Rename")
    second = document.last_edit
    assert second != first
    names = []
    for move in (document.undo_stack.undo, document.undo_stack.undo, document.undo_stack.redo):
        move()
        names.append(document.last_edit)
    assert names == [second, first, first]
    document.edit(named("c"), "Rename", "name")
    steps = document.last_edit
    document.edit(named("d"), "Rename", "name")
    assert document.last_edit == steps, "the steps of a slider are one edit"
