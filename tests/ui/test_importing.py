"""Bringing in data: the link, the file dialog, a drop; what is refused changes nothing."""

import gzip
import sys
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from playground.data.files.arrays import Arrays
from playground.data.files.cifar import Cifar10
from playground.data.files.image_folder import ImageFolder
from playground.data.files.pictures import Idx
from playground.data.files.table import Table
from playground.data.scaling import NoScaling
from playground.data.spec import DataSpec
from playground.engine.losses import BinaryCrossEntropy, CrossEntropy
from playground.experiment import format_preset, parse_preset
from playground.runner import RunnerState
from playground.ui.importing.class_rows import NAME_WIDTH, SIDE
from playground.ui.importing.folder_dialog import FolderDialog
from playground.ui.importing.table_dialog import TableDialog

sys.path.append(str(Path(__file__).parent.parent / "data"))
from idx_support import write_pair


@pytest.fixture
def folder(tmp_path):
    """A small MNIST."""
    made = tmp_path / "digits"
    made.mkdir()
    write_pair(made, rows=60, zipped=True)
    return made


@pytest.fixture
def window(open_window, spiral):
    return open_window(spiral)


def drop(window, *paths):
    """Drop files; whether the window takes them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    common = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(5, 5), *common)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    assert window.dropping.frame.isVisible() == enter.isAccepted(), "a frame says that it can be dropped"
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPoint(5, 5).toPointF(), *common))
    assert not window.dropping.frame.isVisible()
    return enter.isAccepted()


def imported(window, qtbot, kind=Idx):
    """Wait until the imported data are in the experiment and have been prepared."""
    qtbot.waitUntil(lambda: isinstance(window.document.spec.data.dataset, kind))
    qtbot.waitUntil(lambda: window.pump.frame is not None and window.pump.frame.spec == window.document.spec)
    return window.document.spec.data.dataset


def test_a_dropped_folder_becomes_the_data(window, folder, qtbot):
    before = window.document.spec
    assert drop(window, folder)
    dataset = imported(window, qtbot)
    assert (dataset.rows, dataset.image) == (60, (1, 6, 6))
    tile = window.data.gallery.file_tile
    assert tile.isVisible()
    assert tile.isChecked()
    assert tile.text() == "digits"
    assert isinstance(window.document.spec.data.scaling, NoScaling), "a rare pixel would become huge"
    assert parse_preset(format_preset(window.document.spec)) == window.document.spec
    window.document.undo_stack.undo()
    assert window.document.spec == before
    assert not tile.isVisible()
    qtbot.mouseClick(window.data.gallery.tabs.tabs["files"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert window.document.spec.data.dataset == dataset, "the tile brings it back"


def test_the_link_asks_for_a_file(window, folder, qtbot, monkeypatch):
    path = next(folder.glob("*images*"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    qtbot.mouseClick(window.data.import_link, Qt.MouseButton.LeftButton)
    assert imported(window, qtbot).images == (str(path),)
    assert window.settings.text("folder") == str(folder)
    window.actions_["epoch"].trigger()
    qtbot.waitUntil(lambda: window.pump.frame.epoch == 1)


def test_a_cancelled_question_changes_nothing(window, qtbot, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    before = window.document.spec
    qtbot.mouseClick(window.data.import_link, Qt.MouseButton.LeftButton)
    assert window.document.spec == before


def test_a_loss_that_does_not_fit_gives_way(open_window, spiral, folder, qtbot):
    window = open_window(replace(spiral, training=replace(spiral.training, loss=BinaryCrossEntropy())))
    drop(window, folder)
    imported(window, qtbot)
    assert window.document.spec.training.loss == CrossEntropy()
    assert "digits" in window.document.undo_stack.undoText()


def test_a_broken_file_changes_nothing_and_says_why(window, folder, qtbot):
    path = next(folder.glob("*images*"))
    path.write_bytes(gzip.compress(b"nothing"))
    before = window.document.spec
    assert drop(window, path)
    qtbot.waitUntil(lambda: window.banners.text("message") != "")
    assert window.banners.text("message") == f"{path.name}: this is not an IDX file."
    assert window.document.spec == before
    assert window.document.undo_stack.count() == 0


def test_other_files_are_not_taken(window, tmp_path):
    path = tmp_path / "letter.docx"
    path.write_bytes(b"x")
    assert not drop(window, path)
    assert "can be dropped here" in window.status.currentMessage()


def test_a_preset_whose_file_is_missing_says_so_and_can_try_again(open_window, spiral, folder, qtbot):
    from playground.data.files.pictures import import_idx

    spec = replace(spiral, data=DataSpec(dataset=import_idx(folder)))
    hidden = folder.rename(folder.with_name("elsewhere"))
    window = open_window(spec)
    qtbot.waitUntil(lambda: window.banners.text("problems") != "")
    assert window.banners.text("problems") == "train-images-idx3-ubyte.gz: there is no such file."
    assert window.runner.state is RunnerState.INVALID
    assert not window.actions_["run"].isEnabled()
    assert window.document.spec == spec
    hidden.rename(folder)
    window.transport._try_again()
    qtbot.waitUntil(lambda: window.runner.state is RunnerState.PAUSED)
    assert window.banners.text("problems") == ""
    assert window.actions_["run"].isEnabled()


def test_data_that_vanish_leave_the_window_whole(window, folder, qtbot):
    drop(window, folder)
    dataset = imported(window, qtbot)
    for path in folder.iterdir():
        path.unlink()
    spec = window.document.spec
    window.document.edit(replace(spec, data=replace(spec.data, seed=5)), "Seed")
    qtbot.waitUntil(lambda: window.runner.state is RunnerState.INVALID)
    assert "there is no such file" in window.banners.text("problems")
    window.document.undo_stack.undo()
    qtbot.waitUntil(lambda: window.runner.state is RunnerState.PAUSED)
    assert window.document.spec.data.dataset == dataset
    assert window.banners.text("problems") == ""


def test_closing_while_reading_ends_the_thread(window, folder, qtbot):
    window.importing.open_paths([folder])
    window.close_unsaved()
    assert window.importing._job is None


# --- tables ---------------------------------------------------------------------------------------------------------

PEOPLE = "name;age;city;smoker;height\n" + "".join(
    f"person {n};{20 + n if n % 9 else ''};{'Oslo' if n % 2 else 'Bergen'};{n % 2};1,{60 + n}\n" for n in range(30)
)


@pytest.fixture
def people(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    return path


def dialog_of(window, qtbot):
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in window.findChildren(TableDialog)))
    return next(dialog for dialog in window.findChildren(TableDialog) if dialog.isVisible())


def test_a_dropped_table_is_previewed_and_imported(window, people, qtbot):
    assert drop(window, people)
    dialog = dialog_of(window, qtbot)
    combos = (dialog.delimiter, dialog.decimal, dialog.header, dialog.encoding, dialog.target, dialog.task)
    keys = [field.combo.key() for field in combos]
    assert keys == ["semicolon", "comma", "titles", "utf-8", "height", "regression"]
    assert dialog.preview.rowCount() == 20
    assert dialog.preview.item(1, 2).text() == "Oslo"
    dialog.target.combo.choose("smoker")
    assert dialog.task.combo.key() == "classification"
    assert dialog.choice.kinds == {"age": "number", "city": "category", "height": "number"}
    dialog.missing.combo.choose("mean")
    qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    table = imported(window, qtbot, Table)
    assert table.inputs == ("age", "city = Bergen", "city = Oslo", "height")
    assert (table.classes, table.rows, table.gaps) == (("0", "1"), 30, 4)
    assert window.data.gallery.file_tile.text() == "people"
    assert parse_preset(format_preset(window.document.spec)) == window.document.spec


def test_a_cancelled_dialog_changes_nothing(window, people, qtbot):
    before = window.document.spec
    drop(window, people)
    dialog = dialog_of(window, qtbot)
    qtbot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert window.document.spec == before


@pytest.fixture
def open_dialog(qtbot, qapp):
    """A function that shows the dialog of a file."""

    def open_it(path):
        dialog = TableDialog(path)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return open_it


def test_a_bad_cell_is_named_and_the_dialog_stays(open_dialog, people, qtbot):
    people.write_text(PEOPLE + "x;12\n", encoding="utf-8")
    dialog = open_dialog(people)
    found = []
    dialog.imported.connect(found.append)
    dialog.import_button.click()
    qtbot.waitUntil(dialog.problem.isVisible)
    assert dialog.problem.text() == "people.csv: row 32 has 2 cells instead of 5."
    qtbot.waitUntil(dialog.import_button.isEnabled)
    assert dialog.isVisible()
    assert found == []


def test_settings_change_the_preview(open_dialog, people):
    dialog = open_dialog(people)
    dialog.header.combo.choose("data")
    assert dialog.preview.horizontalHeaderItem(0).text() == "column 1"
    assert dialog.preview.item(0, 0).text() == "name"
    dialog.delimiter.combo.choose("tab")
    assert dialog.preview.columnCount() == 1
    assert not dialog.import_button.isEnabled()
    assert dialog.problem.text() == "A table needs two columns at least; is the separator right?"
    dialog.delimiter.combo.choose("semicolon")
    assert dialog.import_button.isEnabled()
    assert dialog.problem.text() == ""


def test_an_unreadable_encoding_is_explained_and_can_be_changed(open_dialog, tmp_path):
    path = tmp_path / "korean.csv"
    path.write_bytes("이름,값\n김,1\n이,2\n".encode("cp949"))
    dialog = open_dialog(path)
    assert dialog.encoding.combo.key() == "cp949"
    assert dialog.target.combo.keys() == ("이름", "값")
    dialog.encoding.combo.choose("utf-8")
    assert "choose another encoding" in dialog.problem.text()
    assert not dialog.import_button.isEnabled()
    dialog.encoding.combo.choose("cp949")
    assert dialog.problem.text() == ""
    assert dialog.import_button.isEnabled()


def test_ignored_columns_and_a_task_are_chosen(open_dialog, people, qtbot):
    dialog = open_dialog(people)
    dialog.target.combo.choose("smoker")
    qtbot.mouseClick(dialog._chips.chips["city"], Qt.MouseButton.LeftButton)
    dialog.task.combo.choose("regression")
    with qtbot.waitSignal(dialog.imported) as caught:
        dialog.import_button.click()
    (table,) = caught.args
    assert (table.inputs, table.task, table.targets) == (("age", "height"), "regression", ("smoker",))


def test_reading_can_be_cancelled(open_dialog, tmp_path, qtbot):
    path = tmp_path / "large.csv"
    path.write_text("a,b\n" + "1,2\n" * 300_000, encoding="utf-8")
    dialog = open_dialog(path)
    found = []
    dialog.imported.connect(found.append)
    dialog.import_button.click()
    qtbot.waitUntil(lambda: dialog.progress.value() > 0)
    assert dialog.progress.isVisible()
    dialog.cancel_button.click()
    qtbot.waitUntil(dialog.import_button.isEnabled)
    assert dialog.isVisible()
    assert not dialog.progress.isVisible()
    assert found == []
    dialog.import_button.click()
    dialog.close()
    assert dialog._job is None


# --- arrays ---------------------------------------------------------------------------------------------------------


def test_dropped_arrays_become_the_data(window, tmp_path, qtbot):
    path = tmp_path / "points.npz"
    np.savez(path, x=np.arange(40.0).reshape(20, 2), y=np.arange(20) % 2)
    assert drop(window, path)
    dataset = imported(window, qtbot, Arrays)
    assert (dataset.rows, dataset.inputs) == (20, ("x1", "x2"))
    assert window.data.gallery.file_tile.text() == "points"


# --- pictures -------------------------------------------------------------------------------------------------------


def test_a_pair_of_zipped_files_is_dropped_together(window, folder, qtbot):
    assert drop(window, *sorted(folder.iterdir()))
    assert imported(window, qtbot).rows == 60


def test_batches_of_cifar_are_dropped_together_and_train(window, tmp_path, qtbot):
    paths = [tmp_path / f"data_batch_{number}.bin" for number in (1, 2)]
    for path in paths:
        path.write_bytes(b"".join(bytes([n % 10]) + bytes([20 * (n % 10)]) * 3072 for n in range(30)))
    assert drop(window, *paths)
    dataset = imported(window, qtbot, Cifar10)
    assert (dataset.rows, dataset.image) == (60, (3, 32, 32))
    window.actions_["epoch"].trigger()
    qtbot.waitUntil(lambda: window.pump.frame.epoch == 1)


def test_a_dropped_folder_of_batches(window, tmp_path, qtbot):
    (tmp_path / "test_batch.bin").write_bytes((b"\1" + bytes(3072)) * 10 + (b"\2" + bytes(3072)) * 10)
    assert drop(window, tmp_path)
    assert imported(window, qtbot, Cifar10).rows == 20


def test_files_that_do_not_belong_together_are_not_taken(window, folder, people):
    assert not drop(window, people, next(folder.iterdir()))


def test_a_drag_that_leaves_takes_the_frame_along(window, folder, qtbot):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    enter = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, enter)
    frame = window.dropping.frame
    assert frame.geometry() == window.rect()
    assert frame.text == "Drop to import digits"
    assert frame.grab().toImage().pixelColor(8, 200) != window.grab().toImage().pixelColor(60, 200)
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not frame.isVisible()


@pytest.fixture
def colours(tmp_path):
    """Pictures of two classes: 5 red, 3 green."""
    root = tmp_path / "colours"
    for name, count in (("red", 5), ("green", 3)):
        (root / name).mkdir(parents=True)
        image = QImage(20, 10, QImage.Format.Format_RGB32)
        image.fill(QColor(name))
        for number in range(count):
            assert image.save(str(root / name / f"{number}.png"))
    return root


def folder_dialog_of(window, qtbot):
    dialog = window.findChild(FolderDialog)
    qtbot.waitUntil(dialog.import_button.isEnabled)
    return dialog


def test_a_dropped_folder_of_pictures_is_looked_at_and_imported(window, colours, qtbot):
    assert drop(window, colours)
    dialog = folder_dialog_of(window, qtbot)
    assert [(row.name, row.count) for row in dialog.rows.rows] == [("green", 3), ("red", 5)]
    assert dialog.choice == (32, "rgb"), "there is colour in them"
    row = dialog.rows.rows[1]
    assert row.grab().toImage().pixelColor(NAME_WIDTH + SIDE // 2, SIDE // 2) == QColor("red")
    dialog.colour_field.combo.choose("grey")
    dialog.size_field.combo.choose("16")
    qtbot.waitUntil(lambda: dialog.rows.rows[1]._images[0].isGrayscale())
    assert dialog.choice == (16, "grey")
    qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    dataset = imported(window, qtbot, ImageFolder)
    assert (dataset.rows, dataset.classes, dataset.image) == (8, ("green", "red"), (1, 16, 16))
    assert window.data.gallery.file_tile.text() == "colours"
    assert parse_preset(format_preset(window.document.spec)) == window.document.spec


def test_the_menu_asks_for_a_folder(window, colours, qtbot, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(colours))
    window.actions_["import_folder"].trigger()
    dialog = folder_dialog_of(window, qtbot)
    qtbot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    assert window.document.undo_stack.count() == 0


def test_one_photograph_stands_for_the_folder_of_all_classes(window, colours, qtbot):
    """A single PNG may be an experiment; a JPEG cannot."""
    photograph = colours / "red" / "9.jpg"
    assert QImage(str(colours / "red" / "0.png")).save(str(photograph))
    assert drop(window, photograph)
    assert len(folder_dialog_of(window, qtbot).rows.rows) == 2
    window.findChild(FolderDialog).close()


def test_a_broken_picture_is_named_and_the_dialog_stays(window, colours, qtbot):
    (colours / "red" / "0.png").write_bytes(b"nothing")
    before = window.document.spec
    drop(window, colours)
    dialog = window.findChild(FolderDialog)
    qtbot.waitUntil(lambda: dialog.problem.text() != "")
    assert dialog.problem.text() == "0.png: this is no PNG or JPEG picture, or it is damaged or too large."
    assert not dialog.import_button.isEnabled()
    assert window.document.spec == before
    dialog.close()


def test_a_folder_without_classes_is_explained(window, tmp_path, qtbot):
    drop(window, tmp_path)
    dialog = window.findChild(FolderDialog)
    qtbot.waitUntil(lambda: "it has no sub-folders" in dialog.problem.text())
    dialog.close()
